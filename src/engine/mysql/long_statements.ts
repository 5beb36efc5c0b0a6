import { setTimeout as delay } from "node:timers/promises";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Client } from "./client.ts";
import { inSession, type Talk } from "./session.ts";

const LONG = 2; // s after which a statement counts as long
const PATIENCE = 5_000; // ms that long ones are waited for
const EVERY = 250; // ms

const WHO = `SELECT JSON_ARRAY(thread.PROCESSLIST_TIME, CONCAT(held.OBJECT_SCHEMA, '.', held.OBJECT_NAME)) FROM performance_schema.threads AS thread JOIN performance_schema.metadata_locks AS held ON held.OWNER_THREAD_ID = thread.THREAD_ID WHERE thread.PROCESSLIST_COMMAND = 'Query' AND thread.PROCESSLIST_TIME >= ${LONG} AND thread.PROCESSLIST_ID <> CONNECTION_ID() AND held.OBJECT_TYPE = 'TABLE' AND held.LOCK_STATUS = 'GRANTED' ORDER BY thread.PROCESSLIST_TIME DESC LIMIT 1`;

/**
 * Waits until no statement has been reading tables for long. MySQL's lock waits for them, and so would everybody
 * who wants their tables after that, also once the lock was given up.
 *
 * @throws HoldfastError source/source-in-use where one goes on.
 */
export async function untilCalm(client: Client, to: Talk): Promise<void> {
  for (let waited = 0; ; waited += EVERY) {
    const found = await longest(client, to);
    if (found === null) return;
    if (waited >= PATIENCE) throw busy(to, found);
    await delay(EVERY);
  }
}

type Found = readonly [seconds: number, table: string];

/** Null also where the account may not see it, or the server does not watch its locks. */
async function longest(client: Client, to: Talk): Promise<Found | null> {
  try {
    const [found] = await inSession(client, to, (session) => session.query(WHO));
    return (found as Found | undefined) ?? null;
  } catch (cause) {
    if (cause instanceof HoldfastError && cause.code === "right-missing") return null;
    throw cause;
  }
}

function busy({ cannot, thing }: Talk, [seconds, table]: Found): HoldfastError {
  return new HoldfastError(
    "source",
    `${cannot}: a statement has been using table "${shown(table)}" for ${seconds} s, and everybody would wait for it`,
    {
      code: "source-in-use",
      hint: "Run this again when it is over (SHOW PROCESSLIST), or at an hour when no such statement runs.",
      thing,
    },
  );
}
