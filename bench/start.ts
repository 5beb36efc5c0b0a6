import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Goal } from "./goals.ts";
import { type Measured, measure, median } from "./measure.ts";
import { firstLine, help, run } from "./programs/holdfast.ts";
import { makeThousand } from "./thousand.ts";

const RUNS = 10;

/** A small command and its runs. */
export interface Start {
  readonly what: string;
  /** The most it should take, ms. */
  readonly most: number;
  readonly runs: readonly Measured[];
}

/** Times `--help`, the action's first own line and `list`. @param backups How many `list` finds. */
export async function measureStarts(scratch: string, backups: number): Promise<Start[]> {
  const home = join(scratch, "thousand");
  mkdirSync(home, { mode: 0o700 });
  try {
    const trial = await makeThousand(home, backups);
    return [
      { what: "--help", most: 100, runs: await repeat(() => measure(help(), scratch)) },
      {
        what: "the action's first own line",
        most: 300,
        runs: await repeat(() => measure(firstLine(), scratch)),
      },
      {
        what: `list of ${backups} backups`,
        most: 500,
        runs: await repeat(() => measure(run(trial, "list"), scratch)),
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The goals for small commands. */
export function startGoals(starts: readonly Start[]): Goal[] {
  return starts.map(({ what, most, runs }) => {
    const got = 1000 * median(runs.map(({ seconds }) => seconds));
    return { what, wanted: `under ${most} ms`, got: `${got.toFixed(0)} ms`, met: got < most };
  });
}

/** One run to warm up, then those that count. */
async function repeat(once: () => Promise<Measured>): Promise<Measured[]> {
  await once();
  const runs: Measured[] = [];
  for (let left = RUNS; left > 0; left--) runs.push(await once());
  return runs;
}
