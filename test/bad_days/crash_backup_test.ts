import { rm } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { makeWorld, type World } from "../world.ts";
import {
  crash,
  draftsIn,
  type Ending,
  expectWhole,
  leftovers,
  pointsFor,
  SIGNALS,
  sourcesOf,
  stepsOf,
} from "./crash.ts";

const FRESH_AFTER = 8; // rounds until the store is emptied, so that verifying it stays quick

async function empty(world: World): Promise<void> {
  await rm(world.path("store"), { recursive: true, force: true });
  await rm(world.path("state"), { recursive: true, force: true });
  expect((await world.run("backup")).code).toBe(0);
}

/** Ends a backup at each point of those it passes; what the next command finds must be whole. */
async function endAt(world: World, signal: Ending, steps: readonly string[], ...argv: string[]) {
  const before = sourcesOf(world);
  for (const [round, step] of pointsFor(signal, steps).entries()) {
    if (round % FRESH_AFTER === 0) await empty(world);
    const count = await expectWhole(world);
    await crash(world, { step, signal }, ...argv);
    expect(sourcesOf(world)).toEqual(before);
    const now = await expectWhole(world);
    expect([0, 1]).toContain(now - count);
    if (signal !== "SIGKILL")
      expect([step, leftovers(world), draftsIn(world)]).toEqual([step, [], []]);
    const next = await world.run("backup");
    expect([step, next.code, next.stderr]).toEqual([step, 0, expect.anything()]);
    expect([step, leftovers(world)]).toEqual([step, []]);
    expect(await expectWhole(world)).toBe(now + 1);
    expect(sourcesOf(world)).toEqual(before);
  }
}

describe.each(SIGNALS)("a backup ended by %s", (signal) => {
  test("leaves whole backups only, at every crash point, and the next one succeeds", async () => {
    const world = await makeWorld();
    const steps = await stepsOf(world, "backup");
    expect(steps).toContain("backup: published#1");
    await endAt(world, signal, steps, "backup");
  }, 240_000);

  test("leaves whole backups only while it proves, and the next one succeeds", async () => {
    const world = await makeWorld();
    const all = await stepsOf(world, "backup", "--prove");
    const steps = all.slice(all.indexOf("backup: read back#1"));
    expect(steps).toContain("prove: compared#1");
    await endAt(world, signal, steps, "backup", "--prove");
  }, 240_000);
});
