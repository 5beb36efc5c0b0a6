// GitHub's REST API as far as Holdfast speaks to it, on 127.0.0.1. It is stateful: tests change its
// state as people do on GitHub's pages, and the program under test meets the answers GitHub would
// give, with the permissions of its token. What it does not know is 404, as there.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, NOT_FOUND, ROUTES } from "./api_routes.ts";
import {
  type Comment,
  type Environment,
  type GitHubState,
  type Grant,
  idOf,
  type Permissions,
  type Run,
  stamp,
} from "./api_state.ts";

/** A GitHub that listens, and the hands of the people on it. */
export interface GitHubServer {
  /** Without a slash at the end; what GITHUB_API_URL says. */
  readonly url: string;
  readonly state: GitHubState;
  /** Starts a run, or changes one that is there (by id). @returns The runner's GITHUB_* variables of it. */
  env(patch?: Partial<Run> & { job?: string; workflowRef?: string }): Record<string, string>;
  /** Makes a token of the workflow's bot. */
  token(permissions: Permissions): string;
  /** Makes or changes an environment; a new one asks ben-example, forbids self-review and bypass. */
  environment(name: string, patch?: Partial<Environment>): Environment;
  /** A reviewer answers a waiting job. */
  review(
    run: number | string,
    login: string,
    comment: string,
    state?: "approved" | "rejected",
  ): void;
  /** Somebody writes below an issue. */
  comment(issue: number, login: string, body: string): Comment;
  /** Somebody edits a comment, a second later at least, as GitHub's clock has whole seconds. */
  edit(comment: Comment, body: string): void;
  close(): Promise<void>;
}

export interface GitHubOptions {
  readonly repository?: string;
  readonly defaultBranch?: string;
  readonly git?: string | null;
  readonly now?: () => Date;
}

const BOT = "github-actions[bot]";
const DENIED = "Resource not accessible by integration";

