import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { files } from "../../../src/engine/files/mod.ts";
import {
  changeMatcher,
  matcher,
  type Pattern,
  parsePattern,
} from "../../../src/engine/files/pattern.ts";
import { pathOfKey } from "../../../src/engine/files/select.ts";
import { latin1 } from "../../../src/engine/files/settings.ts";
import { all, tempFolder, testMachine } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { settingsOf } from "./trees.ts";

const TEMP = tempFolder();

const PATHS = [
  ".a",
  ".b/.a",
  ".b/c",
  "..c",
  "a",
  "b/a/c",
  "b/ab",
  "b/c/a/d/e.log",
  "b/c/e.log",
  "b/e.log",
  "c*d",
  "c]d",
  "cxd",
  "d/.a",
  "d/e/f/g.tmp",
  "e.log",
  "e.log.1",
  "f/e.log/x",
  "ä",
  "log/1",
  "log/sub/2",
  "x/log/3",
  "root/log",
  "z y/a b",
  "back\\slash",
  "new\nline/a",
  "-",
  "x/a/b/a/c",
] as const;

function made(): string {
  const root = join(mkdtempSync(join(TEMP, "pattern-")), "root");
  for (const path of PATHS) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
  return root;
}

const ROOT = made();

function parsed(text: string): Pattern {
  const pattern = parsePattern(text);
  if (typeof pattern === "string") throw new Error(`"${text}" ${pattern}`);
  return pattern;
}

/** Paths below the roots that a dump with these excludes keeps, bytes one per character. */
async function kept(exclude: readonly string[], roots: string | readonly string[] = ROOT) {
  const engine = files.open(settingsOf(roots, { exclude }), testMachine());
  const part = (await dumped(engine)).saved.get("tree");
  const keys = await all(part?.facts() ?? ([] as never));
  expect(await engine.count()).toMatchObject({
    items: keys.length - (typeof roots === "string" ? 1 : roots.length),
  });
  return keys.map((fact) => pathOfKey(fact.key));
}

const EVERY = await kept([]);

