import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { takeLock } from "../host/lock.ts";
import { scratchBeside, sweepScratch } from "../host/scratch.ts";
import { makeState } from "../host/state.ts";
import type { Setup } from "./open_policy.ts";
import { recoverRestores } from "./recover.ts";

const LOCK_WAIT = 60_000; // ms another run of this policy is waited for

/** One run that may write: it holds the policy's lock on this host until it is disposed. */
export interface Session extends AsyncDisposable {
  /** A private folder for sealed bytes, removed at the end. */
  readonly staged: string;
  /** What was put in order before the work began. */
  readonly findings: readonly Finding[];
}

/**
 * Takes the lock, puts in order what a killed run left (restores, scratch, staged bytes), and gives
 * a staging folder. @throws HoldfastError "locked" after a minute.
 */
export async function openSession(setup: Setup): Promise<Session> {
  const { machine, state, staging } = setup;
  await makeState(state);
  const lock = await takeLock(state, machine, { wait: LOCK_WAIT });
  try {
    const findings = [...(await recoverRestores(setup)), ...(await recoverSources(setup))];
    await sweepScratch(join(staging, "run"), machine);
    await makeState(staging);
    const scratch = await scratchBeside(join(staging, "run"), machine);
    return {
      staged: scratch.path,
      findings,
      async [Symbol.asyncDispose]() {
        await scratch[Symbol.asyncDispose]();
        await lock[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

async function recoverSources(setup: Setup): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of setup.sources) {
    if (source.entry.enabled) findings.push(...(await source.open().recover()));
  }
  return findings;
}

/** Removes a folder of ours with all that is in it; what is not there is no error. */
export async function dropFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