/** Starts a GitHub with one repository. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const state = stateOf(options);
  const tokens = new Map<string, Permissions>();
  const server = createServer((request, response) => {
    answer(request, response, { state, tokens }).catch((error: unknown) => {
      response.writeHead(500).end(JSON.stringify({ message: String(error) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    state,
    env: (patch = {}) => envOf(runFor(state, patch), { state, url, ...patch }),
    token(permissions) {
      const token = `ghs_test${String(tokens.size + 1).padStart(32, "0")}`;
      tokens.set(token, permissions);
      return token;
    },
    environment(name, patch = {}) {
      let one = state.environments.find((environment) => environment.name === name);
      if (one === undefined) {
        one = {
          name,
          reviewers: ["ben-example"],
          preventSelfReview: true,
          adminsMayBypass: false,
          waitTimer: 0,
          branches: "protected",
        };
        state.environments.push(one);
      }
      return Object.assign(one, patch);
    },
    review(run, login, comment, verdict = "approved") {
      const environments = state.environments.map(({ name }) => name);
      state.approvals.push({ run: Number(run), environments, state: verdict, login, comment });
    },
    comment(issue, login, body) {
      const now = stamp(state.now());
      const id = 1000 + state.comments.length + 1;
      const one: Comment = { id, issue, login, body, createdAt: now, updatedAt: now };
      state.comments.push(one);
      return one;
    },
    edit(comment, body) {
      comment.body = body;
      comment.updatedAt = stamp(new Date(Date.parse(comment.createdAt) + 1000));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function stateOf(options: GitHubOptions): GitHubState {
  const defaultBranch = options.defaultBranch ?? "main";
  return {
    repository: options.repository ?? "example/servers",
    defaultBranch,
    isPrivate: true,
    protectedBranches: new Set([defaultBranch]),
    git: options.git ?? null,
    runs: [],
    approvals: [],
    environments: [],
    issues: [],
    comments: [],
    pulls: [],
    artifacts: [],
    collaborators: new Map(),
    faults: { down: false, fail: 0, limit: 0, cut: 0, missing: null },
    calls: [],
    now: options.now ?? (() => new Date()),
  };
}

function runFor(state: GitHubState, patch: Partial<Run>): Run {
  const { repository, defaultBranch } = state;
  let run = state.runs.find(({ id }) => id === patch.id);
  if (run === undefined) {
    run = {
      id: 9_000_000_000 + state.runs.length + 1, // as GitHub's, beyond 32 bits
      path: ".github/workflows/restore.yml",
      headBranch: defaultBranch,
      headSha: "0".repeat(40),
      headRepository: repository,
      event: "workflow_dispatch",
      actor: "ana-example",
      triggeringActor: patch.actor ?? "ana-example",
      attempt: 1,
      status: "in_progress",
      conclusion: null,
      createdAt: stamp(state.now()),
    };
    state.runs.push(run);
  }
  for (const key of Object.keys(run) as (keyof Run)[])
    if (patch[key] !== undefined) Object.assign(run, { [key]: patch[key] });
  return run;
}

function envOf(
  run: Run,
  at: { state: GitHubState; url: string; job?: string; workflowRef?: string },
): Record<string, string> {
  const { repository } = at.state;
  const ref = `refs/heads/${run.headBranch}`;
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: at.url,
    GITHUB_GRAPHQL_URL: `${at.url}/graphql`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: String(idOf(repository)),
    GITHUB_REPOSITORY_OWNER: repository.split("/")[0] ?? "",
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(at.state.runs.indexOf(run) + 1),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_EVENT_NAME: run.event,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: run.headBranch,
    GITHUB_REF_TYPE: "branch",
    GITHUB_REF_PROTECTED: String(at.state.protectedBranches.has(run.headBranch)),
    GITHUB_SHA: run.headSha,
    GITHUB_WORKFLOW: run.path.replace(/^.*\/|\.ya?ml$/g, ""),
    GITHUB_WORKFLOW_REF: at.workflowRef ?? `${repository}/${run.path}@${ref}`,
    GITHUB_WORKFLOW_SHA: run.headSha,
    GITHUB_JOB: at.job ?? "restore",
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: String(idOf(run.actor)),
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor,
    GITHUB_RETENTION_DAYS: "90",
  };
}

interface At {
  readonly state: GitHubState;
  readonly tokens: ReadonlyMap<string, Permissions>;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { state, tokens }: At,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://github");
  const method = request.method ?? "GET";
  const line = `${method} ${url.pathname}${url.search}`;
  state.calls.push(line);
  if (state.faults.down) return void request.destroy();
  const body = await bodyOf(request);
  const say = (answered: Answer, headers: Record<string, string> = {}) =>
    send(response, answered, { url, headers });
  if (state.faults.fail > 0) {
    state.faults.fail--;
    return say({ status: 500, value: { message: "Server Error" } });
  }
  if (state.faults.limit > 0) {
    state.faults.limit--;
    const message = "API rate limit exceeded for installation.";
    return say({ status: 403, value: { message } }, { "x-ratelimit-remaining": "0" });
  }
  if (state.faults.cut > 0) {
    state.faults.cut--;
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"id":', () => request.socket.destroy());
    return;
  }
  if (state.faults.missing?.test(line) === true) return say(NOT_FOUND);
  const [, artifact] = /^\/_signed\/artifacts\/(\d+)$/.exec(url.pathname) ?? [];
  if (artifact !== undefined) {
    const bytes = state.artifacts.find(({ id }) => String(id) === artifact)?.bytes;
    if (bytes === undefined) return say(NOT_FOUND);
    return void response.writeHead(200, { "content-type": "application/zip" }).end(bytes);
  }
  const token = /^(?:Bearer|token) (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const permissions = tokens.get(token);
  if (permissions === undefined)
    return say({ status: 401, value: { message: "Bad credentials", status: "401" } });
  const base = `/repos/${state.repository}`;
  if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return say(NOT_FOUND);
  const path = url.pathname.slice(base.length);
  for (const route of ROUTES) {
    const found = route.method === method ? route.path.exec(path) : null;
    if (found === null) continue;
    const headers = route.needs === null ? {} : { "x-accepted-github-permissions": route.needs };
    if (!isAllowed(route.needs, permissions))
      return say({ status: 403, value: { message: DENIED, status: "403" } }, headers);
    const names = found.slice(1).map(decodeURIComponent);
    return say(
      await route.answer({ names, query: url.searchParams, body, login: BOT }, state),
      headers,
    );
  }
  say(NOT_FOUND);
}

function isAllowed(needs: string | null, permissions: Permissions): boolean {
  if (needs === null) return true;
  const [name = "", wanted] = needs.split("=");
  const has: Grant | undefined = permissions[name];
  return has === "write" || has === wanted;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(
  response: ServerResponse,
  answered: Answer,
  { url, headers }: { url: URL; headers: Record<string, string> },
): void {
  if ("location" in answered) {
    const at = new URL(answered.location, `http://${response.req.headers.host}`);
    response.writeHead(302, { ...headers, location: at.href }).end();
    return;
  }
  const { status, value } = "list" in answered ? paged(answered, url) : answered;
  const type = { "content-type": "application/json; charset=utf-8" };
  response
    .writeHead(status, { ...headers, ...type })
    .end(value === null ? "" : JSON.stringify(value));
}

/** 30 to a page unless asked for up to 100, as GitHub does it. */
function paged(
  { list, key }: { list: readonly unknown[]; key?: string },
  url: URL,
): { status: number; value: unknown } {
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? "30"));
  const page = Number(url.searchParams.get("page") ?? "1");
  const items = list.slice((page - 1) * size, page * size);
  return {
    status: 200,
    value: key === undefined ? items : { total_count: list.length, [key]: items },
  };
}
