import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { codeOf, type Import, importsOf, ROOT, type Source, sourcesIn } from "./sources.ts";

/** docs/architecture.md: face → command → (engine | store | trust | pipe) → domain; host beside them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  host: ["domain"],
  engine: ["host", "domain"],
  store: ["host", "domain"],
  trust: ["host", "domain"],
  pipe: ["host", "domain"],
  command: ["engine", "store", "trust", "pipe", "host", "domain"],
  face: ["command", "host", "domain"],
  "cli.ts": ["face"],
  "action.ts": ["face", "domain"],
  // A worker thread and a child process are started on this module: the bundle has only one.
  "index.ts": ["store", "cli.ts", "action.ts", "pipe", "engine", "host"],
};

/** Who may import which package; by a path's beginning. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ["src/domain/", "src/engine/", "src/store/"],
  yaml: ["src/domain/"],
  commander: ["src/face/cli/"],
  "@actions/artifact": ["src/face/action/", "src/store/artifact/worker.ts"],
  "@actions/cache": ["src/store/artifact/worker.ts"],
  "@actions/core": ["src/face/action/"],
  "cli-progress": ["src/face/cli/"],
  "age-encryption": ["src/pipe/"],
  "@clack/prompts": ["src/face/cli/"],
  "@scure/base": ["src/pipe/recipient.ts"],
  yazl: ["src/store/zip/"],
  yauzl: ["src/store/zip/"],
};

/** Loaded at the start of every command, so `--help` stays fast only without any other. */
const LIGHT = ["zod", "yaml", "commander", "@scure/base"];

const sources = sourcesIn("src");
const areaOf = (path: string) => path.split("/")[1] as string;
const isOwn = (one: Import) => one.from.startsWith(".");
const packageOf = (from: string) =>
  from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
const packagesOf = (source: Source) =>
  importsOf(source.text).filter((one) => !isOwn(one) && !one.from.startsWith("node:"));
const targetOf = (source: Source, one: Import) => normalize(join(dirname(source.path), one.from));
const list = (wrong: readonly string[]) => wrong.toSorted();

test("src/ is read whole: every area of the design is there, and every import leads to a file", () => {
  expect(new Set(sources.map(({ path }) => areaOf(path)))).toEqual(
    new Set(Object.keys(MAY_IMPORT)),
  );
  const paths = new Set(sources.map(({ path }) => path));
  const lost = sources.flatMap((source) =>
    importsOf(source.text)
      .filter((one) => isOwn(one) && !paths.has(targetOf(source, one)))
      .map((one) => `${source.path} imports ${one.from}`),
  );
  expect(list(lost)).toEqual([]);
});

test("src/ imports only in the direction of the design", () => {
  const wrong = sources.flatMap((source) => {
    const area = areaOf(source.path);
    return importsOf(source.text)
      .filter(isOwn)
      .map((one) => areaOf(targetOf(source, one)))
      .filter((to) => to !== area && !MAY_IMPORT[area]?.includes(to))
      .map((to) => `${source.path} imports ${to}`);
  });
  expect(list(wrong)).toEqual([]);
});

test("src/domain/ imports nothing of Node", () => {
  const wrong = sources
    .filter(({ path }) => path.startsWith("src/domain/"))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ from }) => from.startsWith("node:"))
        .map(({ from }) => `${path} imports ${from}`),
    );
  expect(list(wrong)).toEqual([]);
});

test("src/ imports each package only where the design has it", () => {
  const wrong = sources.flatMap((source) =>
    packagesOf(source)
      .filter(
        ({ from }) => !PACKAGES[packageOf(from)]?.some((place) => source.path.startsWith(place)),
      )
      .map(({ from }) => `${source.path} imports ${from}`),
  );
  expect(list(wrong)).toEqual([]);
});

test("src/ imports heavy packages only when they are needed", () => {
  const wrong = sources.flatMap((source) =>
    packagesOf(source)
      .filter(({ from, isType, isLazy }) => !isType && !isLazy && !LIGHT.includes(packageOf(from)))
      .map(({ from }) => `${source.path} imports ${from} at once`),
  );
  expect(list(wrong)).toEqual([]);
});

test("src/ imports only packages that package.json pins", () => {
  const text = readFileSync(join(ROOT, "package.json"), "utf8");
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const used = sources.flatMap((source) => packagesOf(source).map(({ from }) => packageOf(from)));
  expect(used.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
});

test("src/ reads process only in host/, face/ and their two doors", () => {
  const may = (path: string) => /^src\/(host\/|face\/|(?:cli|action)\.ts$)/.test(path);
  const wrong = sources.filter(
    ({ path, text }) =>
      !may(path) &&
      (/\bprocess\s*[.[?]|\bglobalThis\b/.test(codeOf(text)) ||
        importsOf(text).some(({ from }) => from === "node:process")),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("src/ has no circle of imports", () => {
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source.text)
        .filter((one) => isOwn(one) && !one.isType && !one.isLazy)
        .map((one) => targetOf(source, one)),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): string[] => {
    if (way.includes(path)) return [[...way.slice(way.indexOf(path)), path].join(" → ")];
    if (done.has(path)) return [];
    const found = (next.get(path) ?? []).flatMap((to) => walk(to, [...way, path]));
    done.add(path);
    return found;
  };
  expect([...next.keys()].flatMap((path) => walk(path, []))).toEqual([]);
});

test("src/ has no file of more than 300 lines", () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test("test/ skips nothing and prefers nothing", () => {
  const banned =
    /\b(?:test|it|describe)\s*(?:\.\s*\w+\s*)*(?:\.\s*|\[\s*["'])(?:skip|only|todo|failing)\b|\b[xf](?:it|test|describe)\s*\(/;
  const wrong = sourcesIn("test").filter(
    ({ path, text }) => !path.startsWith("test/house/") && banned.test(text.replace(LEFT_OUT, "")),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

/** The one place where a test is left out: `testWith`, which counts it and names what is missing. */
const LEFT_OUT = /test\["skip"\]\(`\$\{name\} \[left out: needs /g;

describe("importsOf() sees", () => {
  const rows: [title: string, text: string, found: string[]][] = [
    ["a plain one", 'import { a } from "./a.ts";', ["./a.ts"]],
    ["one of several lines", 'import {\n  a,\n  type B,\n} from "./a.ts";', ["./a.ts"]],
    ["a type", 'import type { A } from "./a.ts";', ["type ./a.ts"]],
    ["one for its effect", 'import "./a.ts";', ["./a.ts"]],
    [
      "one that is passed on",
      'export { a } from "./a.ts";\nexport * from "./b.ts";',
      ["./a.ts", "./b.ts"],
    ],
    ["a lazy one", 'const { a } = await import("./a.ts");', ["lazy ./a.ts"]],
    ["none in a comment", '// import { a } from "./a.ts";\n/* import("./a.ts") */', []],
    ["none in a text", `const words = "await import(process.argv[1])";`, []],
  ];
  for (const [title, text, found] of rows) {
    test(title, () => {
      const words = importsOf(text).map(
        ({ from, isType, isLazy }) => `${isType ? "type " : ""}${isLazy ? "lazy " : ""}${from}`,
      );
      expect(words).toEqual(found);
    });
  }
  test("that a lazy one's module cannot be read", () => {
    expect(() => importsOf("await import(name)")).toThrow("cannot be read");
  });
});
