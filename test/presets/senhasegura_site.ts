import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "@jest/globals";
import { treeOf } from "../bad_days/crash.ts";
import { type MySqlServer, makeServer } from "../servers/mysql.ts";
import { accountsOf } from "./accounts.ts";
import { addressFile, makePresetWorld, type Site } from "./site.ts";

/** A senhasegura instance: its MariaDB, settings, logs and recorded sessions. */
export interface Senhasegura extends Site {
  readonly server: MySqlServer;
  readonly logs: string;
  readonly sessions: string;
}

const MT4 = `CREATE TABLE device (id int AUTO_INCREMENT PRIMARY KEY, name varchar(80) NOT NULL UNIQUE);
CREATE TABLE credential (id int AUTO_INCREMENT PRIMARY KEY, device int NOT NULL, username varchar(80) NOT NULL,
  secret varbinary(64) NOT NULL, changed timestamp(6) NOT NULL, strength float, FOREIGN KEY (device) REFERENCES device (id));
CREATE SEQUENCE ticket START WITH 1000 CACHE 0;
CREATE VIEW weak AS SELECT id, username FROM credential WHERE strength < 1;
CREATE PROCEDURE rotate(IN which int) UPDATE credential SET changed = now(6) WHERE id = which;
`;
const SENHASEGURA = `CREATE TABLE parameter (name varchar(80) PRIMARY KEY, value text);
CREATE TABLE session (id bigint AUTO_INCREMENT PRIMARY KEY, credential int NOT NULL, began datetime(3) NOT NULL, info json);
CREATE TABLE audit (id bigint AUTO_INCREMENT PRIMARY KEY, what text NOT NULL);
CREATE TRIGGER session_began AFTER INSERT ON session FOR EACH ROW INSERT INTO audit (what) VALUES (concat('session ', NEW.id));
`;
const TABLES: Readonly<Record<string, readonly string[]>> = {
  mt4: [
    "SELECT id, name FROM device ORDER BY id",
    "SELECT id, device, username, hex(secret), changed, strength + 0e0 FROM credential ORDER BY id",
    "SELECT next_not_cached_value FROM ticket",
    "SELECT id, username FROM weak ORDER BY id",
    "SELECT routine_name, routine_definition FROM information_schema.routines WHERE routine_schema = 'mt4'",
  ],
  senhasegura: [
    "SELECT name, value FROM parameter ORDER BY name",
    "SELECT id, credential, began, info FROM session ORDER BY id",
    "SELECT id, what FROM audit ORDER BY id",
    "SELECT trigger_name, action_statement FROM information_schema.triggers WHERE trigger_schema = 'senhasegura'",
  ],
};

/** Makes an instance and the policy of `init --preset senhasegura`. */
export async function makeSenhasegura(): Promise<Senhasegura> {
  const server = await makeServer("mariadb");
  const folder = mkdtempSync("/var/tmp/hf-senhasegura-");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [config, logs, sessions] = ["etc", "log", "sessions"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  fillFolders({ config, logs, sessions });
  fillDatabases(server);
  const { world, store } = await makePresetWorld(["senhasegura"], {
    "/etc/senhasegura": config,
    "/var/log/senhasegura": logs,
    "/var/senhasegura/sessions": sessions,
    ...Object.fromEntries(
      ["mt4", "senhasegura"].flatMap((name) =>
        ["", "-restore"].map((what) => [
          `/etc/holdfast/${name}${what}.url`,
          addressFile(
            folder,
            `${name}${what}.url`,
            server.url(name, `holdfast${what.replace("-", "_")}:only-for-tests`),
          ),
        ]),
      ),
    ),
  });
  let turn = 0;
  return {
    world,
    store,
    server,
    logs,
    sessions,
    names: ["mt4", "senhasegura", "config", "logs"],
    places: () => ({
      mt4: rowsOf(server, "mt4"),
      senhasegura: rowsOf(server, "senhasegura"),
      config: treeText(config),
      logs: treeText(logs),
    }),
    change: () => {
      turn++;
      server.sql(
        "mt4",
        `UPDATE credential SET secret = 'turn ${turn}' WHERE id = 2; DO nextval(ticket)`,
      );
      server.sql("senhasegura", `REPLACE parameter VALUES ('turn', '${turn}')`);
      writeFileSync(join(config, "orbit.conf"), `turn = ${turn}\n`);
      appendFileSync(join(logs, "app.log"), `turn ${turn}\n`);
    },
    empty: () => {
      for (const name of ["mt4", "senhasegura"]) server.sql("mysql", `DROP DATABASE ${name}`);
      server.sql("mysql", "DROP USER orbit@localhost");
      for (const path of [config, logs]) rmSync(path, { recursive: true });
    },
  };
}

function fillFolders(at: { config: string; logs: string; sessions: string }): void {
  for (const path of [at.config, at.logs, at.sessions]) mkdirSync(path, { mode: 0o750 });
  mkdirSync(join(at.config, "conf.d"));
  writeFileSync(join(at.config, "orbit.conf"), "hour = 5\n");
  writeFileSync(join(at.config, "conf.d/siem.conf"), "host = siem.example\n", { mode: 0o600 });
  writeFileSync(join(at.logs, "app.log"), "started\n");
  writeFileSync(join(at.sessions, "0202.arz"), Buffer.alloc(50_000, "session "));
}

function fillDatabases(server: MySqlServer): void {
  server.sql("mysql", accountsOf("MySQL and MariaDB"));
  server.sql("mysql", "CREATE USER orbit@localhost IDENTIFIED BY 'x'");
  for (const [name, tables] of [
    ["mt4", MT4],
    ["senhasegura", SENHASEGURA],
  ] as const) {
    server.sql("mysql", `CREATE DATABASE ${name}; GRANT ALL ON ${name}.* TO orbit@localhost`);
    server.sql(name, tables);
  }
  const rows = Array.from({ length: 20 }, (_, at) => at + 1);
  server.sql(
    "mt4",
    rows
      .map(
        (id) =>
          `INSERT INTO device VALUES (${id}, 'router-${id}'); INSERT INTO credential VALUES (${id}, ${id}, 'root', 0x00ff${id + 10}, '2026-11-20 01:02:03.000${id + 100}', ${id / 8});`,
      )
      .join("\n"),
  );
  server.sql(
    "senhasegura",
    rows
      .map(
        (id) =>
          `INSERT INTO session (credential, began, info) VALUES (${id}, '2026-11-20 0${id % 10}:00:00', '{"host": "r\\\\"${id}"}'); INSERT INTO parameter VALUES ('p${id}', 'ação 🔒 ${id}');`,
      )
      .join("\n"),
  );
}

function rowsOf(server: MySqlServer, name: string): string {
  const there = `SELECT count(*) FROM information_schema.schemata WHERE schema_name = '${name}'`;
  if (server.sql("mysql", there) !== "1") return "";
  return (TABLES[name] ?? []).map((ask) => server.sql(name, ask)).join("\n--\n");
}

function treeText(path: string): string {
  return existsSync(path) ? JSON.stringify(treeOf(path)) : "";
}
