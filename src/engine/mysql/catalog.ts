import type { Fact, FactValue } from "../../domain/fact.ts";
import { comparePaths, nameOfBytes } from "../../domain/name.ts";
import type { Column, Table } from "./content.ts";
import { contentOf } from "./content.ts";
import { accountsTable } from "./made_accounts.ts";
import { prefixOf } from "./parts.ts";
import { readPrograms } from "./programs.ts";
import type { Session } from "./session.ts";
import { lettingGo } from "./snapshot.ts";
import { digest, inSchema, quotedName, withSchemas } from "./sql_text.ts";

/** A table with the key of its fact. */
export interface Relation extends Table {
  readonly key: string;
  readonly engine: string;
  /** When MySQL made it: another table that took its name was made at another time. Null on MariaDB. */
  readonly made: string | null;
  /** The column the server counts up, and where it says it stands; null: none. */
  readonly counter: { readonly column: string; readonly next: string } | null;
}

/** A sequence with the key of its fact (MariaDB). */
export interface Sequence {
  readonly key: string;
  readonly schema: string;
  readonly name: string;
}

/** What a database is but for its rows: facts by key, and whose contents are still to be read. */
export interface Catalog {
  readonly schema: string;
  readonly facts: ReadonlyMap<string, Fact["is"]>;
  readonly tables: readonly Relation[];
  readonly sequences: readonly Sequence[];
  readonly views: readonly string[];
  /** Where counters and sequences stand, by the key of their fact: no transaction holds them still. */
  readonly stands: ReadonlyMap<string, string>;
}

interface Listed {
  readonly name: string;
  readonly type: string;
  readonly engine: string | null;
  readonly made: string | null;
}

