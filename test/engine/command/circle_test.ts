import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { crash, leftRunning, stepsOf } from "../../bad_days/crash.ts";
import { makeWorld, type World } from "../../world.ts";
import { program } from "./tools.ts";

const IDENTITY = ["--identity", "keys/identity.txt"];
const RESTORE = ["restore", "plan.json", ...IDENTITY];
const THEN = "ada\nben\neve\n";
const NOW = "ada\nben\n";

/** A world whose source `list` is a file that only programs know, beside the tree `settings`. */
async function listWorld(more = ""): Promise<World> {
  const world = await makeWorld({ approval: "open" });
  program(world.path("bin"), "facts", `awk '{print $1 "\\t" NR}' data/list.txt`);
  await world.policy({ sources: sourcesOf(more) });
  writeFileSync(world.path("data/list.txt"), THEN);
  return world;
}

function sourcesOf(more: string): string {
  return [
    "",
    "  list:",
    "    engine: command",
    "    dump: [cat, data/list.txt]",
    "    restore: [dd, of=data/list.txt, status=none]",
    "    facts: [bin/facts]",
    "    format: txt",
    ...(more === "" ? [] : [more]),
    "  settings: { engine: files, path: data/settings }",
  ].join("\n");
}

/** The points of a restore at which the state or a place differs from what it was at the one before. */
const POINTS =
  /^(before|command|restore: (journalled|compared|swapping|spent|swapped one|compared one|swapped all))/;

const list = (world: World) => readFileSync(world.path("data/list.txt"), "utf8");
const conf = (world: World) => readFileSync(world.path("data/settings/app.conf"), "utf8");
const copies = (world: World) =>
  existsSync(world.path("state/before")) ? readdirSync(world.path("state/before")) : [];

async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

/** Backs up, then changes both places. */
async function wrecked(world: World): Promise<void> {
  await must(world, "backup");
  writeFileSync(world.path("data/list.txt"), NOW);
  writeFileSync(world.path("data/settings/app.conf"), "port = 1\n");
}

async function planned(world: World, ...more: string[]): Promise<string> {
  const said = await must(world, "plan", "latest", "--out", "plan.json", ...more);
  return /^Plan: ([0-9a-f]{16})$/m.exec(said)?.[1] as string;
}

test("command restore copies what is there first, undo puts it back, settle drops the copy", async () => {
  const world = await listWorld();
  await wrecked(world);
  const said = await must(world, "plan", "latest", "--out", "plan.json");
  expect(said).toContain("compared after swap, undo: backup first");
  const restore = /^Plan: ([0-9a-f]{16})$/m.exec(said)?.[1] as string;
  const done = await must(world, ...RESTORE);
  expect(done.trim().split("\n").at(-1)).toBe("Restore successfully");
  expect([list(world), conf(world)]).toEqual([THEN, "port = 7070\n"]);
  expect(copies(world)).toEqual([restore]);
  const key = world.path("state/before", restore, "identity.txt");
  expect((statSync(key).mode & 0o777).toString(8)).toBe("600");
  const undone = await must(world, "undo", restore);
  expect(undone).toContain("what the restore brought was replaced");
  expect([list(world), conf(world)]).toEqual([NOW, "port = 1\n"]);
  expect(copies(world)).toEqual([restore]);
  await must(world, "settle", restore);
  expect(copies(world)).toEqual([]);
}, 180_000);

test("command a restore killed at each point is all-old or all-new after the next command", async () => {
  const world = await listWorld();
  await wrecked(world);
  const old = [NOW, "port = 1\n"];
  const back = async (restore: string): Promise<void> => {
    await must(world, "undo", restore);
    expect([list(world), conf(world)]).toEqual(old);
    await must(world, "settle", restore);
  };
  let restore = await planned(world);
  const steps = await stepsOf(world, ...RESTORE);
  expect(steps).toEqual(
    expect.arrayContaining([
      "before: key made#1",
      "before: copied one#1",
      "before: touched#1",
      "command: restore#1",
      "command: restored#1",
      "restore: compared one#1",
    ]),
  );
  await back(restore);
  for (const step of steps.filter((one) => POINTS.test(one))) {
    restore = await planned(world);
    await crash(world, { step, signal: "SIGKILL" }, ...RESTORE);
    await must(world, "plan", "latest", "--out", "other.json");
    if (step === "restore: swapped all#1") {
      expect([step, list(world), conf(world)]).toEqual([step, THEN, "port = 7070\n"]);
      await back(restore);
    }
    expect([step, list(world), conf(world)]).toEqual([step, ...old]);
    expect([step, copies(world)]).toEqual([step, []]);
  }
}, 600_000);

