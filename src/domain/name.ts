/** Names of sources, stores, signers, people and policies. */
export const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

const HEX = "0123456789abcdef";
const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;
const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function hex(byte: number): string {
  return `\\x${HEX[byte >> 4]}${HEX[byte & 15]}`;
}

/**
 * Writes the bytes of a name as text: UTF-8, with each byte that is not valid UTF-8, each control
 * byte (0x00–0x1f, 0x7f) and the backslash as `\xHH`. Reversed by `bytesOfName`.
 */
export function nameOfBytes(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      text += byte < 0x20 || byte === 0x7f || byte === 0x5c ? hex(byte) : String.fromCharCode(byte);
      at += 1;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    const symbol = length === 1 ? null : decoded(bytes.subarray(at, at + length));
    text += symbol ?? hex(byte);
    at += symbol === null ? 1 : length;
  }
  return text;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    const text = strict.decode(bytes);
    return [...text].length === 1 ? text : null;
  } catch {
    return null;
  }
}

/** The bytes of a name as written by `nameOfBytes`; a backslash that starts no `\xHH` stands for itself. */
export function bytesOfName(name: string): Uint8Array {
  if (!name.includes("\\")) return encoder.encode(name);
  const parts = name.split(/\\x([0-9a-fA-F]{2})/);
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) bytes.push(Number.parseInt(part, 16));
    else for (const byte of encoder.encode(part)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Orders two names as bytes. */
export function compareNames(a: string, b: string): number {
  if (PLAIN.test(a) && PLAIN.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(bytesOfName(a), bytesOfName(b));
}

/** Orders two paths component by component, as `tar --sort=name` walks a tree; "." is the root, before all. */
export function comparePaths(a: string, b: string): number {
  if (a === "." || b === ".") return a === b ? 0 : a === "." ? -1 : 1;
  const left = a.split("/");
  const right = b.split("/");
  for (let at = 0; at < left.length && at < right.length; at++) {
    const order = compareNames(left[at] as string, right[at] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/**
 * Makes a stranger's text fit for a terminal or a log: one line, no control, no bidirectional and
 * no invisible formatting character; each is written as the `\xHH` of its UTF-8 bytes.
 */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (symbol) =>
    [...encoder.encode(symbol)].map(hex).join(""),
  );
}
