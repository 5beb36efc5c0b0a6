import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { crash } from "../../bad_days/crash.ts";
import { MOUNTS, tmpfs } from "../../bad_days/mount.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { program } from "./tools.ts";

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];
const THEN = "ada\nben\neve\n";
const NOW = "ada\nben\n";

/** Lines of the policy for a source that is one file known to programs alone. */
function listSource(restore: string, clear: string | null): string {
  return [
    "  list:",
    "    engine: command",
    "    dump: [cat, data/list.txt]",
    `    restore: ${restore}`,
    "    facts: [bin/facts]",
    ...(clear === null ? [] : [`    clear: ${clear}`]),
  ].join("\n");
}

const PLAIN = "[dd, of=data/list.txt, status=none]";
const CLEAR = "[truncate, --size=0, data/list.txt]";

/** A world whose tree comes back first and the list after it, with one backup. */
async function listWorld(restore = PLAIN, clear: string | null = null): Promise<World> {
  const world = await makeWorld({ approval: "open" });
  program(world.path("bin"), "facts", `awk '{print $1 "\\t" NR}' data/list.txt`);
  const tree = "  settings: { engine: files, path: data/settings }";
  await world.policy({ sources: `\n${tree}\n${listSource(restore, clear)}` });
  writeFileSync(world.path("data/list.txt"), THEN);
  await must(world, "backup");
  writeFileSync(world.path("data/settings/app.conf"), "port = 1\n");
  return world;
}

const list = (world: World) => readFileSync(world.path("data/list.txt"), "utf8");
const conf = (world: World) => readFileSync(world.path("data/settings/app.conf"), "utf8");
const copies = (world: World) =>
  existsSync(world.path("state/before")) ? readdirSync(world.path("state/before")) : [];

async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

async function planned(world: World): Promise<{ restore: string; said: string }> {
  const said = await must(world, "plan", "latest", "--out", "plan.json");
  return { restore: /^Plan: ([0-9a-f]{16})$/m.exec(said)?.[1] as string, said };
}

test("command a program that fails in the middle of a restore: the old is back in every place", async () => {
  const world = await listWorld("[bin/restore]");
  const half = 'read -r line; echo "$line" >data/list.txt; cat >rest';
  program(
    world.path("bin"),
    "restore",
    `${half}; grep -q eve rest && echo "no room" >&2 && exit 7; cat rest >>data/list.txt`,
  );
  writeFileSync(world.path("data/list.txt"), NOW);
  await planned(world);
  const said = await world.run(...RESTORE);
  expect(said).toMatchObject({
    code: 8,
    stderr: expect.stringContaining(
      'Cannot restore with "bin/restore": it stopped with exit code 7: no room',
    ),
  });
  expect([list(world), conf(world), copies(world)]).toEqual([NOW, "port = 1\n", []]);
}, 180_000);

test("command a program that ends well and brings back half: the facts take everything back", async () => {
  const world = await listWorld("[bin/restore]");
  program(world.path("bin"), "restore", "grep -v eve >data/list.txt; true");
  writeFileSync(world.path("data/list.txt"), NOW);
  await planned(world);
  const said = await world.run(...RESTORE);
  expect(said).toMatchObject({
    code: 8,
    stderr: expect.stringContaining('what came back is not what was saved: "fact eve" is missing'),
  });
  expect([list(world), conf(world), copies(world)]).toEqual([NOW, "port = 1\n", []]);
}, 180_000);

test("command where the old cannot be put back either, the message says so, and the next command tries again", async () => {
  const world = await listWorld("[bin/restore]");
  const restore = (text: string) => program(world.path("bin"), "restore", text);
  restore("cat >/dev/null; : >data/list.txt; echo broken >&2; exit 3");
  writeFileSync(world.path("data/list.txt"), NOW);
  const plan = await planned(world);
  const said = await world.run(...RESTORE);
  expect(said).toMatchObject({
    code: 8,
    stderr: expect.stringContaining("and what was there could not be put back"),
  });
  expect([list(world), copies(world)]).toEqual(["", [plan.restore]]);
  restore("cat >data/list.txt");
  await planned(world);
  expect([list(world), conf(world), copies(world)]).toEqual([NOW, "port = 1\n", []]);
}, 180_000);

test("command a copy that is damaged when a killed restore must be taken back: nothing else works here until settle gives it up", async () => {
  const world = await listWorld(PLAIN, CLEAR);
  writeFileSync(world.path("data/list.txt"), NOW);
  const { restore } = await planned(world);
  await crash(world, { step: "command: restored", signal: "SIGKILL" }, ...RESTORE);
  const copy = world.path("state/before", restore, "list/output.bin.zst.age");
  const bytes = readFileSync(copy);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] as number) ^ 1;
  writeFileSync(copy, bytes);
  for (const command of [["backup"], ["plan", "latest", "--out", "other.json"]]) {
    expect(await world.run(...command)).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(
        /Cannot put back what was in source "list"[\s\S]*holdfast settle [0-9a-f]{16}\n$/,
      ),
    });
  }
  const settled = await world.run("settle", restore);
  expect(settled).toMatchObject({
    code: 8,
    stdout: `Settled: ${restore}\n`,
    stderr: expect.stringContaining('Cannot bring source "list" back'),
  });
  expect([list(world), conf(world), copies(world)]).toEqual([THEN, "port = 1\n", []]);
  await must(world, "backup");
}, 180_000);

