import type { Manifest } from "../domain/manifest.ts";
import type { ProvenSource, Receipt } from "../domain/note.ts";
import { formatSpan, plural } from "../domain/units.ts";
import { VERSION } from "../domain/version.ts";
import type { Setup } from "./open_policy.ts";

/** What a receipt is about, beside what was proven. */
export interface Receipted {
  readonly setup: Setup;
  readonly manifest: Manifest;
  readonly sha256: string;
  readonly opened: NonNullable<Receipt["opened"]>;
}

/** The receipt of a proof; it names only the sources that were proven. */
export function receiptOf(of: Receipted, sources: readonly ProvenSource[]): Receipt {
  const { policy, machine } = of.setup;
  return {
    "holdfast-receipt": 1,
    backup: of.manifest.id,
    sha256: of.sha256,
    at: machine.now().toISOString(),
    host: policy.disclose === "all" ? machine.host : null,
    version: VERSION,
    sources: [...sources],
    opened: of.opened,
    rto: sources.reduce((sum, { rto }) => sum + (rto ?? 0), 0),
  };
}

/** How fast and how new what came back was: "RTO 2 s, RPO 24 h"; empty for a receipt that does not say. */
export function objectivesOf(of: {
  readonly rto?: number | null;
  readonly rpo?: number | null;
}): string {
  const { rto = null, rpo = null } = of;
  if (rto === null) return "";
  const loss = rpo === null ? "" : `, RPO ${formatSpan(rpo)}`;
  return `RTO ${formatSpan(Math.ceil(rto / 1000) * 1000)}${loss}`; // rounded up: it promises nothing shorter
}

/** One proven source for people. */
export function provenText(one: ProvenSource): string {
  const words = [`${one.facts.toLocaleString("en-US")} facts equal`];
  if (one.checks !== undefined) words.push(`${plural(one.checks.passed, "check")} passed`);
  if (one.rto !== undefined) words.push(objectivesOf(one));
  if (one.age !== undefined) words.push(`data ${formatSpan(one.age)} old`);
  return words.join(", ");
}
