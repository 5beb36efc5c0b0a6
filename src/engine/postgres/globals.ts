import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { comparePaths, nameOfBytes, shown } from "../../domain/name.ts";
import { GLOBALS } from "./parts.ts";
import type { Session } from "./session.ts";
import { firstName, lineName, lineText, setting } from "./sql_text.ts";

/** The server's roles as they were read. */
export interface Roles {
  /** One statement a line. */
  readonly sql: string;
  readonly names: readonly string[];
  /** Whether passwords are among it; only who may read pg_authid sees them. */
  readonly withPasswords: boolean;
}

interface Role {
  readonly name: string;
  readonly flags: Readonly<Record<string, boolean>>;
  readonly limit: number;
  readonly until: string | null;
  readonly password: string | null;
  readonly comment: string | null;
  readonly settings: readonly string[];
}

interface Member {
  readonly group: string;
  readonly member: string;
  readonly admin: boolean;
  /** Null before 16. */
  readonly inherit: boolean | null;
  readonly set: boolean | null;
}

const rolesFrom = (catalog: string, password: string) => `SELECT json_build_object('name', rolname,
  'flags', json_build_object('SUPERUSER', rolsuper, 'INHERIT', rolinherit, 'CREATEROLE', rolcreaterole, 'CREATEDB', rolcreatedb,
    'LOGIN', rolcanlogin, 'REPLICATION', rolreplication, 'BYPASSRLS', rolbypassrls),
  'limit', rolconnlimit, 'until', rolvaliduntil::text, 'password', ${password}, 'comment', shobj_description(r.oid, 'pg_authid'),
  'settings', (SELECT coalesce(json_agg(one), '[]') FROM pg_db_role_setting, unnest(setconfig) AS one WHERE setrole = r.oid AND setdatabase = 0))
FROM ${catalog} AS r WHERE left(rolname, 3) <> 'pg_' ORDER BY rolname COLLATE "C"`;

// Since 16 there may be several grants of one membership, each by another role; a member may what any of
// them says. One grant that says all of it needs no grantor to be there first.
const MEMBERS = `SELECT json_build_object('group', pg_get_userbyid(roleid), 'member', pg_get_userbyid(member), 'admin', bool_or(admin_option),
  'inherit', bool_or((to_jsonb(m) ->> 'inherit_option')::boolean), 'set', bool_or((to_jsonb(m) ->> 'set_option')::boolean))
FROM pg_auth_members AS m WHERE member >= 16384 GROUP BY roleid, member ORDER BY pg_get_userbyid(roleid) COLLATE "C", pg_get_userbyid(member) COLLATE "C"`;

/** Reads all roles, with their passwords' digests if the account may. */
export async function readRoles(session: Session): Promise<Roles> {
  const [may] = await session.query("SELECT to_json(has_table_privilege('pg_authid', 'SELECT'))");
  const withPasswords = may === true;
  const sql = withPasswords
    ? rolesFrom("pg_authid", "rolpassword")
    : rolesFrom("pg_roles", "NULL::text");
  const roles = (await session.query(sql)) as readonly Role[];
  const members = (await session.query(MEMBERS)) as readonly Member[];
  const lines = [...roles.flatMap(linesOf), ...members.map(grant)];
  return {
    sql: `${lines.join("\n")}\n`,
    names: roles.map(({ name }) => name),
    withPasswords,
  };
}

function linesOf(role: Role): string[] {
  const name = lineName(role.name);
  const flags = Object.entries(role.flags).map(([flag, is]) => (is ? flag : `NO${flag}`));
  const password = role.password === null ? "" : ` PASSWORD ${lineText(role.password)}`;
  const until = role.until === null ? "" : ` VALID UNTIL ${lineText(role.until)}`;
  return [
    `CREATE ROLE ${name};`,
    `ALTER ROLE ${name} WITH ${flags.join(" ")} CONNECTION LIMIT ${role.limit}${password}${until};`,
    ...role.settings.map((config) => `ALTER ROLE ${name} SET ${setting(config)};`),
    ...(role.comment === null ? [] : [`COMMENT ON ROLE ${name} IS ${lineText(role.comment)};`]),
  ];
}

function grant({ group, member, admin, inherit, set }: Member): string {
  const options = [
    ...(admin ? ["ADMIN OPTION"] : []), // the form of before 16, which later ones understand
    ...(inherit === null || set === null ? [] : [`INHERIT ${word(inherit)}`, `SET ${word(set)}`]),
  ];
  const all = options.length > 1 ? options.map((one) => one.replace("OPTION", "TRUE")) : options;
  const end = all.length === 0 ? "" : ` WITH ${all.join(", ")}`;
  return `GRANT ${lineName(group)} TO ${lineName(member)}${end};`;
}

function word(is: boolean): string {
  return is ? "TRUE" : "FALSE";
}

/** The facts of the roles: that each is there. What an existing one may is its server's matter. */
export function roleFacts(names: readonly string[]): Fact[] {
  const keys = names.map((name) => `${GLOBALS}/role ${nameOfBytes(Buffer.from(name, "utf8"))}`);
  return keys
    .sort(comparePaths)
    .map((key) => ({ key, is: { exists: true }, at: null, span: null }));
}

/** The roles that are there now, of those named. */
export async function rolesAmong(
  session: Session,
  names: ReadonlySet<string>,
): Promise<readonly string[]> {
  const there = await session.query("SELECT to_json(rolname) FROM pg_roles");
  return (there as readonly string[]).filter((name) => names.has(name));
}

/** All roles of a saved part. */
export function namesIn(sql: string): string[] {
  return sql.split("\n").flatMap((line) => {
    if (!line.startsWith("CREATE ROLE ")) return [];
    const found = firstName(line.slice("CREATE ROLE ".length));
    return found === null ? [] : [found.name];
  });
}

/**
 * Makes the roles that are missing, each with all it had; those that are there stay as they are. A role
 * is not taken away by an undo: others may use it by then.
 *
 * @returns The roles that were made. @throws HoldfastError restore/restore-failed for a line we do not write.
 */
export async function makeRoles(session: Session, sql: string): Promise<readonly string[]> {
  const there = new Set(await rolesAmong(session, new Set(namesIn(sql))));
  const isNew = (name: string): boolean => !there.has(name);
  await session.query("BEGIN");
  for (const line of sql.split("\n")) {
    if (line === "" || line.startsWith("-- ")) continue;
    const names = aboutWhom(line);
    if (names === null) throw strange(line);
    if (names.some(isNew)) await session.execute(line);
  }
  await session.query("COMMIT");
  return namesIn(sql).filter(isNew);
}

/** The roles a line speaks of; null for a line that is none of ours. */
function aboutWhom(line: string): readonly string[] | null {
  const verb = /^(CREATE ROLE|ALTER ROLE|COMMENT ON ROLE|GRANT) /.exec(line);
  const first = verb === null ? null : firstName(line.slice(verb[0].length));
  if (verb === null || first === null) return null;
  if (verb[1] !== "GRANT") return [first.name];
  const second = first.rest.startsWith(" TO ") ? firstName(first.rest.slice(" TO ".length)) : null;
  return second === null ? null : [first.name, second.name].filter((name) => !/^pg_/.test(name));
}

function strange(line: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot make the roles: the backup says "${shown(line.slice(0, 40))}…", which Holdfast does not write`,
    {
      code: "restore-failed",
      hint: "The place is as it was. Verify the backup with `holdfast verify --deep`.",
      thing: GLOBALS,
    },
  );
}
