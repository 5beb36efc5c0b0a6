import { describe, expect, test } from "@jest/globals";
import { slotAt } from "../../src/domain/calendar_slot.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import type { ScheduleEntry } from "../../src/domain/policy_schedules.ts";
import {
  judgeDue,
  overdueOf,
  type Schedule,
  type ScheduledRun,
  schedulesOf,
} from "../../src/domain/schedule.ts";
import { KINDS, WHOLE } from "./policies.ts";

const entry: ScheduleEntry = {
  every: "day",
  at: 120,
  on: null,
  timezone: "UTC",
  sources: [],
  stores: [],
};

function schedule(more: Partial<Schedule> = {}): Schedule {
  return { ...entry, name: "nightly", sources: ["a", "b"], stores: ["local"], ...more };
}

function run(began: string, more: Partial<ScheduledRun> = {}): ScheduledRun {
  const taken = new Date(began);
  const common = { schedule: "nightly", suspect: false, failed: [], stores: ["local"] };
  return { ...common, began: taken, taken, ...more };
}

const at = (text: string) => new Date(text);
const days = (n: number) => schedule({ every: { days: n } });

describe("slotAt() of", () => {
  const rows: readonly (readonly [string, Partial<ScheduleEntry>, string, string, string])[] = [
    [
      "a day, before its time",
      {},
      "2026-11-20T01:59:59.999Z",
      "2026-11-19T02:00",
      "2026-11-20T02:00",
    ],
    ["a day, at its time", {}, "2026-11-20T02:00:00Z", "2026-11-20T02:00", "2026-11-21T02:00"],
    [
      "a day in another zone",
      { timezone: "Africa/Lusaka" },
      "2026-11-20T00:00:00Z",
      "2026-11-20T00:00",
      "2026-11-21T00:00",
    ],
    [
      "a day that is skipped to",
      { timezone: "Europe/Berlin", at: 150 },
      "2026-03-29T01:00:00Z",
      "2026-03-29T01:00",
      "2026-03-30T00:30",
    ],
    [
      "a day whose time comes twice",
      { timezone: "Europe/Berlin", at: 150 },
      "2026-10-25T01:30:00Z",
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ],
    [
      "a week, on its day before its time",
      { every: "week", on: "friday" },
      "2026-11-20T01:59:00Z",
      "2026-11-13T02:00",
      "2026-11-20T02:00",
    ],
    [
      "a week, on its day",
      { every: "week", on: "friday" },
      "2026-11-20T02:00:00Z",
      "2026-11-20T02:00",
      "2026-11-27T02:00",
    ],
    [
      "a week, the day before",
      { every: "week", on: "saturday" },
      "2026-11-20T12:00:00Z",
      "2026-11-14T02:00",
      "2026-11-21T02:00",
    ],
    [
      "a week, the day after",
      { every: "week", on: "thursday" },
      "2026-11-20T12:00:00Z",
      "2026-11-19T02:00",
      "2026-11-26T02:00",
    ],
    [
      "a month, on its last day",
      { every: "month" },
      "2026-02-28T12:00:00Z",
      "2026-02-01T02:00",
      "2026-03-01T02:00",
    ],
    [
      "a month, before its time",
      { every: "month" },
      "2027-01-01T01:00:00Z",
      "2026-12-01T02:00",
      "2027-01-01T02:00",
    ],
    [
      "a month in a leap year",
      { every: "month" },
      "2028-02-29T12:00:00Z",
      "2028-02-01T02:00",
      "2028-03-01T02:00",
    ],
    [
      "<n>d: its local day from midnight",
      { every: { days: 30 }, timezone: "Africa/Lusaka" },
      "2026-11-20T22:30:00Z",
      "2026-11-20T22:00",
      "2026-11-21T22:00",
    ],
    [
      "a day that a zone skipped",
      { timezone: "Pacific/Apia", at: 0 },
      "2011-12-30T12:00:00Z",
      "2011-12-30T10:00",
      "2011-12-31T10:00",
    ],
    [
      "a day that the clocks went back out of",
      { timezone: "America/St_Johns", at: 0 },
      "2010-11-07T02:45:00Z", // 23:15 on the 6th, for the second time
      "2010-11-07T02:30",
      "2010-11-08T03:30",
    ],
    [
      "a day whose midnight comes twice, in between",
      { timezone: "America/Havana", at: 0 },
      "2026-11-01T04:59:00Z",
      "2026-11-01T04:00",
      "2026-11-02T05:00",
    ],
  ];
  for (const [title, more, now, start, next] of rows)
    test(title, () => {
      const slot = slotAt({ ...entry, ...more }, at(now));
      expect([slot.start, slot.next]).toEqual([at(`${start}:00Z`), at(`${next}:00Z`)]);
    });
});

