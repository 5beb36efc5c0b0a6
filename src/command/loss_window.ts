import type { Manifest } from "../domain/manifest.ts";
import type { Catalog } from "../trust/catalog.ts";

/**
 * The time between the start of a source's dump and that of the one before it, ms: what was written in
 * between would be lost by whoever has only the earlier one.
 *
 * @returns Null where no earlier trusted backup of that store, which is not suspect, holds the source.
 */
export function lossWindow(
  catalog: Catalog | null,
  manifest: Manifest,
  name: string,
): number | null {
  const own = startOf(manifest, name);
  if (own === null) return null;
  const earlier = (catalog?.entries ?? [])
    .flatMap(({ checked }) => (checked === null ? [] : [checked.manifest]))
    .filter((one) => one.id !== manifest.id && one.suspicions.length === 0)
    .flatMap((one) => startOf(one, name) ?? [])
    .filter((start) => start < own);
  return earlier.length === 0 ? null : own - Math.max(...earlier);
}

/** When the dump of a source began; null where the backup does not hold it. */
export function startOf({ sources }: Manifest, name: string): number | null {
  const source = sources.find((one) => one.name === name);
  return source === undefined ? null : new Date(source.started).getTime();
}
