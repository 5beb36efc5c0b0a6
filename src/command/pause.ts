import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Hook, Pause } from "../domain/policy_hooks.ts";
import { formatSpan } from "../domain/units.ts";
import type { Machine } from "../host/machine.ts";
import { dropRecord, listRecords, readRecord, writeRecord } from "../host/state.ts";
import { caught, finding, findingsOf } from "./outcome.ts";
import { type HookRun, runHook } from "./run_hook.ts";
import type { Session } from "./session.ts";

/** What came of work under a pause, and what could not be resumed after it. */
export interface Paused<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** Something that was paused and has not been resumed yet. */
interface Open {
  readonly owner: string;
  readonly resume: Hook;
  readonly folder: string;
  readonly words: HookRun["words"];
  readonly began: string;
}

const FOLDER = "paused";

/**
 * Works while everything named is paused, and resumes it in reverse order: whether the work was done,
 * failed or was stopped. What must be resumed is recorded before it is paused, so that a killed run's
 * pauses are ended by the next command.
 *
 * @throws What `work` throws, or HoldfastError of a quiesce that failed; what could not be resumed is among its findings.
 */
export async function whilePaused<T>(
  pauses: readonly Pause[],
  at: HookRun,
  work: () => Promise<T>,
): Promise<Paused<T>> {
  const begun: Pause[] = [];
  const began = performance.now();
  let value: T;
  try {
    for (const pause of pauses) {
      await record(pause, at);
      begun.push(pause);
      at.machine.step("hooks: recorded");
      await runHook(pause.quiesce, at);
      at.machine.step("hooks: paused");
    }
    value = await work();
  } catch (error) {
    throw withFindings(error, await resumeAll(begun, at), at.machine);
  }
  const findings = await resumeAll(begun, at);
  tellPause(begun, performance.now() - began, at.machine);
  return { value, findings };
}

function tellPause(begun: readonly Pause[], ms: number, machine: Machine): void {
  if (begun.length === 0) return;
  const owners = begun.map(({ owner }) => owner).join(", ");
  machine.tell({ kind: "line", text: `Paused for ${formatSpan(ms)}: ${owners}` });
}

/** Synced before the pause begins: from then on somebody has to end it. */
async function record({ owner, resume }: Pause, at: HookRun): Promise<void> {
  const { machine, state, folder, words } = at;
  const open: Open = { owner, resume, folder, words, began: machine.now().toISOString() };
  await writeRecord(state, join(FOLDER, `${owner}.json`), open);
}

async function resumeAll(begun: readonly Pause[], at: HookRun): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { owner, resume } of begun.toReversed())
    findings.push(...(await resumeOne(owner, resume, at)));
  return findings;
}

/** A pause whose resume failed stays recorded, so that the next command tries again. */
async function resumeOne(owner: string, resume: Hook, at: HookRun): Promise<readonly Finding[]> {
  const { findings } = await caught(() => runHook(resume, at));
  at.machine.step("hooks: resumed");
  if (findings.length === 0) await dropRecord(join(at.state, FOLDER), `${owner}.json`);
  return findings;
}

/** Resumes what killed runs left paused. What fails again is a warning: it must not keep anybody from a restore. */
export async function recoverPaused(at: {
  readonly state: string;
  readonly machine: Machine;
}): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { owner, resume, began, ...open } of await openPauses(at.state)) {
    const failed = await resumeOne(owner, resume, { ...at, ...open, stage: "source" });
    findings.push(...failed.map((one) => ({ ...one, weight: "warning" as const })));
    if (failed.length > 0) continue;
    findings.push(
      finding("note", "hook-open", {
        thing: owner,
        text: `${owner} was paused on ${began} by a run that was cut short, and is resumed`,
      }),
    );
  }
  return findings;
}

/** What a session found, for a backup: there a pause that cannot be ended makes the run red. */
export function stillPaused({ findings }: Pick<Session, "findings">): Finding[] {
  return findings.map((one) => (one.code === "hook-failed" ? { ...one, weight: "error" } : one));
}

/** What is paused by a run that was cut short, as `check` tells it. */
export async function pausedSince(state: string): Promise<Finding[]> {
  return (await openPauses(state)).map(({ owner, began }) =>
    finding("warning", "hook-open", {
      thing: owner,
      text: `${owner} was paused on ${began} by a run that was cut short or could not resume it`,
      hint: "The next backup, plan, restore or undo resumes it.",
    }),
  );
}

/** The newest first, as what was paused last goes on first. */
async function openPauses(state: string): Promise<Open[]> {
  const folder = join(state, FOLDER);
  const names = await listRecords(folder);
  const records = await Promise.all(names.map((name) => readRecord(join(folder, `${name}.json`))));
  const open = records.filter((one) => one !== null) as Open[];
  return open.sort((a, b) => (a.began < b.began ? 1 : -1));
}

/** The error, and what else went wrong after it. A signal has no findings, so they go to the log. */
function withFindings(error: unknown, more: readonly Finding[], machine: Machine): unknown {
  if (more.length === 0) return error;
  if (!(error instanceof HoldfastError)) {
    for (const { text } of more) machine.tell({ kind: "line", text });
    return error;
  }
  const { stage, message, code, hint, thing, cause } = error;
  const findings = [...findingsOf(error), ...more];
  const parts = { code, hint: hint ?? "", thing: thing ?? "", cause, findings };
  return new HoldfastError(stage, message, parts);
}
