import { type Bytes, collect } from "../../domain/bytes.ts";
import type { Artifact } from "./listing.ts";

/** The small files of artifacts that were read, so that none is fetched twice. */
export interface Memo {
  get(artifact: Artifact, file: string): Uint8Array | null;
  set(artifact: Artifact, file: string, bytes: Uint8Array): void;
  /** Collects what is small enough to be kept; null for what is not. */
  limited(read: () => Bytes): Promise<Uint8Array | null>;
  /** All that is kept, by artifact. */
  all(): ReadonlyMap<number, Kept>;
  /** Takes over what an earlier run kept. */
  add(id: number, kept: Kept): void;
}

/** What is kept of one artifact. */
export interface Kept {
  /** SHA-256 of the whole artifact, hex: the files count for no other. */
  readonly sha256: string;
  readonly files: Map<string, Uint8Array>;
}

const LARGEST = 2 ** 20; // bytes of a file
const MOST = 16 * 2 ** 20; // bytes of all

/** Statements and their signatures: all that a catalog reads. */
export function isStatement(file: string): boolean {
  return /^(manifest|note)\.json(\.sig)?$/.test(file);
}

/** Makes an empty one. */
export function makeMemo(): Memo {
  const kept = new Map<number, Kept>();
  let size = 0;
  const put = (one: Kept, file: string, bytes: Uint8Array): void => {
    if (size + bytes.byteLength > MOST || one.files.has(file)) return;
    size += bytes.byteLength;
    one.files.set(file, bytes);
  };
  return {
    all: () => kept,
    get: ({ id, sha256 }, file) => {
      const one = kept.get(id);
      return one === undefined || one.sha256 !== sha256 ? null : (one.files.get(file) ?? null);
    },
    set: ({ id, sha256 }, file, bytes) => {
      if (sha256 === null) return; // what cannot be told from another one is not kept
      const known = kept.get(id);
      const one = known?.sha256 === sha256 ? known : { sha256, files: new Map() };
      kept.set(id, one);
      put(one, file, bytes);
    },
    limited: async (read) => {
      try {
        return await collect(read(), LARGEST);
      } catch (cause) {
        if (cause instanceof RangeError) return null;
        throw cause;
      }
    },
    add: (id, { sha256, files }) => {
      if (kept.has(id)) return;
      const one = { sha256, files: new Map<string, Uint8Array>() };
      kept.set(id, one);
      for (const [file, bytes] of files) put(one, file, bytes);
    },
  };
}
