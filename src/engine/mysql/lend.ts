import { access, chmod, chown, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Child, Command, Machine } from "../../host/machine.ts";
import { scratchBeside } from "../../host/scratch.ts";
import { type Account, accountNamed, whoAmI } from "../../host/user.ts";
import type { Lent, SavedPart, Wanted } from "../engine.ts";
import { nothingSaved } from "../place_errors.ts";
import type { Family } from "./address.ts";
import { databaseParts, savedFrom, textOf } from "./build.ts";
import { CALLED, type Version, versionOf } from "./client.ts";
import { USERS } from "./parts.ts";
import { lendScratch } from "./scratch_server.ts";
import { compareVersions, line } from "./server.ts";
import type { MysqlSettings } from "./settings.ts";
import { statementsIn } from "./users.ts";

/** Throwaway servers lie beside this path: on a disk, where a database has room, and short enough for a socket. */
export const BESIDE = "/var/tmp/mysql";
const ACCOUNT = "mysql"; // a server refuses to run as root
const PATIENCE = 120_000; // ms for a server to start
const EVERY = 50; // ms
const READY = /ready for connections/;
const PACKAGES: Readonly<Record<Family, string>> = {
  mariadb: "mariadb-server",
  mysql: "mysql-server-core",
};

/**
 * Starts a server of the family and version that was saved from the programs on this machine. It listens
 * on no network, only on a socket in a private folder, runs no events, and dies with this process. Where
 * the policy names a scratch server, that one instead.
 *
 * @throws HoldfastError tool-missing naming the package, where this machine has no such server.
 */
