import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { makeWorld, type World } from "../../world.ts";
import { program } from "./tools.ts";

const TREE = "  settings: { engine: files, path: data/settings }";

async function worldOf(...list: string[]): Promise<World> {
  const world = await makeWorld({ approval: "open" });
  writeFileSync(world.path("data/list.txt"), "ada\nben\n");
  program(world.path("bin"), "facts", `awk '{print $1 "\\t" NR}' "\${1:-data/list.txt}"`);
  await policyOf(world, ...list);
  return world;
}

async function policyOf(world: World, ...list: string[]): Promise<void> {
  const lines = ["engine: command", ...list].join(", ");
  await world.policy({ sources: `\n${TREE}\n  list: { ${lines} }` });
}

const PLAIN = ["dump: [cat, data/list.txt]", "restore: [dd, of=data/list.txt, status=none]"];
const FACTS = "facts: [bin/facts]";

const refused: readonly (readonly [string, string, string, string])[] = [
  [
    "that prints and then fails",
    "head -c 200000 /dev/zero; exit 9",
    "source-failed",
    "exit code 9",
  ],
  ["that prints nothing", "true", "source-empty", "it is empty"],
];

for (const [title, text, code, why] of refused) {
  test(`command backup of a program ${title}: exit 3, nothing of it is published, the rest is`, async () => {
    const world = await worldOf("dump: [bin/dump]");
    program(world.path("bin"), "dump", text);
    const report = await world.report("backup");
    expect(report.exit).toBe(3);
    const errors = report.findings.filter(({ weight }) => weight === "error");
    expect(errors).toMatchObject([{ code, thing: "list", text: expect.stringContaining(why) }]);
    const entry = world.path("store", report.backup as string);
    expect(existsSync(`${entry}/list`)).toBe(false);
    expect(existsSync(`${entry}/settings/tree.tar.zst.age`)).toBe(true);
    const list = await world.report("list");
    expect(list.entries.map(({ standing }) => standing)).toEqual(["trusted"]);
  }, 180_000);
}

test("command backup and open without restore: the plain bytes come out, a plan says what is missing", async () => {
  const world = await worldOf("dump: [cat, data/list.txt]", "format: txt");
  const said = await world.run("backup");
  expect(said).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("can be opened, not restored"),
  });
  const opened = await world.run(
    ...["open", "latest", "list/output.txt", "--identity", "keys/identity.txt"],
  );
  expect(opened).toMatchObject({ code: 0, stdout: "ada\nben\n" });
  expect(await world.run("plan", "latest", "--out", "plan.json")).toMatchObject({
    code: 8,
    stderr: expect.stringContaining('names no program under "restore"'),
  });
}, 180_000);

test("command backup --prove without a scratch place: red, and the other source is proven", async () => {
  const world = await worldOf(...PLAIN);
  const report = await world.report("backup", "--prove");
  expect(report.exit).toBe(2);
  const errors = report.findings.filter(({ weight }) => weight === "error");
  expect(errors).toMatchObject([{ code: "scratch-missing" }]);
  const note = world.path("store", `${report.backup}.proven`, "note.json");
  const receipt = JSON.parse(readFileSync(note, "utf8")) as { sources: { name: string }[] };
  expect(receipt.sources.map(({ name }) => name)).toEqual(["settings"]);
}, 180_000);

test("command backup --prove restores into the scratch place, compares, and empties it", async () => {
  const scratch = (restore: string) =>
    `prove: { restore: ${restore}, facts: [bin/facts, scratch.txt], clear: [rm, -f, scratch.txt] }`;
  const world = await worldOf(...PLAIN, FACTS, scratch("[dd, of=scratch.txt, status=none]"));
  const good = await world.report("backup", "--prove");
  expect(good.findings.filter(({ weight }) => weight === "error")).toEqual([]);
  const note = world.path("store", `${good.backup}.proven`, "note.json");
  const receipt = JSON.parse(readFileSync(note, "utf8")) as { sources: { facts: number }[] };
  expect(receipt.sources.find((one) => "name" in one && one.name === "list")?.facts).toBe(3);
  expect(existsSync(world.path("scratch.txt"))).toBe(false);
  program(world.path("bin"), "half", "grep -v ben >scratch.txt");
  await policyOf(world, ...PLAIN, FACTS, scratch("[bin/half]"));
  const bad = await world.report("backup", "--prove");
  expect(bad.findings).toContainEqual(
    expect.objectContaining({
      code: "restore-differs",
      text: expect.stringContaining('"fact ben" is missing'),
    }),
  );
  expect(existsSync(world.path("scratch.txt"))).toBe(false);
  expect(readFileSync(world.path("data/list.txt"), "utf8")).toBe("ada\nben\n");
}, 180_000);

