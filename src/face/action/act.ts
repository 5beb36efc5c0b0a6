import { readFile, rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Setup } from "../../command/open_policy.ts";
import { HoldfastError } from "../../domain/error.ts";
import { type Plan, planDigits, planOf } from "../../domain/plan.ts";
import type { Outcome } from "../../domain/report.ts";
import type { GitHub } from "../../host/github.ts";
import { leave, type Uploaded, uploadFile } from "./artifact.ts";
import type { CommandWord } from "./commands.ts";
import { fetchPlan } from "./fetch_plan.ts";
import { findArtifact } from "./find_artifact.ts";
import type { Inputs } from "./inputs.ts";
import { resolvePlaces } from "./into.ts";
import { identityPath, type Private } from "./keys.ts";
import { approvalFiles } from "./paste.ts";
import { writeReport } from "./report.ts";

/** What a command came to, and the files of it that later steps may want. */
export interface Acted {
  readonly outcome: Outcome;
  /** The plan's path: the one that was made, or carried out. */
  readonly plan: string | null;
  /** The same, read; null where it cannot be. */
  readonly read: Plan | null;
  readonly artifact: Uploaded | null;
  /** The address of the issue on which a plan is approved. */
  readonly issue: string | null;
}

/** A command with all it may need. */
export interface Order {
  readonly setup: Setup;
  readonly inputs: Inputs;
  readonly command: Exclude<CommandWord, "check --offline">;
  readonly at: Private;
  /** The default branch. */
  readonly branch: string;
}

/** Carries out a command as the command line would, with files where the action has texts. */
export async function act(order: Order): Promise<Acted> {
  const { setup, inputs, command } = order;
  const { sources, stores } = inputs;
  switch (command) {
    case "check": {
      const { checkSetup } = await import("../../command/check.ts");
      return only(await checkSetup(setup));
    }
    case "backup":
    case "backup --prove": {
      const { backup } = await import("../../command/backup.ts");
      const prove = command === "backup --prove";
      return await saved(setup, await backup(setup, { sources, stores, label: null, prove }));
    }
    case "backup --due": {
      const { backupDue } = await import("../../command/due.ts");
      return await saved(setup, await backupDue(setup, { label: null, prove: false }));
    }
    case "list":
      return only(await (await import("../../command/list.ts")).list(setup, { stores }));
    case "verify": {
      const { verify } = await import("../../command/verify.ts");
      const backup = inputs.id;
      return only(await verify(setup, { backup, stores, depth: "bytes", identity: null }));
    }
    case "plan":
      return await makePlan(order);
    case "restore":
      return await carryOut(order);
    case "undo":
      return only(await (await import("../../command/undo.ts")).undo(setup, inputs.id ?? ""));
    case "settle":
      return only(await (await import("../../command/undo.ts")).settle(setup, inputs.id ?? ""));
    case "prune":
    case "prune --yes": {
      const { prune } = await import("../../command/prune.ts");
      return only(await prune(setup, { stores, yes: command === "prune --yes" }));
    }
    case "watch": {
      const { watch } = await import("../../command/watch.ts");
      return only(await watch(setup, requireGitHub(setup)));
    }
  }
}

/** The end of a command that has nothing but its outcome. */
export function only(outcome: Outcome): Acted {
  return { outcome, plan: null, read: null, artifact: null, issue: null };
}

async function saved(setup: Setup, outcome: Outcome): Promise<Acted> {
  return { ...only(outcome), artifact: await findArtifact(setup, outcome) };
}

/** Makes a plan, and leaves it where the people who decide can fetch it. */
async function makePlan({ setup, inputs, at }: Order): Promise<Acted> {
  const { plan } = await import("../../command/plan.ts");
  const out = join(at.folder, "plan.json");
  const outcome = await plan(setup, {
    backup: inputs.id ?? "",
    sources: inputs.sources,
    paths: inputs.paths,
    into: await resolvePlaces(inputs.into, setup.machine),
    stores: inputs.stores,
    as: null,
    out,
  });
  const [entry] = outcome.report.entries;
  if (outcome.report.exit !== 0 || entry === undefined) return only(outcome);
  const digits = planDigits(String(entry["plan"]));
  const file = join(dirname(out), `plan-${digits}.json`);
  await rename(out, file);
  const { run } = setup.github ?? {};
  const artifact =
    run === undefined ? null : await uploadFile(file, { run, machine: setup.machine });
  const entries = [{ ...entry, out: file, artifact: artifact?.url ?? null }];
  const lines = outcome.lines.filter((line) => !line.startsWith("Approve with: "));
  const report = { ...outcome.report, entries };
  const read = await readPlan(file);
  const asked = await (await import("../../command/ask_comment.ts")).askComment(setup, file);
  return { outcome: { report, lines }, plan: file, read, artifact, issue: asked?.url ?? null };
}

function requireGitHub({ github }: Setup): GitHub {
  if (github !== null) return github;
  throw new HoldfastError("policy", "Cannot watch: there is no github-token", {
    code: "usage",
    hint: "Leave github-token at its default.",
    thing: "github-token",
  });
}

async function carryOut({ setup, inputs, at, branch }: Order): Promise<Acted> {
  const { machine, github } = setup;
  const given = inputs.plan ?? "";
  const plan = given.startsWith("run:")
    ? await fetchPlan(given, { github, machine, branch, folder: at.folder })
    : given;
  const approvals = await approvalFiles(inputs.approval, at);
  const identity = await identityPath(inputs, machine, at);
  const { restore } = await import("../../command/restore.ts");
  const outcome = await restore(setup, { plan, approvals, identity });
  const read = await readPlan(resolve(machine.cwd, plan));
  const done = { ...only(outcome), plan, read };
  return github === null ? done : await withEvidence(done, { github, setup, at });
}

/** Leaves the report of a restore with its run: who approved what, and what it was compared with. */
async function withEvidence(
  acted: Acted,
  { github, setup, at }: { github: GitHub; setup: Setup; at: Private },
): Promise<Acted> {
  const { report, lines } = acted.outcome;
  const { machine } = setup;
  const left = await leave("the restore's evidence", { run: github.run, machine }, async () => {
    const name = `restore-${report.totals["restore"]}.json`;
    return await writeReport(report, join(at.folder, name));
  });
  const findings = left.finding === null ? report.findings : [...report.findings, left.finding];
  return { ...acted, artifact: left.artifact, outcome: { lines, report: { ...report, findings } } };
}

/** For what is told of it; the command has checked it. */
async function readPlan(file: string): Promise<Plan | null> {
  const plan = planOf(JSON.parse(await readFile(file, "utf8")));
  return typeof plan === "string" ? null : plan;
}
