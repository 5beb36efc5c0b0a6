import { withoutKeys } from "../../domain/hidden.ts";
import { shown } from "../../domain/name.ts";

/**
 * A stranger's text as one line of the log: no control or bidirectional character, no secret key,
 * and nothing the runner takes for a command: it obeys `::name::` at a line's beginning and `##[name]`
 * anywhere in it.
 */
export function logText(text: string): string {
  return withoutKeys(shown(text))
    .replaceAll("##[", "#\\x23[")
    .replace(/^(\s*):(?=:)/, "$1\\x3a");
}

/** The same for a text of several lines, such as a stack. */
export function logLines(text: string): string[] {
  return text.split("\n").map(logText);
}

/** A stranger's text in a sentence of Markdown: nothing in it is markup, a link, a mention or HTML. */
export function markdown(text: string): string {
  return withoutKeys(shown(text))
    .replace(/[&<>\\`*_{}[\]#+!|~@:$^=]/g, entity)
    .replace(
      /^(\s*)([-+]|\d+[.)])/,
      (_, space: string, mark: string) => space + [...mark].map(entity).join(""),
    )
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`);
}

/** A stranger's name in Markdown, in a cell of a table too. */
export function code(text: string): string {
  const fit = withoutKeys(shown(text));
  // Inside of back-ticks nothing has a meaning but they themselves, and in a table the bar.
  return fit === "" || /[`|]|^\s|\s$/.test(fit) ? `<code>${entities(fit)}</code>` : `\`${fit}\``;
}

function entities(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/g, (symbol) => (symbol < "\x7f" ? entity(symbol) : symbol));
}

function entity(symbol: string): string {
  return `&#${symbol.codePointAt(0)};`;
}
