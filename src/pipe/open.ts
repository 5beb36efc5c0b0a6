import { createHash } from "node:crypto";
import { type Bytes, collect, type Range } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";
import { type Damaged, damagedArchive } from "./damaged.ts";
import type { FrameMap } from "./map.ts";
import { readFrames } from "./mapped.ts";
import { chunksOf, NONCE, openPayload, payloadKey } from "./payload.ts";
import { unzstd } from "./unzstd.ts";

/** Sealed bytes in a store or a local file. */
export interface SealedSource {
  /** "<backup> <archive>", for errors; fit to be shown. */
  readonly label: string;
  /** Sealed bytes. */
  readonly size: number;
  read(range?: Range): Bytes;
}

/** What opens one archive. */
export interface ArchiveKey {
  readonly fileKey: Uint8Array;
  /** age header and payload nonce. */
  readonly header: Uint8Array;
}

/** The plain bytes of an archive. */
export interface Opened {
  /** Plain size, bytes. */
  readonly size: number;
  /** All of them, or a range; only checked bytes are given out. @throws RangeError for a range beyond them. */
  read(range?: Range): Bytes;
}

/**
 * Fetches exactly the header and checks it.
 *
 * @param expected Of age header and payload nonce together, as the manifest says.
 * @throws HoldfastError "digest-differs".
 */
export async function readHeader(
  source: SealedSource,
  expected: { length: number; sha256: string },
): Promise<Uint8Array> {
  const length = Math.min(expected.length, source.size);
  const header = await collect(source.read({ start: 0, length }), length);
  const sha256 = createHash("sha256").update(header).digest("hex");
  if (header.byteLength === expected.length && sha256 === expected.sha256) return header;
  throw new HoldfastError(
    "trust",
    `Cannot open "${source.label}": its header is not the signed one`,
    {
      code: "digest-differs",
      hint: "Run verify on the other store that holds this backup, and restore from there.",
      thing: source.label,
    },
  );
}

/**
 * Finds the file key with the first identity that fits.
 *
 * @param header age header and payload nonce, checked already.
 * @param identities age secret keys, as `parseIdentities` gives them.
 * @throws HoldfastError "key-wrong" when none fits, "archive-damaged" when it is no header of age.
 */
export async function openFileKey(
  header: Uint8Array,
  identities: readonly string[],
): Promise<Uint8Array> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decryptHeader(header.subarray(0, header.byteLength - NONCE));
  } catch (cause) {
    // The library's own words for it; a test holds them.
    if ((cause as Error).message !== "no identity matched any of the file's recipients") {
      throw new HoldfastError("trust", "Cannot open the archive: its header is not one age makes", {
        code: "archive-damaged",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        cause,
      });
    }
    throw new HoldfastError("seal", "Cannot open the archive: no identity given fits it", {
      code: "key-wrong",
      hint: "Which recipients could open this backup stands in its manifest: is this the identity of one of them?",
      cause,
    });
  }
}

/**
 * Opens an archive without a map, whole: age STREAM and zstd, the end of both checked.
 *
 * For bytes that were checked already: an inventory against the digest in the signed manifest.
 *
 * @throws HoldfastError "archive-damaged", perhaps after bytes were given out.
 */
export async function* openWhole(source: SealedSource, key: ArchiveKey): Bytes {
  const damaged = damagedArchive(source.label);
  yield* unzstd(openAge(source, key, damaged), damaged);
}

/** The payload of a whole archive; a chunk is given out once its tag was checked. */
export async function* openAge(source: SealedSource, key: ArchiveKey, damaged: Damaged): Bytes {
  const start = key.header.byteLength;
  const length = source.size - start;
  const total = chunksOf(length);
  if (total === null) throw damaged("it is cut short");
  const nonce = key.header.subarray(start - NONCE);
  yield* openPayload(source.read({ start, length }), payloadKey(key.fileKey, nonce), {
    first: 0,
    end: total,
    total,
    damaged,
  });
}

/**
 * Opens an archive by its map, whole or by range.
 *
 * Each frame's SHA-256 is checked before it is decompressed and its plain length afterwards. Whatever is
 * read last closes with the final chunk of the age STREAM, and the sealed size must be what the map adds
 * up to, so nothing is missing and nothing follows. A range fetches only the chunks it needs.
 *
 * @throws HoldfastError "archive-damaged" or "digest-differs" (stage "trust") while reading.
 */
export function openMapped(source: SealedSource, key: ArchiveKey, frames: FrameMap): Opened {
  return {
    size: frames.plain,
    read: (range) => {
      const { start, length } = range ?? { start: 0, length: frames.plain };
      if (start < 0 || length < 0 || start + length > frames.plain) {
        throw new RangeError(`No plain bytes ${start}+${length} in ${frames.plain}`);
      }
      if (range !== undefined && length === 0) return nothing();
      const first = range === undefined ? 0 : frames.find(start);
      const end = range === undefined ? frames.count : frames.find(start + length - 1) + 1;
      return readFrames({ source, key, frames, first, end, start, length });
    },
  };
}

async function* nothing(): Bytes {}
