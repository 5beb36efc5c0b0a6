import { type ScheduleEntry, WEEKDAYS } from "./policy_schedules.ts";
import { type Day, dayIn, momentOf } from "./zone_time.ts";

/** The newest slot that has begun, and the one after it. */
export interface Slot {
  readonly start: Date;
  readonly next: Date;
}

type Calendar = Pick<ScheduleEntry, "every" | "at" | "on" | "timezone">;

/** Says which slot of a schedule a moment lies in. With `<n>d` each local day is one. Pure. */
export function slotAt(schedule: Calendar, now: Date): Slot {
  const start = (turn: number) => startOf(schedule, turn);
  let turn = turnOf(schedule, dayIn(schedule.timezone, now));
  let begun = start(turn);
  let next = start(turn + 1);
  for (; begun > now; turn--) {
    next = begun;
    begun = start(turn - 1);
  }
  // Clocks put back over midnight show yesterday again after today's slot has begun; a zone that skips
  // a day begins two slots at once.
  for (; next <= now; turn++) {
    begun = next;
    next = start(turn + 2);
  }
  return { start: begun, next };
}

/** Which turn of a schedule a day belongs to: its days, weeks or months, counted through. */
function turnOf({ every, on }: Calendar, day: Day): number {
  if (every === "week") return Math.floor((day - firstDay(on)) / 7);
  if (every !== "month") return day;
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf({ every, at, on, timezone }: Calendar, turn: number): Date {
  if (every === "week") return momentOf(timezone, turn * 7 + firstDay(on), at);
  if (every === "month") {
    const first = Date.UTC(Math.floor(turn / 12), turn % 12, 1) / 86_400_000;
    return momentOf(timezone, first, at);
  }
  return momentOf(timezone, turn, every === "day" ? at : 0);
}

/** Days from 1970-01-01, a Thursday, to the first such weekday. */
function firstDay(on: Calendar["on"]): number {
  return (WEEKDAYS.indexOf(on ?? "monday") + 4) % 7;
}
