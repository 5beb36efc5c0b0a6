import type { Cut } from "./tree_facts.ts";

/** What is known of the stream when a chunk has been walked. */
export interface Known {
  /** Up to where every member is known; the bytes behind are held back. */
  readonly decided: number;
  /** Where a member that is left out began, if the walk is inside it; else -1. */
  readonly cutting: number;
  /** Members to leave out that have ended since the last chunk. */
  readonly cuts: readonly Cut[];
}

/**
 * Takes members out of a stream of lent chunks. Only headers whose member is not known yet are
 * copied, so a stream with nothing to take out passes nearly untouched.
 *
 * @returns For each chunk the pieces to pass on, in order.
 */
export function makeCutter(): (chunk: Buffer, known: Known) => Buffer[] {
  let passed = 0; // position up to where all was passed on or left out
  let base = 0; // position of the chunk
  let held: Buffer = Buffer.alloc(0); // the bytes just before `base` that were not passed on
  return (chunk, { decided, cutting, cuts }) => {
    const pieces: Buffer[] = [];
    const pass = (from: number, to: number): void => {
      if (from < base && from < to) {
        const start = held.length - (base - from);
        pieces.push(held.subarray(start, start + Math.min(to, base) - from));
      }
      if (to > base && to > from)
        pieces.push(chunk.subarray(Math.max(from, base) - base, to - base));
    };
    for (const cut of cuts) {
      pass(passed, cut.from);
      passed = Math.max(passed, cut.to);
    }
    const limit = cutting < 0 ? decided : cutting;
    pass(passed, limit);
    passed = Math.max(passed, limit);
    const end = base + chunk.length;
    if (cutting >= 0 || passed >= end) {
      held = Buffer.alloc(0);
    } else {
      const old = held.subarray(held.length - Math.max(0, base - passed));
      held = Buffer.concat([old, chunk.subarray(Math.max(0, passed - base))]);
    }
    base = end;
    return pieces;
  };
}
