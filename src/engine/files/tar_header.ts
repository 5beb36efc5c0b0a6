import { HoldfastError } from "../../domain/error.ts";

/** Bytes of a tar block; headers take one, data is padded to whole ones. */
export const BLOCK = 512;

/** A ustar header as it stands, before pax records are applied (POSIX pax, "ustar Interchange Format"). */
export interface RawHeader {
  /** The name's bytes, one per character; prefix and name joined. */
  readonly name: string;
  /** The type flag, one character; "\0" is given as "0". */
  readonly flag: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of data that follow, without padding. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** The link's bytes, one per character. */
  readonly link: string;
  readonly device: string;
}

/** Why a stream is no tar stream of ours; a dump wraps it, a restore throws it as it is. */
export function damaged(why: string): HoldfastError {
  return new HoldfastError("restore", `Cannot read the tar stream: ${why}`, {
    code: "member-refused",
    hint: "Nothing was put in place. Try another backup or another store.",
  });
}

/** Reads one header block. @throws HoldfastError restore/member-refused when its checksum or a number is wrong. */
export function parseHeader(block: Buffer): RawHeader {
  if (numberAt(block, 148, 8) !== sumOf(block)) throw damaged("a header's checksum is wrong");
  const prefix = block[345] === 0 || block[257] !== 0x75 ? "" : textAt(block, 345, 155);
  const name = textAt(block, 0, 100);
  const flag = block[156] === 0 ? "0" : String.fromCharCode(block[156] as number);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    flag,
    mode: numberAt(block, 100, 8),
    uid: numberAt(block, 108, 8),
    gid: numberAt(block, 116, 8),
    size: numberAt(block, 124, 12),
    mtime: numberAt(block, 136, 12),
    link: block[157] === 0 ? "" : textAt(block, 157, 100),
    device:
      flag === "3" || flag === "4" ? `${numberAt(block, 329, 8)}:${numberAt(block, 337, 8)}` : "",
  };
}

/** Whether a block holds nothing but zeros; two of them end a tar stream. */
export function isZero(block: Buffer): boolean {
  for (let at = 0; at < BLOCK; at++) if (block[at] !== 0) return false;
  return true;
}

/** The checksum of a header: all bytes added, its own field as spaces. */
export function sumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < 148; at++) sum += block[at] as number;
  for (let at = 156; at < BLOCK; at++) sum += block[at] as number;
  return sum;
}

function textAt(block: Buffer, at: number, length: number): string {
  let end = at;
  while (end < at + length && block[end] !== 0) end++;
  return block.toString("latin1", at, end);
}

function numberAt(block: Buffer, at: number, length: number): number {
  const first = block[at] as number;
  if (first >= 0x80) return base256(block, at, length);
  let value = 0;
  let index = at;
  while (index < at + length && block[index] === 0x20) index++;
  for (; index < at + length; index++) {
    const digit = (block[index] as number) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  const rest = index === at + length ? 0 : (block[index] as number);
  if (rest !== 0 && rest !== 0x20) throw damaged("a number in a header is malformed");
  return value;
}

// GNU's way to write what octal digits cannot hold: two's complement, the first bit set.
function base256(block: Buffer, at: number, length: number): number {
  let value = block[at] === 0xff ? -1 : (block[at] as number) & 0x7f;
  for (let index = at + 1; index < at + length; index++) {
    value = value * 256 + (block[index] as number);
  }
  if (!Number.isSafeInteger(value)) throw damaged("a number in a header is too large");
  return value;
}

/** The records of a pax extended header; values are bytes, one per character. */
export type Records = ReadonlyMap<string, string>;

/**
 * Reads pax records, `<length> <key>=<value>\n` each (POSIX pax, "pax Extended Header").
 *
 * @throws HoldfastError restore/member-refused when a length does not fit or a key comes twice.
 */
export function parseRecords(data: Buffer): Records {
  const records = new Map<string, string>();
  let at = 0;
  while (at < data.length) {
    let length = 0;
    let index = at;
    for (; index < data.length && data[index] !== 0x20; index++) {
      const digit = (data[index] as number) - 0x30;
      if (digit < 0 || digit > 9) throw damaged("a pax record has no length");
      length = length * 10 + digit;
    }
    const end = at + length;
    const equals = data.indexOf(0x3d, index + 1);
    if (end > data.length || end <= index + 1 || data[end - 1] !== 0x0a) {
      throw damaged("a pax record does not fit its length");
    }
    if (equals < 0 || equals >= end) throw damaged("a pax record has no value");
    const key = data.toString("latin1", index + 1, equals);
    if (records.has(key)) throw damaged(`the pax record "${key}" comes twice`);
    records.set(key, data.toString("latin1", equals + 1, end - 1));
    at = end;
  }
  return records;
}
