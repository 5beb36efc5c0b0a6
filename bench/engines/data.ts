import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { type Dice, diceOf, wordsOf } from "../text.ts";
import type { BenchServer } from "./server.ts";

/** The database that is saved, and the one it is put back to. */
export const DATABASE = "shop";
export const BACK = "back";

interface Table {
  readonly name: string;
  /** Rows of the whole set. */
  readonly rows: number;
  readonly columns: string;
  /** What follows once the rows are there; each is one statement. */
  readonly after: readonly string[];
  row(id: number, dice: Dice, words: readonly string[]): readonly (string | number | null)[];
}

const DAY = 86_400_000; // ms

/** Names, numbers and running text as a business keeps them; one table is most of it. */
const TABLES: readonly Table[] = [
  {
    name: "customer",
    rows: 120_000,
    columns:
      "id INT PRIMARY KEY, name VARCHAR(60) NOT NULL, mail VARCHAR(90), born DATE, balance NUMERIC(12, 2), note TEXT",
    after: ["CREATE UNIQUE INDEX customer_mail ON customer (mail)"],
    row: (id, dice, words) => [
      id,
      some(2, dice, words),
      `${some(1, dice, words)}.${id}@example.org`,
      new Date(Date.UTC(1940, 0, 1) + Math.floor(dice.next() * 25_000) * DAY)
        .toISOString()
        .slice(0, 10),
      (dice.next() * 20_000 - 5000).toFixed(2),
      dice.next() < 0.3 ? some(20, dice, words) : null,
    ],
  },
  {
    name: "product",
    rows: 20_000,
    columns:
      "id INT PRIMARY KEY, title VARCHAR(90) NOT NULL, price NUMERIC(10, 2), weight DOUBLE PRECISION, about TEXT",
    after: [],
    row: (id, dice, words) => [
      id,
      some(4, dice, words),
      (dice.next() * 900).toFixed(2),
      dice.next() * 40,
      some(60, dice, words),
    ],
  },
  {
    name: "sale",
    rows: 1_400_000,
    columns:
      "id INT PRIMARY KEY, customer INT NOT NULL, product INT NOT NULL, amount INT NOT NULL, price NUMERIC(10, 2), at TIMESTAMP NOT NULL",
    after: [
      "CREATE INDEX sale_customer ON sale (customer)",
      "CREATE INDEX sale_at ON sale (at)",
      "ALTER TABLE sale ADD FOREIGN KEY (product) REFERENCES product (id)",
    ],
    row: (id, dice) => [
      id,
      1 + Math.floor(dice.next() ** 2 * 119_000 * scaleNow),
      1 + Math.floor(dice.next() ** 2 * 19_000 * scaleNow),
      1 + Math.floor(dice.next() * 9),
      (dice.next() * 900).toFixed(2),
      stamp(id),
    ],
  },
  {
    name: "event",
    rows: 2_500_000,
    columns:
      "id BIGINT PRIMARY KEY, at TIMESTAMP NOT NULL, who INT NOT NULL, kind VARCHAR(20) NOT NULL, took DOUBLE PRECISION, body TEXT NOT NULL, doc TEXT",
    after: ["CREATE INDEX event_who ON event (who, at)"],
    row: (id, dice, words) => [
      id,
      stamp(id),
      Math.floor(dice.next() * 100_000),
      words[Math.floor(dice.next() * 12)] ?? "",
      dice.next() * 3,
      some(10 + dice.next() * 40, dice, words),
      dice.next() < 0.25
        ? JSON.stringify({ id, tag: some(1, dice, words), path: `/${some(2, dice, words)}` })
        : null,
    ],
  },
];

/** Names of the tables, in the order they are filled. */
export const TABLE_NAMES: readonly string[] = TABLES.map(({ name }) => name);

let scaleNow = 1;

/** Writes the rows of all tables as text, which both servers read; the same in every run. */
export async function writeRows(folder: string, scale: number): Promise<void> {
  mkdirSync(folder);
  scaleNow = scale;
  const dice = diceOf(7);
  const words = wordsOf(20_000, dice);
  for (const { name, rows, row } of TABLES) {
    const out = createWriteStream(join(folder, name));
    const count = Math.round(rows * scale);
    let text = "";
    for (let id = 1; id <= count; id++) {
      const cells = row(id, dice, words).map((cell) => (cell === null ? "\\N" : String(cell)));
      text += `${cells.join("\t")}\n`;
      if (text.length < 2 ** 20 && id < count) continue;
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
    out.end();
    await finished(out);
  }
}

/** Fills a server with the rows of a folder. @returns Bytes, as the server counts them. */
export function fill(server: BenchServer, folder: string): number {
  const isPostgres = server.kind === "postgres";
  server.sql(isPostgres ? "postgres" : "", `CREATE DATABASE ${DATABASE}`);
  for (const { name, columns, after } of TABLES) {
    server.sql(DATABASE, `CREATE TABLE ${name} (${columns})`);
    const file = join(folder, name);
    server.sql(
      DATABASE,
      isPostgres
        ? `\\copy ${name} FROM '${file}'\n`
        : `SET unique_checks = 0, foreign_key_checks = 0; LOAD DATA LOCAL INFILE '${file}' INTO TABLE ${name}`,
    );
    const head = isPostgres ? "" : "SET foreign_key_checks = 0; "; // else adding a key copies the table
    for (const statement of after) server.sql(DATABASE, head + statement);
  }
  const size = isPostgres
    ? `VACUUM ANALYZE; SELECT pg_database_size('${DATABASE}')`
    : `SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = '${DATABASE}'`;
  if (!isPostgres) server.sql(DATABASE, `ANALYZE TABLE ${TABLE_NAMES.join(", ")}`);
  return Number(server.sql(DATABASE, size).split("\n").at(-1));
}

/** What a restore must bring back: rows and a sum of each table. */
export function countsOf(server: BenchServer, database: string): string {
  const sums = TABLE_NAMES.map((name) => `SELECT '${name}', COUNT(*), SUM(id) FROM ${name}`);
  return server.sql(database, sums.join(" UNION ALL "));
}

function some(count: number, dice: Dice, words: readonly string[]): string {
  const picked = [];
  for (let left = count; left > 0; left--) {
    picked.push(words[Math.floor(dice.next() ** 3 * words.length)]);
  }
  return picked.join(" ");
}

function stamp(id: number): string {
  return new Date(Date.UTC(2025, 0, 1, 12) + id * 9000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");
}
