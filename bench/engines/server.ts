import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { locate } from "../programs/program.ts";

/** The kinds of servers the bench starts. */
export const KINDS = ["postgres", "mariadb"] as const;
export type Kind = (typeof KINDS)[number];

const MAJOR = 17; // of PostgreSQL
const START_LIMIT = 60_000; // ms
const CACHE = process.getuid?.() === 0 ? "/var/cache" : (process.env["XDG_CACHE_HOME"] ?? "");
/** Where `npm run engines` puts what the system's packages do not bring. */
export const SERVERS = process.env["HOLDFAST_SERVERS"] ?? join(CACHE, "holdfast/servers");

/** A throwaway server: durability as installed, a cache of 256 MB, a log of 1 to 2 GB. */
export interface BenchServer {
  readonly kind: Kind;
  readonly version: string;
  /** The folder of the client programs. */
  readonly bin: string;
  /** Words that lead a client program to the server. */
  readonly reach: readonly string[];
  url(database: string): string;
  /** Runs SQL as superuser; gives rows, columns parted by tabs. @param input Rows for COPY or LOAD DATA. */
  sql(database: string, text: string, input?: string): string;
  stop(): void;
}

/** The folder of a kind's client programs; null where they are not on this machine. */
export function binOf(kind: Kind): string | null {
  if (kind === "mariadb") {
    return locate("mariadb") === null || serverOf() === null ? null : "/usr/bin";
  }
  const folders = [
    `/usr/lib/postgresql/${MAJOR}/bin`,
    join(SERVERS, `postgresql-${MAJOR}/usr/lib/postgresql/${MAJOR}/bin`),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** Starts a server in a new folder below `scratch`. */
export async function startServer(kind: Kind, scratch: string): Promise<BenchServer> {
  const folder = join(scratch, kind);
  mkdirSync(folder, { mode: 0o711 });
  const user = kind === "postgres" ? "postgres" : "mysql";
  const as = process.getuid?.() === 0 ? idsOf(user) : null;
  chmodSync(scratch, 0o711);
  if (as !== null) chownSync(folder, as.uid, as.gid);
  const how = { cwd: "/", env: { ...process.env, HOME: folder, LC_ALL: "C" }, ...(as ?? {}) };
  const made = { kind, folder, port: await freePort(), how };
  return kind === "postgres" ? await startPostgres(made) : await startMariadb(made);
}

interface Making {
  readonly folder: string;
  readonly port: number;
  readonly how: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };
}

async function startPostgres({ folder, port, how }: Making): Promise<BenchServer> {
  const bin = binOf("postgres") as string;
  const data = join(folder, "data");
  const init = ["-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"];
  execFileSync(join(bin, "initdb"), init, { ...how, stdio: "ignore" });
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    "autovacuum=off", // it would begin in the middle of somebody's turn
  ];
  const words = ["-D", data, ...settings.flatMap((one) => ["-c", one])];
  const stop = await run(join(bin, "postgres"), words, how, () =>
    /^ready/m.test(readFileSync(join(data, "postmaster.pid"), "utf8")),
  );
  const reach = ["-h", folder, "-p", String(port), "-U", "postgres"];
  return {
    kind: "postgres",
    version: versionOf(join(bin, "postgres")),
    bin,
    reach,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    sql: (database, text, input = "") =>
      execFileSync(
        join(bin, "psql"),
        ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", ...reach, "-d", database],
        { input: `${text};\n${input}`, encoding: "utf8", maxBuffer: 2 ** 26 },
      ).trim(),
    stop,
  };
}

async function startMariadb({ folder, port, how }: Making): Promise<BenchServer> {
  const server = serverOf() as string;
  const data = join(folder, "data");
  const socket = join(folder, "s.sock");
  const root = ["--auth-root-authentication-method=normal", "--skip-test-db"];
  execFileSync("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, ...root], {
    ...how,
    stdio: "ignore",
  });
  const words = [
    "--no-defaults",
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    `--log-error=${join(folder, "error.log")}`,
    "--character-set-server=utf8mb4",
    "--innodb-buffer-pool-size=256M",
    "--innodb-log-file-size=1G",
    "--local-infile=1",
  ];
  const stop = await run(server, words, how, () =>
    readFileSync(join(folder, "error.log"), "utf8").includes("ready for connections"),
  );
  const reach = ["--no-defaults", "--user=root", `--socket=${socket}`];
  return {
    kind: "mariadb",
    version: versionOf(server),
    bin: "/usr/bin",
    reach,
    url: (database) => `mariadb://root@127.0.0.1:${port}/${database}`,
    sql: (database, text) =>
      execFileSync(
        "mariadb",
        [...reach, "--local-infile=1", "--batch", "--skip-column-names", `--database=${database}`],
        { input: text, encoding: "utf8", maxBuffer: 2 ** 26 },
      ).trim(),
    stop,
  };
}

/** Starts a server and waits until it is ready. @returns What ends it. */
async function run(
  program: string,
  words: readonly string[],
  how: Making["how"],
  isReady: () => boolean,
): Promise<() => void> {
  const child = spawn(program, words, { ...how, stdio: "ignore" });
  const stop = (): void => void child.kill("SIGKILL"); // its folder goes with it
  process.once("exit", stop);
  for (const end = Date.now() + START_LIMIT; Date.now() < end; await delay(50)) {
    try {
      if (isReady()) return stop;
    } catch {
      // It has written nothing yet.
    }
    if (child.exitCode !== null) break;
  }
  stop();
  throw new Error(`${program} did not start`);
}

function serverOf(): string | null {
  return ["/usr/sbin/mariadbd", "/usr/libexec/mariadbd"].find((path) => existsSync(path)) ?? null;
}

function versionOf(program: string): string {
  const said = execFileSync(program, ["--version"], { encoding: "utf8" });
  return /\d+\.\d+(\.\d+)?/.exec(said)?.[0] ?? "unknown";
}

function idsOf(user: string): { uid: number; gid: number } {
  const of = (flag: string) => Number(execFileSync("id", [flag, user], { encoding: "utf8" }));
  return { uid: of("-u"), gid: of("-g") };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
