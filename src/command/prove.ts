import { HoldfastError } from "../domain/error.ts";
import type { Manifest } from "../domain/manifest.ts";
import type { Receipt } from "../domain/note.ts";
import { compareBuilt } from "./compare_built.ts";
import type { Setup, Source } from "./open_policy.ts";
import { type KeyOf, openSaved, type Stored } from "./saved.ts";

/** What of a backup is proven, and by which keys. */
export interface Proof {
  readonly setup: Setup;
  readonly stored: Stored;
  readonly manifest: Manifest;
  /** The manifest's SHA-256, hex. */
  readonly sha256: string;
  readonly keyOf: KeyOf;
}

/**
 * Opens every archive from the store, restores it into a throwaway place, and compares every fact.
 *
 * @returns What the receipt says of each source. @throws HoldfastError "restore-differs" naming what differs.
 */
export async function prove(proof: Proof): Promise<Receipt["sources"]> {
  const results: Receipt["sources"] = [];
  const { machine } = proof.setup;
  for (const saved of proof.manifest.sources) {
    const source = proof.setup.sources.find(({ name }) => name === saved.name) as Source;
    machine.tell({ kind: "phase", text: `Proving "${saved.name}": restoring it into scratch` });
    const began = performance.now();
    const facts = await proveSource(source, proof);
    results.push({ name: saved.name, facts, milliseconds: Math.round(performance.now() - began) });
  }
  return results;
}

async function proveSource(source: Source, proof: Proof): Promise<number> {
  const { machine } = proof.setup;
  const of = proof.manifest.sources.find(
    ({ name }) => name === source.name,
  ) as Manifest["sources"][number];
  const saved = await openSaved(proof.stored, of, proof.keyOf);
  await using lent = await source.kind.lend(source.settings, machine, {
    saved,
    versions: of.versions,
  });
  machine.step("prove: lent");
  const engine = source.kind.open(lent.settings, machine);
  const parts = of.archives.map(({ part }) => part);
  const aside = await engine.aside(proof.sha256.slice(0, 16), [], parts);
  await engine.build(saved, aside);
  if (source.kind.proof === "after swap") await engine.swap(aside); // it is nobody's place
  machine.step("prove: built");
  const { facts, differences } = await compareBuilt(engine, saved, aside);
  await engine.drop(aside, "built");
  if (differences.length === 0) return facts;
  throw new HoldfastError(
    "restore",
    `Cannot prove source "${source.name}": what came back is not what was saved: ${differences.join("; ")}`,
    {
      code: "restore-differs",
      hint: "Keep the older backups, and report this: a backup that does not return is a bug of ours or a broken disk.",
      thing: source.name,
    },
  );
}
