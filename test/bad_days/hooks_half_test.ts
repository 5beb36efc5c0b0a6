import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { around, type Ground, held, makeGround, SAVED, spoil } from "../command/hooks_ground.ts";
import { program } from "../engine/command/tools.ts";
import type { Ended, Said } from "../world.ts";
import { crash } from "./crash.ts";

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];
const PLAN = ["plan", "latest", "--out", "plan.json"];
const OWNER = "groups.both";
const OLD = ["list before\n", "tree before\n"];
const NEW = ["saved\n", "saved\n"];

const list = ({ world }: Ground) => readFileSync(world.path("list.txt"), "utf8");
const tree = ({ world }: Ground) => readFileSync(world.path("data/tree/a.txt"), "utf8");
const places = (ground: Ground) => [list(ground), tree(ground)];
const pausedIn = ({ world }: Ground) =>
  existsSync(world.path("state/paused")) ? readdirSync(world.path("state/paused")) : [];

async function must({ world }: Ground, ...argv: string[]): Promise<Said> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said;
}

/** How the program behaves that puts the list in place. */
function put({ world }: Ground, how: "well" | "slowly" | "badly"): void {
  const after = { well: "", slowly: "; touch there; sleep 60", badly: "; echo full >&2; exit 7" };
  program(world.folder, "put", `cat > list.txt${after[how]}`);
}

/** A group of a list that only programs know and a tree, saved, changed since, and planned. */
async function makeHalf(order: string, restore: string | null = null): Promise<Ground> {
  const ground = await makeGround({
    sources: `
  list: { engine: command, dump: [cat, list.txt], restore: [./put], group: both }
  tree: { engine: files, path: data/tree, group: both }`,
    groups: `
  both: { order: [${order}], ${around(OWNER, "quiesce", "resume")} }`,
    restore,
  });
  const { world } = ground;
  put(ground, "well");
  mkdirSync(world.path("data/tree"));
  const write = ([one, two]: readonly string[]): void => {
    writeFileSync(world.path("list.txt"), one as string);
    writeFileSync(world.path("data/tree/a.txt"), two as string);
  };
  write(NEW);
  await must(ground, "backup");
  write(OLD);
  await must(ground, ...PLAN);
  ground.forget();
  return ground;
}

/** Sends SIGTERM while the program puts the list in place. */
async function stopped(ground: Ground, ...argv: string[]): Promise<Ended> {
  put(ground, "slowly");
  const { child, ended } = ground.world.start({}, ...argv);
  while (!existsSync(ground.world.path("there"))) await sleep(20);
  child.kill("SIGTERM");
  const said = await ended;
  put(ground, "well");
  expect(said.code).toBe(130);
  return said;
}

/** What stands still is named, and nothing of it was resumed. */
function expectStanding(ground: Ground, { stderr }: Said): void {
  expect(stderr).toContain(`Not resumed: ${OWNER}, because the places of restore `);
  expect(stderr).toContain("the next command that works here puts them in order and then resumes");
  expect(pausedIn(ground)).toEqual([`${OWNER}.json`]);
  expect(ground.ran()).not.toContain(`${OWNER}.resume`);
}

/** The next command pauses again, puts the places in order, and only then resumes. */
async function expectOrdered(ground: Ground): Promise<Said> {
  ground.forget();
  ground.does(`${OWNER}.resume`, "cat list.txt data/tree/a.txt > seen");
  const said = await must(ground, ...PLAN);
  expect(places(ground)).toEqual(OLD);
  expect(readFileSync(ground.world.path("seen"), "utf8")).toBe(OLD.join(""));
  expect(ground.ran()).toEqual([`${OWNER}.quiesce`, `${OWNER}.resume`]);
  expect(pausedIn(ground)).toEqual([]);
  return said;
}

test("SIGTERM in a swap whose place cannot be put back at once: nothing is resumed until the next command has done it", async () => {
  const ground = await makeHalf("list, tree");
  const said = await stopped(ground, ...RESTORE);
  expect(places(ground)).toEqual(["saved\n", "tree before\n"]);
  expectStanding(ground, said);
  const check = await ground.world.run("check");
  expect(check.stdout + check.stderr).toContain(`${OWNER} was paused on`);
  await expectOrdered(ground);
});

test("SIGTERM in an undo between two places: nothing is resumed until the next command has finished it", async () => {
  const ground = await makeHalf("list, tree");
  const { stdout } = await must(ground, ...RESTORE);
  const restore = /undo ([0-9a-f]{16})/.exec(stdout)?.[1] as string;
  ground.forget();
  const said = await stopped(ground, "undo", restore);
  expect(places(ground)).toEqual(["list before\n", "tree before\n"]); // the program had read it, and was ended
  expectStanding(ground, said);
  await expectOrdered(ground);
});

