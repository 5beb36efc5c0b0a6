import { read } from "node:fs";
import { promisify } from "node:util";
import type { Bytes, Range } from "../../domain/bytes.ts";
import { Interrupted } from "../../domain/error.ts";
import { ALIGNED, alignedArray, closeDirect, openDirect } from "../../host/direct.ts";
import { codeOf } from "../../host/disk.ts";
import type { Hands } from "./hands.ts";

const CHUNK = 2 ** 20; // bytes
const LARGE = 8 * 2 ** 20; // bytes; from here on past the system's cache, as it was written

const readDirect = promisify(read);

/** A range of an open file. */
export interface ReadAhead extends Range {
  readonly hands: Hands;
  readonly signal: AbortSignal;
  /** Makes the error for a file that has fewer bytes than it had. */
  readonly missing: (why: string) => Error;
}

/**
 * Reads the next chunk while the last one is used: whoever hashes it needs as long as the disk. What
 * is large is read past the system's cache, so that reading back asks the disk and not the memory.
 *
 * @returns Chunks of two buffers that are used again.
 */
export async function* readAhead(file: number, span: ReadAhead): Bytes {
  const { start, length } = span;
  const end = start + length;
  const lane = openLane(file, span);
  let from = start - (start % lane.unit);
  let next = lane.read(from, end);
  try {
    while (from < end) {
      if (span.signal.aborted) throw new Interrupted();
      const bytes = await next;
      const to = from + bytes.byteLength;
      if (to === from) throw span.missing("it was cut short while it was read");
      if (to < end) next = lane.read(to, end);
      if (to > start) yield bytes.subarray(Math.max(start - from, 0), Math.min(to, end) - from);
      from = to;
    }
  } finally {
    await next.catch(() => {}); // the caller closes the file now
    lane.close();
  }
}

interface Lane {
  /** What the first position must be a multiple of, bytes. */
  readonly unit: number;
  /** Reads a chunk at most, and not much behind `end`; nothing at the end of the file. */
  read(from: number, end: number): Promise<Uint8Array>;
  close(): void;
}

function openLane(file: number, { length, hands }: ReadAhead): Lane {
  const memory = length < LARGE ? null : takeMemory();
  let direct = memory === null ? null : openDirect(file, "read");
  const unit = direct === null ? 1 : ALIGNED;
  const buffers: Uint8Array[] = [...(memory ?? [])];
  let turn = 0;
  const read = async (from: number, end: number): Promise<Uint8Array> => {
    buffers[turn % 2] ??= Buffer.allocUnsafeSlow(Math.min(CHUNK, length));
    const buffer = buffers[turn % 2] as Uint8Array;
    turn += 1;
    const most = Math.min(buffer.byteLength, end - from);
    if (direct !== null && from % ALIGNED === 0) {
      try {
        const whole = Math.ceil(most / ALIGNED) * ALIGNED;
        return buffer.subarray(0, (await readDirect(direct, buffer, 0, whole, from)).bytesRead);
      } catch (cause) {
        if (codeOf(cause) !== "EINVAL") throw cause;
        closeDirect(direct); // some file systems say only now that they cannot
        direct = null;
      }
    }
    return buffer.subarray(0, await hands.read(file, buffer.subarray(0, most), from));
  };
  return {
    unit,
    read: (from, end) => {
      const reading = read(from, end);
      reading.catch(() => {}); // told when it is waited for
      return reading;
    },
    close: () => {
      closeDirect(direct);
      if (memory !== null) idle.push(memory);
    },
  };
}

// Used again by the next reader: each piece of such memory takes gigabytes of addresses while it lives.
const idle: (readonly Uint8Array[])[] = [];

function takeMemory(): readonly Uint8Array[] | null {
  const known = idle.pop();
  if (known !== undefined) return known;
  const memory = alignedArray(2 * CHUNK);
  return memory && [memory.subarray(0, CHUNK), memory.subarray(CHUNK)];
}
