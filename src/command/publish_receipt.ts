import type { EntryName } from "../domain/entry.ts";
import type { Receipt } from "../domain/note.ts";
import type { Store } from "../store/store.ts";
import type { SigningKey } from "../trust/sign.ts";
import type { Proof, Proved } from "./prove.ts";
import { publishNote } from "./publish.ts";
import { receiptOf } from "./receipt.ts";
import type { Session } from "./session.ts";

/** What a receipt is made with. */
export interface Signed {
  /** Where the backup was read from. */
  readonly store: Store;
  readonly session: Session;
  readonly key: SigningKey;
  readonly opened: NonNullable<Receipt["opened"]>;
}

/** Publishes the receipt of a proof beside the backup; null where nothing was proven. */
export async function publishReceipt(
  proof: Proof,
  proved: Proved,
  { store, session, key, opened }: Signed,
): Promise<EntryName | null> {
  if (proved.sources.length === 0) return null;
  const { machine } = proof.setup;
  machine.step("prove: compared");
  const value = receiptOf({ ...proof, opened }, proved.sources);
  const signing = { staged: session.folder, key, machine };
  const note = { id: proof.manifest.id, note: "proven" as const, value };
  return await publishNote(store, note, signing);
}
