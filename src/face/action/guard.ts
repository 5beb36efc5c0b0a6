import { readFileSync } from "node:fs";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { type GitHub, GitHubFailure, type GitHubRun } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { COMMANDS, type CommandWord, type Word } from "./commands.ts";

const SAFE_EVENTS = ["schedule", "workflow_dispatch"];
const PRIVATE = /^pull_request(?:_|$)/;

/** True where the policy is a stranger's proposal: nothing it says may be acted on. */
export function isProposal(run: GitHubRun): boolean {
  return PRIVATE.test(run.event);
}

/** Why a run is not one that may do this, and what to do instead. */
export function refusal(what: string, hint: string, cause?: unknown): HoldfastError {
  return new HoldfastError("approval", `Cannot run here: ${what}`, {
    code: "origin-refused",
    hint,
    thing: "workflow run",
    cause,
  });
}

/**
 * Refuses what this run's event, branch, workflow and attempt do not allow. Reads the runner's own
 * variables and event file, and nothing that the policy names.
 *
 * @returns The default branch, as the event says it; null for a command that needs none.
 * @throws HoldfastError "origin-refused".
 */
export function refuseRun(
  run: GitHubRun,
  command: CommandWord,
  env: Machine["env"],
): string | null {
  const { reach, once }: Word = COMMANDS[command];
  if (run.event === "pull_request_target")
    throw refusal(
      "the event is pull_request_target, which gives a stranger's branch this repository's rights",
      "Use on: pull_request for check --offline, and schedule or workflow_dispatch for the rest.",
    );
  if (reach === "text") return null;
  if (isProposal(run))
    throw refusal(
      `the event is ${shown(run.event)}, on which a policy is a proposal and only its text is checked`,
      "Use command: check --offline; everything else runs by schedule or workflow_dispatch.",
    );
  const events = reach === "reads" ? [...SAFE_EVENTS, "push"] : SAFE_EVENTS;
  if (!events.includes(run.event))
    throw refusal(
      `the event is "${shown(run.event)}", expected ${events.join(" or ")}`,
      `Start ${command} by on: schedule or workflow_dispatch.`,
    );
  const branch = defaultBranch(run, env);
  const ref = `refs/heads/${branch}`;
  if (run.ref !== ref)
    throw refusal(
      `the run is on "${shown(run.ref)}", expected the default branch "${shown(ref)}"`,
      "Choose the default branch when you start the workflow; a policy counts only from there.",
    );
  if (!run.workflowRef.startsWith(`${run.repository}/`) || !run.workflowRef.endsWith(`@${ref}`))
    throw refusal(
      `the workflow is "${shown(run.workflowRef)}", expected one of this repository at "${shown(ref)}"`,
      "Keep the workflow in this repository's default branch.",
    );
  if (once && run.attempt !== 1)
    throw refusal(
      `this is attempt ${run.attempt} of the run, and ${command} runs in the first only`,
      "Start the workflow anew; an approval is for one run.",
    );
  return branch;
}

function defaultBranch(run: GitHubRun, env: Machine["env"]): string {
  const branch = readEvent(env).repository?.default_branch;
  if (typeof branch === "string" && branch !== "") return branch;
  // GitHub runs schedules of the default branch alone, and its servers of old say nothing else of them.
  const [, ofSchedule] = /^refs\/heads\/(.+)$/.exec(run.event === "schedule" ? run.ref : "") ?? [];
  if (ofSchedule !== undefined) return ofSchedule;
  throw refusal(
    "the event does not say which branch is the default",
    "Start the workflow by schedule or workflow_dispatch.",
  );
}

function readEvent(env: Machine["env"]): { repository?: { default_branch?: unknown } } {
  try {
    return JSON.parse(readFileSync(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
  } catch (cause) {
    throw refusal(
      "the runner's event file cannot be read, so the default branch is unknown",
      "Is GITHUB_EVENT_PATH intact? The runner sets it.",
      cause,
    );
  }
}

/**
 * Asks GitHub itself whether the run is what the runner's variables say, as an earlier step of a job
 * could have changed them.
 *
 * @returns What could not be confirmed where that is no reason to stop, as for a backup.
 * @throws HoldfastError "origin-refused" where GitHub says otherwise, or must be heard and was not.
 */
export async function confirmRun(
  run: GitHubRun,
  { github, branch, command }: { github: GitHub | null; branch: string; command: CommandWord },
): Promise<readonly Finding[]> {
  try {
    if (github === null) throw new GitHubFailure("there is no github-token", { status: 401 });
    const { default_branch } = (await github.get("")) as { default_branch?: unknown };
    const record = (await github.get(`/actions/runs/${run.runId}`)) as Readonly<
      Record<string, unknown>
    >;
    refuseLie("the default branch", branch, default_branch);
    refuseLie("the run's branch", branch, record["head_branch"]);
    refuseLie("the run's commit", run.sha, record["head_sha"]);
    refuseLie("the run's event", run.event, record["event"]);
    refuseLie("the run's attempt", run.attempt, record["run_attempt"]);
    const file = run.workflowRef.slice(run.repository.length + 1).split("@")[0];
    refuseLie("the run's workflow", file, String(record["path"]).split("@")[0]);
    return [];
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    const hint = needed(error);
    if (COMMANDS[command].reach === "replaces")
      throw refusal(
        `GitHub could not be asked about this run: ${shown(error.message)}`,
        hint,
        error,
      );
    return [
      {
        code: "origin-unconfirmed",
        weight: "note",
        thing: "workflow run",
        text: `Branch, workflow and commit are as the runner says; GitHub was not heard: ${shown(error.message)}`,
        hint,
      },
    ];
  }
}

/** The next step after an answer that was none; names the permission that is missing. */
export function needed({ status, permission }: GitHubFailure): string {
  if (status === 401) return "Leave github-token at its default, or give a token that is valid.";
  if (status !== 403 && status !== 404) return "Is GitHub's API in order? Try again later.";
  const named = (permission ?? "actions=read").replaceAll("_", "-").replaceAll("=", ": ");
  return `Give the job the permission it needs: permissions: { ${shown(named)} }.`;
}

function refuseLie(what: string, believed: unknown, said: unknown): void {
  if (believed === said) return;
  throw refusal(
    `${what} is "${shown(String(said))}" to GitHub, and "${shown(String(believed))}" to the runner`,
    "Did an earlier step of the job change the runner's variables? Look at the machine.",
  );
}
