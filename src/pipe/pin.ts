import { createHash } from "node:crypto";
import type { Bytes, Range } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";
import type { SealedSource } from "./open.ts";

const PIECE = 2 ** 20; // bytes a digest is kept for

/**
 * Reads a sealed file once, checks it whole against its signed digest, and gives a source whose
 * later reads are checked against that first reading: a store that lies the second time is caught,
 * and nothing has to be copied to this machine.
 */
export async function pinSource(source: SealedSource, sha256: string): Promise<SealedSource> {
  const whole = createHash("sha256");
  const pieces: Buffer[] = [];
  for await (const piece of inPieces(source.read())) {
    whole.update(piece);
    pieces.push(createHash("sha256").update(piece).digest());
  }
  if (whole.digest("hex") !== sha256) throw differs(source.label);
  return {
    ...source,
    read: (range) => readPinned(source, pieces, range ?? { start: 0, length: source.size }),
  };
}

async function* readPinned(source: SealedSource, pieces: readonly Buffer[], range: Range): Bytes {
  const end = range.start + range.length;
  if (end > source.size) throw new RangeError(`Range ends at ${end} of ${source.size}`);
  const first = Math.floor(range.start / PIECE);
  const start = first * PIECE;
  const stop = Math.min(source.size, Math.ceil(end / PIECE) * PIECE);
  let at = first;
  for await (const piece of inPieces(source.read({ start, length: stop - start }))) {
    const digest = createHash("sha256").update(piece).digest();
    if (pieces[at]?.equals(digest) !== true) throw differs(source.label);
    const from = Math.max(0, range.start - at * PIECE);
    const to = Math.min(piece.byteLength, end - at * PIECE);
    if (to > from) yield piece.subarray(from, to);
    at++;
  }
}

/** Gathers lent chunks into one reused buffer of PIECE bytes; the last piece may be shorter. */
async function* inPieces(bytes: Bytes): Bytes {
  const buffer = new Uint8Array(PIECE);
  let filled = 0;
  for await (const chunk of bytes) {
    let at = 0;
    while (at < chunk.byteLength) {
      const take = Math.min(PIECE - filled, chunk.byteLength - at);
      buffer.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled === PIECE) {
        yield buffer;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}

function differs(label: string): HoldfastError {
  return new HoldfastError(
    "trust",
    `Cannot trust ${label}: its bytes are not the ones that were signed`,
    {
      code: "digest-differs",
      hint: "Use another store that holds this backup, or another backup.",
      thing: label,
    },
  );
}
