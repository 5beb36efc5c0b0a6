import { OWN } from "./server.ts";
import type { Session } from "./session.ts";
import { inSchema, quotedText } from "./sql_text.ts";

/**
 * Views that refer to what is not there any more: no server can make them anew. MariaDB looks into a view
 * only where its rows are asked for.
 */
export async function brokenViews(session: Session, schema: string): Promise<readonly string[]> {
  return (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE = 'VIEW' AND TABLE_COMMENT <> 'VIEW' AND COALESCE(TABLE_ROWS, 0) >= 0`,
  )) as readonly string[];
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
