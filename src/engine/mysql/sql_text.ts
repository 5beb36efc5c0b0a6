import { createHash } from "node:crypto";

/** A name, quoted for SQL. Inside backticks only a backtick means anything, to the server and to its clients. */
export function quotedName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** A text, as the bytes it is: no client and no sql_mode can read anything into it. */
export function quotedText(text: string): string {
  return `CONVERT(X'${Buffer.from(text, "utf8").toString("hex")}' USING utf8mb4)`;
}

/** A name as `INFORMATION_SCHEMA` compares them: by its bytes. */
export function sameName(column: string, name: string): string {
  return `CAST(${column} AS BINARY) = X'${Buffer.from(name, "utf8").toString("hex")}'`;
}

/**
 * SQL that the server wrote, without its own schema's name before names, so that it means whatever schema it
 * is read in. Texts in quotes stay as they are.
 */
export function withoutSchema(text: string, schema: string): string {
  return qualified(text, new Map([[`${quotedName(schema)}.`, ""]]));
}

/** The same with other names for schemas before names. */
export function withSchemas(text: string, renamed: ReadonlyMap<string, string>): string {
  const names = [...renamed].map(
    ([from, to]) => [`${quotedName(from)}.`, `${quotedName(to)}.`] as const,
  );
  return qualified(text, new Map(names));
}

function qualified(text: string, names: ReadonlyMap<string, string>): string {
  if (![...names.keys()].some((name) => text.includes(name))) return text;
  const tokens = text.match(/'(?:[^'\\]|\\[\s\S]|'')*'|`(?:[^`]|``)*`\.?|[\s\S]/g) ?? [];
  return tokens.map((token) => names.get(token) ?? token).join("");
}

/** The condition that a column names a schema; the first half lets the server look at that schema alone. */
export function inSchema(column: string, database: string): string {
  return `${column} = ${quotedText(database)} AND ${sameName(column, database)}`;
}

/** An account or, without a host, a role of MariaDB, as statements write it. */
export function quotedAccount({
  user,
  host,
}: {
  readonly user: string;
  readonly host: string;
}): string {
  return host === "" ? quotedName(user) : `${quotedName(user)}@${quotedName(host)}`;
}

/** The mode in which MariaDB knows the word PACKAGE, and in no other. */
export const ORACLE = "SET @hf_mode = @@sql_mode, sql_mode = 'ORACLE'";

/** A statement of ours about a package; the session's mode is afterwards as it was. */
export function inOracle(statement: string): string {
  return `${ORACLE}; ${statement}; SET sql_mode = @hf_mode`;
}

/** Texts as one SHA-256, hex, so that none can be taken for two others. */
export function digest(texts: readonly (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
