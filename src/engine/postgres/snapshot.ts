import { type Catalog, readCatalog } from "./catalog.ts";
import { scopeTo } from "./catalog_scope.ts";
import { FILES } from "./catalog_sql.ts";
import type { Client } from "./client.ts";
import { PINS } from "./content.ts";
import { type Sized, sizesOf } from "./contents.ts";
import { nameKey, quotedPair } from "./named.ts";
import { openSession, quotedText, type Session } from "./session.ts";

/** How long a table's lock is waited for. */
export const LOCK_WAIT = "10s";
// What writes a view out locks its tables for a moment, and may stand behind somebody who waits for us.
const PATIENCE = `SET lock_timeout = '${LOCK_WAIT}'`;
/** Begins a transaction that sees one moment and changes nothing. */
export const OPEN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Of which database, and how to speak of a failure. */
export interface Target {
  readonly database: string;
  readonly cannot: string;
  readonly thing: string;
}

/** One moment of a database, held open, and sessions that see it. */
export interface Snapshot extends AsyncDisposable {
  /** For `pg_dump --snapshot`. */
  readonly id: string;
  readonly readers: readonly Session[];
}

/** Exports a snapshot; it is there until disposed. @param readers How many sessions see it. */
export async function openSnapshot(client: Client, to: Target, readers: number): Promise<Snapshot> {
  const sessions = Array.from({ length: readers + 1 }, () => openSession(client, to));
  const dispose = async (): Promise<void> => {
    for (const session of sessions.toReversed()) await session[Symbol.asyncDispose]();
  };
  try {
    const [holder, ...others] = sessions as [Session, ...Session[]];
    await holder.query(PINS);
    await holder.query(OPEN);
    const [id] = (await holder.query("SELECT to_json(pg_export_snapshot())")) as [string];
    for (const session of others) {
      await session.query(`${PINS}; ${PATIENCE}; ${scopeTo(client.settings.schemas)}`);
      await session.query(OPEN);
      await session.query(`SET TRANSACTION SNAPSHOT ${quotedText(id)}`);
    }
    return { id, readers: others, [Symbol.asyncDispose]: dispose };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

/**
 * Holds all tables in the way a dump does: nobody is kept from reading or writing rows, but from then on
 * no table is altered, rewritten or truncated, which an older snapshot would see as an empty one.
 *
 * @returns How large they are.
 */
export async function holdTables(
  readers: readonly Session[],
  catalog: Catalog,
): Promise<readonly Sized[]> {
  const [first] = readers as [Session];
  const { tables } = catalog;
  for (const session of tables.length === 0 ? [] : readers) {
    const all = tables.map((table) => `ONLY ${quotedPair(table)}`).join(", ");
    await session.query(`LOCK TABLE ${all} IN ACCESS SHARE MODE`);
  }
  return await sizesOf(first);
}

/** The first thing that is no longer what it was in the snapshot; null: all is. */
export async function changedSince(
  then: { readonly catalog: Catalog; readonly sizes: readonly Sized[] | null },
  client: Client,
  to: Target & { readonly part: string },
): Promise<string | null> {
  await using fresh = openSession(client, to);
  await fresh.query(`${PINS}; ${PATIENCE}; ${scopeTo(client.settings.schemas)}`);
  const now = await readCatalog(fresh, to.part);
  for (const [key, was] of then.catalog.facts) {
    if (JSON.stringify(now.facts.get(key)) !== JSON.stringify(was)) return key;
  }
  if (then.sizes === null) return null;
  const files = new Set((await fresh.query(FILES)) as readonly string[]);
  const rewritten = then.sizes.find(({ file }) => !files.has(file));
  if (rewritten === undefined) return null;
  const name = nameKey(rewritten);
  return then.catalog.tables.find((table) => nameKey(table) === name)?.key ?? name;
}
