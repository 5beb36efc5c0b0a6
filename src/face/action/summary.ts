import type { Setup } from "../../command/open_policy.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Outcome } from "../../domain/report.ts";
import { formatSpan } from "../../domain/units.ts";
import { code, logText, markdown } from "./escape.ts";
import type { SummaryLevel } from "./inputs.ts";
import { backupParts } from "./summary_backup.ts";
import { type PlanTold, planParts } from "./summary_plan.ts";

/** What a summary is made from. */
export interface Told {
  readonly outcome: Outcome;
  /** null where the policy was not opened. */
  readonly setup: Pick<Setup, "policy" | "sources" | "recipients"> | null;
  readonly level: SummaryLevel;
  /** Milliseconds. */
  readonly took: number;
  /** The plan that was made, for command plan. */
  readonly plan: PlanTold | null;
}

/** The pieces of a summary, each a block of Markdown; `last` stays whatever is cut. */
export interface Parts {
  readonly title: string;
  readonly blocks: readonly string[];
  readonly last: string | null;
}

const LIMIT = 1_000_000; // bytes; GitHub shows none that is larger than 1 MiB
const CUT = "Cut here: the whole of it is in the report.";

/** The run's page of a command, as Markdown; empty where there is nothing to say. */
export function summaryOf(told: Told): string {
  const { report } = told.outcome;
  if (told.level === "off" || report.totals["skipped"] === true) return "";
  const parts = partsOf(told);
  const blocks = [...parts.blocks, ...findingBlocks(report.findings, told.level)];
  const end = parts.last === null ? "" : `\n${parts.last}\n`;
  let text = `## ${parts.title}\n`;
  let left = LIMIT - Buffer.byteLength(text) - Buffer.byteLength(end);
  for (const block of blocks) {
    left -= Buffer.byteLength(block) + 2;
    if (left < 0) {
      text += `\n${CUT}\n`;
      break;
    }
    text += `\n${block}\n`;
  }
  return text + end;
}

function partsOf(told: Told): Parts {
  const { report, lines } = told.outcome;
  const isWell = report.exit === 0;
  if (report.command === "backup" && told.setup !== null)
    return backupParts({ ...told, setup: told.setup });
  if (told.plan !== null && isWell) return planParts(told.plan, told.took);
  const what = report.command === "" ? "Holdfast" : code(report.command);
  const title = isWell ? `${what}: well` : `${what}: failed (exit ${report.exit})`;
  const isRestored = report.command === "restore" && isWell;
  const said = isRestored ? lines.slice(0, -1) : lines;
  return {
    title,
    blocks: [...(said.length === 0 ? [] : [quoted(said)]), `Took ${formatSpan(told.took)}.`],
    last: isRestored ? "Restore successfully" : null,
  };
}

/** Lines as they are, in a block that none of them can end. */
export function quoted(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)),
  );
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines.map(logText), fence].join("\n");
}

const MARKS = { error: "❌", warning: "⚠️", note: "ℹ️" } as const;

/** What was found, worst first. The short form leaves out notes and next steps of what is no error. */
function findingBlocks(findings: readonly Finding[], level: SummaryLevel): string[] {
  const isFull = level === "full";
  return (["error", "warning", "note"] as const).flatMap((weight) => {
    const of = findings.filter((one) => one.weight === weight && (isFull || weight !== "note"));
    return of.map(({ text, hint }) => {
      const said = `${MARKS[weight]} ${markdown(text)}`;
      return hint === "" || !(isFull || weight === "error") ? said : `${said}  \n${markdown(hint)}`;
    });
  });
}
