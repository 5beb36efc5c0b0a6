import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "@jest/globals";
import { postgresBin } from "./places.ts";
import { freePort } from "./port.ts";

export { MAJORS, postgresBin as binOf, SERVERS } from "./places.ts";

const isRoot = process.getuid?.() === 0;
/** A real server for one test file; on a socket of its own and on a port of 127.0.0.1. */
export interface Server {
  readonly major: number;
  readonly folder: string;
  readonly port: number;
  /** An address of a superuser, or of another account with a password. */
  url(database: string, account?: string): string;
  /** Runs SQL with the server's own psql as superuser; gives its unaligned output. */
  sql(database: string, text: string): string;
  /** Ends the server at once, as a crash would, and waits until it is gone. */
  kill(): void;
  start(): Promise<void>;
}

/** The superuser's password; it must be seen nowhere. */
export const PASSWORD = "s3cret-%'\"$(x)-Passwort";

/** Makes a server's data folder and starts it; stopped and removed after the tests of the file. */
export async function makeServer(major: number, beside?: string): Promise<Server> {
  const bin = postgresBin(major);
  const folder = mkdtempSync(join(beside ?? "/var/tmp", `hf-pg${major}-`));
  const as = isRoot ? ids() : null;
  chmodSync(folder, 0o711);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (as !== null) for (const one of [folder, data]) chownSync(one, as.uid, as.gid);
  const how = { cwd: "/", env: { PATH: process.env["PATH"], HOME: folder, LC_ALL: "C" } };
  const user = as === null ? {} : as;
  execFileSync(
    join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ],
    { ...how, ...user, stdio: "ignore" },
  );
  const port = await freePort();
  // Over TCP a password is asked for, over the socket nobody is.
  execFileSync("sh", ["-c", `cat > "$1"`, "sh", join(data, "pg_hba.conf")], {
    input: "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n",
  });
  let pid = 0;
  const server: Server = {
    major,
    folder,
    port,
    url: (database, account = `postgres:${encodeURIComponent(PASSWORD)}`) =>
      `postgres://${account}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    sql: (database, text) =>
      execFileSync(
        join(bin, "psql"),
        [
          "-X",
          "-q",
          "-A",
          "-t",
          "-v",
          "ON_ERROR_STOP=1",
          "-h",
          folder,
          "-p",
          String(port),
          "-U",
          "postgres",
          "-d",
          `dbname='${database.replace(/[\\']/g, "\\$&")}'`,
        ],
        {
          ...how,
          input: text,
          encoding: "utf8",
          timeout: 30_000, // ms; what waits for a lock must not wait for ever
          maxBuffer: 2 ** 26,
          stdio: ["pipe", "pipe", "pipe"],
        },
      ).trim(),
    kill: () => {
      process.kill(pid, "SIGQUIT");
      while (existsSync(join(data, "postmaster.pid")))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    },
    start: async () => {
      rmSync(join(data, "postmaster.pid"), { force: true });
      const words = [
        "-D",
        data,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        `port=${port}`,
        "-c",
        `unix_socket_directories=${folder}`,
        "-c",
        "fsync=off",
        "-c",
        "full_page_writes=off",
        "-c",
        "shared_buffers=32MB",
        "-c",
        "wal_level=logical",
        "-c",
        "max_prepared_transactions=4",
      ];
      const child = spawn(join(bin, "postgres"), words, {
        ...how,
        ...user,
        stdio: "ignore",
        detached: true,
      });
      child.unref();
      pid = child.pid as number;
      for (let turn = 0; turn < 1200; turn++) {
        if (
          existsSync(join(data, "postmaster.pid")) &&
          /^ready/m.test(readFileSync(join(data, "postmaster.pid"), "utf8"))
        )
          return;
        await delay(25);
      }
      throw new Error(`PostgreSQL ${major} did not start`);
    },
  };
  afterAll(() => {
    if (existsSync(join(data, "postmaster.pid"))) server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await server.start();
  server.sql("postgres", `ALTER ROLE postgres PASSWORD '${PASSWORD.replaceAll("'", "''")}'`);
  return server;
}

function ids(): { uid: number; gid: number } {
  const of = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: of("-u"), gid: of("-g") };
}
