import type { Setup } from "../../command/open_policy.ts";
import type { Outcome } from "../../domain/report.ts";
import { GitHubFailure } from "../../host/github.ts";
import type { Uploaded } from "./artifact.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * The artifact a backup of this run lies in, where the policy has a store of that kind; for the
 * outputs only, so what cannot be asked is left out: the store itself has read back what it uploaded.
 */
export async function findArtifact(setup: Setup, { report }: Outcome): Promise<Uploaded | null> {
  const { github, policy } = setup;
  const isStored = Object.values(policy.stores).some(({ kind }) => kind === "artifact");
  if (github === null || report.backup === null || !isStored) return null;
  const { run } = github;
  const name = `${report.backup}.zip`;
  try {
    for await (const one of github.list(`/actions/runs/${run.runId}/artifacts`, "artifacts")) {
      const { name: there, id, digest } = one as Json;
      if (there !== name || typeof id !== "number" || typeof digest !== "string") continue;
      const url = `${run.url}/artifacts/${id}`;
      return { name, id, url, digest: digest.replace(/^sha256:/, "") };
    }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
  }
  return null;
}
