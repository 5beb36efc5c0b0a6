import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from "node:fs";
import { backup, DatabaseSync, type SQLOutputValue } from "node:sqlite";
import type { Totals } from "../../domain/fact.ts";
import { endWithParent } from "../../host/end_with_parent.ts";
import { hashSchema, hashTable } from "./content.ts";
import { errcodeOf, openDatabase, openSnapshot } from "./database.ts";
import { checkIntegrity } from "./integrity.ts";
import type { Message, Say, Task } from "./message.ts";
import { countRows, tablesOf } from "./tables.ts";

const STEP = 2000; // pages copied between two turns of the event loop; at SQLite's default it starts over for ever
const LARGE = 32 * 2 ** 20; // bytes of a database that SQLite may work on for more than a second
const JOURNAL_AT = 18; // of the file's header: 2 for WAL, 1 for a rollback journal (sqlite.org/fileformat2.html §1.3)

/**
 * The child process in which SQLite works, so that its long calls block nobody and can be killed at
 * any time. Reads a `Task` from stdin, writes `Message`s to stdout.
 */
export async function serveSqlite(): Promise<void> {
  const task = JSON.parse(readFileSync(0, "utf8")) as Task;
  if (isLarge(task.path)) endWithParent(); // a small one is done before anybody could miss it
  const say = (message: Message): void => void writeSync(1, `${JSON.stringify(message)}\n`);
  try {
    const totals = await perform(task, say);
    say({ kind: "done", totals, version: versionOf() });
  } catch (cause) {
    say({ kind: "failed", errcode: errcodeOf(cause), why: (cause as Error).message });
  }
}

function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE;
}

async function perform(task: Task, say: Say): Promise<Totals> {
  if (task.task === "count") {
    using snapshot = openSnapshot(task.path);
    return count(snapshot.database);
  }
  if (task.task === "ask") return answer(task, say);
  if (task.task === "save") await copy(task, say);
  const path = task.task === "save" ? task.out : task.path;
  const database = openDatabase(path, "quiet");
  try {
    if (task.task !== "facts") checkIntegrity(database, say);
    return task.task === "check" ? count(database) : facts(database, { path, say });
  } finally {
    database.close();
  }
}

/** The backup of the very connection that holds the snapshot is that snapshot, while others write on. */
async function copy({ path, out }: Task & { task: "save" }, say: Say): Promise<void> {
  {
    using snapshot = openSnapshot(path);
    if (snapshot.rolledBack) {
      const why =
        "an unfinished write of a killed program was rolled back, as SQLite does on opening";
      say({ kind: "note", key: "database", why });
    }
    await backup(snapshot.database, out, { rate: STEP });
  }
  say({ kind: "copied", size: statSync(out).size });
}

function facts(database: DatabaseSync, from: { readonly path: string; readonly say: Say }): Totals {
  const { path, say } = from;
  const pragma = (name: string) =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] as string | number;
  const is = {
    user_version: pragma("user_version"),
    application_id: pragma("application_id"),
    page_size: pragma("page_size"),
    encoding: pragma("encoding"),
    auto_vacuum: pragma("auto_vacuum"),
    journal: journalOf(path),
  };
  say({ kind: "fact", key: "database", is });
  say({ kind: "fact", key: "schema", is: { ...hashSchema(database) } });
  let items = 0;
  let rows = 0;
  for (const table of tablesOf(database)) {
    const content = hashTable(database, table, (done) => say({ kind: "rows", rows: rows + done }));
    say({ kind: "fact", key: table.key, is: { ...content } });
    if (table.isInternal) continue;
    items += 1;
    rows += content.rows;
  }
  return { items, rows, bytes: statSync(path).size };
}

/** As a subquery it can only read: no statement that changes anything stands there, not even VACUUM INTO. */
function answer({ path, statement }: Task & { task: "ask" }, say: Say): Totals {
  const database = openDatabase(path, "quiet");
  try {
    const asked = database.prepare(`SELECT * FROM (${statement}\n) LIMIT 1`);
    asked.setReturnArrays(true); // two columns of one name would become one
    asked.setReadBigInts(true);
    const row = asked.get() as unknown as readonly SQLOutputValue[] | undefined;
    say({ kind: "answer", text: textOf(row?.[0] ?? null) });
    return { items: 0, rows: null, bytes: 0 };
  } finally {
    database.close();
  }
}

function textOf(value: SQLOutputValue): string | null {
  if (value === null) return null;
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
}

function count(database: DatabaseSync): Totals {
  const tables = tablesOf(database).filter((table) => !table.isInternal);
  const rows = tables.reduce((sum, table) => sum + countRows(database, table), 0);
  const size = database
    .prepare("SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size")
    .get();
  return { items: tables.length, rows, bytes: size?.["size"] as number };
}

/** The journal mode that is written in the file; the others last only as long as a connection. */
function journalOf(path: string): "wal" | "rollback" {
  const header = new Uint8Array(1);
  const file = openSync(path, "r");
  readSync(file, header, 0, 1, JOURNAL_AT);
  closeSync(file);
  return header[0] === 2 ? "wal" : "rollback";
}

function versionOf(): string {
  using database = new DatabaseSync(":memory:");
  return String(database.prepare("SELECT sqlite_version() AS version").get()?.["version"]);
}
