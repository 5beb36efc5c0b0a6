import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import { readCatalog } from "./catalog.ts";
import { countRows } from "./content.ts";
import { connectedTo } from "./holders.ts";
import { partOf } from "./parts.ts";
import { may, readRights } from "./rights.ts";
import { covered, type Reached } from "./server.ts";
import { inSession, type Session, type Talk } from "./session.ts";
import { inSchema } from "./sql_text.ts";
import { readUsers } from "./users.ts";

/** What is in the databases now; null where none of them is there. Counts every row. */
export async function count({ client, server }: Reached): Promise<Totals | null> {
  const names = covered(client, server.databases);
  const there = names.filter((name) => server.databases.includes(name));
  if (there.length === 0) return null;
  const cannot = `Cannot count what is on server "${shown(client.url)}"`;
  const to: Talk = { database: null, cannot, thing: shown(client.url) };
  return await inSession(client, to, async (session) => {
    const users = client.settings.users ? (await readUsers(session)).names.length : 0;
    let totals = { items: users, rows: 0, bytes: 0 };
    for (const database of there) totals = await withDatabase(session, database, totals);
    return totals;
  });
}

async function withDatabase(
  session: Session,
  database: string,
  before: { readonly items: number; readonly rows: number; readonly bytes: number },
) {
  const { tables } = await readCatalog(session, { database, part: partOf(database) });
  let rows = before.rows;
  for (const table of tables) rows += await countRows(session, table);
  return {
    items: before.items + tables.length,
    rows,
    bytes: before.bytes + (await bytesOf(session, database)),
  };
}

async function bytesOf(session: Session, database: string): Promise<number> {
  const [size] = await session.query(
    `SELECT JSON_QUOTE(CONCAT(COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0))) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", database)}`,
  );
  return Number(size as string);
}

/** What the databases take on the server's disk, as it last looked; null where none of them is there. Counts nothing. */
export async function size({ client, server }: Reached): Promise<number | null> {
  const there = covered(client, server.databases).filter((name) => server.databases.includes(name));
  if (there.length === 0) return null;
  const cannot = `Cannot measure what is on server "${shown(client.url)}"`;
  const to: Talk = { database: null, cannot, thing: shown(client.url) };
  return await inSession(client, to, async (session) => {
    let sum = 0;
    for (const database of there) sum += await bytesOf(session, database);
    return sum;
  });
}

/** How many programs are connected to the databases; null where the account sees no connection but its own. */
export async function connections({ client, server }: Reached): Promise<number | null> {
  const cannot = `Cannot see who is connected to server "${shown(client.url)}"`;
  const to: Talk = { database: null, cannot, thing: shown(client.url) };
  const rights = await inSession(client, to, readRights);
  if (!may(rights, "PROCESS", "*")) return null;
  return (await connectedTo(client, covered(client, server.databases))).length;
}
