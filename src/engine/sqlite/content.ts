import { createHash, hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { quoted } from "./database.ts";
import type { Table } from "./tables.ts";

const TELL_EVERY = 65_536; // rows
const CARRY_EVERY = 2 ** 20; // rows; 2^20 × 2^32 is still exact in a double

/** What a table holds, whatever the order of its rows. */
export interface Content {
  readonly rows: number;
  /** The sum, modulo 2^256, of the SHA-256 of each row's encoding, as 64 hex digits. */
  readonly sha256: string;
}

/**
 * Hashes the rows of a table. A row's encoding is that of its stored columns, one after the other: for
 * text and blobs `t` or `b`, the length in bytes, `:` and the bytes as they lie in the file (invalid
 * UTF-8 and zero bytes too); for all else SQL's `quote()`, exact to the last bit, and `,`. In a UTF-16 database
 * letters and digits are UTF-16 as well, and the bytes of a blob are upper case hex digits. Generated columns are left out, the schema says what they are.
 *
 * @param onRows Told the number of rows now and then.
 */
export function hashTable(
  database: DatabaseSync,
  table: Table,
  onRows: (rows: number) => void,
): Content {
  const columns = database
    .prepare("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0")
    .all(table.name)
    .map((row) => row["name"] as string);
  const inner = columns.map((name, index) => `t.${quoted(name)} AS c${index}`).join(", ");
  const encoding = rowEncoding(
    database,
    columns.map((_, index) => `c${index}`),
  );
  // Its own pages in their order, no index: an index could lie.
  const statement = database.prepare(
    `SELECT ${encoding} FROM (SELECT ${inner} FROM ${quoted(table.name)} AS t NOT INDEXED)`,
  );
  statement.setReturnArrays(true);
  const sum = new Float64Array(8);
  let rows = 0;
  for (const [row] of statement.iterate() as unknown as Iterable<[Uint8Array]>) {
    add(sum, hash("sha256", row, "binary"));
    rows += 1;
    if (rows % CARRY_EVERY === 0) carry(sum);
    if (rows % TELL_EVERY === 0) onRows(rows);
  }
  carry(sum);
  const words = [...sum].map((word) => word.toString(16).padStart(8, "0"));
  return { rows, sha256: words.join("") };
}

/** The schema as one hash: type, name, table and text of everything in it, in that order, encoded like rows. */
export function hashSchema(database: DatabaseSync): { objects: number; sha256: string } {
  const statement = database.prepare(
    `SELECT ${rowEncoding(database, ["type", "name", "tbl_name", "sql"])} FROM sqlite_schema ORDER BY type, name, tbl_name, sql`,
  );
  statement.setReturnArrays(true);
  const digest = createHash("sha256");
  let objects = 0;
  for (const [row] of statement.iterate() as unknown as Iterable<[Uint8Array]>) {
    digest.update(row);
    objects += 1;
  }
  return { objects, sha256: digest.digest("hex") };
}

function rowEncoding(database: DatabaseSync, columns: readonly string[]): string {
  const isUtf8 = database.prepare("PRAGMA encoding").get()?.["encoding"] === "UTF-8";
  return `CAST(${joined(columns.map((column) => valueEncoding(column, isUtf8)))} AS BLOB)`;
}

function valueEncoding(column: string, isUtf8: boolean): string {
  // In a UTF-16 database || would drop the last byte of a blob of odd length.
  const blob = isUtf8 ? column : `hex(${column})`;
  return (
    `CASE typeof(${column}) WHEN 'text' THEN 't'||octet_length(${column})||':'||CAST(${column} AS BLOB) ` +
    `WHEN 'blob' THEN 'b'||octet_length(${column})||':'||${blob} ELSE quote(${column})||',' END`
  );
}

/** A balanced tree: 2,000 columns in a row would be deeper than SQLite allows. */
function joined(terms: readonly string[]): string {
  if (terms.length === 1) return `(${terms[0]})`;
  const half = terms.length >> 1;
  return `(${joined(terms.slice(0, half))}||${joined(terms.slice(half))})`;
}

/** Adds a digest, as a number of eight 32-bit words, word by word. */
function add(sum: Float64Array, digest: string): void {
  for (let word = 0; word < 8; word++) {
    const at = word * 4;
    sum[word] =
      (sum[word] as number) +
      digest.charCodeAt(at) * 0x1000000 +
      ((digest.charCodeAt(at + 1) << 16) |
        (digest.charCodeAt(at + 2) << 8) |
        digest.charCodeAt(at + 3));
  }
}

/** Brings every word below 2^32 again, the last word first; what leaves the first one is dropped. */
function carry(sum: Float64Array): void {
  let over = 0;
  for (let word = 7; word >= 0; word--) {
    const value = (sum[word] as number) + over;
    over = Math.floor(value / 2 ** 32);
    sum[word] = value - over * 2 ** 32;
  }
}
