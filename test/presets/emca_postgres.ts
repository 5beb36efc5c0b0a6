import { makeServer } from "../servers/postgres.ts";
import { accountsOf } from "./accounts.ts";
import type { Databases } from "./emca_site.ts";

const APP = `CREATE TYPE state AS ENUM ('active', 'revoked', 'suspended');
CREATE TABLE ca_user (id int PRIMARY KEY, login varchar(64) NOT NULL UNIQUE, password text NOT NULL);
CREATE TABLE certificate (serial bigint PRIMARY KEY, subject varchar(200) NOT NULL, status state NOT NULL,
  issued timestamp(3) NOT NULL, der bytea NOT NULL, owner int NOT NULL REFERENCES ca_user);
CREATE TABLE audit (id bigserial PRIMARY KEY, what text NOT NULL);
CREATE VIEW current_certificate AS SELECT serial, subject FROM certificate WHERE status = 'active';
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO audit (what) VALUES (TG_OP || ' ' || NEW.serial); RETURN NEW; END $$;
CREATE TRIGGER certificate_note AFTER INSERT OR UPDATE ON certificate FOR EACH ROW EXECUTE FUNCTION note();
`;
const MANAGER =
  "CREATE TABLE endpoint (id int PRIMARY KEY, address text NOT NULL, expired boolean, days real);\n";
const TABLES: Readonly<Record<string, readonly string[]>> = {
  emca: ["ca_user", "certificate", "audit", "current_certificate"],
  certmanager: ["endpoint"],
};

/** A real PostgreSQL for an emCA site. */
export async function makePostgres(): Promise<Databases> {
  const server = await makeServer(17);
  const isThere = (name: string): boolean =>
    server.sql("postgres", `SELECT count(*) FROM pg_database WHERE datname = '${name}'`) === "1";
  return {
    kind: "postgres",
    make: ({ app, certmanager }) => {
      server.sql("postgres", accountsOf("PostgreSQL"));
      server.sql("postgres", "CREATE ROLE emca LOGIN CONNECTION LIMIT 7 PASSWORD 'x'");
      for (const [name, tables, rows] of [
        ["emca", APP, app],
        ["certmanager", MANAGER, certmanager],
      ] as const) {
        server.sql("postgres", `CREATE DATABASE ${name} OWNER emca`);
        server.sql(name, `SET ROLE emca;\n${tables}${rows}`);
      }
    },
    rows: (name) =>
      isThere(name)
        ? (TABLES[name] ?? [])
            .map((table) => server.sql(name, `SELECT row(t.*)::text FROM ${table} AS t ORDER BY 1`))
            .join("\n--\n")
        : "",
    owner: () =>
      server.sql(
        "postgres",
        "SELECT rolcanlogin, rolconnlimit, rolpassword FROM pg_authid WHERE rolname = 'emca'",
      ),
    drop: () => {
      for (const name of ["emca", "certmanager"])
        server.sql("postgres", `DROP DATABASE ${name} WITH (FORCE)`);
      server.sql("postgres", "DROP ROLE emca");
    },
    sql: (name, text) => void server.sql(name, text),
    url: (name, account) =>
      server.url(name, `holdfast${account === "save" ? "" : "_restore"}:only-for-tests`),
  };
}
