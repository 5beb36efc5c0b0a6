import {
  BLOCK,
  damaged,
  isZero,
  parseHeader,
  parseRecords,
  type RawHeader,
  type Records,
} from "./tar_header.ts";

const META_LIMIT = 16 * 2 ** 20; // bytes of extended headers one member may have
const META = "xgLK"; // flags of headers that say something of the next member, or of all
const NONE: Records = new Map();

/** One member of a tar stream, its extended headers applied. Names are bytes, one per character. */
export interface Member {
  /** Where its first header starts in the stream, bytes. */
  readonly at: number;
  /** As it stands in the stream. */
  readonly name: string;
  /** "0" file, "1" hard link, "2" symbolic link, "3" char, "4" block, "5" directory, "6" FIFO. */
  readonly flag: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970, a fraction behind a point. */
  readonly mtime: string;
  readonly link: string;
  /** "major:minor" of a device. */
  readonly device: string;
  /** Bytes of data in the stream, without padding. */
  readonly stored: number;
  /** Bytes a reader of the file sees: more than `stored` where it has holes. */
  readonly size: number;
  readonly isSparse: boolean;
  readonly records: Records;
}

/** Who walks along. All calls are made while the chunk is lent. */
export interface Visitor {
  member(member: Member): void;
  /** A piece of the member's data. @returns Bytes taken; fewer than given ask for a pause. */
  data(piece: Buffer): number;
  /** Its data is over. @param after Where the next member starts. @returns False asks for a pause and another call. */
  end(after: number): boolean;
}

/** A walk along a tar stream, chunk by chunk. */
export interface Walk {
  /** Takes what follows `from` in the chunk. @returns How far it came; short of the end after a pause. */
  take(chunk: Buffer, from: number): number;
  /** Up to where all bytes belong to members the visitor has met, or to the end of the archive. */
  decided(): number;
  /** Says that the stream is over. @throws HoldfastError when it was cut short. */
  close(): void;
}

interface State {
  readonly visitor: Visitor;
  readonly strict: boolean;
  /** Holds a header that spans two chunks. */
  readonly block: Buffer;
  filled: number;
  position: number;
  /** Of the member whose headers are being read; -1 between members. */
  start: number;
  at: "header" | "meta" | "data" | "pad" | "ending" | "over";
  /** Bytes left of what `at` says. */
  left: number;
  padding: number;
  zeros: number;
  metaFlag: string;
  metaParts: Buffer[];
  globals: Records;
  records: Records;
  longName: string | null;
  longLink: string | null;
}

/**
 * Walks along a tar stream: ustar, pax `x` and `g` headers, GNU long names, sparse format 1.0
 * (POSIX pax; GNU tar manual, "Tar Internals"). Keeps no data, so it costs little beside a hash.
 *
 * @param strict Refuses what GNU tar never writes with `--format=posix`: global and GNU headers.
 */
export function walkTar(visitor: Visitor, strict: boolean): Walk {
  const state: State = {
    visitor,
    strict,
    block: Buffer.alloc(BLOCK),
    filled: 0,
    position: 0,
    start: -1,
    at: "header",
    left: 0,
    padding: 0,
    zeros: 0,
    metaFlag: "",
    metaParts: [],
    globals: NONE,
    records: NONE,
    longName: null,
    longLink: null,
  };
  return {
    take: (chunk, from) => take(state, chunk, from),
    decided: () => (state.start >= 0 ? state.start : state.position - state.filled),
    close: () => {
      if (state.at !== "over") throw damaged("it is cut short");
    },
  };
}

function take(state: State, chunk: Buffer, from: number): number {
  let at = from;
  for (;;) {
    if (state.at === "ending" && !endMember(state)) return at;
    if (at >= chunk.length) return at;
    if (state.at === "header") {
      at += takeHeader(state, chunk, at);
    } else if (state.at === "over") {
      at += takeRest(state, chunk, at);
    } else {
      const part = Math.min(state.left, chunk.length - at);
      const taken = takeBody(state, chunk.subarray(at, at + part));
      at += taken;
      if (taken < part) return at;
    }
  }
}

function takeHeader(state: State, chunk: Buffer, at: number): number {
  if (state.filled === 0 && chunk.length - at >= BLOCK) {
    state.position += BLOCK;
    header(state, chunk.subarray(at, at + BLOCK));
    return BLOCK;
  }
  const part = Math.min(BLOCK - state.filled, chunk.length - at);
  chunk.copy(state.block, state.filled, at, at + part);
  state.filled += part;
  state.position += part;
  if (state.filled < BLOCK) return part;
  state.filled = 0;
  header(state, state.block);
  return part;
}

