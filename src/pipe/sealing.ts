import { createHash } from "node:crypto";
import { fdatasync, writeSync } from "node:fs";
import { type Frame, piecesOf } from "./frames.ts";
import { CHUNK, sealChunk, TAG } from "./payload.ts";

/** What is known of a frame once its bytes are sealed. */
export interface SealedFrame {
  /** Bytes of the zstd frame. */
  readonly length: number;
  /** Of the zstd frame, 32 bytes. */
  readonly sha256: Uint8Array;
}

/** What is known of an archive once its last byte is written. */
export interface SealedEnd {
  readonly size: number;
  /** Of all sealed bytes, 32 bytes. */
  readonly sha256: Uint8Array;
}

/** Turns frames into the bytes of one archive: age STREAM, digests, file. Blocks its thread. */
export interface Sealing {
  frame(frame: Frame): SealedFrame;
  /** Seals the final chunk. Does not sync. */
  end(): SealedEnd;
}

/** What a sealing needs; all of it can be sent to a worker. */
export interface SealingParts {
  /** An open file, written from its start. Closed by whoever opened it. */
  readonly fd: number;
  /** age header and payload nonce. */
  readonly header: Uint8Array;
  readonly payloadKey: Uint8Array;
}

const CHUNKS_A_WRITE = 16;
const SYNC_EVERY = 32 * 2 ** 20; // bytes
const NONE = new Uint8Array(0);

/** Begins an archive with its header. Every call throws what the file system throws. */
export function startSealing(parts: SealingParts): Sealing {
  const output = makeOutput(parts.fd);
  output.write(parts.header);
  const held = new Uint8Array(CHUNK); // what may turn out to be the final chunk, which is sealed otherwise
  let holding = 0;
  let index = 0;

  const seal = (rest: Uint8Array, last: boolean): void => {
    const { into, at } = output.room(CHUNK + TAG);
    const chunk = { key: parts.payloadKey, index, last, into, at };
    output.filled(sealChunk([held.subarray(0, holding), rest], chunk));
    holding = 0;
    index += 1;
  };
  const take = (bytes: Uint8Array): void => {
    let at = 0;
    while (holding + bytes.byteLength - at > CHUNK) {
      const length = CHUNK - holding;
      seal(bytes.subarray(at, at + length), false);
      at += length;
    }
    held.set(bytes.subarray(at), holding);
    holding += bytes.byteLength - at;
  };
  return {
    frame: (frame) => {
      if (frame.kind === "zstd") {
        take(frame.bytes);
        const sha256 = createHash("sha256").update(frame.bytes).digest();
        return { length: frame.bytes.byteLength, sha256: new Uint8Array(sha256) };
      }
      let length = 0;
      for (const piece of piecesOf(frame)) {
        take(piece);
        length += piece.byteLength;
      }
      return { length, sha256: frame.sha256 };
    },
    end: () => {
      seal(NONE, true);
      return output.end();
    },
  };
}

interface Output {
  /** Where `length` bytes can be put next. */
  room(length: number): { into: Uint8Array; at: number };
  filled(length: number): void;
  write(bytes: Uint8Array): void;
  end(): SealedEnd;
}

function makeOutput(fd: number): Output {
  const into = new Uint8Array(CHUNKS_A_WRITE * (CHUNK + TAG));
  const digest = createHash("sha256");
  const toDisk = makeToDisk(fd);
  let at = 0;
  let size = 0;
  const flush = (): void => {
    const bytes = into.subarray(0, at);
    digest.update(bytes);
    writeAll(fd, bytes);
    toDisk(at);
    size += at;
    at = 0;
  };
  return {
    room: (length) => {
      if (at + length > into.byteLength) flush();
      return { into, at };
    },
    filled: (length) => {
      at += length;
    },
    write: (bytes) => {
      for (let from = 0; from < bytes.byteLength; from += CHUNK) {
        const piece = bytes.subarray(from, from + CHUNK);
        if (at + piece.byteLength > into.byteLength) flush();
        into.set(piece, at);
        at += piece.byteLength;
      }
    },
    end: () => {
      flush();
      return { size, sha256: new Uint8Array(digest.digest()) };
    },
  };
}

/**
 * Has the system write to the disk while we go on, so that the sync at the end waits for little.
 * What it says of a failed write it says only once, so it is thrown at the next chunk.
 */
function makeToDisk(fd: number): (written: number) => void {
  let waiting = 0;
  let isSyncing = false;
  let failure: Error | null = null;
  return (written) => {
    if (failure !== null) throw failure;
    waiting += written;
    if (isSyncing || waiting < SYNC_EVERY) return;
    waiting = 0;
    isSyncing = true;
    fdatasync(fd, (error) => {
      isSyncing = false;
      failure = error;
    });
  };
}

function writeAll(fd: number, bytes: Uint8Array): void {
  // The system may take fewer bytes than given, and then says why at the next call: a full disk.
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(fd, bytes, at, bytes.byteLength - at);
}
