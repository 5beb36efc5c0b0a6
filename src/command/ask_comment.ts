import { Interrupted } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Plan } from "../domain/plan.ts";
import type { ApprovalRule } from "../domain/policy_approval.ts";
import { type AskedIssue, closeIssue, findIssues, openIssue } from "../trust/comment.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { planText } from "./plan_text.ts";
import { type ReadPlan, readPlan } from "./read_plan.ts";

const MAX_TEXT = 60_000; // characters; GitHub takes 65,536
const CUT =
  "The rest does not fit here: read plan.json, an artifact of the run, before you answer.";

/** The issue on which approvers answer. */
export interface Asked {
  readonly number: number;
  /** Its page. */
  readonly url: string | null;
}

/**
 * Opens the issue that asks for a plan's approval, where the policy takes comments and this is a
 * workflow run. Asking twice opens none twice.
 *
 * @param file The plan.
 * @returns The issue; null where comments do not count.
 * @throws HoldfastError of stage "approval".
 */
export async function askComment(setup: Setup, file: string): Promise<Asked | null> {
  const { github } = setup;
  const approval = ruleOf(setup);
  if (github === null || approval === null) return null;
  const { plan, digits } = await readPlan(file, setup);
  const wanted = issueFor(plan, { approval, digits, name: setup.policy.name });
  const { number, url } = await openIssue(github, {
    ...wanted,
    created: new Date(plan.bound.created),
  });
  return { number, url };
}

/** The issue for a plan, always the same words, so that an edited one is known. Foreign text stands in code only. */
export function issueFor(
  plan: Plan,
  of: { readonly approval: ApprovalRule; readonly digits: string; readonly name: string },
): AskedIssue {
  const whole = planText(plan, of.approval).join("\n");
  const text = whole.length <= MAX_TEXT ? whole : `${whole.slice(0, MAX_TEXT)}…\n${CUT}`;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return {
    title: `Restore ${of.name} ${plan.bound.backup}: approve ${of.digits}`,
    body: [
      "**ALL DATA WILL BE REPLACED** in the places below, when enough approvers say yes.",
      `${fence}text\n${text}\n${fence}`,
      "To say yes, compare the 16 digits with those in the run's summary and write this comment, and nothing else in it:",
      `${fence}text\napprove ${of.digits}\n${fence}`,
      "An edited comment does not count: delete it and write a new one. To say no, close this issue.",
    ].join("\n\n"),
  };
}

/** Closes a plan's issue when it was carried out. What fails is told; the restore is done all the same. */
export async function closeAsked(
  { plan, digits }: ReadPlan,
  setup: Setup,
  approvers: readonly string[],
): Promise<readonly Finding[]> {
  const { github } = setup;
  const approval = ruleOf(setup);
  if (github === null || approval === null) return [];
  const wanted = issueFor(plan, { approval, digits, name: setup.policy.name });
  const words = `Restored by run [${github.run.runId}](${github.run.url}), approved by ${approvers.join(", ")}.`;
  try {
    const { findings } = await caught(async () => {
      const created = new Date(plan.bound.created);
      const { issues } = await findIssues(github, { ...wanted, created });
      for (const { number, isOpen } of issues) if (isOpen) await closeIssue(github, number, words);
    });
    return findings.map((one) => ({ ...one, weight: "note" as const }));
  } catch (error) {
    if (error instanceof Interrupted) return []; // everything is in place by now
    throw error;
  }
}

function ruleOf({ policy: { approval } }: Setup): ApprovalRule | null {
  return approval === null || approval === "open" || !approval.gates.includes("comment")
    ? null
    : approval;
}
