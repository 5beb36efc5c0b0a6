import { makeServer } from "../servers/mysql.ts";
import { accountsOf } from "./accounts.ts";
import type { Databases } from "./emca_site.ts";

const APP = `CREATE TABLE ca_user (id int PRIMARY KEY, login varchar(64) NOT NULL UNIQUE, password text NOT NULL);
CREATE TABLE certificate (serial bigint unsigned PRIMARY KEY, subject varchar(200) NOT NULL,
  status enum('active', 'revoked', 'suspended') NOT NULL, issued datetime(3) NOT NULL, der longblob NOT NULL,
  owner int NOT NULL, FOREIGN KEY (owner) REFERENCES ca_user (id));
CREATE TABLE audit (id bigint AUTO_INCREMENT PRIMARY KEY, what text NOT NULL);
CREATE VIEW current_certificate AS SELECT serial, subject FROM certificate WHERE status = 'active';
CREATE TRIGGER certificate_made AFTER INSERT ON certificate FOR EACH ROW
  INSERT INTO audit (what) VALUES (concat('INSERT ', NEW.serial));
CREATE TRIGGER certificate_changed AFTER UPDATE ON certificate FOR EACH ROW
  INSERT INTO audit (what) VALUES (concat('UPDATE ', NEW.serial));
`;
const MANAGER =
  "CREATE TABLE endpoint (id int PRIMARY KEY, address text NOT NULL, expired boolean, days float);\n";
const TABLES: Readonly<Record<string, readonly string[]>> = {
  emca: [
    "SELECT id, login, password FROM ca_user ORDER BY id",
    "SELECT serial, subject, status, issued, hex(der), owner FROM certificate ORDER BY serial",
    "SELECT id, what FROM audit ORDER BY id",
    "SELECT serial, subject FROM current_certificate ORDER BY serial",
  ],
  certmanager: ["SELECT id, address, expired, days + 0e0 FROM endpoint ORDER BY id"],
};

/** A real MySQL for an emCA site. */
export async function makeMysql(): Promise<Databases> {
  const server = await makeServer("mysql");
  const isThere = (name: string): boolean =>
    server.sql(
      "mysql",
      `SELECT count(*) FROM information_schema.schemata WHERE schema_name = '${name}'`,
    ) === "1";
  return {
    kind: "mysql",
    make: ({ app, certmanager }) => {
      server.sql("mysql", accountsOf("MySQL and MariaDB"));
      server.sql(
        "mysql",
        "CREATE USER emca@localhost IDENTIFIED BY 'x' WITH MAX_USER_CONNECTIONS 7",
      );
      for (const [name, tables, rows] of [
        ["emca", APP, app],
        ["certmanager", MANAGER, certmanager],
      ] as const) {
        server.sql("mysql", `CREATE DATABASE ${name}; GRANT ALL ON ${name}.* TO emca@localhost`);
        server.sql(name, `${tables}${rows}`);
      }
    },
    rows: (name) =>
      isThere(name) ? (TABLES[name] ?? []).map((ask) => server.sql(name, ask)).join("\n--\n") : "",
    owner: () => {
      const there = "SELECT count(*) FROM user WHERE user = 'emca'";
      if (server.sql("mysql", there) === "0") return "";
      const asks = ["SHOW CREATE USER emca@localhost", "SHOW GRANTS FOR emca@localhost"];
      return asks.map((ask) => server.sql("mysql", ask)).join("\n");
    },
    drop: () => {
      for (const name of ["emca", "certmanager"]) server.sql("mysql", `DROP DATABASE ${name}`);
      server.sql("mysql", "DROP USER emca@localhost");
    },
    sql: (name, text) => void server.sql(name, text),
    url: (name, account) =>
      server.url(name, `holdfast${account === "save" ? "" : "_restore"}:only-for-tests`),
  };
}
