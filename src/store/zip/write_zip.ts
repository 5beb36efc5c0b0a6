import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { Interrupted } from "../../domain/error.ts";

/** What a zip is made of. */
export interface ZipWork {
  /** Staged files by the name each gets inside, in the order they get there. */
  readonly files: ReadonlyMap<string, string>;
  /** An open file, empty; it is neither synced nor closed. */
  readonly into: FileHandle;
  /** The date of all files inside. */
  readonly when: Date;
  readonly signal: AbortSignal;
  /** Fields of 64 bits also where 32 are enough. */
  readonly force64?: boolean;
}

/** What was written. */
export interface WrittenZip {
  /** Bytes. */
  readonly size: number;
  /** Of the whole file, hex. */
  readonly sha256: string;
}

const CHUNK = 512 * 1024; // bytes
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Writes a zip in one go from its start: every file stored as it is, as sealed bytes do not shrink, and
 * so that a range of one is a range of the zip (PKWARE APPNOTE, method 0). Fields of 64 bits where
 * they are needed.
 *
 * @throws What the file system throws, and an error with code "EIO" for a file that changed meanwhile.
 */
export async function writeZip(work: ZipWork): Promise<WrittenZip> {
  const { default: yazl } = await import("yazl");
  const zip = new yazl.ZipFile();
  const forceZip64Format = work.force64 === true;
  const free: Buffer[] = []; // buffers that were written, to be read into again
  const fail = (error: unknown): void => {
    zip.outputStream.destroy(errnoOf(error));
  };
  zip.on("error", fail);
  for (const [name, path] of work.files) {
    const { size } = await statOf(path);
    const options = {
      size,
      mtime: work.when,
      mode: 0o100600,
      compress: false,
      forceZip64Format,
    } as const;
    // Opened when its turn comes: a backup of many parts must not need as many open files.
    zip.addReadStreamLazy(name, options, (give) => {
      openStream(path, { free, fail }).then((stream) => give(null, stream), fail);
    });
  }
  zip.end({ forceZip64Format });
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of zip.outputStream as AsyncIterable<Uint8Array>) {
    if (work.signal.aborted) throw new Interrupted();
    hash.update(chunk);
    size += chunk.byteLength;
    await work.into.writeFile(chunk); // all of it, where one write may be short
    if (chunk.buffer.byteLength === CHUNK) free.push(Buffer.from(chunk.buffer as ArrayBuffer));
  }
  return { size, sha256: hash.digest("hex") };
}

async function statOf(path: string): Promise<{ size: number }> {
  const file = await open(path, READ);
  try {
    return await file.stat();
  } finally {
    await file.close();
  }
}

/** The library hands chunks on as they are, so that one can be read into again once it is written. */
async function openStream(
  path: string,
  { free, fail }: { readonly free: Buffer[]; readonly fail: (error: unknown) => void },
): Promise<Readable> {
  const file = await open(path, READ);
  const stream = Readable.from(chunksOf(file, free), { objectMode: false });
  stream.on("error", fail); // the library does not look at it and would wait for ever
  return stream;
}

async function* chunksOf(file: FileHandle, free: Buffer[]): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const buffer = free.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
      const { bytesRead } = await file.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return void free.push(buffer);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function errnoOf(error: unknown): Error {
  const one = error instanceof Error ? error : new Error(String(error));
  return "code" in one ? one : Object.assign(one, { code: "EIO" });
}
