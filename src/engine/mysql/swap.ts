import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import { stalePlace, takenName } from "../place_errors.ts";
import { loadsAlone } from "./alone.ts";
import { brokenViews } from "./blockers.ts";
import type { Client } from "./client.ts";
import { grantIfThere, makeGrants, routineGrants } from "./grants.ts";
import { tryLocks, whileEnding } from "./holders.ts";
import { type Kept, LEDGER, writeLedger } from "./ledger.ts";
import { accountsTable, keepAccounts } from "./made_accounts.ts";
import { aloneOnServer, markIn, type Names, namesOf, refuseFull } from "./moves.ts";
import { makePrograms, programsOf, type Replay } from "./replay.ts";
import {
  createSchema,
  type Defaults,
  defaultsOf,
  dropPrograms,
  relationsIn,
  setDefaults,
  tablesIn,
} from "./schema.ts";
import type { Session } from "./session.ts";
import type { Passing } from "./sieve.ts";
import { inSchema, quotedName } from "./sql_text.ts";

/** What a build left for the moment when all is in place. */
export interface Waiting {
  /** By the name of the built schema: events that are to run from then on. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rights on single tables and routines, for accounts that were made. */
  readonly grants: readonly string[];
}

interface Exchange extends Names {
  readonly wasThere: boolean;
  readonly coming: Kept & { readonly defaults: Defaults };
  readonly going: Kept;
}

/**
 * Puts in place what was built and keeps the old. One RENAME TABLE moves all tables of all databases at
 * once; what it cannot carry (views, triggers, routines, events) is written down, dropped, and made anew.
 */
export async function swap(
  client: Client,
  moves: readonly Move[],
  waiting: Waiting,
): Promise<void> {
  const { machine } = client;
  await aloneOnServer(client, moves, async (session, server) => {
    const all: Exchange[] = [];
    for (const move of moves) {
      const names = namesOf(move);
      if (markIn(server, names.place) !== move.was) throw stalePlace(names.place);
      all.push(await exchangeOf(client, session, { names, wasThere: move.was !== "absent" }));
    }
    const schemas = all.flatMap(({ place, built }) => [place, built]);
    await whileEnding(client, { session, schemas }, async () => {
      await tryLocks(session, all.flatMap(tablesOf));
      // Written down and committed before anything is dropped, so that an undo can make it again.
      for (const exchange of all) await keep(session, exchange);
      machine.step("mysql: written down");
      await clear(session, all);
      machine.step("mysql: cleared");
      // One statement: both families carry it out whole or not at all, also when the server dies.
      await rename(session, all.flatMap(renamesOf));
    });
    machine.step("mysql: renamed");
    await furnish(client, session, { all, waiting });
    machine.step("mysql: furnished");
    // It stays as a sign until what was kept is dropped: an undo without it would take a swap for none.
    for (const { built } of all) await writeLedger(session, built, NOTHING);
    for (const { built } of all) await keepAccounts(session, built);
  });
  machine.step("mysql: swapped");
}

/** Asks for both, before anything is written. */
async function exchangeOf(
  client: Client,
  session: Session,
  { names, wasThere }: { readonly names: Names; readonly wasThere: boolean },
): Promise<Exchange> {
  const { place, built, kept } = names;
  if ((await defaultsOf(session, kept)) !== null) {
    await refuseFull(session, place, kept);
    throw takenName(place, kept);
  }
  const { defaults, ...coming } = await contentsOf(client, session, built);
  if (defaults === null) throw gone(place, built);
  const going = wasThere ? await contentsOf(client, session, place) : NOTHING;
  return { ...names, wasThere, coming: { ...coming, defaults }, going };
}

/** What a schema is that is not there; as a ledger, the sign of a swap. */
export const NOTHING: Kept = { defaults: null, tables: [], programs: Buffer.alloc(0), grants: [] };

/** All of a schema that must be made again when it is dropped, and what tables there are. */
export async function contentsOf(client: Client, session: Session, schema: string): Promise<Kept> {
  const defaults = await defaultsOf(session, schema);
  if (defaults === null) return NOTHING;
  const broken = await brokenViews(session, schema);
  const readable = (await relationsIn(session, schema)).filter((name) => !broken.includes(name));
  const own = [LEDGER, accountsTable(schema)];
  return {
    defaults,
    tables: (await tablesIn(session, schema)).filter((name) => !own.includes(name)),
    programs: await programsOf(client, schema, { broken, readable }),
    grants: await routineGrants(session, schema),
  };
}

