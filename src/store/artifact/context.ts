import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { FindingCode } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { type GitHub, GitHubFailure, githubOf, runOf } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";

/** How long is waited for GitHub; tests wait less. */
export interface Patience {
  /** Before a second try, doubled each time, ms. */
  readonly pause: number;
  /** For the next byte of a download, ms. */
  readonly idle: number;
}

/** What the store works with. */
export interface Context {
  readonly machine: Machine;
  readonly label: string;
  readonly patience: Patience;
  /** The API. @throws HoldfastError "store-unreachable" outside of a run, or without a token. */
  github(): GitHub;
}

const DAY = 86_400_000; // ms
const LONGEST = 90; // days, where nobody says otherwise

/** Where the artifacts are, as far as the environment tells. */
export function contextOf(machine: Machine, patience: Patience): Context {
  const repository = machine.env["GITHUB_REPOSITORY"];
  const label = `store "artifacts${repository === undefined ? "" : ` of ${shown(repository)}`}"`;
  let made: GitHub | null = null;
  return {
    machine,
    label,
    patience,
    github: () => {
      made ??= connect(machine, label);
      return made;
    },
  };
}

function connect(machine: Machine, label: string): GitHub {
  const run = runOf(machine.env);
  const cannotUse = (why: string, hint: string) => storeError({ label }, `use`, { why, hint });
  if (run === null)
    throw cannotUse(
      "this is no workflow run",
      "Artifacts are reached from a workflow only. By hand: download the artifact, put its zip into a folder, and name that as a store of kind directory with layout: zip.",
    );
  refuseOtherServers(run.server, label);
  const token = machine.env["GITHUB_TOKEN"] ?? "";
  if (token === "")
    throw cannotUse("there is no token", "Leave the action's input github-token as it is.");
  return githubOf(machine, run, token);
}

/** @throws HoldfastError where nothing can be uploaded from here. */
export function requireService({ machine, label }: Context): void {
  const { env } = machine;
  if (env["ACTIONS_RUNTIME_TOKEN"] && env["ACTIONS_RESULTS_URL"]) return;
  throw storeError({ label }, "write to", {
    why: "this step was given no artifact service",
    hint: "Only actions get one, a step with run: does not. Use the packaged action for this command.",
  });
}

function refuseOtherServers(server: string, label: string): void {
  const host = URL.canParse(server) ? new URL(server).hostname : "";
  if (/^(github\.com|([a-z0-9-]+\.)+ghe\.com|([a-z0-9-]+\.)*localhost|127\.0\.0\.1)$/.test(host))
    return;
  throw storeError({ label }, "use", {
    why: `"${shown(host)}" is a GitHub Enterprise Server`,
    hint: "Its artifacts are of an older kind that no client of today can write. Use a store of kind directory.",
  });
}

/** How long an artifact is kept, days: what the policy asks for, as far as the repository allows. */
export function retentionOf(asked: number | null, machine: Machine): number {
  const most = Number(machine.env["GITHUB_RETENTION_DAYS"]);
  const allowed = Number.isInteger(most) && most > 0 ? most : null;
  return Math.min(asked ?? allowed ?? LONGEST, allowed ?? asked ?? LONGEST);
}

/** The same, ms. */
export function keepsFor(asked: number | null, machine: Machine): number {
  return retentionOf(asked, machine) * DAY;
}

/** An error of this store's. @param what "read", "write to", …: between "Cannot" and the store. */
export function storeError(
  { label }: { readonly label: string },
  what: string,
  detail: { why: string; hint: string; code?: FindingCode; cause?: unknown },
): HoldfastError {
  const { why, hint, code = "store-unreachable", cause } = detail;
  return new HoldfastError("store", `Cannot ${what} ${label}: ${shown(why)}`, {
    code,
    hint,
    thing: label.replace(/^store "|"$/g, ""),
    cause,
  });
}

/** What GitHub said, as an error of the store's; anything else is handed back as it is. */
export function explained(context: Context, what: string, cause: unknown): unknown {
  if (context.machine.signal.aborted) return new Interrupted();
  if (!(cause instanceof GitHubFailure)) return cause;
  const needs = cause.permission ?? (what.startsWith("remove") ? "actions=write" : "actions=read");
  const isRefusal = cause.status === 401 || cause.status === 403;
  const hint = isRefusal
    ? `Give the job this permission: ${shown(needs).replaceAll("=", ": ")}.`
    : "Is GitHub in order (githubstatus.com)? Run the same command again.";
  return storeError(context, what, { why: cause.message, hint, cause });
}

/** Does something with GitHub and turns its refusals into errors of the store's. */
export async function within<T>(
  context: Context,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw explained(context, what, cause);
  }
}
