import type { Json } from "../domain/report.ts";

/** Something that is signed: its first key is `holdfast-<kind>`, its value the format's number. */
export type Statement = { readonly [key: string]: Json };

const MAX_STATEMENT = 16 * 2 ** 20; // bytes
const MAX_DEPTH = 64; // lists and objects within each other
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/**
 * Writes a value in the one way a statement is written: UTF-8, JSON with an indentation of one
 * space, keys in the value's own order, one final newline. 64-bit numbers are strings.
 *
 * @throws RangeError for what JSON cannot hold exactly, and beyond 16 MB.
 */
export function writeStatement(value: Json): Uint8Array {
  const text = JSON.stringify(value, exactly, 1);
  const bytes = Buffer.from(`${text}\n`);
  if (bytes.length > MAX_STATEMENT) throw new RangeError("A statement is larger than 16 MB");
  if (isTooDeep(bytes)) throw new RangeError(`A statement is deeper than ${MAX_DEPTH} levels`);
  return bytes;
}

/**
 * Reads a statement. Accepted only if `writeStatement` gives the same bytes, so that one meaning has
 * one writing: no duplicate keys, no byte order mark, no other spacing.
 *
 * @param kind What it must be: its first key is `holdfast-<kind>`.
 * @returns The statement, or the reason why it is refused.
 */
export function readStatement(bytes: Uint8Array, kind: string): Statement | string {
  if (bytes.length > MAX_STATEMENT) return "it is larger than 16 MB";
  if (isTooDeep(bytes)) return `it is deeper than ${MAX_DEPTH} levels`;
  let text: string;
  let value: Json;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text) as Json;
  } catch {
    return "it is not JSON in UTF-8";
  }
  if (!isObject(value)) return "it is not an object";
  if (Object.keys(value)[0] !== `holdfast-${kind}`) return `it is no statement of kind "${kind}"`;
  return isOurs(value, text) ? value : "it is not written as Holdfast writes it";
}

function isObject(value: Json): value is Statement {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text will do: no two byte sequences that are UTF-8 give the same. */
function isOurs(value: Json, text: string): boolean {
  return isExactValue(value) && `${JSON.stringify(value, null, 1)}\n` === text;
}

/** Ten times as fast as a replacer; what was parsed holds nothing else that JSON cannot. */
function isExactValue(value: Json): boolean {
  if (typeof value === "number") return isExactNumber(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isExactValue);
}

function exactly(key: string, value: unknown): unknown {
  const isExact = typeof value === "number" ? isExactNumber(value) : value !== undefined;
  if (!isExact) throw new RangeError(`JSON cannot hold "${key}" of a statement exactly`);
  return value;
}

function isExactNumber(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}

/** Before parsing: a hostile megabyte of brackets would cost a hundred times its size. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText && byte === BACKSLASH) at += 1;
    else if (!isText && (byte === OPEN_LIST || byte === OPEN_OBJECT)) depth += 1;
    else if (!isText && (byte === CLOSE_LIST || byte === CLOSE_OBJECT)) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
