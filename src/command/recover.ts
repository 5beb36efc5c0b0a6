import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { type Engine, type EngineKind, RESTORE_VARIABLE } from "../engine/engine.ts";
import { engines } from "../engine/mod.ts";
import { endLeft } from "../host/end_left.ts";
import { type Journal, type JournalSource, readJournals, writeJournal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { finding } from "./outcome.ts";
import { pausedAgain } from "./paused_again.ts";
import { dropBefore, type PuttingBack, putBack, sweepBefore } from "./put_back.ts";

/** Where the journals lie and on what machine. */
export type Recovering = PuttingBack;

/**
 * Finishes what a killed restore, undo or settle left: a restore that had not swapped everything is
 * taken back, an undo or settle is carried to its end. Idempotent; runs under the lock.
 */
export async function recoverRestores(at: Recovering): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const journal of (await readJournals(at.state)).reverse()) {
    if (journal.state === "building" || journal.state === "swapping") {
      const back = async () => {
        await endPrograms(journal);
        return await takeBack(journal, at);
      };
      const { value: left, findings: hooks } =
        journal.state === "building"
          ? { value: await back(), findings: [] } // nothing was touched yet
          : await pausedAgain(journal, at, back);
      const every = left.length === 0 ? "every place" : "every other place";
      const text = `Restore ${journal.id} was cut short; ${every} is as it was before it`;
      findings.push(
        ...hooks.map(warned),
        ...left.map((name) => notBack(journal, name)),
        finding("note", "restore-pending", { thing: journal.id, text, hint: "Plan it again." }),
      );
    } else if (journal.state === "undoing" || journal.state === "finishing") {
      findings.push(...(await undoLate(journal, at)));
    } else if (journal.state === "settling") {
      await finishSettle(journal, at);
    }
  }
  await sweepBefore(at);
  return findings;
}

/** Carries an undo to its end; a restore whose hooks were not done is taken back in the same way. */
async function undoLate(journal: Journal, at: Recovering): Promise<Finding[]> {
  await writeJournal(at.state, { ...journal, state: "undoing" });
  const { value: left, findings } = await pausedAgain(journal, at, async () => {
    await endPrograms(journal);
    return await finishUndo(journal, at);
  });
  const isUndo = journal.state === "undoing";
  const text = isUndo
    ? `The undo of restore ${journal.id} was cut short and is now complete`
    : `Restore ${journal.id} was cut short before its hooks were done, and is taken back`;
  const hint = `Drop what is kept of it with: holdfast settle ${journal.id}`;
  const thing = journal.id;
  return [
    ...findings.map(warned),
    ...left.map((name) => notBack(journal, name)),
    finding("note", "restore-pending", isUndo ? { thing, text } : { thing, text, hint }),
  ];
}

/** A program that outlived the killed run would go on changing the place while the old is put back. */
async function endPrograms({ id, sources }: Journal): Promise<void> {
  if (sources.some(({ before }) => before?.isTouched === true)) await endLeft(RESTORE_VARIABLE, id);
}

/** A hook that fails while places are put in order keeps nobody from working. */
function warned(one: Finding): Finding {
  return { ...one, weight: "warning" };
}

/**
 * Puts the old back into every place in reverse order and drops what was built.
 *
 * @returns The sources whose plan said that there is no way back; all others are as they were.
 */
export async function takeBack(journal: Journal, at: Recovering): Promise<readonly string[]> {
  const left = await backAll(journal, at, () => {});
  for (const source of journal.sources)
    await engineOf(source, at.machine).drop(source.aside, "built");
  await writeJournal(at.state, { ...journal, state: "settled" });
  await dropBefore(at, journal.id); // only now: until then the next command would need it
  return left;
}

/**
 * Swaps the old back; what the restore brought stays aside until it is settled, where it can.
 *
 * @returns As `takeBack`.
 */
export async function finishUndo(journal: Journal, at: Recovering): Promise<readonly string[]> {
  const left = await backAll(journal, at, () => at.machine.step("undo: source"));
  await writeJournal(at.state, { ...journal, state: "undone" });
  return left;
}

async function backAll(
  journal: Journal,
  at: Recovering,
  before: () => void,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const source of [...journal.sources].reverse()) {
    before();
    const engine = engineOf(source, at.machine);
    await engine.undo(source.aside);
    if (!(await putBack(source, engine, { restore: journal.id, at }))) left.push(source.name);
  }
  return left;
}

/** Says that a place holds what a restore brought, or part of it, because there was no way back. */
export function notBack({ id }: Journal, name: string): Finding {
  return finding("error", "restore-failed", {
    thing: name,
    text: `Cannot bring source "${name}" back to before restore ${id}: there is no way back`,
    hint: "Look at the place, and restore a backup of it.",
  });
}

/** Drops what was kept for undo, and what an undo put aside. */
export async function finishSettle(journal: Journal, at: Recovering): Promise<void> {
  for (const source of journal.sources) {
    const engine = engineOf(source, at.machine);
    await engine.drop(source.aside, "kept");
    at.machine.step("settle: source");
    await engine.drop(source.aside, "built");
  }
  await writeJournal(at.state, { ...journal, state: "settled" });
  await dropBefore(at, journal.id);
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
