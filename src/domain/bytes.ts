/** A chunk is lent: yours until you ask for the next one. Copy what you keep. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A span of bytes: from `start`, `length` bytes long. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** Joins lent chunks into one array of the caller's own. @param limit Throws RangeError beyond it; bytes. */
export async function collect(bytes: Bytes, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > limit) throw new RangeError(`More than ${limit} bytes`);
    kept.push(new Uint8Array(chunk)); // a copy even of a Buffer, whose slice() is none
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of kept) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
