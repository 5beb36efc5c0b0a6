import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Child } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import { type Catalog, factsOf, readCatalog } from "./catalog.ts";
import { OTHER_VERSIONS } from "./catalog_sql.ts";
import type { Client } from "./client.ts";
import { readContents, type Sized, sizesOf } from "./contents.ts";
import { divide, sharedOf } from "./divide.ts";
import { nameKey, quotedPair } from "./named.ts";
import { dataPartOf, prefixOf } from "./parts.ts";
import { pgDump } from "./pg_dump.ts";
import { dumpWords } from "./schemas.ts";
import type { Asking } from "./session.ts";
import { changedSince, openSnapshot, type Snapshot, type Target } from "./snapshot.ts";
import type { Toc } from "./toc.ts";
import { together } from "./together.ts";

/** A database and where it goes. */
export interface Saving {
  readonly client: Client;
  readonly into: Intake;
  readonly database: string;
  readonly part: string;
  /** Told what comes back in another way than it is. */
  note(note: Dumped["notes"][number]): void;
}

/**
 * Dumps one database and takes its inventory in one snapshot: as many pg_dump and as many readers as
 * the policy allows, all at once.
 *
 * @returns Totals by part: the database's own, then those with rows that further dumps wrote.
 */
export async function saveDatabase(saving: Saving): Promise<Readonly<Record<string, Totals>>> {
  const { client, database, part } = saving;
  const { jobs } = client.settings;
  const to = { database, cannot: `Cannot dump database "${shown(database)}"`, thing: part };
  await using snapshot = await openSnapshot(client, to, jobs);
  const catalog = await readCatalog(snapshot.readers[0], part);
  const words = await dumpWords(snapshot.readers[0], client.settings, to);
  for (const note of await versionNotes(snapshot.readers[0], part)) saving.note(note);
  client.machine.step("postgres: exported");
  const sizes = await holdTables(snapshot, catalog).catch(async (cause: unknown) => {
    await refuseChanged({ ...saving, to, catalog }, null); // what is no longer there cannot be held
    throw cause;
  });
  return await stream({ ...saving, to, snapshot, catalog, sizes, words });
}

async function versionNotes(session: Asking, part: string): Promise<Dumped["notes"]> {
  const others = await session.query(OTHER_VERSIONS);
  return (others as readonly { name: string; version: string; usual: string }[]).map(
    ({ name, version, usual }) => ({
      key: `${prefixOf(part)}/extension ${shown(name)}`,
      why: `is of version ${shown(version)}; a restore makes it in the server's usual one, here ${shown(usual)}`,
    }),
  );
}

/** The first reader holds all tables, the others what they may read. @returns How large they are. */
async function holdTables(
  { readers: [first, ...others] }: Snapshot,
  { tables }: Catalog,
): Promise<readonly Sized[]> {
  await first.hold(tables);
  const sizes = await sizesOf(first);
  for (const other of others) await other.hold([...sharedOf(sizes)]);
  return sizes;
}

interface Comparing extends Saving {
  readonly to: Target;
  readonly catalog: Catalog;
}

interface Streaming extends Comparing {
  readonly snapshot: Snapshot;
  readonly sizes: readonly Sized[];
  /** Which schemas the first dump holds; none: all. */
  readonly words: readonly string[];
}

interface Flow {
  /** What failed first, so that whoever still works stops. */
  failure: unknown;
  readonly children: Child[];
  readonly head: PromiseWithResolvers<Toc>;
  readonly rows: Map<string, number>;
}

/** The dumps go out while the facts are read; the last bytes of the first wait until all facts are given. */
async function stream(work: Streaming): Promise<Record<string, Totals>> {
  const flow: Flow = {
    failure: null,
    children: [],
    head: Promise.withResolvers<Toc>(),
    rows: new Map(),
  };
  flow.head.promise.catch(() => {}); // whoever waits for it sees it
  const given = giveFacts(work, flow);
  given.catch((cause: unknown) => stop(flow, cause));
  const apart = divide(work.sizes, work.client.settings.jobs);
  const sizes = new Map<string, number>();
  const onEnd = (part: string, size: number): void => void sizes.set(part, size);
  const parts = dumpsOf(work, { apart, flow, given }).map(({ name, bytes }) =>
    work.into.part({
      name,
      format: "pgdump",
      bytes: counted(bytes, (size) => onEnd(name, size)),
      expect: null,
    }),
  );
  try {
    await together(parts, (cause) => stop(flow, cause));
  } finally {
    flow.head.reject(new Interrupted()); // only if nobody asked for the head any more
    // Ends a long count, if a part was refused.
    await work.snapshot[Symbol.asyncDispose]();
    await given.catch(() => {});
  }
  return totalsOf(work, { apart, flow, sizes });
}

