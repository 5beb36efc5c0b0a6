import type { GitHub } from "../host/github.ts";
import { asked, listAt, textAt, valueAt } from "./github_answer.ts";

/** What is asked of a policy's history. */
export interface History {
  /** The policy's path in its repository. */
  readonly path: string;
  /** Where it lay when this host last accepted it; `path` unless it moved. */
  readonly before: string;
  /** The commit this run is of. */
  readonly commit: string;
  /** Where pull requests must have been merged to. */
  readonly branch: string;
  /** The newest change that this host accepted before; null: it has seen none. */
  readonly accepted: string | null;
  /** Whether a policy's text asks for reviews. */
  asksReview(text: string): boolean;
}

/** What the history comes to: the newest change, and the first one that lacks its review. */
export interface Judged {
  readonly newest: string | null;
  readonly unreviewed: { readonly commit: string; readonly why: string } | null;
}

const MAX_CHANGES = 100; // commits of the policy that a host without memory judges
const MAX_LISTED = 1000; // commits of the policy that are listed
const CONTENTS = "contents: read";
const PULLS = "pull-requests: read";
const WRITERS = ["admin", "maintain", "write"];

/**
 * Judges each change of the policy by the word of the policy before it: where that one says
 * `require: reviewed`, the change must have come by a merged pull request whose last commit somebody
 * else approved. So the demand itself is taken away only with a review.
 *
 * The history is what Git shows for the path. What this host accepted before is not judged again; of
 * the rest all is, and on a host that has seen nothing the newest 100 changes. A policy that moved is
 * judged by the word of the one at its old place too, and what became of that one is.
 *
 * @throws HoldfastError "gate-unreachable".
 */
export async function judgeHistory(github: GitHub, history: History): Promise<Judged> {
  const { path, before } = history;
  if (path === before) return await judgePath(github, history);
  const old = await judgePath(github, { ...history, path: before });
  return old.unreviewed === null ? await judgePath(github, { ...history, accepted: null }) : old;
}

async function judgePath(github: GitHub, history: History): Promise<Judged> {
  const { commit, accepted, path, before } = history;
  const changes = await changesOf(github, history, commit);
  const newest = textAt(changes[0], "sha");
  const shas = new Set(changes.map((one) => textAt(one, "sha")));
  if (accepted !== null && !shas.has(accepted)) {
    const why = "the history no longer leads to it, but this host accepted it";
    return { newest, unreviewed: { commit: accepted, why } };
  }
  const isFirst = accepted === null && path === before;
  if (!isFirst && changes.length === MAX_LISTED) {
    const why = `there are ${MAX_LISTED} changes or more, and not all can be judged`;
    return { newest, unreviewed: { commit: newest ?? commit, why } };
  }
  // By what was reachable then, not by the order of the list: a commit's date is its maker's word.
  const known = accepted === null ? [] : await changesOf(github, history, accepted);
  const seen = new Set(known.map((one) => textAt(one, "sha")));
  const fresh = changes.filter((one) => !seen.has(textAt(one, "sha")));
  // Whoever took the demand away could push as many changes after it as are not judged.
  const judged = isFirst ? fresh.slice(0, MAX_CHANGES) : fresh;
  return { newest, unreviewed: await firstUnreviewed(judged, github, history) };
}

/**
 * The newest change without its review. One does not count any more when a reviewed change after it
 * brought back, byte for byte, what was there before it: else a single push would spoil a history for ever.
 */
async function firstUnreviewed(
  changes: readonly unknown[],
  github: GitHub,
  history: History,
): Promise<Judged["unreviewed"]> {
  let open: Judged["unreviewed"] = null;
  const reviewed = new Set<string | null>(); // the policies that reviewed changes after `open` left
  const fileAt = async (sha: string) => textAt(await contentOf(github, history.path, sha), "sha");
  for (const one of changes) {
    const commit = textAt(one, "sha") ?? "";
    const said = await judgeChange(one, github, history);
    if (said === "reviewed" && open === null) reviewed.add(await fileAt(commit));
    if (typeof said === "string") continue;
    open ??= { commit, why: said.why };
    const [parent] = listAt(one, "parents");
    // A change is listed before its ancestors, so what is in the set came after this one.
    if (reviewed.has(await fileAt(textAt(parent, "sha") ?? ""))) open = null;
  }
  return open;
}

