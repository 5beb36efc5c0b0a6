import type { Outcome } from "../domain/report.ts";
import type { Setup } from "./open_policy.ts";
import { finding } from "./outcome.ts";

/** Repeats in every report that the policy asks nobody before a restore. */
export function remindOpen({ policy }: Pick<Setup, "policy">, outcome: Outcome): Outcome {
  const { report } = outcome;
  if (policy.approval !== "open") return outcome;
  if (report.findings.some(({ code }) => code === "approval-open")) return outcome;
  const open = finding("warning", "approval-open", {
    thing: policy.name,
    text: "Approval is open: anybody who can run Holdfast here may restore, nobody is asked",
    hint: "Name people and approvers in the policy.",
  });
  return { ...outcome, report: { ...report, findings: [...report.findings, open] } };
}
