import type { Entry } from "yauzl";
import type { Range } from "../../domain/bytes.ts";
import { nameOfBytes } from "../../domain/name.ts";

/** Where a zip's bytes are. */
export interface ZipSource {
  /** Of the whole zip, bytes. */
  readonly size: number;
  /** How much of the end to ask for at first, bytes. */
  readonly tail: number;
  /** So many bytes from there, of the caller's own. @throws where there are fewer. */
  read(range: Range): Promise<Uint8Array>;
}

/** What a zip holds, as its central directory says. */
export interface ZipIndex {
  /** Sizes in bytes by name; names that are not UTF-8 or have control bytes as `\xHH`. */
  readonly files: ReadonlyMap<string, number>;
  /**
   * Where the bytes of a file lie in the zip; null where it holds none of that name.
   *
   * @param source The same zip, as it is open now.
   * @throws ZipDamaged; what the source throws.
   */
  locate(name: string, source: Pick<ZipSource, "read">): Promise<Range | null>;
}

/** It is no zip, or not such a one as we write. */
export class ZipDamaged extends Error {
  override readonly name = "ZipDamaged";
}

interface Member {
  /** As it is written in the directory. */
  readonly name: Uint8Array;
  readonly size: number;
  /** Where its local header begins. */
  readonly header: number;
}

/** A member and where the next one's header begins at the earliest. */
type Limited = Member & { readonly limit: number };

const MOST_FILES = 20_000;
const MOST_READ = 32 * 2 ** 20; // bytes of the central directory and what surrounds it
const STEP = 64 * 1024; // bytes read at once elsewhere
// A local header (PKWARE APPNOTE 4.3.7): its length without the name, and where what we need lies.
const HEADER = 30;
const SIGNATURE = 0x04034b50;
const METHOD = 8;
const NAME_LENGTH = 26;
const EXTRA_LENGTH = 28;

/**
 * Reads a zip's central directory. Only zips such as ours are taken: stored files, each named once,
 * none lying in another.
 *
 * @throws ZipDamaged for any other; what the source throws.
 */
export async function readZip(source: ZipSource): Promise<ZipIndex> {
  const { default: yauzl } = await import("yauzl");
  const window = windowOf(source);
  // The library hands errors on without telling whose they are.
  class Reader extends yauzl.RandomAccessReader {
    override read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: unknown, length?: number) => void,
    ): void {
      window.read({ start: position, length }).then(
        (bytes) => {
          into.set(bytes, offset);
          done(null, length);
        },
        (error: unknown) => done(error),
      );
    }
  }
  try {
    const options = { autoClose: false, decodeStrings: false } as const;
    const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(), source.size, options);
    if (zip.entryCount > MOST_FILES) throw new ZipDamaged(`it claims ${zip.entryCount} files`);
    return indexOf(limited(await membersOf(zip.eachEntry()), source.size));
  } catch (cause) {
    throw window.failure() ?? damaged(cause);
  }
}

async function membersOf(entries: AsyncIterable<Entry>): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  for await (const entry of entries) {
    const bytes = Buffer.from(entry.fileName); // a copy of its own
    const name = nameOfBytes(bytes);
    if (members.has(name)) throw new ZipDamaged(`it holds "${name}" twice`);
    if (entry.compressionMethod !== 0 || entry.isEncrypted())
      throw new ZipDamaged(`"${name}" is not stored as it is`);
    members.set(name, {
      name: bytes,
      size: entry.uncompressedSize,
      header: entry.relativeOffsetOfLocalHeader,
    });
  }
  return members;
}

/** Gives each member the place where the next begins. @throws ZipDamaged where two overlap. */
function limited(members: ReadonlyMap<string, Member>, size: number): Map<string, Limited> {
  const limits = new Map<string, Limited>();
  let limit = size;
  for (const [name, member] of [...members].sort(([, a], [, b]) => b.header - a.header)) {
    if (member.header + HEADER + member.name.byteLength + member.size > limit)
      throw new ZipDamaged(`"${name}" reaches into what follows`);
    limits.set(name, { ...member, limit });
    limit = member.header;
  }
  return limits;
}

function indexOf(members: ReadonlyMap<string, Limited>): ZipIndex {
  const spans = new Map<string, Range>();
  return {
    files: new Map([...members].map(([name, { size }]) => [name, size])),
    locate: async (name, source) => {
      const member = members.get(name);
      if (member === undefined) return null;
      const span = spans.get(name) ?? (await spanOf(member, source));
      spans.set(name, span);
      return span;
    },
  };
}

/** Where a member's bytes begin its own header says, which must be the directory's member's. */
async function spanOf(member: Limited, source: Pick<ZipSource, "read">): Promise<Range> {
  const { name, header } = member;
  const length = HEADER + name.byteLength;
  const local = Buffer.from(await source.read({ start: header, length }));
  const isIts =
    local.readUInt32LE(0) === SIGNATURE &&
    local.readUInt16LE(METHOD) === 0 &&
    local.readUInt16LE(NAME_LENGTH) === name.byteLength &&
    local.subarray(HEADER).equals(name);
  const start = header + length + local.readUInt16LE(EXTRA_LENGTH);
  if (!isIts || start + member.size > member.limit)
    throw new ZipDamaged(`"${nameOfBytes(Buffer.from(name))}" is not where its directory says`);
  return { start, length: member.size };
}

interface Piece {
  readonly start: number;
  readonly bytes: Uint8Array;
}

interface Window {
  read(range: Range): Promise<Uint8Array>;
  /** What the source threw; null where it did not. */
  failure(): unknown;
}

/** The end of the zip, then pieces of it: the library asks for a few bytes at a time. */
function windowOf(source: ZipSource): Window {
  let held: Piece = { start: source.size, bytes: new Uint8Array() };
  let tail: Piece | null = null;
  let total = 0;
  let failed: unknown = null;
  const piece = async (range: Range): Promise<Piece> => {
    try {
      return { start: range.start, bytes: await source.read(range) };
    } catch (cause) {
      failed ??= cause;
      throw cause;
    }
  };
  const holds = (one: Piece, { start, length }: Range): boolean =>
    start >= one.start && start + length <= one.start + one.bytes.byteLength;
  return {
    failure: () => failed,
    async read(range) {
      const { start, length } = range;
      if (start + length > source.size) throw new ZipDamaged("it points behind its own end");
      if (tail === null) {
        const from = Math.max(0, source.size - source.tail);
        tail = await piece({ start: from, length: source.size - from });
      }
      total += length;
      if (total > MOST_READ) throw new ZipDamaged("its directory is too large");
      if (holds(tail, range)) held = tail;
      else if (!holds(held, range)) {
        const most = Math.min(Math.max(length, STEP), source.size - start);
        held = await piece({ start, length: most });
      }
      return held.bytes.subarray(start - held.start, start - held.start + length);
    },
  };
}

function damaged(cause: unknown): ZipDamaged {
  if (cause instanceof ZipDamaged) return cause;
  return new ZipDamaged(cause instanceof Error ? cause.message : String(cause), { cause });
}
