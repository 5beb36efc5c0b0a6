import { expect, test } from "@jest/globals";
import { expectRefusal } from "../tamper/tools.ts";
import { makeWorld } from "../world.ts";
import { expectGolden } from "./story.ts";

const COMMANDS =
  "init keygen kit check backup list verify plan approve restore undo settle prune open demo".split(
    " ",
  );
const LATER = "review export report".split(" ");
const world = await makeWorld();

test("--help of the program and of every command", async () => {
  const pages: string[] = [];
  for (const argv of [["--help"], ...COMMANDS.map((name) => [name, "--help"])]) {
    const { code, stdout, stderr } = await world.run(...argv);
    expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: "" });
    pages.push(`$ holdfast ${argv.join(" ")}\n${stdout}`);
  }
  expectGolden("cli/help.txt", pages.join("\n"));
  expect(
    pages
      .join("")
      .split("\n")
      .filter((line) => line.length > 110),
  ).toEqual([]);
});

test("--help by its other names", async () => {
  const { stdout } = await world.run("--help");
  expect(await world.run("-h")).toEqual({ code: 0, stdout, stderr: "" });
  expect(await world.run("help")).toEqual({ code: 0, stdout, stderr: "" });
  expect(await world.run("help", "plan")).toEqual(await world.run("plan", "--help"));
  expect((await world.run("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("--help names no command that does not exist yet, and each of them is exit 2", async () => {
  const { stdout } = await world.run("--help");
  for (const name of LATER) {
    expect(stdout).not.toMatch(new RegExp(`^ +${name}\\b`, "m"));
    for (const argv of [[name], [name, "--json"], [name, "--help"], ["help", name]]) {
      const said = await world.run(...argv);
      expectRefusal(
        { ...said, stdout: "" },
        2,
        new RegExp(`Cannot run "holdfast ${name}": there is no such command`),
      );
    }
  }
});

test("options that do not exist yet are exit 2", async () => {
  for (const argv of [
    ["approve", "plan.json", "--key", "x", "--grant"],
    ["verify", "--quick"],
    ["list", "--source", "settings"],
  ])
    expectRefusal(await world.run(...argv), 2, /unknown option/);
});

const wrong: readonly (readonly string[])[] = [
  [],
  ["--json"],
  ["bogus"],
  ["BACKUP"],
  ["--policy", "holdfast.yml", "list"],
  ["list", "--bogus"],
  ["list", "more"],
  ["init", "--preset", "fancy"],
  ["init", "--preset", "emca", "--database", "oracle"],
  ["init", "--preset", "emca", "--source", "a=/a"],
  ["init", "--database", "mysql"],
  ["plan"],
  ["plan", "latest"],
  ["plan", "--out", "plan.json"],
  ["plan", "latest", "--out"],
  ["plan", "latest", "--out", "x", "--into", "settings"],
  ["plan", "latest", "--out", "x", "--into", "=x"],
  ["approve", "plan.json"],
  ["restore"],
  ["open", "latest", "settings/tree.tar"],
  ["verify", "--headers", "--deep"],
  ["backup", "--label", "a\nb"],
  ["backup", "--label", "x".repeat(101)],
  ["backup", "--source"],
];

test("a command line that makes no sense is exit 2, said on stderr, with the hint as its last line", async () => {
  const all: string[] = [];
  for (const argv of wrong) {
    const said = await world.run(...argv);
    expectRefusal({ ...said, stdout: "" }, 2, /^error: Cannot run /m);
    if (!argv.includes("--json")) expect(said.stdout).toBe("");
    const help = argv.length === 0 || argv[0] === "--json"; // the help itself is another golden
    all.push(
      `$ holdfast ${argv.map((word) => JSON.stringify(word)).join(" ")}\n${help ? said.stderr.slice(said.stderr.indexOf("error: ")) : said.stderr}`,
    );
  }
  expectGolden("cli/usage.txt", all.join("\n"));
});
