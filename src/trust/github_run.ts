import type { GitHub } from "../host/github.ts";
import { asked, textAt, valueAt } from "./github_answer.ts";

/** A workflow run as GitHub itself knows it, not as the runner's variables say. */
export interface RunFacts {
  readonly id: string;
  /** The login of whoever started it; null where actor and triggering actor differ. */
  readonly login: string | null;
  readonly actor: string | null;
  readonly triggeringActor: string | null;
  readonly attempt: number;
  readonly event: string | null;
  /** True for a commit of this repository, false for a fork's. */
  readonly isOwn: boolean;
  readonly branch: string | null;
}

const PERMISSION = "actions: read";

/** Asks GitHub who started a run. @throws HoldfastError "gate-unreachable". */
export async function askRun(github: GitHub, id: string): Promise<RunFacts> {
  const run = await asked({ what: `run ${id}`, permission: PERMISSION }, () =>
    github.get(`/actions/runs/${id}`),
  );
  const actor = textAt(run, "actor", "login");
  const triggeringActor = textAt(run, "triggering_actor", "login");
  const isPerson = textAt(run, "actor", "type") === "User";
  return {
    id,
    login: isPerson && actor === triggeringActor ? actor : null,
    actor,
    triggeringActor,
    attempt: Number(valueAt(run, ["run_attempt"])),
    event: textAt(run, "event"),
    isOwn:
      textAt(run, "repository", "full_name") === github.run.repository &&
      textAt(run, "head_repository", "full_name") === github.run.repository,
    branch: textAt(run, "head_branch"),
  };
}

/**
 * Why a run does not prove who asked for what it made; null where it does: started by hand, by one
 * login, once, on the branch this run is on.
 */
export function whyNoRequest(facts: RunFacts, github: GitHub): string | null {
  if (facts.event !== "workflow_dispatch") return `run ${facts.id} was not started by hand`;
  if (!facts.isOwn) return `run ${facts.id} is not one of this repository`;
  if (`refs/heads/${facts.branch}` !== github.run.ref)
    return `run ${facts.id} was on another branch`;
  if (facts.attempt !== 1) return `run ${facts.id} was run again`;
  return facts.login === null ? `run ${facts.id} was started by two hands` : null;
}

/** Whether a run uploaded exactly this plan, which only its own jobs can. @throws HoldfastError "gate-unreachable". */
export async function runMade(
  github: GitHub,
  id: string,
  plan: { readonly digits: string; readonly sha256: string },
): Promise<boolean> {
  const found = await asked({ what: `the artifacts of run ${id}`, permission: PERMISSION }, () =>
    Array.fromAsync(github.list(`/actions/runs/${id}/artifacts`, "artifacts")),
  );
  return found.some(
    (one) =>
      textAt(one, "name") === `plan-${plan.digits}.json` &&
      textAt(one, "digest") === `sha256:${plan.sha256}`,
  );
}
