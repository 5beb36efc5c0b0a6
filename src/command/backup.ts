import type { Finding } from "../domain/finding.ts";
import type { Manifest } from "../domain/manifest.ts";
import { storedSize } from "../domain/manifest.ts";
import type { Outcome } from "../domain/report.ts";
import { formatBytes, plural } from "../domain/units.ts";
import type { SigningKey } from "../trust/sign.ts";
import { attributed } from "./attribute.ts";
import { chosen, readCatalogs, type Shelved } from "./catalogs.ts";
import { describeBackup } from "./describe_backup.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught, outcomeOf } from "./outcome.ts";
import { preflight } from "./preflight.ts";
import { proveBackup } from "./prove_backup.ts";
import { freeId, publishTo, type SignedManifest, signStatement } from "./publish.ts";
import { readBack } from "./read_back.ts";
import { type SavedSource, saveSource } from "./save_source.ts";
import { openSession, type Session } from "./session.ts";
import { openSigner } from "./signer.ts";

/** What to back up, and where to. Empty lists mean all. */
export interface BackupInput {
  readonly sources: readonly string[];
  readonly stores: readonly string[];
  readonly label: string | null;
  /** Also restore from the store into scratch, compare, and publish a receipt. */
  readonly prove: boolean;
}

/** What one run knows while it works. */
interface Run {
  readonly setup: Setup;
  readonly input: BackupInput;
  readonly session: Session;
  readonly key: SigningKey;
  readonly shelves: readonly Shelved[];
}

/**
 * Dumps, seals, signs, publishes and reads back. A source or store that fails does not stop the
 * others; it is named and the run is red. Nothing is published when no source could be saved.
 */
export async function backup(setup: Setup, input: BackupInput): Promise<Outcome> {
  const enabled = setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name);
  const names = chosen("source", input.sources, enabled);
  const storeNames = chosen("store", input.stores, [...setup.stores.keys()]);
  await using session = await openSession(setup);
  await using key = await openSigner(setup, session.staged);
  const read = await readCatalogs(setup, storeNames);
  const sources = setup.sources.filter(({ name }) => names.includes(name));
  const ready = await preflight({ setup, sources, shelves: read });
  const found: Finding[] = [...session.findings, ...ready.findings];
  const run: Run = { setup, input, session, key, shelves: ready.shelves };
  const saved = ready.shelves.length === 0 ? [] : await saveAll(run, ready.sources, found);
  if (saved.length === 0) return outcomeOf({ command: "backup", findings: found, lines: [] });
  const described = describeBackup({
    ...run,
    saved,
    asked: sources,
    findings: found,
    id: await freeId(
      setup.policy.prefix,
      setup.machine.now(),
      run.shelves.map(({ store }) => store),
    ),
  });
  const signed = await signManifest(run, described.manifest);
  found.push(...described.findings);
  const published = await publishAll(run, { signed, saved }, found);
  if (input.prove) found.push(...(await proveBackup({ ...run, signed, saved, published })));
  return tell({ run, signed, saved, published, findings: found });
}

async function saveAll(
  { setup, session }: Run,
  sources: readonly Source[],
  found: Finding[],
): Promise<SavedSource[]> {
  const { machine, recipients, policy } = setup;
  const saved: SavedSource[] = [];
  for (const source of sources) {
    machine.tell({ kind: "phase", text: `Saving "${source.name}"` });
    const options = {
      staged: session.staged,
      recipients,
      machine,
      disclose: policy.disclose === "all",
      expected: null,
    };
    const done = await caught(() => saveSource(source, options));
    found.push(...attributed(source.name, done.findings));
    if (done.value !== null) saved.push(done.value);
  }
  return saved;
}

async function signManifest(
  { setup, session, key }: Run,
  manifest: Manifest,
): Promise<SignedManifest> {
  setup.machine.step("backup: staged");
  const { text, paths, sha256 } = await signStatement(manifest, "manifest.json", {
    staged: session.staged,
    key,
    machine: setup.machine,
  });
  setup.machine.step("backup: signed");
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
    const findings = await publishTo(shelf, { signed: what.signed, files, state, machine });
    found.push(...findings);
    if (findings.length > 0) continue;
    machine.tell({ kind: "phase", text: `Reading back from "${shelf.name}"` });
    let done = 0;
    const total = storedSize(what.signed.manifest);
    const back = await readBack(shelf.store, what.signed.manifest, (count) => {
      done += count;
      machine.tell({ kind: "progress", done, total });
    });
    found.push(...back);
    if (back.length === 0) published.push(shelf);
    machine.step("backup: read back");
  }
  return published;
}

function tell(all: {
  run: Run;
  signed: SignedManifest;
  saved: readonly SavedSource[];
  published: readonly Shelved[];
  findings: readonly Finding[];
}): Outcome {
  const { manifest, sha256 } = all.signed;
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
      stores: all.published.map(({ name }) => name),
    };
  });
  const lines = all.saved.map(({ name, manifest: source, dumped }) => {
    const counts = Object.values(dumped.totals).map(
      ({ items, rows, bytes }) =>
        `${plural(items, "item")}${rows === null ? "" : `, ${plural(rows, "row")}`}, ${formatBytes(bytes)}`,
    );
    const stored = [...source.archives, source.inventory].reduce((sum, { size }) => sum + size, 0);
    return `${name}  ${counts.join("; ")}  →  ${formatBytes(stored)} sealed`;
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
