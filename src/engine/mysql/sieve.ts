import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Definer } from "./definers.ts";
import {
  databaseElsewhere,
  eventWith,
  nameAfter,
  type Renamed,
  tableElsewhere,
  triggerHere,
  viewElsewhere,
} from "./elsewhere.ts";
import { PACKET_HINT } from "./faults.ts";
import { piecesOf, plainStart } from "./statements.ts";

/** How a dump is to be passed on. */
export interface Passing {
  /** What it is called in an error. */
  readonly part: string;
  /** What schemas are called where it goes. */
  readonly renamed: Renamed;
  /** Whether tables pass too, or only what is made anew at a swap: views, triggers, routines and events. */
  readonly tables: boolean;
  /** Events that are to run again; the others stay as the dump has them. `null`: none is to run yet. */
  readonly awake: ReadonlySet<string> | null;
  /** Whether an event whose time has passed is made all the same, as nobody would have it otherwise. */
  readonly past: boolean;
  /** Bytes of the longest statement that the server takes. @default none */
  readonly longest?: number;
}

/** A dump on its way into a schema. */
export interface Sieve {
  /** All but the views' true definitions: those need tables that may not be there yet. */
  first(bytes: Bytes): Bytes;
  /** The views, once the tables of all schemas are there. */
  last(): Bytes;
  /** The events that were to run and are asleep now. */
  readonly asleep: ReadonlySet<string>;
  /** Whose programs passed, those of `last()` too; once `first()` is at its end. */
  definers(): readonly Definer[];
}

