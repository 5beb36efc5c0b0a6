import type { Journal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { type Paused, type Standing, whilePaused } from "./pause.ts";
import type { HookRun } from "./run_hook.ts";

/** How the pauses of a journalled restore are run; null where it has none. */
export function pausingIn(
  { pausing }: Journal,
  { state, machine }: { readonly state: string; readonly machine: Machine },
  command: "restore" | "undo",
): HookRun | null {
  if (pausing === undefined) return null;
  const words = { ...pausing.words, COMMAND: command };
  return { machine, state, folder: pausing.folder, stage: "restore", words };
}

/** Why nothing may go on while the places of a restore are not of one moment. */
export function mixed({ id }: Journal): string {
  return `the places of restore ${id} may be partly new and partly old`;
}

/**
 * Takes a restore back while what it paused stands still once more. What cannot be paused is told and
 * no reason to stop: places of which one is new and another old are worse.
 *
 * @param at `standing` says how the places are before the work.
 */
export async function pausedAgain<T>(
  journal: Journal,
  at: { readonly state: string; readonly machine: Machine; readonly standing: Standing },
  work: () => Promise<T>,
): Promise<Paused<T>> {
  const run = pausingIn(journal, at, "restore");
  if (run === null) return { value: await work(), findings: [] };
  const lenient = { ...run, standing: at.standing, isLenient: true };
  return await whilePaused(journal.pausing?.pauses ?? [], lenient, work);
}
