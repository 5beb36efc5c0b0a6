import { type Bytes, collect } from "../domain/bytes.ts";
import type { EntryName } from "../domain/entry.ts";
import { HoldfastError, Interrupted } from "../domain/error.ts";

/** Reads a small file of an entry; null where it is not there, cannot be read or is too large. */
export type ReadSmall = (name: EntryName, file: string) => Promise<Uint8Array | null>;

const SMALL = 2 ** 20; // bytes; what many entries may be read of at the same time
const LARGEST = 16 * 2 ** 20; // bytes of a statement
const SIGNATURE = 32 * 1024; // bytes

/**
 * Reads the small files of a store's entries. However many are asked for at once, only one of them
 * is larger than 1 MiB at a time, so a store full of huge manifests does not fill the memory.
 *
 * What is wrong with a file is its entry's own matter; an interruption or a store that is gone is thrown.
 */
export function smallFilesOf(shelf: { read(name: EntryName, file: string): Bytes }): ReadSmall {
  let lane: Promise<unknown> = Promise.resolve();
  const attempt = async (name: EntryName, file: string, limit: number) => {
    try {
      return await collect(shelf.read(name, file), limit);
    } catch (cause) {
      if (isOfTheStore(cause)) throw cause;
      return cause instanceof RangeError ? "larger" : null;
    }
  };
  return async (name, file) => {
    const isSignature = file.endsWith(".sig");
    const first = await attempt(name, file, isSignature ? SIGNATURE : SMALL);
    if (first !== "larger") return first;
    if (isSignature) return null;
    const turn = lane.then(() => attempt(name, file, LARGEST));
    lane = turn.catch(() => {}); // its own caller hears of it
    const whole = await turn;
    return whole === "larger" ? null : whole;
  };
}

function isOfTheStore(cause: unknown): boolean {
  if (cause instanceof Interrupted) return true;
  const code = cause instanceof HoldfastError ? cause.code : null;
  return code === "store-unreachable" || code === "store-not-mounted";
}
