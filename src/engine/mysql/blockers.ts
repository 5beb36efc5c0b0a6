import { OWN } from "./server.ts";
import type { Session } from "./session.ts";
import { inSchema, quotedName, quotedText } from "./sql_text.ts";

/**
 * Views that refer to what is not there any more: no server can make them anew. MariaDB looks into a view
 * only where its rows are asked for.
 */
export async function brokenViews(session: Session, schema: string): Promise<readonly string[]> {
  return (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE = 'VIEW' AND TABLE_COMMENT <> 'VIEW' AND COALESCE(TABLE_ROWS, 0) >= 0`,
  )) as readonly string[];
}

/** How long a check waits for a table that somebody locks, s. */
const BRIEF = 2;

/** A table that the server cannot open, and why. */
export interface LostTable {
  readonly table: string;
  readonly why: string;
}

/**
 * Tables whose file is missing or damaged: no statement reads or moves one. The servers' own question of
 * whether a table must be upgraded opens each and reads no rows of it; the deeper one has been seen to end a
 * MySQL server.
 */
export async function lostTables(session: Session, schema: string): Promise<readonly LostTable[]> {
  const names = (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')`,
  )) as readonly string[];
  if (names.length === 0) return [];
  await session.query(`SET SESSION lock_wait_timeout = ${BRIEF}, lc_messages = 'en_US'`);
  const list = names.map((name) => `${quotedName(schema)}.${quotedName(name)}`);
  const rows = await session.show(`CHECK TABLE ${list.join(", ")} FOR UPGRADE`);
  const lost = new Map<string, string>();
  for (const [table = "", , kind = "", why = ""] of rows) {
    if (kind !== "Error" || /lock wait timeout/i.test(why)) continue; // who locks it can open it
    const name = table.slice(schema.length + 1);
    if (!lost.has(name)) lost.set(name, why);
  }
  return [...lost].map(([table, why]) => ({ table, why }));
}

/** A foreign key of another schema that leads into one of these; it would go along with the old table. */
export interface KeyInto {
  readonly schema: string;
  readonly table: string;
  readonly key: string;
  readonly into: string;
}

/** The foreign keys that lead into the schemas from outside of them. */
export async function keysInto(
  session: Session,
  schemas: readonly string[],
): Promise<readonly KeyInto[]> {
  const names = schemas.map(quotedText).join(", ");
  return (await session.query(
    `SELECT JSON_OBJECT('schema', CONSTRAINT_SCHEMA, 'table', TABLE_NAME, 'key', CONSTRAINT_NAME, 'into', UNIQUE_CONSTRAINT_SCHEMA) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE UNIQUE_CONSTRAINT_SCHEMA IN (${names}) AND CONSTRAINT_SCHEMA NOT IN (${names})`,
  )) as readonly KeyInto[];
}

/** A view that reads a database outside of its source. */
export interface ViewOut {
  readonly view: string;
  readonly reads: string;
}

/** Where a view's stored definition names its tables: the server writes each with its database. */
const READS = /\b(?:from|join)\s+\(*`((?:[^`]|``)+)`\.`/gi;

/** The views of a schema that read databases which are not among these: no server makes one before what it reads. */
export async function viewsOut(
  session: Session,
  schema: string,
  among: readonly string[],
): Promise<readonly ViewOut[]> {
  const views = (await session.query(
    `SELECT JSON_ARRAY(TABLE_NAME, VIEW_DEFINITION) FROM information_schema.VIEWS WHERE ${inSchema("TABLE_SCHEMA", schema)} ORDER BY CAST(TABLE_NAME AS BINARY)`,
  )) as readonly [string, string][];
  const known: readonly string[] = [...among, ...OWN];
  return views.flatMap(([view, definition]) => {
    const named = [...definition.matchAll(READS)].map(([, name]) => name?.replaceAll("``", "`"));
    const reads = named.find((name) => name !== undefined && !known.includes(name));
    return reads === undefined ? [] : [{ view, reads }];
  });
}
