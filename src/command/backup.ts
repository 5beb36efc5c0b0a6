import { backupId, backupName } from "../domain/entry.ts";
import type { Finding } from "../domain/finding.ts";
import type { Manifest } from "../domain/manifest.ts";
import { storedSize } from "../domain/manifest.ts";
import type { Outcome } from "../domain/report.ts";
import type { Schedule } from "../domain/schedule.ts";
import { formatBytes } from "../domain/units.ts";
import type { Machine } from "../host/machine.ts";
import type { Store } from "../store/store.ts";
import type { SigningKey } from "../trust/sign.ts";
import { chosen, readCatalogs, type Shelved } from "./catalogs.ts";
import { describeBackup } from "./describe_backup.ts";
import { newestOf } from "./find_backup.ts";
import { settlePending } from "./heads.ts";
import type { Setup } from "./open_policy.ts";
import { caught, outcomeOf } from "./outcome.ts";
import { stillPaused } from "./pause.ts";
import { withPing } from "./ping.ts";
import { preflight } from "./preflight.ts";
import { proofsOf } from "./proof_entry.ts";
import { type ProvedBackup, proveBackup } from "./prove_backup.ts";
import { freeId, publishTo, type SignedManifest, signStatement } from "./publish.ts";
import { readBack } from "./read_back.ts";
import { saveAll } from "./save_all.ts";
import type { SavedSource } from "./save_source.ts";
import { openSession, type Session } from "./session.ts";
import { openSigner } from "./signer.ts";
import { openStaging } from "./staging.ts";
import { partsText } from "./totals_text.ts";

/** What to back up, and where to. Empty lists mean all. */
export interface BackupInput {
  readonly sources: readonly string[];
  readonly stores: readonly string[];
  readonly label: string | null;
  /** Also restore from the store into scratch, compare, and publish a receipt. */
  readonly prove: boolean;
}

/** A backup that is to be made in a session: one session may make several. */
export interface Ordered {
  readonly setup: Setup;
  readonly input: BackupInput;
  readonly session: Session;
  /** The schedule that asks for it; null where a person does. */
  readonly schedule: Pick<Schedule, "name" | "timezone"> | null;
}

/** What one run knows while it works. */
interface Run extends Ordered {
  readonly key: SigningKey;
  readonly shelves: readonly Shelved[];
  /** The folder for sealed bytes. */
  readonly staged: string;
}

/**
 * Dumps, seals, signs, publishes and reads back. A source or store that fails does not stop the
 * others; it is named and the run is red. Nothing is published when no source could be saved.
 */
export async function backup(setup: Setup, input: BackupInput): Promise<Outcome> {
  namesOf(setup, input); // an unknown one is told before the lock is waited for
  return await withPing(setup, async () => {
    await using session = await openSession(setup);
    return await backupIn({ setup, input, session, schedule: null }, stillPaused(session));
  });
}

function namesOf(setup: Setup, input: BackupInput) {
  const enabled = setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name);
  return {
    sources: chosen("source", input.sources, enabled),
    stores: chosen("store", input.stores, [...setup.stores.keys()]),
  };
}

/** The same within a session that holds the lock. @param before What was found so far. */
export async function backupIn(order: Ordered, before: readonly Finding[]): Promise<Outcome> {
  const { setup, input, session } = order;
  const { machine, state } = setup;
  const names = namesOf(setup, input);
  await using key = await openSigner(setup, session.folder);
  const read = await readCatalogs(setup, names.stores, "write");
  const sequence = (await settlePending(state, read)) + 1;
  const sources = setup.sources.filter(({ name }) => names.sources.includes(name));
  const ready = await preflight({ setup, sources, shelves: read });
  const found: Finding[] = [...before, ...ready.findings];
  const nothing = () => outcomeOf({ command: "backup", findings: found, lines: [] });
  if (ready.shelves.length === 0 || ready.sources.length === 0) return nothing();
  found.push(...(await sweepDrafts(ready.shelves, machine.now())));
  await using staging = await openStaging(setup, ready.shelves);
  const run: Run = { ...order, key, shelves: ready.shelves, staged: staging.path };
  const last = newestOf(ready.shelves)?.manifest;
  const saving = { ...run, asked: sources, expected: (name: string) => plainSize(last, name) };
  const saved = await saveAll(saving, ready.sources, found);
  if (saved.length === 0) return nothing();
  const now = machine.now();
  const id = await freeId(setup.policy.prefix, now, await storesAt(run, now));
  const described = describeBackup({
    ...run,
    saved,
    asked: sources,
    findings: found,
    id,
    sequence,
  });
  const signed = await signManifest(run, described.manifest);
  found.push(...described.findings);
  const published = await publishAll(run, { signed, saved }, found);
  const proved = input.prove ? await proveBackup({ ...run, signed, saved, published }) : null;
  found.push(...(proved?.findings ?? []));
  return tell({ run, signed, saved, published, findings: found, proofs: proved?.proofs ?? null });
}

