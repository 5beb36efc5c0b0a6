import { quotedText } from "./session.ts";

const SETTING = "holdfast.schemas";
const CHOSEN = `coalesce(current_setting('${SETTING}', true), '')`;

/** Whether a database is read whole, and not some schemas of it. */
export const WHOLE = `${CHOSEN} = ''`;
/** The schemas that are read, as a JSON list; null: all. */
export const SCOPE = `nullif(${CHOSEN}, '')`;

/** The schemas that are read, and not the system's own. @param column Of a schema's oid. */
export function OURS(column: string): string {
  return `${column} IN (SELECT oid FROM pg_namespace WHERE nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_' AND ${isChosen("nspname")})`;
}

/** The extensions that come along: with some schemas those that lie there, or in public, which every new database has. */
export const EXTENSIONS = `extname <> 'plpgsql' AND (${isChosen("extnamespace::regnamespace::text")} OR extnamespace = to_regnamespace('public'))`;

function isChosen(name: string): string {
  return `CASE WHEN ${WHOLE} THEN true ELSE ${CHOSEN}::jsonb ? ${name} END`;
}

/** Whether a table takes columns from others that are no partitioned ones. @param column Of the table's oid. */
export function INHERITS(column: string): string {
  return `EXISTS (SELECT FROM pg_inherits JOIN pg_class AS parent ON parent.oid = inhparent WHERE inhrelid = ${column} AND parent.relkind <> 'p')`;
}

/** Has a session read these schemas alone; undefined: all. */
export function scopeTo(schemas: readonly string[] | undefined): string {
  const list = schemas === undefined ? "" : JSON.stringify(schemas);
  return `SET ${SETTING} = ${quotedText(list)}`;
}
