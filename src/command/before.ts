import { dirname, join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { formatBytes } from "../domain/units.ts";
import { type Before, type Journal, writeJournal } from "../host/journal.ts";
import { roomAt, syncFolder, writeWhole } from "../host/place.ts";
import { makeState } from "../host/state.ts";
import { makeIdentityLike } from "../pipe/identity.ts";
import type { Observed } from "./observe.ts";
import type { Setup } from "./open_policy.ts";
import { saveSource } from "./save_source.ts";

/** What a restore that makes copies first needs to know. */
interface Copying {
  readonly setup: Setup;
  readonly sources: readonly Observed[];
}

const SPARE = 2 ** 24; // bytes a copy may take beside what it holds: headers, frames that do not shrink, facts

/** Where the copies of a restore and the key that opens them wait until it is settled. */
export function beforeFolder(state: string, restore: string): string {
  return join(state, "before", restore);
}

/** The one-time identity in that folder. */
export const ONE_TIME = "identity.txt";

/** @throws HoldfastError store-full where the state has no room for what must be copied first. */
export async function refuseNoRoom({ setup, sources }: Copying): Promise<void> {
  const copied = sources.filter(({ bound }) => bound.undo === "backup first");
  const need = copied.reduce((sum, { now }) => sum + (now?.bytes ?? 0) + SPARE, 0);
  if (need === 0) return;
  const room = await roomAt(setup.state);
  if (need <= room) return;
  const names = copied.map(({ source }) => `"${source.name}"`).join(", ");
  throw new HoldfastError(
    "store",
    `Cannot keep a copy of ${names} before it is replaced: that may need ${formatBytes(need)}, and there are ${formatBytes(room)}`,
    {
      code: "store-full",
      hint: `Make room on the file system of "${setup.state}", or name a larger folder as state in the policy.`,
      thing: "state",
    },
  );
}

/**
 * Dumps what is in each place of which nothing is kept aside, through the pipe into the state, sealed
 * to the policy's recipients and to a key that waits beside it: an undo, also that of a killed run,
 * needs nobody.
 *
 * @returns The journal that says what there is; not yet written. @throws HoldfastError restore/… naming the source.
 */
export async function copyFirst({ setup, sources }: Copying, journal: Journal): Promise<Journal> {
  const { machine, state } = setup;
  if (sources.every(({ bound }) => bound.undo === "kept aside")) return journal;
  const folder = beforeFolder(state, journal.id);
  const recipients = [...setup.recipients, await makeKey(folder, setup)];
  machine.step("before: key made");
  const befores: (Before | null)[] = [];
  for (const observed of sources) {
    befores.push(await beforeOf(observed, { folder, recipients, setup }));
  }
  await syncFolder(folder);
  return {
    ...journal,
    sources: journal.sources.map((source, index) => {
      const before = befores[index] ?? null;
      return before === null ? source : { ...source, before };
    }),
  };
}

/** Says that a place without anything kept aside is replaced now, so that only such a one is put back. */
export async function touching(
  journal: Journal,
  index: number,
  { state, machine }: Setup,
): Promise<Journal> {
  if (journal.sources[index]?.before === undefined) return journal;
  const touched = {
    ...journal,
    sources: journal.sources.map((source, at) =>
      at !== index || source.before === undefined
        ? source
        : { ...source, before: { ...source.before, isTouched: true } },
    ),
  };
  await writeJournal(state, touched);
  machine.step("before: touched");
  return touched;
}

async function makeKey(folder: string, { recipients }: Setup): Promise<string> {
  await makeState(folder);
  const { identity, recipient } = await makeIdentityLike(recipients);
  await writeWhole(join(folder, ONE_TIME), `# public key: ${recipient}\n${identity}\n`);
  await syncFolder(dirname(folder));
  await syncFolder(dirname(dirname(folder)));
  return recipient;
}

async function beforeOf(
  { source, bound, now }: Observed,
  to: { folder: string; recipients: readonly string[]; setup: Setup },
): Promise<Before | null> {
  if (bound.undo === "kept aside") return null;
  if (bound.undo !== "backup first") {
    return { how: bound.undo === "none" ? "none" : "empty", isTouched: false };
  }
  const { machine } = to.setup;
  machine.tell({ kind: "phase", text: `Keeping a copy of "${source.name}" first` });
  try {
    const { manifest } = await saveSource(source, {
      staged: to.folder,
      recipients: to.recipients,
      machine,
      disclose: true,
      isCopy: true,
      expected: now?.bytes ?? null,
    });
    await syncFolder(join(to.folder, source.name));
    machine.step("before: copied one");
    return { how: "copy", saved: manifest, isTouched: false };
  } catch (cause) {
    throw cause instanceof HoldfastError ? refused(source.name, cause) : cause;
  }
}

function refused(name: string, cause: HoldfastError): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot restore source "${name}": no copy of what is there now could be made first: ${cause.message}`,
    {
      code: cause.code,
      hint: `The place is as it was. ${cause.hint ?? ""}`.trim(),
      thing: name,
      cause,
    },
  );
}
