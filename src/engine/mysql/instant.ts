import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Family } from "./address.ts";
import type { Client } from "./client.ts";
import { untilCalm } from "./long_statements.ts";
import { openSession } from "./session.ts";

const LOCK_WAIT = 5; // s that writers already at work are waited for; new ones wait behind us
const LONGEST = 30_000; // ms after which nobody is kept waiting any more

/** What keeps every transaction from being committed, and what lets them go on. */
const LOCK: Readonly<Record<Family, readonly [lock: readonly string[], unlock: string]>> = {
  mariadb: [["BACKUP STAGE START", "BACKUP STAGE BLOCK_COMMIT"], "BACKUP STAGE END"],
  mysql: [["FLUSH TABLES WITH READ LOCK"], "UNLOCK TABLES"],
};

/**
 * Does work while no transaction of the server can be committed, so that all snapshots it opens are one.
 *
 * @returns What the work gave, and how long others were kept waiting, ms.
 */
export async function atOneInstant<T>(
  client: Client,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly held: number }> {
  const url = shown(client.url);
  const cannot = `Cannot stop the writers of server "${url}" for a moment`;
  const [locks, unlock] = LOCK[client.programs.family];
  const to = { database: null, cannot, thing: url };
  if (client.programs.family === "mysql") await untilCalm(client, to);
  // Its end ends the lock, also when this process is gone.
  await using session = openSession(client, to);
  await session.query(`SET SESSION lock_wait_timeout = ${LOCK_WAIT}`);
  const start = performance.now();
  for (const lock of locks) await session.query(lock);
  client.machine.step("mysql: locked");
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(tooLong(cannot, url)), LONGEST);
  try {
    const done = await Promise.race([work(), late.promise]);
    await session.query(unlock);
    return { done, held: Math.round(performance.now() - start) };
  } finally {
    clearTimeout(timer);
  }
}

function tooLong(cannot: string, thing: string): HoldfastError {
  return new HoldfastError(
    "source",
    `${cannot}: the snapshots took longer than ${LONGEST / 1000} s`,
    {
      code: "source-in-use",
      hint: "Is the server or this machine overloaded? Run this again at a calmer hour.",
      thing,
    },
  );
}
