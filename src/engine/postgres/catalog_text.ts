import { quotedText } from "./session.ts";

/** Text as SHA-256, hex; in the database's own encoding, as one that checks nothing may hold what is no UTF-8. */
export const digest = (text: string) =>
  `encode(sha256(convert_to(coalesce(${text}, ''), getdatabaseencoding())), 'hex')`;

/** An array of texts, whatever their order. */
export const sorted = (array: string) =>
  `(SELECT json_agg(one ORDER BY one COLLATE "C")::text FROM unnest(${array}) AS one)`;

const NAME = '(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)';
const FIELD = "(?:year|month|day|hour|minute|second)";
const TYPE = String.raw`(?:character varying|double precision|bit varying|time(?:stamp)?(?:\(\d+\))? with(?:out)? time zone|interval(?: ${FIELD}(?: to ${FIELD})?)?|${NAME}(?:\.${NAME})?)(?:\([^()]*\))?(?:\[\])*`;
const NOISE = quotedText(String.raw`('[^']*'|"[^"]*")|::${TYPE}|[()\s]`);

/**
 * A definition that the server wrote out, without casts, parentheses and blanks; literals and quoted
 * names stay as they are. Read again, a cast of a list becomes one of each of its members, so that the
 * server writes out something else for the same thing (`get_rule_expr` in ruleutils.c).
 */
export const plain = (text: string) => String.raw`regexp_replace(${text}, ${NOISE}, '\1', 'g')`;

/** A routine: what its body says to the letter, and of what is read again (defaults, BEGIN ATOMIC) what `plain` leaves. */
export const ROUTINE = `(SELECT CASE WHEN prosqlbody IS NULL THEN concat_ws(' ', replace(def, args, ''), prosrc, ${plain("args")}) ELSE ${plain("def")} END
  FROM (SELECT pg_get_functiondef(o.oid) AS def, pg_get_function_arguments(o.oid) AS args) AS hf)`;
