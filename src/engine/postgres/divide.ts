import type { Sized } from "./contents.ts";
import { quotedPair } from "./named.ts";

const SHARED = 1000; // tables
// A command that goes through `ssh` is one text of at most 128 KiB (MAX_ARG_STRLEN).
const MOST = 200; // tables
const WORDS = 60_000; // bytes

/**
 * Divides tables over several dumps by their size: the largest first, each to where least is. What is
 * not in any of them is left to the dump of everything else.
 *
 * @param jobs How many dumps there are in all. @returns Those besides the first; none is empty.
 */
export function divide(tables: readonly Sized[], jobs: number): readonly (readonly Sized[])[] {
  const named = largest(tables);
  const rest = tables.filter((table) => !named.includes(table));
  const loads = Array.from({ length: jobs }, () => ({ bytes: 0, tables: [] as Sized[] }));
  const [first = { bytes: 0, tables: [] }] = loads;
  first.bytes = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const table of named) {
    const least = loads.reduceRight((a, b) => (b.bytes < a.bytes ? b : a));
    least.bytes += table.bytes;
    least.tables.push(table);
  }
  return loads.slice(1).flatMap(({ tables: own }) => (own.length === 0 ? [] : [own]));
}

/** The tables that several sessions read, and so hold: locks are few, and most tables small. */
export function sharedOf(tables: readonly Sized[]): ReadonlySet<Sized> {
  return new Set(bySize(tables).slice(0, SHARED));
}

function bySize(tables: readonly Sized[]): Sized[] {
  return tables.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
}

function largest(tables: readonly Sized[]): readonly Sized[] {
  const sorted = bySize(tables);
  let words = 0;
  const ends = sorted.findIndex((table, at) => {
    words += Buffer.byteLength(quotedPair(table)) + 30; // the option's own letters
    return at >= MOST || words > WORDS;
  });
  return ends < 0 ? sorted : sorted.slice(0, ends);
}