test("a copy that cannot be put back: the other places are, nothing is resumed, each command tries again", async () => {
  const ground = await makeHalf("tree, list");
  program(ground.world.folder, "put", "cat > rest; : > list.txt; echo full >&2; exit 7");
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stderr]).toEqual([
    8,
    expect.stringContaining("what was there could not be put back"),
  ]);
  expect(places(ground)).toEqual(["", "tree before\n"]);
  expectStanding(ground, said);
  const again = await ground.world.run("backup");
  expect([again.code, again.stderr]).toEqual([8, expect.stringContaining("exit code 7: full")]);
  expectStanding(ground, again);
  put(ground, "well");
  await expectOrdered(ground);
});

test("settle gives a copy up that cannot be put back, and resumes", async () => {
  const ground = await makeHalf("tree, list");
  put(ground, "badly");
  const said = await ground.world.run(...RESTORE);
  expectStanding(ground, said);
  const restore = /places of restore ([0-9a-f]{16})/.exec(said.stderr)?.[1] as string;
  const settled = await ground.world.run("settle", restore);
  expect([settled.code, settled.stdout]).toEqual([8, `Settled: ${restore}\n`]);
  expect(ground.ran().at(-1)).toBe(`${OWNER}.resume`);
  expect(pausedIn(ground)).toEqual([]);
});

test("a failing restore.after whose restore cannot be taken back: nothing is resumed after that", async () => {
  const ground = await makeHalf("list, tree", `{ ${around("restore", "after")} }`);
  program(ground.world.folder, "put", "if [ -e bad ]; then cat > rest; exit 7; fi; cat > list.txt");
  ground.does("restore.after", "touch bad; exit 9");
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stderr]).toEqual([
    8,
    expect.stringMatching(/exit code 9; and it could not be taken back: .*exit code 7/),
  ]);
  expect(said.stderr).toContain(`Not resumed: ${OWNER}, because`);
  expect(places(ground)).toEqual(["saved\n", "tree before\n"]);
  expect(ground.ran().slice(-2)).toEqual(["restore.after", `${OWNER}.quiesce`]);
  expect(pausedIn(ground)).toEqual([`${OWNER}.json`]);
  rmSync(ground.world.path("bad"));
  await expectOrdered(ground);
});

test("a recovery that is stopped in its own pause resumes nothing; one whose pause fails goes on all the same", async () => {
  const ground = await makeHalf("list, tree");
  await crash(ground.world, { step: "restore: swapped one", signal: "SIGKILL" }, ...RESTORE);
  ground.forget();
  ground.does(`${OWNER}.quiesce`, "touch there; sleep 60");
  const { child, ended } = ground.world.start({}, ...PLAN);
  while (!existsSync(ground.world.path("there"))) await sleep(20);
  child.kill("SIGTERM");
  expectStanding(ground, await ended);
  expect(places(ground)).toEqual(["saved\n", "tree before\n"]);
  ground.does(`${OWNER}.quiesce`, "exit 4");
  const said = await expectOrdered(ground);
  expect(said.stderr).toContain(`Cannot run hook "${OWNER}.quiesce"`);
});

test("SIGTERM in a swap that can be taken back at once: all is old, and resumed at once", async () => {
  const ground = await makeGround();
  await must(ground, "backup");
  const spoiled = spoil(ground);
  expect(spoiled).not.toEqual(SAVED);
  await must(ground, ...PLAN);
  ground.forget();
  await crash(ground.world, { step: "restore: swapped one#2", signal: "SIGTERM" }, ...RESTORE);
  expect([held(ground), pausedIn(ground)]).toEqual([spoiled, []]);
  expect(ground.ran().slice(-4)).toEqual([
    "sources.mt4.resume",
    "sources.alone.resume",
    "groups.vault.resume",
    "restore.resume",
  ]);
});

test("what restore.after started goes on by itself, although the next command takes the restore back", async () => {
  const ground = await makeHalf("list, tree", `{ ${around("restore", "after")} }`);
  ground.does("restore.after", "sleep 61.25 & echo $! > service; kill -9 $PPID; sleep 1");
  const killed = await ground.world.spawn({}, ...RESTORE);
  expect(killed.signal).toBe("SIGKILL");
  while (!existsSync(ground.world.path("service"))) await sleep(20);
  const pid = Number(readFileSync(ground.world.path("service"), "utf8"));
  try {
    await must(ground, "backup");
    expect(places(ground)).toEqual(OLD);
    expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).toContain("61.25");
  } finally {
    process.kill(pid, "SIGKILL");
  }
});
