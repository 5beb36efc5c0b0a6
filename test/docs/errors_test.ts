import { expect, test } from "@jest/globals";
import { EXIT } from "../../src/domain/error.ts";
import { CODES, type FindingCode } from "../../src/domain/finding.ts";
import { below, rowsOf, textOf } from "./page.ts";

const page = textOf("docs/errors.md");

test("docs/errors.md explains every code of CODES, each once and nothing else", () => {
  const documented = groups().flatMap(({ rows }) => rows.map((row) => row[0]));
  expect(documented.toSorted()).toEqual(Object.keys(CODES).toSorted());
});

test("docs/errors.md puts every code under the exit code of its stage", () => {
  for (const { exit, rows } of groups()) {
    for (const [code] of rows) {
      expect(`${code} ${exit}`).toBe(`${code} ${exitOf(code as FindingCode)}`);
    }
  }
});

test("docs/errors.md says of every code what it means and what to do", () => {
  for (const row of groups().flatMap(({ rows }) => rows)) {
    expect(row).toHaveLength(3);
    for (const cell of row) expect(cell).not.toBe("");
  }
});

test("docs/errors.md lists the exit codes of EXIT", () => {
  const table = rowsOf(below(page, "Exit codes"));
  const documented = Object.fromEntries(table.map(([exit, stage]) => [stage, Number(exit)]));
  expect(documented).toEqual(EXIT);
});

function exitOf(code: FindingCode): number {
  if (code === "interrupted") return EXIT.interrupted;
  return EXIT[CODES[code]?.[0] ?? "bug"];
}

/** The sections "## Exit N: …" with their tables. */
function groups(): { exit: number; rows: string[][] }[] {
  return [...page.matchAll(/^## Exit (\d+):.*\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm)].map((found) => ({
    exit: Number(found[1]),
    rows: rowsOf(found[2] ?? ""),
  }));
}
