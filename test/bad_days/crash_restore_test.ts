import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import { makeWorld, type World } from "../world.ts";
import {
  crash,
  type Ending,
  expectWhole,
  leftovers,
  pointsFor,
  SIGNALS,
  sourcesOf,
  stepsOf,
} from "./crash.ts";

type Sources = ReturnType<typeof sourcesOf>;

/** A world with one backup whose sources have changed since. */
interface Wrecked {
  readonly world: World;
  /** As they were saved. */
  readonly saved: Sources;
  /** As they are now. */
  readonly wrecked: Sources;
}

const IDENTITY = ["--identity", "keys/identity.txt"];
const RESTORE = ["restore", "plan.json", ...IDENTITY];

async function makeWrecked(): Promise<Wrecked> {
  const world = await makeWorld({ approval: "open" });
  expect((await world.run("backup")).code).toBe(0);
  const saved = sourcesOf(world);
  appendFileSync(world.path("data/settings/app.conf"), "wrecked = yes\n");
  rmSync(world.path("data/settings/conf.d"), { recursive: true });
  writeFileSync(world.path("data/settings/new.conf"), "new = yes\n");
  using database = new DatabaseSync(world.path("data/registry.db"));
  database.exec("DELETE FROM event WHERE id > 10");
  return { world, saved, wrecked: sourcesOf(world) };
}

/** Runs a command line here; it must succeed. */
async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

async function planned(world: World): Promise<string> {
  const said = await must(world, "plan", "latest", "--out", "plan.json");
  return /^Plan: ([0-9a-f]{16})$/m.exec(said)?.[1] as string;
}

/** Swaps back and drops what a restore kept, so that the sources are wrecked again. */
async function back({ world, wrecked }: Wrecked, restore: string): Promise<void> {
  await must(world, "undo", restore);
  expect(sourcesOf(world)).toEqual(wrecked);
  await must(world, "settle", restore);
  expect(leftovers(world)).toEqual([]);
}

function stateOf(world: World, restore: string): string {
  const path = world.path("state/restores", `${restore}.json`);
  return (JSON.parse(readFileSync(path, "utf8")) as { state: string }).state;
}

/** Restores once more after a killed one: with the same plan where it may still be used, else with a new one. */
async function restoreAgain(all: Wrecked, restore: string): Promise<string> {
  const { world, saved, wrecked } = all;
  const again = await world.run(...RESTORE);
  if (again.code === 0) return restore;
  expect([again.code, again.stderr]).toEqual([7, expect.stringContaining("it was used on")]);
  if (stateOf(world, restore) === "swapped") {
    expect(sourcesOf(world)).toEqual(saved);
    return restore;
  }
  expect(sourcesOf(world)).toEqual(wrecked);
  expect(leftovers(world)).toEqual([]);
  const next = await planned(world);
  await must(world, ...RESTORE);
  return next;
}

async function endRestore(signal: Ending): Promise<void> {
  const all = await makeWrecked();
  const { world, saved } = all;
  let restore = await planned(world);
  const steps = await stepsOf(world, ...RESTORE);
  expect(steps).toEqual(expect.arrayContaining(["place: kept#2", "restore: swapped all#1"]));
  await back(all, restore);
  for (const step of pointsFor(signal, steps)) {
    restore = await planned(world);
    await crash(world, { step, signal }, ...RESTORE);
    await expectWhole(world);
    restore = await restoreAgain(all, restore);
    expect([step, sourcesOf(world)]).toEqual([step, saved]);
    await back(all, restore);
  }
}

async function endUndo(signal: Ending): Promise<void> {
  const all = await makeWrecked();
  const { world, wrecked } = all;
  let restore = await planned(world);
  await must(world, ...RESTORE);
  const undos = await stepsOf(world, "undo", restore);
  const settles = await stepsOf(world, "settle", restore);
  expect(undos).toEqual(expect.arrayContaining(["undo: taken#2", "undo: returned#2"]));
  for (const step of pointsFor(signal, undos)) {
    restore = await planned(world);
    await must(world, ...RESTORE);
    await crash(world, { step, signal }, "undo", restore);
    if (signal === "SIGKILL") await must(world, "undo", restore);
    expect([step, sourcesOf(world)]).toEqual([step, wrecked]);
    await must(world, "settle", restore);
    expect([step, leftovers(world)]).toEqual([step, []]);
  }
  for (const step of pointsFor(signal, settles)) {
    restore = await planned(world);
    await must(world, ...RESTORE);
    await must(world, "undo", restore);
    await crash(world, { step, signal }, "settle", restore);
    if (signal === "SIGKILL") await must(world, "settle", restore);
    expect([step, sourcesOf(world), leftovers(world)]).toEqual([step, wrecked, []]);
  }
}

describe.each(SIGNALS)("a command ended by %s", (signal) => {
  test("restore() leaves every place as it was or as it was saved, at every crash point", async () => {
    await endRestore(signal);
  }, 240_000);
  test("undo() and settle() are carried to their end, from every crash point", async () => {
    await endUndo(signal);
  }, 240_000);
});

test("recoverRestores() can itself be ended at every crash point", async () => {
  const all = await makeWrecked();
  const { world, wrecked } = all;
  const again = ["plan", "latest", "--out", "other.json"];
  const half = async (): Promise<void> => {
    await planned(world);
    await crash(world, { step: "place: placed#2", signal: "SIGKILL" }, ...RESTORE);
    expect(sourcesOf(world)).not.toEqual(wrecked);
  };
  await half();
  const steps = (await stepsOf(world, ...again)).filter((step) => !step.startsWith("lock"));
  expect(steps).toContain("undo: returned#2");
  for (const step of steps) {
    await half();
    await crash(world, { step, signal: "SIGKILL" }, ...again);
    await must(world, ...again);
    expect([step, sourcesOf(world), leftovers(world)]).toEqual([step, wrecked, []]);
  }
}, 240_000);
