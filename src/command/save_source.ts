import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Totals } from "../domain/fact.ts";
import type { ManifestSource } from "../domain/manifest.ts";
import { slugOf } from "../domain/manifest.ts";
import type { Dumped, Intake } from "../engine/engine.ts";
import type { Machine } from "../host/machine.ts";
import { InventoryWriter } from "../pipe/inventory.ts";
import { type Sealed, sealArchive } from "../pipe/seal.ts";
import type { Source } from "./open_policy.ts";
import { staging } from "./staging.ts";

/** A source that was dumped and sealed into the staging folder. */
export interface SavedSource {
  readonly name: string;
  readonly manifest: ManifestSource;
  /** Staged files by the name they get in the store, "<source>/<file>". */
  readonly staged: ReadonlyMap<string, Sealed>;
  readonly dumped: Dumped;
}

/** Where a source is sealed to, and for whom. */
export interface SaveOptions {
  readonly staged: string;
  readonly recipients: readonly string[];
  readonly machine: Machine;
  /** The copy that a restore makes first, not a backup. */
  readonly isCopy?: boolean;
  /** False leaves totals and versions out of the clear manifest. */
  readonly disclose: boolean;
  /** What the source held last time, bytes; for the progress line. */
  readonly expected: number | null;
}

interface StagedPart {
  readonly part: string;
  readonly format: string;
  readonly file: string;
  readonly sealed: Sealed;
}

/** Dumps one source through the pipe into the staging folder. @throws HoldfastError of stage "source" for an empty one. */
export async function saveSource(source: Source, options: SaveOptions): Promise<SavedSource> {
  const { machine, recipients } = options;
  const folder = join(options.staged, source.name);
  await staging(folder, () => mkdir(folder, { mode: 0o700 }));
  const inventory = new InventoryWriter();
  const inventoryFile = `${source.name}/inventory.ndjson.zst.age`;
  const seal = sealArchive(inventory.bytes, {
    path: join(options.staged, inventoryFile),
    recipients,
    machine,
  });
  seal.catch(() => {}); // awaited below; a dump that fails first must not leave it unhandled
  const parts: StagedPart[] = [];
  const total = options.expected;
  let done = 0;
  const slugs = new Set<string>();
  const intake: Intake = {
    isCopy: options.isCopy ?? false,
    async part({ name, format, bytes }) {
      const slug = slugOf(name, slugs);
      slugs.add(slug);
      const file = `${source.name}/${slug}.${format}.zst.age`;
      let before = 0;
      const onProgress = (plain: number): void => {
        done += plain - before;
        before = plain;
        machine.tell({ kind: "progress", done, total });
      };
      const sealed = await sealArchive(bytes, {
        path: join(options.staged, file),
        recipients,
        machine,
        onProgress,
      });
      parts.push({ part: name, format, file, sealed });
    },
    fact: (part, fact) => inventory.fact(part, fact),
  };
  let dumped: Dumped;
  try {
    dumped = await source.open().dump(intake);
    refuseEmpty(source, dumped);
    for (const note of dumped.notes) await inventory.note(note);
    for (const one of parts) await inventory.map(one.file, one.part, one.sealed);
  } catch (error) {
    inventory.fail(error);
    await seal.catch(() => {});
    throw error;
  }
  await inventory.end();
  const sealedInventory = await seal;
  machine.step("backup: source staged");
  return {
    name: source.name,
    dumped,
    staged: new Map([
      ...parts.map(({ file, sealed }) => [file, sealed] as const),
      [inventoryFile, sealedInventory],
    ]),
    manifest: describe(source, {
      dumped,
      parts,
      inventory: { file: inventoryFile, sealed: sealedInventory },
      disclose: options.disclose,
    }),
  };
}

function refuseEmpty(source: Source, dumped: Dumped): void {
  const totals = Object.values(dumped.totals);
  const items = totals.reduce((sum, one) => sum + one.items, 0);
  const rows = totals.reduce<number | null>(
    (sum, one) => (one.rows === null ? sum : (sum ?? 0) + one.rows),
    null,
  );
  if (items > 0 && rows !== 0) return;
  throw new HoldfastError(
    "source",
    `Cannot save source "${source.name}": it is empty (${items} items${rows === null ? "" : `, ${rows} rows`})`,
    {
      code: "source-empty",
      hint: "Is this the right place, and is it mounted? If it is empty on purpose, set enabled: false.",
      thing: source.name,
    },
  );
}

interface Described {
  readonly dumped: Dumped;
  readonly parts: readonly StagedPart[];
  readonly inventory: { readonly file: string; readonly sealed: Sealed };
  readonly disclose: boolean;
}

function describe(
  source: Source,
  { dumped, parts, inventory, disclose }: Described,
): ManifestSource {
  return {
    name: source.name,
    engine: source.kind.kind,
    started: dumped.started.toISOString(),
    ended: dumped.ended.toISOString(),
    instant: dumped.instant,
    versions: disclose ? { ...dumped.versions } : {},
    scratch: dumped.scratch,
    archives: [...parts]
      .sort((a, b) => (a.file < b.file ? -1 : 1))
      .map(({ part, format, file, sealed }) => ({
        part,
        format,
        ...sealedFields(file, sealed),
        totals: disclose ? { ...(dumped.totals[part] as Totals) } : null,
      })),
    inventory: sealedFields(inventory.file, inventory.sealed),
    notes: dumped.notes.length,
  };
}

function sealedFields(file: string, sealed: Sealed) {
  return {
    file,
    size: sealed.size,
    sha256: sealed.sha256,
    header: { ...sealed.header },
    plain: sealed.plain,
  };
}
