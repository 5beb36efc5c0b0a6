// Writes the tables of action.yml's inputs and outputs into README.md, between their markers.
import { readFile, writeFile } from "node:fs/promises";
import { parse } from "yaml";

interface Entry {
  readonly description: string;
  readonly default?: string;
  readonly required?: boolean;
}

/** What is read of action.yml. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
}

const MARK = /<!-- action\.yml -->\n[\s\S]*?<!-- \/action\.yml -->/;

/** Both tables, as they stand in README.md with their markers. */
export function tablesOf(text: string): string {
  const { inputs, outputs } = parse(text) as ActionFile;
  const rows = (entries: ActionFile["inputs"]) =>
    Object.entries(entries).map(([name, one]) => `| \`${name}\` | ${one.description.trim()} |`);
  return [
    "<!-- action.yml -->",
    "| input | what it says |",
    "|---|---|",
    ...rows(inputs),
    "",
    "| output | what it holds |",
    "|---|---|",
    ...rows(outputs),
    "<!-- /action.yml -->",
  ].join("\n");
}

/** A page with the tables in place of what is between its markers. */
export function withTables(page: string, text: string): string {
  return page.replace(MARK, () => tablesOf(text));
}

if (import.meta.main) {
  const [page, action] = await Promise.all(
    ["README.md", "action.yml"].map((file) => readFile(file, "utf8")),
  );
  await writeFile("README.md", withTables(page ?? "", action ?? ""));
}
