import { nameOfBytes } from "../../domain/name.ts";

/** The part of the accounts; a database of that name is called otherwise (`partOf`). */
export const USERS = "users";

/** How the facts of one database are told from another's. */
export function partOf(database: string): string {
  return /^(database )*users$/.test(database) ? `database ${database}` : database;
}

/** The database of a part. */
export function databaseOf(part: string): string {
  return /^(database )+users$/.test(part) ? part.slice("database ".length) : part;
}

/** The first component of the keys of a part; it holds no slash, so that parts stay apart. */
export function prefixOf(part: string): string {
  return nameOfBytes(Buffer.from(part, "utf8")).replaceAll("/", "\\x2f");
}