const ROWS: readonly { pattern: string; drops: readonly string[] }[] = [
  {
    pattern: "a",
    drops: [
      "a",
      "b/a",
      "b/a/c",
      "b/c/a",
      "b/c/a/d",
      "b/c/a/d/e.log",
      "new\nline/a",
      "x/a",
      "x/a/b",
      "x/a/b/a",
      "x/a/b/a/c",
    ],
  },
  { pattern: "/a", drops: ["a"] },
  { pattern: "b/a", drops: ["b/a", "b/a/c"] },
  { pattern: "**/b/a", drops: ["b/a", "b/a/c", "x/a/b/a", "x/a/b/a/c"] },
  {
    pattern: "*.log",
    drops: ["b/c/a/d/e.log", "b/c/e.log", "b/e.log", "e.log", "f/e.log", "f/e.log/x"],
  },
  { pattern: "/*.log", drops: ["e.log"] },
  { pattern: "b/*.log", drops: ["b/e.log"] },
  { pattern: "b/**/e.log", drops: ["b/c/a/d/e.log", "b/c/e.log", "b/e.log"] },
  { pattern: "b/**/*.log", drops: ["b/c/a/d/e.log", "b/c/e.log", "b/e.log"] },
  { pattern: "log/**", drops: ["log/1", "log/sub", "log/sub/2"] },
  { pattern: "**/log/**", drops: ["log/1", "log/sub", "log/sub/2", "x/log/3"] },
  { pattern: ".*", drops: [".a", ".b", ".b/.a", ".b/c", "..c", "d/.a"] },
  { pattern: "/.*", drops: [".a", ".b", ".b/.a", ".b/c", "..c"] },
  { pattern: "c?d", drops: ["c*d", "c]d", "cxd"] },
  { pattern: "c\\*d", drops: ["c*d"] },
  { pattern: "c[x]d", drops: ["cxd"] },
  { pattern: "c[!x]d", drops: ["c*d", "c]d"] },
  { pattern: "c[]*]d", drops: ["c*d", "c]d"] },
  {
    pattern: "[a-c]",
    drops: [
      "a",
      "b",
      ...EVERY.filter((path) => /^b\//.test(path)),
      ...EVERY.filter((path) => /(?:^|\/)[a-c](?:\/|$)/.test(path)),
    ],
  },
  { pattern: "ä", drops: ["\xc3\xa4"] },
  { pattern: "??", drops: EVERY.filter((path) => /(?:^|\/)..(?:\/|$)/s.test(path)) },
  { pattern: "back\\\\slash", drops: ["back\\slash"] },
  { pattern: "new\nline", drops: ["new\nline", "new\nline/a"] },
  { pattern: "z y/a b", drops: ["z y/a b"] },
  { pattern: "root", drops: ["root", "root/log"] },
];

describe("exclude", () => {
  for (const { pattern, drops } of ROWS) {
    test(`${JSON.stringify(pattern)} drops what it should, from one root and from two`, async () => {
      const wanted = EVERY.filter((path) => !drops.includes(path));
      const covers = matcher([parsed(pattern)]);
      expect(EVERY.filter((path) => path === "." || !covers(path))).toEqual(wanted);
      expect(await kept([pattern])).toEqual(wanted);
      const second = made();
      const prefix = latin1(ROOT.slice(1));
      if (pattern === "??" || pattern === "root") return; // they also match names above these roots
      expect(
        (await kept([pattern], [ROOT, second])).filter((path) => path.startsWith(prefix)),
      ).toEqual(wanted.map((path) => (path === "." ? prefix : `${prefix}/${path}`)));
    });
  }

  test("agrees with tar on any pattern the parser takes", async () => {
    const part = fc.oneof(
      fc.constantFrom(
        "a",
        "b",
        "c",
        "x",
        "log",
        "*.log",
        "e.*",
        "*",
        "?",
        ".*",
        "**",
        "[a-e]",
        "[!a]",
        "*a",
        "d*",
        "c\\*d",
        "e.log",
        "..*",
      ),
    );
    const pattern = fc
      .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 4 }))
      .map(([isRooted, parts]) => (isRooted ? "/" : "") + parts.join("/"))
      .filter((text) => typeof parsePattern(text) !== "string");
    await fc.assert(
      fc.asyncProperty(fc.array(pattern, { minLength: 1, maxLength: 3 }), async (patterns) => {
        const covers = matcher(patterns.map(parsed));
        try {
          files.open(settingsOf(ROOT, { exclude: patterns }), testMachine());
        } catch (cause) {
          expect(cause).toMatchObject({ code: "policy-invalid" });
          return;
        }
        expect(await kept(patterns)).toEqual(EVERY.filter((path) => path === "." || !covers(path)));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe("parsePattern()", () => {
  for (const [text, why] of [
    ["", "is empty"],
    ["/", "is empty"],
    ["**", "covers everything"],
    ["/**", "covers everything"],
    ["!a", 'starts with "!"'],
    ["a/", "ends with a slash"],
    ["a//b", "two slashes"],
    ["../a", 'holds ".."'],
    ["a/./b", 'holds "."'],
    ["a**", 'holds "**" beside'],
    ["a\\", "ends with a backslash"],
    ["[a", 'holds a "["'],
    ["[]", 'holds a "["'],
    ["[z-a]", "backwards"],
    ["[[:alpha:]]", "not plain ASCII"],
    ["[ä]", "not plain ASCII"],
    ["a/**/b/**/c", 'more than one "**"'],
    ["a*/**/b", 'wildcard before a "**"'],
    ["a/**/b*c", 'behind a "**"'],
  ] as const) {
    test(`refuses ${JSON.stringify(text)}: ${why}`, () => {
      expect(parsePattern(text)).toEqual(expect.stringContaining(why));
    });
  }

  test("is asked by the policy's schema, which names each bad pattern", () => {
    const result = files.settings.safeParse({ path: "a", exclude: ["ok", "!no", "a//b"] });
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toEqual([
      "exclude.1",
      "exclude.2",
    ]);
  });

  test("leaves to open() what would cover a root's own name", () => {
    for (const pattern of ["*", "?", "**/*/x"]) {
      expect(() => files.open(settingsOf(ROOT, { exclude: [pattern] }), testMachine())).toThrow(
        /also matches the name of a root/,
      );
    }
  });
});

describe("changeMatcher()", () => {
  for (const [pattern, folder, may] of [
    ["log/**", "log", true],
    ["log/**", "log/sub", true],
    ["log/**", ".", false],
    ["log/*.log", "log", true],
    ["log/*.log", "log/sub", false],
    ["/x", ".", true],
    ["/x", "x", true],
    ["/x", "y", false],
    ["*.log", ".", true],
    ["*.log", "any/where", true],
    ["a/**/b", "a/x/y", true],
    ["a/**/b", "c", false],
  ] as const) {
    test(`lets the list of "${folder}" ${may ? "" : "not "}change for "${pattern}"`, () => {
      const mayChange = changeMatcher([parsed(pattern)]);
      expect(mayChange(folder, true)).toBe(may);
    });
  }

  test("lets no other file change", () => {
    const mayChange = changeMatcher([parsed("*.log"), parsed("log/**")]);
    expect(["a", "log2/b", "x/log/c", "."].filter((path) => mayChange(path, false))).toEqual([]);
    expect(["a.log", "log", "log/b", "x/y.log/z"].every((path) => mayChange(path, false))).toBe(
      true,
    );
  });
});
