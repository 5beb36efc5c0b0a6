import type { Finding } from "../domain/finding.ts";
import type { SigningKey } from "../trust/sign.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { type Proof, type Proved, prove } from "./prove.ts";
import type { SignedManifest } from "./publish.ts";
import { publishReceipt } from "./publish_receipt.ts";
import { provenText } from "./receipt.ts";
import type { SavedSource } from "./save_source.ts";
import { keysInMemory } from "./saved.ts";
import type { Session } from "./session.ts";

/** The backup of this run, as it was published. */
export interface ProofWork {
  readonly setup: Setup;
  readonly session: Session;
  readonly key: SigningKey;
  readonly signed: SignedManifest;
  readonly saved: readonly SavedSource[];
  readonly published: readonly Shelved[];
}

/** What came of the proofs from each store. */
export interface ProvedBackup {
  readonly findings: readonly Finding[];
  /** By store; those of which nothing could be proven at all are left out. */
  readonly proofs: ReadonlyMap<string, Proved>;
}

/** Proves the backup of this run from each store with the file keys still in memory, and publishes the receipt there. */
export async function proveBackup(work: ProofWork): Promise<ProvedBackup> {
  const { setup, session, key, signed } = work;
  const keyOf = keysInMemory(
    new Map(
      work.saved.flatMap(({ staged }) =>
        [...staged].map(([file, sealed]) => [file, sealed.fileKey] as const),
      ),
    ),
  );
  const findings: Finding[] = [];
  const proofs = new Map<string, Proved>();
  for (const { store, name, catalog } of work.published) {
    const proof: Proof = {
      setup,
      stored: { store, id: signed.manifest.id },
      manifest: signed.manifest,
      sha256: signed.sha256,
      keyOf,
      sources: signed.manifest.sources.map((one) => one.name),
      catalog,
    };
    const done = await caught(async () => {
      const proved = await prove(proof);
      findings.push(...proved.findings);
      proofs.set(name, proved);
      await publishReceipt(proof, proved, { store, session, key, opened: "run" });
      for (const one of proved.sources) {
        const text = `Proven from "${name}": ${one.name}, ${provenText(one)}`;
        setup.machine.tell({ kind: "line", text });
      }
    });
    findings.push(...done.findings);
  }
  return { findings, proofs };
}
