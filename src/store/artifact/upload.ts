import type { EntryName } from "../../domain/entry.ts";
import { Interrupted } from "../../domain/error.ts";
import type { FindingCode } from "../../domain/finding.ts";
import type { WrittenZip } from "../zip/write_zip.ts";
import { askClient } from "./client.ts";
import { type Context, storeError } from "./context.ts";

/** A zip that is an artifact now. */
export interface Uploaded extends WrittenZip {
  readonly id: number;
}

const CLEANING = 20_000; // ms for deleting what went wrong

/**
 * Uploads a zip as an artifact of its own name, whole. What came back is compared with the file; an
 * upload that ended in any other way is deleted, as far as there is something.
 *
 * @returns "taken" where this run has one of that name.
 * @throws HoldfastError "store-full" where the account's quota is used up, else "store-failed".
 */
export async function uploadZip(
  context: Context,
  zip: WrittenZip & {
    readonly file: string;
    readonly folder: string;
    readonly retentionDays: number;
  },
): Promise<Uploaded | "taken"> {
  const { file, folder, retentionDays } = zip;
  const name = file.slice(file.lastIndexOf("/") + 1, -".zip".length);
  try {
    const task = { kind: "upload", file, folder, retentionDays } as const;
    const answer = await askClient(context.machine, task);
    const why = answer.kind === "uploaded" ? whyNot(answer, zip) : "it gave another answer";
    if (why !== null) throw new Error(why);
    return { id: (answer as { id: number }).id, size: zip.size, sha256: zip.sha256 };
  } catch (cause) {
    if (cause instanceof Interrupted || context.machine.signal.aborted) throw new Interrupted();
    if (isTaken(cause)) return "taken";
    // What cannot be begun is not there: what has its name is of another job of this run.
    if (!isUnbegun(cause)) await dropUploaded(context, { text: name });
    throw explained(context, name, cause);
  }
}

/** Deletes what this run uploaded under a name. Does its best: the first error is the one worth telling. */
export async function dropUploaded(
  { machine }: Context,
  name: Pick<EntryName, "text">,
): Promise<void> {
  await askClient(machine, { kind: "delete", name: `${name.text}.zip` }, CLEANING).catch(() => {});
}

/** Why an answer is no success, whatever the client says of it; null where it is one. */
function whyNot(
  { id, size, digest }: { id: number | null; size: number | null; digest: string | null },
  zip: WrittenZip,
): string | null {
  if (id === null || !Number.isSafeInteger(id) || id <= 0) return "the service gave it no number";
  if (size !== zip.size) return `${size} bytes of ${zip.size} were uploaded`;
  return digest === zip.sha256 ? null : "other bytes were uploaded than are in the file";
}

function isUnbegun(cause: unknown): boolean {
  return (cause as Error).message.startsWith("Failed to CreateArtifact: ");
}

/** Only at its creation: a number that is refused at the end is our own first try's. */
function isTaken(cause: unknown): boolean {
  const { message } = cause as Error;
  return /^Failed to CreateArtifact: .*\(409\)/.test(message);
}

function explained(context: Context, name: string, cause: unknown): unknown {
  const { message } = cause as Error;
  const isQuota = /storage quota/i.test(message);
  const code: FindingCode = isQuota ? "store-full" : "store-failed";
  return storeError(context, `write "${name}" to`, {
    why: isQuota ? "the account's storage for artifacts is used up" : message,
    hint: isQuota
      ? "Delete old artifacts or shorten retention-days; GitHub counts anew every 6 to 12 hours."
      : "Is GitHub in order (githubstatus.com)? Nothing was published there. Run the same command again.",
    code,
    cause,
  });
}
