import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Catalog, Relation } from "./catalog.ts";
import type { Client } from "./client.ts";
import { type Dumping, startDump } from "./dump_program.ts";
import { exactRows } from "./exact.ts";
import { withoutItsSchema } from "./rewrite.ts";
import type { Session, Talk } from "./session.ts";

/** A database as the dump is made of it. */
export interface Whole {
  readonly client: Client;
  readonly database: string;
  readonly to: Talk;
  readonly catalog: Catalog;
  /** Tables whose rows the dump program would not write exactly. */
  readonly inexact: readonly Relation[];
}

/** What the dump program is told for all but the exact tables. */
export function mainWords({ client, database, catalog, inexact }: Whole): string[] {
  const isKept = catalog.tables.some(({ isVersioned }) => isVersioned);
  const before = firstOf(catalog, inexact);
  const others = namesOf(catalog).filter((name) => !before.includes(name));
  const left = new Set(before.map(folded));
  const isSure = !others.some((name) => left.has(folded(name)));
  return [
    "--single-transaction",
    "--triggers",
    "--routines",
    ...(isKept && client.programs.family === "mariadb" ? ["--dump-history"] : []),
    ...(isSure ? before.map((name) => `--ignore-table=${database}.${name}`) : []),
    "--",
    database,
    // A table that is left out takes every other one along whose name differs in case alone.
    ...(isSure ? [] : others),
  ];
}

/** What is dumped before the rest: exact tables, and the sequences that their columns may ask. */
function firstOf({ sequences }: Catalog, inexact: readonly Relation[]): string[] {
  if (inexact.length === 0) return [];
  return [...sequences, ...inexact].map(({ name }) => name);
}

function namesOf({ tables, sequences, views }: Catalog): string[] {
  return [...tables.map(({ name }) => name), ...sequences.map(({ name }) => name), ...views];
}

/** A name as the dump programs compare what they leave out: by its bytes, as if they were Latin letters. */
function folded(name: string): string {
  return Buffer.from(name, "utf8").toString("latin1").toLowerCase();
}

const BARE = ["--no-data", "--no-create-info"] as const;

/**
 * Tables, rows and programs; events are kept apart.
 *
 * @param rows Reads the rows of exact tables; null: there are none.
 * @throws HoldfastError source/source-failed at its end, where a table, a sequence or a view is not in it.
 */
export async function* wholeDump(whole: Whole, main: Dumping, rows: Session | null): Bytes {
  const seen = new Set<string>();
  yield* noting(partsOf(whole, main, rows), seen);
  const lost = namesOf(whole.catalog).find((name) => !seen.has(name));
  if (lost !== undefined) throw incomplete(whole.to, lost);
}

async function* partsOf(whole: Whole, main: Dumping, rows: Session | null): Bytes {
  const { client, database, catalog, inexact, to } = whole;
  const also = (...words: readonly string[]) => startDump(client, to, words).bytes;
  if (rows !== null) {
    yield* also("--no-data", "--skip-triggers", "--", database, ...firstOf(catalog, inexact));
    yield* exactRows(rows, inexact);
  }
  yield* withoutItsSchema(main.bytes, database);
  const names = inexact.map(({ name }) => name);
  if (rows !== null) yield* also(...BARE, "--triggers", "--", database, ...names);
}

/** How a table, a sequence and the stand-in of a view begin; no row does, for a row has no line of its own. */
const FORMS = [
  "\nCREATE TABLE `",
  "\nCREATE SEQUENCE `",
  "\n/*!50001 CREATE VIEW `",
  "\n/*!50001 CREATE TABLE `", // of older MariaDB programs
].map((form) => Buffer.from(form));
const LONGEST = 1024; // bytes, more than a beginning and the longest name take

/** Lets a dump pass and notes what is made in it. */
async function* noting(bytes: Bytes, seen: Set<string>): Bytes {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const text = Buffer.concat([tail, chunk]);
    for (const form of FORMS) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
        const name = nameIn(text.subarray(at + form.length, at + LONGEST));
        if (name !== null) seen.add(name);
      }
    }
    tail = text.subarray(-LONGEST);
    yield chunk;
  }
}

/** A name up to the backtick that ends it; null: its end is not there yet. */
function nameIn(text: Buffer): string | null {
  const found = /^((?:[^`]|``)+)`(?!`)/.exec(text.toString("latin1"));
  if (found === null) return null;
  return Buffer.from((found[1] as string).replaceAll("``", "`"), "latin1").toString("utf8");
}

function incomplete({ cannot, thing }: Talk, name: string): HoldfastError {
  return new HoldfastError("source", `${cannot}: the dump program left out "${shown(name)}"`, {
    code: "source-failed",
    hint: "Does another name differ from it in case alone? Rename one of them.",
    thing,
  });
}
