import type { Totals } from "../domain/fact.ts";
import { shown } from "../domain/name.ts";
import type { BoundSource } from "../domain/plan.ts";
import { formatBytes, plural } from "../domain/units.ts";

/** What the items of a server are. Its bytes on disk and those of a dump are two things, so each is named. */
const ITEMS: Readonly<Record<string, string>> = {
  mysql: "tables and accounts",
  postgres: "tables and roles",
};

/** What is in a place when a plan is made, for people. */
export function nowText({ engine, mark }: BoundSource, totals: Totals | null): string {
  if (totals === null) return mark.includes("absent") ? "nothing" : "cannot be counted";
  return `${countsText(totals, ITEMS[engine])}${engine in ITEMS ? " on the server's disk" : ""}`;
}

/** What a backup holds of it. */
export function savedText({ engine }: BoundSource, totals: Totals | null): string {
  if (totals === null) return "not disclosed";
  return `${countsText(totals, ITEMS[engine])}${engine in ITEMS ? " as a dump" : ""}`;
}

/** What was saved of a source: of several parts each under its name. */
export function partsText(totals: Readonly<Record<string, Totals>>): string {
  const parts = Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1));
  return parts
    .map(([part, one]) => `${parts.length > 1 ? `${shown(part)}: ` : ""}${countsText(one)}`)
    .join("; ");
}

function countsText({ items, rows, bytes }: Totals, called?: string): string {
  const things =
    called === undefined ? plural(items, "item") : `${items.toLocaleString("en-US")} ${called}`;
  return `${things}${rows === null ? "" : `, ${plural(rows, "row")}`}, ${formatBytes(bytes)}`;
}
