import { realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { attributed } from "./attribute.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught, finding } from "./outcome.ts";
import { sealedBefore } from "./room.ts";

/** What may be worked with, and why the rest may not. */
export interface Preflight {
  readonly sources: readonly Source[];
  readonly shelves: readonly Shelved[];
  readonly findings: readonly Finding[];
}

/** Asks every source and store whether the work can succeed; what cannot is left out, by name. */
export async function preflight(work: {
  setup: Setup;
  sources: readonly Source[];
  shelves: readonly Shelved[];
}): Promise<Preflight> {
  const names = work.sources.map(({ name }) => name);
  const need = sealedBefore(work.shelves, names);
  const findings: Finding[] = [];
  const shelves: Shelved[] = [];
  for (const shelf of work.shelves) {
    const checked = shelf.catalog === null ? shelf.findings : await checkStore(shelf, need);
    findings.push(...checked);
    if (!hasError(checked)) shelves.push(shelf);
  }
  const inside = await insideSources(work.setup, work.sources);
  findings.push(...inside);
  const sources: Source[] = [];
  for (const source of hasError(inside) ? [] : work.sources) {
    if (needsBefore(source, work.setup)) {
      sources.push(source); // asked again when its hook has run
      continue;
    }
    const checked = await checkSource(source, "dump");
    findings.push(...checked);
    if (mayDump(checked)) sources.push(source);
  }
  return { sources, shelves, findings };
}

/** What is not covered makes the run red; it is no reason to save less still. */
export function mayDump(checked: readonly Finding[]): boolean {
  return !hasError(checked.filter(({ code }) => code !== "source-uncovered"));
}

/** True where a hook must run before the place can be judged: it may mount it, or make it. */
export function needsBefore({ entry }: Source, { policy }: Setup): boolean {
  const group = entry.group === null ? undefined : policy.groups[entry.group];
  return entry.hooks.before !== null || (group !== undefined && group.hooks.before !== null);
}

/** What a store's own check finds, its failure included. */
export async function checkStore(
  { store }: Pick<Shelved, "store">,
  need: number,
): Promise<readonly Finding[]> {
  const done = await caught(() => store.check(need));
  return done.value ?? done.findings;
}

/** What a source's own check finds, its failure included. */
export async function checkSource(
  source: Source,
  before: "dump" | "build",
): Promise<readonly Finding[]> {
  const done = await caught(() => source.open().check(before));
  return attributed(source.name, done.value ?? done.findings);
}

/** True where something stops the work. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ weight }) => weight === "error");
}

/** Finds stores, staging and state that lie inside a source: a backup would hold itself. */
export async function insideSources(setup: Setup, sources: readonly Source[]): Promise<Finding[]> {
  const ours: [string, string][] = [...setup.stores].flatMap(([name, store]) =>
    store.folders.map((folder): [string, string] => [`store "${name}"`, folder]),
  );
  ours.push(["the state folder", setup.state]);
  if (setup.staging !== null) ours.push(["the staging folder", setup.staging]);
  const findings: Finding[] = [];
  for (const source of sources) {
    for (const root of source.open().roots) {
      const outer = await realPath(root);
      for (const [what, folder] of ours) {
        const inner = await realPath(folder);
        if (inner !== outer && !inner.startsWith(outer.endsWith(sep) ? outer : outer + sep))
          continue;
        findings.push(
          finding("error", "store-inside-source", {
            thing: source.name,
            text: `Cannot save source "${source.name}": ${what} (${shown(folder)}) lies inside ${shown(root)}`,
            hint: "Move it elsewhere; a backup must not hold itself.",
          }),
        );
      }
    }
  }
  return findings;
}

/** The real path of what may not be there yet: that of its nearest ancestor, and the rest as it is. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(parent), path.slice(parent.length + 1));
  }
}
