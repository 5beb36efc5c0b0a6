import { firstOf, HoldfastError, Interrupted } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { type Engine, type EngineKind, SWAP_VARIABLE } from "../engine/engine.ts";
import { engines } from "../engine/mod.ts";
import { endLeft } from "../host/end_left.ts";
import { type Journal, type JournalSource, readJournals, writeJournal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { type Left, notBack, orGivenUp } from "./give_up.ts";
import { finding } from "./outcome.ts";
import type { Standing } from "./pause.ts";
import { mixed, pausedAgain } from "./paused_again.ts";
import { dropBefore, type PuttingBack, putBack, sweepBefore } from "./put_back.ts";

/** Where the journals lie and on what machine. */
export interface Recovering extends PuttingBack {
  /** Of what is paused meanwhile: cleared once all places are as they were. */
  readonly standing?: Standing;
}

/**
 * Finishes what a killed restore, undo or settle left: a restore that had not swapped everything is
 * taken back, an undo or settle is carried to its end. Idempotent; runs under the lock.
 */
export async function recoverRestores(at: Recovering): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const journal of (await readJournals(at.state)).reverse()) {
    if (journal.state === "building" || journal.state === "swapping") {
      const standing = { why: mixed(journal) };
      const back = async () => {
        await endPrograms(journal);
        return await takeBack(journal, { ...at, standing });
      };
      const { value: left, findings: hooks } =
        journal.state === "building"
          ? { value: await back(), findings: [] } // nothing was touched yet
          : await pausedAgain(journal, { ...at, standing }, back);
      const isUntouched = journal.state === "building";
      const every = left.length === 0 || isUntouched ? "every place" : "every other place";
      const text = `Restore ${journal.id} was cut short; ${every} is as it was before it`;
      findings.push(
        ...hooks.map(warned),
        ...left.map((one) => notBack(journal, one)),
        finding("note", "restore-pending", { thing: journal.id, text, hint: "Plan it again." }),
      );
    } else if (journal.state === "undoing" || journal.state === "finishing") {
      findings.push(...(await undoLate(journal, at)));
    } else if (journal.state === "settling") {
      const left = await finishSettle(journal, at);
      findings.push(...left.map((one) => notBack(journal, one)));
    }
  }
  await sweepBefore(at);
  return findings;
}

/** Carries an undo to its end; a restore whose hooks were not done is taken back in the same way. */
async function undoLate(journal: Journal, at: Recovering): Promise<Finding[]> {
  await writeJournal(at.state, { ...journal, state: "undoing" });
  const standing = { why: journal.state === "finishing" ? null : mixed(journal) };
  const { value: left, findings } = await pausedAgain(journal, { ...at, standing }, async () => {
    await endPrograms(journal);
    standing.why = mixed(journal);
    return await finishUndo(journal, { ...at, standing });
  });
  const isUndo = journal.state === "undoing";
  const text = isUndo
    ? `The undo of restore ${journal.id} was cut short and is now complete`
    : `Restore ${journal.id} was cut short before its hooks were done, and is taken back`;
  const hint = `Drop what is kept of it with: holdfast settle ${journal.id}`;
  const thing = journal.id;
  return [
    ...findings.map(warned),
    ...left.map((one) => notBack(journal, one)),
    finding("note", "restore-pending", isUndo ? { thing, text } : { thing, text, hint }),
  ];
}

/** A program that outlived the killed run would go on changing the place while the old is put back. */
async function endPrograms({ id, sources }: Journal): Promise<void> {
  if (sources.some(({ before }) => before?.isTouched === true)) await endLeft(SWAP_VARIABLE, id);
}

/** A hook that fails while places are put in order keeps nobody from working. */
function warned(one: Finding): Finding {
  return { ...one, weight: "warning" };
}

/**
 * Drops what was built; where a swap may have begun, first puts the old back into every place, in
 * reverse order. What somebody else put into a place meanwhile is neither moved nor dropped.
 *
 * @returns The sources that are not as they were: their plan said that there is no way back, or they were given up.
 */
