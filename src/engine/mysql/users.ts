import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { comparePaths, nameOfBytes, shown } from "../../domain/name.ts";
import { USERS } from "./parts.ts";
import type { Session } from "./session.ts";
import { quotedAccount, quotedName, sameName } from "./sql_text.ts";
import { leadOf, piecesOf } from "./statements.ts";

/** The server's accounts and roles as they were read. */
export interface Users {
  /** Statements, each under a line that says whom it is about. */
  readonly sql: string;
  /** As "user@host"; a role of MariaDB has no host. */
  readonly names: readonly string[];
  /** Whether passwords are among it: whoever may read accounts at all reads those too. */
  readonly withPasswords: true;
}

interface Account {
  readonly user: string;
  /** Empty for a role of MariaDB. */
  readonly host: string;
}

/** A statement about accounts. */
export interface Statement {
  readonly about: readonly string[];
  readonly sql: string;
}

/** Accounts that the server itself needs, and the one that every server has. */
const OWN = /^(root|mariadb\.sys|mysql|mysql\..*|PUBLIC|)$/;
const HEAD = "-- holdfast: ";

/** Reads all accounts, roles and rights. Needs SELECT on the schema `mysql`. */
export async function readUsers(session: Session): Promise<Users> {
  if (session.family === "mysql") await session.query("SET print_identified_with_as_hex = ON");
  const accounts = (await accountsOf(session)).filter(({ user }) => !OWN.test(user));
  const made: Statement[] = [];
  const given: Statement[] = [];
  for (const account of accounts) {
    const { create, role } = await creationOf(session, account);
    made.push(create);
    given.push(...(await grantsOf(session, account)), ...role);
  }
  const ordered = [...made, ...given].map(
    ({ about, sql }) => `${HEAD}${JSON.stringify(about)}\n${sql};\n`,
  );
  return { sql: ordered.join(""), names: accounts.map(nameOf), withPasswords: true };
}

async function accountsOf(session: Session): Promise<readonly Account[]> {
  return (await session.query(
    "SELECT JSON_OBJECT('user', User, 'host', Host) FROM mysql.user ORDER BY CAST(User AS BINARY), CAST(Host AS BINARY)",
  )) as readonly Account[];
}

function nameOf({ user, host }: Account): string {
  return `${user}@${host}`;
}

const DEFAULT_ROLE = / DEFAULT ROLE ((?:`(?:[^`]|``)*`@`(?:[^`]|``)*`,?)+)/;

/** How an account is made, with its password's digest; what it names of roles comes when those are there. */
async function creationOf(
  session: Session,
  account: Account,
): Promise<{ readonly create: Statement; readonly role: readonly Statement[] }> {
  const about = [nameOf(account)];
  const who = quotedAccount(account);
  if (account.host === "")
    return { create: { about, sql: `CREATE ROLE IF NOT EXISTS ${who}` }, role: [] };
  const [row] = await session.show(`SHOW CREATE USER ${who}`);
  const text = await withSubjects(session, account, row?.[0] ?? "");
  const standard = DEFAULT_ROLE.exec(text);
  const sql = text.replace(DEFAULT_ROLE, "").replace("CREATE USER ", "CREATE USER IF NOT EXISTS ");
  const role =
    standard === null ? [] : [{ about, sql: `SET DEFAULT ROLE ${standard[1]} TO ${who}` }];
  return { create: { about, sql }, role };
}

/** MySQL writes what a certificate must say without escaping it. */
async function withSubjects(session: Session, account: Account, text: string): Promise<string> {
  if (session.family !== "mysql") return text;
  const [found] = await session.query(
    `SELECT JSON_OBJECT('SUBJECT', CONVERT(x509_subject USING utf8mb4), 'ISSUER', CONVERT(x509_issuer USING utf8mb4), 'CIPHER', CONVERT(ssl_cipher USING utf8mb4)) FROM mysql.user WHERE ${sameName("User", account.user)} AND ${sameName("Host", account.host)}`,
  );
  return Object.entries((found ?? {}) as Record<string, string>).reduce(
    (all, [word, value]) =>
      all.replace(
        ` ${word} '${value}'`,
        () => ` ${word} '${value.replace(/['\\]/g, "\\$&")}'`, // every session has backslashes escape
      ),
    text,
  );
}

