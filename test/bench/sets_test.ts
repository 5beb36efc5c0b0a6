import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { SETS } from "../../bench/sets.ts";
import { compareTrees, sizeOf } from "../../bench/tree.ts";
import { tempFolder } from "../tools.ts";

const folder = tempFolder();

for (const set of SETS) {
  test(`the set "${set.name}" is the same each time it is made`, () => {
    const scale = set.name === "huge" ? 0.001 : 0.002;
    const [first, second] = [join(folder, `${set.name}-1`), join(folder, `${set.name}-2`)];
    for (const made of [first, second]) {
      mkdirSync(made);
      set.make(made, scale);
    }
    const size = sizeOf(first);
    expect(size.files).toBeGreaterThan(0);
    compareTrees(first, second, size);
  });
}

test("compareTrees() refuses a tree that lacks a file or differs in a byte", () => {
  const [text, noise] = [join(folder, "text-1"), join(folder, "noise-1")];
  expect(() => compareTrees(text, noise, { ...sizeOf(text), files: 99 })).toThrow(/expected 99/);
  expect(() => compareTrees(text, noise, sizeOf(noise))).toThrow(/came back otherwise/);
});
