import { median } from "./measure.ts";
import type { Result, Step } from "./trial.ts";

/** A number we want and the one we got. */
export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly met: boolean;
}

const MB = 1e6;
const MEMORY = 256 * MB;
const PEERS = ["restic", "kopia", "borg"];
/** The part of the stock pipe's speed that a first backup should reach. */
const OF_STOCK: Readonly<Record<string, number>> = {
  text: 0.65,
  noise: 0.65,
  small: 0.5,
  many: 0.5,
};

/** The goals of issue 3 for one set, as far as the programs ran that they compare. */
export function goalsOf(set: string, results: readonly Result[]): Goal[] {
  const ours = results.find(({ program }) => program === "Holdfast");
  if (ours === undefined || ours.failed !== null) return [];
  return [
    ...speedGoals(set, ours, results),
    ...sizeGoals(set, ours, results),
    memoryGoal(set, ours),
  ];
}

/** The median seconds of a step; NaN when it never ran. */
export function secondsOf(result: Result | undefined, step: Step): number {
  return median((result?.runs[step] ?? []).map(({ seconds }) => seconds));
}

/** How fast ours is as a share of theirs. */
export function speedOf(ours: Result, theirs: Result | undefined, step: Step): number {
  return secondsOf(theirs, step) / secondsOf(ours, step);
}

/** The quickest of restic, kopia and borg at a step. */
export function fastestPeer(results: readonly Result[], step: Step): Result | undefined {
  return results
    .filter(({ program, failed }) => PEERS.includes(program) && failed === null)
    .toSorted((a, b) => secondsOf(a, step) - secondsOf(b, step))[0];
}

function speedGoals(set: string, ours: Result, results: readonly Result[]): Goal[] {
  const goals: Goal[] = [];
  const stock = stockOf(results);
  const wanted = OF_STOCK[set];
  if (stock !== undefined && wanted !== undefined) {
    goals.push(
      atLeast(
        `${set}: first backup, of the stock pipe's speed`,
        wanted,
        speedOf(ours, stock, "backup"),
      ),
    );
  }
  for (const [step, least] of [
    ["backup", 1.3],
    ["restore", 0.5],
  ] as const) {
    const peer = fastestPeer(results, step);
    if (peer === undefined) continue;
    const what = step === "backup" ? "first backup" : "restore";
    goals.push(
      atLeast(
        `${set}: ${what}, of the speed of ${peer.program}, the fastest peer`,
        least,
        speedOf(ours, peer, step),
      ),
    );
  }
  return goals;
}

function sizeGoals(set: string, ours: Result, results: readonly Result[]): Goal[] {
  const stock = stockOf(results);
  if (stock === undefined) return [];
  const ratio = ours.stored / stock.stored;
  return [
    {
      what: `${set}: stored size, of the stock pipe's`,
      wanted: "at most 1.02",
      got: ratio.toFixed(3),
      met: ratio <= 1.02,
    },
  ];
}

function memoryGoal(set: string, ours: Result): Goal {
  const peak = Math.max(
    ...Object.values(ours.runs)
      .flat()
      .map(({ own }) => own),
  );
  return {
    what: `${set}: peak memory of our process`,
    wanted: "at most 256 MB",
    got: `${Math.round(peak / MB)} MB`,
    met: peak <= MEMORY,
  };
}

function stockOf(results: readonly Result[]): Result | undefined {
  return results.find(({ program, failed }) => program === "stock pipe" && failed === null);
}

function atLeast(what: string, least: number, got: number): Goal {
  return { what, wanted: `at least ${least}`, got: got.toFixed(2), met: got >= least };
}
