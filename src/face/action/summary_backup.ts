import type { Json, Report } from "../../domain/report.ts";
import { formatBytes, formatSpan } from "../../domain/units.ts";
import { code, markdown } from "./escape.ts";
import type { Parts, Told } from "./summary.ts";

type Entry = Report["entries"][number];
type Part = Readonly<Record<string, Json>>;

/** What was saved, how big against last time, how long it took, where it lies, who can open it, what is absent. */
export function backupParts(told: Told & { setup: NonNullable<Told["setup"]> }): Parts {
  const { report } = told.outcome;
  const ids = idsOf(report);
  const title =
    ids.length === 0
      ? "No backup was made"
      : `${ids.length === 1 ? "Backup" : "Backups"} ${ids.map(code).join(", ")}`;
  const saved = report.entries.filter((one) => typeof one["source"] === "string");
  const isFull = told.level === "full";
  return {
    title,
    blocks: [
      ...(saved.length === 0 ? [] : [sourceTable(saved)]),
      ...(saved.length > 0 && isFull ? [partTable(saved)] : []),
      ...(ids.length === 0 ? [] : [storedText(report, saved)]),
      `Took ${formatSpan(told.took)}.`,
      ...(ids.length === 0 ? [] : [openText(told.setup.recipients)]),
      ...absentText(told, saved),
      ...(isFull && typeof report.totals["manifest"] === "string"
        ? [`Manifest SHA-256: ${code(report.totals["manifest"])}`]
        : []),
    ],
    last: null,
  };
}

/** All backups of the run, as --due may make several. */
function idsOf({ totals, backup }: Report): string[] {
  const several = totals["backups"];
  if (Array.isArray(several)) return several.map(String);
  return backup === null ? [] : [backup];
}

function sourceTable(saved: readonly Entry[]): string {
  const rows = saved.map((one) => {
    const parts = partsOf(one);
    const sealed = sum(parts, "stored");
    return cells([
      code(String(one["source"])),
      String(one["engine"]),
      countText(parts, "items"),
      countText(parts, "rows"),
      bytesText(parts),
      formatBytes(sealed),
      beforeText(one["before"], sealed),
    ]);
  });
  const head = ["source", "engine", "items", "rows", "data", "sealed", "last time"];
  return [cells(head), cells(head.map(() => "---")), ...rows].join("\n");
}

function partTable(saved: readonly Entry[]): string {
  const rows = saved.flatMap((one) =>
    partsOf(one).map((part) =>
      cells([
        code(String(one["source"])),
        code(String(part["part"])),
        code(String(part["file"])),
        formatBytes(Number(part["stored"])),
      ]),
    ),
  );
  const head = ["source", "part", "archive", "sealed"];
  return [cells(head), cells(head.map(() => "---")), ...rows].join("\n");
}

function cells(row: readonly string[]): string {
  return `| ${row.join(" | ")} |`;
}

function partsOf(one: Entry): readonly Part[] {
  return Array.isArray(one["parts"]) ? (one["parts"] as readonly Part[]) : [];
}

function sum(parts: readonly Part[], key: string): number {
  return parts.reduce((all, part) => all + Number(part[key] ?? 0), 0);
}

/** Counts of all parts; a dash where a part has none or does not tell. */
function countText(parts: readonly Part[], key: "items" | "rows"): string {
  const counts = parts.map(({ totals }) => (totals as Part | null)?.[key] ?? null);
  const known = counts.filter((one) => one !== null);
  if (known.length === 0) return "–";
  return known.reduce<number>((all, one) => all + Number(one), 0).toLocaleString("en-US");
}

/** Bytes of the data itself; of what was dumped where nothing tells. */
function bytesText(parts: readonly Part[]): string {
  const known = parts.flatMap(({ totals }) => (totals === null ? [] : [(totals as Part)["bytes"]]));
  if (known.length < parts.length) return formatBytes(sum(parts, "plain"));
  return formatBytes(known.reduce<number>((all, one) => all + Number(one), 0));
}

/** How big it was the time before, and how it changed. */
function beforeText(before: Json | undefined, now: number): string {
  if (typeof before !== "number") return "first time";
  if (before === 0) return formatBytes(before);
  const percent = Math.round(((now - before) / before) * 100);
  const sign = percent > 0 ? "+" : percent < 0 ? "−" : "±";
  return `${formatBytes(before)} (${sign}${Math.abs(percent)} %)`;
}

function storedText({ totals }: Report, saved: readonly Entry[]): string {
  const stores = [...new Set(saved.flatMap((one) => one["stores"] as readonly string[]))];
  const size = typeof totals["stored"] === "number" ? `${formatBytes(totals["stored"])} ` : "";
  if (stores.length === 0) return `**In no store whole.** ${size}sealed.`;
  return `${size}in ${stores.map(code).join(", ")}, read back whole.`;
}

const SHOWN = 5; // recipients
const LONG = 24; // characters of one; a post-quantum one has 2,000

function openText(recipients: readonly string[]): string {
  const names = recipients
    .slice(0, SHOWN)
    .map((one) => code(one.length > LONG ? `${one.slice(0, LONG)}…` : one));
  const more = recipients.length > SHOWN ? ` and ${recipients.length - SHOWN} more` : "";
  return `Opens with the identity of ${names.join(" or ")}${more}.`;
}

/** What the policy names and the backup does not hold, each with the reason. */
function absentText(
  { outcome, setup }: Told & { setup: NonNullable<Told["setup"]> },
  saved: readonly Entry[],
): string[] {
  const held = saved.map((one) => one["source"]);
  const rows = setup.sources
    .filter(({ name }) => !held.includes(name))
    .map(({ name, entry }) => {
      if (!entry.enabled)
        return `* ${code(name)}: disabled${entry.because === null ? "" : `, ${markdown(entry.because)}`}`;
      const failed = outcome.report.findings.some(
        ({ thing, weight }) => thing === name && weight === "error",
      );
      return `* ${code(name)}: ${failed ? "**failed**" : "not asked for"}`;
    });
  return rows.length === 0 ? [] : [`Absent:\n\n${rows.join("\n")}`];
}
