import { TOLD_AFTER } from "../../command/status.ts";
import type { Outcome } from "../../domain/report.ts";
import type { Order } from "./act.ts";
import { leave } from "./artifact.ts";

/** Leaves the signed status of this host for `watch`, after a command that may have changed it. */
export async function withStatus({ setup, at }: Order, outcome: Outcome): Promise<Outcome> {
  const { report } = outcome;
  const { machine, github } = setup;
  const command = TOLD_AFTER.find((one) => one === report.command);
  if (command === undefined || github === null || machine.signal.aborted) return outcome;
  const left = await leave("the status for watch", { run: github.run, machine }, async () => {
    const { makeStatus } = await import("../../command/status.ts");
    // Where a key's text may lie too: the folder that is removed at the end.
    return (await makeStatus(setup, { command, exit: report.exit, folder: at.keys }))?.path ?? null;
  });
  if (left.finding === null) return outcome;
  return { ...outcome, report: { ...report, findings: [...report.findings, left.finding] } };
}
