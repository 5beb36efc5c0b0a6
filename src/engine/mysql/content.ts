import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Session } from "./session.ts";
import { quotedName } from "./sql_text.ts";

/** A column as far as its contents matter. */
export interface Column {
  readonly name: string;
  /** E.g. "varchar", lower case. */
  readonly type: string;
  /** The most bytes a text can have; null for what is no text. */
  readonly longest: number | null;
  /** A text's character set; null for what is no text. */
  readonly charset: string | null;
  /** Computed by the server: never inserted. */
  readonly isGenerated: boolean;
}

/** A table whose contents are read. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
  /** Whether old rows are kept by the server itself (MariaDB's system versioning). */
  readonly isVersioned: boolean;
}

/** What a table holds, whatever the order of its rows. */
export interface Content {
  readonly rows: number;
  /** The sum of the first 64 bits of each row's SHA-256, decimal. */
  readonly hash: string;
}

const UNHASHED = `1${"0".repeat(30)}`; // more than 2^64 times as many rows as a table can have
const SHORT = 1024; // bytes up to which a text is written out rather than hashed by itself

/** Texts that hold anything, so that they are written as hexadecimal or hashed. */
const TEXTS = new Set(
  "char varchar binary varbinary enum set tinytext text mediumtext longtext tinyblob blob mediumblob longblob".split(
    " ",
  ),
);
/** Values whose text the server writes exactly and without a comma. */
const PLAIN = new Set(
  "tinyint smallint mediumint int bigint decimal year date time datetime timestamp uuid inet4 inet6".split(
    " ",
  ),
);

/** A value as text that tells it from every other one, also NULL; no text holds a comma. */
function piece({ name, type, longest }: Column): string {
  const column = `hf.${quotedName(name)}`;
  return `IF(${column} IS NULL, 'N', ${text(column, type, longest)})`;
}

function text(column: string, type: string, longest: number | null): string {
  // -0, which = 0, must not differ from it: a dump may lose its sign.
  if (type === "double") return `IF(${column} = 0, '0', CONCAT(${column}))`;
  if (type === "float") return `IF(${column} = 0, '0', ${exactFloat(column)})`;
  if (type === "bit") return `CONCAT(${column} + 0)`;
  if (PLAIN.has(type)) return `CONCAT(${column})`;
  if (TEXTS.has(type) && longest !== null && longest <= SHORT) return `HEX(${column})`;
  // Read once more, since a dump says a decimal or a day inside of it as a number or a text.
  if (type === "json") return `SHA2(CAST(CAST(${column} AS CHAR) AS JSON), 256)`;
  return `SHA2(${column}, 256)`; // texts that may be long, geometries, vectors
}

/** A FLOAT as a DOUBLE, for as what it is the servers write six digits of it. */
export function exactFloat(column: string): string {
  return `CONCAT(${column} * 1e0)`;
}

/**
 * Counts and hashes the rows of one table, each read once and nothing put aside for it.
 *
 * A function whose result is longer than max_allowed_packet gives NULL and only warns; such a row counts
 * as more than all others can sum up to.
 */
export async function contentOf(session: Session, table: Table): Promise<Content> {
  const row = `SHA2(CONCAT_WS(',', ${table.columns.map(piece).join(", ")}), 256)`;
  const [found] = await session.query(
    `SELECT JSON_ARRAY(CONCAT(COUNT(*)), CONCAT(COALESCE(SUM(COALESCE(CAST(CONV(LEFT(${row}, 16), 16, 10) AS DECIMAL(31)), ${UNHASHED})), 0))) FROM ${from(table)}`,
  );
  const [rows, hash] = found as [string, string];
  if (BigInt(hash) >= BigInt(UNHASHED)) throw tooLong(table);
  return { rows: Number(rows), hash };
}

/** Counts the rows of a table. */
export async function countRows(session: Session, table: Table): Promise<number> {
  const [rows] = await session.query(`SELECT JSON_QUOTE(CONCAT(COUNT(*))) FROM ${from(table)}`);
  return Number(rows as string);
}

/** A table with all its rows, those that are history too. */
export function from({ schema, name, isVersioned }: Table): string {
  const all = isVersioned ? " FOR SYSTEM_TIME ALL" : "";
  return `${quotedName(schema)}.${quotedName(name)}${all} AS hf`;
}

/** The error for a row that the server cannot write as one text. */
export function tooLong({ name }: Table): HoldfastError {
  return new HoldfastError(
    "source",
    `Cannot read table "${shown(name)}": it holds a row longer than the server's max_allowed_packet`,
    {
      code: "source-failed",
      hint: "Set max_allowed_packet to 1G on the server, also for whoever restores.",
      thing: shown(name),
    },
  );
}
