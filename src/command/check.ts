import { settingLines, settingsOf } from "../domain/effective.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { hooksIn } from "../domain/policy_groups.ts";
import type { Outcome } from "../domain/report.ts";
import { readJournals } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { readCatalogs, type Shelved } from "./catalogs.ts";
import { checkAddresses, checkFiles } from "./check_addresses.ts";
import { checkCrons } from "./check_crons.ts";
import { checkHooks } from "./check_hooks.ts";
import { checkKeys } from "./check_keys.ts";
import { unprovenOf } from "./last_proven.ts";
import { remindOpen } from "./open_approval.ts";
import { checkText, openPolicy, type Setup, type Source } from "./open_policy.ts";
import { finding, outcomeOf } from "./outcome.ts";
import { pausedSince } from "./pause.ts";
import { checkSource, checkStore, hasError, insideSources, needsBefore } from "./preflight.ts";
import { lateOf, nextText, punctualOf } from "./punctual.ts";
import { needOf, roomWarned } from "./room.ts";

/** What to check. */
export interface CheckInput {
  readonly policy: string | null;
  readonly kit: string | null;
  /** Only the policy's text: no file, no environment, no program, no store. */
  readonly offline: boolean;
}

/** Checks policy, keys, tools, rights, room and stores. Touches nothing. */
export async function check(machine: Machine, input: CheckInput): Promise<Outcome> {
  if (input.offline) {
    const { policy, findings } = await checkText(input.policy, machine, input.kit);
    const settings = policy === null ? [] : settingsOf(policy);
    return outcomeOf({
      command: "check",
      findings,
      entries: settings.map((one) => ({ ...one })),
      lines: [
        ...settingLines(settings),
        ...(findings.length === 0 ? ["The policy's text is sound"] : []),
      ],
    });
  }
  return await checkSetup(await openPolicy(input.policy, machine, input.kit));
}

/** The same for a policy that was opened. */
export async function checkSetup(setup: Setup): Promise<Outcome> {
  const hooks = hooksIn(setup.policy);
  const secrets = hooks.flatMap(({ env }) => Object.values(env));
  const findings: Finding[] = [
    ...(await checkKeys(setup)),
    ...(await checkCrons(setup.file, setup.policy)),
    ...(await checkHooks(hooks, setup)),
    ...(await checkFiles(secrets, setup.folder)),
  ];
  const shelves = await readCatalogs(setup, [...setup.stores.keys()]);
  const enabled = setup.sources.filter(({ entry }) => entry.enabled);
  const looked = [...(await lookAtStores(shelves, enabled)), ...(await lookAtSources(setup))];
  findings.push(...looked.flatMap(({ found }) => found));
  const lines = looked.map(
    ({ kind, name, found, because }) => `${kind.padEnd(6)}  ${name}  ${because ?? wordFor(found)}`,
  );
  const entries = looked
    .filter(({ because }) => because === null)
    .map(({ kind, name, found }) => ({ kind, name, ready: !hasError(found) }));
  findings.push(
    ...(await insideSources(setup, enabled)),
    ...(await pending(setup)),
    ...(await pausedSince(setup.state)),
  );
  const punctual = punctualOf(setup, shelves);
  findings.push(...lateOf(punctual), ...unprovenOf(shelves, setup));
  for (const one of punctual)
    lines.push(`schedule  ${one.schedule.name}  ${nextText(one, setup.machine.now())}`);
  lines.push(hasError(findings) ? "Not ready" : "Ready");
  return remindOpen(setup, outcomeOf({ command: "check", findings, entries, lines }));
}

interface Looked {
  readonly kind: "store" | "source";
  readonly name: string;
  readonly found: readonly Finding[];
  /** Why it was not looked at. */
  readonly because: string | null;
}

async function lookAtStores(
  shelves: readonly Shelved[],
  sources: readonly Source[],
): Promise<Looked[]> {
  const need = await needOf(shelves, sources);
  const looked: Looked[] = [];
  for (const { name, store, findings: unread } of shelves) {
    const found =
      unread.length > 0 ? unread : roomWarned(await checkStore({ store }, need.bytes), need);
    looked.push({ kind: "store", name, found, because: null });
  }
  return looked;
}

async function lookAtSources(setup: Setup): Promise<Looked[]> {
  const looked: Looked[] = [];
  for (const source of setup.sources) {
    const { name, entry } = source;
    if (!entry.enabled) {
      const because = `disabled${entry.because === null ? "" : `: ${shown(entry.because)}`}`;
      looked.push({ kind: "source", name, found: [], because });
      continue;
    }
    const all = [
      ...(await checkSource(source, "dump")),
      ...(await checkAddresses(source, setup.folder)),
    ];
    const found = needsBefore(source, setup) ? all.map(early) : all;
    looked.push({ kind: "source", name, found, because: null });
  }
  return looked;
}

/** What a hook may still put right before the dump. */
function early(one: Finding): Finding {
  return one.weight === "error" ? { ...one, weight: "warning" } : one;
}

function wordFor(findings: readonly Finding[]): string {
  if (hasError(findings)) return "NOT READY";
  return findings.some(({ weight }) => weight === "warning") ? "ready, with a warning" : "ready";
}

async function pending({ state }: Setup): Promise<Finding[]> {
  const journals = await readJournals(state);
  return journals
    .filter((one) =>
      ["building", "swapping", "finishing", "undoing", "settling"].includes(one.state),
    )
    .map((one) =>
      finding("warning", "restore-pending", {
        thing: one.id,
        text: `Restore ${one.id} was cut short`,
        hint: "The next backup, plan, restore or undo puts it in order.",
      }),
    );
}
