import { expect, test } from "@jest/globals";
import { below, rowsOf, textOf } from "./page.ts";

const packageJson = JSON.parse(textOf("package.json")) as Record<string, Record<string, string>>;

const LISTS = [
  { heading: "At run time", key: "dependencies" },
  { heading: "For development", key: "devDependencies" },
  { heading: "By platform", key: "optionalDependencies" },
];

for (const { heading, key } of LISTS) {
  test(`docs/dependencies.md "${heading}" names exactly ${key} of package.json`, () => {
    const rows = rowsOf(below(textOf("docs/dependencies.md"), heading));
    expect(rows.map((row) => row[0])).toEqual(Object.keys(packageJson[key] ?? {}).sort());
    for (const row of rows) {
      expect(row).toHaveLength(3);
      for (const cell of row) expect(cell).not.toBe("");
    }
  });
}
