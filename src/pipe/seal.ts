import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { closeDirect, openDirect } from "../host/direct.ts";
import type { Machine } from "../host/machine.ts";
import { fillBlocks } from "./blocks.ts";
import { type Header, makeHeader } from "./header.ts";
import type { FrameMap } from "./map.ts";
import { payloadKey } from "./payload.ts";
import { makeLine, type SealLine } from "./seal_line.ts";
import { type Sealer, sealHere, sealInWorker } from "./sealer.ts";
import type { SealedEnd, SealingParts } from "./sealing.ts";

/** A sealed archive in its staged file. */
export interface Sealed {
  readonly path: string;
  /** Sealed bytes, and their SHA-256 in hex. */
  readonly size: number;
  readonly sha256: string;
  /** age header and 16-byte payload nonce: what the archive begins with. */
  readonly header: { readonly length: number; readonly sha256: string };
  /** Plain bytes. */
  readonly plain: number;
  readonly frames: FrameMap;
  /** Opens this archive and no other. In memory only, until the run ends. */
  readonly fileKey: Uint8Array;
}

/** How to seal. */
export interface SealOptions {
  /** The staged file; must not exist yet. */
  readonly path: string;
  /** age recipients, all of one kind. */
  readonly recipients: readonly string[];
  readonly machine: Machine;
  /** Called after each block with the plain bytes sealed so far. */
  readonly onProgress?: (plainBytes: number) => void;
}

// Blocks an archive may hold: 16 MiB, and as much again compressed. On two cores six were no faster.
const IN_FLIGHT = 4;
const SYNC_EVERY = 32 * 2 ** 20; // bytes
const GOODBYE = 1000; // ms a source may take to end after a failure

/**
 * Seals a stream into a new file, 0600 and synced.
 *
 * When it fails the file is removed. What `bytes` throws is rethrown as it is.
 *
 * @throws Interrupted when the machine's signal aborts; HoldfastError "store-full", "store-failed",
 *   "key-malformed" or "seal-failed".
 */
export async function sealArchive(bytes: Bytes, options: SealOptions): Promise<Sealed> {
  const { path, machine } = options;
  const cursor = bytes[Symbol.asyncIterator]();
  const { header, file } = await begin(options).catch(async (cause) => {
    await giveUp(cursor);
    throw cause;
  });
  const disk = makeToDisk(file);
  const line = makeLine({
    inFlight: IN_FLIGHT,
    open: (single) => openSealer(single, { file, header, options }),
    onSealed: (plain) => {
      disk.written(line.frames.size);
      options.onProgress?.(plain);
    },
  });
  try {
    const end = await run(cursor, line, machine.signal);
    await line.stop();
    machine.step("seal-sync");
    await staging(path, disk.settled());
    await staging(path, file.sync());
    await staging(path, file.close());
    return describe(header, line.frames, { path, end });
  } catch (cause) {
    await line.stop(); // only then does nobody write to the file's number, which may be reused
    await disk.settled().catch(() => {}); // the first error is the one worth telling
    await discard(file, path);
    throw cause;
  }
}

async function begin(options: SealOptions): Promise<{ header: Header; file: FileHandle }> {
  const { path, machine } = options;
  if (machine.signal.aborted) throw new Interrupted();
  const header = await makeHeader(options.recipients, machine.random);
  machine.step("seal-create");
  return { header, file: await staging(path, open(path, "wx", 0o600)) };
}

/** Drives the stream through the line; ends at the first failure, even while the stream makes us wait. */
async function run(
  cursor: AsyncIterator<Uint8Array>,
  line: SealLine,
  signal: AbortSignal,
): Promise<SealedEnd> {
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => {});
  const onAbort = (): void => aborted.reject(new Interrupted());
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  let whole = false;
  try {
    const filled = fillBlocks(cursor, line.blocks, line.full);
    await Promise.race([filled, line.failed, aborted.promise]);
    whole = true;
    return await Promise.race([line.end(), line.failed, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    if (!whole) await giveUp(cursor);
  }
}

/** Lets a stream end its children, but does not wait for one that is stuck. */
async function giveUp(cursor: AsyncIterator<Uint8Array>): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const clock = setTimeout(timer.resolve, GOODBYE);
  await Promise.race([Promise.resolve(cursor.return?.()).catch(() => {}), timer.promise]);
  clearTimeout(clock);
}

function openSealer(
  single: boolean,
  from: { file: FileHandle; header: Header; options: SealOptions },
): Sealer {
  const { bytes, fileKey, nonce } = from.header;
  const { path, machine } = from.options;
  let direct = single ? null : openDirect(from.file.fd, "write");
  const parts: SealingParts = {
    fd: from.file.fd,
    direct,
    header: bytes,
    payloadKey: payloadKey(fileKey, nonce),
  };
  const sealer = single ? sealHere(parts) : sealInWorker(machine.worker, parts);
  return {
    frame: (frame) => staging(path, sealer.frame(frame)),
    end: () => staging(path, sealer.end()),
    stop: async () => {
      await sealer.stop();
      closeDirect(direct);
      direct = null; // it may be stopped twice
    },
  };
}

/**
 * Has the system write to the disk while we go on, so that the sync at the end waits for little. Not
 * done by the worker: while frames wait for it, it would not hear that a sync is done.
 */
function makeToDisk(file: FileHandle) {
  let synced = 0;
  let syncing: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;
  return {
    written: (size: number): void => {
      if (syncing !== null || size - synced < SYNC_EVERY) return;
      synced = size;
      syncing = file
        .datasync()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          syncing = null;
        });
    },
    /** Throws what a sync said: the system says it only once. */
    settled: async (): Promise<void> => {
      await syncing;
      if (failure !== null) throw failure.error;
    },
  };
}

/** Names the file in whatever the system says of it. */
async function staging<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof HoldfastError) throw cause;
    const full = ["ENOSPC", "EDQUOT"].includes((cause as NodeJS.ErrnoException).code ?? "");
    const why = full ? "there is no room left" : shown((cause as Error).message);
    throw new HoldfastError("store", `Cannot stage "${shown(path)}": ${why}`, {
      code: full ? "store-full" : "store-failed",
      hint: full
        ? "Free room there, or name a larger folder as staging in the policy."
        : "Check the staging folder of the policy: is it there, and may this user write to it?",
      thing: shown(path),
      cause,
    });
  }
}

async function discard(file: FileHandle, path: string): Promise<void> {
  await file.close().catch(() => {}); // it may be closed already
  await rm(path, { force: true });
}

function describe(
  header: Header,
  frames: FrameMap,
  written: { path: string; end: SealedEnd },
): Sealed {
  return {
    path: written.path,
    size: written.end.size,
    sha256: Buffer.from(written.end.sha256).toString("hex"),
    header: {
      length: header.bytes.byteLength,
      sha256: createHash("sha256").update(header.bytes).digest("hex"),
    },
    plain: frames.plain,
    frames,
    fileKey: header.fileKey,
  };
}
