import { quotedName, type Session } from "./session.ts";

/** How values are written as text, whatever the database, the role or the server are set to. */
export const PINS = `
SET extra_float_digits = 3; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres';
SET bytea_output = 'hex'; SET lc_monetary = 'C'; SET xmlbinary = 'base64'; SET search_path = pg_catalog;
SET row_security = off; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0; SET default_transaction_read_only = off`;

/** A table or a sequence by its two names. */
export interface Named {
  readonly schema: string;
  readonly name: string;
}

/** What a table holds, whatever the order of its rows. */
export interface Content {
  readonly rows: number;
  /** Two sums of 64-bit hashes of each row's text, decimal, joined by a colon. */
  readonly hash: string;
}

/** `hf_row.*`, not `hf_row`: a table may have a column of the alias's name, and only that would be hashed. */
const ROW = `(hf_row.*)::text COLLATE "C"`;

/** Counts and hashes the rows of one table, without those of its children. */
export async function contentOf(session: Session, table: Named): Promise<Content> {
  const sum = (seed: number) => `coalesce(sum(hashtextextended(${ROW}, ${seed})), 0)::text`;
  const [row] = await session.query(
    `SELECT json_build_array(count(*)::text, ${sum(0)}, ${sum(7919)}) FROM ONLY ${whole(table)} AS hf_row`,
  );
  const [rows, first, second] = row as [string, string, string];
  return { rows: Number(rows), hash: `${first}:${second}` };
}

/** Counts the rows of tables. */
export async function countRows(session: Session, tables: readonly Named[]): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const [count] = await session.query(`SELECT to_json(count(*)::text) FROM ONLY ${whole(table)}`);
    rows += Number(count as string);
  }
  return rows;
}

/** What a sequence stands at: the text `<value>` or, where the next one is that value itself, `<value> next`. */
export async function standOf(session: Session, sequence: Named): Promise<string> {
  const [row] = await session.query(
    `SELECT json_build_array(last_value::text, is_called) FROM ${whole(sequence)}`,
  );
  const [value, isCalled] = row as [string, boolean];
  return stand(value, isCalled);
}

/** The text of `standOf`. */
export function stand(value: string, isCalled: boolean): string {
  return isCalled ? value : `${value} next`;
}

/** Counts and hashes all large objects, page by page, and who may do what with them. */
export async function largeObjects(
  session: Session,
): Promise<Content & { readonly rights: string }> {
  const [count] = await session.query(
    "SELECT to_json(count(*)::text) FROM pg_largeobject_metadata",
  );
  if (count === "0") return { rows: 0, hash: "0:0", rights: "0" };
  const page = `loid || ':' || pageno || ':' || encode(rtrim(data, '\\x00'::bytea), 'hex')`;
  const sum = (seed: number) => `coalesce(sum(hashtextextended(${page}, ${seed})), 0)::text`;
  const [row] = await session.query(
    `SELECT json_build_array(${sum(0)}, ${sum(7919)}) FROM pg_largeobject`,
  );
  const [rights] = await session.query(
    `SELECT to_json(sum(hashtextextended(concat_ws(' ', o.oid, pg_get_userbyid(lomowner), CASE grantee WHEN 0 THEN '' ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable), 0))::text)
     FROM pg_largeobject_metadata AS o, aclexplode(coalesce(lomacl, acldefault('L', lomowner)))`,
  );
  const hash = (row as string[]).join(":");
  return { rows: Number(count as string), hash, rights: rights as string };
}

function whole({ schema, name }: Named): string {
  return `${quotedName(schema)}.${quotedName(name)}`;
}
