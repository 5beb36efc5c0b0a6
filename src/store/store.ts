import type { Bytes, Range } from "../domain/bytes.ts";
import type { EntryName } from "../domain/entry.ts";
import type { Finding } from "../domain/finding.ts";
import type { Schema } from "../domain/schema.ts";
import type { Machine } from "../host/machine.ts";

/** What lies in one entry: file names relative to it ("settings/tree.tar.zst.age") and sizes in bytes. */
export interface Entry {
  readonly name: EntryName;
  readonly files: ReadonlyMap<string, number>;
}

/** An entry that nobody can see yet. */
export interface Draft {
  /** Adds a file; never moves or alters the one at `path`. */
  put(name: string, path: string): Promise<void>;
  /** Makes the entry visible, whole and synced; the last thing that happens. "taken": somebody was first, nothing is published. */
  publish(): Promise<"published" | "taken">;
  /** Removes all that was put. What is not there is no error. */
  discard(): Promise<void>;
}

/** Where entries rest. All of an entry is there, or it is not listed as one. */
export interface Store {
  /** For logs, no credentials. */
  readonly label: string;
  /** Folders of the file system it writes to; empty for remote ones. */
  readonly folders: readonly string[];
  /** How long it keeps an entry before it drops it by itself, ms; null: for ever. */
  readonly keepsFor: number | null;
  /** Reachable, writable, a real mount, room for `need` bytes. Creates nothing. */
  check(need: number): Promise<readonly Finding[]>;
  /** Newest first by id; drafts after the entries. What has no name of ours is not listed. */
  list(): AsyncIterable<EntryName>;
  /** The files of an entry; null when there is none. */
  look(name: EntryName): Promise<Entry | null>;
  /** A file's bytes; fails with "store-missing-bytes" when there are fewer than asked for. */
  read(name: EntryName, file: string, range?: Range): Bytes;
  draft(name: EntryName): Promise<Draft | "taken">;
  /** Removes an entry or a draft whole; what is not there is no error. */
  remove(name: EntryName): Promise<void>;
  /** Removes drafts older than a day; says how many. */
  sweep(now: Date): Promise<number>;
}

/** A kind of store. */
export interface StoreKind<S> {
  readonly kind: string;
  /** Its own keys of the policy, a strict object. */
  readonly settings: Schema<S>;
  /** Makes relative paths absolute. @param folder The policy's folder. */
  resolve(settings: S, folder: string): S;
  open(settings: S, machine: Machine): Store;
}
