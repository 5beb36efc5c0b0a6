import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName, shown } from "../../domain/name.ts";
import type { Aside, Saved, SavedPart } from "../engine.ts";
import { nothingSaved, untoldDatabase } from "../place_errors.ts";
import { brokenViews } from "./blockers.ts";
import { factsIn } from "./catalog.ts";
import { CALLED, type Client, readVersion } from "./client.ts";
import { letCall } from "./definers.ts";
import { withLogins } from "./logins.ts";
import { noteAccounts } from "./made_accounts.ts";
import { drop, type Names, namesOf, onServer } from "./moves.ts";
import { databaseOf, prefixOf, USERS } from "./parts.ts";
import { load } from "./replay.ts";
import { createSchema, type Defaults } from "./schema.ts";
import { compareVersions, line, type Reached, refuseUnfit, type Server, sorted } from "./server.ts";
import { openSession, type Session } from "./session.ts";
import { type Sieve, sieveFor } from "./sieve.ts";
import type { Waiting } from "./swap.ts";
import {
  makeUsers,
  missingAmong,
  namesIn,
  type Statement,
  statementsIn,
  userFacts,
  usersAmong,
} from "./users.ts";

/** What was built from what, so that it can be compared and put in place. */
export interface Made {
  /** By part, in the order of the facts. */
  readonly moves: ReadonlyMap<string, Move>;
  /** Accounts of the backup; null where none are wanted. */
  readonly users: readonly string[] | null;
  readonly waiting: Waiting;
}

/** The parts that are databases, in the order of their names. */
export function databaseParts(saved: Saved): string[] {
  return sorted([...saved.keys()].filter((name) => name !== USERS));
}

/** Builds each database in a schema of its own, the accounts it needs first. Nothing is left if it fails. */
export async function build(reached: Reached, saved: Saved, aside: Aside): Promise<Made> {
  const { client, server } = reached;
  await refuseUnfit(reached);
  const parts = databaseParts(saved);
  if (parts.length === 0 || parts.length !== aside.moves.length) throw nothingSaved(client.url);
  const moves = new Map(parts.map((part, at) => [part, aside.moves[at] as Move]));
  for (const part of parts) await refuseForeign(client, server, saved.get(part) as SavedPart);
  const users = client.settings.users ? saved.get(USERS) : undefined;
  const statements = users === undefined ? [] : await statementsIn(await textOf(users));
  try {
    const grants = await makeRoom(client, { saved, moves, statements });
    const sieves = await buildAll(client, saved, moves);
    const events = new Map([...sieves].map(([name, { asleep }]) => [name, asleep]));
    const names = users === undefined ? null : namesIn(statements);
    return { moves, users: names, waiting: { events, grants } };
  } catch (cause) {
    // What the server refuses now, or a server that is gone, must not hide why it failed.
    await drop(client, aside.moves, "built").catch(() => {});
    throw cause;
  }
}

interface Rooms {
  readonly saved: Saved;
  readonly moves: ReadonlyMap<string, Move>;
  readonly statements: readonly Statement[];
}

/**
 * Makes the schemas and then the accounts, so that there is a place to note down who is made.
 *
 * @returns The rights that must wait.
 */
async function makeRoom(
  client: Client,
  { saved, moves, statements }: Rooms,
): Promise<readonly string[]> {
  const all = [...moves.values()];
  await drop(client, all, "built"); // what is left of an earlier attempt
  for (const [part, move] of moves) {
    const defaults = await defaultsIn(saved.get(part) as SavedPart);
    await onServer(client, [move], (session) =>
      createSchema(session, namesOf(move).built, defaults),
    );
    client.machine.step("mysql: created");
  }
  const [first] = all;
  const waiting = await onServer(client, all, async (session) => {
    const fit = await withLogins(session, statements, client.settings.lent === true);
    if (first !== undefined)
      await noteAccounts(session, namesOf(first).built, await missingAmong(session, statements));
    return await makeUsers(session, fit);
  });
  client.machine.step("mysql: accounts");
  return waiting;
}

async function buildAll(
  client: Client,
  saved: Saved,
  moves: ReadonlyMap<string, Move>,
): Promise<ReadonlyMap<string, Sieve>> {
  const renamed = new Map(
    [...moves].map(([part, move]) => [latin(databaseOf(part)), latin(namesOf(move).built)]),
  );
  const longest = await onServer(client, [...moves.values()], async (session) => {
    const [bytes] = await session.query("SELECT @@max_allowed_packet");
    return Number(bytes);
  });
  const sieves = new Map<string, Sieve>();
  for (const [part, move] of moves) {
    const of = saved.get(part) as SavedPart;
    const { built } = namesOf(move);
    const sieve = sieveFor({ part, renamed, tables: true, awake: null, past: true, longest });
    sieves.set(built, sieve);
    await load(client, loadingOf(move), sieve.first(of.read()));
    client.machine.step("mysql: loaded");
  }
  const built = [...moves.values()].map((move) => namesOf(move).built);
  const definers = [...sieves.values()].flatMap((sieve) => sieve.definers());
  await onServer(client, [...moves.values()], (session) => letCall(session, definers, built));
  // A view may look into another database of the same source, so all tables must be there before any view.
  for (const move of moves.values()) {
    const { built } = namesOf(move);
    await load(client, loadingOf(move), (sieves.get(built) as Sieve).last());
    if (client.settings.lent !== true)
      await onServer(client, [move], (session) => refuseBroken(session, namesOf(move)));
    client.machine.step("mysql: built");
  }
  return sieves;
}