/** Where a database's catalog is read, and whose keys its facts get. */
export interface Of {
  readonly database: string;
  readonly part: string;
  /** Schemas that are built beside their place, and what the text of a definition shall call them. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** Reads the catalog of one schema, in which the session then is. */
export async function readCatalog(
  session: Session,
  { database, part, renamed = new Map() }: Of,
): Promise<Catalog> {
  const prefix = prefixOf(part);
  const keyOf = (type: string, name: string): string =>
    `${prefix}/${type} ${nameOfBytes(Buffer.from(name, "utf8"))}`;
  const facts = new Map<string, Fact["is"]>();
  await session.query(`USE ${quotedName(database)}`);
  const own = await schemaFact(session, database);
  facts.set(`${prefix}/database`, own);
  const made = session.family === "mysql" ? "CONCAT(CREATE_TIME)" : "NULL"; // of MariaDB's file, which moves on
  const listed = (await session.query(
    `SELECT JSON_OBJECT('name', TABLE_NAME, 'type', TABLE_TYPE, 'engine', ENGINE, 'made', ${made}) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", database)} ORDER BY CAST(TABLE_NAME AS BINARY)`,
  )) as readonly Listed[];
  const columns = await readColumns(session, database);
  const isOther = ({ name, type }: Listed) =>
    /VIEW$/.test(type) || name === accountsTable(database);
  const tables: Relation[] = [];
  const sequences: Sequence[] = [];
  const stands = new Map<string, string>();
  for (const { name, type, engine, made } of listed.filter((one) => !isOther(one))) {
    const key = keyOf(type === "SEQUENCE" ? "sequence" : "table", name);
    const what = type === "SEQUENCE" ? "SEQUENCE" : "TABLE";
    const [row] = await session.show(`SHOW CREATE ${what} ${quotedName(name)}`);
    const text = row?.[1] ?? "";
    if (type === "SEQUENCE") {
      facts.set(key, { definition: digest([text]) });
      sequences.push({ key, schema: database, name });
      stands.set(key, await standOf(session, { schema: database, name }));
      continue;
    }
    const next = nextOf(text);
    const of = columns.get(name) ?? [];
    const column = of.find(({ isCounted }) => isCounted)?.name;
    const isVersioned = type === "SYSTEM VERSIONED";
    tables.push({
      ...{ key, schema: database, name, engine: engine ?? "none", made, isVersioned },
      columns: isVersioned ? withPeriod(of) : of,
      counter: column === undefined ? null : { column, next },
    });
    if (column !== undefined) stands.set(key, next);
    facts.set(key, {
      engine: engine ?? "none",
      definition: digest([withSchemas(definitionOf(text), renamed)]),
    });
  }
  const views = listed.filter((one) => one.type === "VIEW").map(({ name }) => name);
  const programs = await readPrograms(session, { database, views, renamed });
  for (const { type, name, is } of programs) facts.set(keyOf(type, name), is);
  return { schema: database, facts, tables, sequences, views, stands };
}

async function schemaFact(session: Session, database: string): Promise<Fact["is"]> {
  const more =
    session.family === "mysql" ? "'encryption', DEFAULT_ENCRYPTION" : "'comment', SCHEMA_COMMENT";
  const [row] = await session.query(
    `SELECT JSON_OBJECT('charset', DEFAULT_CHARACTER_SET_NAME, 'collation', DEFAULT_COLLATION_NAME, ${more}) FROM information_schema.SCHEMATA WHERE ${inSchema("SCHEMA_NAME", database)}`,
  );
  return row as Record<string, FactValue>;
}

type Read = Column & { readonly isCounted: boolean };

async function readColumns(
  session: Session,
  database: string,
): Promise<ReadonlyMap<string, readonly Read[]>> {
  const rows = (await session.query(
    `SELECT JSON_ARRAY(TABLE_NAME, COLUMN_NAME, LOWER(DATA_TYPE), CONCAT(CHARACTER_OCTET_LENGTH), CHARACTER_SET_NAME, COALESCE(GENERATION_EXPRESSION, '') <> '', EXTRA LIKE '%auto_increment%') FROM information_schema.COLUMNS WHERE ${inSchema("TABLE_SCHEMA", database)} ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  )) as readonly [string, string, string, string | null, string | null, number, number][];
  const columns = new Map<string, Read[]>();
  for (const [table, name, type, longest, charset, isGenerated, isCounted] of rows) {
    const list = columns.get(table) ?? [];
    columns.set(table, list);
    list.push({
      name,
      type,
      longest: longest === null ? null : Number(longest),
      charset,
      isGenerated: Boolean(isGenerated),
      isCounted: Boolean(isCounted),
    });
  }
  return columns;
}

/** The columns that say from when to when a row was true, also where the table does not list them. */
function withPeriod(columns: readonly Column[]): readonly Column[] {
  const isListed = columns.some(({ isGenerated, type }) => isGenerated && /^timestamp/.test(type));
  if (isListed) return columns;
  const period = (name: string): Column => ({
    name,
    type: "timestamp",
    longest: null,
    charset: null,
    isGenerated: true,
  });
  return [...columns, period("row_start"), period("row_end")];
}

const COUNTER = /^(\) ENGINE=\S+(?: [A-Z][^'`]*?)?) AUTO_INCREMENT=(\d+)/m;

function nextOf(text: string): string {
  return COUNTER.exec(text)?.[2] ?? "1";
}

/**
 * What a table is, without what its counter says: that moves on with every row. A collation tells the
 * character set too, and MySQL repeats it only where a column was made with both.
 */
function definitionOf(text: string): string {
  return text.replace(COUNTER, "$1").replace(/ CHARACTER SET \w+(?= COLLATE \w)/g, "");
}

async function standOf(
  session: Session,
  { schema, name }: { readonly schema: string; readonly name: string },
): Promise<string> {
  const [row] = await session.query(
    `SELECT JSON_ARRAY(CONCAT(next_not_cached_value), CONCAT(cycle_count)) FROM ${quotedName(schema)}.${quotedName(name)}`,
  );
  const [next, cycles] = row as [string, string];
  return cycles === "0" ? next : `${next} in round ${cycles}`;
}

/** The catalog with what its sequences stand at now, asked in a snapshot. */
export async function sequenceStands(session: Session, catalog: Catalog): Promise<Catalog> {
  const stands = new Map(catalog.stands);
  for (const { key, schema, name } of catalog.sequences)
    stands.set(key, await lettingGo(session, () => standOf(session, { schema, name })));
  return { ...catalog, stands };
}

/** All facts of a schema with the contents of its tables, ascending. The session then is in that schema. */
export async function* factsIn(session: Session, of: Of): AsyncGenerator<Fact> {
  yield* factsOf(await readCatalog(session, of), session);
}

/** How one table is read. */
type Reading = <T>(session: Session, read: () => Promise<T>) => Promise<T>;

/** The facts of a catalog with the contents of its tables, ascending. */
export async function* factsOf(
  catalog: Catalog,
  session: Session,
  reading: Reading = (_, read) => read(),
): AsyncGenerator<Fact> {
  const tables = new Map(catalog.tables.map((table) => [table.key, table]));
  for (const key of [...catalog.facts.keys()].sort(comparePaths)) {
    const is = catalog.facts.get(key) ?? {};
    const table = tables.get(key);
    const stand = catalog.stands.get(key);
    if (table !== undefined) {
      const [counter, content] = await reading(session, async () => [
        await counterOf(session, table),
        await contentOf(session, table),
      ]);
      const next = counter === null ? {} : { next: counter };
      yield fact(key, { ...is, ...content, ...next });
    } else yield fact(key, stand === undefined ? is : { ...is, value: stand });
  }
}

/**
 * The number that the next row gets: the counter's, or one more than the greatest there is. A counter may
 * lag behind a number that was written by hand until the server starts anew or the table is loaded.
 */
export async function counterOf(session: Session, table: Relation): Promise<string | null> {
  if (table.counter === null) return null;
  const { column, next } = table.counter;
  const [row] = await session.query(
    `SELECT JSON_QUOTE(COALESCE(CONCAT(MAX(${quotedName(column)})), '0')) FROM ${quotedName(table.schema)}.${quotedName(table.name)}`,
  );
  const greatest = BigInt((row as string).replace(/[.e].*$/, "")) + 1n;
  return String(greatest > BigInt(next) ? greatest : BigInt(next));
}

function fact(key: string, is: Fact["is"]): Fact {
  return { key, is, at: null, span: null };
}
