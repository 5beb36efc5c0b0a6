import { z } from "zod";
import { NAME } from "./name.ts";

/** Days of the week as a policy writes them, Monday first (ISO 8601). */
export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How often: each day, each week on one weekday, each calendar month on its first day, every n days. */
export type Every = "day" | "week" | "month" | { readonly days: number };

/** When a backup is due, of what and where to. */
export interface ScheduleEntry {
  readonly every: Every;
  /** Local time in `timezone`, minutes from midnight. */
  readonly at: number;
  /** Only with `every: week`. */
  readonly on: Weekday | null;
  /** IANA name; "UTC" unless told. */
  readonly timezone: string;
  /** Names; empty: all that are enabled. */
  readonly sources: readonly string[];
  /** Names; empty: all. */
  readonly stores: readonly string[];
}

const DAYS = /^([1-9]\d{0,3})d$/;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

const every = z
  .string()
  .regex(/^(?:day|week|month|[1-9]\d{0,3}d)$/, "day, week, month or a number of days such as 30d");
const name = z.string().regex(NAME, "a name of lower-case letters, digits and -, at most 40");

/** The policy's `schedules`, as it stands in YAML. */
export const schedulesShape = z.record(
  name,
  z.strictObject({
    every: every.describe(
      "day, week, month (its first day) or <n>d, counted from the last good backup",
    ),
    at: z
      .string()
      .regex(CLOCK, "a time of day such as 02:00")
      .optional()
      .describe("local time; 00:00 unless told, and always 00:00 with <n>d"),
    on: z.enum(WEEKDAYS).optional().describe("the weekday; required with every: week"),
    timezone: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, "a time zone such as Africa/Lusaka")
      .optional()
      .describe("IANA name of the zone of `at`; UTC unless told"),
    sources: z.array(name).min(1).optional().describe("only these; all enabled ones unless told"),
    stores: z.array(name).min(1).optional().describe("only these; all unless told"),
  }),
);

type ScheduleFile = z.infer<typeof schedulesShape>[string];

/** Fills in the defaults of one schedule. */
export function scheduleOf(file: ScheduleFile): ScheduleEntry {
  const days = DAYS.exec(file.every);
  const clock = CLOCK.exec(file.at ?? "00:00") as RegExpExecArray;
  return {
    every: days === null ? (file.every as "day" | "week" | "month") : { days: Number(days[1]) },
    at: Number(clock[1]) * 60 + Number(clock[2]),
    on: file.on ?? null,
    timezone: file.timezone ?? "UTC",
    sources: file.sources ?? [],
    stores: file.stores ?? [],
  };
}
