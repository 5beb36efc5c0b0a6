import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { overdueOf, type Schedule } from "../../src/domain/schedule.ts";
import { makeStatusOf, type NamedRun, runsIn, statusOf } from "../../src/domain/status.ts";
import { DIGEST } from "./samples.ts";

const AT = new Date("2026-11-20T12:00:00.000Z");
const HOUR = 3_600_000; // ms

const SCHEDULES: readonly Schedule[] = [
  { every: "day" as const, at: 120, on: null },
  { every: "week" as const, at: 0, on: "monday" as const },
  { every: "month" as const, at: 30, on: null },
  { every: { days: 30 }, at: 0, on: null },
].map((one, at) => ({
  ...one,
  name: ["nightly", "weekly", "monthly", "thirty"][at] as string,
  timezone: "Africa/Lusaka",
  sources: ["settings", "events"],
  stores: ["local", "other"],
}));

const anyRun = fc
  .record({
    schedule: fc.constantFrom("nightly", "weekly", "monthly", "thirty", "manual"),
    hours: fc.integer({ min: -5, max: 24 * 80 }),
    suspect: fc.boolean(),
    failed: fc.subarray(["settings", "gone"]),
    stores: fc.subarray(["local", "other"]),
  })
  .map(({ hours, ...rest }): NamedRun => {
    const began = new Date(AT.getTime() - hours * HOUR);
    const taken = new Date(began.getTime() + 60_000);
    return { ...rest, began, taken, backup: "Backup_20261120_0200Z", sha256: DIGEST };
  });

const parts = (runs: readonly NamedRun[]) => ({
  policy: { name: "registry", sha256: DIGEST },
  at: AT,
  host: null,
  version: "0.1.0",
  run: null,
  command: "backup",
  exit: 0,
  schedules: SCHEDULES,
  runs,
  stores: [],
});

test("a status holds all that overdueOf() needs, at its own time and at any later one", () => {
  fc.assert(
    fc.property(
      fc.array(anyRun, { maxLength: 30 }),
      fc.integer({ min: 0, max: 24 * 90 }),
      (runs, later) => {
        const status = statusOf(JSON.parse(JSON.stringify(makeStatusOf(parts(runs)))));
        if (status === null) throw new Error("a status that is not one");
        const now = new Date(AT.getTime() + later * HOUR);
        const known = runs.filter(({ taken }) => taken <= AT); // the rest is of a clock that is ahead
        for (const schedule of SCHEDULES)
          expect(overdueOf(schedule, runsIn(status), now)).toEqual(overdueOf(schedule, known, now));
      },
    ),
    { numRuns: 300 },
  );
});

test("a status stays small: at most two runs for each store of a schedule", () => {
  fc.assert(
    fc.property(fc.array(anyRun, { maxLength: 40 }), (runs) => {
      for (const { runs: told } of makeStatusOf(parts(runs)).schedules)
        expect(told.length).toBeLessThanOrEqual(4);
    }),
  );
});

test("a status says failed before late, and late before well", () => {
  const verdict = (exit: number, runs: readonly NamedRun[]) =>
    makeStatusOf({ ...parts(runs), exit }).verdict;
  const good = SCHEDULES.map(
    ({ name }): NamedRun => ({
      schedule: name,
      began: new Date(AT.getTime() - HOUR),
      taken: AT,
      suspect: false,
      failed: [],
      stores: ["local", "other"],
      backup: "Backup_20261120_0200Z",
      sha256: DIGEST,
    }),
  );
  expect([verdict(0, good), verdict(0, []), verdict(3, good)]).toEqual(["well", "late", "failed"]);
});
