import { takeGrants } from "./grants.ts";
import type { Session } from "./session.ts";
import { inOracle, inSchema, quotedName } from "./sql_text.ts";

/** What a schema is by default. */
export interface Defaults {
  readonly charset: string;
  readonly collation: string;
  /** MariaDB's. */
  readonly comment?: string | null;
  /** MySQL's: "YES" or "NO". */
  readonly encryption?: string | null;
}

/** What lies in a schema and moves with RENAME TABLE: tables and sequences, in the order of names. */
export async function tablesIn(session: Session, schema: string): Promise<readonly string[]> {
  return (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE <> 'VIEW' ORDER BY CAST(TABLE_NAME AS BINARY)`,
  )) as readonly string[];
}

/** All tables, sequences and views of a schema. */
export async function relationsIn(session: Session, schema: string): Promise<readonly string[]> {
  return (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)}`,
  )) as readonly string[];
}

/** The defaults of a schema; null: there is none of that name. */
export async function defaultsOf(session: Session, schema: string): Promise<Defaults | null> {
  const own =
    session.family === "mysql" ? "'encryption', DEFAULT_ENCRYPTION" : "'comment', SCHEMA_COMMENT";
  const [found] = await session.query(
    `SELECT JSON_OBJECT('charset', DEFAULT_CHARACTER_SET_NAME, 'collation', DEFAULT_COLLATION_NAME, ${own}) FROM information_schema.SCHEMATA WHERE ${inSchema("SCHEMA_NAME", schema)}`,
  );
  return (found as Defaults | undefined) ?? null;
}

/** Makes a schema; that it is there already is an error. */
export async function createSchema(
  session: Session,
  schema: string,
  defaults: Defaults,
): Promise<void> {
  await session.query(`CREATE DATABASE ${quotedName(schema)} ${options(defaults)}`);
}

/** Makes a schema's defaults others; what lies in it stays as it is. */
export async function setDefaults(
  session: Session,
  schema: string,
  defaults: Defaults,
): Promise<void> {
  await session.query(`ALTER DATABASE ${quotedName(schema)} ${options(defaults)}`);
}

function options({ charset, collation, comment, encryption }: Defaults): string {
  return [
    `CHARACTER SET ${word(charset)} COLLATE ${word(collation)}`,
    ...(typeof comment === "string" ? [`COMMENT ${literal(comment)}`] : []),
    ...(typeof encryption === "string" ? [`ENCRYPTION '${encryption === "YES" ? "Y" : "N"}'`] : []),
  ].join(" ");
}

/** A character set or collation, which stands in a backup as text. */
function word(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw new RangeError("The name of a character set holds what none can hold");
}

/** A text where SQL takes nothing but a literal; every session has backslashes escape. */
function literal(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&").replaceAll("\0", "\\0")}'`;
}

/** Drops a schema and all in it, also where keys of one that goes with it lead here; that it is not there is no error. */
export async function dropSchema(session: Session, schema: string): Promise<void> {
  await takeGrants(session, schema);
  await session.query(
    `SET @hf_keys = @@foreign_key_checks, foreign_key_checks = 0; DROP DATABASE IF EXISTS ${quotedName(schema)}; SET foreign_key_checks = @hf_keys`,
  );
}

const PROGRAMS: readonly (readonly [what: string, table: string, schema: string, name: string])[] =
  [
    ["TRIGGER", "TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME"],
    ["VIEW", "VIEWS", "TABLE_SCHEMA", "TABLE_NAME"],
    ["EVENT", "EVENTS", "EVENT_SCHEMA", "EVENT_NAME"],
  ];

/** Drops what RENAME TABLE cannot carry: triggers, views, events, routines and packages. */
export async function dropPrograms(session: Session, schema: string): Promise<void> {
  const drops: string[] = [];
  for (const [what, table, column, name] of PROGRAMS) {
    const names = await session.query(
      `SELECT JSON_QUOTE(${name}) FROM information_schema.${table} WHERE ${inSchema(column, schema)}`,
    );
    drops.push(...names.map((one) => dropOf(what, schema, one as string)));
  }
  const routines = await session.query(
    `SELECT JSON_ARRAY(ROUTINE_TYPE, ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)} ORDER BY ROUTINE_TYPE DESC`, // a package's body before the package
  );
  drops.push(
    ...(routines as readonly [string, string][]).map(([what, name]) => dropOf(what, schema, name)),
  );
  for (const drop of drops) await session.query(drop);
}

function dropOf(what: string, schema: string, name: string): string {
  const drop = `DROP ${what} IF EXISTS ${quotedName(schema)}.${quotedName(name)}`;
  return /^PACKAGE/.test(what) ? inOracle(drop) : drop;
}
