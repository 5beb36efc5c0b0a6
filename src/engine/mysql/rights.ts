import type { Family } from "./address.ts";
import type { Session } from "./session.ts";

/** Rights by the pattern of the schemas they are for; `*` is all of them. */
export type Rights = readonly { readonly on: string; readonly may: ReadonlySet<string> }[];

const NAME = "`(?:[^`]|``)*`|\\*";
const GRANT = new RegExp(`^GRANT (.+?) ON (${NAME})\\.(${NAME}) TO `);
const REVOKE = new RegExp(`^REVOKE (.+?) ON (${NAME})\\.\\* FROM `);

/** What the account may do, its active roles' rights too. */
export async function readRights(session: Session): Promise<Rights> {
  const rows = await session.show("SHOW GRANTS");
  return rightsIn(rows.map(([line = ""]) => line));
}

/** Reads what SHOW GRANTS says. Rights on single tables count for those tables only. */
export function rightsIn(lines: readonly string[]): Rights {
  return lines.flatMap((line) => {
    const granted = GRANT.exec(line);
    const found = granted ?? REVOKE.exec(line);
    if (found === null) return [];
    const [, list = "", schema = "", table] = found;
    const sign = granted === null ? "!" : ""; // MySQL takes a right on one schema out of one on all
    const may = new Set(list.split(/,\s*/).map((right) => sign + right));
    const where = table === undefined || table === "*" ? "" : `\0${plain(table)}`;
    return [{ on: plain(schema) + where, may }];
  });
}

function plain(name: string): string {
  return name === "*" ? name : name.slice(1, -1).replaceAll("``", "`");
}

/** Whether a right is had on all of a schema; `*` for all schemas. */
export function may(rights: Rights, right: string, schema: string): boolean {
  const fitting = rights.filter(({ on }) => on === "*" || (schema !== "*" && fits(on, schema)));
  const has = fitting.some((one) => one.may.has(right) || one.may.has("ALL PRIVILEGES"));
  const isTaken = fitting.some((one) => one.on !== "*" && one.may.has(`!${right}`));
  return has && !isTaken;
}

/** Whether the pattern of a grant covers a name: `_` is one symbol, `%` any number, a backslash takes that away. */
function fits(pattern: string, schema: string): boolean {
  const form = pattern.replace(/\\([\s\S])|[\s\S]/gu, (symbol, escaped?: string) => {
    if (escaped !== undefined) return literal(escaped);
    return symbol === "%" ? "[\\s\\S]*" : symbol === "_" ? "[\\s\\S]" : literal(symbol);
  });
  return new RegExp(`^${form}$`, "u").test(schema);
}

function literal(symbol: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(symbol) ? `\\${symbol}` : symbol;
}

/** What is missing to save a schema whole: without one of these rights the server hides things and says nothing. */
export function missingFor(rights: Rights, schema: string, family: Family): readonly string[] {
  const needed = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT"];
  const missing = needed.filter((right) => !may(rights, right, schema));
  if (seesRoutines(rights, family) || missing.includes("SELECT")) return missing;
  return [...missing, "SELECT on *.*, to see routines"];
}

function seesRoutines(rights: Rights, family: Family): boolean {
  if (may(rights, "SELECT", "*")) return true;
  if (family === "mysql") return may(rights, "SHOW_ROUTINE", "*");
  const onTable = rights.some((one) => one.on === "mysql\0proc" && one.may.has("SELECT"));
  return onTable || may(rights, "SELECT", "mysql");
}

/** Whether the account may make all writers wait for a moment. */
export function mayLock(rights: Rights): boolean {
  return may(rights, "RELOAD", "*") || may(rights, "FLUSH_TABLES", "*");
}
