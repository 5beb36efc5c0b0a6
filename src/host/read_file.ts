import { open } from "node:fs/promises";
import type { Bytes, Range } from "../domain/bytes.ts";

const CHUNK = 2 ** 20; // bytes

/**
 * The bytes of a file, or of a range of it, in one buffer that is used again.
 *
 * @throws RangeError when the file ends before the range does, else the system's own error.
 */
export async function* readFileBytes(path: string, range?: Range): Bytes {
  const file = await open(path, "r");
  try {
    const { start, length } = range ?? { start: 0, length: (await file.stat()).size };
    const buffer = new Uint8Array(Math.min(CHUNK, length));
    for (let at = 0; at < length; ) {
      const most = Math.min(buffer.byteLength, length - at);
      const { bytesRead } = await file.read(buffer, 0, most, start + at);
      if (bytesRead === 0) throw new RangeError(`Only ${start + at} bytes in "${path}"`);
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
