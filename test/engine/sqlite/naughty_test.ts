import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { tempFolder } from "../../tools.ts";
import { naughtyContract } from "../naughty_exam.ts";
import { engineAt, make } from "./tools.ts";

const folder = tempFolder();
const pathOf = (database: string) => join(folder, `${database}.db`);
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

naughtyContract(
  "sqlite",
  [],
  () => ({
    fits: () => true,
    // A zero byte ends what SQLite reads as SQL; names that begin with sqlite_ are its own.
    isName: (name) => name !== "" && name !== "data" && !name.includes("\0") && isFirst(name),
    make: (name, data, names) => {
      const database = new DatabaseSync(pathOf(name));
      database.exec("BEGIN; CREATE TABLE data (n INTEGER PRIMARY KEY, v TEXT)");
      const insert = database.prepare("INSERT INTO data VALUES (?, ?)");
      for (const [n, one] of data.entries()) insert.run(n, one);
      for (const one of names) {
        database.exec(`CREATE TABLE ${quoted(one)} (${quoted(one)} TEXT)`);
        database.prepare(`INSERT INTO ${quoted(one)} VALUES (?)`).run(one);
      }
      database.exec("COMMIT");
      database.close();
    },
    open: (name) => engineAt(pathOf(name)),
    spoil: (name) => make(pathOf(name), "UPDATE data SET v = 'spoilt'"),
    read: (name) => {
      const database = new DatabaseSync(pathOf(name), { readOnly: true });
      const column = (sql: string) =>
        database
          .prepare(sql)
          .all()
          .map((row) => row["v"] as string);
      const tables = column(
        "SELECT name AS v FROM sqlite_schema WHERE type = 'table' AND name <> 'data'",
      );
      const read = {
        data: column("SELECT v FROM data ORDER BY n"),
        names: Object.fromEntries(
          tables.map((one) => [
            one,
            column(`SELECT ${quoted(one)} AS v FROM ${quoted(one)}`)[0] as string,
          ]),
        ),
      };
      database.close();
      return read;
    },
    drop: (name) => rmSync(pathOf(name)),
  }),
  false,
);

const seen = new Map<string, string>();

/** SQLite takes two names that differ in the case of ASCII letters for one. */
function isFirst(name: string): boolean {
  const folded = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (!seen.has(folded)) seen.set(folded, name);
  return seen.get(folded) === name;
}
