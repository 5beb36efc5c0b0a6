import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import { type Catalog, databaseOf, factsOf, GLOBALS, partOf, readCatalog } from "./catalog.ts";
import { type Client, clientOf, command, fitting, target } from "./client.ts";
import { PINS } from "./content.ts";
import { covered, readServer, sorted } from "./databases.ts";
import { faultOf } from "./faults.ts";
import { readRoles, roleFacts } from "./globals.ts";
import { openSession, quotedText, type Session } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";
import { type Toc, TocReader } from "./toc.ts";

const LOCK_WAIT = "10s"; // how long a table's lock is waited for
const OPEN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Dumps each database from one exported snapshot, in which its facts are read too. */
export async function dump(
  settings: PostgresSettings,
  machine: Machine,
  into: Intake,
): Promise<Dumped> {
  const started = machine.now();
  const asking = await clientOf(settings, machine, "source");
  const server = await readServer(asking);
  const client = await fitting(asking, server.major);
  const names = covered(client, server.databases);
  const totals: Record<string, Totals> = {};
  const notes: Dumped["notes"][number][] = [];
  for (const part of sorted([...names.map(partOf), ...(settings.globals ? [GLOBALS] : [])])) {
    if (part !== GLOBALS) {
      totals[part] = await saveDatabase({ client, into, database: databaseOf(part), part });
      continue;
    }
    const saved = await saveRoles(client, names, into);
    totals[part] = saved.totals;
    if (saved.withPasswords) continue;
    const why = "roles are saved without their passwords: the account may not read pg_authid";
    notes.push({ key: GLOBALS, why });
  }
  for (const [name, because] of Object.entries(settings.excluded)) {
    notes.push({ key: `database ${name}`, why: `excluded: ${because}` });
  }
  return {
    started,
    ended: machine.now(),
    instant: names.length === 1 && !settings.globals ? "one" : "per part",
    versions: { postgres: server.version, major: String(server.major) },
    totals,
    notes,
    scratch: false,
  };
}

async function saveRoles(client: Client, names: readonly string[], into: Intake) {
  const [database = "postgres"] = names;
  const cannot = "Cannot save the roles";
  await using session = openSession(client, { database, cannot, thing: GLOBALS });
  await session.query(PINS);
  await session.query(OPEN);
  const roles = await readRoles(session);
  for (const fact of roleFacts(roles.names)) await into.fact(GLOBALS, fact);
  const bytes = Buffer.from(roles.sql);
  await into.part({
    name: GLOBALS,
    format: "sql",
    bytes: (async function* () {
      yield bytes;
    })(),
    expect: bytes.length,
  });
  const totals = { items: roles.names.length, rows: null, bytes: bytes.length };
  return { totals, withPasswords: roles.withPasswords };
}

interface Saving {
  readonly client: Client;
  readonly into: Intake;
  readonly database: string;
  readonly part: string;
}

/** One database: a holder keeps the snapshot, pg_dump and the inventory share it. */
async function saveDatabase(saving: Saving): Promise<Totals> {
  const { client, database, part } = saving;
  const to = { database, cannot: `Cannot dump database "${shown(database)}"`, thing: part };
  await using holder = openSession(client, to);
  await holder.query(PINS);
  await holder.query(OPEN);
  const [snapshot] = await holder.query("SELECT to_json(pg_export_snapshot())");
  await using reader = openSession(client, to);
  await reader.query(PINS);
  await reader.query(OPEN);
  await reader.query(`SET TRANSACTION SNAPSHOT ${quotedText(snapshot as string)}`);
  const catalog = await readCatalog(reader, part);
  client.machine.step("postgres: exported");
  return await stream({ ...saving, to, snapshot: snapshot as string, reader, catalog });
}

interface Streaming extends Saving {
  readonly to: { readonly database: string; readonly cannot: string; readonly thing: string };
  readonly snapshot: string;
  readonly reader: Session;
  readonly catalog: Catalog;
}

/** The dump goes out while the facts are read; its last bytes wait until all facts are given. */
async function stream(work: Streaming): Promise<Totals> {
  const { into, part, reader, catalog } = work;
  const head = Promise.withResolvers<Toc>();
  head.promise.catch(() => {}); // whoever waits for it sees it
  const onToc = async (toc: Toc): Promise<void> => {
    await refuseChanged(work);
    head.resolve(toc);
  };
  let rows = 0;
  let failure: unknown = null;
  const stands = async () => (await head.promise).stands;
  const given = (async () => {
    for await (const fact of factsOf(catalog, { session: reader, part, stands })) {
      rows += tableRows(fact.key, fact.is);
      await into.fact(part, fact);
    }
  })();
  given.catch((cause: unknown) => {
    failure = cause;
  });
  let size = 0;
  const bytes = async function* (): Bytes {
    try {
      for await (const chunk of pgDump(work, onToc)) {
        if (failure !== null) throw failure;
        size += chunk.byteLength;
        yield chunk;
      }
    } catch (cause) {
      head.reject(cause);
      throw cause;
    }
    await given;
  };
  try {
    await into.part({ name: part, format: "pgdump", bytes: bytes(), expect: null });
  } finally {
    head.reject(new Interrupted()); // only if nobody asked for the head any more
    await reader[Symbol.asyncDispose](); // ends a long count, if the part was refused
    await given.catch(() => {});
  }
  return { items: catalog.tables.length, rows, bytes: size };
}

function tableRows(key: string, is: Readonly<Record<string, unknown>>): number {
  return key.includes("/table ") && typeof is["rows"] === "number" ? is["rows"] : 0;
}

async function* pgDump(
  { client, to, snapshot }: Streaming,
  onToc: (toc: Toc) => Promise<void>,
): Bytes {
  const child = client.machine.start(
    command(client, [
      "pg_dump",
      "--no-password",
      "--format=custom",
      "--compress=0",
      "--no-subscriptions",
      `--snapshot=${snapshot}`,
      `--lock-wait-timeout=${LOCK_WAIT}`,
      "--dbname",
      target(client, to.database),
    ]),
  );
  const head = new TocReader();
  let isSaid = false;
  const say = async (): Promise<void> => {
    if (isSaid || head.toc === null) return;
    isSaid = true;
    client.machine.step("postgres: dumping");
    await onToc(head.toc);
  };
  try {
    for await (const chunk of child.stdout) {
      head.take(chunk);
      await say();
      yield chunk;
    }
  } finally {
    await child.ended.catch(() => {}); // given up or not, it is gone before we are
  }
  const { code, stderr } = await child.ended;
  if (client.machine.signal.aborted) throw new Interrupted();
  if (code !== 0)
    throw faultOf({ stage: "source", cannot: to.cannot, thing: to.thing, stderr, code });
  head.end();
  await say();
}

/**
 * pg_dump holds its locks by now. What was there at the snapshot must still be what it was: some of a
 * definition is read outside any snapshot, so that a change between the two would be in neither.
 */
async function refuseChanged({ client, to, part, catalog }: Streaming): Promise<void> {
  await using fresh = openSession(client, to);
  await fresh.query(PINS);
  const now = await readCatalog(fresh, part);
  for (const [key, then] of catalog.facts) {
    if (JSON.stringify(now.facts.get(key)) === JSON.stringify(then)) continue;
    const thing = shown(key.slice(key.indexOf("/") + 1));
    throw new HoldfastError("source", `${to.cannot}: ${thing} was changed while the dump began`, {
      code: "source-changed",
      hint: "Somebody alters the database: run this again when that is over.",
      thing: to.thing,
    });
  }
}