function loadingOf(move: Move) {
  const { place, built } = namesOf(move);
  const thing = shown(place);
  return { schema: built, cannot: `Cannot put back database "${thing}"`, thing };
}

async function refuseBroken(session: Session, { place, built }: Names): Promise<void> {
  const [broken] = await brokenViews(session, built);
  if (broken === undefined) return;
  throw new HoldfastError(
    "restore",
    `Cannot put back database "${shown(place)}": its view "${shown(broken)}" cannot be read here`,
    {
      code: "restore-failed",
      hint: "Its definer is no account of this server, or what it looks into is not there. The place is as it was.",
      thing: shown(place),
    },
  );
}

/** Which server a part was dumped from, by what its dump says first; null where it does not say. */
export async function savedFrom(part: SavedPart): Promise<ReturnType<typeof readVersion>> {
  const start: Uint8Array[] = [];
  const length = Math.min(part.size, 4096);
  for await (const chunk of part.read({ start: 0, length })) start.push(Uint8Array.from(chunk));
  const text = Buffer.concat(start).toString("latin1");
  const found = /^-- Server version\t(\S+)/m.exec(text);
  return found === null ? null : readVersion(found[1] as string);
}

/** Another family's dump, or a newer server's, is in words this one does not know: refused before anything is made. */
async function refuseForeign(client: Client, server: Server, part: SavedPart): Promise<void> {
  const from = await savedFrom(part);
  const fits =
    from !== null &&
    from.family === server.family &&
    compareVersions(line(from.version), line(server.version)) <= 0;
  if (fits) return;
  const was =
    from === null ? "an unknown server" : `${CALLED[from.family]} ${from.version.join(".")}`;
  const is = `${CALLED[server.family]} ${server.version.join(".")}`;
  throw new HoldfastError(
    client.stage,
    `Cannot restore "${shown(part.name)}": it was saved from ${was}, and the server is ${is}`,
    {
      code: "restore-failed",
      hint: "Restore into a server of the same family, of that version or newer; nothing was touched.",
      thing: shown(part.name),
    },
  );
}

/** What the schema itself is, from the fact that tells it. */
async function defaultsIn(part: SavedPart): Promise<Defaults> {
  const key = `${prefixOf(part.name)}/database`;
  for await (const { key: one, is } of part.facts()) {
    if (one !== key) continue;
    const text = (field: string) => (typeof is[field] === "string" ? is[field] : null);
    const [comment, encryption] = [text("comment"), text("encryption")];
    return {
      ...{ charset: String(is["charset"]), collation: String(is["collation"]) },
      ...{ comment, encryption },
    };
  }
  throw untoldDatabase(part.name);
}

/** All of a small part, as text. */
export async function textOf(part: SavedPart): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** The saved facts that what was built can be compared with. */
export async function* expectedOf(saved: Saved, made: Made): AsyncGenerator<Fact> {
  for (const part of inOrder(made)) yield* (saved.get(part) as SavedPart).facts();
}

/** The facts of what was built. */
export async function* inspect(client: Client, made: Made): AsyncGenerator<Fact> {
  const renamed = new Map(
    [...made.moves].map(([part, move]) => [namesOf(move).built, databaseOf(part)]),
  );
  for (const part of inOrder(made)) {
    const move = made.moves.get(part);
    const to = { database: null, cannot: "Cannot compare what was built", thing: shown(part) };
    await using session = openSession(client, to);
    if (move === undefined) {
      yield* userFacts(await usersAmong(session, new Set(made.users ?? [])));
      continue;
    }
    const { built } = namesOf(move);
    const asleep = made.waiting.events.get(built) ?? new Set();
    for await (const fact of factsIn(session, { database: built, part, renamed }))
      yield awake(fact, part, asleep);
  }
}

/** An event that sleeps until it is in the place, as it will be there. */
function awake(fact: Fact, part: string, asleep: ReadonlySet<string>): Fact {
  const start = `${prefixOf(part)}/event `;
  if (!fact.key.startsWith(start)) return fact;
  const name = Buffer.from(bytesOfName(fact.key.slice(start.length))).toString("utf8");
  return asleep.has(name) ? { ...fact, is: { ...fact.is, status: "ENABLED" } } : fact;
}

/** Databases and accounts as their facts ascend. */
function inOrder({ moves, users }: Made): string[] {
  return sorted([...moves.keys(), ...(users === null ? [] : [USERS])]);
}

function latin(name: string): string {
  return Buffer.from(name, "utf8").toString("latin1");
}