const QUOTED = "`(?:[^`]|``)+`";
const WORD = "[\\w$\\x80-\\xff]+";
/** An account's name may be empty. */
const WHO = `(?:\`(?:[^\`]|\`\`)*\`|'[^']*'|"[^"]*"|${WORD})`;
/** A name that no schema stands before. */
const NAME = `(?:${QUOTED}|"[^"]+"|${WORD})(?![\\w$\\x80-\\xff"\`])(?!\\s*\\.)`;
const HERE = new RegExp(
  `^(?:LOCK TABLES|(?:INSERT|REPLACE)(?: IGNORE)? INTO|CREATE (?:TABLE|SEQUENCE|VIEW)(?: IF NOT EXISTS)?|DROP (?:TABLE|VIEW|SEQUENCE|PROCEDURE|FUNCTION|EVENT|PACKAGE(?: BODY)?|TRIGGER)(?: IF EXISTS)?|ALTER (?:TABLE|SEQUENCE)) ${NAME}`,
  "i",
);
const DEFINER = new RegExp(
  `^CREATE (?:OR REPLACE )?(?:ALGORITHM ?= ?\\w+ )?DEFINER ?= ?(${WHO})(?:@(${WHO}))? `,
  "i",
);
const PROGRAM = new RegExp(
  `^CREATE (?:OR REPLACE )?(?:ALGORITHM ?= ?\\w+ )?(?:DEFINER ?= ?${WHO}(?:@${WHO})? )?(?:SQL SECURITY \\w+ )?(?:AGGREGATE |JSON RELATIONAL DUALITY )?(VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE BODY|PACKAGE) `,
  "i",
);
const HARMLESS =
  /^(?:UNLOCK TABLES|START TRANSACTION|COMMIT|BEGIN|(?:DO|SELECT) SETVAL\(|DELIMITER |$)/i;
const SET = /^SET (?!PASSWORD|ROLE|DEFAULT)(?!.*\b(?:GLOBAL|PERSIST|PERSIST_ONLY)\b)/i;
const LONG_AGO = 946_684_800; // s, the year 2000

/**
 * Lets pass what a dump of one schema consists of, and nothing that would act elsewhere: a dump names
 * its own schema in triggers, sequences, foreign keys and views, and would so reach the place itself.
 */
export function sieveFor(passing: Passing): Sieve {
  const { part, longest = Number.POSITIVE_INFINITY } = passing;
  const held: string[] = [];
  const standIns = new Set<string>();
  const asleep = new Set<string>();
  const definers = new Map<string, Definer>();
  const through = (text: string, delimiter: string): string | null => {
    const start = oneLine(plainStart(text));
    const kind = PROGRAM.exec(start)?.[1]?.toUpperCase();
    const [whole, user = "", host = ""] = DEFINER.exec(start) ?? [];
    if (whole !== undefined) definers.set(whole, [bare(user), bare(host)]);
    const isStandIn = /^CREATE VIEW /i.test(start);
    if (isStandIn) standIns.add(nameAfter(text, /^view$/i) ?? "");
    if (kind === "VIEW" && !isStandIn) {
      held.push(viewElsewhere(text, passing.renamed));
      return null;
    }
    if (kind === "EVENT") return event(text, delimiter);
    if (kind === "TRIGGER") return passing.renamed.size === 0 ? text : triggerHere(text);
    if (kind !== undefined && !isStandIn) return text;
    if (/\/\*!50001 SET/.test(text)) held.push(text); // how the next view is to be read
    if (/^DROP VIEW /i.test(start) && standIns.has(nameAfter(text, /^exists$/i) ?? "")) {
      held.push(text);
      return null;
    }
    return plain(text, start);
  };
  const plain = (text: string, start: string): string | null => {
    if (/^ALTER DATABASE CHARACTER SET /i.test(start)) return text; // the one it is loaded into
    if (/^ALTER DATABASE /i.test(start)) {
      const made = passing.renamed.size === 0 ? text : databaseElsewhere(text, passing.renamed);
      if (made === null) throw strange(part, start);
      return made;
    }
    if (SET.test(start) || HARMLESS.test(start)) return text;
    if (!HERE.test(start)) throw strange(part, start);
    if (!passing.tables && !/^(CREATE|DROP) VIEW /i.test(start)) return null;
    return /^CREATE TABLE/i.test(start) ? tableElsewhere(text, passing.renamed) : text;
  };
  const event = (text: string, delimiter: string): string => {
    const name = utf8(nameAfter(text, /^event$/i) ?? "");
    const { text: made, was } = eventWith(
      text,
      (passing.awake?.has(name) ?? false) ? "ENABLE" : "DISABLE",
    );
    const isKept = passing.awake !== null && !passing.awake.has(name);
    if (passing.awake === null && was === "ENABLE") asleep.add(name);
    const said = isKept ? text : made;
    if (!passing.past) return said;
    return `SET timestamp = ${LONG_AGO} ${delimiter}\n${said}\nSET timestamp = DEFAULT ${delimiter}\n`;
  };
  return {
    asleep,
    definers: () => [...definers.values()],
    async *first(bytes) {
      let length = 0; // of the rows' statement so far
      for await (const piece of piecesOf(bytes)) {
        if (piece.kind === "statement") {
          const text = through(piece.text, piece.delimiter);
          if (text !== null) yield Buffer.from(text, "latin1");
          continue;
        }
        if (piece.starts) refuseElsewhere(part, piece.bytes);
        length = piece.bytes.length + (piece.starts ? 0 : length);
        if (length > longest) throw tooLong(part, longest);
        if (passing.tables) yield piece.bytes;
      }
    },
    async *last() {
      for (const text of held) yield Buffer.from(text, "latin1");
    },
  };
}

/** A name of an account without its quotes. */
function bare(who: string): string {
  const quote = /^[`'"]/.exec(who)?.[0];
  return utf8(quote === undefined ? who : who.slice(1, -1).replaceAll(quote + quote, quote));
}

function refuseElsewhere(part: string, rows: Uint8Array): void {
  const start = oneLine(plainStart(Buffer.from(rows).toString("latin1", 0, 2048)));
  if (!HERE.test(start)) throw strange(part, start);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

function utf8(text: string): string {
  return Buffer.from(text, "latin1").toString("utf8");
}

function strange(part: string, start: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot put back "${shown(part)}": its dump says "${shown(utf8(start).slice(0, 60))}…", which could act outside of it`,
    {
      code: "restore-failed",
      hint: "The place is as it was. Look at the dump itself: holdfast open.",
      thing: shown(part),
    },
  );
}

function tooLong(part: string, longest: number): HoldfastError {
  const limit = Math.floor(longest / 1024 ** 2);
  return new HoldfastError(
    "restore",
    `Cannot put back "${shown(part)}": it holds a row that takes more than the ${limit} MB of this server's max_allowed_packet`,
    { code: "restore-failed", hint: PACKET_HINT, thing: shown(part) },
  );
}
