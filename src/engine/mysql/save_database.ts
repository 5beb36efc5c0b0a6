import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Intake } from "../engine.ts";
import { brokenViews } from "./blockers.ts";
import { type Catalog, factsOf, type Relation, readCatalog, sequenceStands } from "./catalog.ts";
import type { Client } from "./client.ts";
import { type Dumping, startDump } from "./dump_program.ts";
import { eventsIn } from "./events.ts";
import { isInexact } from "./exact.ts";
import { refuseLibraries } from "./libraries.ts";
import { partOf } from "./parts.ts";
import { missingFor, readRights } from "./rights.ts";
import { inSession, openSession, type Session, type Talk } from "./session.ts";
import { lettingGo, openSnapshot } from "./snapshot.ts";
import { stands } from "./stands.ts";
import { mainWords, type Whole, wholeDump } from "./whole_dump.ts";

/** A database that was looked at, before anything is held. */
export interface Prepared extends Whole {
  readonly part: string;
  /** Whether all of it obeys transactions. */
  readonly isOne: boolean;
  readonly notes: readonly { readonly key: string; readonly why: string }[];
}

/** A database whose snapshots are open. */
export interface Opened extends AsyncDisposable {
  readonly prepared: Prepared;
  readonly main: Dumping;
  /** Reads the facts. */
  readonly reader: Session;
  /** Reads the rows of inexact tables; null: there are none. */
  readonly rows: Session | null;
  /** Where sequences stand; known once nobody is kept waiting any more. */
  settle(): Promise<void>;
  catalog(): Catalog;
}

const TRANSACTIONAL =
  "SELECT JSON_QUOTE(ENGINE) FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES'";

/** Looks at one database, and refuses what has no snapshot. */
export async function prepare(client: Client, database: string): Promise<Prepared> {
  const part = partOf(database);
  const cannot = `Cannot dump database "${shown(database)}"`;
  const to: Talk = { database: null, cannot, thing: shown(part) };
  const [catalog, engines] = await inSession(client, to, async (session) => {
    refuseHidden(to, missingFor(await readRights(session), database, session.family));
    await refuseLibraries(session, to, database);
    refuseBroken(to, await brokenViews(session, database));
    const engines = (await session.query(TRANSACTIONAL)) as readonly string[];
    return [await readCatalog(session, { database, part }), engines];
  });
  const loose = catalog.tables.filter(({ engine }) => !engines.includes(engine));
  if (client.settings["non-transactional"] !== "allowed") refuseLoose(to, loose);
  const notes = loose.map(({ key, engine }) => ({
    key,
    why: `not of the same moment: its engine ${engine} knows no transactions`,
  }));
  const inexact = catalog.tables.filter(isInexact);
  return { client, database, part, to, catalog, inexact, isOne: loose.length === 0, notes };
}

/** Without one of these rights the server hides tables or programs, and says nothing. */
function refuseHidden({ cannot, thing }: Talk, missing: readonly string[]): void {
  if (missing.length === 0) return;
  throw new HoldfastError(
    "source",
    `${cannot}: the account lacks ${missing.join(", ")}, so that it may not see all there is`,
    {
      code: "right-missing",
      hint: "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO the account.",
      thing,
    },
  );
}

/** The dump programs stop at such a view, and no server can make it anew. */
function refuseBroken({ cannot, thing }: Talk, [first]: readonly string[]): void {
  if (first === undefined) return;
  throw new HoldfastError(
    "source",
    `${cannot}: view "${shown(first)}" needs a table, a column, a function or an account that is not there`,
    {
      code: "source-damaged",
      hint: "If root can read it, GRANT EXECUTE ON *.* TO the account (a view may call functions as whoever reads it). If nobody can, DROP it, or make what it needs.",
      thing,
    },
  );
}

function refuseLoose({ cannot, thing }: Talk, loose: readonly Relation[]): void {
  const [first] = loose;
  if (first === undefined) return;
  const more = loose.length > 1 ? ` and ${loose.length - 1} more` : "";
  const text = `${cannot}: table "${shown(first.name)}"${more} has the engine ${shown(first.engine)}, which knows no transactions`;
  throw new HoldfastError("source", text, {
    code: "source-failed",
    hint: `ALTER TABLE … ENGINE=InnoDB; or say "non-transactional: allowed", and stop its writers while it is saved.`,
    thing,
  });
}

/**
 * Opens the snapshots of one database; to be called while no transaction can be committed.
 *
 * @param givenUp Ends what is being opened, which may wait for ever.
 */
