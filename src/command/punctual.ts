import type { Finding } from "../domain/finding.ts";
import { type Overdue, overdueOf, type Schedule, schedulesOf } from "../domain/schedule.ts";
import { localText } from "../domain/zone_time.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { finding } from "./outcome.ts";
import { runsOf } from "./runs.ts";

/** How a schedule stands by the catalogs. */
export interface Punctual {
  readonly schedule: Schedule;
  /** null where one of its stores was not read. */
  readonly overdue: Overdue | null;
}

/** How each schedule of the policy stands. @param shelves As read; a schedule with a store that is not among them cannot be judged. */
export function punctualOf({ policy, machine }: Setup, shelves: readonly Shelved[]): Punctual[] {
  const now = machine.now();
  const runs = runsOf(shelves);
  const read = shelves.filter(({ catalog }) => catalog !== null).map(({ name }) => name);
  return schedulesOf(policy).map((schedule) => ({
    schedule,
    overdue: schedule.stores.every((name) => read.includes(name))
      ? overdueOf(schedule, runs, now)
      : null,
  }));
}

/** What is late, as warnings; a schedule that never gave a backup is only noted, as it may be new. */
export function lateOf(punctual: readonly Punctual[]): Finding[] {
  return punctual.flatMap(({ schedule, overdue }) => {
    if (overdue === null || !overdue.isOverdue) return [];
    const { name, timezone } = schedule;
    if (overdue.last === null || overdue.since === null) {
      const text = `Schedule "${name}" has given no backup yet that all its stores hold`;
      return [finding("note", "schedule-overdue", { thing: name, text })];
    }
    return [
      finding("warning", "schedule-overdue", {
        thing: name,
        text: `Schedule "${name}" is overdue: due since ${localText(timezone, overdue.since)}, last saved ${localText(timezone, overdue.last)}`,
        hint: "Does the scheduler still start backup --due, and does the last run say why it failed?",
      }),
    ];
  });
}

/** When a schedule is due next, for people. */
export function nextText({ schedule, overdue }: Punctual, now: Date): string {
  if (overdue === null) return "cannot be judged: a store was not read";
  if (overdue.last === null) return "due now, for the first time";
  const at = localText(schedule.timezone, overdue.next);
  return overdue.next > now ? `next ${at}` : `due since ${at}`;
}
