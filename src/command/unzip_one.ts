import { inflateRawSync } from "node:zlib";

const LOCAL = 0x04034b50; // the zip format's signatures
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22; // bytes; of a zip without a comment, as GitHub makes one

/**
 * The one file of a small zip such as GitHub makes of an artifact; what is no zip is given back as it
 * is, as an artifact can be a bare file. APPNOTE.TXT §4.3.
 *
 * @param limit The most bytes the file may have.
 * @returns null for a zip that is damaged, too large, or holds not exactly one file.
 */
export function unzipOne(bytes: Uint8Array, limit: number): Uint8Array | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 4 || data.readUInt32LE(0) !== LOCAL) return bytes;
  try {
    const end = data.length - END_LENGTH;
    if (data.readUInt32LE(end) !== END || data.readUInt16LE(end + 10) !== 1) return null;
    const central = data.readUInt32LE(end + 16);
    if (data.readUInt32LE(central) !== CENTRAL) return null;
    const method = data.readUInt16LE(central + 10);
    const stored = data.readUInt32LE(central + 20);
    const size = data.readUInt32LE(central + 24);
    const local = data.readUInt32LE(central + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    if (size > limit || start + stored > central) return null;
    const body = data.subarray(start, start + stored);
    const file = method === 0 ? body : inflateRawSync(body, { maxOutputLength: limit });
    return (method === 0 || method === 8) && file.length === size ? file : null;
  } catch {
    return null; // it ends too early, or does not inflate
  }
}
