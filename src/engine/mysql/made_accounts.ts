import { createHash } from "node:crypto";
import { dropSchema } from "./schema.ts";
import type { Session } from "./session.ts";
import { inSchema, quotedName, quotedText } from "./sql_text.ts";
import { dropUsers } from "./users.ts";

/**
 * The table in a built schema that says which accounts its build made. Named after the schema, so that no
 * table that comes out of a backup is taken for it.
 */
export function accountsTable(schema: string): string {
  return `holdfast_accounts_${createHash("sha256").update(schema).digest("hex").slice(0, 16)}`;
}

function nameIn(schema: string): string {
  return `${quotedName(schema)}.${quotedName(accountsTable(schema))}`;
}

/** Writes down, before they are made, who will be made. */
export async function noteAccounts(
  session: Session,
  schema: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const rows = names.map((name, nth) => `(${nth}, X'${Buffer.from(name).toString("hex")}')`);
  await session.query(
    `CREATE TABLE ${nameIn(schema)} (nth INT NOT NULL PRIMARY KEY, name BLOB NOT NULL) ENGINE=InnoDB`,
  );
  await session.query(`INSERT INTO ${nameIn(schema)} VALUES ${rows.join(", ")}`);
}

/** From here on the accounts stay, whatever becomes of the schema: they have all their rights. */
export async function keepAccounts(session: Session, schema: string): Promise<void> {
  await session.query(`DROP TABLE IF EXISTS ${nameIn(schema)}`);
}

/**
 * Drops what was built, and first the accounts that were made for it: what they may do on single tables they
 * would have got at the swap, and the next build leaves alone who is there.
 */
export async function dropBuilt(session: Session, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await dropUsers(session, await notedIn(session, schema));
  for (const schema of schemas) await dropSchema(session, schema);
}

async function notedIn(session: Session, schema: string): Promise<readonly string[]> {
  const [isThere] = await session.query(
    `SELECT COUNT(*) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_NAME = ${quotedText(accountsTable(schema))}`,
  );
  if (isThere === 0) return [];
  const rows = await session.query(`SELECT JSON_QUOTE(HEX(name)) FROM ${nameIn(schema)}`);
  return rows.map((hex) => Buffer.from(hex as string, "hex").toString("utf8"));
}
