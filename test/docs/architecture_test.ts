import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { below, rowsOf, textOf } from "./page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const page = textOf("docs/architecture.md");
const files = readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

test("docs/architecture.md maps every folder of src/ that holds files, and the doors", () => {
  const mapped = rowsOf(below(page, "The map of src/")).map(([where]) => where);
  const there = files.map((file) =>
    /^src\/[^/]+$/.test(file) ? file : file.replace(/[^/]+$/, ""),
  );
  expect(mapped.toSorted()).toEqual([...new Set(there)].sort());
});

test("docs/architecture.md names no file that is not there", () => {
  const named = [...page.matchAll(/`((?:src|test)\/[\w./<>-]+)`/g)].map(
    ([, path]) => path as string,
  );
  const plain = named.filter((path) => !path.includes("<"));
  expect(plain.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(plain.length).toBeGreaterThan(20);
});

test("docs/architecture.md lists every crash point of src/, each once and no other", () => {
  const listed = rowsOf(below(page, "Crash points")).map(([step]) => step);
  expect(listed.toSorted()).toEqual(steps().sort());
});

test("machine.step() is always called with a plain text, so that the list is whole", () => {
  const calls = files.flatMap((file) => [...textOf(file).matchAll(/\.step\(/g)]).length;
  expect(steps()).toHaveLength(calls);
});

function steps(): string[] {
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(/\.step\("([^"]+)"\)/g)].map(
      ([, name]) => name as string,
    ),
  );
}
