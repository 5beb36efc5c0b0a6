import { commitsOf, contentOf, shaOf } from "./api_git.ts";
import {
  artifactOf,
  commentOf,
  environmentOf,
  type GitHubState,
  idOf,
  issueOf,
  pullOf,
  repositoryOf,
  reviewOf,
  runOf,
  stamp,
  userOf,
} from "./api_state.ts";

/** What a request asks: names of the path, the query, the body, and whose token it is. */
export interface Asked {
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly login: string;
}

/** What is answered: a value, a page of a list, a redirect, or an error. */
export type Answer =
  | { readonly status: number; readonly value: unknown }
  | { readonly list: readonly unknown[]; readonly key?: string }
  | { readonly location: string };

/** One endpoint below /repos/{owner}/{name}. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** What a token needs, as the header says it; null: any token. */
  readonly needs: string | null;
  answer(asked: Asked, state: GitHubState): Answer | Promise<Answer>;
}

export const NOT_FOUND: Answer = { status: 404, value: { message: "Not Found", status: "404" } };

const ok = (value: unknown): Answer => ({ status: 200, value });
const invalid = (message: string): Answer => ({
  status: 422,
  value: { message, status: "422" },
});

function route(method: string, path: string, needs: string | null, answer: Route["answer"]): Route {
  const pattern = path.replaceAll(".", "\\.").replaceAll("**", "(.+)").replaceAll("*", "([^/]+)");
  return { method, path: new RegExp(`^${pattern}$`), needs, answer };
}

const ACTIONS: readonly Route[] = [
  route("GET", "/actions/runs", "actions=read", ({ query }, state) =>
    runsOf(state, query, () => true),
  ),
  route("GET", "/actions/workflows/*/runs", "actions=read", ({ names: [file], query }, state) =>
    runsOf(state, query, (path) => path.endsWith(`/${file}`) || String(idOf(path)) === file),
  ),
  route("GET", "/actions/runs/*", "actions=read", ({ names: [id] }, state) => {
    const run = state.runs.find((one) => String(one.id) === id);
    return run === undefined ? NOT_FOUND : ok(runOf(run, state));
  }),
  route("GET", "/actions/runs/*/approvals", "actions=read", ({ names: [id] }, state) =>
    state.runs.some((one) => String(one.id) === id)
      ? ok(
          state.approvals
            .filter(({ run }) => String(run) === id)
            .map((one) => reviewOf(one, state)),
        )
      : NOT_FOUND,
  ),
  route("GET", "/actions/runs/*/artifacts", "actions=read", ({ names: [id], query }, state) =>
    artifactsOf(state, query, ({ run }) => String(run) === id),
  ),
  route("GET", "/actions/artifacts", "actions=read", ({ query }, state) =>
    artifactsOf(state, query, () => true),
  ),
  route("GET", "/actions/artifacts/*", "actions=read", ({ names: [id] }, state) => {
    const one = state.artifacts.find((artifact) => String(artifact.id) === id);
    return one === undefined ? NOT_FOUND : ok(artifactOf(one, state));
  }),
  route("GET", "/actions/artifacts/*/zip", "actions=read", ({ names: [id] }, state) => {
    const one = state.artifacts.find((artifact) => String(artifact.id) === id);
    if (one === undefined) return NOT_FOUND;
    if (one.expired)
      return { status: 410, value: { message: "Artifact has expired", status: "410" } };
    return { location: one.location ?? `/_signed/artifacts/${one.id}` };
  }),
  route("DELETE", "/actions/artifacts/*", "actions=write", ({ names: [id] }, state) => {
    const at = state.artifacts.findIndex((artifact) => String(artifact.id) === id);
    if (at < 0) return NOT_FOUND;
    state.artifacts.splice(at, 1);
    return { status: 204, value: null };
  }),
  route("GET", "/environments/*", "actions=read", ({ names: [name] }, state) => {
    const one = state.environments.find((environment) => environment.name === name);
    return one === undefined ? NOT_FOUND : ok(environmentOf(one, state));
  }),
];

