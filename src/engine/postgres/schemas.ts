import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { EXTENSIONS } from "./catalog_scope.ts";
import { type Asking, quotedName, quotedText } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";
import type { Target } from "./snapshot.ts";

const OWN = "nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'";
const isExtensions = (catalog: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = '${catalog}'::regclass AND objid = ${oid})`;
const holds = (kinds: string) =>
  `EXISTS (SELECT FROM pg_class AS c WHERE relnamespace = n.oid AND relkind IN (${kinds}) AND relpersistence <> 't' AND NOT ${isExtensions("pg_class", "c.oid")})`;

/** What pg_dump is told of the policy's schemas. @throws HoldfastError source-missing for one that is not there. */
export async function dumpWords(
  session: Asking,
  { schemas }: PostgresSettings,
  to: Target,
): Promise<readonly string[]> {
  if (schemas === undefined) return [];
  const [missing] = await missingSchemas(session, schemas);
  if (missing !== undefined) throw noSchema(to, missing);
  const extensions = (await session.query(
    `SELECT to_json(extname) FROM pg_extension WHERE ${EXTENSIONS} ORDER BY extname`,
  )) as readonly string[];
  return [
    "--strict-names",
    ...schemas.map((name) => `--schema=${quotedName(name)}`),
    ...extensions.map((name) => `--extension=${quotedName(name)}`),
  ];
}

/** Which of the named schemas a database lacks. */
export async function missingSchemas(
  session: Asking,
  schemas: readonly string[],
): Promise<readonly string[]> {
  const there = await session.query("SELECT to_json(nspname) FROM pg_namespace");
  return schemas.filter((name) => !there.includes(name));
}

/** The schemas with tables that are not among those named. */
export async function uncoveredSchemas(
  session: Asking,
  known: readonly string[],
): Promise<readonly string[]> {
  return (await session.query(
    `SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${OWN} AND NOT ${quotedText(JSON.stringify(known))}::jsonb ? nspname AND ${holds("'r', 'p', 'm', 'f'")} ORDER BY nspname`,
  )) as readonly string[];
}

/** What a database holds besides the schemas named, and would lose; an empty public counts for nothing. */
export async function otherSchemas(
  session: Asking,
  schemas: readonly string[],
): Promise<readonly string[]> {
  return (await session.query(
    `SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${OWN} AND NOT ${quotedText(JSON.stringify(schemas))}::jsonb ? nspname
     AND NOT ${isExtensions("pg_namespace", "n.oid")} AND (nspname <> 'public' OR ${holds("'r', 'p', 'v', 'm', 'f', 'S', 'c'")}
       OR EXISTS (SELECT FROM pg_proc WHERE pronamespace = n.oid AND NOT ${isExtensions("pg_proc", "pg_proc.oid")})) ORDER BY nspname`,
  )) as readonly string[];
}

/** A restore of some schemas into a database that holds others: what is built has only those, and replaces it. */
export function wouldLose(
  stage: Stage,
  database: string,
  others: readonly string[],
): HoldfastError {
  const [first = ""] = others;
  const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
  return new HoldfastError(
    stage,
    `Cannot restore some schemas into database "${shown(database)}": it also holds schema "${shown(first)}"${more}, which would be lost`,
    {
      code: "source-uncovered",
      hint: "Restore beside it with --into SOURCE=NAME, and take from there what is needed.",
      thing: shown(database),
    },
  );
}

function noSchema(to: Target, name: string): HoldfastError {
  return new HoldfastError("source", `${to.cannot}: it has no schema "${shown(name)}"`, {
    code: "source-missing",
    hint: "Does the name under schemas still fit?",
    thing: to.thing,
  });
}
