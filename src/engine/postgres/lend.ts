import { chmod, chown, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HoldfastError, type Interrupted } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Child, Machine } from "../../host/machine.ts";
import { scratchBeside } from "../../host/scratch.ts";
import { type Account, accountNamed, whoAmI } from "../../host/user.ts";
import type { Lent, SavedPart, Wanted } from "../engine.ts";
import { nothingSaved } from "../place_errors.ts";
import { databaseParts, savedMajor } from "./build.ts";
import { binOf } from "./client.ts";
import { lendScratch } from "./scratch_server.ts";
import type { PostgresSettings } from "./settings.ts";

/** Throwaway servers lie beside this path: on a disk, where a database has room, and short enough for a socket. */
export const BESIDE = "/var/tmp/postgres";
const OWNER = "holdfast";
const ACCOUNT = "postgres"; // a server refuses to run as root
const PATIENCE = 60_000; // ms for a server to start
const EVERY = 50; // ms

/**
 * Starts a server of the major that was saved, from the programs on this machine. It listens on no
 * network, only on a socket in a private folder, and dies with this process. Where the policy names a
 * scratch server, that one instead.
 *
 * @throws HoldfastError tool-missing naming the package, where this machine has no such server.
 */
export async function lend(
  like: PostgresSettings,
  machine: Machine,
  wanted: Wanted,
): Promise<Lent<PostgresSettings>> {
  const { saved } = wanted;
  const { scratch: named } = like;
  if (named !== undefined) return await lendScratch({ ...like, scratch: named }, machine, wanted);
  const parts = databaseParts(saved).map((name) => saved.get(name) as SavedPart);
  if (parts.length === 0) throw nothingSaved(like.url);
  const major = Math.max(...(await Promise.all(parts.map(savedMajor))));
  const bin = await binOf(major, "initdb", machine);
  if (bin === null) throw missing(like, major);
  const as = await serverUser(like, major);
  const scratch = await scratchBeside(BESIDE, machine);
  let server: Child | null = null;
  const dispose = async (): Promise<void> => {
    await server?.stdout[Symbol.asyncIterator]().return?.(); // ends it
    await server?.ended.catch(() => {});
    await scratch[Symbol.asyncDispose]();
  };
  try {
    const folder = join(scratch.path, "server");
    await chmod(scratch.path, 0o711); // to be passed through by the server's user, not listed
    await mkdir(folder, { mode: 0o700 });
    if (as !== null) await chown(folder, as.uid, as.gid);
    await initialize({ machine, bin, folder, as, major });
    server = start({ machine, bin, folder, as, major });
    await ready(folder, server);
    const { into: _, "restore-url": __, ...rest } = like;
    const url = `postgres://${OWNER}@/?host=${encodeURIComponent(folder)}`;
    return {
      settings: { ...rest, url, run: [], excluded: {}, lent: true },
      [Symbol.asyncDispose]: dispose,
    };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

interface Starting {
  readonly machine: Machine;
  readonly bin: string;
  readonly folder: string;
  readonly as: Account | null;
  readonly major: number;
}

/** Which other user the server runs as; null: this one. */
async function serverUser(like: PostgresSettings, major: number): Promise<Account | null> {
  if (!whoAmI().isRoot) return null;
  const found = await accountNamed(ACCOUNT);
  if (found !== null) return found;
  throw missing(like, major);
}

/** The program as the server's user, ended by the kernel when this process is gone. */
function words({ bin, as }: Starting, ...argv: readonly [string, ...string[]]) {
  const [program, ...rest] = argv;
  const user = as === null ? [] : [`--reuid=${as.uid}`, `--regid=${as.gid}`, "--clear-groups"];
  return ["setpriv", ...user, "--pdeathsig=QUIT", `${bin}${program}`, ...rest] as const;
}

async function initialize(starting: Starting): Promise<void> {
  const { machine, folder } = starting;
  const { code, stderr } = await machine.run({
    argv: words(
      starting,
      "initdb",
      `--pgdata=${join(folder, "data")}`,
      `--username=${OWNER}`,
      "--auth=trust", // nobody else can enter the folder of its socket
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ),
    cwd: "/",
    env: { HOME: folder },
  });
  if (code !== 0) throw cannotStart(stderr);
}

function start(starting: Starting): Child {
  const { machine, folder } = starting;
  const set = (name: string, value: string) => ["-c", `${name}=${value}`];
  return machine.start({
    argv: words(
      starting,
      "postgres",
      "-D",
      join(folder, "data"),
      ...set("listen_addresses", ""),
      ...set("unix_socket_directories", folder),
      ...set("unix_socket_permissions", "0700"),
      ...set("fsync", "off"),
      ...set("full_page_writes", "off"),
      ...set("synchronous_commit", "off"),
      ...set("autovacuum", "off"),
      ...set("wal_level", "minimal"),
      ...set("max_wal_senders", "0"),
      ...set("max_locks_per_transaction", "1024"),
      ...set("logging_collector", "off"),
    ),
    cwd: "/",
    env: { HOME: folder },
  });
}

/** Waits for the line that says "ready" in its lock file (PostgreSQL 10 and newer write one). */
async function ready(folder: string, server: Child): Promise<void> {
  let over: string | null = null;
  server.ended.then(
    ({ stderr }) => (over = stderr),
    () => (over = ""),
  );
  for (let waited = 0; waited < PATIENCE; waited += EVERY) {
    if (over !== null) throw cannotStart(over);
    const lock = await readFile(join(folder, "data/postmaster.pid"), "utf8").catch(() => "");
    if (/^ready/m.test(lock) && (await readdir(folder)).includes(".s.PGSQL.5432")) return;
    await delay(EVERY);
  }
  throw cannotStart("it was not ready after a minute");
}

function missing(like: PostgresSettings, major: number): HoldfastError {
  return new HoldfastError(
    "source",
    `Cannot start a throwaway server like "${shown(like.url)}": this machine has no server of PostgreSQL ${major}`,
    {
      code: "tool-missing",
      hint: `Install Debian's package postgresql-${major}; no server of it needs to run. Or name a scratch server in the policy.`,
      thing: shown(like.url),
    },
  );
}

function cannotStart(stderr: string): HoldfastError | Interrupted {
  const why = stderr.split("\n").findLast((line) => line !== "") ?? "it ended at once";
  return new HoldfastError("source", `Cannot start a throwaway server: ${shown(why)}`, {
    code: "source-failed",
    hint: `Is there room in "${BESIDE}", and may its user start it?`,
    thing: BESIDE,
  });
}
