import { HoldfastError, Interrupted } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Saved } from "../engine/engine.ts";
import { type Journal, writeJournal } from "../host/journal.ts";
import { copyFirst, touching } from "./before.ts";
import { type Building, compareOne } from "./build_all.ts";
import { caught, findingsOf } from "./outcome.ts";
import { type Standing, whilePaused } from "./pause.ts";
import { mixed, pausedAgain } from "./paused_again.ts";
import { finishUndo, takeBack } from "./recover.ts";
import { type Around, isBare } from "./restore_hooks.ts";
import { runHook } from "./run_hook.ts";
import { spend } from "./spent.ts";
import { takenBack } from "./taken_back.ts";

/** All that stands beside the places. */
export interface Ready {
  readonly saved: readonly Saved[];
  readonly facts: number;
  readonly journal: Journal;
}

/** What is in place, and how many facts of it were compared only there. */
interface Swapped {
  readonly journal: Journal;
  readonly facts: number;
}

/**
 * Exchanges every place while all that the policy pauses stands still, then lets it go on and runs
 * the policy's last hook. Until that one is done, everything is taken back, also by the next command.
 *
 * @returns How many facts were equal of what can only be compared in place.
 */
export async function swapAll(
  building: Building,
  ready: Ready,
  { around, approvers }: { around: Around; approvers: readonly string[] },
): Promise<number> {
  const { setup } = building;
  const standing: Standing = { why: null };
  const run = { ...around.run, standing };
  let isTouched = false;
  try {
    const { value, findings } = await whilePaused(around.hooks.pauses, run, async () => {
      const journal = await copyFirst(building, ready.journal); // what is written until then would be lost at an undo
      isTouched = true;
      const state = isBare(around) ? "swapped" : "finishing";
      return await swapEach(building, { ...ready, journal }, { approvers, state, standing });
    });
    if (!isBare(around)) await finish(value.journal, { building, around, failed: findings });
    setup.machine.step("restore: swapped all");
    return value.facts;
  } catch (error) {
    if (!isTouched) await takeBack(ready.journal, setup); // this drops what was built
    throw error;
  }
}

interface Swapping {
  readonly approvers: readonly string[];
  /** The journal's when all is in place. */
  readonly state: "swapped" | "finishing";
  /** Set from the first swap on. */
  readonly standing: Standing;
}

/** Swaps in the stated order; a failure, also of the record of it, undoes what was swapped in reverse. */
async function swapEach(
  { setup, plan, sources }: Building,
  ready: Ready,
  then: Swapping,
): Promise<Swapped> {
  const { machine, state } = setup;
  let journal: Journal = { ...ready.journal, state: "swapping" };
  let facts = 0;
  machine.tell({ kind: "phase", text: "Putting in place" });
  try {
    // Synced before the first swap, so that a killed one is taken back by the next command.
    await writeJournal(state, journal);
    machine.step("restore: swapping");
    // Immediately before the first swap: a restore that stopped earlier may run again, a later one may not.
    await spend(plan, then.approvers, setup);
    machine.step("restore: spent");
    for (const [index, one] of sources.entries()) {
      machine.signal.throwIfAborted();
      then.standing.why = mixed(journal);
      journal = await touching(journal, index, setup);
      await one.engine.swap(one.aside);
      machine.step("restore: swapped one");
      if (one.source.kind.proof !== "after swap") continue;
      facts += await compareOne(one, ready.saved[index] as Saved, machine);
      machine.step("restore: compared one");
    }
    await writeJournal(state, { ...journal, state: then.state });
    return { journal, facts };
  } catch (error) {
    throw await takenBack(error, journal, { state, machine, standing: then.standing });
  }
}

interface Finishing {
  readonly building: Building;
  readonly around: Around;
  /** What could not be resumed. */
  readonly failed: readonly Finding[];
}

/** Says that the restore is done, once all of it runs again and the last hook went well. */
async function finish(journal: Journal, work: Finishing): Promise<void> {
  const { building, around, failed } = work;
  const { machine, state } = building.setup;
  const { after } = around.hooks;
  try {
    const [first] = failed;
    if (first !== undefined) {
      const { code, text, hint, thing } = first;
      throw new HoldfastError("restore", text, { code, hint, thing, findings: failed });
    }
    if (after !== null) await runHook(after, around.run);
    machine.step("restore: finished");
    await writeJournal(state, { ...journal, state: "swapped" });
  } catch (error) {
    if (error instanceof Interrupted) {
      const text = `Restore ${journal.id} was stopped before its hooks were done: the next command that works here takes it back`;
      machine.tell({ kind: "line", text });
    }
    throw error instanceof HoldfastError ? await undoneFor(error, journal, work) : error;
  }
}

/** Takes all of it back as an undo does: what was written since the swap is not dropped with it. */
async function undoneFor(
  error: HoldfastError,
  journal: Journal,
  { building: { setup } }: Finishing,
): Promise<HoldfastError> {
  const { state, machine } = setup;
  const standing: Standing = { why: null }; // all is new until then
  const undone = await caught(async () => {
    await writeJournal(state, { ...journal, state: "undoing" });
    return await pausedAgain(journal, { state, machine, standing }, () => {
      standing.why = mixed(journal);
      return finishUndo(journal, { state, machine, standing });
    });
  });
  if (undone.value === null) return notUndone(error, undone.findings);
  const left = undone.value.value.map(({ source }) => `"${source.name}"`).join(", ");
  const places = left === "" ? "every place is" : `all but ${left} is`;
  const { stage, message, code, thing, cause } = error;
  return new HoldfastError(stage, `${message}; ${places} as it was before the restore`, {
    code,
    hint: `Mend that and make a new plan. Drop what is kept of this one with: holdfast settle ${journal.id}`,
    thing: thing ?? "",
    cause,
    findings: [...findingsOf(error).slice(1), ...undone.value.findings],
  });
}

function notUndone(error: HoldfastError, why: readonly Finding[]): HoldfastError {
  const message = `${error.message}; and it could not be taken back: ${why[0]?.text}`;
  return new HoldfastError("restore", message, {
    code: "restore-failed",
    hint: "Mend what the message says, then run any command that works here, for example a plan: it tries again.",
    thing: error.thing ?? "",
    cause: error,
    findings: why.slice(1),
  });
}
