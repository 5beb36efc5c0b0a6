import { LABELS } from "./encodings.ts";

/** More is asked for than is there yet. */
export class Short extends Error {}

/** Reads the words of a dump's head. */
export type Cursor = ReturnType<typeof cursor>;

/** Reads the words of a dump's head: integers, offsets, texts (src/bin/pg_dump/pg_backup_archiver.c, ReadInt and ReadStr). */
export function cursor(start: Buffer) {
  const window = windowOn(start);
  const { take } = window;
  let intSize = 4;
  let offsetSize = 8;
  let decode = decoderOf("UTF8");
  const byte = (): number => take(1)[0] as number;
  const integer = (): number => {
    const isNegative = byte() === 1;
    const value = take(intSize).readUIntLE(0, intSize);
    return isNegative ? -value : value;
  };
  return {
    ...window,
    byte,
    integer,
    setSizes: (forIntegers: number, forOffsets: number) => {
      if (forIntegers < 1 || forIntegers > 6) throw new Error("it is in a format we do not read");
      intSize = forIntegers;
      offsetSize = forOffsets;
    },
    setEncoding: (name: string) => {
      decode = decoderOf(name);
    },
    offset: () => void take(1 + offsetSize),
    /** Null where there is none. */
    text: (): string | null => {
      const length = integer();
      return length < 0 ? null : decode(take(length));
    },
    /** Goes over a text. @returns Whether there is one. */
    skip: (): boolean => {
      const length = integer();
      if (length >= 0) take(length);
      return length >= 0;
    },
  };
}

function decoderOf(encoding: string): (bytes: Buffer) => string {
  const label = LABELS[encoding] ?? "utf-8";
  if (label === "utf-8") return (bytes) => bytes.toString("utf8"); // far faster
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** Bytes that come little by little, of which what was read for good is let go. */
function windowOn(start: Buffer) {
  let bytes = start;
  let at = 0;
  let kept = 0;
  return {
    take: (length: number): Buffer => {
      if (at + length > bytes.length) throw new Short();
      at += length;
      return bytes.subarray(at - length, at);
    },
    /** How much is not read for good. */
    left: () => bytes.length - kept,
    /** What was read so far is read for good. */
    keep: () => {
      kept = at;
    },
    /** Goes on from what was read for good. */
    feed: (more: readonly Uint8Array[]) => {
      bytes = Buffer.concat([bytes.subarray(kept), ...more]);
      at = 0;
      kept = 0;
    },
    drop: () => {
      bytes = Buffer.alloc(0);
    },
  };
}
