import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { naughtyContract } from "../naughty_exam.ts";
import { machineFor, needsOf, SETTINGS } from "./tools.ts";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const plain = (hex: string) => Buffer.from(hex, "hex").toString();

for (const major of MAJORS) {
  const server = binOf(major) === "" ? (null as unknown as Server) : await makeServer(major);
  const isName = (name: string) =>
    name !== "" && name !== "data" && !name.includes("\0") && Buffer.byteLength(name) <= 63;
  const rows = (database: string, question: string) =>
    server
      .sql(database, question)
      .split("\n")
      .filter((row) => row !== "");

  const exam = () => ({
    fits: (one: string) => !one.includes("\0"),
    isName,
    isDatabase: isName,
    make: (database: string, data: readonly string[], names: readonly string[]) => {
      server.sql("postgres", `CREATE DATABASE ${quoted(database)}`);
      server.sql(
        database,
        [
          "CREATE TABLE data (n int PRIMARY KEY, v text)",
          ...data.map((one, n) => `INSERT INTO data VALUES (${n}, ${text(one)})`),
          ...names.map(
            (name) =>
              `CREATE TABLE ${quoted(name)} (${quoted(name)} text DEFAULT ${text(name)}); INSERT INTO ${quoted(name)} DEFAULT VALUES`,
          ),
        ].join(";\n"),
      );
    },
    // In two jobs on the newest, so that names are words of pg_dump too.
    open: (database: string) =>
      postgres.open(
        { ...SETTINGS, jobs: major === MAJORS.at(-1) ? 2 : 1 },
        machineFor(server, database),
      ),
    spoil: (database: string) => void server.sql(database, "UPDATE data SET v = 'spoilt'"),
    read: (database: string) => {
      const hex = "encode(convert_to(v, 'UTF8'), 'hex')";
      const names = rows(
        database,
        `SELECT encode(convert_to(relname, 'UTF8'), 'hex') FROM pg_class
         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'data'`,
      ).map(plain);
      const held = rows(
        database,
        names
          .map(
            (name) =>
              `SELECT 'x' || ${hex} FROM (SELECT ${quoted(name)} AS v FROM ${quoted(name)}) AS one;`,
          )
          .join("\n"),
      ).map((row) => plain(row.slice(1)));
      const data = rows(database, `SELECT 'x' || ${hex} FROM data ORDER BY n`);
      return {
        data: data.map((row) => plain(row.slice(1))),
        names: Object.fromEntries(names.map((name, at) => [name, held[at] as string])),
      };
    },
    drop: (database: string) => void server.sql("postgres", `DROP DATABASE ${quoted(database)}`),
  });
  naughtyContract(`postgres ${major}`, needsOf(major), exam, major === MAJORS.at(-1));
}
