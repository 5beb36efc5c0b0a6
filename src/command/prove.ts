import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Manifest, ManifestSource } from "../domain/manifest.ts";
import type { ProvenSource } from "../domain/note.ts";
import { type Answered, mustBe } from "../domain/question.ts";
import type { Catalog } from "../trust/catalog.ts";
import { askChecks, checksFailed } from "./ask_checks.ts";
import { compareBuilt } from "./compare_built.ts";
import { lossWindow, startOf } from "./loss_window.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { type KeyOf, openSaved, type Stored } from "./saved.ts";

/** What of a backup is proven, and by which keys. */
export interface Proof {
  readonly setup: Setup;
  readonly stored: Stored;
  readonly manifest: Manifest;
  /** The manifest's SHA-256, hex. */
  readonly sha256: string;
  readonly keyOf: KeyOf;
  /** Those to prove, by name; each is in the backup. */
  readonly sources: readonly string[];
  /** The store's, for the backup before this one. */
  readonly catalog: Catalog | null;
}

/** What came of a proof. */
export interface Proved {
  /** Those sources that came back as they were saved. */
  readonly sources: readonly ProvenSource[];
  /** Every question of the policy and its answer, by source; also of those that failed. */
  readonly answers: ReadonlyMap<string, readonly Answered[]>;
  /** Why the others are not proven. */
  readonly findings: readonly Finding[];
}

/**
 * Opens every archive from the store, restores it into a throwaway place, compares every fact, and asks
 * the policy's questions. A source that fails does not stop the others.
 */
export async function prove(proof: Proof): Promise<Proved> {
  const sources: ProvenSource[] = [];
  const findings: Finding[] = [];
  const answers = new Map<string, readonly Answered[]>();
  const { machine } = proof.setup;
  for (const name of proof.sources) {
    machine.tell({ kind: "phase", text: `Proving "${name}": restoring it into scratch` });
    const began = performance.now();
    const done = await caught(async () => {
      const result = await proveSource(sourceOf(proof, name), proof);
      answers.set(name, result.asked);
      refuseFailed(name, result.asked);
      return result;
    });
    findings.push(...done.findings);
    if (done.value === null) continue;
    const { facts, rto, asked } = done.value;
    sources.push({
      name,
      facts,
      milliseconds: Math.round(performance.now() - began),
      rto,
      rpo: lossWindow(proof.catalog, proof.manifest, name),
      age: Math.max(0, machine.now().getTime() - (startOf(proof.manifest, name) ?? 0)),
      ...checksOf(asked, proof),
    });
  }
  return { sources, answers, findings };
}

/** A source of the policy as it was when the backup was made. @throws HoldfastError "unknown-name". */
function sourceOf({ setup, manifest }: Proof, name: string): Source {
  const saved = manifest.sources.find((one) => one.name === name) as ManifestSource;
  const source = setup.sources.find((one) => one.name === name);
  if (source !== undefined && source.kind.kind === saved.engine) return source;
  const why = source === undefined ? "names it no more" : `has engine ${source.kind.kind} for it`;
  throw new HoldfastError(
    "policy",
    `Cannot prove source "${name}": it was saved with engine ${saved.engine}, and the policy ${why}`,
    {
      code: "unknown-name",
      hint: "Use the policy of that day (it stands in the backup's manifest), or choose sources with --source.",
      thing: name,
    },
  );
}

interface Result {
  readonly facts: number;
  readonly rto: number;
  readonly asked: readonly Answered[];
}

async function proveSource(source: Source, proof: Proof): Promise<Result> {
  const { machine } = proof.setup;
  const of = proof.manifest.sources.find(({ name }) => name === source.name) as ManifestSource;
  const began = performance.now();
  const saved = await openSaved(proof.stored, of, proof.keyOf);
  const opened = performance.now() - began;
  await using lent = await source.kind.lend(source.settings, machine, {
    saved,
    versions: of.versions,
  });
  machine.step("prove: lent");
  const building = performance.now(); // a server that stands is not waited for at a real restore
  const engine = source.kind.open(lent.settings, machine);
  const parts = of.archives.map(({ part }) => part);
  const aside = await engine.aside(proof.sha256.slice(0, 16), [], parts);
  await engine.build(saved, aside);
  if (source.kind.proof === "after swap") await engine.swap(aside); // it is nobody's place
  machine.step("prove: built");
  const { facts, differences } = await compareBuilt(engine, saved, aside);
  const rto = Math.round(opened + performance.now() - building);
  if (differences.length > 0) throw differs(source.name, differences);
  const asked = await askChecks(engine, aside);
  await engine.drop(aside, "built");
  return { facts, rto, asked };
}

function differs(name: string, differences: readonly string[]): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot prove source "${name}": what came back is not what was saved: ${differences.join("; ")}`,
    {
      code: "restore-differs",
      hint: "Keep the older backups, and report this: a backup that does not return is a bug of ours or a broken disk.",
      thing: name,
    },
  );
}

function refuseFailed(name: string, asked: readonly Answered[]): void {
  const error = checksFailed(asked, {
    cannot: `Cannot prove source "${name}"`,
    name,
    hint: "All came back as it was saved: look at the place, and keep the older backups.",
  });
  if (error !== null) throw error;
}

/** As the receipt says them; it lies in the clear. */
function checksOf(asked: readonly Answered[], { setup }: Proof): Pick<ProvenSource, "checks"> {
  if (asked.length === 0) return {};
  const answers = asked.map(({ question, answer }) => ({
    ask: question.ask,
    of: question.of ?? null,
    must: mustBe(question),
    answer: answer ?? "",
    passed: true as const,
  }));
  const passed = asked.length;
  return { checks: { passed, answers: setup.policy.disclose === "all" ? answers : null } };
}
