import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Outcome } from "../domain/report.ts";
import { type Due, judgeDue, type Schedule, schedulesOf } from "../domain/schedule.ts";
import { localText } from "../domain/zone_time.ts";
import { type BackupInput, backupIn } from "./backup.ts";
import { readCatalogs } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { caught, outcomeOf } from "./outcome.ts";
import { stillPaused } from "./pause.ts";
import { withPing } from "./ping.ts";
import { runsOf } from "./runs.ts";
import { openSession, type Session } from "./session.ts";

/** A schedule and whether it is due. */
interface Judged {
  readonly schedule: Schedule;
  readonly due: Due;
}

/** A schedule that was due, and how its backup ended; null where it threw before it could be told. */
interface Ran extends Judged {
  readonly outcome: Outcome | null;
  readonly findings: readonly Finding[];
}

/**
 * Makes the backup of every schedule that is due, one after another. The catalogs decide, read under
 * the lock: a tick that comes twice, late or not at all does no harm. One that fails does not stop
 * the others and is due again at the next tick; the exit code is the worst.
 *
 * @throws HoldfastError "usage" where the policy has no schedules.
 */
export async function backupDue(
  setup: Setup,
  input: Pick<BackupInput, "label" | "prove">,
): Promise<Outcome> {
  const schedules = schedulesOf(setup.policy);
  if (schedules.length === 0) throw noSchedules(setup);
  await using session = await openSession(setup);
  const judged = await judgeAll(setup, schedules);
  const due = judged.filter(({ due }) => due.stores.length > 0);
  if (due.length === 0) return nothingDue(judged, stillPaused(session));
  return await withPing(setup, async () => {
    const ran: Ran[] = [];
    for (const one of due) ran.push(await run(one, { setup, session, input }));
    return told(ran, stillPaused(session));
  });
}

/** Whether each schedule is due, by what the catalogs say now. A store that cannot be read lacks everything. */
async function judgeAll(setup: Setup, schedules: readonly Schedule[]): Promise<Judged[]> {
  const stores = new Set(schedules.flatMap((one) => one.stores));
  const names = [...setup.stores.keys()].filter((name) => stores.has(name));
  const runs = runsOf(await readCatalogs(setup, names));
  const now = setup.machine.now();
  return schedules.map((schedule) => ({ schedule, due: judgeDue(schedule, runs, now) }));
}

async function run(
  judged: Judged,
  work: { setup: Setup; session: Session; input: Pick<BackupInput, "label" | "prove"> },
): Promise<Ran> {
  const { schedule, due } = judged;
  const { setup, session } = work;
  const since = due.since === null ? "" : ` since ${localText(schedule.timezone, due.since)}`;
  setup.machine.tell({ kind: "phase", text: `Schedule "${schedule.name}" is due${since}` });
  const input = { ...work.input, sources: schedule.sources, stores: due.stores };
  const done = await caught(() => backupIn({ setup, session, schedule, input }, []));
  return {
    ...judged,
    outcome: done.value,
    findings: done.value === null ? done.findings : done.value.report.findings,
  };
}

/** When something is due next, as lines and as data. */
function nextOf({ schedule, due }: Judged) {
  return {
    line: `${schedule.name}  next ${localText(schedule.timezone, due.next)}`,
    entry: { schedule: schedule.name, next: due.next.toISOString() },
  };
}

function nothingDue(judged: readonly Judged[], findings: readonly Finding[]): Outcome {
  const inOrder = judged.toSorted((a, b) => a.due.next.getTime() - b.due.next.getTime());
  const next = inOrder.map(nextOf);
  return outcomeOf({
    command: "backup",
    findings,
    entries: next.map(({ entry }) => entry),
    totals: { skipped: true },
    lines: [`Nothing is due: ${next.map(({ line }) => line).join("; ")}`],
  });
}

function told(ran: readonly Ran[], before: readonly Finding[]): Outcome {
  const last = ran.findLast(({ outcome }) => outcome?.report.backup != null)?.outcome ?? null;
  const ids = ran.flatMap(({ outcome }) => outcome?.report.backup ?? []);
  // The line of the last one comes once, at the very end.
  const lines = ran.flatMap((one) => [`Schedule ${one.schedule.name}:`, ...linesOf(one)]);
  return outcomeOf({
    command: "backup",
    backup: last?.report.backup ?? null,
    findings: [...before, ...ran.flatMap(({ findings }) => findings)],
    entries: ran.flatMap(({ schedule, outcome }) =>
      (outcome?.report.entries ?? []).map((entry) => ({
        ...entry,
        schedule: schedule.name,
        backup: outcome?.report.backup ?? null,
      })),
    ),
    totals: { ...last?.report.totals, skipped: false, backups: ids },
    lines: last === null ? lines : [...lines, `Backup: ${last.report.backup}`],
  });
}

function linesOf({ outcome }: Ran): string[] {
  if (outcome === null || outcome.lines.length === 0) return ["Nothing was published"];
  const { backup } = outcome.report;
  return outcome.lines.map((line) => (line === `Backup: ${backup}` ? `As ${backup}` : line));
}

function noSchedules({ policy }: Setup): HoldfastError {
  return new HoldfastError(
    "policy",
    `Cannot tell what is due: policy "${policy.name}" has no schedules`,
    {
      code: "usage",
      hint: "Add schedules to the policy, as docs/schedules.md says, or leave --due away.",
      thing: "schedules",
    },
  );
}
