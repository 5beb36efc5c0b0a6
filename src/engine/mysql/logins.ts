import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Session } from "./session.ts";
import { missingAmong, type Statement } from "./users.ts";

const NAMES = /`(?:[^`]|``)*`/g;
const TEXTS = /'(?:[^'\\]|\\[\s\S]|'')*'/g;

/** The plugins by which an account that a statement makes may log in; none named is the server's own way. */
export function pluginsIn(sql: string): string[] {
  if (!sql.startsWith("CREATE USER ")) return [];
  const plain = sql.replaceAll(NAMES, "``");
  const mysql = [...plain.matchAll(/ IDENTIFIED WITH '(\w+)'/g)];
  const mariadb = [...plain.replaceAll(TEXTS, "''").matchAll(/ (?:IDENTIFIED VIA|OR) (\w+)/g)];
  return [...mysql, ...mariadb].map(([, name]) => name as string);
}

/**
 * The statements, once it is known that the server has every plugin they name. On a server that is lent for
 * a proof nobody logs in as them: there an account whose plugin is missing is made locked.
 *
 * @throws HoldfastError restore/tool-missing naming the account and the plugin.
 */
export async function withLogins(
  session: Session,
  statements: readonly Statement[],
  isLent: boolean,
): Promise<readonly Statement[]> {
  const rows = await session.query(
    "SELECT JSON_QUOTE(LOWER(PLUGIN_NAME)) FROM information_schema.PLUGINS WHERE PLUGIN_TYPE = 'AUTHENTICATION' AND PLUGIN_STATUS = 'ACTIVE'",
  );
  const known = new Set(rows);
  const missing = new Set(await missingAmong(session, statements));
  const locked = new Set<string>();
  for (const { about, sql } of statements) {
    const plugin = pluginsIn(sql).find((name) => !known.has(name.toLowerCase()));
    const [account = ""] = about;
    if (plugin === undefined || !missing.has(account)) continue;
    if (!isLent) throw noPlugin(account, plugin);
    locked.add(account);
  }
  return statements.map(({ about, sql }) =>
    locked.has(about.at(-1) ?? "") ? { about, sql: withoutLogin(sql) } : { about, sql },
  );
}

const CREATE = /^CREATE USER IF NOT EXISTS `(?:[^`]|``)*`@`(?:[^`]|``)*`/;
/** MariaDB says it with a right on all, too. */
const LOGIN =
  / TO `(?:[^`]|``)*`@`(?:[^`]|``)*` IDENTIFIED (?:'(?:[^'\\]|\\[\s\S]|'')*'|[^'])*?(?= REQUIRE | WITH |$)/;

function withoutLogin(sql: string): string {
  const create = CREATE.exec(sql)?.[0];
  if (create !== undefined) return `${create} ACCOUNT LOCK`;
  return sql.replace(LOGIN, (text) => text.slice(0, text.lastIndexOf("` IDENTIFIED ") + 1));
}

function noPlugin(account: string, plugin: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot make account "${shown(account)}": the server has no plugin "${shown(plugin)}", by which it logs in`,
    {
      code: "tool-missing",
      hint: "Nothing was made. INSTALL PLUGIN (or INSTALL SONAME) on the server first, or restore with users: false.",
      thing: shown(account),
    },
  );
}
