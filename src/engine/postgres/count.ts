import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import { scopeTo } from "./catalog_scope.ts";
import { TABLES } from "./catalog_sql.ts";
import type { Client } from "./client.ts";
import { countRows, PINS } from "./content.ts";
import { covered, readServer } from "./databases.ts";
import type { Named } from "./named.ts";
import { inSession } from "./session.ts";

/** What is in the databases now; null where none of them is there. Counts every row. */
export async function count(client: Client): Promise<Totals | null> {
  const { databases, roles } = await readServer(client);
  const names = covered(client, databases);
  const there = databases.filter(({ name }) => names.includes(name));
  if (there.length === 0) return null;
  let totals = { items: client.settings.globals ? roles : 0, rows: 0, bytes: 0 };
  for (const { name, size } of there) {
    const to = { database: name, cannot: `Cannot count database "${shown(name)}"`, thing: name };
    const found = await inSession(client, to, async (session) => {
      await session.query(`${PINS}; ${scopeTo(client.settings.schemas)}`);
      const tables = (await session.query(TABLES)) as readonly Named[];
      return { items: tables.length, rows: await countRows(session, tables) };
    });
    totals = {
      items: totals.items + found.items,
      rows: totals.rows + found.rows,
      bytes: totals.bytes + size,
    };
  }
  return totals;
}

/** What the databases take on the server's disk; null where none of them is there. Counts nothing. */
export async function size(client: Client): Promise<number | null> {
  const { databases } = await readServer(client);
  const names = covered(client, databases);
  const there = databases.filter(({ name }) => names.includes(name));
  return there.length === 0 ? null : there.reduce((sum, one) => sum + one.size, 0);
}

/** How many connections to those databases there are; the swap will end them. */
export async function connections(client: Client): Promise<number> {
  const { databases } = await readServer(client);
  const names = covered(client, databases);
  const there = databases.filter(({ name }) => names.includes(name));
  return there.reduce((sum, one) => sum + one.connections, 0);
}
