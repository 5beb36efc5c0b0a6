import type { Bytes } from "../../domain/bytes.ts";

/** What a dump consists of. Texts are bytes read as latin1, since one dump holds several character sets. */
export type Piece =
  /** A statement with what stands before it, and its delimiter; or a DELIMITER line; or the end of the dump. */
  | { readonly kind: "statement"; readonly text: string; readonly delimiter: string }
  /** Bytes of an INSERT, as they come. */
  | { readonly kind: "rows"; readonly bytes: Uint8Array; readonly starts: boolean };

type Mode = "plain" | "single" | "double" | "name" | "line" | "block" | "dollar";

interface Scan {
  mode: Mode;
  delimiter: string;
  /** Whether a backslash inside of quotes is a backslash and no more. */
  isPlainBackslash: boolean;
  /** What ends a text in dollars. */
  dollar: string;
  at: number;
}

const QUOTES: Readonly<Record<number, Mode>> = { 34: "double", 39: "single", 96: "name" };
const CLOSING: Readonly<Partial<Record<Mode, number>>> = { double: 34, single: 39, name: 96 };
const MARGIN = 64; // bytes kept for the next round, so that no token is cut
const HEAD = 2048; // bytes of an INSERT that must be there to see what it fills
const ROWS = /^\s*(INSERT|REPLACE)\s/i;

const MODE = /^SET\b[\s\S]*?\bsql_mode\s*=\s*(?:'([^']*)'|(@(?!@)))/i;

/** Cuts a dump into statements as the servers' own clients do, without keeping the rows. */
export async function* piecesOf(bytes: Bytes): AsyncGenerator<Piece> {
  const scan: Scan = {
    mode: "plain",
    delimiter: ";",
    isPlainBackslash: false,
    dollar: "",
    at: 0,
  };
  const open = { text: Buffer.alloc(0), isRows: false };
  for await (const chunk of bytes) {
    open.text = Buffer.concat([open.text, chunk]);
    yield* cut(open, scan, false);
  }
  yield* cut(open, scan, true);
  const text = open.text.toString("latin1");
  if (text !== "") yield { kind: "statement", text, delimiter: scan.delimiter };
}

function* cut(
  open: { text: Buffer; isRows: boolean },
  scan: Scan,
  isLast: boolean,
): Generator<Piece> {
  for (;;) {
    if (!open.isRows && scan.at === 0) {
      const line = delimiterLine(open.text, isLast);
      if (line === "unknown") return;
      if (line !== null) {
        scan.delimiter = line.delimiter;
        yield { kind: "statement", ...line };
        open.text = open.text.subarray(Buffer.byteLength(line.text, "latin1"));
        continue;
      }
    }
    const isEnd = toEnd(open.text, scan, isLast ? open.text.length : open.text.length - MARGIN);
    if (!isEnd && isLast) return;
    const isOpening = !open.isRows && (isEnd || open.text.length >= HEAD);
    const starts = isOpening && ROWS.test(plainStart(open.text.toString("latin1", 0, HEAD)));
    if (!isEnd && !open.isRows && !starts) return;
    const piece = open.text.subarray(0, scan.at);
    open.text = open.text.subarray(scan.at);
    scan.at = 0;
    if (open.isRows || starts) yield { kind: "rows", bytes: piece, starts };
    else yield whole(piece, scan);
    open.isRows = (open.isRows || starts) && !isEnd;
    if (!isEnd) return;
  }
}

function whole(piece: Buffer, scan: Scan): Piece {
  const text = piece.toString("latin1");
  const [, mode, saved] = MODE.exec(plainStart(text)) ?? [];
  if (mode !== undefined) scan.isPlainBackslash = /NO_BACKSLASH_ESCAPES/.test(mode);
  else if (saved !== undefined) scan.isPlainBackslash = false; // the mode of the dump itself
  return { kind: "statement", text, delimiter: scan.delimiter };
}

/** A DELIMITER line where a statement could begin; "unknown" where more must be read to tell. */
function delimiterLine(
  text: Buffer,
  isLast: boolean,
): { text: string; delimiter: string } | "unknown" | null {
  let start = text.toString("latin1", 0, HEAD);
  if (leadOf(start) > HEAD / 2) start = text.toString("latin1", 0, 32 * HEAD); // long comments
  const lead = leadOf(start);
  const rest = start.slice(lead);
  if (!isLast && rest.length < MARGIN && text.length < 32 * HEAD) return "unknown";
  const found = /^DELIMITER[ \t]+(\S+)[ \t]*\r?\n/i.exec(rest);
  if (found === null) return null;
  return { text: start.slice(0, lead) + found[0], delimiter: found[1] as string };
}

