import { createHash, type Hash, hash } from "node:crypto";
import { BLOCK, damaged } from "./tar_header.ts";
import type { Member } from "./walker.ts";

const EMPTY = hash("sha256", "", "hex");
const ZEROS = Buffer.alloc(2 ** 20);
const TURN = 128 * 2 ** 20; // bytes of a hole hashed before the event loop gets its turn
const MAP_LIMIT = 2 ** 22; // numbers in the map of a sparse file

/** Hashes the contents of one member after another, holes as the zeros a reader sees. */
export interface ContentHash {
  begin(member: Member): void;
  /** @returns Bytes taken; fewer than given after a long hole, so that the event loop gets its turn. */
  data(piece: Buffer): number;
  /** The SHA-256 in hex; null while a hole at the end is not done: call again. */
  end(): string | null;
}

interface Sparse {
  readonly size: number;
  readonly hash: Hash;
  /** Digits of the number being read. */
  digits: string;
  /** Offset and length of each piece of data; the first number is their count. */
  readonly map: number[];
  /** Bytes seen of the map, which takes whole blocks. */
  mapBytes: number;
  isMapped: boolean;
  next: number; // index into the map of the piece being read
  left: number; // bytes left of that piece
  at: number; // where in the file the hash is
}

/** Makes the hash of contents; one at a time, so one state serves a million members. */
export function makeContentHash(): ContentHash {
  let member: Member | null = null;
  let digest: string | null = EMPTY;
  let running: Hash | null = null;
  let sparse: Sparse | null = null;
  return {
    begin: (next) => {
      member = next;
      digest = EMPTY;
      running = null;
      sparse = next.isSparse ? openSparse(next.size) : null;
    },
    data: (piece) => {
      if (sparse !== null) return takeSparse(sparse, piece);
      if (running === null && piece.length === member?.stored) {
        digest = hash("sha256", piece, "hex");
      } else {
        running ??= createHash("sha256");
        running.update(piece);
      }
      return piece.length;
    },
    end: () => {
      if (sparse !== null) return endSparse(sparse);
      return running === null ? digest : running.digest("hex");
    },
  };
}

function openSparse(size: number): Sparse {
  if (size < 0) throw damaged("a sparse file without its size");
  return {
    size,
    hash: createHash("sha256"),
    digits: "",
    map: [],
    mapBytes: 0,
    isMapped: false,
    next: 1,
    left: 0,
    at: 0,
  };
}

// GNU tar manual, "PAX Format, Version 1.0": decimal numbers, a newline behind each, in whole blocks.
function takeMap(state: Sparse, piece: Buffer): number {
  let at = 0;
  while (at < piece.length && !state.isMapped) {
    const byte = piece[at] as number;
    at += 1;
    state.mapBytes += 1;
    if (!isFull(state)) {
      if (byte === 0x0a) closeNumber(state);
      else if (byte >= 0x30 && byte <= 0x39) state.digits += String.fromCharCode(byte);
      else throw damaged("the map of a sparse file is malformed");
    }
    state.isMapped = isFull(state) && state.mapBytes % BLOCK === 0;
  }
  if (state.isMapped) state.left = state.map[2] ?? 0;
  return at;
}

function isFull(state: Sparse): boolean {
  return state.map.length === 1 + 2 * (state.map[0] ?? 0);
}

function closeNumber(state: Sparse): void {
  const value = Number(state.digits);
  if (state.digits === "" || !Number.isSafeInteger(value) || state.map.length >= MAP_LIMIT) {
    throw damaged("the map of a sparse file is malformed");
  }
  state.map.push(value);
  state.digits = "";
}

function takeSparse(state: Sparse, piece: Buffer): number {
  let taken = state.isMapped ? 0 : takeMap(state, piece);
  while (taken < piece.length) {
    if (state.left === 0) {
      state.next += 2;
      const left = state.map[state.next + 1];
      if (left === undefined) throw damaged("a sparse file has more data than its map");
      state.left = left;
      continue;
    }
    const start = state.map[state.next] as number;
    if (state.at < start && !fillTo(state, start)) return taken;
    if (state.at > start + (state.map[state.next + 1] as number) - state.left) {
      throw damaged("the map of a sparse file overlaps");
    }
    const part = Math.min(state.left, piece.length - taken);
    state.hash.update(piece.subarray(taken, taken + part));
    state.at += part;
    state.left -= part;
    taken += part;
  }
  return taken;
}

function fillTo(state: Sparse, end: number): boolean {
  if (end > state.size) throw damaged("the map of a sparse file is longer than the file");
  const stop = Math.min(end, state.at + TURN);
  while (state.at < stop) {
    const part = Math.min(ZEROS.length, stop - state.at);
    state.hash.update(part === ZEROS.length ? ZEROS : ZEROS.subarray(0, part));
    state.at += part;
  }
  return state.at === end;
}

function endSparse(state: Sparse): string | null {
  if (!state.isMapped || state.left > 0) throw damaged("a sparse file is cut short");
  for (let next = state.next + 3; next < state.map.length; next += 2) {
    if (state.map[next] !== 0) throw damaged("a sparse file is cut short");
  }
  if (state.at > state.size) throw damaged("a sparse file is longer than it says");
  return fillTo(state, state.size) ? state.hash.digest("hex") : null;
}
