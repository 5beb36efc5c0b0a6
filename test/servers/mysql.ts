import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "@jest/globals";
import { type Family, type Programs, programsOf, VERSIONS } from "./places.ts";
import { freePort } from "./port.ts";

export type { Family, Programs } from "./places.ts";
export { FAMILIES, programsOf as binOf, VERSIONS } from "./places.ts";

/** What a test of some families needs, for `testWith`. */
export function needsOf(...families: readonly Family[]): string[] {
  return families.map((family) =>
    programsOf(family) === null ? `${family} ${VERSIONS[family]}` : "sh",
  );
}

/** A real server for one test file; on a socket of its own and on a port of 127.0.0.1. */
export interface MySqlServer {
  readonly family: Family;
  readonly folder: string;
  readonly port: number;
  readonly socket: string;
  /** As the server itself says it. */
  readonly version: string;
  /** An address of the superuser, or of another account with a password. */
  url(database: string, account?: string): string;
  /** Runs SQL with the family's own client as superuser; gives its rows, columns parted by tabs. */
  sql(database: string, text: string): string;
  /** Ends the server at once, as a crash would, and waits until it is gone. */
  kill(): void;
  start(): Promise<void>;
}

/** The superuser's password; it must be seen nowhere. */
export const PASSWORD = "s3cret-%'\"$(x)-Passwort";

const isRoot = process.getuid?.() === 0;

/** Makes a server's data folder and starts it; stopped and removed after the tests of the file. */
export async function makeServer(
  family: Family,
  beside?: string,
  more: readonly string[] = [],
): Promise<MySqlServer> {
  const bin = programsOf(family) as Programs;
  const folder = mkdtempSync(join(beside ?? "/var/tmp", `hf-${family}-`));
  const as = isRoot ? ids() : null;
  chmodSync(folder, 0o711);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (as !== null) for (const one of [folder, data]) chownSync(one, as.uid, as.gid);
  const port = await freePort();
  const socket = join(folder, "s.sock");
  const log = join(folder, "error.log");
  const how = {
    cwd: "/",
    // A server that starts removes what another one has put aside in a folder that both use for that.
    env: { PATH: `${process.env["PATH"]}:/usr/sbin`, HOME: folder, LC_ALL: "C", TMPDIR: folder },
    ...(as ?? {}),
  };
  const words = [...wordsOf(bin, folder, port), ...more];
  if (family === "mariadb") {
    const install = ["--auth-root-authentication-method=normal", "--skip-test-db"];
    const small = ["--innodb-log-file-size=8M", "--innodb-flush-log-at-trx-commit=0"];
    execFileSync(
      "mariadb-install-db",
      ["--no-defaults", `--datadir=${data}`, ...install, ...small],
      { ...how, stdio: "ignore" },
    );
  } else {
    execFileSync(bin.server, [...words, "--initialize-insecure"], { ...how, stdio: "ignore" });
  }

  let pid = 0;
  let password = "";
  const server: MySqlServer = {
    family,
    folder,
    port,
    socket,
    version: /\d+(\.\d+)+/.exec(
      execFileSync(bin.server, ["--no-defaults", "--version"], { ...how, encoding: "utf8" }),
    )?.[0] as string,
    url: (database, account = `root:${encodeURIComponent(PASSWORD)}`) =>
      `${family}://${account}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    sql: (database, text) =>
      execFileSync(
        bin.client,
        [
          "--no-defaults",
          "--binary-mode", // no command of the client's own is taken from the text, but "delimiter"
          "--batch",
          "--raw",
          "--skip-column-names",
          "--default-character-set=utf8mb4",
          "--user=root",
          `--socket=${socket}`,
          `--database=${database}`,
        ],
        {
          ...how,
          env: { ...how.env, MYSQL_PWD: password },
          input: text,
          encoding: "utf8",
          timeout: 30_000, // ms; what waits for a lock must not wait for ever
          maxBuffer: 2 ** 26,
          stdio: ["pipe", "pipe", "pipe"],
        },
      ).replace(/\n$/, ""),
    kill: () => {
      process.kill(pid, "SIGKILL");
      while (isAlive(pid)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    },
    start: async () => {
      writeFileSync(log, "");
      if (as !== null) chownSync(log, as.uid, as.gid);
      const child = spawn(bin.server, words, { ...how, stdio: "ignore", detached: true });
      child.unref();
      pid = child.pid as number;
      for (let turn = 0; turn < 2400; turn++) {
        if (/ready for connections/.test(readFileSync(log, "utf8"))) return;
        if (!isAlive(pid)) break;
        await delay(25);
      }
      throw new Error(`${family} did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
    },
  };
  afterAll(() => {
    if (isAlive(pid)) server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await server.start();
  const quoted = PASSWORD.replace(/['\\]/g, "\\$&");
  const others = server
    .sql("mysql", "SELECT QUOTE(Host) FROM mysql.user WHERE User = 'root' AND Host <> 'localhost'")
    .split("\n")
    .filter((host) => host !== "");
  for (const host of others) server.sql("mysql", `DROP USER root@${host}`);
  server.sql("mysql", `ALTER USER root@localhost IDENTIFIED BY '${quoted}'`);
  password = PASSWORD;
  return server;
}

/** The words that start a server: small, quick rather than safe, and with what the tests look at. */
function wordsOf(bin: Programs, folder: string, port: number): string[] {
  const data = join(folder, "data");
  const both = [
    `--datadir=${data}`,
    `--socket=${join(folder, "s.sock")}`,
    `--pid-file=${join(folder, "pid")}`,
    `--log-error=${join(folder, "error.log")}`,
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    "--server-id=1",
    `--log-bin=${join(data, "bin")}`,
    "--event-scheduler=ON",
    "--character-set-server=utf8mb4",
    "--innodb-buffer-pool-size=32M",
    "--innodb-flush-log-at-trx-commit=2", // what was committed outlives a kill, though no power cut
    "--innodb-flush-method=nosync",
    "--sync-binlog=0",
    "--table-open-cache=400",
    "--max-connections=60",
  ];
  if (bin.root === "") return ["--no-defaults", ...both, "--innodb-log-file-size=8M"];
  const share = join(bin.root, "usr/share/mysql");
  return [
    "--no-defaults",
    `--basedir=${join(bin.root, "usr")}`,
    `--lc-messages-dir=${share}`,
    `--character-sets-dir=${join(share, "charsets")}`,
    `--plugin-dir=${join(bin.root, "usr/lib/mysql/plugin")}`,
    ...both,
    "--innodb-redo-log-capacity=16M",
    "--secure-file-priv=NULL", // the folder it was built with is not there
    "--mysqlx=OFF",
  ];
}

/** Whether a process runs; one that ended and was not waited for yet does not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function ids(): { uid: number; gid: number } {
  const of = (flag: string) => Number(execFileSync("id", [flag, "mysql"], { encoding: "utf8" }));
  return { uid: of("-u"), gid: of("-g") };
}
