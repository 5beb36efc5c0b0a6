import { createHash } from "node:crypto";
import { write } from "node:fs";
import { promisify } from "node:util";
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

/**
 * Turns frames into the bytes of one archive: age STREAM, digests, file. Takes one call after the
 * other; blocks its thread, but for the writing.
 */
export interface Sealing {
  frame(frame: Frame): Promise<SealedFrame>;
  /** Seals the final chunk. Does not sync. */
  end(): Promise<SealedEnd>;
  /** Waits for what is being written; told by the next call whether it was. */
  settled(): Promise<void>;
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
const ROOM = Math.ceil((CHUNKS_A_WRITE * (CHUNK + TAG)) / ALIGNED + 1) * ALIGNED; // bytes that one write may hold
const NONE = new Uint8Array(0);

const writeAt = promisify(write);

/** Begins an archive with its header. Every call throws what the file system throws. */
export function startSealing(parts: SealingParts): Sealing {
  const output = makeOutput(parts);
  const held = new Uint8Array(CHUNK); // what may turn out to be the final chunk, which is sealed otherwise
  let holding = 0;
  let index = 0;
  let begun = false;

  const begin = async (): Promise<void> => {
    begun = true;
    for (let at = 0; at < parts.header.byteLength; at += CHUNK)
      await output.copy(parts.header.subarray(at, at + CHUNK));
  };
  const seal = async (rest: Uint8Array, last: boolean): Promise<void> => {
    if (output.isFull()) await output.flush();
    const chunk = { key: parts.payloadKey, index, last, ...output.room() };
    output.filled(sealChunk([held.subarray(0, holding), rest], chunk));
    holding = 0;
    index += 1;
  };
  const take = async (bytes: Uint8Array): Promise<void> => {
    let at = 0;
    while (holding + bytes.byteLength - at > CHUNK) {
      const length = CHUNK - holding;
      await seal(bytes.subarray(at, at + length), false);
      at += length;
    }
    held.set(bytes.subarray(at), holding);
    holding += bytes.byteLength - at;
  };
  return {
    frame: async (frame) => {
      if (!begun) await begin();
      if (frame.kind === "zstd") {
        await take(frame.bytes);
        const sha256 = createHash("sha256").update(frame.bytes).digest();
        return { length: frame.bytes.byteLength, sha256: new Uint8Array(sha256) };
      }
      let length = 0;
      for (const piece of piecesOf(frame)) {
        await take(piece);
        length += piece.byteLength;
      }
      return { length, sha256: frame.sha256 };
    },
    end: async () => {
      if (!begun) await begin();
      await seal(NONE, true);
      return await output.end();
    },
    settled: () => output.settled(),
  };
}

interface Output {
  /** Whether another chunk does not fit. */
  isFull(): boolean;
  /** Where the next chunk can be put. */
  room(): { readonly into: Uint8Array; readonly at: number };
  filled(length: number): void;
  /** Takes plain bytes, a chunk at most. */
  copy(bytes: Uint8Array): Promise<void>;
  /** Begins to write what is there, once the write before it is done. */
  flush(): Promise<void>;
  end(): Promise<SealedEnd>;
  settled(): Promise<void>;
}

/** Two buffers: one is written while the other one is filled. */
function makeOutput({ fd, direct }: SealingParts): Output {
  const aligned = direct === null ? null : alignedArray(2 * ROOM);
  const memory = aligned ?? new Uint8Array(2 * ROOM);
  const write = makeWrite(fd, aligned === null ? null : direct);
  const digest = createHash("sha256");
  let into = memory.subarray(0, ROOM);
  let other = memory.subarray(ROOM);
  let hashed = 0; // bytes of `into`
  let at = 0;
  let written = 0; // bytes of the file
  let writing: Promise<void> | null = null;

  const put = async (length: number): Promise<void> => {
    digest.update(into.subarray(hashed, at));
    await writing;
    other.set(into.subarray(length, at));
    writing = write(into.subarray(0, length), written);
    writing.catch(() => {}); // told when it is waited for
    [into, other] = [other, into];
    written += length;
    at -= length;
    hashed = at;
  };
  const isFull = (): boolean => at + CHUNK + TAG > ROOM;
  const flush = async (): Promise<void> => await put(at - (at % ALIGNED));
  return {
    isFull,
    room: () => ({ into, at }),
    filled: (length) => {
      at += length;
    },
    copy: async (bytes) => {
      if (isFull()) await flush();
      into.set(bytes, at);
      at += bytes.byteLength;
    },
    flush,
    end: async () => {
      await put(at);
      await writing;
      return { size: written, sha256: new Uint8Array(digest.digest()) };
    },
    settled: async () => await writing?.catch(() => {}),
  };
}

/**
 * Writes past the system's cache what it can, and the odd rest of a file through it. Some file systems
 * say only at the first write that they cannot.
 */
function makeWrite(fd: number, direct: number | null) {
  let past = direct;
  // The system may take fewer bytes than given, and then says why at the next call: a full disk.
  return async (bytes: Uint8Array, from: number): Promise<void> => {
    for (let at = 0; at < bytes.byteLength; ) {
      const left = bytes.byteLength - at;
      const whole = at % ALIGNED === 0 ? left - (left % ALIGNED) : 0;
      if (past === null || whole === 0) {
        at += (await writeAt(fd, bytes, at, left, from + at)).bytesWritten;
        continue;
      }
      try {
        at += (await writeAt(past, bytes, at, whole, from + at)).bytesWritten;
      } catch (cause) {
        if (codeOf(cause) !== "EINVAL") throw cause;
        past = null;
      }
    }
  };
}