describe("judgeDue() of a day's slot that began at 02:00:", () => {
  const now = at("2026-11-20T03:17:00Z");
  const good = "2026-11-20T02:17:00Z";
  const rows: readonly (readonly [string, readonly ScheduledRun[], boolean])[] = [
    ["no backup ever is due", [], true],
    ["yesterday's does not do", [run("2026-11-19T02:17:00Z")], true],
    ["today's does", [run(good)], false],
    ["begun at the very start does", [run("2026-11-20T02:00:00Z")], false],
    [
      "begun just before and ended after does not",
      [run("2026-11-20T01:59:59Z", { taken: at(good) })],
      true,
    ],
    ["a manual one does not", [run(good, { schedule: "manual" })], true],
    ["another schedule's does not", [run(good, { schedule: "full" })], true],
    ["one from the future does not", [run("2026-11-20T03:17:01Z")], true],
    ["one of now does", [run("2026-11-20T03:17:00Z")], false],
    ["one with a failed source of this schedule does not", [run(good, { failed: ["b"] })], true],
    [
      "a failed source that is not of this schedule is no matter",
      [run(good, { failed: ["c"] })],
      false,
    ],
    ["a suspect one does, or each tick would repeat it", [run(good, { suspect: true })], false],
    [
      "a good one after a failed one does",
      [run(good, { failed: ["a"] }), run("2026-11-20T03:00:00Z")],
      false,
    ],
    ["one in another store alone does not", [run(good, { stores: ["far"] })], true],
  ];
  for (const [title, history, isDue] of rows)
    test(title, () => {
      const due = judgeDue(schedule(), history, now);
      expect(due.stores).toEqual(isDue ? ["local"] : []);
      expect(due.since).toEqual(at("2026-11-20T02:00:00Z"));
      expect(due.next).toEqual(at("2026-11-21T02:00:00Z"));
    });
});

test("judgeDue() names only the stores that lack the slot's backup", () => {
  const both = schedule({ stores: ["local", "far"] });
  const now = at("2026-11-20T05:17:00Z");
  const here = run("2026-11-20T02:17:00Z");
  expect(judgeDue(both, [], now).stores).toEqual(["local", "far"]);
  expect(judgeDue(both, [here], now).stores).toEqual(["far"]);
  const there = run("2026-11-20T03:17:00Z", { stores: ["far"] });
  expect(judgeDue(both, [here, there], now).stores).toEqual([]);
});

test("judgeDue() makes up no missed slots: one backup for the newest", () => {
  const old = run("2026-11-01T02:17:00Z");
  const now = at("2026-11-20T12:00:00Z");
  expect(judgeDue(schedule(), [old], now).stores).toEqual(["local"]);
  expect(judgeDue(schedule(), [old, run("2026-11-20T12:00:00Z")], now).stores).toEqual([]);
});

test("judgeDue() every 30 days is due at midnight, 30 local days after the day of the last good one", () => {
  const full = { ...days(30), timezone: "Africa/Lusaka" };
  const last = run("2026-11-20T22:17:00Z"); // the 21st in Lusaka
  const due = (now: string, ...more: ScheduledRun[]) => judgeDue(full, [last, ...more], at(now));
  expect(due("2026-12-20T21:59:59Z")).toEqual({
    stores: [],
    since: last.began,
    next: at("2026-12-20T22:00:00Z"),
  });
  expect(due("2026-12-20T22:00:00Z")).toEqual({
    stores: ["local"],
    since: at("2026-12-20T22:00:00Z"),
    next: at("2027-01-19T22:00:00Z"),
  });
  expect(judgeDue(full, [], at("2026-11-20T12:00:00Z"))).toMatchObject({
    stores: ["local"],
    since: null,
  });
});

test("judgeDue() every 30 days slips after a failed or missed day and counts anew from the day that succeeded", () => {
  const history = [
    run("2026-01-01T00:17:00Z"),
    run("2026-01-31T00:17:00Z", { failed: ["a"] }),
    run("2026-02-02T05:17:00Z"),
  ];
  const due = (now: string, upTo = 3) => judgeDue(days(30), history.slice(0, upTo), at(now));
  expect(due("2026-01-31T01:17:00Z", 2).stores).toEqual(["local"]);
  expect(due("2026-02-02T04:17:00Z", 2).stores).toEqual(["local"]);
  expect(due("2026-02-02T05:17:00Z").next).toEqual(at("2026-03-04T00:00:00Z"));
});

test("judgeDue() every 30 days: a suspect one does for its day only, as it is not good", () => {
  const first = run("2026-01-01T00:17:00Z");
  const suspect = run("2026-01-31T00:17:00Z", { suspect: true });
  const due = (now: string) => judgeDue(days(30), [first, suspect], at(now));
  expect(due("2026-01-31T23:59:59Z")).toMatchObject({
    stores: [],
    next: at("2026-02-01T00:00:00Z"),
  });
  expect(due("2026-02-01T00:00:00Z").stores).toEqual(["local"]);
});

