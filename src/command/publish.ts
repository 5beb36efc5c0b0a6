import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NoteKind } from "../domain/entry.ts";
import { type BackupId, backupId, backupName, type EntryName, noteName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { Json } from "../domain/report.ts";
import type { Machine } from "../host/machine.ts";
import { readMemory, writeMemory } from "../host/state.ts";
import type { Store } from "../store/store.ts";
import { sha256Hex } from "../trust/digest.ts";
import { type SigningKey, sign } from "../trust/sign.ts";
import { writeStatement } from "../trust/statement.ts";
import type { Shelved } from "./catalogs.ts";
import { caught } from "./outcome.ts";

/** A manifest, signed and staged. */
export interface SignedManifest {
  readonly manifest: Manifest;
  readonly text: Uint8Array;
  readonly sha256: string;
  readonly paths: { readonly text: string; readonly signature: string };
}

/** Where statements are staged and by whom they are signed. */
export interface Signing {
  readonly staged: string;
  readonly key: SigningKey;
  readonly machine: Machine;
}

/** The first id of this minute that no store has: neither as a backup nor in a note about one. */
export async function freeId(
  prefix: string,
  at: Date,
  stores: readonly Store[],
): Promise<BackupId> {
  for (let turn = 1; ; turn++) {
    const id = backupId(prefix, at, turn);
    const taken = await Promise.all(
      stores.flatMap((store) =>
        [backupName(id), noteName(id, "removed")].map((name) => store.look(name)),
      ),
    );
    if (taken.every((entry) => entry === null)) return id;
  }
}

/** Signs a statement and stages it as `<name>` and `<name>.sig`. */
export async function signStatement(value: Json, file: string, { staged, key, machine }: Signing) {
  const kind = Object.keys(value as object)[0] as string;
  const text = writeStatement(value);
  const signature = await sign(text, { namespace: kind, key, machine });
  const paths = { text: join(staged, file), signature: join(staged, `${file}.sig`) };
  await writeFile(paths.text, text, { mode: 0o600, flush: true });
  await writeFile(paths.signature, signature, { mode: 0o600, flush: true });
  return { text, paths, sha256: sha256Hex(text) };
}

/** What is published, and where this host remembers it. */
export interface Publication {
  readonly signed: SignedManifest;
  /** Sealed files by the name they get in the store, and where they are staged. */
  readonly files: ReadonlyMap<string, string>;
  readonly state: string;
  readonly machine: Machine;
}

/**
 * Publishes a backup to one store: draft, files, manifest, signature, then the one rename that makes
 * it visible. The state says "pending" before and "head" after, so a kill in between is found out.
 *
 * @returns Findings; empty when it is published and remembered.
 */
export async function publishTo(
  { name, store }: Shelved,
  what: Publication,
): Promise<readonly Finding[]> {
  const { signed, state, machine } = what;
  const head = {
    id: signed.manifest.id,
    sha256: signed.sha256,
    sequence: signed.manifest.sequence,
  };
  const memory = await readMemory(state);
  // Remembered before the store can show it, so that a published backup is never unknown to its host.
  await writeMemory(state, { ...memory, pending: { ...memory.pending, [name]: head } });
  machine.step("backup: pending");
  const files = [
    ...what.files,
    ["manifest.json", signed.paths.text] as const,
    ["manifest.json.sig", signed.paths.signature] as const,
  ];
  const done = await caught(() => publishEntry(store, backupName(head.id), files));
  machine.step("backup: published");
  const { [name]: _, ...pending } = (await readMemory(state)).pending;
  // A failed publish does not advance the head: the next manifest must name what the store really has.
  const heads = done.value === null ? memory.heads : { ...memory.heads, [name]: head };
  await writeMemory(state, { heads, pending });
  machine.step("backup: remembered");
  return done.findings;
}

async function publishEntry(
  store: Store,
  name: EntryName,
  files: Iterable<readonly [string, string]>,
): Promise<true> {
  const draft = await store.draft(name);
  if (draft === "taken") throw taken(store, name);
  try {
    for (const [file, path] of files) await draft.put(file, path);
    if ((await draft.publish()) === "taken") throw taken(store, name);
    return true;
  } catch (error) {
    await draft.discard().catch(() => {}); // the first error is the one worth telling; a left draft is swept
    throw error;
  }
}

/** Publishes a signed note about a backup, under the first free name. */
export async function publishNote(
  store: Store,
  about: { id: BackupId; note: NoteKind; value: Json },
  signing: Signing,
): Promise<EntryName> {
  const { paths } = await signStatement(about.value, `note-${about.note}.json`, signing);
  for (let turn = 1; ; turn++) {
    const name = noteName(about.id, about.note, turn);
    if ((await store.look(name)) !== null) continue;
    await publishEntry(store, name, [
      ["note.json", paths.text],
      ["note.json.sig", paths.signature],
    ]);
    return name;
  }
}

function taken(store: Store, name: EntryName): HoldfastError {
  return new HoldfastError(
    "store",
    `Cannot publish "${name.text}" to ${store.label}: the name was taken meanwhile`,
    {
      code: "store-failed",
      hint: "Does another host write to this store under the same policy? Run the backup again.",
      thing: name.text,
    },
  );
}
