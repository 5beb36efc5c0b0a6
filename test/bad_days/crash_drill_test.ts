import { describe, expect, test } from "@jest/globals";
import { makeWorld } from "../world.ts";
import {
  crash,
  draftsIn,
  expectWhole,
  leftovers,
  pointsFor,
  SIGNALS,
  sourcesOf,
  stepsOf,
} from "./crash.ts";

const DRILL = ["drill", "--identity", "keys/identity.txt"];

describe.each(SIGNALS)("a drill ended by %s", (signal) => {
  test("touches no place and leaves nothing that the next command does not sweep", async () => {
    const world = await makeWorld();
    expect((await world.run("backup")).code).toBe(0);
    const before = sourcesOf(world);
    const steps = await stepsOf(world, ...DRILL);
    expect(steps).toEqual(expect.arrayContaining(["prove: lent#1", "prove: compared#1"]));
    for (const step of pointsFor(signal, steps)) {
      await crash(world, { step, signal }, ...DRILL);
      expect([step, sourcesOf(world)]).toEqual([step, before]);
      if (signal !== "SIGKILL")
        expect([step, leftovers(world), draftsIn(world)]).toEqual([step, [], []]);
      const next = await world.run(...DRILL);
      expect([step, next.code, next.stderr]).toEqual([step, 0, expect.anything()]);
      expect([step, leftovers(world)]).toEqual([step, []]);
      expect([step, sourcesOf(world), await expectWhole(world)]).toEqual([step, before, 1]);
    }
  }, 240_000);
});
