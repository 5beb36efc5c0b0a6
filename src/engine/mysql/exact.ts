import type { Bytes } from "../../domain/bytes.ts";
import { type Column, exactFloat, from, type Table, tooLong } from "./content.ts";
import type { Session } from "./session.ts";
import { lettingGoAfter } from "./snapshot.ts";
import { quotedName } from "./sql_text.ts";

const STATEMENT = 512 * 1024; // symbols of an INSERT, below any server's max_allowed_packet

/** Numbers that are written as they are. */
const NUMBERS = new Set("tinyint smallint mediumint int bigint decimal double year".split(" "));
/** Values that are written in quotes; their text holds none. */
const QUOTED = new Set("date time datetime timestamp uuid inet4 inet6".split(" "));

/**
 * Character sets of which every byte comes back from utf8mb4, in which a dump is written: tried with all codes
 * of one and two bytes, and some of three and four, on both families. The others have codes for which there is
 * no other symbol, or two for one (cp932, sjis, gbk, big5 …), or hold bytes that are none of their symbols,
 * as MariaDB's ascii does.
 */
const EXACT = new Set(
  "binary utf8 utf8mb3 utf8mb4 utf16 utf16le utf32 latin1 latin2 latin5 latin7 cp850 cp852 cp866 keybcs2 koi8r koi8u macce macroman".split(
    " ",
  ),
);

/**
 * Tables that the dump programs do not write exactly: they give six digits of a FLOAT (16777216 as 16777200),
 * and texts as utf8mb4.
 */
export function isInexact({ columns }: Table): boolean {
  return columns.some(
    ({ type, charset, isGenerated }) =>
      !isGenerated && (type === "float" || (charset !== null && !EXACT.has(charset))),
  );
}

/** What stands before and after our own INSERTs, as the dump programs do it for theirs. */
const HEAD = `
--
-- Exact rows of tables that a dump program would change, written by Holdfast
--

/*!40101 SET @HF_CLIENT=@@CHARACTER_SET_CLIENT, @HF_RESULTS=@@CHARACTER_SET_RESULTS, @HF_COLLATION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @HF_TIME_ZONE=@@TIME_ZONE, TIME_ZONE='+00:00' */;
/*!40014 SET @HF_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @HF_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @HF_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*M!101100 SET @HF_HISTORY=@@SESSION.SYSTEM_VERSIONING_INSERT_HISTORY, @@SESSION.SYSTEM_VERSIONING_INSERT_HISTORY=1 */;

`;
const TAIL = `
/*M!101100 SET SYSTEM_VERSIONING_INSERT_HISTORY=@HF_HISTORY */;
/*!40101 SET SQL_MODE=@HF_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@HF_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@HF_UNIQUE_CHECKS */;
/*!40103 SET TIME_ZONE=@HF_TIME_ZONE */;
/*!40101 SET CHARACTER_SET_CLIENT=@HF_CLIENT, CHARACTER_SET_RESULTS=@HF_RESULTS, COLLATION_CONNECTION=@HF_COLLATION */;
`;

/** The rows of tables as INSERTs that give them back exactly, read in the session's snapshot. */
export async function* exactRows(session: Session, tables: readonly Table[]): Bytes {
  yield Buffer.from(HEAD);
  for (const table of tables) yield* lettingGoAfter(session, insertsOf(session, table));
  yield Buffer.from(TAIL);
}

async function* insertsOf(session: Session, table: Table): Bytes {
  const columns = table.columns.filter((column) => !column.isGenerated || isPeriod(table, column));
  const names = columns.map(({ name }) => quotedName(name)).join(", ");
  const head = `INSERT INTO ${quotedName(table.name)} (${names}) VALUES\n`;
  const values = columns.map(literal).join(", ',', ");
  let rows: string[] = [];
  let size = 0;
  for await (const row of session.rows(`SELECT CONCAT('(', ${values}, ')') FROM ${from(table)}`)) {
    if (row === "NULL") throw tooLong(table);
    rows.push(row);
    size += row.length;
    if (size < STATEMENT) continue;
    yield Buffer.from(`${head}${rows.join(",\n")};\n`);
    rows = [];
    size = 0;
  }
  if (rows.length > 0) yield Buffer.from(`${head}${rows.join(",\n")};\n`);
}

/** When a row was true is computed by the server, yet part of what a table with history holds. */
function isPeriod({ isVersioned }: Table, { type }: Column): boolean {
  return isVersioned && type === "timestamp";
}

/** The SQL that writes a value as SQL. */
function literal({ name, type }: Column): string {
  const column = `hf.${quotedName(name)}`;
  return `IF(${column} IS NULL, 'NULL', ${written(column, type)})`;
}

function written(column: string, type: string): string {
  if (type === "float") return exactFloat(column);
  if (type === "bit") return `CONCAT(${column} + 0)`;
  if (NUMBERS.has(type)) return `CONCAT(${column})`;
  if (QUOTED.has(type)) return `CONCAT('''', ${column}, '''')`;
  if (type === "json") return `CONCAT('CONVERT(X''', HEX(${column}), ''' USING utf8mb4)')`;
  return `CONCAT('X''', HEX(${column}), '''')`;
}
