/**
 * Reads SSH's wire format (RFC 4251 §5) field by field. It never throws: after the first problem it
 * yields zeros and empty fields, and `problem()` says what was wrong.
 */
export interface WireReader {
  byte(): number;
  uint32(): number;
  /** A field with its length in front; a view, not a copy. */
  field(): Uint8Array;
  /** A field of printable ASCII. */
  word(): string;
  /** A positive `mpint` in its shortest form, without the leading zero of the sign. */
  mpint(): Uint8Array;
  /** `length` bytes without a length in front. */
  take(length: number): Uint8Array;
  /** Null when everything was well-formed and read to the last byte, else why not. */
  problem(): string | null;
}

const EMPTY = new Uint8Array(0);
const PRINTABLE = /^[\x20-\x7e]*$/;

/** Starts reading at the first byte of `bytes`. */
export function readWire(bytes: Uint8Array): WireReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let why: string | null = null;
  const fail = (reason: string): void => {
    why ??= reason;
    at = bytes.length;
  };
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) {
      fail("it is cut short");
      return EMPTY;
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const byte = (): number => take(1)[0] ?? 0;
  const uint32 = (): number => {
    const start = at;
    return take(4).length === 4 ? view.getUint32(start) : 0;
  };
  const field = (): Uint8Array => take(uint32());
  return {
    byte,
    uint32,
    field,
    take,
    word() {
      const text = Buffer.from(field()).toString("latin1");
      if (!PRINTABLE.test(text)) fail("a word in it is not printable ASCII");
      return PRINTABLE.test(text) ? text : "";
    },
    mpint() {
      const number = field();
      const [first = 0, second = 0] = number;
      const isShortest = first !== 0 || second >= 0x80;
      if (number.length === 0 || first >= 0x80 || !isShortest) {
        fail("a number in it is not positive or not in its shortest form");
        return EMPTY;
      }
      return first === 0 ? number.subarray(1) : number;
    },
    problem() {
      return why ?? (at === bytes.length ? null : "bytes follow its end");
    },
  };
}

/** A field with its length in front, as `field()` reads it. */
export function wireField(value: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
