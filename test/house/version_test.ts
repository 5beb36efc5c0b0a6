import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { VERSION } from "../../src/domain/version.ts";
import { ROOT } from "./sources.ts";

const read = (name: string) => readFileSync(join(ROOT, name), "utf8");

test("VERSION is that of package.json and of its lock", () => {
  expect(JSON.parse(read("package.json"))).toMatchObject({ version: VERSION });
  expect(JSON.parse(read("package-lock.json"))).toMatchObject({
    version: VERSION,
    packages: { "": { version: VERSION } },
  });
});

test("CHANGELOG.md has a heading for VERSION, or one for what is not released yet", () => {
  const headings = [...read("CHANGELOG.md").matchAll(/^## \[([^\]]+)\]/gm)].map(
    (found) => found[1],
  );
  expect(headings.length).toBeGreaterThan(0);
  const released = headings.filter((heading) => heading !== "Unreleased");
  // Before the first release there is none; from then on the newest one is VERSION's.
  expect(released[0] ?? VERSION).toBe(VERSION);
  expect(headings[0]).toMatch(/^(Unreleased|\d+\.\d+\.\d+)$/);
});
