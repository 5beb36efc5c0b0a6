import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Manifest, ManifestArchive, ManifestSource } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { formatBytes } from "../domain/units.ts";
import type { SavedPart } from "../engine/engine.ts";
import { memberBytes } from "../engine/files/member.ts";
import { openWhole } from "../pipe/open.ts";
import { pinSource } from "../pipe/pin.ts";
import { chosen, readCatalogs } from "./catalogs.ts";
import { findBackup } from "./find_backup.ts";
import { readIdentities } from "./identities.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { keysByIdentity, openSaved, type Stored, sealedSource } from "./saved.ts";

/** Which archive of which backup. */
export interface OpenInput {
  readonly backup: string;
  /** `<source>/<file>` as list and the manifest show it; `.zst.age` may be left out. */
  readonly archive: string;
  readonly path: string | null;
  readonly stores: readonly string[];
  readonly identity: string | null;
  /** Where the plain bytes go; each chunk is lent until the promise settles. */
  readonly out: (chunk: Uint8Array) => Promise<void>;
}

/** Writes one archive's plain bytes, or those of one path in it. Only checked bytes are written. */
export async function open(setup: Setup, input: OpenInput): Promise<Outcome> {
  const identities = await readIdentities(input.identity, setup);
  const shelves = await readCatalogs(
    setup,
    chosen("store", input.stores, [...setup.stores.keys()]),
  );
  const wanted = input.archive.split("/")[0] ?? "";
  const found = await findBackup(shelves, {
    text: input.backup,
    sources: input.backup.includes("_") ? [] : [wanted],
    now: setup.machine.now(),
  });
  const { manifest } = found.checked;
  const { source, archive } = findArchive(manifest, input.archive);
  const stored: Stored = { store: found.store, id: manifest.id };
  const bytes =
    archive === null
      ? await inventoryBytes(stored, source, identities)
      : await archiveBytes(stored, { source, archive }, { input, setup, identities });
  let size = 0;
  for await (const chunk of bytes) {
    await input.out(chunk);
    size += chunk.byteLength;
  }
  setup.machine.tell({
    kind: "line",
    text: `${formatBytes(size)} of ${manifest.id}/${input.archive}`,
  });
  return outcomeOf({ command: "open", backup: manifest.id, totals: { bytes: size } });
}

interface Which {
  readonly source: ManifestSource;
  /** null for the source's inventory. */
  readonly archive: ManifestArchive | null;
}

function findArchive(manifest: Manifest, name: string): Which {
  const file = name.endsWith(".zst.age") ? name : `${name}.zst.age`;
  for (const source of manifest.sources) {
    if (source.inventory.file === file) return { source, archive: null };
    const archive = source.archives.find((one) => one.file === file);
    if (archive !== undefined) return { source, archive };
  }
  const there = manifest.sources.flatMap(({ archives, inventory }) =>
    [...archives, inventory].map((one) => one.file),
  );
  throw new HoldfastError("policy", `Cannot find archive "${shown(name)}" in ${manifest.id}`, {
    code: "unknown-name",
    hint: `There are ${there.join(", ")}.`,
    thing: shown(name),
  });
}

async function inventoryBytes(
  stored: Stored,
  source: ManifestSource,
  identities: readonly string[],
): Promise<Bytes> {
  const pinned = await pinSource(sealedSource(stored, source.inventory), source.inventory.sha256);
  return openWhole(pinned, await keysByIdentity(identities)(source.inventory, pinned));
}

async function archiveBytes(
  stored: Stored,
  { source, archive }: { source: ManifestSource; archive: ManifestArchive },
  { input, setup, identities }: { input: OpenInput; setup: Setup; identities: readonly string[] },
): Promise<Bytes> {
  const saved = await openSaved(stored, source, keysByIdentity(identities));
  const part = saved.get(archive.part) as SavedPart;
  if (input.path === null) return part.read();
  if (source.engine !== "files") {
    throw new HoldfastError(
      "policy",
      `Cannot open a path of "${source.name}": its engine is ${source.engine}`,
      {
        code: "usage",
        hint: "--path is for file trees; open the whole archive instead.",
        thing: source.name,
      },
    );
  }
  return await memberBytes(part, input.path, setup.machine);
}
