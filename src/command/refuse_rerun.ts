import { HoldfastError } from "../domain/error.ts";
import type { Setup } from "./open_policy.ts";

/**
 * Refuses a later attempt of a run: who approved or asked for the first one did not do so for this one,
 * and GitHub does not tell them apart.
 *
 * @throws HoldfastError "origin-refused".
 */
export function refuseRerun({ github }: Setup): void {
  if (github === null || github.run.attempt === 1) return;
  throw new HoldfastError(
    "approval",
    `Cannot run this again: it is attempt ${github.run.attempt} of run ${github.run.runId}`,
    {
      code: "origin-refused",
      hint: "Start a new run of the workflow; approvals of the first attempt do not count for a second.",
      thing: "workflow run",
    },
  );
}
