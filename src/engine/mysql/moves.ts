import { createHash } from "node:crypto";
import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName, nameOfBytes, shown } from "../../domain/name.ts";
import type { RestoreId } from "../engine.ts";
import { otherServer, takenName } from "../place_errors.ts";
import { takeTurn } from "./alone.ts";
import type { Client } from "./client.ts";
import { LEDGER } from "./ledger.ts";
import { dropBuilt } from "./made_accounts.ts";
import { databaseOf, partOf, USERS } from "./parts.ts";
import { dropSchema, tablesIn } from "./schema.ts";
import { covered, type Reached, type Server, serverIn, sorted } from "./server.ts";
import { inSession, type Session, type Talk } from "./session.ts";
import { LONGEST } from "./settings.ts";

const PATH = 250; // bytes of a folder's name on the server's disk, where most signs become five

/** What identifies what the source covers, e.g. "<server>:<name>", or "absent". */
export function markOf({ client, server }: Reached): string {
  const names = covered(client, server.databases);
  const marks = names.map((name) => markIn(server, name));
  const [only] = marks;
  if (marks.length === 1 && only !== undefined) return only;
  const named = names.map((name, at) => `${shown(name)}=${marks[at]}`);
  return `${server.identifier} ${named.join(" ")}`;
}

/** These servers give a schema no number of its own: its name is all that tells it from another. */
export function markIn({ identifier, databases }: Server, name: string): string {
  return databases.includes(name) ? `${identifier}:${written(name)}` : "absent";
}

/**
 * The exchanges of a restore, one a database, in the order of their names. A place is
 * "<server>/<database>", so that two sources on one server are told from two on two.
 */
export function movesOf(
  { client, server }: Reached,
  restore: RestoreId,
  parts: readonly string[] | undefined,
): readonly Move[] {
  return placesOf(client, server, parts).map((name) => ({
    place: `${server.identifier}/${written(name)}`,
    built: written(asideName(name, `new-${restore}`)),
    kept: written(asideName(name, `old-${restore}`)),
    was: markIn(server, name),
  }));
}

function placesOf(client: Client, server: Server, parts: readonly string[] | undefined): string[] {
  const { into } = client.settings;
  const saved = parts?.filter((part) => part !== USERS);
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
export function asideName(name: string, end: string): string {
  const fits = (start: string): boolean =>
    [...start].length + end.length + 1 <= LONGEST && pathLength(`${start}.${end}`) <= PATH;
  if (fits(name)) return `${name}.${end}`;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const signs = [...name];
  while (!fits(`${signs.join("")}~${hash}`)) signs.pop();
  return `${signs.join("")}~${hash}.${end}`;
}

/** How long the server's own name of a schema's folder is. */
function pathLength(name: string): number {
  return [...name].reduce((sum, sign) => sum + (/\w/.test(sign) ? 1 : 5), 0);
}

function written(name: string): string {
  return nameOfBytes(Buffer.from(name, "utf8"));
}

function read(name: string): string {
  return Buffer.from(bytesOfName(name)).toString("utf8");
}

/** The names of a move as the server knows them. */
export interface Names {
  readonly place: string;
  readonly built: string;
  readonly kept: string;
}

/** The names of a move as the server knows them. */
export function namesOf(move: Move): Names {
  const place = move.place.slice(move.place.indexOf("/") + 1);
  return { place: read(place), built: read(move.built), kept: read(move.kept) };
}

/** Drops what was built, with the accounts made for it alone, or what was kept; what is not there is no error. */
export async function drop(
  client: Client,
  moves: readonly Move[],
  which: "built" | "kept",
): Promise<void> {
  await aloneOnServer(client, moves, async (session) => {
    const all = moves.map(namesOf);
    if (which === "built")
      return await dropBuilt(
        session,
        all.map(({ built }) => built),
      );
    for (const { built, kept } of all) {
      await dropSchema(session, kept);
      if (isEmptied(await tablesIn(session, built))) await dropSchema(session, built); // the sign of the swap, which nothing can undo any more
    }
  });
}

function isEmptied(tables: readonly string[]): boolean {
  return tables.length === 1 && tables[0] === LEDGER;
}

/** Does work in a session that lies in no schema, on the very server that the moves name. */
export async function onServer<T>(
  client: Client,
  moves: readonly Move[],
  work: (session: Session, server: Server) => Promise<T>,
): Promise<T> {
  return await inSession(client, talkOf(moves), async (session) => {
    const server = await serverIn(session);
    refuseOther(server, moves);
    return await work(session, server);
  });
}

/** The same when whatever an earlier run left at work on the moves is over; nobody else begins meanwhile. */
export async function aloneOnServer<T>(
  client: Client,
  moves: readonly Move[],
  work: (session: Session, server: Server) => Promise<T>,
): Promise<T> {
  return await onServer(client, moves, async (session) => {
    await takeTurn(session, moves.map(namesOf));
    return await work(session, await serverIn(session)); // as it is now
  });
}

function talkOf(moves: readonly Move[]): Talk {
  const names = moves.map((move) => namesOf(move).place).join('", "');
  return {
    database: null,
    cannot: `Cannot work on database "${shown(names)}"`,
    thing: shown(names),
  };
}

/** A journal names the server: another one at the same address is nobody's place. */
function refuseOther({ identifier, formerly }: Server, moves: readonly Move[]): void {
  const own = [identifier, formerly];
  const other = moves.find(({ place }) => !own.includes(place.slice(0, place.indexOf("/"))));
  if (other !== undefined) throw otherServer(namesOf(other).place);
}

/** @throws HoldfastError restore/restore-failed where other tables than ours lie in a schema that must be empty. */
export async function refuseFull(session: Session, place: string, schema: string): Promise<void> {
  if ((await tablesIn(session, schema)).some((name) => name !== LEDGER))
    throw takenName(place, schema);
}
