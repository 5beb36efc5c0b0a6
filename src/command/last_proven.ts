import type { Finding } from "../domain/finding.ts";
import { formatSpan } from "../domain/units.ts";
import type { Shelved } from "./catalogs.ts";
import { agoOf, type ListedProof, listedProof } from "./listed_proof.ts";
import type { Setup } from "./open_policy.ts";
import { finding } from "./outcome.ts";

/** A source and its newest proof over all stores and backups; null where it never was proven. */
export interface LastProven {
  readonly source: string;
  readonly proof: (ListedProof & { readonly backup: string }) | null;
}

/** When each source was last proven. @param of Only one backup, or null: then of every enabled source of the policy. */
export function lastProven(
  shelves: readonly Shelved[],
  { setup, only }: { readonly setup: Setup; readonly only: string | null },
): LastProven[] {
  const entries = shelves
    .flatMap(({ catalog }) => catalog?.entries ?? [])
    .filter(({ id, checked }) => checked !== null && (only === null || id === only));
  const enabled = setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name);
  const held = entries.flatMap(({ checked }) => checked?.manifest.sources ?? []);
  const names = only === null ? enabled : [...new Set(held.map(({ name }) => name))];
  return names.map((source) => {
    let newest: LastProven["proof"] = null;
    for (const { id, proven } of entries) {
      const proof = proven.get(source);
      if (proof === undefined) continue;
      const listed = { ...listedProof(proof), backup: id };
      if (newest === null || newest.at < listed.at) newest = listed;
    }
    return { source, proof: newest };
  });
}

const DAY = 86_400_000; // ms
const OLD = 31 * DAY; // of a proof that check warns about

/** Sources that no proof vouches for any more; those that no backup holds yet are left out. */
export function unprovenOf(shelves: readonly Shelved[], setup: Setup): Finding[] {
  const now = setup.machine.now().getTime();
  const trusted = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
  const held = trusted.flatMap(({ checked }) => checked?.manifest.sources ?? []);
  return lastProven(shelves, { setup, only: null }).flatMap(({ source, proof }) => {
    if (!held.some(({ name }) => name === source)) return [];
    const hint = "Run backup --prove, or drill where the identity is.";
    if (proof === null) {
      const text = `No backup of source "${source}" has been proven by a restore into scratch`;
      return [finding("note", "source-unproven", { thing: source, text, hint })];
    }
    const age = now - new Date(proof.at).getTime();
    if (age <= OLD) return [];
    const text = `Source "${source}" was last proven ${formatSpan(age)} ago`;
    return [finding("warning", "source-unproven", { thing: source, text, hint })];
  });
}

/** A source's newest proof as a line. */
export function lastProvenLine({ source, proof }: LastProven, now: Date): string {
  const when = proof === null ? "never" : `${agoOf(proof, now)}, ${proof.backup}`;
  return `Last proven: ${source}  ${when}`;
}