function takeBody(state: State, piece: Buffer): number {
  const taken = state.at === "data" ? state.visitor.data(piece) : piece.length;
  state.left -= taken;
  state.position += taken;
  if (state.at === "meta") {
    // The bytes outlive the chunk only where they span two of them.
    state.metaParts.push(state.left === 0 ? piece : Buffer.from(piece));
  }
  if (state.left > 0) return taken;
  if (state.at === "meta") extended(state);
  else state.at = state.at === "pad" ? "header" : "ending";
  return taken;
}

function takeRest(state: State, chunk: Buffer, at: number): number {
  for (let index = at; index < chunk.length; index++) {
    if (chunk[index] !== 0) throw damaged("something follows its end");
  }
  state.position += chunk.length - at;
  return chunk.length - at;
}

function header(state: State, bytes: Buffer): void {
  if (bytes[0] === 0 && isZero(bytes)) {
    if (state.start >= 0) throw damaged("it ends within a member's headers");
    state.zeros += 1;
    if (state.zeros === 2) state.at = "over";
    return;
  }
  if (state.zeros > 0) throw damaged("a lone block of zeros");
  const raw = parseHeader(bytes);
  if (state.start < 0) state.start = state.position - BLOCK;
  if (META.includes(raw.flag)) {
    beginMeta(state, raw);
    return;
  }
  const member = memberOf(raw, state);
  state.start = -1;
  state.records = NONE;
  state.longName = null;
  state.longLink = null;
  state.padding = paddingOf(member.stored);
  state.left = member.stored;
  state.at = state.left > 0 ? "data" : "ending";
  state.visitor.member(member);
}

function beginMeta(state: State, raw: RawHeader): void {
  if (state.strict && raw.flag !== "x") throw damaged(`a header of type "${raw.flag}"`);
  if (raw.size > META_LIMIT) throw damaged("an extended header is too long");
  if (raw.size === 0) throw damaged("an extended header is empty");
  state.metaFlag = raw.flag;
  state.metaParts = [];
  state.padding = paddingOf(raw.size);
  state.left = raw.size;
  state.at = "meta";
}

function extended(state: State): void {
  const { metaFlag: flag, metaParts: parts } = state;
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (flag === "L") state.longName = untilNul(bytes);
  else if (flag === "K") state.longLink = untilNul(bytes);
  else if (flag === "g") state.globals = new Map([...state.globals, ...parseRecords(bytes)]);
  else if (state.records !== NONE) throw damaged("two extended headers for one member");
  else state.records = parseRecords(bytes);
  state.metaParts = [];
  pad(state);
}

function endMember(state: State): boolean {
  if (!state.visitor.end(state.position + state.padding)) return false;
  pad(state);
  return true;
}

function pad(state: State): void {
  state.left = state.padding;
  state.at = state.padding > 0 ? "pad" : "header";
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function untilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("latin1", 0, end < 0 ? bytes.length : end);
}

function memberOf(raw: RawHeader, before: State): Member {
  const records =
    before.globals === NONE ? before.records : new Map([...before.globals, ...before.records]);
  const sparse = records.get("GNU.sparse.major");
  if (sparse === undefined ? isOldSparse(records) : sparse !== "1") {
    throw damaged("a sparse file in an older format");
  }
  const flag = raw.flag === "7" ? "0" : raw.flag;
  const stored = whole(records.get("size")) ?? raw.size;
  if (flag !== "0" && stored !== 0) throw damaged(`a member of type "${flag}" with data`);
  return {
    at: before.start,
    name: records.get("GNU.sparse.name") ?? records.get("path") ?? before.longName ?? raw.name,
    flag,
    mode: raw.mode & 0o7777,
    uid: whole(records.get("uid")) ?? raw.uid,
    gid: whole(records.get("gid")) ?? raw.gid,
    mtime: records.get("mtime") ?? String(raw.mtime),
    link: records.get("linkpath") ?? before.longLink ?? raw.link,
    device: raw.device,
    stored,
    size: sparse === undefined ? stored : (whole(records.get("GNU.sparse.realsize")) ?? -1),
    isSparse: sparse !== undefined,
    records,
  };
}

function isOldSparse(records: Records): boolean {
  return records.has("GNU.sparse.size") || records.has("GNU.sparse.map");
}

function whole(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) {
    throw damaged("a number in an extended header is malformed");
  }
  return value;
}
