import type { Bytes } from "../../domain/bytes.ts";
import { Interrupted } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Family } from "./address.ts";
import { type Client, command, listening } from "./client.ts";
import { eventsIn } from "./events.ts";
import { faultOf } from "./faults.ts";
import { inSession } from "./session.ts";
import { type Passing, type Sieve, sieveFor } from "./sieve.ts";

/** What of a schema can be read, and which views cannot, and so are not saved either. */
export interface Relations {
  readonly broken: readonly string[];
  /**
   * All other tables and views. Where a view is left out these are asked for by name: the dumpers' option
   * that leaves it out takes along what is called the same but for the case of its letters.
   */
  readonly readable: readonly string[];
}

/**
 * What RENAME TABLE cannot carry, as the family's own dumper writes it: views, triggers in their order,
 * routines and events, each with its sql_mode, character sets, time zone and definer.
 */
export async function programsOf(
  client: Client,
  schema: string,
  { broken, readable }: Relations,
): Promise<Buffer> {
  const { programs, machine, stage } = client;
  const own = programs.family === "mysql" ? ["--set-gtid-purged=OFF", "--no-tablespaces"] : [];
  const cannot = `Cannot save what is in database "${shown(schema)}"`;
  const to = { database: null, cannot, thing: shown(schema) };
  const child = machine.start(
    command(client, [
      programs.dump,
      "--no-data",
      "--skip-lock-tables",
      "--skip-comments",
      "--routines",
      "--triggers",
      ...own,
      ...(readable.length > 0 ? [] : broken.map((view) => `--ignore-table=${schema}.${view}`)),
      "--",
      schema,
      ...(broken.length > 0 ? readable : []),
    ]),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of child.stdout) chunks.push(Uint8Array.from(chunk));
  const { code, stderr } = await child.ended;
  if (machine.signal.aborted) throw new Interrupted();
  if (code !== 0) throw faultOf({ stage, ...to, stderr, code });
  // In a session of its own, which is in the schema: whoever is in there will be ended.
  const events = await inSession(client, to, (session) => eventsIn(session, schema));
  return Buffer.concat([...chunks, events]);
}

/** What is loaded where, and what it is called in an error. */
export interface Loading {
  readonly schema: string;
  readonly cannot: string;
  readonly thing: string;
}

/** What a server may add to a table, or ask of it, that was saved without. */
const ASIS: Readonly<Record<Family, string>> = {
  mariadb: "",
  mysql: "SET SESSION sql_generate_invisible_primary_key = OFF, sql_require_primary_key = OFF;\n",
};

/** Feeds a dump to the family's client, which runs no command of its own. Ends at the first statement that fails. */
export async function load(client: Client, to: Loading, bytes: Bytes): Promise<void> {
  const { machine, stage, programs } = client;
  let failure: unknown = null;
  const guarded = async function* (): Bytes {
    try {
      yield Buffer.from(ASIS[programs.family]);
      yield* bytes;
    } catch (cause) {
      failure = cause; // the client sees an end; why it came is told here
    }
  };
  const child = machine.start(
    command(client, [programs.sql, ...listening(client), `--database=${to.schema}`], guarded()),
  );
  for await (const _ of child.stdout); // sequences print what they are set to
  const { code, stderr } = await child.ended;
  if (machine.signal.aborted) throw new Interrupted();
  if (failure !== null) throw failure;
  if (code === 0) return;
  throw faultOf({ stage, cannot: to.cannot, thing: to.thing, stderr, code });
}

/** What of one schema is made anew in another. */
export interface Replay extends Loading {
  readonly programs: Buffer;
  /** What its connections say first, see `loadsAlone`. */
  readonly guard: string;
  readonly passing: Passing;
}

/** Makes programs anew: first all that stands by itself, then the views of all schemas. */
export async function makePrograms(client: Client, replays: readonly Replay[]): Promise<void> {
  const begun: (readonly [Replay, Sieve])[] = [];
  for (const replay of replays) {
    const sieve = sieveFor(replay.passing);
    await load(client, replay, guarded(replay, sieve.first(once(replay.programs))));
    begun.push([replay, sieve]);
  }
  for (const [replay, sieve] of begun) await load(client, replay, guarded(replay, sieve.last()));
}

async function* guarded({ guard }: Replay, bytes: Bytes): Bytes {
  yield Buffer.from(guard);
  yield* bytes;
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes;
}
