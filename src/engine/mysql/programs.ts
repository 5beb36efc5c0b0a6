import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Session } from "./session.ts";
import { digest, inSchema, quotedName, withoutSchema, withSchemas } from "./sql_text.ts";

/** A view, trigger, routine or event. */
export interface Program {
  readonly type: string;
  readonly name: string;
  readonly is: Fact["is"];
}

/** Reads what a schema holds besides tables. The session is in it. */
export async function readPrograms(
  session: Session,
  {
    database,
    views,
    renamed,
  }: {
    readonly database: string;
    readonly views: readonly string[];
    readonly renamed: ReadonlyMap<string, string>;
  },
): Promise<readonly Program[]> {
  return [
    ...(await readViews(session, { database, views, renamed })),
    ...(await readTriggers(session, database)),
    ...(await readRoutines(session, database)),
    ...(await readEvents(session, database)),
  ];
}

async function readViews(
  session: Session,
  {
    database,
    views,
    renamed,
  }: {
    readonly database: string;
    readonly views: readonly string[];
    readonly renamed: ReadonlyMap<string, string>;
  },
): Promise<readonly Program[]> {
  const programs: Program[] = [];
  for (const name of views) {
    const [row] = await session.show(`SHOW CREATE VIEW ${quotedName(name)}`);
    const [, text = "", charset = "", collation = ""] = row ?? [];
    const definition = digest([
      withSchemas(withoutSchema(text, database), renamed),
      charset,
      collation,
    ]);
    programs.push({ type: "view", name, is: { definition } });
  }
  return programs;
}

type Described = readonly [name: string, fields: readonly (string | number | null)[]];

async function readTriggers(session: Session, database: string): Promise<readonly Program[]> {
  const rows = (await session.query(
    `SELECT JSON_ARRAY(TRIGGER_NAME, JSON_ARRAY(EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER, ACTION_STATEMENT, CONCAT(SQL_MODE), DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION)) FROM information_schema.TRIGGERS WHERE ${inSchema("TRIGGER_SCHEMA", database)}`,
  )) as readonly Described[];
  return rows.map(([name, fields]) => ({
    type: "trigger",
    name,
    is: { definition: digest(fields) },
  }));
}

async function readRoutines(session: Session, database: string): Promise<readonly Program[]> {
  const rows = (await session.query(
    `SELECT JSON_ARRAY(ROUTINE_TYPE, ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", database)}`,
  )) as readonly (readonly [string, string])[];
  const programs: Program[] = [];
  for (const [type, name] of rows) {
    const [row] = await session.show(`SHOW CREATE ${type} ${quotedName(name)}`);
    const [, mode = "", text = "NULL", ...rest] = row ?? [];
    if (text === "NULL") throw hidden(type, name);
    const definition = digest([mode, comparable(mode, text), ...rest]);
    programs.push({
      type: type.toLowerCase(),
      name,
      is: { definition },
    });
  }
  return programs;
}

const COMMENT = /^( {4}COMMENT ')((?:[^']|'')*)(?='$)/m;

/** Under NO_BACKSLASH_ESCAPES servers double a comment's backslashes whenever they write it out. */
function comparable(mode: string, text: string): string {
  if (!mode.includes("NO_BACKSLASH_ESCAPES")) return text;
  return text.replace(
    COMMENT,
    (_, head: string, said: string) => head + said.replace(/\\+/g, "\\"),
  );
}

function hidden(type: string, name: string): HoldfastError {
  return new HoldfastError(
    "source",
    `Cannot save ${type.toLowerCase()} "${shown(name)}": the account may not see what it says`,
    {
      code: "right-missing",
      hint: "GRANT SELECT ON *.* to the account; see docs/engines/mysql.md.",
      thing: shown(name),
    },
  );
}

async function readEvents(session: Session, database: string): Promise<readonly Program[]> {
  const rows = (await session.query(
    `SELECT JSON_ARRAY(EVENT_NAME, JSON_ARRAY(STATUS, EVENT_DEFINITION, EVENT_TYPE, CONCAT(EXECUTE_AT), HEX(INTERVAL_VALUE), CONCAT(INTERVAL_FIELD), CONCAT(STARTS), CONCAT(ENDS), ON_COMPLETION, TIME_ZONE, CONCAT(SQL_MODE), DEFINER, EVENT_COMMENT, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION)) FROM information_schema.EVENTS WHERE ${inSchema("EVENT_SCHEMA", database)}`,
  )) as readonly Described[];
  return rows.map(([name, [status, ...fields]]) => ({
    type: "event",
    name,
    is: { status: String(status), definition: digest(fields) },
  }));
}
