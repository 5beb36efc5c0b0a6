import type { Manifest } from "../domain/manifest.ts";
import type { NamedRun } from "../domain/status.ts";
import type { Shelved } from "./catalogs.ts";

/**
 * What the catalogs say of scheduled backups, for judgeDue() and overdueOf(). Only trusted ones; what
 * retention removed was made all the same, as the signed note says.
 */
export function runsOf(shelves: readonly Shelved[]): NamedRun[] {
  const runs = new Map<string, NamedRun>();
  for (const { name, catalog } of shelves) {
    const there = (catalog?.entries ?? []).flatMap(({ checked }) => checked ?? []);
    for (const { sha256, manifest } of [...there, ...(catalog?.removedManifests ?? [])]) {
      const stores = runs.get(sha256)?.stores ?? [];
      if (!stores.includes(name))
        runs.set(sha256, { ...runOf(manifest, [...stores, name]), sha256 });
    }
  }
  return [...runs.values()];
}

function runOf(manifest: Manifest, stores: readonly string[]): Omit<NamedRun, "sha256"> {
  const taken = new Date(manifest.taken);
  const began = manifest.sources.map(({ started }) => new Date(started));
  return {
    backup: manifest.id,
    schedule: manifest.schedule,
    began: began.reduce((first, one) => (one < first ? one : first), taken),
    taken,
    suspect: manifest.suspicions.length > 0,
    failed: manifest.absent.flatMap(({ name, reason }) => (reason === "failed" ? [name] : [])),
    stores,
  };
}
