import type { Bytes } from "../../src/domain/bytes.ts";
import {
  type BackupId,
  backupId,
  backupName,
  type EntryName,
  type NoteKind,
  noteName,
} from "../../src/domain/entry.ts";
import { HoldfastError } from "../../src/domain/error.ts";
import type { Link, Manifest } from "../../src/domain/manifest.ts";
import { NOTE_STATEMENTS } from "../../src/domain/note.ts";
import type { Json } from "../../src/domain/report.ts";
import type { Machine } from "../../src/host/machine.ts";
import type { Shelf } from "../../src/trust/catalog.ts";
import { sha256Hex } from "../../src/trust/digest.ts";
import { type SigningKey, sign } from "../../src/trust/sign.ts";
import { writeStatement } from "../../src/trust/statement.ts";
import { sampleManifest } from "../domain/samples.ts";

/** A shelf in memory that a test may bend: entry names, each with its files. */
export interface MemoryShelf extends Shelf {
  readonly entries: Map<string, { name: EntryName; files: Map<string, Uint8Array> }>;
}

/** An empty shelf. A file that is not there fails as a store's does. */
export function memoryShelf(): MemoryShelf {
  const entries: MemoryShelf["entries"] = new Map();
  return {
    label: "a shelf",
    entries,
    async *list() {
      for (const { name } of entries.values()) yield name;
    },
    async *read(name, file): Bytes {
      const bytes = entries.get(name.text)?.files.get(file);
      if (bytes === undefined)
        throw new HoldfastError("store", `Cannot read "${file}"`, { code: "store-missing-bytes" });
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

/** Puts backups and notes on a shelf, signed by `ssh-keygen`. */
export function writerOf(shelf: MemoryShelf, machine: Machine) {
  const put = (name: EntryName, files: Record<string, Uint8Array | string>): void => {
    const list = Object.entries(files).map(([file, bytes]) => [file, Buffer.from(bytes)] as const);
    shelf.entries.set(name.text, { name, files: new Map(list) });
  };
  const signed = async (value: Json, kind: string, key: SigningKey) => {
    const text = writeStatement(value);
    return { text, sig: await sign(text, { namespace: `holdfast-${kind}`, key, machine }) };
  };
  return {
    put,
    signed,
    /** A backup whose previous one is `previous`; its link. */
    async backup(key: SigningKey, day: number, more: Partial<Manifest> = {}): Promise<Link> {
      const id = more.id ?? idOf(day);
      const { text, sig } = await signed(sampleManifest({ id, ...more }), "manifest", key);
      put(backupName(id), { "manifest.json": text, "manifest.json.sig": sig });
      return { id, sha256: sha256Hex(text) };
    },
    /** A note about a backup; a removal takes the manifest out of the backup's entry, as prune does. */
    async note(
      key: SigningKey,
      kind: keyof typeof NOTE_STATEMENTS,
      about: Link,
      turn = 1,
    ): Promise<EntryName> {
      const statement = { ...noteOf(kind, about) };
      const { text, sig } = await signed(statement, NOTE_STATEMENTS[kind].kind, key);
      const name = noteName(about.id, kind as NoteKind, turn);
      const files: Record<string, Uint8Array> = {
        "note.json": text,
        "note.json.sig": Buffer.from(sig),
      };
      if (kind === "removed") {
        for (const [file, bytes] of shelf.entries.get(about.id)?.files ?? []) files[file] = bytes;
        shelf.entries.delete(about.id);
      }
      put(name, files);
      return name;
    },
  };
}

/** The id of the backup of a day, counted from 20 November 2026. */
export function idOf(day: number): BackupId {
  return backupId("Backup", new Date(Date.UTC(2026, 10, 20 + day, 2)));
}

/** What a note of that kind says. */
export function noteOf(kind: keyof typeof NOTE_STATEMENTS, about: Link): { [key: string]: Json } {
  const common = {
    backup: about.id,
    sha256: about.sha256,
    at: "2026-12-01T00:00:00.000Z",
    host: null,
  };
  if (kind === "proven") {
    const sources = [{ name: "settings", facts: 3, milliseconds: 20 }];
    return { "holdfast-receipt": 1, ...common, version: "0.1.0", sources };
  }
  if (kind === "spent")
    return { "holdfast-spent": 1, ...common, plan: about.sha256, approvers: ["ana"] };
  return { "holdfast-removal": 1, ...common, because: "daily 8 of 7" };
}
