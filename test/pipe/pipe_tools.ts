import { createHash, randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes, Range } from "../../src/domain/bytes.ts";
import type { Machine } from "../../src/host/machine.ts";
import { makeIdentity } from "../../src/pipe/identity.ts";
import {
  type ArchiveKey,
  type Opened,
  openFileKey,
  openMapped,
  readHeader,
  type SealedSource,
} from "../../src/pipe/open.ts";
import { type Sealed, sealArchive } from "../../src/pipe/seal.ts";

export const KEYS = await makeIdentity();

/** Lends the bytes in pieces, each of which is wiped when the next one is asked for. */
export async function* lent(bytes: Uint8Array, piece = 100_000): Bytes {
  for (let at = 0; at < bytes.byteLength; at += piece) {
    const chunk = bytes.slice(at, at + piece);
    yield chunk;
    chunk.fill(0xaa);
  }
}

/** Sealed bytes in memory; `label` and pieces as a store would give them. */
export function memorySource(
  bytes: Uint8Array,
  piece = 50_000,
): SealedSource & { fetched: Range[] } {
  const fetched: Range[] = [];
  return {
    label: "Backup_20261120_0200Z settings/tree.tar.zst.age",
    size: bytes.byteLength,
    fetched,
    read: (range = { start: 0, length: bytes.byteLength }) => {
      fetched.push(range);
      return lent(bytes.subarray(range.start, range.start + range.length), piece);
    },
  };
}

/** Text that shrinks, with a little chance in it. */
export function text(size: number): Uint8Array {
  const chance = randomBytes(4096);
  const bytes = Buffer.alloc(size);
  for (let at = 0, line = 0; at < size; line++) {
    const word = `line ${line} of a file that shrinks ${chance[line % 4096]}\n`;
    at += bytes.write(word, at, "latin1");
  }
  return new Uint8Array(bytes);
}

/** Bytes that do not shrink. */
export function noise(size: number): Uint8Array {
  return new Uint8Array(randomBytes(size));
}

let turn = 0;

/** Seals into a new file of `folder`. */
export async function seal(
  bytes: Bytes | Uint8Array,
  given: { folder: string; machine: Machine; recipients?: readonly string[] },
): Promise<Sealed> {
  return await sealArchive(bytes instanceof Uint8Array ? lent(bytes) : bytes, {
    path: join(given.folder, `archive-${turn++}`),
    recipients: given.recipients ?? [KEYS.recipient],
    machine: given.machine,
  });
}

/** The header and file key of a sealed archive, found as a restore finds them. */
export async function keyOf(
  source: SealedSource,
  sealed: Sealed,
  identity = KEYS.identity,
): Promise<ArchiveKey> {
  const header = await readHeader(source, sealed.header);
  return { header, fileKey: await openFileKey(header, [identity]) };
}

/** Opens a sealed archive by its map, from bytes that may have been changed. */
export async function opened(sealed: Sealed, bytes?: Uint8Array): Promise<Opened> {
  const source = memorySource(bytes ?? new Uint8Array(await readFile(sealed.path)));
  return openMapped(
    source,
    await keyOf(memorySource(await bytesOf(sealed)), sealed),
    sealed.frames,
  );
}

/** The sealed bytes of an archive. */
export async function bytesOf(sealed: Sealed): Promise<Uint8Array> {
  const file = await open(sealed.path);
  try {
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

/** Everything that comes before an error, and the error. */
export async function until(
  bytes: Bytes,
): Promise<{ readonly given: Uint8Array; readonly error: unknown }> {
  const given: Uint8Array[] = [];
  try {
    for await (const chunk of bytes) given.push(Uint8Array.from(chunk));
    return { given: new Uint8Array(Buffer.concat(given)), error: null };
  } catch (error) {
    return { given: new Uint8Array(Buffer.concat(given)), error };
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