/** The rights of one account. MariaDB tells those of its roles too, which are another's. */
async function grantsOf(session: Session, account: Account): Promise<readonly Statement[]> {
  const rows = await session.show(`SHOW GRANTS FOR ${quotedAccount(account)}`);
  const { user, host } = account;
  const plain = `'${user}'@'${host}'`;
  const ends = [quotedAccount(account), plain].map((who) =>
    who.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const own = new RegExp(` (?:TO|FROM|FOR) (?:${ends.join("|")})(?: |$)`);
  return rows
    .map(([text]) => text ?? "")
    .filter((text) => own.test(text))
    .map((sql) => ({ about: [...rolesIn(sql), nameOf(account)], sql }));
}

const ROLE = /`((?:[^`]|``)*)`(?:@`((?:[^`]|``)*)`)?/g;

/** The roles that a statement gives. */
function rolesIn(sql: string): string[] {
  const list = /^GRANT ((?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?,? ?)+)TO /.exec(sql)?.[1];
  if (list === undefined) return [];
  return [...list.matchAll(ROLE)].map(([, user = "", host = ""]) =>
    [user, host].map((one) => one.replaceAll("``", "`")).join("@"),
  );
}

/** The statements of a saved part. @throws HoldfastError restore/restore-failed for one we do not write. */
export async function statementsIn(sql: string): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  for await (const piece of piecesOf(once(sql))) {
    if (piece.kind === "rows") throw strange(Buffer.from(piece.bytes).toString("utf8"));
    const text = Buffer.from(piece.text, "latin1").toString("utf8");
    if (text.trim() === "") continue;
    const found = /^\n?-- holdfast: (\[.*\])\n/.exec(text);
    const statement = text.slice(leadOf(text)).replace(/;$/, "");
    const isOurs = /^(CREATE (USER|ROLE) IF NOT EXISTS|GRANT|REVOKE|SET DEFAULT ROLE) /.test(
      statement,
    );
    if (found === null || !isOurs) throw strange(text);
    statements.push({ about: JSON.parse(found[1] as string) as string[], sql: statement });
  }
  return statements;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, "utf8");
}

/** All accounts that statements make. */
export function namesIn(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ about, sql }) =>
    sql.startsWith("CREATE ") ? about.slice(0, 1) : [],
  );
}

/** A right on a single table or routine: the server takes none on what is not there. */
const ON_OBJECT = / ON (?:(?:TABLE|PROCEDURE|FUNCTION|PACKAGE(?: BODY)?) )?`(?:[^`]|``)+`\.`/;

/** Whom the statements would make, of those who are not there. */
export async function missingAmong(
  session: Session,
  statements: readonly Statement[],
): Promise<readonly string[]> {
  const names = namesIn(statements);
  const there = new Set(await usersAmong(session, new Set(names)));
  return names.filter((name) => !there.has(name));
}

/**
 * Makes the accounts that are missing, each with all it had; those that are there stay as they are, the
 * one that restores among them. An account is not taken away by an undo: others may use it by then.
 *
 * @returns The rights that must wait until tables and routines are in their place.
 */
export async function makeUsers(
  session: Session,
  statements: readonly Statement[],
): Promise<readonly string[]> {
  const made = new Set(await missingAmong(session, statements));
  const waiting: string[] = [];
  for (const { about, sql } of statements) {
    if (!about.some((name) => made.has(name))) continue;
    if (ON_OBJECT.test(sql)) waiting.push(sql);
    else await session.execute(sql);
  }
  return waiting;
}

/** Drops accounts and roles; that one is not there is no error. */
export async function dropUsers(session: Session, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const gone = new Set(names);
  for (const account of await accountsOf(session)) {
    if (!gone.has(nameOf(account)) || OWN.test(account.user)) continue;
    const isRole = session.family === "mariadb" && account.host === "";
    await session.query(
      `DROP ${isRole ? "ROLE" : "USER"} IF EXISTS ${isRole ? quotedName(account.user) : `${quotedName(account.user)}@${quotedName(account.host)}`}`,
    );
  }
}

/** The accounts that are there now, of those named. */
export async function usersAmong(
  session: Session,
  names: ReadonlySet<string>,
): Promise<readonly string[]> {
  return (await accountsOf(session)).map(nameOf).filter((name) => names.has(name));
}

/** The facts of the accounts: that each is there. What an existing one may is its server's matter. */
export function userFacts(names: readonly string[]): Fact[] {
  const keys = names.map((name) => `${USERS}/account ${nameOfBytes(Buffer.from(name, "utf8"))}`);
  return keys
    .sort(comparePaths)
    .map((key) => ({ key, is: { exists: true }, at: null, span: null }));
}

function strange(text: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot make the accounts: the backup says "${shown(text.trim().slice(0, 40))}…", which Holdfast does not write`,
    {
      code: "restore-failed",
      hint: "The place is as it was. Verify the backup with `holdfast verify --deep`.",
      thing: USERS,
    },
  );
}
