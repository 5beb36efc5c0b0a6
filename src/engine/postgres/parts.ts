import { nameOfBytes } from "../../domain/name.ts";
import { wholeOf } from "../../domain/part.ts";

/** The part of the roles; a database of that name is called otherwise (`partOf`). */
export const GLOBALS = "globals";

/** The part of a database, whatever the database is called. */
export function partOf(database: string): string {
  if (/^(database )*globals$/.test(database)) return `database ${database}`;
  return /--data-\d+( whole)*$/.test(database) ? `${database} whole` : database;
}

/** The database of a part. */
export function databaseOf(part: string): string {
  if (/^(database )+globals$/.test(part)) return part.slice("database ".length);
  return /--data-\d+( whole)+$/.test(part) ? part.slice(0, -" whole".length) : part;
}

/** The part with rows of a database that one more pg_dump writes. @param turn From 1. */
export function dataPartOf(part: string, turn: number): string {
  return `${part}--data-${turn}`;
}

/** Whether a part is a database, and neither the roles nor rows of one. */
export function isDatabase(part: string): boolean {
  return part !== GLOBALS && wholeOf(part) === part;
}

/** The first component of the keys of a part; it holds no slash, so that parts stay apart. */
export function prefixOf(part: string): string {
  return nameOfBytes(Buffer.from(part, "utf8")).replaceAll("/", "\\x2f");
}
