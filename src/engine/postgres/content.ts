import { type Named, quotedPair } from "./named.ts";
import { type Asking, quotedName } from "./session.ts";

/** How values are written as text, whatever the database, the role or the server are set to. */
export const PINS = `
SET extra_float_digits = 3; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres';
SET bytea_output = 'hex'; SET lc_monetary = 'C'; SET xmlbinary = 'base64'; SET search_path = pg_catalog;
SET row_security = off; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0; SET default_transaction_read_only = off;
SELECT to_json(set_config(name, '0', false)) FROM pg_settings WHERE name = 'transaction_timeout'`; // since 17

/** What a table holds, whatever the order of its rows. */
export interface Content {
  readonly rows: number;
  /** Two sums of 64-bit hashes of each row's text, decimal, joined by a colon. */
  readonly hash: string;
}

/** Blocks of a table, from one up to another, which is left out; null: to the end, however long it grew. */
export interface Blocks {
  readonly from: number;
  readonly to: number | null;
}

/** `hf_row.*`, not `hf_row`: a table may have a column of the alias's name, and only that would be hashed. */
function rowOf(columns: readonly string[] | null): string {
  const named = columns?.map((name) => `hf_row.${quotedName(name)}`).join(", ");
  return `(${named === undefined ? "hf_row.*" : `ROW(${named})`})::text COLLATE "C"`;
}

/**
 * Counts and hashes the rows of one table, without those of its children. The text of a row is what
 * costs; OFFSET 0 keeps the server from making it once for each of the two sums.
 */
export async function contentOf(
  session: Asking,
  table: Named & { readonly columns: readonly string[] | null },
  { from, to }: Blocks = { from: 0, to: null },
): Promise<Content> {
  const sum = (seed: number) => `coalesce(sum(hashtextextended(hf_text, ${seed})), 0)::text`;
  const bounds = [
    ...(from === 0 ? [] : [`hf_row.ctid >= '(${from},0)'`]),
    ...(to === null ? [] : [`hf_row.ctid < '(${to},0)'`]),
  ];
  const where = bounds.length === 0 ? "" : ` WHERE ${bounds.join(" AND ")}`;
  const [row] = await session.query(
    `SELECT json_build_array(count(*)::text, ${sum(0)}, ${sum(7919)})
     FROM (SELECT ${rowOf(table.columns)} AS hf_text FROM ONLY ${quotedPair(table)} AS hf_row${where} OFFSET 0) AS hf`,
  );
  const [rows, first, second] = row as [string, string, string];
  return { rows: Number(rows), hash: `${first}:${second}` };
}

/** The content of a table that was read in pieces: both sums do not mind. */
export function joined(pieces: readonly Content[]): Content {
  const sums = [0n, 0n];
  for (const { hash } of pieces) {
    for (const [at, part] of hash.split(":").entries()) sums[at] = (sums[at] ?? 0n) + BigInt(part);
  }
  return { rows: pieces.reduce((sum, { rows }) => sum + rows, 0), hash: sums.join(":") };
}

/** Counts the rows of tables. */
export async function countRows(session: Asking, tables: readonly Named[]): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const [count] = await session.query(
      `SELECT to_json(count(*)::text) FROM ONLY ${quotedPair(table)}`,
    );
    rows += Number(count as string);
  }
  return rows;
}

/** What a sequence stands at: the text `<value>` or, where the next one is that value itself, `<value> next`. */
export async function standOf(session: Asking, sequence: Named): Promise<string> {
  const [row] = await session.query(
    `SELECT json_build_array(last_value::text, is_called) FROM ${quotedPair(sequence)}`,
  );
  const [value, isCalled] = row as [string, boolean];
  return stand(value, isCalled);
}

/** The text of `standOf`. */
export function stand(value: string, isCalled: boolean): string {
  return isCalled ? value : `${value} next`;
}

/**
 * Counts and hashes all large objects, page by page, and who may do what with them. A page of zeros
 * counts at the end alone: one that was never written comes back as such a page.
 */
export async function largeObjects(
  session: Asking,
): Promise<Content & { readonly rights: string }> {
  const [count] = await session.query(
    "SELECT to_json(count(*)::text) FROM pg_largeobject_metadata",
  );
  if (count === "0") return { rows: 0, hash: "0:0", rights: "0" };
  const page = `loid || ':' || pageno || ':' || encode(rtrim(data, '\\x00'::bytea), 'hex')`;
  const sum = (seed: number) => `coalesce(sum(hashtextextended(${page}, ${seed})), 0)::text`;
  const [row] = await session.query(
    `SELECT json_build_array(${sum(0)}, ${sum(7919)}) FROM pg_largeobject AS o
     WHERE rtrim(data, '\\x00'::bytea) <> '' OR length(data) > 0 AND NOT EXISTS (SELECT FROM pg_largeobject AS p WHERE p.loid = o.loid AND p.pageno > o.pageno AND length(p.data) > 0)`,
  );
  const [rights] = await session.query(
    `SELECT to_json(sum(hashtextextended(concat_ws(' ', o.oid, pg_get_userbyid(lomowner), CASE grantee WHEN 0 THEN '' ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable), 0))::text)
     FROM pg_largeobject_metadata AS o, aclexplode(coalesce(lomacl, acldefault('L', lomowner)))`,
  );
  const hash = (row as string[]).join(":");
  return { rows: Number(count as string), hash, rights: rights as string };
}