/**
 * Every store of the policy that can be asked, not only this run's: where two schedules are due in one
 * minute, each to its own store, one id would mean two backups.
 */
async function storesAt({ setup, shelves }: Run, now: Date): Promise<Store[]> {
  const stores = shelves.map(({ store }) => store);
  const probe = backupName(backupId(setup.policy.prefix, now, 1));
  for (const [name, store] of setup.stores) {
    if (shelves.some((one) => one.name === name)) continue;
    const { findings } = await caught(() => store.look(probe));
    if (findings.length === 0) stores.push(store);
  }
  return stores;
}

/** Drafts of killed runs that are a day old. What cannot be swept does not stop a backup. */
async function sweepDrafts(shelves: readonly Shelved[], now: Date): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { store } of shelves) {
    const { findings } = await caught(() => store.sweep(now));
    found.push(...findings.map((one) => ({ ...one, weight: "warning" as const })));
  }
  return found;
}

/** What a source held last time, for the time that is left. */
function plainSize(last: Manifest | undefined, name: string): number | null {
  const before = last?.sources.find((one) => one.name === name);
  return before?.archives.reduce((sum, { plain }) => sum + plain, 0) ?? null;
}

/** What its archives took in the store last time. */
function sealedSize(last: Manifest | undefined, name: string): number | null {
  const before = last?.sources.find((one) => one.name === name);
  return before?.archives.reduce((sum, { size }) => sum + size, 0) ?? null;
}

async function signManifest(
  { setup, staged, key }: Run,
  manifest: Manifest,
): Promise<SignedManifest> {
  const { machine } = setup;
  machine.step("backup: staged");
  const signing = { staged, key, machine };
  const { text, paths, sha256 } = await signStatement(manifest, "manifest.json", signing);
  machine.step("backup: signed");
  return { manifest, text, sha256, paths };
}

async function publishAll(
  run: Run,
  what: { signed: SignedManifest; saved: readonly SavedSource[] },
  found: Finding[],
): Promise<Shelved[]> {
  const { machine, state } = run.setup;
  const files = new Map(
    what.saved.flatMap(({ staged }) =>
      [...staged].map(([file, sealed]) => [file, sealed.path] as const),
    ),
  );
  const published: Shelved[] = [];
  for (const shelf of run.shelves) {
    machine.tell({ kind: "phase", text: `Storing in "${shelf.name}"` });
    const done = await publishTo(shelf, { signed: what.signed, files, state, machine });
    found.push(...done.findings);
    if (!done.done) continue;
    machine.tell({ kind: "phase", text: `Reading back from "${shelf.name}"` });
    const back = await readBackFrom(shelf, what.signed.manifest, machine);
    found.push(...back);
    if (back.length === 0) published.push(shelf);
    machine.step("backup: read back");
  }
  return published;
}

async function readBackFrom(
  { store }: Shelved,
  manifest: Manifest,
  machine: Machine,
): Promise<readonly Finding[]> {
  let done = 0;
  const total = storedSize(manifest);
  const read = await caught(() =>
    readBack(store, manifest, (count) => {
      done += count;
      machine.tell({ kind: "progress", done, total });
    }),
  );
  return read.value ?? read.findings;
}

function tell(all: {
  run: Run;
  signed: SignedManifest;
  saved: readonly SavedSource[];
  published: readonly Shelved[];
  findings: readonly Finding[];
  /** By store; null where none was asked for. */
  proofs: ProvedBackup["proofs"] | null;
}): Outcome {
  const { manifest, sha256 } = all.signed;
  const last = newestOf(all.run.shelves)?.manifest;
  const entries = manifest.sources.map((source) => {
    const parts = source.archives.map(({ part, file, size, plain, totals }) => ({
      part,
      file,
      stored: size,
      plain,
      totals,
    }));
    return {
      source: source.name,
      engine: source.engine,
      parts,
      before: sealedSize(last, source.name),
      stores: all.published.map(({ name }) => name),
      ...(all.proofs === null ? {} : { proofs: proofsOf(source.name, all.proofs) }),
    };
  });
  const lines = all.saved.map(({ name, manifest: source, dumped }) => {
    const stored = [...source.archives, source.inventory].reduce((sum, { size }) => sum + size, 0);
    return `${name}  ${partsText(dumped.totals)}  →  ${formatBytes(stored)} sealed`;
  });
  for (const { name, reason, because } of manifest.absent)
    lines.push(`${name}  absent: ${reason}${because === null ? "" : `, ${because}`}`);
  lines.push(
    all.published.length === 0
      ? "In no store whole"
      : `In ${all.published.map(({ name }) => name).join(", ")}, read back whole`,
  );
  lines.push(`Backup: ${manifest.id}`);
  return outcomeOf({
    command: "backup",
    backup: manifest.id,
    findings: all.findings,
    entries,
    totals: {
      stored: storedSize(manifest),
      manifest: sha256,
      sources: manifest.sources.length,
      suspect: manifest.suspicions.length > 0,
    },
    lines,
  });
}
