import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName, nameOfBytes, shown } from "../../domain/name.ts";
import type { RestoreId } from "../engine.ts";
import { goneBuilt, goneKept, otherServer, stalePlace, takenName } from "../place_errors.ts";

import type { Client } from "./client.ts";
import { covered, inHub, readServer, type Server, serverIn, sorted } from "./databases.ts";
import { databaseOf, isDatabase, partOf } from "./parts.ts";
import { openSession, quotedName, quotedText, type Session } from "./session.ts";
import { LONGEST } from "./settings.ts";

const KILL_EVERY = 100; // ms between two rounds of ending connections

/** What identifies what the source covers, e.g. "<cluster>:<oid>", or "absent". */
export async function markOf(client: Client): Promise<string> {
  const server = await readServer(client);
  const names = covered(client, server.databases);
  const marks = names.map((name) => markIn(server, name));
  const [only] = marks;
  if (marks.length === 1 && only !== undefined) return only;
  const named = names.map((name, at) => `${shown(name)}=${marks[at]}`);
  return `${server.identifier} ${named.join(" ")}`;
}

function markIn({ identifier, databases }: Server, name: string): string {
  const found = databases.find((one) => one.name === name);
  return found === undefined ? "absent" : `${identifier}:${found.oid}`;
}

/**
 * The renames of a restore, one a database, in the order of their names. A place is
 * "<cluster>/<database>", so that two sources on one server are told from two on two.
 */
export async function movesOf(
  client: Client,
  restore: RestoreId,
  parts: readonly string[] | undefined,
): Promise<readonly Move[]> {
  const server = await readServer(client);
  return placesOf(client, server, parts).map((name) => ({
    place: `${server.identifier}/${written(name)}`,
    built: written(asideName(name, `new-${restore}`)),
    kept: written(asideName(name, `old-${restore}`)),
    was: markIn(server, name),
  }));
}

function placesOf(client: Client, server: Server, parts: readonly string[] | undefined): string[] {
  const { into } = client.settings;
  const saved = parts?.filter(isDatabase);
  if (into === undefined) {
    // In the order of the parts, as they are built.
    const own = saved ?? covered(client, server.databases).map(partOf);
    return sorted(own).map(databaseOf);
  }
  if (saved === undefined || saved.length === 1) return [into];
  throw new HoldfastError(
    "policy",
    `Cannot restore ${saved.length} databases into "${shown(into)}"`,
    {
      code: "usage",
      hint: "A source of several databases comes back under their own names: leave --into out.",
      thing: into,
    },
  );
}

/** A name beside the database's own; a long one is cut, and told apart by a hash. */
function asideName(name: string, end: string): string {
  const room = LONGEST - end.length - 1;
  if (Buffer.byteLength(name) <= room) return `${name}.${end}`;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  let short = name;
  while (Buffer.byteLength(short) > room - 9)
    short = short.slice(0, -1).replace(/[\ud800-\udbff]$/, "");
  return `${short}~${hash}.${end}`;
}

function written(name: string): string {
  return nameOfBytes(Buffer.from(name, "utf8"));
}

function read(name: string): string {
  return Buffer.from(bytesOfName(name)).toString("utf8");
}

/** The names of a move as the server knows them. */
export function namesOf(move: Move): { place: string; built: string; kept: string } {
  const place = move.place.slice(move.place.indexOf("/") + 1);
  return { place: read(place), built: read(move.built), kept: read(move.kept) };
}

/** The same, saying which databases were built: a rename leaves a database its oid. */
export async function markBuilt(client: Client, moves: readonly Move[]): Promise<readonly Move[]> {
  const server = await readServer(client);
  return moves.map((move) => ({ ...move, brought: markIn(server, namesOf(move).built) }));
}

type Rename = readonly [from: string, to: string];

/** Puts in place what was built and keeps the old: all renames in one transaction, so there is no between. */
export async function swap(client: Client, moves: readonly Move[]): Promise<void> {
  await rename(client, moves, (server) =>
    moves.flatMap((move) => {
      const { place, built, kept } = namesOf(move);
      if (placeMark(server, move) !== move.was) throw stalePlace(place);
      if (has(server, kept) && move.was !== "absent") throw takenName(place, kept);
      if (!has(server, built)) throw goneBuilt(place, built);
      const out: Rename[] = move.was === "absent" ? [] : [[place, kept]];
      return [...out, [built, place] as const];
    }),
  );
}

