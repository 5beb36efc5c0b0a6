import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Engine, EngineKind } from "../engine/engine.ts";
import { engines } from "../engine/mod.ts";
import { type Journal, type JournalSource, readJournals, writeJournal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { finding } from "./outcome.ts";

/** Where the journals lie and on what machine. */
export interface Recovering {
  readonly state: string;
  readonly machine: Machine;
}

/**
 * Finishes what a killed restore, undo or settle left: a restore that had not swapped everything is
 * taken back, an undo or settle is carried to its end. Idempotent; runs under the lock.
 */
export async function recoverRestores(at: Recovering): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const journal of (await readJournals(at.state)).reverse()) {
    if (journal.state === "building" || journal.state === "swapping") {
      await takeBack(journal, at);
      const text = `Restore ${journal.id} was cut short; every place is as it was before it`;
      findings.push(
        finding("note", "restore-pending", { thing: journal.id, text, hint: "Plan it again." }),
      );
    } else if (journal.state === "undoing") {
      await finishUndo(journal, at);
      findings.push(
        finding("note", "restore-pending", {
          thing: journal.id,
          text: `The undo of restore ${journal.id} was cut short and is now complete`,
        }),
      );
    } else if (journal.state === "settling") {
      await finishSettle(journal, at);
    }
  }
  return findings;
}

/** Puts the old back into every place in reverse order and drops what was built. */
export async function takeBack(journal: Journal, at: Recovering): Promise<void> {
  for (const source of [...journal.sources].reverse())
    await engineOf(source, at.machine).undo(source.aside);
  for (const source of journal.sources)
    await engineOf(source, at.machine).drop(source.aside, "built");
  await writeJournal(at.state, { ...journal, state: "settled" });
}

/** Swaps the old back; what the restore brought stays aside until it is settled. */
export async function finishUndo(journal: Journal, at: Recovering): Promise<void> {
  for (const source of [...journal.sources].reverse()) {
    at.machine.step("undo: source");
    await engineOf(source, at.machine).undo(source.aside);
  }
  await writeJournal(at.state, { ...journal, state: "undone" });
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