export async function lend(
  like: MysqlSettings,
  machine: Machine,
  of: Wanted,
): Promise<Lent<MysqlSettings>> {
  const { saved } = of;
  const { scratch: named } = like;
  if (named !== undefined) return await lendScratch({ ...like, scratch: named }, machine, of);
  const wanted = await newestOf(like, saved);
  const program = await serverOf(wanted, machine);
  if (program === null) throw missing(like, wanted);
  const as = await serverUser(like, wanted);
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
    const more = await wordsFor(like, saved);
    const starting = { machine, family: wanted.family, ...program, folder, as, more };
    await initialize(starting);
    server = await start(starting);
    const { into: _, "restore-url": __, ...rest } = like;
    const url = `${wanted.family}://root@/?socket=${encodeURIComponent(join(folder, "s"))}`;
    return {
      settings: { ...rest, url, run: [], excluded: {}, lent: true },
      [Symbol.asyncDispose]: dispose,
    };
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

interface Wish {
  readonly family: Family;
  readonly version: Version;
}

/** Whose server, and of which version, the newest of the parts was saved from. */
async function newestOf(like: MysqlSettings, saved: Wanted["saved"]): Promise<Wish> {
  const parts = databaseParts(saved).map((name) => saved.get(name) as SavedPart);
  const from = (await Promise.all(parts.map(savedFrom))).filter((one) => one !== null);
  const [newest] = from.toSorted((a, b) => compareVersions(b.version, a.version));
  if (newest === undefined) throw nothingSaved(like.url);
  return newest;
}

/** Only a MySQL server that was told so takes rights on one schema out of rights on all. */
async function wordsFor({ users }: MysqlSettings, saved: Wanted["saved"]): Promise<string[]> {
  const part = users ? saved.get(USERS) : undefined;
  if (part === undefined) return [];
  const statements = await statementsIn(await textOf(part));
  return statements.some(({ sql }) => sql.startsWith("REVOKE ")) ? ["--partial-revokes=ON"] : [];
}

interface Program {
  readonly server: string;
  /** The folder above `usr`, for a server that was not installed; else empty. */
  readonly root: string;
}

async function serverOf({ family, version }: Wish, machine: Machine): Promise<Program | null> {
  const own = machine.env["HOLDFAST_SERVERS"];
  const root = own && family === "mysql" ? join(own, "mysql") : "";
  const names = family === "mariadb" ? ["mariadbd", "mysqld"] : ["mysqld"];
  const places = [
    ...(root === "" ? [] : [{ server: join(root, "usr/sbin/mysqld"), root }]),
    ...names.map((name) => ({ server: `/usr/sbin/${name}`, root: "" })),
  ];
  for (const place of places) {
    const isThere = await access(place.server, constants.X_OK).then(
      () => true,
      () => false,
    );
    const found = isThere
      ? await versionOf(place.server, machine, { run: [], stage: "source" })
      : null;
    if (found?.family !== family) continue;
    if (compareVersions(line(found.version), line(version)) === 0) return place;
  }
  return null;
}

/** Which other user the server runs as; null: this one. */
async function serverUser(like: MysqlSettings, wish: Wish): Promise<Account | null> {
  if (!whoAmI().isRoot) return null;
  const found = await accountNamed(ACCOUNT);
  if (found !== null) return found;
  throw missing(like, wish);
}

interface Starting extends Program {
  readonly machine: Machine;
  readonly family: Family;
  readonly folder: string;
  readonly as: Account | null;
  /** Words of the saved server's own. */
  readonly more: readonly string[];
}

/** A program as the server's user, ended by the kernel when this process is gone. */
function commandOf({ as, folder }: Starting, argv: readonly string[]): Command {
  const user = as === null ? [] : [`--reuid=${as.uid}`, `--regid=${as.gid}`, "--clear-groups"];
  return {
    argv: ["setpriv", ...user, "--pdeathsig=KILL", ...argv],
    cwd: "/",
    env: { HOME: folder, TMPDIR: folder },
  };
}

function options({ family, root, folder, more }: Starting): string[] {
  const share = join(root, "usr/share/mysql");
  return [
    "--no-defaults",
    ...more,
    `--datadir=${join(folder, "data")}`,
    ...(root === ""
      ? []
      : [
          `--basedir=${join(root, "usr")}`,
          `--lc-messages-dir=${share}`,
          `--character-sets-dir=${join(share, "charsets")}`,
          `--plugin-dir=${join(root, "usr/lib/mysql/plugin")}`,
        ]),
    ...(family === "mysql" ? ["--mysqlx=OFF", "--secure-file-priv=NULL"] : []),
  ];
}

async function initialize(starting: Starting): Promise<void> {
  const { machine, family, server } = starting;
  const argv =
    family === "mysql"
      ? [server, ...options(starting), "--initialize-insecure"]
      : [
          "mariadb-install-db",
          ...options(starting),
          "--auth-root-authentication-method=normal", // nobody else can enter the folder of its socket
          "--skip-test-db",
        ];
  const { code, stderr } = await machine.run(commandOf(starting, argv));
  if (code !== 0) throw cannotStart(stderr);
}

/** Starts it, and waits for the line that says so. */
async function start(starting: Starting): Promise<Child> {
  const { machine, server, folder } = starting;
  let isReady = false;
  let over: string | null = null;
  const child = machine.start({
    ...commandOf(starting, [
      server,
      ...options(starting),
      `--socket=${join(folder, "s")}`,
      `--pid-file=${join(folder, "pid")}`,
      "--skip-networking",
      "--skip-log-bin",
      "--event-scheduler=OFF",
      "--local-infile=OFF",
      "--max-allowed-packet=1G",
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-flush-method=nosync",
      "--innodb-doublewrite=OFF",
    ]),
    onStderr: (line) => {
      isReady ||= READY.test(line);
    },
  });
  child.ended.then(
    ({ stderr }) => (over = stderr),
    () => (over = ""),
  );
  for (let waited = 0; waited < PATIENCE && over === null; waited += EVERY) {
    if (isReady) return child;
    await delay(EVERY);
  }
  await child.stdout[Symbol.asyncIterator]().return?.();
  await child.ended.catch(() => {});
  throw cannotStart(over ?? "it was not ready after two minutes");
}

function missing({ url }: MysqlSettings, { family, version }: Wish): HoldfastError {
  const name = `${CALLED[family]} ${version[0]}.${version[1]}`;
  return new HoldfastError(
    "source",
    `Cannot start a throwaway server like "${shown(url)}": this machine has no server of ${name}`,
    {
      code: "tool-missing",
      hint: `Install ${PACKAGES[family]} ${version[0]}.${version[1]}; no server of it needs to run. Or name a scratch server in the policy.`,
      thing: shown(url),
    },
  );
}

function cannotStart(stderr: string): HoldfastError {
  const lines = stderr.split("\n").filter((line) => line !== "");
  const why = lines.findLast((line) => /ERROR/.test(line)) ?? lines.at(-1) ?? "it ended at once";
  return new HoldfastError("source", `Cannot start a throwaway server: ${shown(why)}`, {
    code: "source-failed",
    hint: `Is there room in "${BESIDE}", and may its user start it?`,
    thing: BESIDE,
  });
}
