import { createHash } from "node:crypto";

/** A definition as the catalog gives it. */
export interface Written {
  /** Digest of what counts to the letter. */
  readonly letter: string;
  /** What the server wrote out, hex; in the database's own encoding, as one that checks nothing may hold what is no UTF-8. */
  readonly text: string;
}

/** SHA-256 of a definition, hex: the same whenever a restore read it again. */
export function definitionOf({ letter, text }: Written): string {
  const plain = plainly(Buffer.from(text, "hex").toString("latin1"));
  return createHash("sha256").update(`${letter}\n`).update(plain, "latin1").digest("hex");
}

const NAME = '(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)';
const FIELD = "(?:year|month|day|hour|minute|second)";
const LONG = String.raw`character varying|double precision|bit varying|time(?:stamp)?(?:\(\d+\))? with(?:out)? time zone|interval(?: ${FIELD}(?: to ${FIELD})?)?(?![\w.])`;
const CAST = String.raw`::(?:${LONG}|${NAME}(?:\.${NAME})?)(?:\([^()]*\))?(?:\[\])*`;
const TOKEN = new RegExp(
  String.raw`${CAST}|'(?:[^']|'')*'|"(?:[^"]|"")*"|\s+|[()]|[\w$\x80-\xff]+|[^\s\w$\x80-\xff()'":]+|.`,
  "gs",
);

interface Closed {
  readonly inner: string;
  readonly count: number;
  readonly isCall: boolean;
  readonly joins: string;
}

interface Open {
  words: string;
  readonly isCall: boolean;
  count: number;
  /** AND or OR, where its parts are joined by that. */
  joins: string;
  /** What was closed last, and may still be cast. */
  closed: Closed | null;
}

/**
 * What the server wrote out, without casts and what parentheses these, chains of AND or OR, or nothing
 * need; words apart by one blank. Read again, a cast of a list becomes one of each of its members and a
 * BETWEEN a part of the chain it stands in, so that the server writes out something else for the same
 * thing (ruleutils.c, get_coercion_expr; gram.y, makeAndExpr). All else counts.
 */
export function plainly(text: string): string {
  const stack: Open[] = [opened(false)];
  let isTight = false; // a word stands right before
  for (const [token] of text.matchAll(TOKEN)) {
    const top = stack.at(-1) as Open;
    if (token === "(") stack.push(opened(isTight));
    else if (token === ")" && stack.length > 1) {
      stack.pop();
      const below = stack.at(-1) as Open;
      settle(below);
      below.closed = {
        inner: wordsOf(top),
        count: top.count,
        isCall: top.isCall,
        joins: top.joins,
      };
    } else if (token.startsWith("::")) settle(top, true);
    else if (token.trim() !== "") {
      if (token === "AND" || token === "OR") top.joins = token;
      settle(top);
      add(top, token, 1);
    }
    isTight = /[\w$"]$/.test(token) && !token.startsWith("::");
  }
  return stack.map(wordsOf).join(" ( ");
}

function opened(isCall: boolean): Open {
  return { words: "", isCall, count: 0, joins: "", closed: null };
}

/** Writes down what was closed; the parentheses of what is cast go with the cast. */
function settle(open: Open, isCast = false): void {
  const { closed } = open;
  open.closed = null;
  if (closed === null) return;
  const { inner, count, isCall, joins } = closed;
  const isChain = joins !== "" && joins === open.joins;
  const isBare = !isCall && (isCast || count === 1 || isChain);
  add(open, isBare ? inner : `( ${inner} )`, isBare ? count : 1);
}

function add(open: Open, words: string, count: number): void {
  open.words += open.words === "" ? words : ` ${words}`; // a list to join would be copied at every depth
  open.count += count;
}

function wordsOf(open: Open): string {
  settle(open);
  return open.words;
}
