import { createHash } from "node:crypto";
import type { Bytes } from "../domain/bytes.ts";
import { free } from "../host/free.ts";
import { type Damaged, damagedArchive } from "./damaged.ts";
import { decompressFrame, FRAME_BOUND, unwrapRaw } from "./frames.ts";
import type { FrameMap, FrameSpan } from "./map.ts";
import type { ArchiveKey, SealedSource } from "./open.ts";
import { CHUNK, chunksOf, NONCE, openPayload, payloadKey, payloadSize, TAG } from "./payload.ts";

const AHEAD = 3; // frames being decompressed while the consumer works on an earlier one

/** Which frames of an archive to read, and which plain bytes of them are wanted. */
export interface Reading {
  readonly source: SealedSource;
  readonly key: ArchiveKey;
  readonly frames: FrameMap;
  readonly first: number;
  readonly end: number;
  /** The plain bytes wanted. */
  readonly start: number;
  readonly length: number;
}

/** The wanted plain bytes, each frame checked before it is decompressed. */
export async function* readFrames(reading: Reading): Bytes {
  const damaged = damagedArchive(reading.source.label);
  const { start, length } = reading;
  for await (const { span, plain, isOwn } of decompressed(reading, damaged)) {
    const from = Math.max(0, start - span.plainAt);
    const to = Math.min(span.plain, start + length - span.plainAt);
    if (to > from) yield plain.subarray(from, to);
    if (isOwn) free(plain);
  }
}

interface Ready {
  readonly span: FrameSpan;
  readonly plain: Uint8Array;
  /** False where it lies in the frame's buffer, which is used again for the frame `AHEAD` later. */
  readonly isOwn: boolean;
}

/** Keeps a few frames ahead of the consumer on the thread pool. */
async function* decompressed(reading: Reading, damaged: Damaged): AsyncGenerator<Ready> {
  const queue: Promise<Ready>[] = [];
  for await (const { span, frame } of checkedFrames(reading, damaged)) {
    const ready = decompress(span, frame, damaged);
    ready.catch(() => {}); // seen when its turn comes, if it comes
    queue.push(ready);
    if (queue.length === AHEAD) yield await (queue.shift() as Promise<Ready>);
  }
  for (const ready of queue) yield await ready;
}

async function decompress(span: FrameSpan, frame: Uint8Array, damaged: Damaged): Promise<Ready> {
  const raw = unwrapRaw(frame, span.plain);
  if (raw !== null) return { span, plain: raw, isOwn: false };
  try {
    const plain = await decompressFrame(frame, span.plain);
    if (plain.byteLength === span.plain) return { span, plain, isOwn: true };
  } catch (cause) {
    throw damaged("a frame does not decompress", cause);
  }
  throw damaged("a frame is not as long as the map says");
}

/** Yields whole frames whose SHA-256 is the map's; each lies in one of `AHEAD` reused buffers. */
async function* checkedFrames(
  reading: Reading,
  damaged: Damaged,
): AsyncGenerator<{ span: FrameSpan; frame: Uint8Array }> {
  const { frames, end } = reading;
  const buffers: Uint8Array[] = [];
  let index = reading.first;
  let filled = 0;
  let skip = frames.frame(index).at % CHUNK;
  for await (const chunk of openChunks(reading, damaged)) {
    let at = Math.min(skip, chunk.byteLength);
    skip -= at;
    while (index < end && at < chunk.byteLength) {
      const span = frames.frame(index);
      const buffer = bufferFor(buffers, index, span.length);
      const length = Math.min(span.length - filled, chunk.byteLength - at);
      buffer.set(chunk.subarray(at, at + length), filled);
      filled += length;
      at += length;
      if (filled < span.length) continue;
      yield { span, frame: checked(buffer.subarray(0, filled), span, damaged) };
      index += 1;
      filled = 0;
    }
  }
  if (index < end) throw damaged("it is cut short");
}

function checked(frame: Uint8Array, span: FrameSpan, damaged: Damaged): Uint8Array {
  if (createHash("sha256").update(frame).digest().equals(span.sha256)) return frame;
  throw damaged(`the frame at ${span.at} is not the one in its map`);
}

function bufferFor(buffers: Uint8Array[], index: number, length: number): Uint8Array {
  const turn = index % AHEAD;
  const buffer = buffers[turn];
  if (buffer !== undefined && buffer.byteLength >= length) return buffer;
  // A small archive needs no large buffer; the others soon have their largest.
  const made = new Uint8Array(length <= 2 ** 20 ? length : FRAME_BOUND);
  buffers[turn] = made;
  return made;
}

/** The chunks of the payload that hold the wanted frames. */
function openChunks(reading: Reading, damaged: Damaged): Bytes {
  const { source, key, frames } = reading;
  const headerSize = key.header.byteLength;
  const total = chunksOf(payloadSize(frames.size)) as number;
  const expected = headerSize + payloadSize(frames.size);
  if (source.size !== expected) {
    throw damaged(`it has ${source.size} bytes, its map says ${expected}`);
  }
  const last = frames.frame(reading.end - 1);
  const first = Math.floor(frames.frame(reading.first).at / CHUNK);
  const end = reading.end === frames.count ? total : Math.ceil((last.at + last.length) / CHUNK);
  const start = headerSize + first * (CHUNK + TAG);
  const stop = Math.min(source.size, headerSize + end * (CHUNK + TAG));
  const nonce = key.header.subarray(headerSize - NONCE);
  return openPayload(source.read({ start, length: stop - start }), payloadKey(key.fileKey, nonce), {
    first,
    end,
    total,
    damaged,
  });
}