/** The changes of the policy up to a commit, newest first. */
async function changesOf(
  github: GitHub,
  { path }: History,
  commit: string,
): Promise<readonly unknown[]> {
  return await asked({ what: `the history of "${path}"`, permission: CONTENTS }, async () => {
    const query = `path=${encodeURIComponent(path)}&sha=${encodeURIComponent(commit)}`;
    const found: unknown[] = [];
    for await (const one of github.list(`/commits?${query}`))
      if (found.push(one) === MAX_LISTED) break;
    return found;
  });
}

/** A file's text at a commit; null where it is not there. @throws HoldfastError "gate-unreachable". */
export async function textOf(github: GitHub, path: string, at: string): Promise<string | null> {
  const file = await contentOf(github, path, at);
  return file === null
    ? null
    : Buffer.from(textAt(file, "content") ?? "", "base64").toString("utf8");
}

async function contentOf(github: GitHub, path: string, at: string): Promise<unknown> {
  const name = path.split("/").map(encodeURIComponent).join("/");
  return await asked({ what: `"${path}" at ${at}`, permission: CONTENTS }, () =>
    github.get(`/contents/${name}?ref=${at}`).catch((error: unknown) => {
      if ((error as { status?: unknown }).status === 404) return null;
      throw error;
    }),
  );
}

async function judgeChange(
  change: unknown,
  github: GitHub,
  history: History,
): Promise<"free" | "reviewed" | { readonly why: string }> {
  const sha = textAt(change, "sha") ?? "";
  let isAsked = false;
  for (const parent of listAt(change, "parents")) {
    for (const path of new Set([history.path, history.before])) {
      const text = await textOf(github, path, textAt(parent, "sha") ?? "");
      isAsked ||= text !== null && history.asksReview(text);
    }
  }
  if (!isAsked) return "free";
  const pulls = await asked({ what: `the pull requests of commit ${sha}`, permission: PULLS }, () =>
    Array.fromAsync(github.list(`/commits/${sha}/pulls`)),
  );
  const merged = pulls.filter(
    (one) =>
      textAt(one, "merged_at") !== null &&
      textAt(one, "base", "ref") === history.branch &&
      textAt(one, "base", "repo", "full_name") === github.run.repository,
  );
  let why = "no merged pull request brought it";
  for (const pull of merged) {
    const lacks = await whyNotApproved(pull, github, history);
    if (lacks === null) return "reviewed";
    why = lacks;
  }
  return { why };
}

/** Why a merged pull request is not a reviewed change of the policy; null where it is. */
async function whyNotApproved(
  pull: unknown,
  github: GitHub,
  { path }: History,
): Promise<string | null> {
  const number = valueAt(pull, ["number"]);
  const head = textAt(pull, "head", "sha") ?? "";
  const author = textAt(pull, "user", "login");
  const reviews = await asked(
    { what: `the reviews of pull request #${number}`, permission: PULLS },
    () => Array.fromAsync(github.list(`/pulls/${number}/reviews`)),
  );
  // Only the last word of each reviewer counts; a mere comment takes none back.
  const last = new Map<string, unknown>();
  for (const review of reviews)
    if (textAt(review, "state") !== "COMMENTED" && textAt(review, "user", "type") === "User")
      last.set(textAt(review, "user", "login") ?? "", review);
  last.delete(author ?? "");
  const approvals = [...last].filter(([, one]) => textAt(one, "state") === "APPROVED");
  if (approvals.length === 0) return `nobody but its author approved pull request #${number}`;
  const current = approvals.filter(([, one]) => textAt(one, "commit_id") === head);
  if (current.length === 0) return `pull request #${number} was changed after it was approved`;
  if (!(await hasWriter(current, github)))
    return `who approved pull request #${number} may not write to the repository`;
  // Whoever merges by hand can add to what was reviewed.
  const [there, then] = await Promise.all(
    [textAt(pull, "merge_commit_sha") ?? "", head].map((at) => contentOf(github, path, at)),
  );
  return textAt(there, "sha") === textAt(then, "sha")
    ? null
    : `pull request #${number} was merged with another policy than was approved`;
}

/** On a public repository anybody can approve; only a writer's word counts, as for GitHub itself. */
async function hasWriter(
  approvals: readonly (readonly [login: string, unknown])[],
  github: GitHub,
): Promise<boolean> {
  for (const [login] of approvals) {
    const of = { what: `the rights of ${login}`, permission: "metadata: read" };
    const rights = await asked(of, () => github.get(`/collaborators/${login}/permission`));
    if (WRITERS.includes(textAt(rights, "permission") ?? "")) return true;
  }
  return false;
}
