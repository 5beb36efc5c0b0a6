import type { Finding } from "../domain/finding.ts";
import { missingOf, type Unit, unitsOf } from "../domain/policy_groups.ts";
import { type Hook, type Hooks, ownerOf, pauseOf } from "../domain/policy_hooks.ts";
import { attributed } from "./attribute.ts";
import { notedOf } from "./noted.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught, finding } from "./outcome.ts";
import { endLate, type Late, type Pausing, whilePaused } from "./pause.ts";
import { checkSource, mayDump, needsBefore } from "./preflight.ts";
import { runHook } from "./run_hook.ts";
import { type SavedSource, saveSource } from "./save_source.ts";

/** A run that saves. */
export interface Saving {
  readonly setup: Setup;
  /** The sources that were asked for, also those that cannot be dumped. */
  readonly asked: readonly Source[];
  /** The folder for sealed bytes. */
  readonly staged: string;
  /** What a source held last time, bytes. */
  expected(source: string): number | null;
}

/** What was saved, and everything that went wrong. */
interface Work extends Saving {
  readonly sources: readonly Source[];
  readonly saved: SavedSource[];
  readonly found: Finding[];
  readonly run: Pausing;
}

/**
 * Saves sources one after another, those of a group together, with the hooks of each around it. What
 * fails does not stop the rest.
 *
 * @param found Gets what went wrong.
 */
export async function saveAll(
  saving: Saving,
  sources: readonly Source[],
  found: Finding[],
): Promise<SavedSource[]> {
  const { setup } = saving;
  const { machine, state, folder, policy } = setup;
  const words = { COMMAND: "backup", POLICY: policy.name };
  const late: Late = [];
  const run: Pausing = { machine, state, folder, stage: "source", words, late };
  const work: Work = { ...saving, sources, saved: [], found, run };
  const names = sources.map(({ name }) => name);
  try {
    for (const unit of unitsOf(policy, names, "order")) {
      const hooks = unit.group === null ? undefined : policy.groups[unit.group]?.hooks;
      if (hooks === undefined) await saveOne(unit.sources[0] as string, work);
      else await saveGroup(unit, hooks, work);
    }
  } finally {
    for (const failed of await endLate(late)) {
      found.push(failed);
      machine.tell({ kind: "line", text: failed.text }); // a signal ends the run without a list of findings
    }
  }
  return work.saved;
}

async function saveGroup(unit: Unit, hooks: Hooks, work: Work): Promise<void> {
  const { saved, found, setup } = work;
  const asked = work.asked.filter(({ entry }) => entry.group === unit.group);
  const all = asked.map(({ name }) => name);
  await around(hooks, { names: unit.sources, all, work }, async () => {
    for (const name of unit.sources) await saveOne(name, work);
  });
  const held = unit.sources.filter((name) => saved.some((one) => one.name === name));
  const missing = missingOf(setup.policy, { ...unit, sources: held });
  if (held.length === 0 || missing.length === 0) return;
  found.push(
    finding("note", "group-partial", {
      thing: unit.group ?? "",
      text: `Group "${unit.group}" is saved in part, without ${missing.join(", ")}`,
      hint: "What is missing is of another moment in any other backup.",
    }),
  );
}

async function saveOne(name: string, work: Work): Promise<void> {
  const source = work.sources.find((one) => one.name === name) as Source;
  const { machine, recipients, policy } = work.setup;
  await around(source.entry.hooks, { names: [name], all: [name], work }, async () => {
    if (!(await isReady(source, work))) return;
    machine.tell({ kind: "phase", text: `Saving "${name}"` });
    const options = {
      staged: work.staged,
      recipients,
      machine,
      disclose: policy.disclose === "all",
      expected: work.expected(name),
    };
    const done = await caught(() => saveSource(source, options));
    work.found.push(...attributed(name, done.findings));
    if (done.value === null) return;
    work.found.push(...notedOf(done.value));
    work.saved.push(done.value);
  });
}

/** Asks what the preflight could not, as a hook makes the place ready. */
async function isReady(source: Source, { setup, found }: Work): Promise<boolean> {
  if (!needsBefore(source, setup)) return true;
  const checked = await checkSource(source, "dump");
  found.push(...checked);
  return mayDump(checked);
}

/**
 * before, quiesce, the work, resume, after. Without a sound `before` and `quiesce` there is no work;
 * `after` runs either way and is told how `all` that was asked for went. A failing `resume` or `after` makes the run red,
 * and what was saved stays: the data is whole whatever came of the program that writes it.
 */
async function around(
  hooks: Hooks,
  { names, all, work }: { names: readonly string[]; all: readonly string[]; work: Work },
  save: () => Promise<void>,
): Promise<void> {
  const isPrepared = hooks.before === null || (await isRun(hooks.before, names, work));
  if (isPrepared) await savePaused(hooks, { names, work }, save);
  if (hooks.after === null) return;
  const isDone = all.every((name) => work.saved.some((one) => one.name === name));
  const words = { ...work.run.words, RESULT: isDone ? "done" : "failed" };
  const { after } = hooks;
  const done = await caught(() => runHook(after, { ...work.run, words }));
  work.found.push(...done.findings);
}

async function savePaused(
  hooks: Hooks,
  { names, work }: { names: readonly string[]; work: Work },
  save: () => Promise<void>,
): Promise<void> {
  const first = hooks.quiesce ?? hooks.resume;
  const pause = first === null ? null : pauseOf(ownerOf(first), hooks);
  if (pause === null) return await save();
  const done = await caught(() => whilePaused([pause], work.run, save));
  work.found.push(...(done.value?.findings ?? done.findings));
  if (done.value === null) work.found.push(...unsaved(pause.quiesce, names, work));
}

async function isRun(hook: Hook, names: readonly string[], work: Work): Promise<boolean> {
  const { findings } = await caught(() => runHook(hook, work.run));
  if (findings.length === 0) return true;
  work.found.push(...findings, ...unsaved(hook, names, work));
  return false;
}

/** Of a group's hook each source is told by name: the manifest says why it is absent. */
function unsaved(hook: Hook, names: readonly string[], { saved }: Work): Finding[] {
  if (ownerOf(hook).startsWith("sources.")) return [];
  const missing = names.filter((name) => !saved.some((one) => one.name === name));
  return missing.map((name) =>
    finding("error", "hook-failed", {
      thing: name,
      text: `Cannot save source "${name}": hook "${hook.label}" of its group failed`,
    }),
  );
}
