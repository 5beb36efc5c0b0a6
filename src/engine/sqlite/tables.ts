import type { DatabaseSync } from "node:sqlite";
import { compareNames, nameOfBytes } from "../../domain/name.ts";
import { quoted } from "./database.ts";

/** A table that has pages of its own: also SQLite's own, and those below a virtual table. */
export interface Table {
  readonly name: string;
  /** The name's bytes in UTF-8. */
  readonly bytes: Uint8Array;
  /** As its fact is called, "table <name>". */
  readonly key: string;
  /** Whether it is one of SQLite's own (`sqlite_sequence`, `sqlite_stat1`). */
  readonly isInternal: boolean;
}

/**
 * The tables with rows of their own, ascending by key. A virtual table has none: what it shows lies in
 * the tables below it, which are listed.
 *
 * @throws Error for a name that is not valid text, because SQL cannot name it.
 */
export function tablesOf(database: DatabaseSync): readonly Table[] {
  const rows = database
    .prepare(
      "SELECT name, hex(name) AS hex FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
    )
    .all() as { name: string; hex: string }[];
  const isUtf8 = database.prepare("PRAGMA encoding").get()?.["encoding"] === "UTF-8";
  return rows
    .map(({ name, hex }) => {
      const bytes = Buffer.from(name, "utf8");
      const key = `table ${nameOfBytes(bytes)}`;
      if (isUtf8 && bytes.toString("hex").toUpperCase() !== hex) {
        throw new Error(`the name of "${key}" is not valid text`);
      }
      return { name, bytes, key, isInternal: /^sqlite_/i.test(name) };
    })
    .sort((a, b) => compareNames(a.key, b.key));
}

/** How many rows a table has. */
export function countRows(database: DatabaseSync, table: Table): number {
  const row = database.prepare(`SELECT count(*) AS rows FROM ${quoted(table.name)}`).get();
  return row?.["rows"] as number;
}
