import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import { goneKept, takenName } from "../place_errors.ts";
import type { Client } from "./client.ts";
import { makeGrants } from "./grants.ts";
import { whileEnding } from "./holders.ts";
import { type Kept, LEDGER, readLedger, writeLedger } from "./ledger.ts";
import { aloneOnServer, type Names, namesOf, refuseFull } from "./moves.ts";
import { makePrograms } from "./replay.ts";
import {
  createSchema,
  defaultsOf,
  dropPrograms,
  dropSchema,
  setDefaults,
  tablesIn,
} from "./schema.ts";
import type { Session } from "./session.ts";
import { quotedName } from "./sql_text.ts";
import { contentsOf, type Rename, rename, replayOf } from "./swap.ts";

interface Return extends Names {
  readonly old: Kept;
  readonly renames: readonly Rename[];
  /** Whether anything of the new may be in the place. */
  readonly isSwapped: boolean;
}

/**
 * Back to before the swap, from any point of it, by what is there; the new is aside again. Idempotent:
 *
 * | kept schema             | so it is                             | done
 * |-------------------------|--------------------------------------|-----------------------------------------
 * | none                    | before the swap, or undone           | nothing
 * | none, sign of a swap    | swapped, then dropped by hand        | refused
 * | without a whole ledger  | nothing was dropped yet              | it is dropped
 * | whole ledger, no tables | cleared, or the place had none       | programs are made anew
 * | whole ledger, tables    | swapped, or partly                   | tables by where they are, then programs
 */
export async function undo(client: Client, moves: readonly Move[]): Promise<void> {
  const { machine } = client;
  await aloneOnServer(client, moves, async (session) => {
    const all: Return[] = [];
    for (const move of moves) {
      const back = await returnOf(session, namesOf(move));
      if (back !== null) all.push(back);
    }
    if (all.length === 0) return;
    const schemas = all.map(({ place }) => place);
    for (const back of all) await makeRoom(client, session, back);
    machine.step("mysql: aside");
    await whileEnding(client, { session, schemas }, async () => {
      await session.query("SET SESSION lock_wait_timeout = 60"); // the place must come back
      for (const { place } of all) await dropPrograms(session, place);
      machine.step("mysql: emptied");
      await rename(
        session,
        all.flatMap(({ renames }) => renames),
      );
    });
    machine.step("mysql: returned");
    await furnish(client, session, all);
    machine.step("mysql: as it was");
    // The last thing, as it tells what is still to be done.
    for (const { place, kept } of all) {
      if ((await tablesIn(session, kept)).some((name) => name !== LEDGER)) throw late(place, kept);
      await dropSchema(session, kept);
    }
  });
}

/** What must go where; null: nothing was dropped or moved. */
async function returnOf(session: Session, names: Names): Promise<Return | null> {
  const { place, built, kept } = names;
  const old = await readLedger(session, kept);
  if (old === null) {
    if (isSign(await readLedger(session, built))) throw goneKept(place, kept);
    await refuseFull(session, place, kept);
    await dropSchema(session, kept);
    return null;
  }
  const back = (await tablesIn(session, kept)).filter((name) => name !== LEDGER);
  const there = await tablesIn(session, place);
  const own = new Set(old.tables);
  const moved = new Set(back);
  // A table is the old one's until its old one lies aside; all others came with the restore or after it.
  const coming = there.filter((name) => !own.has(name) || moved.has(name));
  const aside = new Set((await tablesIn(session, built)).filter((name) => name !== LEDGER));
  if (coming.some((name) => aside.has(name))) throw takenName(place, built);
  return {
    ...names,
    old,
    isSwapped: back.length > 0 || coming.length > 0,
    renames: [
      ...coming.map((table) => ({ table, from: place, to: built })),
      ...back.map((table) => ({ table, from: kept, to: place })),
    ],
  };
}

/** The schemas that the tables go to, and what the new one had beside its tables, for whoever looks at it. */
async function makeRoom(client: Client, session: Session, back: Return): Promise<void> {
  const { place, built, old, isSwapped } = back;
  const now = await defaultsOf(session, place);
  if (now === null) {
    if (old.defaults !== null) await createSchema(session, place, old.defaults);
    return;
  }
  if (!isSwapped) return;
  if ((await defaultsOf(session, built)) === null) await createSchema(session, built, now);
  const known = await readLedger(session, built);
  if (known !== null && !isSign(known)) return;
  const contents = await contentsOf(client, session, place);
  await session.query(`DROP TABLE IF EXISTS ${quotedName(built)}.${quotedName(LEDGER)}`);
  await writeLedger(session, built, contents);
}

/** What came into the kept schema while this undo was at work may be all that there was. */
function late(place: string, kept: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot end the undo of database "${shown(place)}": tables came into "${shown(kept)}" meanwhile`,
    {
      code: "restore-failed",
      hint: "None was dropped. Run the same command again, and it will move them to their place.",
      thing: shown(place),
    },
  );
}

function isSign(ledger: Kept | null): boolean {
  return ledger !== null && ledger.defaults === null;
}

async function furnish(client: Client, session: Session, all: readonly Return[]): Promise<void> {
  const before = all.filter(({ old }) => old.defaults !== null);
  for (const { place, old } of before)
    if (old.defaults !== null) await setDefaults(session, place, old.defaults);
  const asItWas = { renamed: new Map(), awake: new Set<string>(), past: true };
  await makePrograms(
    client,
    before.map(({ place, kept, old }) => replayOf({ place, kept }, old.programs, asItWas)),
  );
  for (const { place, old } of before) await makeGrants(session, place, old.grants);
  for (const { place, old } of all) {
    if (old.defaults !== null) continue; // there was no such place
    await refuseFull(session, place, place);
    await dropSchema(session, place);
  }
}
