import { wayBackText } from "../../command/plan_text.ts";
import { nowText, savedText } from "../../command/totals_text.ts";
import type { Plan } from "../../domain/plan.ts";
import type { ApprovalRule, Gate } from "../../domain/policy_approval.ts";
import { formatSpan, plural } from "../../domain/units.ts";
import { code, markdown } from "./escape.ts";
import type { Parts } from "./summary.ts";

/** A plan that waits for its approval. */
export interface PlanTold {
  readonly plan: Plan;
  readonly digits: string;
  readonly rule: ApprovalRule | "open";
  /** The run that made it, and the artifact it lies in. */
  readonly run: { readonly id: string; readonly artifact: string | null; readonly file: string };
  /** The issue on which it is approved. */
  readonly issue: string | null;
}

/** What would be replaced by what, the 16 digits, and how to say yes by each gate. */
export function planParts(told: PlanTold, took: number): Parts {
  const { bound, seen } = told.plan;
  return {
    title: `Plan ${code(told.digits)}: restore ${code(bound.backup)}`,
    blocks: [
      `**ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA** on host ${code(bound.host)}:`,
      placeTable(told.plan),
      ...bound.sources.flatMap(({ name, paths }) =>
        paths.length === 0 ? [] : [`Of ${code(name)} only: ${paths.map(code).join(", ")}`],
      ),
      ...connectedTexts(told.plan),
      ...wayBackTexts(told.plan),
      ...hookList(bound.hooks),
      ...seen.findings.map((text) => `⚠️ **Mind:** ${markdown(text)}`),
      needText(told),
      ...(told.rule === "open"
        ? [openText(told)]
        : told.rule.gates.map((gate) => gateText(gate, told))),
      `Made ${bound.created}, expires ${bound.expires}. Nothing was changed yet; planning took ${formatSpan(took)}.`,
    ],
    last: null,
  };
}

function placeTable({ bound, seen }: Plan): string {
  const rows = bound.sources.map((source) => {
    const { name, engine, place } = source;
    const totals = seen.sources.find((one) => one.name === name);
    const now = nowText(source, totals?.now ?? null);
    const saved = savedText(source, totals?.saved ?? null);
    return `| ${code(name)} | ${engine} | ${code(place)} | ${now} | ${saved} |`;
  });
  return [
    "| source | engine | place that is replaced | there now | in the backup |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function connectedTexts({ seen }: Plan): string[] {
  const connected = seen.sources.filter(({ connections }) => (connections ?? 0) > 0);
  return connected.map(
    ({ name, connections }) =>
      `Of ${code(name)}, ${plural(connections ?? 0, "open connection")} will be ended`,
  );
}

function hookList(hooks: readonly string[]): string[] {
  if (hooks.length === 0) return [];
  return [
    `**Programs that will run**, in this order:\n\n${hooks.map((one) => `1. ${code(one)}`).join("\n")}`,
  ];
}

/** Says of which places an undo brings back less than what is there. */
function wayBackTexts({ bound }: Plan): string[] {
  const less = bound.sources.filter(({ undo }) => undo === "empty again" || undo === "none");
  return less.map(({ name, undo }) => `⚠️ **Mind:** undo of ${code(name)}: ${wayBackText(undo)}`);
}

function needText({ plan: { bound }, rule, digits }: PlanTold): string {
  const by =
    bound.requester === null
      ? "Requested by nobody proven, which costs one approval more."
      : `Requested by ${code(bound.requester.person)}, who cannot approve it.`;
  if (rule === "open") return `${by} Approval is open: the policy asks nobody.`;
  const needed = rule.needed + (bound.requester === null ? 1 : 0);
  const who = rule.approvers.filter((name) => name !== bound.requester?.person).map(code);
  return `${by} Plan ${code(digits)} needs ${plural(needed, "approval")} of ${who.join(", ")}, in any of these ways:`;
}

function openText({ run }: PlanTold): string {
  return `Start this workflow again with plan-run ${code(run.id)}.`;
}

function gateText(gate: Gate, told: PlanTold): string {
  const { digits, run, issue, rule } = told;
  const again = `start this workflow again with plan-run ${code(run.id)}`;
  if (gate === "environment") {
    const name = rule === "open" ? "" : rule.environment;
    return `* **As reviewer of environment ${code(name)}**: approve the waiting job with a comment that holds ${code(digits)}.`;
  }
  if (gate === "comment")
    return `* **By a comment**: write ${code(`approve ${digits}`)} and nothing else on ${issue === null ? "the issue of this restore" : `[the issue of this restore](${issue})`}; then ${again}.`;
  const where = run.artifact === null ? code(run.file) : `[${run.file}](${run.artifact})`;
  return [
    `* **By a signature**: fetch ${where} and, in a clone of the policy's repository, run`,
    "",
    "  ```sh",
    `  holdfast approve ${run.file} --key FILE`,
    "  ```",
    "",
    `  or \`ssh-keygen -Y sign -n holdfast-approval -f FILE ${run.file}\`; then ${again} and the signature as approval.`,
  ].join("\n");
}
