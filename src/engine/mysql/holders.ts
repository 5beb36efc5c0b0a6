import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "./client.ts";
import { inSession, type Session } from "./session.ts";
import { quotedName, quotedText } from "./sql_text.ts";

/** How long a lock is waited for that somebody else holds, seconds. */
export const PATIENCE = 20;
const KILL_EVERY = 200; // ms between two rounds of ending connections

/** Whose work it is, and where nobody else may be. */
export interface Ending {
  readonly session: Session;
  readonly schemas: readonly string[];
}

/**
 * Ends all connections that are in one of the schemas, again and again while work goes on. A connection
 * that is elsewhere and holds a lock here is not known by this; work then fails when its patience ends.
 */
export async function whileEnding<T>(
  client: Client,
  { session, schemas }: Ending,
  work: () => Promise<T>,
): Promise<T> {
  // MariaDB shows a session in the schema whose trigger it is dropping, wherever it lies itself (seen on 10.11).
  const [own] = await session.query("SELECT CONNECTION_ID()");
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  working.catch(() => {}); // awaited below
  while (!isOver) {
    // What this cannot do, e.g. as no connection is to be had, is no reason to leave work that goes on alone.
    const others = await connectedTo(client, schemas).catch(() => []);
    for (const id of others) if (id !== own) await end(client, id);
    await Promise.race([working.catch(() => {}), delay(KILL_EVERY)]);
  }
  return await working;
}

export async function connectedTo(
  client: Client,
  schemas: readonly string[],
): Promise<readonly number[]> {
  const names = schemas.map(quotedText).join(", ");
  return await briefly(client, async (session) => {
    const found = await session.query(
      `SELECT ID FROM information_schema.PROCESSLIST WHERE DB IN (${names}) AND ID <> CONNECTION_ID()`,
    );
    return found as readonly number[];
  });
}

/** Ends one connection. One that ended by itself meanwhile is an error to the server, not to us. */
async function end(client: Client, id: number): Promise<void> {
  await briefly(client, async (session) => await session.query(`KILL ${id}`)).catch(() => {});
}

async function briefly<T>(client: Client, work: (session: Session) => Promise<T>): Promise<T> {
  const to = { database: null, cannot: "Cannot end connections", thing: client.url };
  return await inSession(client, to, work);
}

/**
 * Takes and gives back every lock that an exchange will need, before anything is dropped: what cannot be
 * had now is found out while the place is still whole.
 */
export async function tryLocks(
  session: Session,
  tables: readonly (readonly [schema: string, table: string])[],
): Promise<void> {
  await session.query(`SET SESSION lock_wait_timeout = ${PATIENCE}`);
  if (tables.length === 0) return;
  const list = tables.map(([schema, table]) => `${quotedName(schema)}.${quotedName(table)} WRITE`);
  await session.query(`LOCK TABLES ${list.join(", ")}`);
  await session.query("UNLOCK TABLES");
}
