import { join } from "node:path";
import type { NoteKind } from "../domain/entry.ts";
import { type BackupId, backupId, backupName, type EntryName, noteName } from "../domain/entry.ts";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { Json } from "../domain/report.ts";
import type { Machine } from "../host/machine.ts";
import type { Store } from "../store/store.ts";
import { expiryIn } from "../trust/catalog.ts";
import { sha256Hex } from "../trust/digest.ts";
import { type SigningKey, sign } from "../trust/sign.ts";
import { writeStatement } from "../trust/statement.ts";
import type { Shelved } from "./catalogs.ts";
import { rememberHead, rememberPending } from "./heads.ts";
import { caught } from "./outcome.ts";
import { stageFile } from "./staging.ts";

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
  await stageFile(paths.text, text);
  await stageFile(paths.signature, signature);
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

/** How publishing to one store ended. */
export interface Published {
  /** Whether the store shows the backup. */
  readonly done: boolean;
  /** What failed; with `done`, what this host could not remember of it. */
  readonly findings: readonly Finding[];
}

/**
 * Publishes a backup to one store: draft, files, manifest, signature, then the one rename that makes
 * it visible. The state says "pending" before and "head" after, so a kill in between is found out; a
 * failed one stays pending and does not advance the head, and the next run looks what became of it.
 */
export async function publishTo(
  { name, store }: Pick<Shelved, "name" | "store">,
  what: Publication,
): Promise<Published> {
  const { signed, state, machine } = what;
  const { id, sequence } = signed.manifest;
  const expires = expiryIn(signed.manifest, name)?.own;
  const head = {
    id,
    sha256: signed.sha256,
    sequence,
    ...(expires === undefined ? {} : { expires }),
  };
  // Remembered before the store can show it, so that a published backup is never unknown to its host.
  const pending = await caught(() => rememberPending(state, name, head));
  if (pending.value === null) return { done: false, findings: pending.findings };
  machine.step("backup: pending");
  const files = [
    ...what.files,
    ["manifest.json", signed.paths.text] as const,
    ["manifest.json.sig", signed.paths.signature] as const,
  ];
  const done = await caught(() => publishEntry(store, backupName(id), { files, machine }));
  if (done.value === null) return { done: false, findings: done.findings };
  machine.step("backup: published");
  const { findings } = await caught(() => rememberHead(state, name, head));
  machine.step("backup: remembered");
  return { done: true, findings };
}

async function publishEntry(
  store: Store,
  name: EntryName,
  what: { readonly files: Iterable<readonly [string, string]>; readonly machine: Machine },
): Promise<true> {
  const { signal } = what.machine;
  const draft = await store.draft(name);
  if (draft === "taken") throw taken(store, name);
  try {
    for (const [file, path] of what.files) {
      if (signal.aborted) throw new Interrupted();
      await draft.put(file, path);
    }
    if (signal.aborted) throw new Interrupted();
    if ((await draft.publish()) === "taken") throw taken(store, name);
    return true;
  } catch (error) {
    await draft.discard().catch(() => {}); // the first error is the one worth telling; a left draft is swept
    throw error;
  }
}

/** A note about a backup, and files that lie beside it: names there, and where they are staged. */
export interface Note {
  readonly id: BackupId;
  readonly note: NoteKind;
  readonly value: Json;
  readonly files?: readonly (readonly [file: string, path: string])[];
}

/** Publishes a signed note about a backup, under the first free name. */
export async function publishNote(store: Store, about: Note, signing: Signing): Promise<EntryName> {
  // Of its own name each time: a store on this file system links to the staged file, and writing to
  // that again would change what was published.
  const mark = Buffer.from(signing.machine.random(8)).toString("hex");
  const { paths } = await signStatement(about.value, `note-${mark}.json`, signing);
  for (let turn = 1; ; turn++) {
    const name = noteName(about.id, about.note, turn);
    if ((await store.look(name)) !== null) continue;
    const files = [
      ["note.json", paths.text],
      ["note.json.sig", paths.signature],
      ...(about.files ?? []),
    ] as const;
    await publishEntry(store, name, { files, machine: signing.machine });
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
