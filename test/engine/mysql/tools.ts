import { execFileSync } from "node:child_process";
import type { MysqlSettings } from "../../../src/engine/mysql/settings.ts";
import type { MySqlServer } from "../../servers/mysql.ts";
import { SERVERS } from "../../servers/postgres.ts";
import { testMachine } from "../../tools.ts";

/** The settings of one database, reached by an address in the environment. */
export const SETTINGS: MysqlSettings = {
  url: "env:MYSQL_ADDRESS",
  users: true,
  excluded: { "app_100%": "the sample makes it for a right on its name" },
  run: [],
};

/** A machine whose environment names a database of a server. */
export function machineFor(server: MySqlServer, database: string, account?: string) {
  const MYSQL_ADDRESS = server.url(database, account);
  return testMachine({ env: { ...process.env, HOLDFAST_SERVERS: SERVERS, MYSQL_ADDRESS } });
}

/** The names of all schemas of a server: it tells none from another of the same name. */
export function placesOf(server: MySqlServer): string[] {
  return server
    .sql("", "SELECT HEX(SCHEMA_NAME) FROM information_schema.SCHEMATA ORDER BY 1")
    .split("\n")
    .map((hex) => Buffer.from(hex, "hex").toString("utf8"));
}

/** Client programs that this process started and that still run. */
export function children(): string[] {
  const out = execFileSync("ps", ["-eo", "ppid,args"], { encoding: "utf8" });
  return out
    .split("\n")
    .filter((line) => line.trim().startsWith(`${process.pid} `))
    .filter((line) => /--no-defaults/.test(line) && !/mariadbd|mysqld /.test(line));
}