/**
 * Back to before the swap, in one transaction; the new is aside again. Idempotent, by what is there:
 *
 * | was    | place | built | kept  | so it is                       | done
 * |--------|-------|-------|-------|--------------------------------|-----------------------------
 * | a mark | was   | any   | any   | before                         | nothing
 * | a mark | other | none  | was   | swapped                        | place → built, kept → place
 * | a mark | none  | any   | was   | swapped, then dropped by hand  | kept → place
 * | a mark | other | there | was   | a stranger's is in the place   | refused
 * | a mark | any   | any   | other | the old one is gone            | refused
 * | absent | there | none  | any   | swapped                        | place → built
 * | absent | any   | any   | any   | before                         | nothing
 *
 * Where a move says what was brought, any other database in the place is a stranger's: it stays where
 * there was none before, and is refused where the old one must come back.
 */
export async function undo(client: Client, moves: readonly Move[]): Promise<void> {
  await rename(client, moves, (server) =>
    moves.flatMap((move): Rename[] => {
      const { place, built, kept } = namesOf(move);
      const now = placeMark(server, move);
      const isBuilt = has(server, built);
      const isThere = now !== "absent";
      const isOthers = isThere && (isBuilt || (move.brought ?? now) !== now);
      if (move.was === "absent") return isThere && !isOthers ? [[place, built]] : [];
      if (now === move.was) return [];
      if (markIn(server, kept) !== move.was) throw goneKept(place, kept);
      if (isOthers) throw takenName(place, place);
      const back: Rename = [kept, place];
      return isThere ? [[place, built], back] : [back];
    }),
  );
}

/** Drops what was built or what was kept; what is not there is no error. */
export async function drop(
  client: Client,
  moves: readonly Move[],
  which: "built" | "kept",
): Promise<void> {
  const names = moves.map((move) => namesOf(move)[which]);
  await inHub(client, names, async (session) => {
    refuseOther(await serverIn(session), moves);
    for (const name of names) await dropDatabase(session, name);
  });
}

/** Drops one database, whoever is connected to it. */
export async function dropDatabase(session: Session, name: string): Promise<void> {
  const named = `FROM pg_database WHERE datname = ${quotedText(name)}`;
  const [isTemplate] = await session.query(`SELECT to_json(datistemplate) ${named}`);
  if (isTemplate === true)
    // the server would refuse to drop it
    await session.query(`ALTER DATABASE ${quotedName(name)} IS_TEMPLATE false`);
  await session.query(`DROP DATABASE IF EXISTS ${quotedName(name)} WITH (FORCE)`);
}

async function rename(
  client: Client,
  moves: readonly Move[],
  judge: (server: Server) => readonly Rename[],
): Promise<void> {
  const all = moves.flatMap((move) => Object.values(namesOf(move)));
  await inHub(client, all, async (session) => {
    const server = await serverIn(session);
    refuseOther(server, moves);
    const renames = judge(server);
    if (renames.length === 0) return;
    client.machine.step("postgres: rename");
    const oids = renames.flatMap(([from]) => oidOf(server, from));
    await whileEnding(client, { oids, without: all }, () =>
      session.query(
        [
          "BEGIN",
          ...renames.map(
            ([from, to]) => `ALTER DATABASE ${quotedName(from)} RENAME TO ${quotedName(to)}`,
          ),
          "COMMIT",
        ].join("; "),
      ),
    );
    client.machine.step("postgres: renamed");
  });
}

/**
 * Ends all connections to the databases while work goes on. A rename locks the name first, so that
 * nobody new comes in, and then waits up to 5 s for those who are there.
 */
async function whileEnding(
  client: Client,
  of: { readonly oids: readonly string[]; readonly without: readonly string[] },
  work: () => Promise<unknown>,
): Promise<void> {
  await inHub(client, of.without, async (session) => {
    const end = `SELECT to_json(count(pg_terminate_backend(pid))) FROM pg_stat_activity WHERE datid IN (${of.oids.join(", ")})`;
    await session.query(end);
    let isOver = false;
    const working = work().finally(() => {
      isOver = true;
    });
    working.catch(() => {}); // awaited below
    while (!isOver) {
      await Promise.race([working.catch(() => {}), delay(KILL_EVERY)]);
      if (!isOver) await session.query(end);
    }
    await working;
  });
}

function oidOf({ databases }: Server, name: string): string[] {
  return databases.filter((one) => one.name === name).map(({ oid }) => oid);
}

function has(server: Server, name: string): boolean {
  return markIn(server, name) !== "absent";
}

function placeMark(server: Server, move: Move): string {
  return markIn(server, namesOf(move).place);
}

/** A journal names the cluster: another server at the same address is nobody's place. */
function refuseOther({ identifier }: Server, moves: readonly Move[]): void {
  const other = moves.find(({ place }) => place.slice(0, place.indexOf("/")) !== identifier);
  if (other !== undefined) throw otherServer(namesOf(other).place);
}

/** A session in one of the databases that are being built. */
export function builtSession(client: Client, move: Move, cannot: string): Session {
  const { built, place } = namesOf(move);
  return openSession(client, { database: built, cannot, thing: shown(place) });
}
