import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import type { Child } from "../../host/machine.ts";
import type { SavedPart } from "../engine.ts";
import { type Client, command, target } from "./client.ts";
import { faultOf } from "./faults.ts";
import { namesOf } from "./moves.ts";
import { quotedPair } from "./named.ts";
import { inSession, quotedText } from "./session.ts";
import { type Toc, tocOf } from "./toc.ts";
import { together } from "./together.ts";

const AT_ONCE = 500; // sequences set by one statement

/** A new, empty database and what it is filled from. */
export interface Filling {
  readonly client: Client;
  readonly move: Move;
  readonly part: SavedPart;
  /** Rows that further dumps wrote; none: all is in the first. */
  readonly data: readonly SavedPart[];
}

/** Fills a new database from its dumps. */
export async function fill(filling: Filling): Promise<void> {
  const { client, part, data } = filling;
  if (data.length === 0) return await pgRestore(filling, part, []);
  // Keys, triggers and row security come last, so that rows may come in any order.
  await pgRestore(filling, part, ["--section=pre-data"]);
  client.machine.step("postgres: defined");
  await fillRows(filling);
  await setSequences(filling);
  client.machine.step("postgres: filled");
  await pgRestore(filling, part, ["--section=post-data"]);
}

/** As many at once as the policy says; the first failure ends the others. */
async function fillRows(filling: Filling): Promise<void> {
  const { client, part, data } = filling;
  const children: Child[] = [];
  const waiting = [part, ...data].values();
  let isOver = false;
  const drain = async (): Promise<void> => {
    for (const one of waiting) {
      if (isOver) return;
      await pgRestore(filling, one, ["--section=data"], (child) => void children.push(child));
    }
  };
  const works = Array.from({ length: client.settings.jobs }, drain);
  await together(works, () => {
    isOver = true;
    for (const { stdout } of children) void stdout[Symbol.asyncIterator]().return?.();
  });
}

/**
 * Sequences are in no snapshot, and a dump of a table's rows brings those the table owns once more, as
 * they were at another time: what the first dump says counts.
 */
async function setSequences({ client, move, part }: Filling): Promise<void> {
  const { built, place } = namesOf(move);
  const { stands } = await headOf(client, part);
  const calls = [...stands].map(([key, stand]) => {
    const [schema, name] = JSON.parse(key) as [string, string];
    const [value = "", next] = stand.split(" ");
    return `setval(${quotedText(quotedPair({ schema, name }))}::regclass, ${BigInt(value)}, ${next === undefined})`;
  });
  const cannot = `Cannot put back database "${shown(place)}"`;
  await inSession(client, { database: built, cannot, thing: shown(place) }, async (session) => {
    for (let at = 0; at < calls.length; at += AT_ONCE) {
      const some = calls.slice(at, at + AT_ONCE).map((call) => `(${call})`);
      await session.query(
        `SELECT to_json(count(one)) FROM (VALUES ${some.join(", ")}) AS hf (one)`,
      );
    }
  });
}

/** The table of contents of a saved dump. @throws HoldfastError restore-failed where there is none. */
export async function headOf({ stage }: Client, part: SavedPart): Promise<Toc> {
  try {
    return await tocOf(part.read());
  } catch (cause) {
    if (cause instanceof HoldfastError || cause instanceof Interrupted) throw cause;
    const why = shown((cause as Error).message);
    throw new HoldfastError(stage, `Cannot put back "${shown(part.name)}": ${why}`, {
      code: "restore-failed",
      hint: "The place is as it was. Verify the backup, or restore another one.",
      thing: shown(part.name),
      cause,
    });
  }
}

/** One run of pg_restore: all of what it is asked for, or nothing. */
async function pgRestore(
  { client, move }: Filling,
  part: SavedPart,
  words: readonly string[],
  onStart: (child: Child) => void = () => {},
): Promise<void> {
  const { built, place } = namesOf(move);
  const child = client.machine.start(
    command(
      client,
      [
        "pg_restore",
        "--no-password",
        "--format=custom",
        "--single-transaction",
        "--exit-on-error",
        "--role=none", // as in a session
        ...words,
        // A throwaway server has none; on a real one, what the dump names must be there.
        ...(client.settings.lent === true ? ["--no-tablespaces"] : []),
        "--dbname",
        target(client, built),
      ],
      part.read(),
    ),
  );
  onStart(child);
  for await (const _ of child.stdout); // it prints nothing
  const { code, stderr } = await child.ended;
  if (client.machine.signal.aborted) throw new Interrupted();
  if (code === 0) return;
  const cannot = `Cannot put back database "${shown(place)}"`;
  throw faultOf({ stage: client.stage, cannot, thing: shown(place), stderr, code });
}