const ISSUES: readonly Route[] = [
  route("GET", "/issues", "issues=read", ({ query }, state) => {
    const wanted = query.get("state") ?? "open";
    const creator = query.get("creator");
    const since = Date.parse(query.get("since") ?? "1970-01-01T00:00:00Z");
    return {
      list: state.issues
        .filter((one) => wanted === "all" || one.state === wanted)
        .filter(({ login }) => creator === null || login === creator)
        .filter(({ updatedAt }) => Date.parse(updatedAt) >= since)
        .toSorted((a, b) => b.number - a.number)
        .map((one) => issueOf(one, state)),
    };
  }),
  route("POST", "/issues", "issues=write", ({ body, login }, state) => {
    if (typeof body["title"] !== "string") return invalid("Validation Failed");
    const now = stamp(state.now());
    const numbers = [...state.issues, ...state.pulls].map(({ number }) => number);
    const one = {
      number: Math.max(0, ...numbers) + 1,
      title: body["title"],
      body: typeof body["body"] === "string" ? body["body"] : "",
      login,
      state: "open" as const,
      createdAt: now,
      updatedAt: now,
    };
    state.issues.push(one);
    return { status: 201, value: issueOf(one, state) };
  }),
  route("GET", "/issues/*", "issues=read", ({ names: [number] }, state) => {
    const one = state.issues.find((issue) => String(issue.number) === number);
    return one === undefined ? NOT_FOUND : ok(issueOf(one, state));
  }),
  route("PATCH", "/issues/*", "issues=write", ({ names: [number], body }, state) => {
    const one = state.issues.find((issue) => String(issue.number) === number);
    if (one === undefined) return NOT_FOUND;
    if (typeof body["title"] === "string") one.title = body["title"];
    if (typeof body["body"] === "string") one.body = body["body"];
    if (body["state"] === "open" || body["state"] === "closed") one.state = body["state"];
    one.updatedAt = stamp(state.now());
    return ok(issueOf(one, state));
  }),
  route("GET", "/issues/comments/*", "issues=read", ({ names: [id] }, state) => {
    const one = state.comments.find((comment) => String(comment.id) === id);
    return one === undefined ? NOT_FOUND : ok(commentOf(one, state));
  }),
  route("PATCH", "/issues/comments/*", "issues=write", ({ names: [id], body }, state) => {
    const one = state.comments.find((comment) => String(comment.id) === id);
    if (one === undefined) return NOT_FOUND;
    if (typeof body["body"] !== "string") return invalid("Validation Failed");
    one.body = body["body"];
    one.updatedAt = stamp(state.now());
    return ok(commentOf(one, state));
  }),
  route("DELETE", "/issues/comments/*", "issues=write", ({ names: [id] }, state) => {
    const at = state.comments.findIndex((comment) => String(comment.id) === id);
    if (at < 0) return NOT_FOUND;
    state.comments.splice(at, 1);
    return { status: 204, value: null };
  }),
  route("GET", "/issues/*/comments", "issues=read", ({ names: [number] }, state) =>
    knows(state, number)
      ? {
          list: state.comments
            .filter(({ issue }) => String(issue) === number)
            .map((one) => commentOf(one, state)),
        }
      : NOT_FOUND,
  ),
  route("POST", "/issues/*/comments", "issues=write", ({ names: [number], body, login }, state) => {
    if (!knows(state, number)) return NOT_FOUND;
    if (typeof body["body"] !== "string") return invalid("Validation Failed");
    const now = stamp(state.now());
    const one = {
      id: 1000 + state.comments.length + 1,
      issue: Number(number),
      login,
      body: body["body"],
      createdAt: now,
      updatedAt: now,
    };
    state.comments.push(one);
    return { status: 201, value: commentOf(one, state) };
  }),
];

