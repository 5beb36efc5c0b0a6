import { join } from "node:path";
import type { ManifestSource } from "../domain/manifest.ts";
import type { Move } from "../domain/move.ts";
import type { Pause } from "../domain/policy_hooks.ts";
import { listRecords, readRecord, writeRecord } from "./state.ts";

/** How far a restore has come. A killed one is found by this and finished or taken back. */
export type JournalState =
  | "building"
  | "swapping"
  /** All is in place; what was paused is resumed, and the last hook runs. */
  | "finishing"
  | "swapped"
  | "undoing"
  | "undone"
  | "settling"
  | "settled";

/**
 * How a source comes back of whose old content nothing is kept aside: from a copy made first, which
 * lies in `before/<restore>` of the state; by emptying its place again; or not at all.
 */
export type Before =
  | { readonly how: "copy"; readonly saved: ManifestSource; readonly isTouched: boolean }
  /** `isTouched`: whether its swap may have begun; until then there is nothing to put back. */
  | { readonly how: "empty" | "none"; readonly isTouched: boolean };

/** One source of a restore, enough to undo it even when the policy has changed since. */
export interface JournalSource {
  readonly name: string;
  readonly engine: string;
  /** The engine's own settings, resolved; they hold no secret, as a policy holds none. */
  readonly settings: unknown;
  readonly place: string;
  readonly aside: { readonly only: readonly string[]; readonly moves: readonly Move[] };
  /** Absent: the engine keeps the old aside. Written before the first swap. */
  readonly before?: Before;
}

/** The journal of one restore. */
export interface Journal {
  readonly id: string;
  readonly turn: number; // counts restores of this host, newest highest
  readonly state: JournalState;
  readonly backup: string;
  readonly plan: string;
  readonly began: string;
  /** In the order of the swaps. */
  readonly sources: readonly JournalSource[];
  /** What was paused for the swaps, and is again when they are undone; absent: nothing. */
  readonly pausing?: {
    readonly folder: string;
    readonly words: Readonly<Record<string, string>>;
    readonly pauses: readonly Pause[];
  };
}

const FOLDER = "restores";

/** Writes a journal whole and synced. What it says may be done only after this settled. */
export async function writeJournal(state: string, journal: Journal): Promise<void> {
  await writeRecord(state, join(FOLDER, `${journal.id}.json`), journal);
}

/** The journal of one restore; null where none is known. */
export async function readJournal(state: string, id: string): Promise<Journal | null> {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  return (await readRecord(join(state, FOLDER, `${id}.json`))) as Journal | null;
}

/** All journals, oldest first. */
export async function readJournals(state: string): Promise<Journal[]> {
  const ids = await listRecords(join(state, FOLDER));
  const journals = await Promise.all(ids.map((id) => readJournal(state, id)));
  return journals.filter((one) => one !== null).sort((a, b) => a.turn - b.turn);
}
