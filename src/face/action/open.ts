import { join } from "node:path";
import { openPolicy, type Setup } from "../../command/open_policy.ts";
import { refuseStranger } from "../../command/operators.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Origin } from "../../domain/origin.ts";
import { GitHubFailure, type GitHubRun, githubOf } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { readRecord } from "../../host/state.ts";
import { refuseDirty } from "./checkout.ts";
import { COMMANDS, type CommandWord, type Reach } from "./commands.ts";
import { confirmRun, refusal } from "./guard.ts";
import type { Inputs } from "./inputs.ts";
import { maskPolicy, withSigningKey } from "./keys.ts";
import type { Runner } from "./runner.ts";

const USE_DEFAULT = "Leave github-token at its default.";

/** A policy that counts here, and what could not be confirmed of it. */
export interface Opened {
  readonly setup: Setup;
  readonly findings: readonly Finding[];
}

/**
 * Opens the policy of a run that may act, once it is certain whose it is.
 *
 * @param at.branch The default branch, as `refuseRun` found it.
 * @throws HoldfastError "origin-refused" where it is not the reviewed one.
 */
export async function openCounted(
  inputs: Inputs,
  at: {
    readonly machine: Machine;
    readonly run: GitHubRun;
    readonly branch: string;
    readonly command: CommandWord;
    readonly runner: Runner;
  },
): Promise<Opened> {
  const { machine, run, branch, command, runner } = at;
  const opened = await openPolicy(inputs.policy, machine, null);
  const github = inputs.token === "" ? null : githubOf(machine, run, inputs.token);
  const path = await refuseDirty(opened, run);
  await maskPolicy(opened, runner);
  const setup = withSigningKey({ ...opened, origin: originOf(run), github }, inputs);
  const findings = await confirmRun(run, { github, branch, command });
  refuseUnnamed(setup, run);
  await refuseStranger(setup);
  return {
    setup,
    findings: [...findings, ...(await reviewed(setup, path, COMMANDS[command].reach))],
  };
}

/**
 * Asks whether the policy was reviewed, before anything is added or replaced by its word.
 *
 * @returns That nobody could be asked, where neither the policy demands it nor anything is replaced: a
 *   GitHub that is down must not end all backups. A token that may not ask is no such reason, as
 *   whoever takes the demand out of the policy can take the permission out of the workflow.
 */
async function reviewed(setup: Setup, path: string, reach: Reach): Promise<readonly Finding[]> {
  if (reach === "reads") return [];
  const { github, policy } = setup;
  if (github === null) return await unasked(setup);
  const { refuseUnreviewed } = await import("../../command/refuse_unreviewed.ts");
  try {
    await refuseUnreviewed(setup, github, path);
    return [];
  } catch (error) {
    const isLenient = policy.require === null && reach === "adds";
    if (!isLenient || !(error instanceof HoldfastError) || !isDown(error.cause)) throw error;
    return [unconfirmed(error.message, error.hint ?? "")];
  }
}

function isDown(cause: unknown): boolean {
  return cause instanceof GitHubFailure && (cause.status === 0 || cause.status >= 500);
}

/** Only GitHub can say who started a run; a demand that cannot be put is not met. */
function refuseUnnamed({ github, policy }: Setup, run: GitHubRun): void {
  const isByHand = run.event === "workflow_dispatch" || run.attempt !== 1;
  if (github !== null || policy.operators === null || !isByHand) return;
  throw refusal("who started this cannot be asked without a github-token", USE_DEFAULT);
}

/** Without a token; a host that has asked GitHub before knows that it can. */
async function unasked({ policy, state }: Setup): Promise<readonly Finding[]> {
  const asked =
    policy.require !== null || (await readRecord(join(state, "reviewed.json"))) !== null;
  if (!asked) return [unconfirmed("there is no github-token", USE_DEFAULT)];
  throw refusal(
    "whether the policy was reviewed cannot be asked without a github-token",
    USE_DEFAULT,
  );
}

function unconfirmed(why: string, hint: string): Finding {
  const text = `The policy's history was not looked at: ${why}`;
  return { code: "origin-unconfirmed", weight: "note", thing: "policy", text, hint };
}

/** What this run vouches for; on a schedule nobody asked. */
function originOf(run: GitHubRun): Origin {
  const requester = run.event === "workflow_dispatch" ? run.actor : null;
  return { commit: run.sha, requester, run: run.url };
}