test("command a place that was empty is empty again after undo, by what the policy names under clear", async () => {
  const world = await listWorld(PLAIN, CLEAR);
  writeFileSync(world.path("data/list.txt"), "");
  const { restore, said } = await planned(world);
  expect(said).toContain("undo: empties the place again");
  await must(world, ...RESTORE);
  expect(list(world)).toBe(THEN);
  await must(world, "undo", restore);
  expect([list(world), conf(world)]).toEqual(["", "port = 1\n"]);
  await must(world, "settle", restore);
  expect(copies(world)).toEqual([]);
}, 180_000);

test("command a place that cannot be read and cannot be emptied: the plan says NONE, undo brings back the others and is red", async () => {
  const world = await listWorld();
  rmSync(world.path("data/list.txt"));
  const { restore, said } = await planned(world);
  expect(said).toContain("undo: NONE");
  expect(said).toContain("there now      cannot be counted");
  await must(world, ...RESTORE);
  const undone = await world.run("undo", restore);
  expect(undone).toMatchObject({
    code: 8,
    stdout: expect.stringContaining(`Undone: ${restore}`),
    stderr: expect.stringContaining('Cannot bring source "list" back'),
  });
  expect(undone.stdout).not.toContain("list  →");
  expect([list(world), conf(world)]).toEqual([THEN, "port = 1\n"]);
  await must(world, "settle", restore);
}, 180_000);

test("command a restore that is taken back names the place there was no way back for", async () => {
  const world = await listWorld("[bin/restore]");
  program(world.path("bin"), "restore", "cat >data/list.txt; exit 9");
  rmSync(world.path("data/list.txt"));
  await planned(world);
  const said = await world.run(...RESTORE);
  expect(said).toMatchObject({
    code: 8,
    stderr: expect.stringContaining('"list" could not be brought back, as the plan said'),
  });
  expect(conf(world)).toBe("port = 1\n");
}, 180_000);

test("command a plan is stale when its way back is another one by now", async () => {
  const world = await listWorld(PLAIN, CLEAR);
  await planned(world);
  writeFileSync(world.path("data/list.txt"), "");
  const said = await world.run(...RESTORE);
  expect(said).toMatchObject({
    code: 7,
    stderr: expect.stringContaining('the way back of "list" is no longer "backup first"'),
  });
  expect([list(world), conf(world)]).toEqual(["", "port = 1\n"]);
}, 180_000);

test("command undo with a lost one-time key asks for an identity, and takes it", async () => {
  const world = await listWorld();
  writeFileSync(world.path("data/list.txt"), NOW);
  const { restore } = await planned(world);
  await must(world, ...RESTORE);
  rmSync(world.path("state/before", restore, "identity.txt"));
  const said = await world.run("undo", restore);
  expect(said).toMatchObject({
    code: 5,
    stderr: expect.stringContaining(`holdfast undo ${restore} --identity FILE`),
  });
  await must(world, "undo", restore, "--identity", "keys/identity.txt");
  expect([list(world), conf(world)]).toEqual([NOW, "port = 1\n"]);
}, 180_000);

test("command a copy that was changed is not put back", async () => {
  const world = await listWorld();
  writeFileSync(world.path("data/list.txt"), NOW);
  const { restore } = await planned(world);
  await must(world, ...RESTORE);
  const copy = world.path("state/before", restore, "list/output.bin.zst.age");
  const bytes = readFileSync(copy);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] as number) ^ 1;
  writeFileSync(copy, bytes);
  const said = await world.run("undo", restore);
  expect(said).toMatchObject({
    code: 6,
    stderr: expect.stringContaining("the copy made before the restore"),
  });
  expect(list(world)).toBe(THEN);
  await must(world, "backup"); // nothing waits for it
  await must(world, "settle", restore);
}, 180_000);

testWith(
  MOUNTS,
  "command a state without room for the copy refuses before anything is built",
  async () => {
    const world = await listWorld();
    writeFileSync(world.path("data/list.txt"), NOW);
    using _ = tmpfs(world.path("small"), "size=2m");
    mkdirSync(world.path("small/state"), { mode: 0o700 });
    await world.policy({ state: "small/state", sources: `\n${listSource(PLAIN, null)}` });
    await planned(world);
    const said = await world.run(...RESTORE);
    expect(said).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('Cannot keep a copy of "list" before it is replaced'),
    });
    expect(list(world)).toBe(NOW);
  },
  180_000,
);
