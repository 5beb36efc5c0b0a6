import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
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

/** What the work says of the places it exchanges. */
export interface Standing {
  /** Why nothing may go on, should the work end here; null: all places are of one moment. */
  why: string | null;
}

/** How something is paused. */
export interface Pausing extends HookRun {
  /** Absent: whatever becomes of the work, what is paused may go on after it. */
  readonly standing?: Standing;
  /** What cannot be paused is told and no reason to stop; what can be is paused all the same. */
  readonly isLenient?: boolean;
  /** Gets the resumes that a signal left no time for, so that those around them start; absent: they are waited for. */
  readonly late?: Late;
}

/** Resumes that were started and may not be over. */
export type Late = Promise<readonly Finding[]>[];

/** Something that was paused and has not been resumed yet. */
interface Open {
  readonly owner: string;
  readonly resume: Hook;
  readonly folder: string;
  readonly words: HookRun["words"];
  readonly began: string;
}

const FOLDER = "paused";
const HASTE = 200; // ms that a resume is waited for after a signal, before the next one starts

/**
 * Works while everything named is paused, and resumes it in reverse order: whether the work was done,
 * failed or was stopped. Only where it leaves places of two moments (`standing`) nothing is resumed. What
 * must be resumed is recorded before it is paused, so that the next command ends what was left paused.
 *
 * @throws What `work` throws, or HoldfastError of a quiesce that failed; what could not be resumed is among its findings.
 */
export async function whilePaused<T>(
  pauses: readonly Pause[],
  at: Pausing,
  work: () => Promise<T>,
): Promise<Paused<T>> {
  const begun: Pause[] = [];
  const failed: Finding[] = [];
  const began = performance.now();
  let value: T;
  try {
    for (const pause of pauses) failed.push(...(await begin(pause, begun, at)));
    value = await work();
  } catch (error) {
    const why = at.standing?.why ?? null;
    const after = why === null ? await resumeAll(begun, at) : await stillStanding(pauses, why, at);
    throw withFindings(error, [...failed, ...after], at.machine);
  }
  const findings = await resumeAll(begun, at);
  tellPause(begun, performance.now() - began, at.machine);
  return { value, findings: [...failed, ...findings] };
}

async function begin(pause: Pause, begun: Pause[], at: Pausing): Promise<readonly Finding[]> {
  const start = async (): Promise<void> => {
    await record(pause, at);
    begun.push(pause);
    at.machine.step("hooks: recorded");
    await runHook(pause.quiesce, at);
    at.machine.step("hooks: paused");
  };
  if (at.isLenient === true) return (await caught(start)).findings;
  await start();
  return [];
}

/** Says what waits: also what an earlier run left so and this one did not come to. */
async function stillStanding(
  pauses: readonly Pause[],
  why: string,
  { state }: HookRun,
): Promise<Finding[]> {
  const { value } = await caught(() => listRecords(join(state, FOLDER)));
  const all = pauses.map(({ owner }) => owner);
  const owners = all.filter((owner) => value?.includes(owner) ?? true).join(", ");
  if (owners === "") return [];
  const text = `Not resumed: ${owners}, because ${why}; the next command that works here puts them in order and then resumes`;
  const hint = "Mend what stopped this, then run any command that works here, for example a plan.";
  return [finding("error", "hook-open", { thing: owners, text, hint })];
}

function tellPause(begun: readonly Pause[], ms: number, machine: Machine): void {
  if (begun.length === 0) return;
  const owners = begun.map(({ owner }) => owner).join(", ");
  machine.tell({ kind: "line", text: `Paused for ${formatSpan(ms)}: ${owners}` });
}

/** Synced before the pause begins: from then on somebody has to end it. What stands still already does so since then. */
async function record({ owner, resume }: Pause, at: HookRun): Promise<void> {
  const { machine, state, folder, words } = at;
  const name = join(FOLDER, `${owner}.json`);
  const before = (await readRecord(join(state, name))) as Open | null;
  const began = before?.began ?? machine.now().toISOString();
  const open: Open = { owner, resume, folder, words, began };
  await writeRecord(state, name, open);
}

/** One after another; after a signal there is no time for that, and a slow one must not keep the others from starting. */
async function resumeAll(begun: readonly Pause[], at: Pausing): Promise<Finding[]> {
  const resuming: Late = [];
  for (const { owner, resume } of begun.toReversed()) {
    const one = resumeOne(owner, resume, at);
    resuming.push(one);
    await endOrHaste(one, at.machine.signal);
  }
  if (!at.machine.signal.aborted || at.late === undefined) return await endLate(resuming);
  at.late.push(...resuming);
  return [];
}

/** Waits for resumes. @returns Why some of them failed. */
export async function endLate(resuming: Late): Promise<Finding[]> {
  await Promise.allSettled(resuming);
  return (await Promise.all(resuming)).flat();
}

/** Settles when the work is over, or a little after the signal. */
async function endOrHaste(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  const haste = async (): Promise<void> => {
    if (!signal.aborted) await once(signal, "abort", { signal: over.signal });
    await delay(HASTE, undefined, { signal: over.signal });
  };
  await Promise.race([work.then(end, end), haste().catch(() => {})]);
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