export async function takeBack(journal: Journal, at: Recovering): Promise<readonly Left[]> {
  const left = journal.state === "building" ? [] : await backAll(journal, at, () => {});
  for (const source of keptOf(journal, left).sources) {
    const drop = () => engineOf(source, at.machine).drop(source.aside, "built");
    left.push(...(await orGivenUp(drop, { journal, source, at })));
  }
  await writeJournal(at.state, { ...journal, state: "settled" });
  if (at.standing !== undefined) at.standing.why = null;
  await dropBefore(at, journal.id); // only now: until then the next command would need it
  return left;
}

/**
 * Swaps the old back; what the restore brought, or what stands there by now, stays aside until it is
 * settled, where it can.
 *
 * @returns As `takeBack`.
 */
export async function finishUndo(journal: Journal, at: Recovering): Promise<readonly Left[]> {
  const left = await backAll(anything(journal), at, () => at.machine.step("undo: source"));
  await writeJournal(at.state, { ...keptOf(journal, left), state: "undone" });
  return left;
}

/** Nothing is dropped after an undo, so whatever is in a place by now may be put aside. */
function anything(journal: Journal): Journal {
  const sources = journal.sources.map((source) => {
    const moves = source.aside.moves.map(({ brought, ...move }) => move);
    return { ...source, aside: { ...source.aside, moves } };
  });
  return { ...journal, sources };
}

/** Without the sources that were given up: what was kept of them must not be dropped with the rest. */
function keptOf(journal: Journal, left: readonly Left[]): Journal {
  const gone = new Set(left.filter(({ why }) => why !== null).map(({ source }) => source.name));
  return { ...journal, sources: journal.sources.filter(({ name }) => !gone.has(name)) };
}

/** One that cannot be put back keeps no other from it; a signal stops at once. */
async function backAll(journal: Journal, at: Recovering, before: () => void): Promise<Left[]> {
  const left: Left[] = [];
  const failed: unknown[] = [];
  for (const source of [...journal.sources].reverse()) {
    before();
    try {
      const engine = engineOf(source, at.machine);
      const stuck = await orGivenUp(() => engine.undo(source.aside), { journal, source, at });
      left.push(...stuck);
      if (stuck.length > 0) continue;
      if (!(await putBack(source, engine, { restore: journal.id, at })))
        left.push({ source, why: null });
    } catch (error) {
      if (firstOf(error) instanceof Interrupted) throw error;
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  // A copy is put back again until the journal says that it was: what is written by then would be lost.
  const isAgain = journal.sources.some(({ before: copied }) => copied?.isTouched === true);
  if (at.standing !== undefined && !isAgain) at.standing.why = null;
  return left;
}

/** Drops what was kept for undo, and what an undo put aside. @returns The sources that were given up. */
export async function finishSettle(journal: Journal, at: Recovering): Promise<readonly Left[]> {
  const left: Left[] = [];
  for (const source of journal.sources) {
    const drop = async () => {
      const engine = engineOf(source, at.machine);
      await engine.drop(source.aside, "kept");
      at.machine.step("settle: source");
      await engine.drop(source.aside, "built");
    };
    left.push(...(await orGivenUp(drop, { journal, source, at })));
  }
  await writeJournal(at.state, { ...journal, state: "settled" });
  await dropBefore(at, journal.id);
  return left;
}

/** The engine of a journalled source, as it was then. */
export function engineOf(source: JournalSource, machine: Machine): Engine {
  const kind: EngineKind<unknown> | undefined = engines[source.engine];
  if (kind === undefined) {
    throw new HoldfastError(
      "restore",
      `Cannot recover source "${source.name}": there is no engine "${source.engine}"`,
      {
        code: "restore-failed",
        hint: "Use the version of Holdfast that made this restore.",
        thing: source.name,
      },
    );
  }
  return kind.open(source.settings, machine);
}
