/** Parameters whose value is a list of names, each quoted by itself (GUC_LIST_QUOTE in guc_tables.c). */
const LISTS = new Set([
  "search_path",
  "temp_tablespaces",
  "session_preload_libraries",
  "shared_preload_libraries",
  "local_preload_libraries",
  "unix_socket_directories",
]);

/** A name for SQL on one line; what would break a line is written as an escape. */
export function lineName(name: string): string {
  return escaped(name, '"');
}

/** A text for SQL on one line. */
export function lineText(text: string): string {
  return escaped(text, "'");
}

function escaped(text: string, quote: '"' | "'"): string {
  const doubled = text.replaceAll(quote, quote + quote);
  if (!/[\x00-\x1f\x7f\\]/.test(text)) return `${quote}${doubled}${quote}`;
  const plain = doubled.replace(/[\x00-\x1f\x7f\\]/g, (symbol) =>
    symbol === "\\" ? "\\\\" : `\\${symbol.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `U&${quote}${plain}${quote}`;
}

/** Reads the first name that `lineName` wrote at the start of a text; null: there is none. */
export function firstName(text: string): { readonly name: string; readonly rest: string } | null {
  const found = /^(U&)?"((?:[^"]|"")*)"/.exec(text);
  if (found === null) return null;
  const [all, isEscaped, inner] = found as unknown as [string, string | undefined, string];
  const name = inner.replaceAll('""', '"');
  const plain = isEscaped === undefined ? name : name.replace(/\\(\\|[0-9a-f]{4})/g, unescaped);
  return { name: plain, rest: text.slice(all.length) };
}

function unescaped(_: string, code: string): string {
  return code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code, 16));
}

/** `<parameter> TO <value>` from what a catalog holds as `<parameter>=<value>`. */
export function setting(config: string): string {
  const at = config.indexOf("=");
  const parameter = config.slice(0, at);
  const value = config.slice(at + 1);
  const name = parameter.split(".").map(lineName).join(".");
  if (!LISTS.has(parameter)) return `${name} TO ${lineText(value)}`;
  const items = [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",]+))\s*(?:,|$)/g)];
  const names = items.map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? "",
  );
  return `${name} TO ${names.length === 0 ? "''" : names.map(lineText).join(", ")}`;
}
