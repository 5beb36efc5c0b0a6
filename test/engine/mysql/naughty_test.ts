import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  VERSIONS,
} from "../../servers/mysql.ts";
import { naughtyContract } from "../naughty_exam.ts";
import { quoted } from "./sample.ts";
import { machineFor, SETTINGS } from "./tools.ts";

const hexText = (text: string) => `CONVERT(X'${Buffer.from(text).toString("hex")}' USING utf8mb4)`;
const plain = (hex: string) => Buffer.from(hex.slice(1), "hex").toString();

for (const family of FAMILIES) {
  const server =
    binOf(family) === null ? (null as unknown as MySqlServer) : await makeServer(family);
  const rows = (database: string, question: string) => {
    const said = server.sql(database, question);
    return said === "" ? [] : said.split("\n").map(plain);
  };
  // MySQL's client drops a backslash at the end of a line, in a name too: such a table fails the dump.
  const isNameHere = (name: string) =>
    isName(name) && (family === "mariadb" || !name.includes("\\\n"));
  naughtyContract(`mysql ${family} ${VERSIONS[family]}`, needsOf(family), () => ({
    fits: () => true,
    isName: isNameHere,
    isDatabase: isNameHere,
    make: (database, data, names) => {
      server.sql("", `CREATE DATABASE ${quoted(database)}`);
      server.sql(
        database,
        [
          "CREATE TABLE data (n INT PRIMARY KEY, v LONGTEXT)",
          ...data.map((one, n) => `INSERT INTO data VALUES (${n}, ${hexText(one)})`),
          // Prepared out of hex, so that no client changes a name on its way.
          ...names.flatMap((name) => [
            `SET @make = ${hexText(`CREATE TABLE ${quoted(name)} (${quoted(name)} TEXT)`)}`,
            "PREPARE make FROM @make",
            "EXECUTE make",
            `SET @fill = ${hexText(`INSERT INTO ${quoted(name)} VALUES (?)`)}, @name = ${hexText(name)}`,
            "PREPARE fill FROM @fill",
            "EXECUTE fill USING @name",
          ]),
        ].join(";\n"),
      );
    },
    open: (database) => mysql.open({ ...SETTINGS, users: false }, machineFor(server, database)),
    spoil: (database) => void server.sql(database, "UPDATE data SET v = 'spoilt'"),
    read: (database) => {
      const names = rows(
        database,
        `SELECT CONCAT('x', HEX(CONVERT(TABLE_NAME USING utf8mb4))) FROM information_schema.TABLES
         WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'data'`,
      );
      const held = names.map(
        (name) => `SELECT CONCAT('x', HEX(${quoted(name)})) FROM ${quoted(name)}`,
      );
      const values = rows(database, held.join(";\n"));
      return {
        data: rows(database, "SELECT CONCAT('x', HEX(v)) FROM data ORDER BY n"),
        names: Object.fromEntries(names.map((name, at) => [name, values[at] as string])),
      };
    },
    drop: (database) => void server.sql("", `DROP DATABASE ${quoted(database)}`),
  }));
}

/** No zero byte, nothing above U+FFFF, no white space at the end, and no file name that is too long. */
function isName(name: string): boolean {
  const letters = [...name];
  return (
    name !== "" &&
    name !== "data" &&
    letters.length <= 64 &&
    letters.filter((letter) => letter > "\x7f").length <= 40 &&
    !/[\0\u{10000}-\u{10ffff}]|[\t-\r ]$/u.test(name)
  );
}
