import type { Finding } from "../domain/finding.ts";
import type { ManifestSource } from "../domain/manifest.ts";
import type { Shelved } from "./catalogs.ts";
import type { Source } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { newest } from "./search_backup.ts";

const GROWTH = 1.1; // a backup may be a little larger than the one before

/** What sources took in a store when each was last saved, and a little more, bytes; those never saved count nothing. */
export function sealedBefore(shelves: readonly Shelved[], names: readonly string[]): number {
  const sizes = names.map((name) => sealedSize(lastOf(shelves, name)));
  return Math.ceil(sizes.reduce((sum, one) => sum + one, 0) * GROWTH);
}

/** The newest trusted backup's part of a source; null: none holds it. */
function lastOf(shelves: readonly Shelved[], name: string): ManifestSource | null {
  const all = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
  const holding = all.flatMap(({ checked }) =>
    checked?.manifest.sources.some((one) => one.name === name) ? [checked] : [],
  );
  return newest(holding)?.manifest.sources.find((one) => one.name === name) ?? null;
}

function sealedSize(saved: ManifestSource | null): number {
  if (saved === null) return 0;
  return [...saved.archives, saved.inventory].reduce((sum, { size }) => sum + size, 0);
}

/** What a backup of everything may take, as far as it can be told before it is made. */
export interface Need {
  readonly bytes: number;
  /** Sources that no backup holds: they count with what they take now, which will shrink by nobody knows how much. */
  readonly unsaved: readonly string[];
}

/** Adds up the last sizes of sources, and of those never saved the size of their places. */
export async function needOf(
  shelves: readonly Shelved[],
  sources: readonly Source[],
): Promise<Need> {
  const names = sources.map(({ name }) => name);
  const unsaved: string[] = [];
  let bytes = sealedBefore(shelves, names);
  for (const source of sources) {
    if (lastOf(shelves, source.name) !== null) continue;
    const size = (await caught(() => source.open().size())).value ?? null;
    if (size === null) continue;
    bytes += size;
    unsaved.push(source.name);
  }
  return { bytes, unsaved };
}

/** What a store's check finds, a lack of room as a warning: it is an estimate, and a schedule may bring it less. */
export function roomWarned(found: readonly Finding[], { unsaved }: Need): readonly Finding[] {
  const counted =
    unsaved.length === 0 ? "" : ` (counting ${unsaved.join(", ")}, never saved yet, uncompressed)`;
  return found.map((one) =>
    one.code === "store-full" ? { ...one, weight: "warning", text: `${one.text}${counted}` } : one,
  );
}
