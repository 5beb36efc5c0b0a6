import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Measured, measure } from "./measure.ts";
import type { Program, Trial } from "./programs/program.ts";
import { compareTrees, readAll, sizeOf, type TreeSize } from "./tree.ts";

/** The timed parts of a trial. */
export const STEPS = ["backup", "repeat", "restore"] as const;
export type Step = (typeof STEPS)[number];

/** What one program did on one set. */
export interface Result {
  readonly program: string;
  /** One or more runs of each step. */
  readonly runs: Readonly<Record<Step, readonly Measured[]>>;
  /** Bytes in the store after the first backup; the last round counts. */
  readonly stored: number;
  /** Why it has no (more) runs; null when all went well. */
  readonly failed: string | null;
}

/** Where a set lies and how large it is. */
export interface MadeSet {
  readonly folder: string;
  readonly size: TreeSize;
}

/** Runs every program in turn, round after round, so that a slow minute hits all of them. */
export async function compete(
  programs: readonly Program[],
  set: MadeSet,
  { rounds, scratch }: { rounds: number; scratch: string },
): Promise<Result[]> {
  const results = programs.map((program) => ({
    program: program.name,
    runs: { backup: [], repeat: [], restore: [] } as Record<Step, Measured[]>,
    stored: 0,
    failed: null as string | null,
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const result = results[index];
      if (result === undefined || result.failed !== null) continue;
      process.stderr.write(`  round ${round} of ${rounds}: ${program.name}\n`);
      try {
        const once = await tryOnce(program, set, scratch);
        for (const step of STEPS) result.runs[step].push(once[step]);
        result.stored = once.stored;
      } catch (error) {
        result.failed = error instanceof Error ? error.message : String(error);
        process.stderr.write(`  ${program.name} failed: ${result.failed}\n`);
      }
    }
  }
  return results;
}

async function tryOnce(
  program: Program,
  set: MadeSet,
  scratch: string,
): Promise<Record<Step, Measured> & { stored: number }> {
  const home = join(scratch, "trial");
  mkdirSync(home, { mode: 0o700 });
  const trial: Trial = { set: set.folder, home };
  try {
    program.begin(trial);
    readAll(set.folder);
    const backup = await measure(program.backup(trial), scratch);
    const stored = sizeOf(program.stored(trial)).bytes;
    const repeat = await measure(program.backup(trial), scratch);
    const { tree, original } = program.beforeRestore(trial);
    const restore = await measure(program.restore(trial), scratch);
    compareTrees(original, tree, set.size);
    return { backup, repeat, restore, stored };
  } finally {
    program.end(trial);
    rmSync(home, { recursive: true, force: true });
  }
}
