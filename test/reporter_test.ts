import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { ROOT } from "./house/sources.ts";
import { tempFolder } from "./tools.ts";

const folder = tempFolder("holdfast-reporter");
const PASSES = 'test("passes", () => {});\n';
const FAILS = 'test("fails", () => { throw new Error("as it should"); });\n';
const SKIP = "skip"; // apart, as no test of this repository may say so
const LEFT_OUT = `test["${SKIP}"]("x [left out: needs age, zstd]", () => {});
`;
let count = 0;

/** Runs the real jest with our reporter over files of tests. */
function run(files: Record<string, string>, env: Record<string, string> = {}) {
  const root = join(folder, `${count++}`);
  mkdirSync(root);
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(root, `${name}_test.js`), text);
  const config = {
    rootDir: root,
    testMatch: ["**/*_test.js"],
    transform: {},
    reporters: ["default", join(ROOT, "test/reporter.ts")],
    cache: false,
  };
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const { HOLDFAST_ENGINES: _, CI: __, ...own } = process.env;
  const ran = spawnSync(process.execPath, [jest, "--config", JSON.stringify(config)], {
    cwd: root,
    encoding: "utf8",
    env: { ...own, ...env },
  });
  return {
    code: ran.status,
    lines: ran.stdout.trimEnd().split("\n"),
    all: `${ran.stdout}${ran.stderr}`,
  };
}

describe("ClosingLine counts", () => {
  const rows: [title: string, files: Record<string, string>, last: string, code: number][] = [
    ["what passes", { a: PASSES, b: PASSES.repeat(2) }, "3 passed, 0 failed", 0],
    ["what fails", { a: PASSES + FAILS }, "1 passed, 1 failed", 1],
    [
      "a file that does not load",
      { a: PASSES, b: "import nothing from (" },
      "1 passed, 1 failed",
      1,
    ],
    [
      "a file that throws as it loads",
      { a: PASSES, b: `${PASSES}throw new Error("no");` },
      "1 passed, 1 failed",
      1,
    ],
    ["a file without tests", { a: PASSES, b: "" }, "1 passed, 1 failed", 1],
    [
      "what fails before all tests",
      { a: `beforeAll(() => { throw new Error("no"); });\n${PASSES}` },
      "0 passed, 1 failed",
      1,
    ],
    [
      "what fails after all tests",
      { a: `afterAll(() => { throw new Error("no"); });\n${PASSES}` },
      expect.stringMatching(/^[01] passed, 1 failed$/) as never,
      1,
    ],
    ["nothing that is left out", { a: PASSES + LEFT_OUT }, "1 passed, 0 failed", 0],
  ];
  for (const [title, files, last, code] of rows) {
    for (const env of [{}, { CI: "true" }]) {
      test(`${title}${"CI" in env ? " where CI is true" : ""}`, () => {
        const ran = run(files, env);
        expect([ran.lines.at(-1), ran.code]).toEqual([last, code]);
      });
    }
  }
});

test("ClosingLine names what was left out, and closes once, in a line of its own", () => {
  const { lines } = run({ a: PASSES + LEFT_OUT, b: LEFT_OUT });
  expect(lines.slice(-2)).toEqual(["LEFT OUT: 2 tests, needs age, zstd", "1 passed, 0 failed"]);
  expect(lines.filter((line) => /passed, \d+ failed/.test(line))).toHaveLength(1);
});

test("ClosingLine comes after jest's own summary", () => {
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const root = join(folder, "merged");
  mkdirSync(root);
  writeFileSync(join(root, "a_test.js"), PASSES);
  const config = {
    rootDir: root,
    testMatch: ["**/*_test.js"],
    transform: {},
    reporters: ["default", join(ROOT, "test/reporter.ts")],
    cache: false,
  };
  const ran = spawnSync(
    "sh",
    ["-c", 'exec "$@" 2>&1', "sh", process.execPath, jest, "--config", JSON.stringify(config)],
    { cwd: root, encoding: "utf8" },
  );
  expect(ran.stdout).toContain("Ran all test suites");
  expect(ran.stdout.endsWith("\n1 passed, 0 failed\n")).toBe(true);
});
