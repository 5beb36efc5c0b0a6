import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { below, rowsOf, textOf } from "./page.ts";

const page = textOf("docs/rows.md");
const rows = rowsOf(page.split("\n## ")[0] as string);
const faults = rowsOf(below(page, "What went wrong elsewhere"));

test("docs/rows.md has the rows 1 to 62, each once and in order", () => {
  expect(rows.map(([number]) => Number(number))).toEqual(
    Array.from({ length: 62 }, (_, at) => at + 1),
  );
  for (const row of rows) {
    expect(row).toHaveLength(5);
    expect(["E", "S", "D", "O"]).toContain(row[1]);
    expect(row[2]).not.toBe("");
    if (row[4] !== "later") expect(row[3]).not.toBe("");
  }
});

test("docs/rows.md has the faults 1, 3, 4, 7 and 11, each with what is done instead", () => {
  expect(faults.map(([fault]) => Number.parseInt(fault as string, 10))).toEqual([1, 3, 4, 7, 11]);
  for (const fault of faults)
    expect(fault.map((cell) => cell === "")).toEqual([false, false, false]);
});

describe("docs/rows.md names a test that is there, in row", () => {
  for (const [number, , , , shown = ""] of rows) {
    if (shown !== "later") test(`${number}`, () => expectTests(shown));
  }
  for (const [fault = "", , shown = ""] of faults) test(fault, () => expectTests(shown));
});

function expectTests(shown: string): void {
  for (const one of shown.split("; ")) {
    const [, file = "", name = ""] = /^`(test\/[\w/]+_test\.ts)`: (.+)$/.exec(one) ?? [];
    expect(existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))).toBe(true);
    expect(`${file} ${name} ${hasTitle(file, name)}`).toBe(`${file} ${name} true`);
  }
}

/** Whether a call in the file has that title, as it is written there. */
function hasTitle(file: string, title: string): boolean {
  return [`"${title}",`, `\`${title}\`,`, `'${title}',`].some((literal) =>
    textOf(file).includes(literal),
  );
}
