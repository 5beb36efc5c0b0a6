import { parse } from "yaml";
import { type CronLine, cronOf } from "./cron.ts";
import type { ScheduleEntry } from "./policy_schedules.ts";

/** The line that tells a workflow whose crons `init --exact` took from the policy. */
export const EXACT = "# holdfast: exact crons, as the policy's schedules have them";

const HOURLY = /^ {2}schedule:\n(?: {4}.*\n)+/m;

/** A workflow with the policy's exact crons instead of its hourly tick; without a tick where it has no schedule. @throws RangeError where the workflow has none. */
export function withExactCrons(
  workflow: string,
  schedules: Readonly<Record<string, ScheduleEntry>>,
): string {
  if (!HOURLY.test(workflow)) throw new RangeError("The workflow has no schedule to replace");
  const lines = cronsOf(schedules).map(
    // UTC is what GitHub means without a word, and actionlint takes it for no zone.
    ({ cron, timezone }) =>
      `    - cron: "${cron}"\n${timezone === "UTC" ? "" : `      timezone: ${timezone}\n`}`,
  );
  const block = lines.length === 0 ? "" : `  schedule:\n${lines.join("")}`; // GitHub refuses an empty one
  return workflow.replace(HOURLY, () => `  ${EXACT}\n${block}`);
}

/** The exact crons of a workflow that carries the mark; null for any other text. */
export function exactCronsIn(workflow: string): CronLine[] | null {
  if (!workflow.split("\n").some((line) => line.trim() === EXACT)) return null;
  const root = readYaml(workflow) as { on?: { schedule?: unknown } } | null;
  const schedule = root?.on?.schedule;
  if (!Array.isArray(schedule)) return [];
  return schedule.map((one: { cron?: unknown; timezone?: unknown } | null) => ({
    cron: String(one?.cron ?? ""),
    timezone: String(one?.timezone ?? "UTC"),
  }));
}

/** Crons as one text each, in order and without doubles, so two lists can be compared. */
export function cronTexts(crons: readonly CronLine[]): string[] {
  return [...new Set(crons.map(({ cron, timezone }) => `${cron} ${timezone}`))].sort();
}

/** The crons of all schedules of a policy, each once. */
export function cronsOf(schedules: Readonly<Record<string, ScheduleEntry>>): CronLine[] {
  const all = Object.values(schedules).map(cronOf);
  return all.filter(
    (one, at) =>
      all.findIndex(({ cron, timezone }) => cron === one.cron && timezone === one.timezone) === at,
  );
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null; // GitHub refuses such a workflow itself
  }
}
