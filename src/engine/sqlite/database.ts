import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

/** How long to wait for a program that holds the database locked, ms. */
const PATIENCE = 10_000;
const READONLY_ROLLBACK = 776; // SQLITE_READONLY_ROLLBACK: a hot journal, and we may not write

/** SQLite's own result code of what node:sqlite threw; null for any other error. */
export function errcodeOf(cause: unknown): number | null {
  const code = (cause as { errcode?: unknown } | null)?.errcode;
  return typeof code === "number" ? code : null;
}

/**
 * Opens a database: "live" read-only beside whoever works on it, "quiet" as a file that nobody else
 * has (no lock, no -wal and no -shm are made), "write" as any program would.
 */
export function openDatabase(path: string, how: "live" | "quiet" | "write"): DatabaseSync {
  const url = pathToFileURL(path);
  url.search = how === "quiet" ? "?mode=ro&immutable=1" : how === "live" ? "?mode=ro" : "?mode=rw";
  const database = new DatabaseSync(url, {
    readOnly: how !== "write",
    timeout: PATIENCE,
    enableDoubleQuotedStringLiterals: true, // old schemas hold such; else they cannot be read at all
    enableForeignKeyConstraints: false,
  });
  // A stranger's schema runs no function that could do harm.
  database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
  return database;
}

/** A database open for reading in one snapshot; closing leaves its folder as it was. */
export interface Snapshot extends Disposable {
  readonly database: DatabaseSync;
  /** Whether an unfinished write of a killed program had to be rolled back first. */
  readonly rolledBack: boolean;
}

/** Opens a database in use and holds one snapshot of it until disposed. */
export function openSnapshot(path: string): Snapshot {
  const wasCold = !existsSync(`${path}-wal`) && !existsSync(`${path}-shm`);
  const { database, rolledBack } = begin(path);
  return {
    database,
    rolledBack,
    [Symbol.dispose]: () => {
      database.close();
      if (wasCold && existsSync(`${path}-shm`)) warmDown(path);
    },
  };
}

function begin(path: string): { database: DatabaseSync; rolledBack: boolean } {
  let database = openDatabase(path, "live");
  try {
    hold(database);
    return { database, rolledBack: false };
  } catch (cause) {
    database.close();
    if (errcodeOf(cause) !== READONLY_ROLLBACK) throw cause;
  }
  // The file itself is half written; only with the journal played back is it a database. SQLite does
  // that for whoever opens it next with the right to write, so we do no more than the owner would.
  touch(path);
  database = openDatabase(path, "live");
  hold(database);
  return { database, rolledBack: true };
}

/** BEGIN alone takes no snapshot; the first read does. */
function hold(database: DatabaseSync): void {
  database.exec("BEGIN");
  database.prepare("SELECT count(*) FROM sqlite_schema").get();
}

/**
 * A reader of a WAL database that nobody has open makes -wal and -shm and may not remove them. The last
 * writer does, under SQLite's own locks, so that nobody who came meanwhile is harmed.
 */
function warmDown(path: string): void {
  try {
    touch(path);
  } catch {
    // Without the right to write the two stay, as after any other reader.
  }
}

function touch(path: string): void {
  const database = openDatabase(path, "write");
  try {
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
  } finally {
    database.close();
  }
}

/** An SQL name, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
