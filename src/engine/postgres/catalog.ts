import { HoldfastError } from "../../domain/error.ts";
import type { Fact, FactValue } from "../../domain/fact.ts";
import { comparePaths, nameOfBytes, shown } from "../../domain/name.ts";
import { CATALOG, DATABASE, SEQUENCES, TABLES } from "./catalog_sql.ts";
import { type Content, joined, standOf } from "./content.ts";
import type { Contents } from "./contents.ts";
import { definitionOf, type Written } from "./definition.ts";
import { type Named, nameKey } from "./named.ts";
import { databaseOf, prefixOf } from "./parts.ts";
import type { Asking } from "./session.ts";

/** A table or sequence with the key of its fact. */
export interface Relation extends Named {
  readonly key: string;
  /** The key of the table among whose rows its own are counted; null: its own. */
  readonly above: string | null;
}

/** What a database is but for its rows: facts by key, and whose contents are still to be read. */
export interface Catalog {
  readonly facts: ReadonlyMap<string, Fact["is"]>;
  readonly tables: readonly Relation[];
  readonly sequences: readonly Relation[];
  /** Large objects belong to no schema: with some schemas they are left out. */
  readonly hasLargeObjects: boolean;
}

/** Reads the catalog of the session's database. @param part Whose keys the facts get. */
export async function readCatalog(session: Asking, part: string): Promise<Catalog> {
  const prefix = prefixOf(part);
  const keyOf = (type: string, identity: string) =>
    `${prefix}/${type} ${nameOfBytes(Buffer.from(identity, "utf8"))}`;
  const facts = new Map<string, Fact["is"]>();
  const [row] = (await session.query(DATABASE)) as [Record<string, FactValue | null>];
  const { schemas, template, ...database } = row;
  // Said only where there is something to say: most databases have none of it, and older backups say nothing.
  const rare = Object.entries({ schemas, template }).flatMap(([name, value]) =>
    value == null ? [] : [[name, value] as const],
  );
  facts.set(`${prefix}/database`, { ...fieldsOf(database), ...Object.fromEntries(rare) });
  for (const row of (await session.query(CATALOG)) as readonly Row[]) {
    refuseGone(row, part);
    const comment = row.comment === null ? {} : { comment: row.comment };
    facts.set(keyOf(row.type, row.identity), { ...fieldsOf(row.is), ...comment });
  }
  const named = async (sql: string): Promise<Relation[]> =>
    ((await session.query(sql)) as readonly Found[]).map((row) => {
      refuseGone(row, part);
      const { schema, name, identity, type, above } = row;
      const key = keyOf(type, identity);
      return { schema, name, key, above: above === null ? null : keyOf(type, above) };
    });
  return {
    facts,
    tables: await named(TABLES),
    sequences: await named(SEQUENCES),
    hasLargeObjects: typeof schemas !== "string",
  };
}

interface Found extends Named, Identified {
  readonly above: string | null;
}

interface Identified {
  readonly type: string;
  readonly identity: string;
}

interface Row extends Identified {
  readonly is: Record<string, Value>;
  readonly comment: string | null;
}

/** The server names what is there now, whatever the snapshot shows: what was dropped since has no name. */
function refuseGone(row: Identified, part: string): void {
  if ((row.type as string | null) !== null && (row.identity as string | null) !== null) return;
  const database = shown(databaseOf(part));
  const message = `Cannot read database "${database}": something in it was dropped meanwhile`;
  throw new HoldfastError("source", message, {
    code: "source-changed",
    hint: "Somebody alters the database: run this again when that is over.",
    thing: database,
  });
}

type Value = FactValue | Written | null;

function fieldsOf(row: Readonly<Record<string, Value>>): Fact["is"] {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, factValue(value)]));
}

function factValue(value: Value): FactValue {
  return typeof value === "object" && value !== null ? definitionOf(value) : (value ?? "");
}

/** Where contents come from, and what sequences stand at if that is known from elsewhere. */
export interface Reading {
  readonly session: Asking;
  readonly contents: Contents;
  readonly part: string;
  /** By `nameKey`; null: each is asked. */
  stands(): Promise<ReadonlyMap<string, string>> | null;
}

/** The facts of a database with the contents of its tables, ascending. */
export async function* factsOf(catalog: Catalog, reading: Reading): AsyncGenerator<Fact> {
  const { contents, part } = reading;
  const large = `${prefixOf(part)}/large objects`;
  const tables = Map.groupBy(catalog.tables, ({ key, above }) => above ?? key);
  const sequences = new Map(catalog.sequences.map((sequence) => [sequence.key, sequence]));
  for (const key of [...catalog.facts.keys(), ...(catalog.hasLargeObjects ? [large] : [])].sort(
    comparePaths,
  )) {
    const is = catalog.facts.get(key) ?? {};
    const own = tables.get(key);
    const sequence = sequences.get(key);
    if (key === large) yield fact(key, { ...(await contents.largeObjects()) });
    else if (own !== undefined) yield fact(key, { ...is, ...(await contentIn(own, contents)) });
    else if (sequence !== undefined)
      yield fact(key, { ...is, value: await standing(sequence, reading) });
    else yield fact(key, is);
  }
}

async function contentIn(tables: readonly Relation[], contents: Contents): Promise<Content> {
  const all: Content[] = [];
  for (const table of tables) all.push(await contents.of(table));
  return joined(all);
}

async function standing(sequence: Relation, { session, stands }: Reading): Promise<string> {
  const known = stands();
  if (known === null) return await standOf(session, sequence);
  return (await known).get(nameKey(sequence)) ?? "";
}

function fact(key: string, is: Fact["is"]): Fact {
  return { key, is, at: null, span: null };
}

/**
 * What a restore onto a newer major may change by the server's own rules: how a view is written out,
 * who may MAINTAIN (new in 17).
 */
const CHANGING: Readonly<Record<string, readonly string[]>> = {
  view: ["definition"],
  "materialized view": ["definition"],
  rule: ["definition"],
  table: ["maintain"],
  "foreign table": ["maintain"],
};

/** A fact as it can be compared: without what is put right only at the swap, and across majors without what they change. */
export function comparable(item: Fact, sameMajor: boolean): Fact {
  const type = item.key.slice(item.key.indexOf("/") + 1);
  const kind = /^(materialized view|foreign table|[a-z]+)/.exec(type)?.[0] ?? "";
  const gone = sameMajor ? [] : (CHANGING[kind] ?? []);
  if (gone.length === 0) return item;
  const is = Object.fromEntries(Object.entries(item.is).filter(([name]) => !gone.includes(name)));
  return { ...item, is };
}
