import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { scratchBeside, sweepScratch } from "../../host/scratch.ts";
import type { Lent, Wanted } from "../engine.ts";
import { databaseParts } from "./build.ts";
import { type Client, clientOf } from "./client.ts";
import { ASIDE, inHub, type Server, serverIn } from "./databases.ts";
import { dropDatabase } from "./moves.ts";
import { databaseOf } from "./parts.ts";
import { quotedName, type Session } from "./session.ts";
import type { PostgresSettings, ScratchServer } from "./settings.ts";

/** Records of what scratch servers held before a proof lie beside this path. */
const BESIDE = "/var/tmp/postgres-scratch";
const RECORD = "server.json";
const LOCK = "7236837441"; // of ours alone: one proof at a time
const EVERYWHERE = "postgres"; // a database that every server has

/** What a scratch server held before a proof, and how it is reached. */
interface Before {
  readonly server: ScratchServer;
  readonly databases: readonly string[];
  readonly roles: readonly string[];
}

/**
 * A server that the policy names for proofs, for as long as one session holds its lock. What a proof
 * makes there, databases and roles, is dropped at the end; what a killed one made, by `sweepServers`.
 *
 * @throws HoldfastError source-in-use while another proof works there; policy-invalid where it holds a
 *   database of the source, as the source's own server would.
 */
export async function lendScratch(
  like: PostgresSettings & { readonly scratch: ScratchServer },
  machine: Machine,
  { saved }: Wanted,
): Promise<Lent<PostgresSettings>> {
  const { into: _, "restore-url": __, scratch: server, ...rest } = like;
  const settings = { ...rest, ...server, excluded: {}, lent: true } as const;
  const client = await clientOf(settings, machine, "restore");
  const names = databaseParts(saved).map(databaseOf);
  const over = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  const working = inHub(client, [], async (session) => {
    await takeLock(client, session);
    const before = await look(session, server);
    refuseOwn(client, names, before);
    const record = await scratchBeside(BESIDE, machine);
    // Before anything is made: what a killed proof leaves there is found by this.
    await writeFile(join(record.path, RECORD), JSON.stringify(before), { mode: 0o600 });
    ready.resolve();
    await over.promise;
    await clear(session, before);
    await record[Symbol.asyncDispose](); // not where that failed: the next command finds it
  });
  working.catch((cause: unknown) => ready.reject(cause));
  await ready.promise;
  return {
    settings,
    [Symbol.asyncDispose]: async () => {
      over.resolve();
      await working.catch((cause: unknown) => tellLeft(cause, machine));
    },
  };
}

/** What could not be dropped now must not hide how the proof ended; its record stays for the next command. */
function tellLeft(cause: unknown, machine: Machine): void {
  if (cause instanceof Interrupted) return;
  if (!(cause instanceof HoldfastError)) throw cause;
  machine.tell({ kind: "line", text: `${cause.message}; the next command clears it` });
}

/** Drops what killed proofs of this host left on scratch servers. @returns The records that were done with. */
export async function sweepServers(machine: Machine): Promise<readonly string[]> {
  return await sweepScratch(BESIDE, machine, async (folder) => {
    const text = await readFile(join(folder, RECORD), "utf8").catch(() => "");
    if (text === "") return; // it was killed before it made anything
    const before = JSON.parse(text) as Before;
    const settings = { ...before.server, excluded: {}, lent: true } as const;
    const client = await clientOf({ ...settings, ...NOTHING }, machine, "restore");
    await inHub(client, [], async (session) => {
      await takeLock(client, session);
      await clear(session, before);
    });
  });
}

/** The rest of the settings, where only the server is meant. */
const NOTHING = { globals: true, jobs: 1, "excluded-schemas": {} } as const;

/** The session's own: the server gives it back when the session ends, however it ends. */
async function takeLock({ settings }: Client, session: Session): Promise<void> {
  const [taken] = await session.query(`SELECT to_json(pg_try_advisory_lock(${LOCK}))`);
  if (taken === true) return;
  const name = shown(settings.url);
  throw new HoldfastError("restore", `Cannot prove on "${name}": another proof works there`, {
    code: "source-in-use",
    hint: "Run this again when that one is over.",
    thing: name,
  });
}

async function look(session: Session, server: ScratchServer): Promise<Before> {
  const { databases } = await serverIn(session);
  return { server, databases: databases.map(({ name }) => name), roles: await rolesIn(session) };
}

async function rolesIn(session: Session): Promise<readonly string[]> {
  return (await session.query("SELECT to_json(rolname) FROM pg_roles")) as readonly string[];
}

/** Who names the source's own server, or another one in use, by mistake finds it out before it is worked on. */
function refuseOwn({ settings }: Client, names: readonly string[], before: Before): void {
  const own = names.find((name) => name !== EVERYWHERE && before.databases.includes(name));
  if (own === undefined) return;
  const name = shown(settings.url);
  throw new HoldfastError(
    "policy",
    `Cannot prove on "${name}": that server has a database "${shown(own)}", as the source has`,
    {
      code: "policy-invalid",
      hint: "Name a server under scratch that is for nothing else, never the source's own.",
      thing: name,
    },
  );
}

async function clear(session: Session, before: Before): Promise<void> {
  const { databases }: Server = await serverIn(session);
  const made = databases.filter(({ name }) => ASIDE.test(name) && !before.databases.includes(name));
  for (const { name } of made) await dropDatabase(session, name);
  const roles = (await rolesIn(session)).filter((name) => !before.roles.includes(name));
  // In one statement: some of them may have let others in.
  if (roles.length > 0) await session.query(`DROP ROLE ${roles.map(quotedName).join(", ")}`);
}