test("command backup --prove of what was saved without facts: red, no program is started, no receipt", async () => {
  const prove = "prove: { restore: [touch, started], facts: [touch, started] }";
  const world = await worldOf(...PLAIN, prove);
  expect((await world.report("check")).findings).toContainEqual(
    expect.objectContaining({ code: "scratch-missing", weight: "warning" }),
  );
  const report = await world.report("backup", "--prove", "--source", "list");
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      code: "scratch-missing",
      weight: "error",
      text: expect.stringContaining("no facts were saved with it"),
    }),
  );
  expect(existsSync(world.path("store", `${report.backup}.proven`))).toBe(false);
  expect(existsSync(world.path("started"))).toBe(false);
}, 180_000);

test("command a copy is as strong as a backup: hybrid recipients get a hybrid one-time key", async () => {
  const world = await worldOf(...PLAIN);
  const identity = await generateHybridIdentity();
  writeFileSync(world.path("keys/hybrid.txt"), `${identity}\n`, { mode: 0o600 });
  writeFileSync(world.path("keys/recipient.txt"), `${await identityToRecipient(identity)}\n`);
  expect(await world.run("backup")).toMatchObject({ code: 0 });
  writeFileSync(world.path("data/list.txt"), "eve\n");
  const planned = await world.run("plan", "latest", "--out", "plan.json");
  const restore = /^Plan: ([0-9a-f]{16})$/m.exec(planned.stdout)?.[1] as string;
  expect(await world.run("restore", "plan.json", "--identity", "keys/hybrid.txt")).toMatchObject({
    code: 0,
  });
  const key = readFileSync(world.path("state/before", restore, "identity.txt"), "utf8");
  expect(key).toMatch(/^# public key: age1pq1\S+\nAGE-SECRET-KEY-PQ-1\S+\n$/);
  expect(await world.run("undo", restore)).toMatchObject({ code: 0 });
  expect(readFileSync(world.path("data/list.txt"), "utf8")).toBe("eve\n");
}, 180_000);

test("command a pause goes around the copy, the swap and the undo", async () => {
  const hook = (word: string) => `${word}: [bin/log, ${word}]`;
  const world = await worldOf(
    "dump: [bin/logged, dump]",
    "restore: [bin/logged, restore]",
    hook("quiesce"),
    hook("resume"),
  );
  program(world.path("bin"), "log", 'echo "$1" >>log');
  const gives = "dump) cat data/list.txt ;; restore) cat >data/list.txt ;;";
  program(world.path("bin"), "logged", `echo "$1" >>log; case "$1" in ${gives} esac`);
  const log = (): string[] => {
    const lines = readFileSync(world.path("log"), "utf8").trim().split("\n");
    writeFileSync(world.path("log"), "");
    return lines;
  };
  expect(await world.run("backup")).toMatchObject({ code: 0 });
  expect(log()).toEqual(["quiesce", "dump", "resume"]);
  const planned = await world.run("plan", "latest", "--out", "plan.json");
  const restore = /^Plan: ([0-9a-f]{16})$/m.exec(planned.stdout)?.[1] as string;
  expect(log()).toEqual(["dump"]);
  await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
  expect(log()).toEqual(["dump", "quiesce", "dump", "restore", "resume"]);
  expect(await world.run("undo", restore)).toMatchObject({ code: 0 });
  expect(log()).toEqual(["quiesce", "restore", "resume"]);
}, 180_000);
