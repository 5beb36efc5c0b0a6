import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { EXTENSIONS, OURS } from "./catalog_scope.ts";
import { type Asking, quotedName, quotedText } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";
import type { Target } from "./snapshot.ts";

const OWN = "nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'";
const isExtensions = (catalog: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = '${catalog}'::regclass AND objid = ${oid})`;
const ANYTHING = `(EXISTS (SELECT FROM pg_class AS c WHERE relnamespace = n.oid AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND relpersistence <> 't' AND NOT ${isExtensions("pg_class", "c.oid")})
  OR EXISTS (SELECT FROM pg_proc WHERE pronamespace = n.oid AND NOT ${isExtensions("pg_proc", "pg_proc.oid")}))`;

/** What lies in the schemas that are read, or at their tables. */
const own = [
  ["pg_class", OURS("relnamespace")],
  ["pg_proc", OURS("pronamespace")],
  ["pg_type", OURS("typnamespace")],
  ["pg_constraint", OURS("connamespace")],
  ...[
    ["pg_trigger", "tgrelid"],
    ["pg_rewrite", "ev_class"],
    ["pg_attrdef", "adrelid"],
    ["pg_policy", "polrelid"],
  ].map(([catalog, of]) => [
    catalog,
    `${of} IN (SELECT oid FROM pg_class WHERE ${OURS("relnamespace")})`,
  ]),
].map(
  ([catalog, where]) =>
    `SELECT '${catalog}'::regclass AS classid, oid AS objid FROM ${catalog} WHERE ${where}`,
);

// An internal trigger of a foreign key and an owned sequence are made for what they belong to.
const NEEDS = `SELECT json_build_object('needed', ref.type || ' ' || ref.identity, 'by', by.type || ' ' || by.identity)
FROM (WITH own AS (${own.join(" UNION ALL ")})
  SELECT DISTINCT ON (refclassid, refobjid) refclassid, refobjid, classid, objid FROM pg_depend JOIN own USING (classid, objid)
  WHERE refobjid >= 16384 AND refclassid <> 'pg_namespace'::regclass
    AND (deptype = 'n' OR deptype = 'a' AND NOT EXISTS (SELECT FROM pg_class WHERE classid = 'pg_class'::regclass AND pg_class.oid = objid AND relkind = 'S'))
    AND (refclassid, refobjid) NOT IN (SELECT classid, objid FROM own)
    AND NOT EXISTS (SELECT FROM pg_trigger WHERE classid = 'pg_trigger'::regclass AND pg_trigger.oid = objid AND tgisinternal)
    AND NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.deptype = 'e' AND e.classid = pg_depend.refclassid AND e.objid = pg_depend.refobjid AND e.refobjid IN (SELECT oid FROM pg_extension WHERE ${EXTENSIONS}))
  ORDER BY refclassid, refobjid, classid, objid) AS d,
  pg_identify_object(refclassid, refobjid, 0) AS ref, pg_identify_object(classid, objid, 0) AS by
WHERE coalesce(ref.schema, '') NOT IN (SELECT quote_ident(nspname) FROM pg_namespace WHERE ${OURS("pg_namespace.oid")})
AND ref.type <> 'index' ORDER BY ref.type, ref.identity LIMIT 100`;

/** What things in the schemas that are read need and do not bring along, so that a restore of those schemas fails. */
export async function neededElsewhere(
  session: Asking,
): Promise<readonly { readonly needed: string; readonly by: string }[]> {
  return (await session.query(NEEDS)) as readonly { needed: string; by: string }[];
}

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

/** The schemas that hold something and are not among those named. */
export async function uncoveredSchemas(
  session: Asking,
  known: readonly string[],
): Promise<readonly string[]> {
  return (await session.query(
    `SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${OWN} AND NOT ${quotedText(JSON.stringify(known))}::jsonb ? nspname AND ${ANYTHING} ORDER BY nspname`,
  )) as readonly string[];
}

/** What a database holds besides the schemas named, and would lose; an empty public counts for nothing. */
export async function otherSchemas(
  session: Asking,
  schemas: readonly string[],
): Promise<readonly string[]> {
  return (await session.query(
    `SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${OWN} AND NOT ${quotedText(JSON.stringify(schemas))}::jsonb ? nspname
     AND NOT ${isExtensions("pg_namespace", "n.oid")} AND (nspname <> 'public' OR ${ANYTHING}) ORDER BY nspname`,
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
