import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import type { GitHubRun } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";

/** A file of this run that anybody who may read the repository can fetch. */
export interface Uploaded {
  readonly name: string;
  readonly id: number;
  readonly url: string;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/**
 * Uploads one file as it is, as an artifact of its name. What came back is compared with the file:
 * an upload that failed quietly is none.
 *
 * @throws HoldfastError "store-failed".
 */
export async function uploadFile(
  file: string,
  { run, machine }: { readonly run: GitHubRun; readonly machine: Machine },
): Promise<Uploaded> {
  const name = basename(file);
  const failed = (why: string, cause?: unknown) =>
    new HoldfastError("store", `Cannot upload artifact "${shown(name)}": ${shown(why)}`, {
      code: "store-failed",
      hint: "Is the artifact service in order, and the account's storage not used up?",
      thing: shown(name),
      cause,
    });
  if (!machine.env["ACTIONS_RUNTIME_TOKEN"] || !machine.env["ACTIONS_RESULTS_URL"])
    throw failed("the runner gave no artifact service");
  machine.tell({ kind: "phase", text: `Uploading ${name}` }); // the client talks much
  const digest = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const work = new DefaultArtifactClient()
    .uploadArtifact(name, [file], dirname(file), { skipArchive: true })
    .catch((cause: unknown) => {
      throw failed(cause instanceof Error ? cause.message : String(cause), cause);
    });
  // The client hears no signal; what it still does when one came is given up.
  const { signal } = machine;
  const stop = Promise.withResolvers<never>();
  const onAbort = (): void => stop.reject(new Interrupted());
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    signal.throwIfAborted();
    const { id, digest: said } = await Promise.race([work, stop.promise]);
    if (id === undefined || id <= 0) throw failed("the service gave it no number");
    if (said !== digest) throw failed("the service has other bytes than the file");
    return { name, id, url: `${run.url}/artifacts/${id}`, digest };
  } finally {
    signal.removeEventListener("abort", onAbort);
    work.catch(() => {}); // given up: nobody waits for it any more
    stop.promise.catch(() => {});
  }
}

/**
 * Makes a file and uploads it, where the command's work is done whatever becomes of it.
 *
 * @param make The file's path; null where there is nothing to leave.
 * @returns The artifact, or a warning.
 */
export async function leave(
  what: string,
  at: { readonly run: GitHubRun; readonly machine: Machine },
  make: () => Promise<string | null>,
): Promise<{ readonly artifact: Uploaded | null; readonly finding: Finding | null }> {
  try {
    const file = await make();
    return { artifact: file === null ? null : await uploadFile(file, at), finding: null };
  } catch (error) {
    if (error instanceof Interrupted) return { artifact: null, finding: null };
    if (!(error instanceof HoldfastError)) throw error;
    const { code, message, hint, thing } = error;
    const text = `Could not leave ${what}: ${message}`;
    const finding: Finding = {
      code,
      weight: "warning",
      thing: thing ?? "",
      text,
      hint: hint ?? "",
    };
    return { artifact: null, finding };
  }
}
