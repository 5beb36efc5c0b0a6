import type { Session } from "./session.ts";
import { inSchema, quotedAccount, quotedName } from "./sql_text.ts";

/** An account in whose name a program works; its host is empty for a role of MariaDB. */
export type Definer = readonly [user: string, host: string];

const AT_ONCE = 100; // functions in one round of statements

/**
 * Lets definers call the functions that were built, as they may in the place: a right on a database is none on
 * the schema beside it, and without it no view is made that calls one, nor answers. `dropSchema` takes these
 * rights away again, and so does whoever drops a function.
 */
export async function letCall(
  session: Session,
  definers: readonly Definer[],
  schemas: readonly string[],
): Promise<void> {
  const whom = await amongAccounts(session, definers);
  if (whom.length === 0) return;
  for (const schema of schemas) {
    const names = (await session.query(
      `SELECT JSON_QUOTE(ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)} AND ROUTINE_TYPE = 'FUNCTION'`,
    )) as readonly string[];
    const grants = names.map(
      (name) =>
        `GRANT EXECUTE ON FUNCTION ${quotedName(schema)}.${quotedName(name)} TO ${whom.join(", ")}`,
    );
    for (let at = 0; at < grants.length; at += AT_ONCE)
      await session.query(grants.slice(at, at + AT_ONCE).join(";\n"));
  }
}

/** Those that are there, for MariaDB makes who is not; without those that may call everything anyway. */
async function amongAccounts(session: Session, definers: readonly Definer[]): Promise<string[]> {
  const rows = (await session.query(
    "SELECT JSON_ARRAY(User, Host) FROM mysql.user WHERE Execute_priv = 'N'",
  )) as readonly Definer[];
  const keyOf = ([user, host]: Definer) => JSON.stringify([user, host.toLowerCase()]);
  const wanted = new Set(definers.map(keyOf));
  return rows
    .filter((one) => wanted.has(keyOf(one)))
    .map(([user, host]) => quotedAccount({ user, host }));
}
