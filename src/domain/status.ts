import { z } from "zod";
import { NAME } from "./name.ts";
import { overdueOf, type Schedule, type ScheduledRun } from "./schedule.ts";
import { countShape, idShape, sha256Shape, timeShape } from "./shape.ts";

const name = z.string().regex(NAME);

const run = z.strictObject({
  backup: idShape,
  sha256: sha256Shape,
  began: timeShape,
  taken: timeShape,
  suspect: z.boolean(),
  failed: z.array(name),
  stores: z.array(name),
});

const status = z.strictObject({
  "holdfast-status": z.literal(1),
  policy: z.strictObject({ name, sha256: sha256Shape }),
  at: timeShape,
  host: z.string().nullable(),
  version: z.string(),
  run: z.string().nullable(),
  /** What was done before, and how it ended. */
  command: z.string(),
  exit: countShape,
  verdict: z.enum(["well", "late", "failed"]),
  schedules: z.array(
    z.strictObject({
      name,
      /** Newest first: all that a watch needs to judge by a later clock. */
      runs: z.array(run),
      next: timeShape,
      overdue: z.boolean(),
    }),
  ),
  stores: z.array(
    z.strictObject({
      name,
      newest: z.strictObject({ backup: idShape, sha256: sha256Shape, taken: timeShape }).nullable(),
      /** Trusted backups; null where the store could not be read. */
      count: countShape.nullable(),
      proven: timeShape.nullable(),
    }),
  ),
});

/** What a host says of its backups after a run; small, signed, and without secrets. */
export type Status = z.infer<typeof status>;

/** A run of a schedule and the backup it gave. */
export interface NamedRun extends ScheduledRun {
  readonly backup: string;
  readonly sha256: string;
}

/** What a status is made from. */
export interface StatusParts
  extends Omit<Status, "holdfast-status" | "at" | "schedules" | "verdict"> {
  readonly at: Date;
  readonly schedules: readonly Schedule[];
  readonly runs: readonly NamedRun[];
}

/** Checks the shape of a parsed status; null for anything else. */
export function statusOf(value: unknown): Status | null {
  const parsed = status.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Says how everything stands at a moment. Pure. */
export function makeStatusOf(parts: StatusParts): Status {
  const { at, runs, policy, host, version, run, command, exit, stores } = parts;
  const schedules = parts.schedules.map((schedule) => {
    const { isOverdue, next } = overdueOf(schedule, runs, at);
    const told = newestRuns(schedule, runs, at).map(recordOf);
    return { name: schedule.name, runs: told, next: next.toISOString(), overdue: isOverdue };
  });
  const isLate = schedules.some(({ overdue }) => overdue);
  return {
    "holdfast-status": 1,
    policy,
    at: at.toISOString(),
    host,
    version,
    run,
    command,
    exit,
    verdict: exit !== 0 ? "failed" : isLate ? "late" : "well",
    schedules,
    stores,
  };
}

/** The runs that a status tells of a schedule, for `overdueOf`. */
export function runsIn({ schedules }: Status): NamedRun[] {
  return schedules.flatMap(({ name: schedule, runs }) =>
    runs.map((one) => ({
      ...one,
      schedule,
      began: new Date(one.began),
      taken: new Date(one.taken),
    })),
  );
}

/**
 * Of each store the newest run that is complete, and the newest that is good too: what came before
 * them changes no judgement of `overdueOf`, now or later.
 */
function newestRuns(schedule: Schedule, runs: readonly NamedRun[], at: Date): NamedRun[] {
  const complete = runs
    .filter((one) => one.schedule === schedule.name && one.taken <= at)
    .filter(({ failed }) => !failed.some((source) => schedule.sources.includes(source)))
    .toSorted((a, b) => b.began.getTime() - a.began.getTime());
  const told = schedule.stores.flatMap((store) => {
    const there = complete.filter(({ stores }) => stores.includes(store));
    return [there[0], there.find(({ suspect }) => !suspect)];
  });
  return complete.filter((one) => told.includes(one));
}

function recordOf({ schedule: _, ...one }: NamedRun): Status["schedules"][number]["runs"][number] {
  return {
    backup: one.backup,
    sha256: one.sha256,
    began: one.began.toISOString(),
    taken: one.taken.toISOString(),
    suspect: one.suspect,
    failed: [...one.failed],
    stores: [...one.stores],
  };
}
