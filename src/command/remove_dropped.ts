import { join } from "node:path";
import { linkText } from "../domain/chain.ts";
import { type BackupId, backupName } from "../domain/entry.ts";
import type { Finding } from "../domain/finding.ts";
import { type Manifest, storedSize } from "../domain/manifest.ts";
import type { Removal } from "../domain/note.ts";
import type { Verdict } from "../domain/retention.ts";
import { linkOf } from "../trust/catalog.ts";
import type { CheckedManifest } from "../trust/check_manifest.ts";
import type { SigningKey } from "../trust/sign.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { publishNote } from "./publish.ts";
import { readBack } from "./read_back.ts";
import { stageFile } from "./staging.ts";

/** Who removes, and where what is signed is staged. */
export interface Pruning {
  readonly setup: Setup;
  readonly key: SigningKey;
  readonly staged: string;
}

/** What was removed, and what stopped the rest. */
export interface Removed {
  readonly removed: ReadonlySet<BackupId>;
  readonly findings: readonly Finding[];
}

/**
 * Removes what retention drops from one store, oldest first. Before anything, every stored byte of the
 * kept backups that justify it is read back and compared with the signed manifest; the first thing
 * that is wrong stops all removal in this store.
 */
export async function removeDropped(
  shelf: Shelved,
  verdicts: readonly Verdict[],
  pruning: Pruning,
): Promise<Removed> {
  const { machine } = pruning.setup;
  const removed = new Set<BackupId>();
  const dropped = verdicts.filter(({ keep }) => !keep).toReversed();
  const swept = await caught(() => shelf.store.sweep(machine.now()));
  const findings: Finding[] = swept.findings.map((one) => ({ ...one, weight: "warning" }));
  const unsound = await verifyKept(shelf, new Set(dropped.flatMap(({ instead }) => instead)), {
    machine,
  });
  if (unsound.length > 0) return { removed, findings: [...findings, ...unsound] };
  if (dropped.length > 0) machine.step("prune: verified");
  for (const verdict of dropped) {
    const checked = trusted(shelf, verdict.id);
    machine.signal.throwIfAborted();
    machine.tell({ kind: "phase", text: `Removing ${verdict.id} from "${shelf.name}"` });
    const done = await caught(() => removeOne(shelf, { verdict, checked }, pruning));
    findings.push(...done.findings);
    if (done.value === null) break;
    removed.add(verdict.id);
  }
  return { removed, findings };
}

async function verifyKept(
  shelf: Shelved,
  ids: ReadonlySet<BackupId>,
  { machine }: Pick<Setup, "machine">,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of ids) {
    const { manifest } = trusted(shelf, id);
    machine.tell({ kind: "phase", text: `Verifying ${id} in "${shelf.name}", which stays` });
    const read = await caught(() => readWhole(shelf, manifest, machine));
    findings.push(...(read.value ?? read.findings));
  }
  return findings;
}

async function readWhole(
  { store }: Shelved,
  manifest: Manifest,
  machine: Setup["machine"],
): Promise<Finding[]> {
  let done = 0;
  const total = storedSize(manifest);
  return await readBack(store, manifest, (count) => {
    done += count;
    machine.tell({ kind: "progress", done, total });
  });
}

/** The note before the backup: without it a removal looks like a theft. Whatever kills it, the next run goes on here. */
async function removeOne(
  shelf: Shelved,
  { verdict, checked }: { readonly verdict: Verdict; readonly checked: CheckedManifest },
  { setup, key, staged }: Pruning,
): Promise<true> {
  const { machine } = setup;
  const isNoted = shelf.catalog?.removed.some(
    (link) => linkText(link) === linkText(linkOf(checked)),
  );
  if (isNoted !== true) {
    const value = removalOf(setup, verdict, checked);
    const files = await stageManifest(checked, join(staged, `${shelf.name}-${verdict.id}`));
    const note = { id: verdict.id, note: "removed", value, files } as const;
    await publishNote(shelf.store, note, { staged, key, machine });
  }
  machine.step("prune: noted");
  await shelf.store.remove(backupName(verdict.id));
  machine.step("prune: removed");
  return true;
}

function removalOf(
  { machine, policy }: Setup,
  { id, because }: Verdict,
  { sha256 }: CheckedManifest,
): Removal {
  return {
    "holdfast-removal": 1,
    backup: id,
    sha256,
    at: machine.now().toISOString(),
    host: policy.disclose === "all" ? machine.host : null,
    because: because.join("; "),
  };
}

/** The removed backup's manifest names the one before it: the chain goes through the note. @param path A store may link to what is there, so it is written once. */
async function stageManifest({ text, signature }: CheckedManifest, path: string) {
  const files = [
    ["manifest.json", text],
    ["manifest.json.sig", signature],
  ] as const;
  return await Promise.all(
    files.map(async ([file, content]) => {
      await stageFile(`${path}.${file}`, content);
      return [file, `${path}.${file}`] as const;
    }),
  );
}

/** Retention drops and relies on trusted ones only. */
function trusted({ name, catalog }: Shelved, id: BackupId): CheckedManifest {
  const checked = catalog?.entries.find((one) => one.id === id)?.checked;
  if (checked == null) throw new TypeError(`"${id}" in store "${name}" is not trusted`);
  return checked;
}
