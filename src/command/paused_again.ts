import { HoldfastError } from "../domain/error.ts";
import type { Journal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { findingsOf } from "./outcome.ts";
import { type Paused, whilePaused } from "./pause.ts";
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

/**
 * Takes a restore back while what it paused stands still once more. What cannot be paused is told and
 * no reason to stop: places of which one is new and another old are worse.
 */
export async function pausedAgain<T>(
  journal: Journal,
  at: { readonly state: string; readonly machine: Machine },
  work: () => Promise<T>,
): Promise<Paused<T>> {
  const run = pausingIn(journal, at, "restore");
  if (run === null) return { value: await work(), findings: [] };
  let isBegun = false;
  try {
    return await whilePaused(journal.pausing?.pauses ?? [], run, async () => {
      isBegun = true;
      return await work();
    });
  } catch (error) {
    if (isBegun || !(error instanceof HoldfastError)) throw error;
    return { value: await work(), findings: findingsOf(error) };
  }
}