const LEAD =
  /(?:\s+|--(?:[ \t][^\n]*)?(?:\n|$)|#[^\n]*(?:\n|$)|\/\*M!999999[^*]*\*\/|\/\*(?![!M+])[\s\S]*?\*\/)*/y;

/** How long the blanks and comments before a statement are. */
export function leadOf(text: string): number {
  LEAD.lastIndex = 0;
  return LEAD.exec(text)?.[0].length ?? 0;
}

/** A statement's beginning without comments and without the marks of the conditional ones. */
export function plainStart(text: string): string {
  return text
    .slice(leadOf(text), leadOf(text) + HEAD)
    .replace(/\/\*M?!\d*/g, " ")
    .replaceAll("*/", " ")
    .trimStart();
}

/** Moves to behind the delimiter; false: it is not there before `limit`. */
function toEnd(text: Buffer, scan: Scan, limit: number): boolean {
  while (scan.at < limit) {
    const closing = CLOSING[scan.mode];
    if (closing !== undefined) {
      toClosing(text, { scan, limit, closing });
    } else if (scan.mode === "line") {
      const end = text.indexOf(10, scan.at);
      scan.at = end < 0 || end >= limit ? limit : end + 1;
      if (end >= 0 && end < limit) scan.mode = "plain";
    } else if (scan.mode === "block" || scan.mode === "dollar") {
      const closing = scan.mode === "block" ? "*/" : scan.dollar;
      const end = text.indexOf(closing, scan.at, "latin1");
      scan.at = end < 0 || end >= limit ? limit : end + closing.length;
      if (end >= 0 && end < limit) scan.mode = "plain";
    } else {
      scan.at = toSpecial(text, scan, limit);
      if (scan.at < limit && plainByte(text, scan)) return true;
    }
  }
  return false;
}

function toClosing(
  text: Buffer,
  { scan, limit, closing }: { scan: Scan; limit: number; closing: number },
): void {
  const escapes = closing !== 96 && !scan.isPlainBackslash;
  let at = scan.at;
  while (at < limit) {
    const byte = text[at];
    if (byte === closing) {
      scan.mode = "plain";
      at++;
      break;
    }
    at += byte === 92 && escapes ? 2 : 1;
  }
  scan.at = at;
}

const SPECIAL = new Uint8Array(256);
for (const sign of "\"'`#-/$") SPECIAL[sign.charCodeAt(0)] = 1;

/** Passes by what means nothing, which is most of a dump. */
function toSpecial(text: Buffer, { at, delimiter }: Scan, limit: number): number {
  const first = delimiter.charCodeAt(0);
  let now = at;
  while (now < limit && SPECIAL[text[now] as number] === 0 && text[now] !== first) now++;
  return now;
}

/** Looks at one byte outside of quotes and comments; true: a delimiter ended here. */
function plainByte(text: Buffer, scan: Scan): boolean {
  const { at, delimiter } = scan;
  const byte = text[at] as number;
  const quote = QUOTES[byte];
  scan.at++;
  if (quote !== undefined) scan.mode = quote;
  else if (byte === 35) scan.mode = "line";
  else if (byte === 45 && text[at + 1] === 45 && (text[at + 2] ?? 10) <= 32) scan.mode = "line";
  else if (byte === 47 && text[at + 1] === 42) scan.mode = commentAt(text, at) ? "block" : "plain";
  else if (byte === 36) {
    scan.dollar = dollarAt(text, at);
    if (scan.dollar !== "") scan.mode = "dollar";
    scan.at += Math.max(0, scan.dollar.length - 1);
  } else if (byte === delimiter.charCodeAt(0)) {
    if (text.toString("latin1", at, at + delimiter.length) !== delimiter) return false;
    scan.at = at + delimiter.length;
    return true;
  }
  return false;
}

/** A conditional comment is code, not a comment; the one that switches a client's sandbox on is none. */
function commentAt(text: Buffer, at: number): boolean {
  const next = text.toString("latin1", at + 2, at + 10);
  return next === "M!999999" || !/^M?!/.test(next);
}

const FOREIGN = /\bLANGUAGE\s+(?!SQL\b)\w+[\s\S]*\bAS\s+$/i;

/** The `$$` or `$tag$` that begins a routine's text in another language (MySQL); empty: it is part of a name. */
function dollarAt(text: Buffer, at: number): string {
  const found = /^\$[^$\s'"`;]{0,60}\$/.exec(text.toString("latin1", at, at + MARGIN))?.[0] ?? "";
  return found !== "" && FOREIGN.test(text.toString("latin1", Math.max(0, at - HEAD), at))
    ? found
    : "";
}
