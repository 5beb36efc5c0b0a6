import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine } from "../host/machine.ts";
import { scratchBeside, sweepScratch } from "../host/scratch.ts";

const RECORD = "server.json";

/** A server that the policy names for nothing but proofs. */
export interface ScratchServer {
  /** As a source's `url`, of an account that may restore. */
  readonly url: string;
  readonly run: readonly string[];
}

/** What a scratch server held before a proof. */
export interface Held {
  /** The server's own number, so that another one at the same address is nobody's scratch. */
  readonly identifier: string;
  readonly databases: readonly string[];
  /** Roles or accounts. */
  readonly people: readonly string[];
}

/** A scratch server, and how an engine works on it. */
export interface Leasing<S> {
  readonly server: ScratchServer;
  readonly machine: Machine;
  /** Records lie beside this path. */
  readonly beside: string;
  /** Does work in one session; the lock ends with it, however it ends. */
  inSession(work: (session: S) => Promise<void>): Promise<void>;
  /** Whether this session is now the only one that proves there. */
  lock(session: S): Promise<boolean>;
  look(session: S): Promise<Held>;
  /** Drops what has come since. */
  clear(session: S, before: Held): Promise<void>;
}

/**
 * Takes a scratch server for one proof. What the proof makes there is dropped when it is given back;
 * what a killed one made, by `sweepLeases`.
 *
 * @param names What the source's databases are called. @throws HoldfastError source-in-use while another
 *   proof works there; policy-invalid where it holds one of them, as the source's own server would.
 */
export async function leaseServer<S>(
  of: Leasing<S>,
  names: readonly string[],
): Promise<AsyncDisposable> {
  const { machine, server } = of;
  const over = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<void>();
  const working = of.inSession(async (session) => {
    await takeLock(of, session);
    const before = await of.look(session);
    refuseOwn(server, names, before);
    const record = await scratchBeside(of.beside, machine);
    // Before anything is made: what a killed proof leaves there is found by this.
    const text = JSON.stringify({ server, before });
    await writeFile(join(record.path, RECORD), text, { mode: 0o600 });
    ready.resolve();
    await over.promise;
    await of.clear(session, before);
    await record[Symbol.asyncDispose](); // not where that failed: the next command finds it
  });
  working.catch((cause: unknown) => ready.reject(cause));
  await ready.promise;
  return {
    [Symbol.asyncDispose]: async () => {
      over.resolve();
      await working.catch((cause: unknown) => tellLeft(cause, machine));
    },
  };
}

/** Drops what killed proofs of this host left on scratch servers. @returns The records that were done with. */
export async function sweepLeases<S>(
  beside: string,
  machine: Machine,
  open: (server: ScratchServer) => Promise<Leasing<S>>,
): Promise<readonly string[]> {
  return await sweepScratch(beside, machine, async (folder) => {
    const text = await readFile(join(folder, RECORD), "utf8").catch(() => "");
    if (text === "") return true; // it was killed before it made anything
    const { server, before } = JSON.parse(text) as { server: ScratchServer; before: Held };
    const of = await open(server);
    await of.inSession(async (session) => {
      await takeLock(of, session);
      const now = await of.look(session);
      if (now.identifier === before.identifier) await of.clear(session, before);
    });
    return true;
  });
}

async function takeLock<S>(of: Leasing<S>, session: S): Promise<void> {
  if (await of.lock(session)) return;
  const name = shown(of.server.url);
  throw new HoldfastError("restore", `Cannot prove on "${name}": another proof works there`, {
    code: "source-in-use",
    hint: "Run this again when that one is over.",
    thing: name,
  });
}

/** Who names the source's own server, or another one in use, by mistake finds it out before it is worked on. */
function refuseOwn(server: ScratchServer, names: readonly string[], before: Held): void {
  const own = names.find((name) => before.databases.includes(name));
  if (own === undefined) return;
  const name = shown(server.url);
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

/** What could not be dropped now must not hide how the proof ended; its record stays for the next command. */
function tellLeft(cause: unknown, machine: Machine): void {
  if (cause instanceof Interrupted) return;
  if (!(cause instanceof HoldfastError)) throw cause;
  machine.tell({ kind: "line", text: `${cause.message}; the next command clears it` });
}
