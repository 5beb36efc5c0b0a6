import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Client } from "./client.ts";
import { inSession, type Session } from "./session.ts";
import { inOracle, inSchema, ORACLE, quotedAccount, quotedName } from "./sql_text.ts";

/** A right on one routine. */
export interface RoutineGrant {
  readonly kind: string;
  readonly routine: string;
  readonly user: string;
  /** Empty for a role of MariaDB. */
  readonly host: string;
  /** As the server keeps them, e.g. "Execute,Grant". */
  readonly rights: string;
}

/** The rights on single routines of a schema: the server takes them away with the routine. */
export async function routineGrants(
  session: Session,
  schema: string,
): Promise<readonly RoutineGrant[]> {
  return (await session.query(
    `SELECT JSON_OBJECT('kind', Routine_type, 'routine', Routine_name, 'user', User, 'host', Host, 'rights', Proc_priv) FROM mysql.procs_priv WHERE ${inSchema("Db", schema)}`,
  )) as readonly RoutineGrant[];
}

/** Gives them again, where there are such a routine and such an account. */
export async function makeGrants(
  session: Session,
  schema: string,
  grants: readonly RoutineGrant[],
): Promise<void> {
  if (grants.length === 0) return;
  const routines = await session.query(
    `SELECT JSON_QUOTE(CONCAT(ROUTINE_TYPE, ' ', ROUTINE_NAME)) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)}`,
  );
  const there = new Set(routines.map((one) => String(one).toLowerCase())); // names of routines have no case
  const accounts = await session.query(
    "SELECT JSON_QUOTE(CONCAT(User, '@', LOWER(Host))) FROM mysql.user",
  );
  const known = new Set(accounts);
  for (const grant of grants) {
    if (!there.has(`${grant.kind} ${grant.routine}`.toLowerCase())) continue;
    if (known.has(`${grant.user}@${grant.host.toLowerCase()}`))
      await session.query(withPackages(statementOf(schema, grant)));
  }
}

const ON_PACKAGE = /^GRANT [\w ,]+ ON PACKAGE /;

function withPackages(grant: string): string {
  return ON_PACKAGE.test(grant) ? inOracle(grant) : grant;
}

/** Takes away the rights on single routines of a schema that is dropped: a server leaves them for the next of that name. */
export async function takeGrants(session: Session, schema: string): Promise<void> {
  for (const { kind, routine, user, host, rights } of await routineGrants(session, schema)) {
    const given = rights
      .toUpperCase()
      .split(",")
      .filter((right) => right !== "");
    if (given.length === 0 || /^PACKAGE/.test(kind)) continue;
    const list = given.map((right) => (right === "GRANT" ? "GRANT OPTION" : right)).join(", ");
    const on = `${kind} ${quotedName(schema)}.${quotedName(routine)}`;
    await session.query(`REVOKE ${list} ON ${on} FROM ${quotedAccount({ user, host })}`);
  }
}

function statementOf(schema: string, { kind, routine, user, host, rights }: RoutineGrant): string {
  const all = rights.split(",").filter((right) => right !== "");
  const given = all.filter((right) => right !== "Grant").map((right) => right.toUpperCase());
  const whom = quotedAccount({ user, host });
  const option = all.includes("Grant") ? " WITH GRANT OPTION" : "";
  return `GRANT ${given.length === 0 ? "USAGE" : given.join(", ")} ON ${kind} ${quotedName(schema)}.${quotedName(routine)} TO ${whom}${option}`;
}

/** Gives a right on a table or routine that may not be there: then nobody misses it. */
export async function grantIfThere(client: Client, statement: string): Promise<void> {
  const to = { database: null, cannot: "Cannot give a right", thing: client.url };
  try {
    await inSession(client, to, async (session) => {
      if (ON_PACKAGE.test(statement)) await session.query(ORACLE);
      await session.execute(statement);
    });
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    client.machine.tell({ kind: "line", text: `A right was not given: ${shown(cause.message)}` });
  }
}