function stop(flow: Flow, cause: unknown): void {
  flow.failure ??= cause;
  flow.head.reject(cause);
  // Not awaited: a child that is being read ends with its reader.
  for (const { stdout } of flow.children) void stdout[Symbol.asyncIterator]().return?.();
}

async function giveFacts(work: Streaming, flow: Flow): Promise<void> {
  const { into, part, snapshot, catalog, sizes } = work;
  const contents = readContents(snapshot.readers, sizes, sharedOf(sizes));
  const stands = async () => (await flow.head.promise).stands;
  const [session] = snapshot.readers;
  for await (const fact of factsOf(catalog, { session, contents, part, stands })) {
    await into.fact(part, fact);
  }
  for (const table of catalog.tables)
    flow.rows.set(nameKey(table), (await contents.of(table)).rows);
}

interface Divided {
  readonly apart: readonly (readonly Sized[])[];
  readonly flow: Flow;
}

/** The dump of everything but the rows that others take, and those others. */
function dumpsOf(
  work: Streaming,
  { apart, flow, given }: Divided & { readonly given: Promise<void> },
): readonly { readonly name: string; readonly bytes: Bytes }[] {
  const { client, to, part, snapshot, catalog } = work;
  const onStart = (child: Child): void => void flow.children.push(child);
  const encoding = String(catalog.facts.get(`${prefixOf(part)}/database`)?.["encoding"]);
  const common = { client, to, encoding, snapshot: snapshot.id, onStart };
  const onToc = async (toc: Toc): Promise<void> => {
    client.machine.step("postgres: dumping");
    await refuseChanged(work, work.sizes);
    flow.head.resolve(toc);
  };
  const without = apart.flat().map((table) => `--exclude-table-data=${quotedPair(table)}`);
  const words = [...work.words, ...without];
  const first = async function* (): Bytes {
    yield* watched(pgDump({ ...common, words, onToc }), flow);
    await given;
  };
  const others = apart.map((tables, at) => {
    const named = tables.map((table) => `--table=${quotedPair(table)}`);
    const own = ["--data-only", "--strict-names", ...named];
    const dump = pgDump({ ...common, words: own, onToc: async () => {} });
    return { name: dataPartOf(part, at + 1), bytes: watched(dump, flow) };
  });
  return [{ name: part, bytes: first() }, ...others];
}

/** Ends with what failed elsewhere, rather than with what a child that was ended says. */
async function* watched(bytes: Bytes, flow: Flow): Bytes {
  try {
    for await (const chunk of bytes) {
      if (flow.failure !== null) throw flow.failure;
      yield chunk;
    }
  } catch (cause) {
    stop(flow, cause);
    throw flow.failure;
  }
}

async function* counted(bytes: Bytes, onEnd: (size: number) => void): Bytes {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    yield chunk;
  }
  onEnd(size);
}

function totalsOf(
  { part, sizes: tables }: Streaming,
  { apart, flow, sizes }: Divided & { readonly sizes: ReadonlyMap<string, number> },
): Record<string, Totals> {
  const totals = (name: string, own: readonly Sized[]): Totals => ({
    items: own.length,
    rows: own.reduce((sum, table) => sum + (flow.rows.get(nameKey(table)) ?? 0), 0),
    bytes: sizes.get(name) ?? 0,
  });
  const taken = new Set(apart.flat());
  const rest = tables.filter((table) => !taken.has(table));
  return Object.fromEntries([
    [part, totals(part, rest)],
    ...apart.map((own, at) => {
      const name = dataPartOf(part, at + 1);
      return [name, totals(name, own)];
    }),
  ]);
}

/**
 * pg_dump holds its locks by now. What was there at the snapshot must still be what it was: some of a
 * definition is read outside any snapshot, so that a change between the two would be in neither.
 */
async function refuseChanged(work: Comparing, sizes: readonly Sized[] | null): Promise<void> {
  const { client, to, part, catalog } = work;
  const key = await changedSince({ catalog, sizes }, client, { ...to, part });
  if (key === null) return;
  const thing = shown(key.slice(key.indexOf("/") + 1));
  throw new HoldfastError("source", `${to.cannot}: ${thing} was changed while the dump began`, {
    code: "source-changed",
    hint: "Somebody alters the database: run this again when that is over.",
    thing: to.thing,
  });
}
