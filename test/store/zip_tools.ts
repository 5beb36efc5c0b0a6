import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";

/** A member of a zip as a stranger could write it; what is left out is as ours. */
export interface Crafted {
  readonly name: string | Uint8Array;
  readonly bytes?: string | Uint8Array;
  /** What directory and header say; the bytes' own length unless told. The rest is a hole. */
  readonly size?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Where the directory says that its header is. */
  readonly header?: number;
  /** Name in the local header. */
  readonly localName?: string;
}

/** Writes a zip byte by byte, always with fields of 64 bits (PKWARE APPNOTE 4.3). @param count What its end claims to hold. */
export function craftZip(path: string, members: readonly Crafted[], count?: bigint): void {
  const file = openSync(path, "w", 0o600);
  let at = 0;
  const put = (bytes: Uint8Array) => {
    writeSync(file, bytes, 0, bytes.byteLength, at);
    at += bytes.byteLength;
  };
  const records: Buffer[] = [];
  for (const one of members) {
    const name = Buffer.from(one.name as string);
    const bytes = Buffer.from((one.bytes ?? "") as string);
    const size = one.size ?? bytes.length;
    records.push(record(one, { name, size, header: one.header ?? at }));
    put(localHeader(one, size));
    put(bytes);
    at += Math.max(0, size - bytes.length);
  }
  const start = at;
  for (const one of records) put(one);
  put(ending({ start, end: at, count: count ?? BigInt(members.length) }));
  ftruncateSync(file, at);
  closeSync(file);
}

function localHeader(one: Crafted, size: number): Buffer {
  const name = Buffer.from((one.localName ?? one.name) as string);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(45, 4);
  head.writeUInt16LE(0x800 | (one.flags ?? 0), 6);
  head.writeUInt16LE(one.method ?? 0, 8);
  head.writeUInt32LE(0xffffffff, 18);
  head.writeUInt32LE(0xffffffff, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(20, 28);
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(size), 12);
  return Buffer.concat([head, name, extra]);
}

function record(
  one: Crafted,
  { name, size, header }: { name: Buffer; size: number; header: number },
): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(45, 4);
  head.writeUInt16LE(45, 6);
  head.writeUInt16LE(0x800 | (one.flags ?? 0), 8);
  head.writeUInt16LE(one.method ?? 0, 10);
  head.writeUInt32LE(0xffffffff, 20);
  head.writeUInt32LE(0xffffffff, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(28, 30);
  head.writeUInt32LE(0xffffffff, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(size), 12);
  extra.writeBigUInt64LE(BigInt(header), 20);
  return Buffer.concat([head, name, extra]);
}

function ending({ start, end, count }: { start: number; end: number; count: bigint }): Buffer {
  const big = Buffer.alloc(56);
  big.writeUInt32LE(0x06064b50, 0);
  big.writeBigUInt64LE(44n, 4);
  big.writeUInt16LE(45, 12);
  big.writeUInt16LE(45, 14);
  big.writeBigUInt64LE(count, 24);
  big.writeBigUInt64LE(count, 32);
  big.writeBigUInt64LE(BigInt(end - start), 40);
  big.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const small = Buffer.alloc(22, 0xff);
  small.writeUInt32LE(0x06054b50, 0);
  small.writeUInt32LE(0, 4);
  small.writeUInt16LE(0, 20);
  return Buffer.concat([big, locator, small]);
}
