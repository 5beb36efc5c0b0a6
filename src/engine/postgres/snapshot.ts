import { type Catalog, readCatalog } from "./catalog.ts";
import { scopeTo } from "./catalog_scope.ts";
import { FILES } from "./catalog_sql.ts";
import type { Client } from "./client.ts";
import { PINS } from "./content.ts";
import type { Sized } from "./contents.ts";
import { type Named, nameKey, quotedPair } from "./named.ts";
import { type Asking, copied, openSession, quotedText, type Session } from "./session.ts";

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

/** A session that sees the moment; what is asked leaves no locks behind. */
export interface Reader extends Asking {
  /**
   * Holds tables in the way a dump does: nobody is kept from reading or writing rows, but from then on
   * none is altered, rewritten or truncated, which an older snapshot would see as an empty one.
   */
  hold(tables: readonly Named[]): Promise<void>;
}

/** One moment of a database, held open, and sessions that see it. */
export interface Snapshot extends AsyncDisposable {
  /** For `pg_dump --snapshot`. */
  readonly id: string;
  readonly readers: readonly [Reader, ...Reader[]];
}

/** Exports a snapshot; it is there until disposed. @param readers How many sessions see it. */
export async function openSnapshot(client: Client, to: Target, readers: number): Promise<Snapshot> {
  const sessions = Array.from({ length: readers }, () => openSession(client, to));
  const dispose = async (): Promise<void> => {
    for (const session of sessions.toReversed()) await session[Symbol.asyncDispose]();
  };
  try {
    const [holder, ...others] = sessions as [Session, ...Session[]];
    for (const session of sessions) {
      await session.query(`${PINS}; ${PATIENCE}; ${scopeTo(client.settings.schemas)}`);
      await session.query(OPEN);
    }
    const [id] = (await holder.query("SELECT to_json(pg_export_snapshot())")) as [string];
    for (const session of others) await session.query(`SET TRANSACTION SNAPSHOT ${quotedText(id)}`);
    const all = [readerOf(holder), ...others.map(readerOf)] as const;
    return { id, readers: all, [Symbol.asyncDispose]: dispose };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

function readerOf(session: Session): Reader {
  return {
    // A read locks a table's indexes too, and a view's tables: taken back, the server runs out of none.
    query: async (sql) =>
      await session.query(`SAVEPOINT hf; ${copied(sql)}; ROLLBACK TO hf; RELEASE hf`),
    hold: async (tables) => {
      if (tables.length === 0) return;
      const all = tables.map((table) => `ONLY ${quotedPair(table)}`).join(", ");
      await session.query(`LOCK TABLE ${all} IN ACCESS SHARE MODE`);
    },
  };
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
