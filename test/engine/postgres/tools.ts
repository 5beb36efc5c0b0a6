import { execFileSync } from "node:child_process";
import type { PostgresSettings } from "../../../src/engine/postgres/settings.ts";
import { binOf, SERVERS, type Server } from "../../servers/postgres.ts";
import { testMachine } from "../../tools.ts";

/** The settings of one database, reached by an address in the environment. */
export const SETTINGS: PostgresSettings = {
  url: "env:PG_URL",
  globals: true,
  jobs: 1,
  excluded: {},
  "excluded-schemas": {},
  run: [],
};

/** A machine whose environment names a database of a server. */
export function machineFor(server: Server, database: string, account?: string) {
  const env = { ...process.env, HOLDFAST_SERVERS: SERVERS, PG_URL: server.url(database, account) };
  return testMachine({ env });
}

/** What a test of one major needs, for `testWith`. */
export function needsOf(...majors: readonly number[]): string[] {
  return majors.map((major) => `${binOf(major) || `PostgreSQL ${major}`}`).map(needOf);
}

function needOf(bin: string): string {
  return bin.startsWith("/") ? "sh" : bin;
}

/** All databases of a server with their oids. */
export function placesOf(server: Server): string[] {
  return server
    .sql("postgres", "SELECT oid || ' ' || datname FROM pg_database ORDER BY oid")
    .split("\n");
}

/** Client programs that this process started and that still run. */
export function children(): string[] {
  const out = execFileSync("ps", ["-eo", "ppid,args"], { encoding: "utf8" });
  return out
    .split("\n")
    .filter(
      (line) => line.trim().startsWith(`${process.pid} `) && /psql|pg_dump|pg_restore/.test(line),
    );
}
