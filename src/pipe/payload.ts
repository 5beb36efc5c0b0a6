import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Bytes } from "../domain/bytes.ts";
import { free, plainArray } from "../host/free.ts";

/** Plain bytes of a chunk of the payload (age-encryption.org/v1, "Payload"). */
export const CHUNK = 64 * 1024;
/** Bytes of the tag after each chunk. */
export const TAG = 16;
/** Bytes of the nonce between header and payload. */
export const NONCE = 16;

/** The key of a payload (age-encryption.org/v1, "Payload"): HKDF-SHA-256 of the file key, salted with the nonce. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", fileKey, nonce, "payload", 32));
}

/** How many chunks a payload of that many sealed bytes has; null when no payload has that size. */
export function chunksOf(sealed: number): number | null {
  const chunks = Math.ceil(sealed / (CHUNK + TAG));
  const last = sealed - (chunks - 1) * (CHUNK + TAG);
  // Only the one chunk of an empty payload may be empty.
  if (chunks < 1 || last < TAG || (last === TAG && chunks > 1)) return null;
  return chunks;
}

/** How many bytes `plain` bytes become as a payload. */
export function payloadSize(plain: number): number {
  return plain + TAG * Math.max(1, Math.ceil(plain / CHUNK));
}

function nonceOf(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6); // an 11-byte counter; 48 bits of it are more than any file has
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Seals one chunk given in two parts. @returns How many bytes it wrote to `into` at `at`. */
export function sealChunk(
  parts: readonly [Uint8Array, Uint8Array],
  chunk: { key: Uint8Array; index: number; last: boolean; into: Uint8Array; at: number },
): number {
  const cipher = createCipheriv("chacha20-poly1305", chunk.key, nonceOf(chunk.index, chunk.last), {
    authTagLength: TAG,
  });
  let at = chunk.at;
  for (const part of parts) {
    if (part.byteLength === 0) continue;
    const sealed = cipher.update(part);
    chunk.into.set(sealed, at);
    at += sealed.byteLength;
    free(sealed);
  }
  cipher.final();
  chunk.into.set(cipher.getAuthTag(), at);
  return at + TAG - chunk.at;
}

/**
 * Opens consecutive chunks of a payload; each is lent only after its tag was checked.
 *
 * @param sealed Their sealed bytes, cut anyhow.
 * @param span `first` of the chunks, `end` after the last one, `total` in the whole payload.
 * @param damaged Makes the error for whatever is wrong with them.
 */
export async function* openPayload(
  sealed: Bytes,
  key: Uint8Array,
  span: {
    first: number;
    end: number;
    total: number;
    damaged: (why: string, cause?: unknown) => Error;
  },
): Bytes {
  let index = span.first;
  for await (const chunk of rechunk(sealed)) {
    if (index >= span.end) throw span.damaged("bytes follow its end");
    const plain = openChunk(chunk, key, nonceOf(index, index === span.total - 1));
    if (plain === null) throw span.damaged(`chunk ${index} is not as it was sealed`);
    index += 1;
    yield plain;
    free(plain);
  }
  if (index < span.end) throw span.damaged("it is cut short");
}

function openChunk(chunk: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array | null {
  if (chunk.byteLength < TAG) return null;
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(chunk.subarray(chunk.byteLength - TAG));
  const plain = decipher.update(chunk.subarray(0, chunk.byteLength - TAG));
  try {
    decipher.final();
    return plainArray(plain);
  } catch {
    return null; // node says only "unable to authenticate data"
  }
}

/** Cuts a stream into sealed chunks; the last one may be shorter. */
async function* rechunk(bytes: Bytes): Bytes {
  const size = CHUNK + TAG;
  const kept = new Uint8Array(size);
  let held = 0;
  for await (const piece of bytes) {
    let at = 0;
    while (piece.byteLength - at > 0) {
      if (held === 0 && piece.byteLength - at >= size) {
        yield piece.subarray(at, at + size);
        at += size;
        continue;
      }
      const length = Math.min(size - held, piece.byteLength - at);
      kept.set(piece.subarray(at, at + length), held);
      held += length;
      at += length;
      if (held < size) continue;
      held = 0;
      yield kept;
    }
  }
  if (held > 0) yield kept.subarray(0, held);
}