export async function open(prepared: Prepared, givenUp: AbortSignal): Promise<Opened> {
  const { client, to, inexact } = prepared;
  const reader = openSession(client, to);
  const rows = inexact.length > 0 ? openSession(client, to) : null;
  const main = startDump(client, to, mainWords(prepared));
  const dispose = async (): Promise<void> => {
    await main.end();
    await reader[Symbol.asyncDispose]();
    await rows?.[Symbol.asyncDispose]();
  };
  givenUp.addEventListener("abort", () => void dispose().catch(() => {}));
  try {
    await Promise.all([openSnapshot(reader), rows && openSnapshot(rows), main.opened()]);
  } catch (cause) {
    await dispose();
    throw cause;
  }
  let catalog = prepared.catalog;
  return {
    ...{ prepared, main, reader, rows },
    settle: async () => {
      catalog = await sequenceStands(reader, catalog);
    },
    catalog: () => catalog,
    [Symbol.asyncDispose]: dispose,
  };
}

/** The dump goes out while the facts are read; its last bytes wait until all facts are given. */
export async function save(opened: Opened, into: Intake): Promise<Totals> {
  const { prepared, reader } = opened;
  const { part } = prepared;
  const counters = new Map<string, string>();
  let rows = 0;
  let failure: unknown = null;
  const given = (async () => {
    for await (const fact of factsOf(opened.catalog(), reader, lettingGo)) {
      if (typeof fact.is["rows"] === "number") rows += fact.is["rows"];
      const stand = fact.is["next"] ?? fact.is["value"];
      if (stand !== undefined) counters.set(fact.key, String(stand));
      await into.fact(part, fact);
    }
  })();
  given.catch((cause: unknown) => {
    failure = cause;
  });
  let size = 0;
  const bytes = async function* (): Bytes {
    for await (const chunk of wholeDump(prepared, opened.main, opened.rows)) {
      if (failure !== null) throw failure;
      size += chunk.byteLength;
      yield chunk;
    }
    const events = await eventsOf(prepared);
    await given;
    const after = await unchanged(prepared);
    const last = Buffer.concat([
      Buffer.from(stands(opened.catalog(), after, counters)),
      events,
      Buffer.from(END),
    ]);
    size += last.byteLength;
    yield last;
  };
  try {
    await into.part({ name: part, format: "sql", bytes: bytes(), expect: null });
  } catch (cause) {
    throw await nameChange(prepared, cause);
  } finally {
    await opened[Symbol.asyncDispose](); // ends a long count, if the part was refused
    await given.catch(() => {});
  }
  return { items: opened.catalog().tables.length, rows, bytes: size };
}

const STUMBLES: readonly unknown[] = ["right-missing", "source-changed"];

/** The dump program stumbles over what is dropped under it as over a missing right: the change says more. */
async function nameChange(prepared: Prepared, cause: unknown): Promise<unknown> {
  if (!(cause instanceof HoldfastError && STUMBLES.includes(cause.code))) return cause;
  try {
    await unchanged(prepared);
  } catch (found) {
    if (found instanceof HoldfastError && found.code === "source-changed") return found;
  }
  return cause;
}

/** What a restore may leave asleep begins with this line: events would act on what is still being built. */
export const EVENTS = "\n-- holdfast: events\n\n";
/** A dump without this last line was cut short. */
export const END = "\n-- Saved by Holdfast to the end\n";

async function eventsOf({ client, database, to }: Prepared): Promise<Buffer> {
  const text = await inSession(client, to, (session) => eventsIn(session, database));
  return Buffer.concat([Buffer.from(EVENTS), text]);
}

/**
 * No lock keeps anybody from altering tables meanwhile, and definitions are in no snapshot: what was there
 * before must be what is there after, or the dump may hold one and the facts the other.
 */
async function unchanged({ client, to, database, part, catalog }: Prepared): Promise<Catalog> {
  const now = await inSession(client, to, (session) => readCatalog(session, { database, part }));
  const [before, after] = [catalog, now].map(identities) as [Identities, Identities];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (after.get(key) === before.get(key)) continue;
    const thing = shown(key.slice(key.indexOf("/") + 1));
    throw new HoldfastError("source", `${to.cannot}: ${thing} was changed during the dump`, {
      code: "source-changed",
      hint: "Somebody alters the database: run this again when that is over.",
      thing: to.thing,
    });
  }
  return now;
}

type Identities = ReadonlyMap<string, string>;

/** What each thing is, and which table of two that took each other's name. */
function identities({ facts, tables }: Catalog): Identities {
  const made = new Map(tables.map((table) => [table.key, table.made]));
  return new Map([...facts].map(([key, is]) => [key, JSON.stringify([is, made.get(key)])]));
}