test("command an undo and a recovery killed at each point are carried to their end", async () => {
  const world = await listWorld("    clear: [truncate, --size=0, data/list.txt]");
  await wrecked(world);
  const old = [NOW, "port = 1\n"];
  let restore = await planned(world);
  await must(world, ...RESTORE);
  const undos = await stepsOf(world, "undo", restore);
  expect(undos).toEqual(
    expect.arrayContaining(["before: put back#1", "command: clear#1", "command: restore#1"]),
  );
  await must(world, "settle", restore);
  for (const step of ["settle: journalled", "before: drop"]) {
    restore = await planned(world);
    await must(world, ...RESTORE);
    await must(world, "undo", restore);
    await crash(world, { step, signal: "SIGKILL" }, "settle", restore);
    await must(world, "plan", "latest", "--out", "other.json");
    expect([step, list(world), conf(world), copies(world)]).toEqual([step, ...old, []]);
  }
  for (const step of undos.filter((one) => /^(before|command|undo: journalled)/.test(one))) {
    restore = await planned(world);
    await must(world, ...RESTORE);
    await crash(world, { step, signal: "SIGKILL" }, "undo", restore);
    await must(world, "undo", restore);
    expect([step, list(world), conf(world)]).toEqual([step, ...old]);
    await must(world, "settle", restore);
    expect([step, copies(world)]).toEqual([step, []]);
  }
  const half = async (): Promise<void> => {
    await planned(world);
    await crash(world, { step: "command: restore", signal: "SIGKILL" }, ...RESTORE);
    expect(list(world)).toBe("");
  };
  const again = ["plan", "latest", "--out", "other.json"];
  await half();
  const steps = (await stepsOf(world, ...again)).filter((one) => /^(before|command)/.test(one));
  expect(steps).toEqual([
    "command: read whole#1",
    "before: put back#1",
    "command: clear#1",
    "command: restore#1",
    "command: restored#1",
    "before: drop#1",
  ]);
  for (const step of steps) {
    await half();
    await crash(world, { step, signal: "SIGKILL" }, ...again);
    await must(world, ...again);
    expect([step, list(world), conf(world), copies(world)]).toEqual([step, ...old, []]);
  }
}, 600_000);

test("command a signal in the middle of a swap ends the program; the next command puts the old back", async () => {
  const world = await listWorld("    clear: [truncate, --size=0, data/list.txt]");
  await wrecked(world);
  for (const step of ["command: clear", "command: restore", "command: restored"]) {
    await planned(world);
    const said = await crash(world, { step, signal: "SIGTERM" }, ...RESTORE);
    expect(said.stderr).toContain("the next command that works here puts back what was there");
    await must(world, "plan", "latest", "--out", "other.json");
    expect([step, list(world), conf(world)]).toEqual([step, NOW, "port = 1\n"]);
    expect(await leftRunning(world, 500)).toEqual([]);
  }
}, 240_000);

test("command a program that outlives the killed restore is ended before the old is put back", async () => {
  const world = await listWorld();
  await world.policy({
    sources: sourcesOf("").replace("[dd, of=data/list.txt, status=none]", "[bin/slow]"),
  });
  await wrecked(world);
  const text = "trap '' HUP; (sleep 60.5; echo late >>data/list.txt) & wait";
  program(
    world.path("bin"),
    "slow",
    `[ -e killed ] && exec cat >data/list.txt; : >killed; kill -9 $PPID; ${text}`,
  );
  await planned(world);
  const said = await world.spawn({}, ...RESTORE);
  expect(said.signal).toBe("SIGKILL");
  const late = async () => (await leftRunning(world, 0)).join();
  for (let turn = 0; turn < 200 && !(await late()).includes("sleep 60.5"); turn++) await delay(25);
  expect(await late()).toContain("sleep 60.5");
  await must(world, "plan", "latest", "--out", "other.json");
  expect(await leftRunning(world, 0)).toEqual([]);
  expect([list(world), conf(world)]).toEqual([NOW, "port = 1\n"]);
}, 180_000);