test("judgeDue() every 30 days: stores count together, and one that failed is tried without repeating the others that day", () => {
  const both = { ...days(30), stores: ["local", "far"] };
  const all = { stores: ["local", "far"] };
  const first = run("2026-01-01T00:17:00Z", all);
  const half = run("2026-01-31T00:17:00Z");
  const due = (now: string, ...more: ScheduledRun[]) => judgeDue(both, [first, ...more], at(now));
  expect(due("2026-01-31T01:17:00Z", half).stores).toEqual(["far"]);
  expect(due("2026-02-01T00:17:00Z", half).stores).toEqual(["local", "far"]);
  const healed = run("2026-02-01T00:17:00Z", all);
  expect(due("2026-03-02T23:59:00Z", half, healed).stores).toEqual([]);
  expect(due("2026-03-03T00:00:00Z", half, healed).stores).toEqual(["local", "far"]);
});

describe("overdueOf()", () => {
  const of = (one: Schedule, now: string, ...history: ScheduledRun[]) =>
    overdueOf(one, history, at(now));
  const last = run("2026-11-20T02:17:00Z");

  test("of a day: more than 24 hours after the missing slot began", () => {
    expect(of(schedule(), "2026-11-22T01:59:59Z", last)).toEqual({
      isOverdue: false,
      since: null,
      next: at("2026-11-21T02:00:00Z"),
      last: last.began,
    });
    expect(of(schedule(), "2026-11-22T02:00:00Z", last)).toEqual({
      isOverdue: true,
      since: at("2026-11-21T02:00:00Z"),
      next: at("2026-11-22T02:00:00Z"),
      last: last.began,
    });
  });

  test("of a week and a month: 48 hours", () => {
    const week = schedule({ every: "week", on: "friday" });
    expect(of(week, "2026-11-29T01:59:59Z", last).isOverdue).toBe(false);
    expect(of(week, "2026-11-29T02:00:00Z", last).isOverdue).toBe(true);
    const month = schedule({ every: "month" });
    expect(of(month, "2026-12-03T01:59:59Z", last).isOverdue).toBe(false);
    expect(of(month, "2026-12-03T02:00:00Z", last).isOverdue).toBe(true);
  });

  test("of every 30 days: 48 hours after midnight of the day it is due", () => {
    expect(of(days(30), "2026-12-21T23:59:59Z", last)).toMatchObject({
      isOverdue: false,
      next: at("2026-12-20T00:00:00Z"),
    });
    expect(of(days(30), "2026-12-22T00:00:00Z", last)).toMatchObject({
      isOverdue: true,
      since: at("2026-12-20T00:00:00Z"),
    });
    const late = run("2026-12-23T00:17:00Z");
    expect(of(days(30), "2026-12-23T01:00:00Z", last, late).isOverdue).toBe(false);
  });

  test("is not, once a later slot is done, nor while all goes well; says what is next", () => {
    expect(of(schedule(), "2026-11-25T12:00:00Z", last, run("2026-11-25T02:17:00Z"))).toEqual({
      isOverdue: false,
      since: null,
      next: at("2026-11-26T02:00:00Z"),
      last: at("2026-11-25T02:17:00Z"),
    });
  });

  test("of a schedule that never gave a backup in one of its stores: yes, and due now", () => {
    const now = "2026-11-20T12:00:00Z";
    const never = { isOverdue: true, since: null, next: at(now), last: null };
    expect(of(schedule(), now)).toEqual(never);
    expect(of(schedule({ stores: ["local", "far"] }), now, last)).toEqual(never);
    expect(of(days(30), now)).toEqual(never);
    const suspect = run("2026-11-20T02:17:00Z", { suspect: true });
    expect(of(days(30), now, suspect)).toMatchObject({ isOverdue: false, last: suspect.began });
  });

  test("counts failed runs and those of the future for nothing", () => {
    const bad = [run("2026-11-22T02:17:00Z", { failed: ["a"] }), run("2026-12-24T02:17:00Z")];
    expect(of(schedule(), "2026-11-23T02:00:00Z", last, ...bad).isOverdue).toBe(true);
  });
});

test("schedulesOf() fills in all enabled sources and all stores, in the policy's order", () => {
  const { policy } = parsePolicy(WHOLE, KINDS);
  if (policy === null) throw new Error("the policy is sound");
  const names = schedulesOf(policy).map(({ name, sources, stores }) => [name, sources, stores]);
  expect(names).toEqual([
    ["nightly", ["trees"], ["local"]],
    ["weekend", ["settings", "trees"], ["local"]],
    ["full", ["settings", "trees"], ["local"]],
  ]);
});
