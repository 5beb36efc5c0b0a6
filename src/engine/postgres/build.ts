import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import { wholeOf } from "../../domain/part.ts";
import type { Aside, Saved, SavedPart } from "../engine.ts";
import { nothingSaved } from "../place_errors.ts";
import { comparable, factsOf, readCatalog } from "./catalog.ts";
import { scopeTo } from "./catalog_scope.ts";
import { type Client, fitting, undisturbed } from "./client.ts";
import { PINS } from "./content.ts";
import { readContents, sizesOf } from "./contents.ts";
import { inHub, readServer, sorted } from "./databases.ts";
import { makeRoles, namesIn, roleFacts, rolesAmong } from "./globals.ts";
import { builtSession, dropDatabase, namesOf } from "./moves.ts";
import { analyze, openSchemas, savedSchemas } from "./new_database.ts";
import { GLOBALS, isDatabase } from "./parts.ts";
import { type Filling, fill } from "./pg_restore.ts";
import { alterations, creation, type Properties, propertiesOf, schemasOf } from "./properties.ts";
import { refuseLoss, refuseTablespaces } from "./refuse_build.ts";
import { isTablespace } from "./tablespaces.ts";
import { majorOf } from "./toc.ts";

/** What was built from what, so that it can be compared. */
export interface Made {
  /** By part, in the order of the facts. */
  readonly moves: ReadonlyMap<string, Move>;
  /** Roles of the backup; null where none are wanted. */
  readonly roles: readonly string[] | null;
  /** Whether saved and built are of one major version. */
  readonly sameMajor: boolean;
  /** What each database was, by part. */
  readonly properties: ReadonlyMap<string, Properties>;
  /** What sessions in them say of themselves first. */
  readonly options: string;
}

/** The parts that are databases, in the order of their names. */
export function databaseParts(saved: Saved): string[] {
  return sorted([...saved.keys()].filter(isDatabase));
}

/** The dump of a database, and those of rows that were dumped apart. */
function dumpsOf(saved: Saved, part: string) {
  const data = [...saved.values()].filter(({ name }) => name !== part && wholeOf(name) === part);
  return { part: saved.get(part) as SavedPart, data };
}

/** Builds each database under a name of its own, the roles it needs first. Nothing is left if it fails, but roles. */
export async function build(asking: Client, saved: Saved, aside: Aside): Promise<Made> {
  const server = await readServer(asking);
  const client = undisturbed(await fitting(asking, server.major), server);
  const parts = databaseParts(saved);
  if (parts.length === 0 || parts.length !== aside.moves.length) throw nothingSaved(asking.url);
  const moves = new Map(parts.map((part, at) => [part, aside.moves[at] as Move]));
  const majors = await refuseDownward(saved, parts, { client, major: server.major });
  const properties = new Map<string, Properties>();
  for (const [part, move] of moves) {
    const of = dumpsOf(saved, part);
    const is = await propertiesOf(of.part);
    properties.set(part, is);
    await refuseLoss(client, server, { move, is });
    await refuseTablespaces(client, of.part);
  }
  const globals = client.settings.globals ? saved.get(GLOBALS) : undefined;
  const sql = globals === undefined ? null : await textOf(globals);
  if (sql !== null) await inHub(client, [], (session) => makeRoles(session, sql));
  try {
    for (const [part, move] of moves) {
      await buildOne({ client, move, ...dumpsOf(saved, part) }, properties.get(part) ?? {});
      client.machine.step("postgres: built");
    }
  } catch (cause) {
    // What the server refuses now, or a server that is gone, must not hide why it failed.
    await dropAll(client, aside.moves).catch(() => {});
    throw cause;
  }
  return {
    moves,
    roles: sql === null ? null : namesIn(sql),
    sameMajor: majors.every((major) => major === server.major),
    properties,
    options: client.options,
  };
}

async function dropAll(client: Client, moves: readonly Move[]): Promise<void> {
  const names = moves.map((move) => namesOf(move).built);
  await inHub(client, names, async (session) => {
    for (const name of names) await dropDatabase(session, name);
  });
}

