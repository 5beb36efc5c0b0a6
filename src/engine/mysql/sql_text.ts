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
