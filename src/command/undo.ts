import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { type Journal, readJournal, readJournals, writeJournal } from "../host/journal.ts";
import { type Left, notBack } from "./give_up.ts";
import { readIdentities } from "./identities.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { type Paused, type Standing, whilePaused } from "./pause.ts";
import { mixed, pausingIn } from "./paused_again.ts";
import { checkBefore } from "./put_back.ts";
import { engineOf, finishSettle, finishUndo, type Recovering } from "./recover.ts";
import { refuseRerun } from "./refuse_rerun.ts";
import { openSession, type Session } from "./session.ts";

/**
 * Swaps the old back into every place of a restore. What the restore brought stays aside until it is
 * settled, except where a copy of the old was made first: there it is replaced.
 *
 * @param identity A file that opens such a copy, should its one-time key be lost; null: none is needed.
 */
export async function undo(
  setup: Setup,
  id: string,
  identity: string | null = null,
): Promise<Outcome> {
  refuseRerun(setup);
  const identities = identity === null ? [] : await readIdentities(identity, setup);
  const before = await readJournal(setup.state, id);
  await using session = await openSession(setup, { identities });
  const journal = await known(setup, id);
  if (before?.state === "undoing" && journal.state === "undone")
    return undone(journal, session, []);
  if (journal.state !== "swapped")
    throw refused(
      journal,
      journal.state === "undone" ? "it was undone already" : "nothing is kept of it any more",
    );
  const later = (await readJournals(setup.state)).find(
    (one) => one.turn > journal.turn && one.state === "swapped" && overlaps(one, journal),
  );
  if (later !== undefined) {
    throw new HoldfastError(
      "restore",
      `Cannot undo restore ${journal.id}: restore ${later.id} of the same place is newer`,
      {
        code: "restore-order",
        hint: `Undo the newest first: holdfast undo ${later.id}`,
        thing: journal.id,
      },
    );
  }
  const { state, machine } = setup;
  const at = { state, machine, identities };
  for (const source of journal.sources)
    await checkBefore(source, engineOf(source, machine), { restore: journal.id, at });
  const { value: left, findings } = await swapBack(journal, at);
  return undone(journal, session, left, findings);
}

/** Pauses first: where that fails, nothing was touched and the undo may be tried again. */
async function swapBack(journal: Journal, at: Recovering): Promise<Paused<readonly Left[]>> {
  const standing: Standing = { why: null };
  const work = async () => {
    await writeJournal(at.state, { ...journal, state: "undoing" });
    at.machine.step("undo: journalled");
    standing.why = mixed(journal);
    return await finishUndo(journal, { ...at, standing });
  };
  const run = pausingIn(journal, at, "undo");
  if (run === null) return { value: await work(), findings: [] };
  return await whilePaused(journal.pausing?.pauses ?? [], { ...run, standing }, work);
}

/** @param left The sources without a way back; where the session finished the undo, it says so itself. */
function undone(
  journal: Journal,
  session: Session,
  left: readonly Left[],
  hooks: readonly Finding[] = [],
): Outcome {
  const findings = [...session.findings, ...left.map((one) => notBack(journal, one)), ...hooks];
  const isLeft = (name: string) =>
    findings.some(({ code, thing }) => code === "restore-failed" && thing === name);
  const back = journal.sources.filter(({ name }) => !isLeft(name));
  const replaced = back.filter(({ before }) => before !== undefined);
  const isAside = journal.sources.some(({ before }) => before === undefined);
  return outcomeOf({
    command: "undo",
    backup: journal.backup,
    findings,
    entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
    totals: { restore: journal.id },
    lines: [
      ...back.map(
        ({ name, place }) => `${name}  →  ${place} is as it was before restore ${journal.id}`,
      ),
      ...replaced.map(
        ({ name }) =>
          `${name}  →  what the restore brought was replaced; only backup ${journal.backup} still holds it`,
      ),
      ...(isAside
        ? [`What the restore brought is kept until: holdfast settle ${journal.id}`]
        : [`The copy that was put back is kept until: holdfast settle ${journal.id}`]),
      `Undone: ${journal.id}`,
    ],
  });
}

/**
 * Drops what a restore kept for undo; there is no way back after it. One that was cut short is taken back
 * first; what of it cannot be put in order any more is given up, and named.
 */
export async function settle(setup: Setup, id: string): Promise<Outcome> {
  const before = await readJournal(setup.state, id);
  await using session = await openSession(setup, { giveUp: id });
  const journal = await known(setup, id);
  if (before?.state !== "settled" && journal.state === "settled") return settled(journal, session);
  if (journal.state !== "swapped" && journal.state !== "undone")
    throw refused(journal, "nothing is kept of it any more");
  await writeJournal(setup.state, { ...journal, state: "settling" });
  setup.machine.step("settle: journalled");
  const wasWhole = before?.state === "swapped" || before?.state === "undone";
  const left = await finishSettle(journal, wasWhole ? setup : { ...setup, giveUp: id });
  return settled(journal, session, left);
}

function settled(journal: Journal, session: Session, left: readonly Left[] = []): Outcome {
  return outcomeOf({
    command: "settle",
    backup: journal.backup,
    findings: [...session.findings, ...left.map((one) => notBack(journal, one))],
    entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
    totals: { restore: journal.id },
    lines: [`Settled: ${journal.id}`],
  });
}

async function known(setup: Setup, id: string): Promise<Journal> {
  const journal = await readJournal(setup.state, id);
  if (journal !== null) return journal;
  const open = (await readJournals(setup.state)).filter(
    ({ state }) => state === "swapped" || state === "undone",
  );
  throw new HoldfastError(
    "policy",
    `Cannot find restore "${shown(id)}": this host knows none of that id`,
    {
      code: "unknown-name",
      hint:
        open.length === 0
          ? "No restore is kept here."
          : `There are ${open.map((one) => `${one.id} (${one.began})`).join(", ")}.`,
      thing: shown(id),
    },
  );
}

function refused(journal: Journal, why: string): HoldfastError {
  return new HoldfastError("restore", `Cannot undo or settle restore ${journal.id}: ${why}`, {
    code: "restore-unknown",
    hint: "Make a new plan if the place must change.",
    thing: journal.id,
  });
}

function overlaps(a: Journal, b: Journal): boolean {
  const places = (journal: Journal) =>
    journal.sources.flatMap(({ aside }) => aside.moves.map(({ place }) => `${place}/`));
  return places(a).some((one) =>
    places(b).some((other) => one.startsWith(other) || other.startsWith(one)),
  );
}
