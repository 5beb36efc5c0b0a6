import { type Slot, slotAt } from "./calendar_slot.ts";
import type { Policy } from "./policy.ts";
import type { ScheduleEntry } from "./policy_schedules.ts";
import { type Day, dayIn, momentOf } from "./zone_time.ts";

/** A schedule of the policy with all it covers: no list is empty for "all". */
export interface Schedule extends ScheduleEntry {
  readonly name: string;
}

/** A trusted backup that a schedule gave, as the stores together show it. */
export interface ScheduledRun {
  /** The schedule's name in the manifest. */
  readonly schedule: string;
  /** When its first source was begun: what a run that passes midnight holds is of the day before. */
  readonly began: Date;
  /** When it was described. */
  readonly taken: Date;
  readonly suspect: boolean;
  /** Sources that it names as failed. */
  readonly failed: readonly string[];
  /** Stores that show it, or a signed note that it was removed from there. */
  readonly stores: readonly string[];
}

/** Whether a schedule is due. */
export interface Due {
  /** Stores that lack this slot's backup; empty: nothing is due. */
  readonly stores: readonly string[];
  /** Since when it is due; where it is not, the slot's start or, with `<n>d`, its backup; null: a store never got a good one. */
  readonly since: Date | null;
  /** When it is due next, if what is due now is done now. */
  readonly next: Date;
}

/** Whether a schedule is late, for a watch. */
export interface Overdue {
  readonly isOverdue: boolean;
  /** When the slot began that is missing for too long; null: none is, or none was ever done. */
  readonly since: Date | null;
  /** When the next backup is due; in the past where it is due already, `now` where there never was one. */
  readonly next: Date;
  /** When the newest complete backup was begun that every store has, or a newer one; null: a store has none. */
  readonly last: Date | null;
}

/** What a manifest says in place of a schedule's name where a person asked for the backup. */
export const MANUAL = "manual";

const HOUR = 3_600_000; // ms
const GRACE = { day: 24 * HOUR, other: 48 * HOUR };

/** The policy's schedules, in its order, each with the names of all it covers. */
export function schedulesOf(policy: Policy): Schedule[] {
  const enabled = Object.entries(policy.sources).filter(([, source]) => source.enabled);
  const sources = enabled.map(([name]) => name);
  const stores = Object.keys(policy.stores);
  return Object.entries(policy.schedules).map(([name, entry]) => ({
    ...entry,
    name,
    sources: entry.sources.length === 0 ? sources : entry.sources,
    stores: entry.stores.length === 0 ? stores : entry.stores,
  }));
}

/**
 * Decides whether a schedule is due: the newest slot that has begun lacks its backup in a store.
 *
 * A backup does for its slot when this schedule gave it, it was begun in the slot, none of the
 * schedule's sources failed, and it is not from the future. A suspect one does too, or it would be
 * repeated at every tick. Slots that were missed are not made up. Pure.
 *
 * @param history In any order; runs of other schedules and "manual" ones are passed over.
 */
export function judgeDue(schedule: Schedule, history: readonly ScheduledRun[], now: Date): Due {
  const runs = completeRuns(schedule, history, now);
  if (typeof schedule.every === "object") return judgeDays(schedule, runs, now);
  const { start, next } = slotAt(schedule, now);
  return { stores: lacking(schedule, runs, start), since: start, next };
}

/**
 * Decides whether a schedule is late: a slot that began more than 24 hours ago (`every: day`), else
 * 48, still lacks a backup, or a newer one, in a store. Pure.
 */
export function overdueOf(
  schedule: Schedule,
  history: readonly ScheduledRun[],
  now: Date,
): Overdue {
  const runs = completeRuns(schedule, history, now);
  const last = earliest(schedule.stores.map((store) => newestIn(store, runs)));
  const due = judgeDue(schedule, history, now);
  const next = due.stores.length === 0 ? due.next : (due.since ?? now);
  if (last === null) return { isOverdue: true, since: null, next: now, last };
  const grace = new Date(now.getTime() - (schedule.every === "day" ? GRACE.day : GRACE.other));
  const start =
    typeof schedule.every === "object" ? (due.since ?? last) : slotAt(schedule, grace).start;
  const isOverdue = start <= grace && lacking(schedule, runs, start).length > 0;
  return { isOverdue, since: isOverdue ? start : null, next, last };
}

/**
 * Every n days: due at the midnight n days after the day of the last good backup. A suspect one is not
 * good, so it does not put the next one off for n days; it only does for the day on which it was taken.
 * A run for one store that lacked it also goes to those that have none of that day, so that all
 * stores count from the same day again.
 */
function judgeDays(schedule: Schedule, runs: readonly ScheduledRun[], now: Date): Due {
  const { every, timezone, stores } = schedule;
  const { days } = every as { readonly days: number };
  const good = runs.filter(({ suspect }) => !suspect);
  const last = earliest(stores.map((store) => newestIn(store, good)));
  const since = last === null ? null : momentOf(timezone, dayIn(timezone, last) + days, 0);
  if (since !== null && now < since) {
    return { stores: [], since: last, next: since };
  }
  const today = slotAt(schedule, now);
  const missing = lacking(schedule, runs, today.start);
  const next = missing.length === 0 ? today.next : inDays(schedule, today, days);
  return { stores: missing, since, next };
}

function inDays({ timezone }: Schedule, today: Slot, days: number): Date {
  const day: Day = dayIn(timezone, today.start);
  return momentOf(timezone, day + days, 0);
}

/** Runs of a schedule in which none of its sources failed. */
function completeRuns(
  schedule: Schedule,
  history: readonly ScheduledRun[],
  now: Date,
): ScheduledRun[] {
  return history.filter(
    (run) =>
      run.schedule === schedule.name &&
      run.taken <= now &&
      !run.failed.some((name) => schedule.sources.includes(name)),
  );
}

/** Stores of a schedule without a run that was begun at or after a moment. */
function lacking(schedule: Schedule, runs: readonly ScheduledRun[], since: Date): string[] {
  return schedule.stores.filter(
    (store) => !runs.some((run) => run.began >= since && run.stores.includes(store)),
  );
}

function newestIn(store: string, runs: readonly ScheduledRun[]): Date | null {
  let newest: Date | null = null;
  for (const { began, stores } of runs)
    if (stores.includes(store) && (newest === null || began > newest)) newest = began;
  return newest;
}

/** null where one of them is. */
function earliest(moments: readonly (Date | null)[]): Date | null {
  let first: Date | null = null;
  for (const moment of moments) {
    if (moment === null) return null;
    if (first === null || moment < first) first = moment;
  }
  return first;
}
