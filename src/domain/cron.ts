import { type ScheduleEntry, WEEKDAYS } from "./policy_schedules.ts";

/** A line of GitHub's `on.schedule`: five fields of POSIX cron, read in a zone. */
export interface CronLine {
  readonly cron: string;
  /** IANA name. */
  readonly timezone: string;
}

/** The exact cron line of a schedule; `<n>d` ticks daily at midnight, and the catalog decides. */
export function cronOf(schedule: ScheduleEntry): CronLine {
  const { every, on, timezone } = schedule;
  const at = typeof every === "object" ? 0 : schedule.at;
  const weekday = every === "week" ? (WEEKDAYS.indexOf(on ?? "monday") + 1) % 7 : "*"; // cron's 0 is Sunday
  const day = every === "month" ? 1 : "*";
  return { cron: `${at % 60} ${Math.floor(at / 60)} ${day} * ${weekday}`, timezone };
}
