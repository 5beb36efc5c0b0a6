import { type Bytes, collect, type Range } from "../../domain/bytes.ts";
import { isFileName } from "../file_name.ts";
import { readZip, ZipDamaged, type ZipIndex, type ZipSource } from "../zip/read_zip.ts";
import type { Context } from "./context.ts";
import { type Download, missing } from "./download.ts";
import type { Artifact } from "./listing.ts";
import { isStatement, type Memo } from "./memo.ts";

/** Reads files out of artifacts, by range. */
export interface Shelf {
  /** Sizes by name; nothing of a damaged zip. */
  files(artifact: Artifact): Promise<ReadonlyMap<string, number>>;
  read(artifact: Artifact, file: string, range: Range | undefined): Bytes;
}

const TAIL = 256 * 1024; // bytes; a zip's directory, and of a small backup's also manifest and signature
const KEPT = 32; // artifacts whose end is remembered

interface Opened {
  readonly index: ZipIndex;
  readonly source: ZipSource;
  /** Its last bytes, which lie in the memory. */
  readonly tail: { readonly start: number; readonly bytes: Uint8Array };
}

/** Reads files by way of the central directory: no artifact is downloaded for its manifest. */
export function shelfOf(context: Context, download: Download, memo: Memo): Shelf {
  const opened = new Map<number, Promise<Opened>>();
  const open = (artifact: Artifact): Promise<Opened> => {
    const known = opened.get(artifact.id);
    if (known !== undefined) return known;
    const [oldest] = opened.keys();
    if (opened.size >= KEPT && oldest !== undefined) opened.delete(oldest);
    const opening = openArtifact(download, artifact);
    opened.set(artifact.id, opening);
    opening.catch(() => opened.delete(artifact.id));
    return opening;
  };

  async function* read(artifact: Artifact, file: string, range: Range | undefined): Bytes {
    const none = (why: string) => missing(context, artifact, why);
    if (!isFileName(file)) throw none("no file of ours has such a name");
    const { index, source, tail } = await open(artifact);
    const span = await index.locate(file, source);
    if (span === null) throw none("it is not there");
    const { start, length } = range ?? { start: 0, length: span.length };
    if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
    if (start + length > span.length) throw none(`it has only ${span.length} bytes`);
    if (length === 0) return;
    const from = span.start + start;
    if (from >= tail.start) yield tail.bytes.slice(from - tail.start, from - tail.start + length);
    else yield* download.read(artifact, { start: from, length });
  }

  return {
    files: async (artifact) => {
      try {
        return (await open(artifact)).index.files;
      } catch (cause) {
        if (cause instanceof ZipDamaged) return new Map();
        throw cause;
      }
    },
    async *read(artifact, file, range) {
      const known = range === undefined ? memo.get(artifact, file) : null;
      if (known !== null) return yield known.slice(); // a lent chunk may be written over
      try {
        if (range !== undefined || !isStatement(file)) return yield* read(artifact, file, range);
        const bytes = await memo.limited(() => read(artifact, file, range));
        if (bytes === null) return yield* read(artifact, file, range);
        memo.set(artifact, file, bytes);
        yield bytes.slice();
      } catch (cause) {
        if (!(cause instanceof ZipDamaged)) throw cause;
        throw missing(context, artifact, `its zip is damaged: ${cause.message}`);
      }
    },
  };
}

async function openArtifact(download: Download, artifact: Artifact): Promise<Opened> {
  const start = Math.max(0, artifact.size - TAIL);
  const length = artifact.size - start;
  const bytes = await collect(download.read(artifact, { start, length }), TAIL);
  const source: ZipSource = {
    size: artifact.size,
    tail: length,
    read: async (range) => {
      const from = range.start - start;
      if (from >= 0) return bytes.subarray(from, from + range.length);
      return await collect(download.read(artifact, range), range.length);
    },
  };
  return { index: await readZip(source), source, tail: { start, bytes } };
}
