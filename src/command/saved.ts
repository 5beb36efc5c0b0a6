import { backupName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { ManifestSource, SealedFile } from "../domain/manifest.ts";
import type { Saved, SavedPart } from "../engine/engine.ts";
import { readFacts, readMaps } from "../pipe/inventory.ts";
import { openFileKey, openMapped, openWhole, readHeader, type SealedSource } from "../pipe/open.ts";
import { pinSource } from "../pipe/pin.ts";
import type { Store } from "../store/store.ts";

/** What opens one archive: its header and its file key. */
export interface ArchiveKey {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}

/** Gives the key of a sealed file; by identities, or from the memory of the run that sealed it. */
export type KeyOf = (file: SealedFile, source: SealedSource) => Promise<ArchiveKey>;

/** A backup in a store. */
export interface Stored {
  readonly store: Pick<Store, "label" | "read">;
  readonly id: string;
}

/** Opens headers with identities. @throws HoldfastError "key-wrong" when none fits. */
export function keysByIdentity(identities: readonly string[]): KeyOf {
  return async (file, source) => {
    const header = await readHeader(source, file.header);
    try {
      return { header, fileKey: await openFileKey(header, identities) };
    } catch (cause) {
      throw cause instanceof HoldfastError ? naming(cause, source.label) : cause;
    }
  };
}

/** The pipe knows an archive's bytes, not its name. */
function naming(error: HoldfastError, label: string): HoldfastError {
  const { stage, message, code, hint, cause } = error;
  const named = message.replace("the archive", label);
  return new HoldfastError(stage, named, { code, hint: hint ?? "", thing: label, cause });
}

/** Uses file keys that this run still holds; nothing else can open its own backup without an identity. */
export function keysInMemory(fileKeys: ReadonlyMap<string, Uint8Array>): KeyOf {
  return async (file, source) => {
    const fileKey = fileKeys.get(file.file);
    if (fileKey === undefined) throw new RangeError(`No file key of ${file.file} in memory`);
    return { header: await readHeader(source, file.header), fileKey };
  };
}

/** A sealed file of a backup as a source of bytes. */
export function sealedSource({ store, id }: Stored, file: SealedFile): SealedSource {
  const name = backupName(id);
  return {
    label: `"${id}/${file.file}" in ${store.label}`,
    size: file.size,
    read: (range) => store.read(name, file.file, range),
  };
}

/**
 * Opens what was saved of one source. The inventory is read and checked whole against the signed
 * manifest first; every frame of an archive is checked against the inventory's map before it is opened.
 */
export async function openSaved(
  stored: Stored,
  source: ManifestSource,
  keyOf: KeyOf,
): Promise<Saved> {
  const inventorySource = await pinSource(
    sealedSource(stored, source.inventory),
    source.inventory.sha256,
  );
  const inventoryKey = await keyOf(source.inventory, inventorySource);
  const inventory = () => openWhole(inventorySource, inventoryKey);
  const maps = await readMaps(inventory());
  const saved = new Map<string, SavedPart>();
  for (const archive of source.archives) {
    const sealed = sealedSource(stored, archive);
    const frames = maps.get(archive.file);
    if (frames === undefined) throw noMap(sealed.label);
    const opened = openMapped(sealed, await keyOf(archive, sealed), frames);
    if (opened.size !== archive.plain) throw noMap(sealed.label);
    saved.set(archive.part, {
      name: archive.part,
      format: archive.format,
      size: archive.plain,
      read: (range) => opened.read(range),
      facts: () => readFacts(inventory(), archive.part),
    });
  }
  return saved;
}

function noMap(label: string): HoldfastError {
  return new HoldfastError("trust", `Cannot open ${label}: its map does not fit`, {
    code: "archive-damaged",
    hint: "Use another store that holds this backup, or another backup.",
    thing: label,
  });
}
