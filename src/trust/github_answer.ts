import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { GitHubFailure } from "../host/github.ts";

/** What stands at a path of an answer, where it is a text; null for anything else. */
export function textAt(answer: unknown, ...path: string[]): string | null {
  const value = valueAt(answer, path);
  return typeof value === "string" ? value : null;
}

/** What stands at a path of an answer, where it is a list; empty for anything else. */
export function listAt(answer: unknown, ...path: string[]): readonly unknown[] {
  const value = valueAt(answer, path);
  return Array.isArray(value) ? value : [];
}

/** What stands at a path of an answer; undefined where nothing does. */
export function valueAt(answer: unknown, path: readonly string[]): unknown {
  let here = answer;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/**
 * Asks GitHub for something that must be known before anything is replaced.
 *
 * @param of.what Completes "Cannot ask GitHub for …".
 * @param of.permission As a workflow writes it, for where GitHub does not name it: "actions: read".
 * @throws HoldfastError "gate-unreachable".
 */
export async function asked<T>(
  of: { readonly what: string; readonly permission: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof GitHubFailure)) throw cause;
    throw new HoldfastError(
      "approval",
      `Cannot ask GitHub for ${of.what}: ${shown(cause.message)}`,
      { code: "gate-unreachable", hint: hintFor(cause, of.permission), thing: "GitHub", cause },
    );
  }
}

function hintFor({ status, permission, message }: GitHubFailure, known: string): string {
  if (status === 401) return "Is github-token a token of this repository that is still valid?";
  if (/rate limit/i.test(message)) return "GitHub was asked too often. Try again in an hour.";
  if (status !== 403 && status !== 404) return "Is GitHub down? Try again when it answers.";
  // "pull_requests=read" to the API is "pull-requests: read" to a workflow.
  const named = permission?.replaceAll("=", ": ").replaceAll("_", "-") ?? known;
  return `Give the job's token the permission: write "permissions: { ${shown(named)} }" in the workflow.`;
}
