import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { askRun } from "../trust/github_run.ts";
import type { Setup } from "./open_policy.ts";
import { personOfLogin } from "./people.ts";

const BY_HAND = ["workflow_dispatch", "repository_dispatch"];

/**
 * Refuses a run that somebody else than an operator started by hand, by GitHub's own word; also one
 * that somebody else started again. Where the policy names no operators, whom GitHub lets may.
 *
 * @throws HoldfastError "operator-refused" or "gate-unreachable".
 */
export async function refuseStranger({ github, policy }: Setup): Promise<void> {
  if (github === null || policy.operators === null) return;
  const { event, attempt, runId } = github.run;
  if (!BY_HAND.includes(event) && attempt === 1) return;
  const { actor, triggeringActor } = await askRun(github, runId);
  // A schedule has its last editor for an actor; who runs it again is the one who starts it.
  const hands = BY_HAND.includes(event) ? [actor, triggeringActor] : [triggeringActor];
  for (const login of new Set(hands)) {
    const person = login === null ? null : personOfLogin(policy, login);
    if (person !== null && policy.operators.includes(person)) continue;
    throw new HoldfastError(
      "approval",
      `Cannot run for ${shown(login ?? "nobody")}: who starts this by hand must be an operator`,
      {
        code: "operator-refused",
        hint: `Ask ${policy.operators.join(" or ")} to start it; a schedule needs nobody.`,
        thing: shown(login ?? "nobody"),
      },
    );
  }
}
