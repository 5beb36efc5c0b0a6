import type { Shelved } from "./catalogs.ts";
import { agoOf, type ListedProof, listedProof } from "./listed_proof.ts";
import type { Setup } from "./open_policy.ts";

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

/** The same as a line. */
export function lastProvenLine({ source, proof }: LastProven, now: Date): string {
  const when = proof === null ? "never" : `${agoOf(proof, now)}, ${proof.backup}`;
  return `Last proven: ${source}  ${when}`;
}