function tablesOf({ place, built, going, coming }: Exchange): (readonly [string, string])[] {
  return [
    ...going.tables.map((table) => [place, table] as const),
    ...coming.tables.map((table) => [built, table] as const),
  ];
}

async function keep(session: Session, { kept, going, coming }: Exchange): Promise<void> {
  await createSchema(session, kept, going.defaults ?? coming.defaults);
  await writeLedger(session, kept, going);
}

async function clear(session: Session, all: readonly Exchange[]): Promise<void> {
  for (const { place, built, wasThere, coming } of all) {
    if (wasThere) await dropPrograms(session, place);
    await dropPrograms(session, built);
    if (!wasThere) await createSchema(session, place, coming.defaults);
    else await setDefaults(session, place, coming.defaults);
  }
}

function renamesOf({ place, built, kept, going, coming }: Exchange): Rename[] {
  return [
    ...going.tables.map((table) => ({ table, from: place, to: kept })),
    ...coming.tables.map((table) => ({ table, from: built, to: place })),
  ];
}

/** A table that goes from one schema into another. */
export interface Rename {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Moves tables, in one statement. */
export async function rename(session: Session, renames: readonly Rename[]): Promise<void> {
  if (renames.length === 0) return;
  const list = renames.map(({ table, from, to }) => {
    const name = quotedName(table);
    return `${quotedName(from)}.${name} TO ${quotedName(to)}.${name}`;
  });
  await session.query(`RENAME TABLE ${list.join(", ")}`);
}

async function furnish(
  client: Client,
  session: Session,
  { all, waiting }: { readonly all: readonly Exchange[]; readonly waiting: Waiting },
): Promise<void> {
  const renamed = new Map(all.map(({ built, place }) => [latin(built), latin(place)]));
  const replays = all.map(({ place, built, kept, coming }): Replay => {
    const awake = waiting.events.get(built) ?? new Set<string>();
    return replayOf({ place, kept }, coming.programs, { renamed, awake, past: false });
  });
  await makePrograms(client, replays);
  for (const { place } of all) await sequencesHere(session, place, all);
  // Who could run a routine of that name still can.
  for (const { place, going } of all) await makeGrants(session, place, going.grants);
  for (const grant of waiting.grants) await grantIfThere(client, grant);
}

/** Programs of a schema, made anew in it. */
export function replayOf(
  { place, kept }: Pick<Names, "place" | "kept">,
  programs: Buffer,
  passing: Omit<Passing, "part" | "tables">,
): Replay {
  return {
    schema: place,
    cannot: `Cannot put back what belongs to database "${shown(place)}"`,
    thing: shown(place),
    programs,
    guard: loadsAlone(kept),
    passing: { ...passing, part: place, tables: false },
  };
}

function latin(name: string): string {
  return Buffer.from(name, "utf8").toString("latin1");
}

/** Columns that take their default from a sequence name it with its schema, which is another one now. */
async function sequencesHere(
  session: Session,
  place: string,
  all: readonly Names[],
): Promise<void> {
  if (session.family !== "mariadb") return;
  const found = (await session.query(
    `SELECT JSON_ARRAY(TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT) FROM information_schema.COLUMNS WHERE ${inSchema("TABLE_SCHEMA", place)} AND COLUMN_DEFAULT REGEXP '(next|last|set)val'`,
  )) as readonly [string, string, string][];
  for (const [table, column, standard] of found) {
    const own = all.reduce(
      (text, { built, place }) =>
        text.replaceAll(`${quotedName(built)}.`, () => `${quotedName(place)}.`),
      standard,
    );
    if (own === standard) continue;
    const name = `${quotedName(place)}.${quotedName(table)}`;
    const [row] = await session.show(`SHOW CREATE TABLE ${name}`);
    // MariaDB forgets this one option when a table is altered without it.
    const option = / PAGE_CHECKSUM=[01]/.exec((row?.[1] ?? "").split("\n").at(-1) ?? "");
    await session.execute(
      `ALTER TABLE ${name} ALTER COLUMN ${quotedName(column)} SET DEFAULT (${own})${option === null ? "" : `,${option[0]}`}`,
    );
  }
}

function gone(place: string, built: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot replace database "${shown(place)}": what was built is not there`,
    {
      code: "restore-failed",
      hint: `It was called "${shown(built)}". Did somebody drop it? Run the restore again.`,
      thing: shown(place),
    },
  );
}
