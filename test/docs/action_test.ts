import { readdirSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { type ActionFile, tablesOf } from "../../scripts/action_table.ts";
import { COMMANDS, COMMON, INPUTS, type Word } from "../../src/face/action/commands.ts";
import { OUTPUTS } from "../../src/face/action/outputs.ts";
import { below, rowsOf, textOf } from "./page.ts";

const text = textOf("action.yml");
const action = parse(text) as ActionFile & { runs: Record<string, string>; branding: object };

test("action.yml runs the two doors with Node 24, the second one always", () => {
  expect(action.runs).toEqual({
    using: "node24",
    main: "dist/main.js",
    post: "dist/post.js",
    "post-if": "always()",
  });
  expect(action.branding).toEqual({ icon: expect.any(String), color: expect.any(String) });
});

test("action.yml has the inputs and outputs of the program, in its order, each described", () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUTS]);
  expect(Object.keys(action.outputs)).toEqual([...OUTPUTS]);
  for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
    expect(description).toMatch(/^[A-Z].{20,}\.$/s);
  const required = Object.entries(action.inputs).filter(([, one]) => one.required === true);
  expect(required.map(([name]) => name)).toEqual(["command"]);
  const defaults = Object.entries(action.inputs).flatMap(([name, one]) =>
    one.default === undefined ? [] : [[name, one.default]],
  );
  expect(defaults).toEqual([
    ["github-token", "${" + "{ github.token }}"],
    ["summary", "short"],
  ]);
});

test("action.yml lists every line that command may be, and each input says which commands take it", () => {
  const [, said = ""] =
    /exactly: ([^.]*)\./.exec(action.inputs["command"]?.description ?? "") ?? [];
  expect(said.split(/,\s*/)).toEqual(Object.keys(COMMANDS));
  for (const [command, word] of Object.entries<Word>(COMMANDS)) {
    const first = command.split(" ")[0] ?? "";
    for (const name of word.takes)
      expect(`${name}: ${action.inputs[name]?.description}`).toContain(first);
  }
});

test("README.md shows the inputs and outputs of action.yml: if not, run node scripts/action_table.ts", () => {
  expect(textOf("README.md")).toContain(tablesOf(text));
});

test("docs/action.md says of every command what it takes and needs", () => {
  const rows = rowsOf(below(textOf("docs/action.md"), "Commands"));
  expect(rows.map(([command]) => command)).toEqual(Object.keys(COMMANDS));
  for (const [command = "", , takes = ""] of rows) {
    const word: Word = COMMANDS[command as keyof typeof COMMANDS];
    const named = [...takes.matchAll(/([a-z-]+)`?(\*)?/g)];
    expect([command, named.map(([, name]) => name)]).toEqual([command, [...word.takes]]);
    expect([command, named.filter(([, , star]) => star).map(([, name]) => name)]).toEqual([
      command,
      [...word.needs],
    ]);
  }
  for (const name of COMMON) expect(textOf("docs/action.md")).toContain(`\`${name}\``);
});

test("workflows/ and examples/ give the action no input that it has not", () => {
  const folders = ["workflows", "examples"] as const;
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(`../../${folder}`, import.meta.url))
      .filter((name) => name.endsWith(".yml"))
      .map((name) => `${folder}/${name}`),
  );
  for (const file of files) {
    const { jobs = {} } = parse(textOf(file)) as { jobs?: Record<string, { steps?: StepText[] }> };
    const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
    for (const { uses = "", with: given = {} } of steps.filter((one) =>
      one.uses?.includes("holdfast"),
    ))
      expect({ file, uses, strange: strangeIn(given) }).toEqual({ file, uses, strange: [] });
  }
});

interface StepText {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

function strangeIn(given: Readonly<Record<string, string>>): string[] {
  return Object.keys(given).filter((name) => !INPUTS.some((one) => one === name));
}
