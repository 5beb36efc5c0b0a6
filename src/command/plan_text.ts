import { shown } from "../domain/name.ts";
import type { Plan, Requester, WayBack } from "../domain/plan.ts";
import type { ApprovalRule } from "../domain/policy_approval.ts";
import { plural } from "../domain/units.ts";
import { nowText, savedText } from "./totals_text.ts";

const UNDO: Readonly<Record<WayBack, string>> = {
  "kept aside": "kept aside",
  "backup first": "backup first",
  "empty again": "empties the place again, as nothing that can be read is in it now",
  none: "NONE, as what is in the place now cannot be read, and it cannot be emptied",
};

/** How a place comes back, for people. */
export function wayBackText(way: WayBack): string {
  return UNDO[way];
}

/** The plan as an approver reads it: what is replaced, by what, how it is proven and undone. */
export function planText(plan: Plan, rule: ApprovalRule | "open"): string[] {
  const { bound, seen } = plan;
  const lines = [
    `Restore of ${bound.backup} on host "${shown(bound.host)}"`,
    "ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA",
  ];
  for (const source of bound.sources) {
    const totals = seen.sources.find(({ name }) => name === source.name);
    lines.push(`${source.name}  (${source.engine})  →  ${shown(source.place)}`);
    for (const path of source.paths) lines.push(`  only ${shown(path)}`);
    lines.push(`  there now      ${nowText(source, totals?.now ?? null)}`);
    lines.push(`  in the backup  ${savedText(source, totals?.saved ?? null)}`);
    const connected = totals?.connections ?? 0;
    if (connected > 0) lines.push(`  ends           ${plural(connected, "open connection")}`);
    lines.push(`  compared ${source.proof}, undo: ${wayBackText(source.undo)}`);
  }
  for (const hook of bound.hooks) lines.push(`RUNS ${shown(hook)}`);
  for (const finding of seen.findings) lines.push(`MIND: ${shown(finding)}`);
  lines.push(requesterText(bound.requester));
  lines.push(rule === "open" ? "Approval is open: the policy asks nobody" : neededText(plan, rule));
  lines.push(`Made ${bound.created}, expires ${bound.expires}`);
  return lines;
}

function requesterText(requester: Requester | null): string {
  if (requester === null) return "Requested by nobody proven: one approval more is needed";
  return "run" in requester
    ? `Requested by ${requester.person} (login ${shown(requester.login)}, run ${requester.run})`
    : `Requested by ${requester.person}`;
}

function neededText({ bound }: Plan, rule: ApprovalRule): string {
  const needed = rule.needed + (bound.requester === null ? 1 : 0);
  return `Needs ${plural(needed, "approval")} of ${rule.approvers.filter((name) => name !== bound.requester?.person).join(", ")}`;
}
