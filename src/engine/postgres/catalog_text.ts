/** Text as SHA-256, hex; in the database's own encoding, as one that checks nothing may hold what is no UTF-8. */
export const digest = (text: string) =>
  `encode(sha256(convert_to(coalesce(${text}, ''), getdatabaseencoding())), 'hex')`;

/** An array of texts, whatever their order. */
export const sorted = (array: string) =>
  `(SELECT json_agg(one ORDER BY one COLLATE "C")::text FROM unnest(${array}) AS one)`;

/**
 * A definition that the server writes out, for `definitionOf`.
 *
 * @param letter What of it counts to the letter.
 */
export const written = (text: string, letter = "NULL") =>
  `json_build_object('letter', ${digest(letter)}, 'text', encode(convert_to(coalesce(${text}, ''), getdatabaseencoding()), 'hex'))`;

const DEF = "pg_get_functiondef(o.oid)";
const ARGUMENTS = "pg_get_function_arguments(o.oid)";

/** A routine: its body counts to the letter, but for what is read again: defaults, BEGIN ATOMIC. */
export const ROUTINE = written(
  `CASE WHEN prosqlbody IS NULL THEN ${ARGUMENTS} ELSE ${DEF} END`,
  `CASE WHEN prosqlbody IS NULL THEN replace(${DEF}, ${ARGUMENTS}, '') || prosrc END`,
);
