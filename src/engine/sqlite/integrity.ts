import type { DatabaseSync } from "node:sqlite";
import { nameOfBytes } from "../../domain/name.ts";
import { errcodeOf, quoted } from "./database.ts";
import type { Say } from "./message.ts";
import { tablesOf } from "./tables.ts";

const SQLITE_CORRUPT = 11;

/** Rows that break the schema's own rules, as older ones may. CHECKs are not looked at: read-only, SQLite skips them. */
const RULE = /^(NULL|TEXT|BLOB|INT|REAL|NUMERIC|non-\w+) value in /;
/** The schema needs what the program that owns it brings along. */
const FOREIGN =
  /^(no such (collation sequence|module|function|tokenizer)|unknown (function|tokenizer)|unsafe use of)/;

/** A finding of integrity_check that means the file is broken. `errcode` is that of SQLite for it. */
export class Corrupt extends Error {
  readonly errcode = SQLITE_CORRUPT;
}

/**
 * Checks the whole file. What breaks only a rule of the schema is said as a note; so is a table that
 * cannot be checked because its schema needs a function or collation that only its program has.
 *
 * @throws Corrupt, or node:sqlite's error where the check itself finds the file unreadable.
 */
export function checkIntegrity(database: DatabaseSync, say: Say): void {
  const whole = checkOne(database, "PRAGMA integrity_check", say);
  if (whole === null) return;
  for (const { name, bytes } of tablesOf(database)) {
    const why = checkOne(database, `PRAGMA integrity_check(${quoted(name)})`, say);
    if (why === null) continue;
    const key = `table ${nameOfBytes(bytes)}`;
    say({ kind: "note", key, why: `its indexes could not be checked: ${why}` });
  }
}

/** Null when it could be checked, else why not. */
function checkOne(database: DatabaseSync, pragma: string, say: Say): string | null {
  let found: string[];
  try {
    found = database
      .prepare(pragma)
      .all()
      .map((row) => String(Object.values(row)[0]));
  } catch (cause) {
    const why = (cause as Error).message;
    if (errcodeOf(cause) === null || !FOREIGN.test(why)) throw cause;
    return why;
  }
  const broken = found.filter((line) => line !== "ok" && !RULE.test(line));
  if (broken.length > 0) throw new Corrupt(broken.slice(0, 3).join("; "));
  for (const why of found.filter((line) => RULE.test(line))) {
    say({ kind: "note", key: "database", why: nameOfBytes(Buffer.from(why)) });
  }
  return null;
}