const CODE: readonly Route[] = [
  route("GET", "", null, (_, state) => ok(repositoryOf(state.repository, state))),
  route("GET", "/branches/**", "contents=read", async ({ names: [branch = ""] }, state) => {
    const sha = state.git === null ? null : await shaOf(state.git, `refs/heads/${branch}`);
    if (sha === null && (state.git !== null || branch !== state.defaultBranch))
      return { status: 404, value: { message: "Branch not found", status: "404" } };
    const isProtected = state.protectedBranches.has(branch);
    return ok({
      name: branch,
      commit: { sha: sha ?? "0".repeat(40) },
      protected: isProtected,
      protection: { enabled: isProtected },
    });
  }),
  route("GET", "/commits", "contents=read", async ({ query }, state) => {
    const from = query.get("sha") ?? state.defaultBranch;
    const found = state.git === null ? null : await commitsOf(state.git, from, query.get("path"));
    return found === null ? NOT_FOUND : { list: found };
  }),
  route("GET", "/commits/*", "contents=read", async ({ names: [name = ""] }, state) => {
    const sha = state.git === null ? null : await shaOf(state.git, name);
    if (sha === null)
      return {
        status: 422,
        value: { message: `No commit found for SHA: ${name}`, status: "422" },
      };
    return ok((await commitsOf(state.git ?? "", sha, null))?.[0]);
  }),
  route("GET", "/commits/*/pulls", "pull_requests=read", ({ names: [sha = ""] }, state) => ({
    list: state.pulls
      .filter(({ mergeSha, commits }) => mergeSha === sha || commits.includes(sha))
      .map((one) => ({ ...pullOf(one, state), merged: undefined })),
  })),
  route("GET", "/pulls/*", "pull_requests=read", ({ names: [number] }, state) => {
    const one = state.pulls.find((pull) => String(pull.number) === number);
    return one === undefined ? NOT_FOUND : ok(pullOf(one, state));
  }),
  route("GET", "/pulls/*/commits", "pull_requests=read", ({ names: [number] }, state) => {
    const one = state.pulls.find((pull) => String(pull.number) === number);
    return one === undefined ? NOT_FOUND : { list: one.commits.map((sha) => ({ sha })) };
  }),
  route("GET", "/pulls/*/reviews", "pull_requests=read", ({ names: [number] }, state) => {
    const one = state.pulls.find((pull) => String(pull.number) === number);
    if (one === undefined) return NOT_FOUND;
    return {
      list: one.reviews.map((review, at) => ({
        id: one.number * 100 + at,
        user: userOf(review.login),
        body: review.body,
        state: review.state,
        commit_id: review.commit,
        submitted_at: review.at,
        author_association: "MEMBER",
      })),
    };
  }),
  route("GET", "/contents/**", "contents=read", async ({ names: [path = ""], query }, state) => {
    const at = query.get("ref") ?? state.defaultBranch;
    const found = state.git === null ? null : await contentOf(state.git, at, path);
    if (found === null) return NOT_FOUND;
    return ok({
      type: "file",
      encoding: "base64",
      size: found.bytes.byteLength,
      name: path.split("/").at(-1),
      path,
      sha: found.sha,
      content: found.bytes.toString("base64").replace(/.{60}/g, "$&\n"),
    });
  }),
  route("GET", "/collaborators/*/permission", null, ({ names: [login = ""] }, state) => {
    const permission = state.collaborators.get(login) ?? (state.isPrivate ? "none" : "read");
    return ok({ permission, role_name: permission, user: userOf(login) });
  }),
];

export const ROUTES: readonly Route[] = [...CODE, ...ACTIONS, ...ISSUES];

function knows(state: GitHubState, number: string | undefined): boolean {
  return [...state.issues, ...state.pulls].some((one) => String(one.number) === number);
}

function runsOf(
  state: GitHubState,
  query: URLSearchParams,
  isWanted: (path: string) => boolean,
): Answer {
  const is = (name: string, value: string | null) =>
    query.get(name) === null || query.get(name) === value;
  return {
    key: "workflow_runs",
    list: state.runs
      .filter(({ path }) => isWanted(path))
      .filter((run) => is("branch", run.headBranch) && is("event", run.event))
      .filter((run) => is("actor", run.actor) && is("head_sha", run.headSha))
      .filter(
        (run) =>
          query.get("status") === null ||
          [run.status, run.conclusion].includes(query.get("status") as never),
      )
      .toReversed()
      .map((run) => runOf(run, state)),
  };
}

function artifactsOf(
  state: GitHubState,
  query: URLSearchParams,
  isWanted: (one: GitHubState["artifacts"][number]) => boolean,
): Answer {
  const name = query.get("name");
  return {
    key: "artifacts",
    list: state.artifacts
      .filter(isWanted)
      .filter((one) => name === null || one.name === name)
      .toReversed()
      .map((one) => artifactOf(one, state)),
  };
}