/** The major version of the server that a database was saved from, as its dump says. */
export async function savedMajor(part: SavedPart): Promise<number> {
  const start: Uint8Array[] = [];
  const length = Math.min(part.size, 4096);
  for await (const chunk of part.read({ start: 0, length })) start.push(Uint8Array.from(chunk));
  try {
    return majorOf(Buffer.concat(start));
  } catch (cause) {
    const message = `Cannot restore "${shown(part.name)}": it does not begin as a dump of pg_dump does`;
    const hint = "Nothing was touched. Name another backup.";
    throw new HoldfastError("restore", message, {
      code: "restore-failed",
      hint,
      thing: shown(part.name),
      cause,
    });
  }
}

/** A newer dump may be in words an older server does not know: refused before anything is made. */
async function refuseDownward(
  saved: Saved,
  parts: readonly string[],
  { client, major }: { readonly client: Client; readonly major: number },
): Promise<number[]> {
  const majors: number[] = [];
  for (const name of parts) {
    const from = await savedMajor(saved.get(name) as SavedPart);
    majors.push(from);
    if (from <= major) continue;
    throw new HoldfastError(
      client.stage,
      `Cannot restore "${shown(name)}": it was saved from PostgreSQL ${from}, and the server is ${major}`,
      {
        code: "restore-failed",
        hint: `Restore into a server of ${from} or newer; nothing was touched.`,
        thing: shown(name),
      },
    );
  }
  return majors;
}

async function buildOne(building: Filling, properties: Properties): Promise<void> {
  const { client, move } = building;
  const { built, place } = namesOf(move);
  await inHub(client, [built], async (session) => {
    await dropDatabase(session, built);
    await session.query(creation(built, properties));
  });
  client.machine.step("postgres: created");
  await using session = builtSession(client, move, `Cannot put back database "${shown(place)}"`);
  await session.query(PINS);
  const saved = await savedSchemas(building.part);
  const chosen = schemasOf(properties);
  // A dump of schemas makes them all, also the one that every new database has; a whole one never drops that.
  if (chosen?.includes("public") ?? !saved.has("public")) await session.query("DROP SCHEMA public");
  await fill(building);
  await openSchemas(session, saved);
  for (const statement of alterations(built, properties)) await session.query(statement);
  if (client.settings.lent !== true) await analyze(client, move);
}

async function textOf(part: SavedPart): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/** The saved facts as what was built can be compared with them. */
export async function* expectedOf(saved: Saved, made: Made): AsyncGenerator<Fact> {
  for (const part of inOrder(made)) {
    for await (const fact of (saved.get(part) as SavedPart).facts()) {
      if (isTablespace(fact)) continue; // none is made
      yield comparable(fact, made.sameMajor);
    }
  }
}

/** The facts of what was built. */
export async function* inspect(from: Client, made: Made): AsyncGenerator<Fact> {
  const client = { ...from, options: made.options };
  for (const part of inOrder(made)) {
    const move = made.moves.get(part);
    if (move === undefined) {
      const names = new Set(made.roles ?? []);
      yield* roleFacts(await inHub(client, [], (session) => rolesAmong(session, names)));
      continue;
    }
    const schemas = schemasOf(made.properties.get(part) ?? {});
    yield* factsIn({ client, move, part, schemas }, made.sameMajor);
  }
}

interface Inspecting {
  readonly client: Client;
  readonly move: Move;
  readonly part: string;
  readonly schemas: readonly string[] | undefined;
}

/** Read by as many sessions as the policy allows; nobody else knows of the database yet. */
async function* factsIn(
  { client, move, part, schemas }: Inspecting,
  sameMajor: boolean,
): AsyncGenerator<Fact> {
  const open = () => builtSession(client, move, "Cannot compare what was built");
  await using sessions = new AsyncDisposableStack();
  const session = sessions.use(open());
  const readers = Array.from({ length: client.settings.jobs }, () => sessions.use(open()));
  for (const one of [session, ...readers]) {
    // No transaction: it would hold a lock on every table it has read, and more than there are.
    await one.query(`${PINS}; ${scopeTo(schemas)}; SET default_transaction_read_only = on`);
  }
  const catalog = await readCatalog(session, part);
  const contents = readContents(readers, await sizesOf(session));
  for await (const fact of factsOf(catalog, { session, contents, part, stands: () => null })) {
    yield comparable(fact, sameMajor);
  }
}

/** Databases and roles as their facts ascend. */
function inOrder({ moves, roles }: Made): string[] {
  return sorted([...moves.keys(), ...(roles === null ? [] : [GLOBALS])]);
}
