// Three years of ticks in five zones. What should happen is kept by a model that knows neither slots
// nor days of a calendar: it reads the clocks of the zone every quarter of an hour and notes what they
// ask for. At each tick judgeDue() must ask for exactly that.
import { describe, expect, test } from "@jest/globals";
import { WEEKDAYS } from "../../src/domain/policy_schedules.ts";
import {
  judgeDue,
  overdueOf,
  type Schedule,
  type ScheduledRun,
} from "../../src/domain/schedule.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = Date.parse("2026-01-01T00:00:00Z");
const UNTIL = Date.parse("2029-01-01T00:00:00Z"); // a leap year among them
const TICK = 17 * MINUTE;
const ZONES = [
  "Africa/Lusaka",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

/** Weather: how often what goes wrong. */
interface Weather {
  readonly late: number;
  readonly dropped: number;
  readonly doubled: number;
  /** Of a run: nothing is published, or a source is named as failed. */
  readonly fails: number;
  /** Of a run in one store: it does not get there. */
  readonly unreachable: number;
  readonly suspect: number;
}

const CALM: Weather = { late: 0, dropped: 0, doubled: 0, fails: 0, unreachable: 0, suspect: 0 };
const STORM: Weather = {
  late: 0.2,
  dropped: 0.1,
  doubled: 0.05,
  fails: 0.15,
  unreachable: 0.1,
  suspect: 0.05,
};

function schedulesIn(timezone: string): Schedule[] {
  const common = { timezone, on: null, sources: ["events"], stores: ["local"] };
  return [
    // Half past two is skipped in spring and comes twice in autumn, on a Sunday, in some of the zones.
    { ...common, name: "nightly", every: "day", at: 150, stores: ["local", "far"] },
    { ...common, name: "weekly", every: "week", on: "sunday", at: 150 },
    { ...common, name: "thirty", every: { days: 30 }, at: 0 },
    { ...common, name: "monthly", every: "month", at: 0, stores: ["far"] },
    { ...common, name: "fortnight", every: { days: 14 }, at: 0, stores: ["local", "far"] },
  ];
}

/** Of one seed always the same numbers, 0 to 1 (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the clocks of a zone show: a date and a time. */
function clocksOf(zone: string): (at: number) => { date: string; time: string } {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (at) => {
    const [date = "", time = ""] = format.format(at).split(" ");
    return { date, time };
  };
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** What one schedule owes to each of its stores, by the clocks alone. */
class Model {
  readonly #schedule: Schedule;
  readonly #owed: Set<string>; // stores
  readonly #good = new Map<string, string>(); // store → day of the last good one
  readonly #today = new Map<string, string>(); // store → day of the last one, suspect or not
  #opened = "";

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#owed = new Set(schedule.stores); // no backup yet: due at once
  }

  /** The clocks show this now. */
  see({ date, time }: { date: string; time: string }): void {
    const { every, at, on, stores } = this.#schedule;
    if (typeof every === "object" || this.#opened >= date) return;
    const hour = `${Math.floor(at / 60)}`.padStart(2, "0");
    if (time < `${hour}:${`${at % 60}`.padStart(2, "0")}`) return;
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    if (every === "week" && WEEKDAYS[weekday] !== on) return;
    if (every === "month" && !date.endsWith("-01")) return;
    this.#opened = date;
    for (const store of stores) this.#owed.add(store);
  }

  owes(date: string): string[] {
    const { every, stores } = this.#schedule;
    if (typeof every !== "object") return stores.filter((store) => this.#owed.has(store));
    const isDue = stores.some((store) => {
      const last = this.#good.get(store);
      return last === undefined || daysBetween(last, date) >= every.days;
    });
    return isDue ? stores.filter((store) => this.#today.get(store) !== date) : [];
  }

  /** A backup was begun on a day and got there. */
  got(store: string, date: string, isSuspect: boolean): void {
    this.#owed.delete(store);
    this.#today.set(store, date);
    if (!isSuspect) this.#good.set(store, date);
  }
}

interface Made {
  readonly at: number;
  readonly date: string;
  readonly run: ScheduledRun;
}

/** Three years of a zone. @returns Of each schedule the backups that were made whole and good, and the days that had a tick. */
function years(zone: string, weather: Weather, seed: number) {
  const roll = dice(seed);
  const schedules = schedulesIn(zone);
  const models = new Map(schedules.map((one) => [one.name, new Model(one)]));
  const made = new Map(schedules.map(({ name }) => [name, [] as Made[]]));
  const histories = new Map(schedules.map(({ name }) => [name, [] as ScheduledRun[]]));
  const wrong: string[] = [];
  const clocks = clocksOf(zone);
  const days = new Set<string>(); // on which a tick came
  let seen = FROM - 15 * MINUTE;
  for (const tick of ticksOf(weather, roll)) {
    let now = tick;
    days.add(clocks(now).date);
    for (const schedule of schedules) {
      for (; seen + 15 * MINUTE <= now; seen += 15 * MINUTE) {
        const shown = clocks(seen + 15 * MINUTE);
        for (const model of models.values()) model.see(shown);
      }
      const { date, time } = clocks(now);
      const model = models.get(schedule.name) as Model;
      const history = histories.get(schedule.name) as ScheduledRun[];
      const due = judgeDue(schedule, history, new Date(now));
      const owed = model.owes(date);
      if (due.stores.join() !== owed.join())
        wrong.push(`${schedule.name} ${date} ${time}: due ${due.stores}, owed ${owed}`);
      if (due.next.getTime() <= now) wrong.push(`${schedule.name} ${date} ${time}: next is past`);
      if (due.stores.length === 0) continue;
      const run = runAt(now, { schedule, stores: due.stores, weather, roll });
      now += 3 * MINUTE; // the next schedule waits for this one
      if (run === null) continue;
      history.unshift(run);
      history.splice(20); // retention
      if (run.failed.length > 0) continue;
      for (const store of run.stores) model.got(store, date, run.suspect);
      if (run.stores.length > 0)
        made.get(schedule.name)?.push({ at: run.began.getTime(), date, run });
    }
  }
  return { schedules, made, histories, days, wrong };
}

function* ticksOf(weather: Weather, roll: () => number): Generator<number> {
  for (let hour = FROM; hour < UNTIL; hour += HOUR) {
    if (roll() < weather.dropped) continue;
    const late = roll() < weather.late ? Math.floor(roll() * 25) * MINUTE : 0;
    yield hour + TICK + late;
    if (roll() < weather.doubled) yield hour + TICK + late + 18 * MINUTE; // it waited for the lock
  }
}

function runAt(
  now: number,
  what: {
    schedule: Schedule;
    stores: readonly string[];
    weather: Weather;
    roll: () => number;
  },
): ScheduledRun | null {
  const { schedule, weather, roll } = what;
  const fate = roll();
  if (fate < weather.fails / 2) return null; // nothing was published
  return {
    schedule: schedule.name,
    began: new Date(now),
    taken: new Date(now + 2 * MINUTE),
    suspect: roll() < weather.suspect,
    failed: fate < weather.fails ? ["events"] : [],
    stores: what.stores.filter(() => roll() >= weather.unreachable),
  };
}

/** Gaps in local days between the days of backups. */
const gapsOf = (made: readonly Made[]) =>
  made.slice(1).map((one, at) => daysBetween((made[at] as Made).date, one.date));

describe("three years of hourly ticks at an odd minute, nothing missed:", () => {
  for (const zone of ZONES) {
    const { made, wrong, days: local } = years(zone, CALM, 1);
    const of = (name: string) => made.get(name) as Made[];

    test(`${zone}: each tick finds due what the clocks ask for`, () => expect(wrong).toEqual([]));

    test(`${zone}: daily gives one backup each local day`, () => {
      const days = of("nightly").map(({ date }) => date);
      expect(new Set(days).size).toBeGreaterThanOrEqual(local.size - 1); // the last day may not come so far
      // The first one is of the slot before: there was none yet.
      expect(days.length - new Set(days).size).toBeLessThanOrEqual(1);
      expect(new Set(gapsOf(of("nightly").slice(1)))).toEqual(new Set([1]));
    });

    test(`${zone}: weekly gives one backup each Sunday`, () => {
      const weekly = of("weekly").slice(1); // the first was due at once
      expect(weekly).toHaveLength(157);
      expect(new Set(gapsOf(weekly))).toEqual(new Set([7]));
      expect(new Set(weekly.map(({ date }) => new Date(date).getUTCDay()))).toEqual(new Set([0]));
    });

    test(`${zone}: every 30 days gives gaps of exactly 30 local days, at the first tick after midnight`, () => {
      const thirty = of("thirty");
      expect(thirty).toHaveLength(37);
      expect(new Set(gapsOf(thirty))).toEqual(new Set([30]));
      for (const { at } of thirty.slice(1)) expect(clocksOf(zone)(at).time < "01:30").toBe(true);
    });

    test(`${zone}: monthly gives one backup on the first of each month, at the first tick`, () => {
      const monthly = of("monthly").slice(1);
      expect(monthly.length).toBeGreaterThanOrEqual(35);
      for (const { date, at } of monthly) {
        expect(date.slice(8)).toBe("01");
        expect(clocksOf(zone)(at).time < "01:30").toBe(true);
      }
      expect(new Set(monthly.map(({ date }) => date)).size).toBe(monthly.length);
    });
  }
});

describe("three years of late, dropped and doubled ticks and failed runs:", () => {
  for (const [index, zone] of ZONES.entries()) {
    const { made, wrong, schedules, histories } = years(zone, STORM, 20 + index);
    const of = (name: string) => made.get(name) as Made[];

    test(`${zone}: each tick finds due what the clocks ask for, in each store`, () =>
      expect(wrong).toEqual([]));

    test(`${zone}: a weekday and a month have one backup each, in their time`, () => {
      expect(Math.min(...gapsOf(of("weekly").slice(1)))).toBeGreaterThanOrEqual(6);
      expect(Math.max(...gapsOf(of("weekly")))).toBeLessThanOrEqual(8);
      const months = of("monthly").map(({ date }) => date.slice(0, 7));
      expect(new Set(months.slice(1)).size).toBe(months.length - 1);
    });

    test(`${zone}: every 30 days never comes early, and slips where a day failed or was missed`, () => {
      const good = of("thirty").filter(({ run }) => !run.suspect);
      const gaps = gapsOf(good);
      expect(Math.min(...gaps)).toBe(30);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(33);
    });

    test(`${zone}: both destinations of a schedule hold a backup of each day, and none two of one`, () => {
      for (const store of ["local", "far"]) {
        const days = of("nightly").flatMap(({ run, date }) =>
          run.stores.includes(store) ? [date] : [],
        );
        expect(days.length - new Set(days).size).toBeLessThanOrEqual(1);
        expect(new Set(days).size).toBeGreaterThan(1085);
      }
    });

    test(`${zone}: nothing is overdue at the end, and all is when the scheduler was dead for 40 days`, () => {
      for (const schedule of schedules) {
        const history = histories.get(schedule.name) as ScheduledRun[];
        const late = (days: number) =>
          overdueOf(schedule, history, new Date(UNTIL + days * DAY)).isOverdue;
        expect([schedule.name, late(0), late(40)]).toEqual([schedule.name, false, true]);
      }
    });
  }
});
