import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { ALIGNED, alignedArray } from "../host/direct.ts";
import { codeOf } from "../host/disk.ts";
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
  /** The same file past the system's cache (`openDirect`); null where all goes through `fd`. */
  readonly direct: number | null;
  /** age header and payload nonce. */
  readonly header: Uint8Array;
  readonly payloadKey: Uint8Array;
}

const CHUNKS_A_WRITE = 16;
const NONE = new Uint8Array(0);

/** Begins an archive with its header. Every call throws what the file system throws. */
export function startSealing(parts: SealingParts): Sealing {
  const output = makeOutput(parts);
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

function makeOutput({ fd, direct }: SealingParts): Output {
  const size = CHUNKS_A_WRITE * (CHUNK + TAG) + ALIGNED;
  const aligned = direct === null ? null : alignedArray(size);
  const into = aligned ?? new Uint8Array(size);
  const write = makeWrite(fd, aligned === null ? null : direct);
  const digest = createHash("sha256");
  let hashed = 0; // bytes of `into`
  let at = 0;
  let written = 0; // bytes of the file
  const flush = (length: number): void => {
    digest.update(into.subarray(hashed, at));
    write(into.subarray(0, length), written);
    into.copyWithin(0, length, at);
    written += length;
    at -= length;
    hashed = at;
  };
  const makeRoom = (length: number): void => {
    if (at + length > into.byteLength) flush(at - (at % ALIGNED));
  };
  return {
    room: (length) => {
      makeRoom(length);
      return { into, at };
    },
    filled: (length) => {
      at += length;
    },
    write: (bytes) => {
      for (let from = 0; from < bytes.byteLength; from += CHUNK) {
        const piece = bytes.subarray(from, from + CHUNK);
        makeRoom(piece.byteLength);
        into.set(piece, at);
        at += piece.byteLength;
      }
    },
    end: () => {
      flush(at);
      return { size: written, sha256: new Uint8Array(digest.digest()) };
    },
  };
}

/**
 * Writes past the system's cache what it can, and the odd rest of a file through it. Some file systems
 * say only at the first write that they cannot.
 */
function makeWrite(fd: number, direct: number | null): (bytes: Uint8Array, from: number) => void {
  let past = direct;
  // The system may take fewer bytes than given, and then says why at the next call: a full disk.
  return (bytes, from) => {
    for (let at = 0; at < bytes.byteLength; ) {
      const left = bytes.byteLength - at;
      const whole = at % ALIGNED === 0 ? left - (left % ALIGNED) : 0;
      if (past === null || whole === 0) {
        at += writeSync(fd, bytes, at, left, from + at);
        continue;
      }
      try {
        at += writeSync(past, bytes, at, whole, from + at);
      } catch (cause) {
        if (codeOf(cause) !== "EINVAL") throw cause;
        past = null;
      }
    }
  };
}
