import { createHash } from "node:crypto";
import type { TransformOptions } from "node:stream";
import { promisify } from "node:util";
import {
  constants,
  createZstdCompress,
  type ZstdOptions,
  zstdCompressSync,
  zstdDecompress,
} from "node:zlib";
import { plainArray } from "../host/free.ts";
import { BLOCK } from "./blocks.ts";

/** A block that does not shrink, as a frame: the block itself, to which `piecesOf` adds the headers. */
export interface RawFrame {
  readonly kind: "raw";
  readonly block: Uint8Array;
  readonly length: number;
  /** Of the whole frame, 32 bytes; made here, as sealing is the bottleneck where nothing shrinks. */
  readonly sha256: Uint8Array;
}

/** One block as an independent zstd frame. */
export type Frame = { readonly kind: "zstd"; readonly bytes: Uint8Array } | RawFrame;

/** The longest frame a block can become, bytes: zstd's own bound, and more than raw headers take. */
export const FRAME_BOUND = BLOCK + (BLOCK >> 8) + 1024;

const PROBE = 64 * 1024; // bytes tried before a whole block is compressed
const SHRUNK = 0.97; // a probe above this share of its size does not shrink
const RAW_BLOCK = 128 * 1024; // RFC 8878 section 3.1.1.2: the most a block may hold
const HEADER = 9; // bytes before the first block of a raw frame
const BLOCK_HEADER = 3; // bytes

const REPETITIVE = 0.4; // a probe below this share: trees of small files, source code

// Level 3 with a window as large as the block, matches of 6 bytes or more and small tables, which stay
// in the processor's cache: a tenth faster than plain level 3 and as small. Level 2 would be 3 to 9 % larger.
const PLAIN = {
  [constants.ZSTD_c_compressionLevel]: 3,
  [constants.ZSTD_c_windowLog]: 22,
  [constants.ZSTD_c_hashLog]: 17,
  [constants.ZSTD_c_chainLog]: 16,
  [constants.ZSTD_c_minMatch]: 6,
};
// Where much repeats, larger tables find 4 % more and take hardly longer; on other text they would
// take a quarter longer.
const REPEATING = {
  ...PLAIN,
  [constants.ZSTD_c_hashLog]: 18,
  [constants.ZSTD_c_chainLog]: 18,
};
const PROBE_PARAMS = { [constants.ZSTD_c_compressionLevel]: 1 };

const decompress = promisify(zstdDecompress) as (
  bytes: Uint8Array,
  options: object,
) => Promise<Uint8Array>;

/** Compresses on the thread pool; the block is in use until it settles, and longer when it comes back raw. */
export async function compressBlock(block: Uint8Array, length: number): Promise<Frame> {
  const share = probedShare(block, length);
  if (share >= SHRUNK) return rawFrame(block, length);
  const params = share < REPETITIVE ? REPEATING : PLAIN;
  return { kind: "zstd", bytes: await compress(block.subarray(0, length), params) };
}

/**
 * One write that ends the frame, into one output buffer as large as the bound: only so zstd works from
 * buffer to buffer. `zstdCompress` first copies all into a window of its own, in fresh memory.
 */
function compress(bytes: Uint8Array, params: typeof PLAIN): Promise<Uint8Array> {
  const options: ZstdOptions & Pick<TransformOptions, "readableHighWaterMark"> = {
    chunkSize: FRAME_BOUND,
    params,
    flush: constants.ZSTD_e_end,
    pledgedSrcSize: bytes.byteLength,
    readableHighWaterMark: 2 * FRAME_BOUND, // the write settles only while less than that is unread
  };
  const stream = createZstdCompress(options);
  return new Promise((resolve, reject) => {
    stream.on("error", reject);
    stream.write(bytes, (error) => {
      if (error) return;
      const frame = stream.read() as Uint8Array | null;
      stream.destroy(); // not end(): it would add an empty frame
      if (frame === null) reject(new TypeError("zstd gave no frame"));
      else resolve(frame);
    });
  });
}

/** Decompresses one frame on the thread pool. Fails when it holds more than `plain` bytes, never when fewer. */
export async function decompressFrame(frame: Uint8Array, plain: number): Promise<Uint8Array> {
  // Node drops what follows a first frame in one buffer without a word: only whole frames come here.
  return plainArray(
    await decompress(frame, { chunkSize: plain + 64, maxOutputLength: Math.max(plain, 1) }),
  );
}

function rawFrame(block: Uint8Array, length: number): RawFrame {
  const digest = createHash("sha256");
  for (const piece of piecesOf({ block, length })) digest.update(piece);
  return { kind: "raw", block, length, sha256: new Uint8Array(digest.digest()) };
}

/** The bytes of a raw frame in order, without copying the block. */
export function* piecesOf(frame: Pick<RawFrame, "block" | "length">): Generator<Uint8Array> {
  yield rawHeader(frame.length);
  for (let at = 0; at < frame.length; at += RAW_BLOCK) {
    const size = Math.min(RAW_BLOCK, frame.length - at);
    yield blockHeader(size, at + size === frame.length);
    yield frame.block.subarray(at, at + size);
  }
}

/**
 * The plain bytes of a frame as `piecesOf` gives it, moved together within the frame's own memory: no
 * fresh memory, no thread. Null, and nothing is moved, for any other frame.
 */
export function unwrapRaw(frame: Uint8Array, plain: number): Uint8Array | null {
  const blocks = Math.ceil(plain / RAW_BLOCK);
  if (blocks === 0 || frame.byteLength !== HEADER + blocks * BLOCK_HEADER + plain) return null;
  if (rawHeader(plain).compare(frame, 0, HEADER) !== 0) return null;
  const sizes = Array.from({ length: blocks }, (_, at) =>
    Math.min(RAW_BLOCK, plain - at * RAW_BLOCK),
  );
  const starts = sizes.map((_, at) => HEADER + at * (BLOCK_HEADER + RAW_BLOCK));
  const isRaw = starts.every((start, at) => {
    const header = blockHeader(sizes[at] as number, at === blocks - 1);
    return header.every((byte, index) => frame[start + index] === byte);
  });
  if (!isRaw) return null;
  for (const [at, start] of starts.entries()) {
    const from = start + BLOCK_HEADER;
    frame.copyWithin(at * RAW_BLOCK, from, from + (sizes[at] as number));
  }
  return frame.subarray(0, plain);
}

/** RFC 8878 section 3.1.1: magic, descriptor (single segment, four bytes of content size), that size. */
function rawHeader(length: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32LE(0xfd2fb528, 0);
  header[4] = 0b1010_0000;
  header.writeUInt32LE(length, 5);
  return header;
}

/** RFC 8878 section 3.1.1.2; block type 0 is raw. */
function blockHeader(size: number, isLast: boolean): Uint8Array {
  const header = (size << 3) | (isLast ? 1 : 0);
  return Uint8Array.of(header & 255, (header >> 8) & 255, header >> 16);
}

/** The share that a probe leaves. A compressible end saves a block with an incompressible start, such as a picture before text in a tar. */
function probedShare(block: Uint8Array, length: number): number {
  if (length < PROBE) return 0;
  const start = probe(block.subarray(0, PROBE));
  return length < 2 * PROBE
    ? start
    : Math.min(start, probe(block.subarray(length - PROBE, length)));
}

function probe(bytes: Uint8Array): number {
  const options = { chunkSize: 2 * PROBE, params: PROBE_PARAMS };
  return zstdCompressSync(bytes, options).byteLength / bytes.byteLength;
}
