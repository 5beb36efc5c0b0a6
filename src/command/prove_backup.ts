import type { Finding } from "../domain/finding.ts";
import type { Receipt } from "../domain/note.ts";
import { VERSION } from "../domain/version.ts";
import type { SigningKey } from "../trust/sign.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { prove } from "./prove.ts";
import { publishNote, type SignedManifest } from "./publish.ts";
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

/** Proves the backup of this run from each store with the file keys still in memory, and publishes the receipt there. */
export async function proveBackup(work: ProofWork): Promise<Finding[]> {
  const { setup, session, key, signed } = work;
  const { machine, policy } = setup;
  const keyOf = keysInMemory(
    new Map(
      work.saved.flatMap(({ staged }) =>
        [...staged].map(([file, sealed]) => [file, sealed.fileKey] as const),
      ),
    ),
  );
  const findings: Finding[] = [];
  for (const { store, name } of work.published) {
    const proof = {
      setup,
      stored: { store, id: signed.manifest.id },
      manifest: signed.manifest,
      sha256: signed.sha256,
      keyOf,
    };
    const done = await caught(async () => {
      const sources = await prove(proof);
      const receipt: Receipt = {
        "holdfast-receipt": 1,
        backup: signed.manifest.id,
        sha256: signed.sha256,
        at: machine.now().toISOString(),
        host: policy.disclose === "all" ? machine.host : null,
        version: VERSION,
        sources,
      };
      machine.step("prove: compared");
      await publishNote(
        store,
        { id: signed.manifest.id, note: "proven", value: receipt },
        { staged: session.folder, key, machine },
      );
      const facts = sources.reduce((sum, one) => sum + one.facts, 0);
      machine.tell({
        kind: "line",
        text: `Proven from "${name}": ${facts.toLocaleString("en-US")} facts equal after a restore into scratch`,
      });
    });
    findings.push(...done.findings);
  }
  return findings;
}
