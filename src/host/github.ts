import { Interrupted } from "../domain/error.ts";
import type { Machine } from "./machine.ts";

/** The workflow run this process is part of, as the runner's environment tells it. */
export interface GitHubRun {
  /** Addresses without a slash at the end: of the API and of the pages. */
  readonly api: string;
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: string;
  /** 1 for the first; a re-run counts up. */
  readonly attempt: number;
  readonly event: string;
  /** Full: `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
  /** `owner/name/.github/workflows/backup.yml@refs/heads/main`. */
  readonly workflowRef: string;
  readonly workflowSha: string;
  readonly job: string;
  readonly actor: string;
  readonly triggeringActor: string;
  /** The run's page. */
  readonly url: string;
}

/** Reads the runner's environment; null outside of a workflow run. */
export function runOf(env: Machine["env"]): GitHubRun | null {
  if (env["GITHUB_ACTIONS"] !== "true") return null;
  const word = (name: string): string => env[name] ?? "";
  const server = word("GITHUB_SERVER_URL") || "https://github.com";
  const repository = word("GITHUB_REPOSITORY");
  const runId = word("GITHUB_RUN_ID");
  return {
    api: word("GITHUB_API_URL") || "https://api.github.com",
    server,
    repository,
    runId,
    attempt: Number(word("GITHUB_RUN_ATTEMPT") || "1"),
    event: word("GITHUB_EVENT_NAME"),
    ref: word("GITHUB_REF"),
    sha: word("GITHUB_SHA"),
    workflowRef: word("GITHUB_WORKFLOW_REF"),
    workflowSha: word("GITHUB_WORKFLOW_SHA"),
    job: word("GITHUB_JOB"),
    actor: word("GITHUB_ACTOR"),
    triggeringActor: word("GITHUB_TRIGGERING_ACTOR"),
    url: `${server}/${repository}/actions/runs/${runId}`,
  };
}

/** A call that GitHub did not answer with success; callers say what it was for. */
export class GitHubFailure extends Error {
  override readonly name = "GitHubFailure";
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** The permission GitHub says the call needs, e.g. "actions=read"; null where it did not say. */
  readonly permission: string | null;

  constructor(
    message: string,
    detail: { status: number; permission?: string | null; cause?: unknown },
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.status = detail.status;
    this.permission = detail.permission ?? null;
  }
}

/** GitHub's REST API with one token, for one repository. */
export interface GitHub {
  readonly run: GitHubRun;
  /** GET below `/repos/<repository>`; the parsed answer. @throws GitHubFailure */
  get(path: string): Promise<unknown>;
  /** All items of a paged answer: the array itself, or the array under `key`. @throws GitHubFailure */
  list(path: string, key?: string): AsyncIterable<unknown>;
  /** Any other method, with a JSON body; the parsed answer, null where it is empty. Never repeated. @throws GitHubFailure */
  send(method: "POST" | "PATCH" | "PUT" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** Where a download is redirected to. @throws GitHubFailure */
  locate(path: string): Promise<string>;
}

const TRIES = 4;
const PAUSE = 1000; // ms before the second try; doubled each time
const LIMIT = 30_000; // ms for one answer
const LONG = 300_000; // ms for a small artifact, from its first byte to its last
const PAGE = 100;

/** Speaks to the API of the run's GitHub. @param token Sent as a header, never shown. */
export function githubOf(machine: Machine, run: GitHubRun, token: string): GitHub {
  const base = `${run.api}/repos/${run.repository}`;
  const ask = (method: string, path: string, rest: RequestInit = {}) =>
    call(machine, `${base}${path}`, {
      method,
      ...rest,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "user-agent": "holdfast",
        "x-github-api-version": "2022-11-28",
      },
    });
  return {
    run,
    get: (path) => patiently(machine, async () => read(await ask("GET", path), `GET ${path}`)),
    async *list(path, key) {
      const joint = path.includes("?") ? "&" : "?";
      for (let page = 1; ; page++) {
        const paged = `${path}${joint}per_page=${PAGE}&page=${page}`;
        const { value, hasNext } = await patiently(machine, async () => {
          const answer = await ask("GET", paged);
          const hasNext = /rel="next"/.test(answer.headers.get("link") ?? "");
          return { value: await read(answer, `GET ${path}`), hasNext };
        });
        const items = key === undefined ? value : (value as Record<string, unknown>)[key];
        if (!Array.isArray(items))
          throw new GitHubFailure(`GET ${path} was not answered with a list`, { status: 200 });
        yield* items;
        // A page may hold fewer than were asked for, and not be the last.
        if (items.length < PAGE && !hasNext) return;
      }
    },
    async send(method, path, body) {
      const answer = await ask(
        method,
        path,
        body === undefined ? {} : { body: JSON.stringify(body) },
      );
      return await read(answer, `${method} ${path}`);
    },
    async locate(path) {
      const answer = await patiently(machine, () => ask("GET", path, { redirect: "manual" }));
      const to = answer.headers.get("location");
      await answer.body?.cancel();
      if (to === null)
        throw new GitHubFailure(`GET ${path} did not say where it lies`, { status: answer.status });
      return to;
    },
  };
}

/**
 * Fetches a small artifact from where `locate` found it.
 *
 * @param limit Bytes.
 * @returns null for one that is larger. @throws GitHubFailure where not all of it came in time.
 */
export async function fetchSmall(
  machine: Machine,
  url: string,
  limit: number,
): Promise<Uint8Array | null> {
  try {
    const answer = await machine.fetch(url, { signal: AbortSignal.timeout(LONG) });
    if (!answer.ok || answer.body === null)
      throw new GitHubFailure(`the artifact's storage answered with ${answer.status}`, {
        status: answer.status >= 500 ? answer.status : 0,
      });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body) {
      size += chunk.byteLength;
      if (size > limit) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    machine.signal.throwIfAborted();
    if (cause instanceof GitHubFailure) throw cause;
    throw new GitHubFailure("the artifact's storage did not answer whole", { status: 0, cause });
  }
}

/** Reading may be repeated: no answer, 429 and 5xx are tried again after a pause. */
async function patiently<T>(machine: Machine, work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GitHubFailure) || turn === TRIES) throw error;
      if (error.status !== 0 && error.status !== 429 && error.status < 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE * 2 ** (turn - 1)));
      machine.signal.throwIfAborted();
    }
  }
}

async function call(machine: Machine, url: string, init: RequestInit): Promise<Response> {
  const what = `${init.method} ${new URL(url).pathname}`;
  let answer: Response;
  try {
    answer = await machine.fetch(url, { ...init, signal: AbortSignal.timeout(LIMIT) });
  } catch (cause) {
    machine.signal.throwIfAborted();
    throw new GitHubFailure(`${what} was not answered`, { status: 0, cause });
  }
  if (answer.ok || (answer.status >= 300 && answer.status < 400)) return answer;
  const permission = answer.headers.get("x-accepted-github-permissions");
  const said = await answer.text().catch(() => "");
  throw new GitHubFailure(`${what} was answered with ${answer.status}${messageIn(said)}`, {
    status: answer.status,
    permission,
  });
}

/** An answer's JSON, null where it is empty; one that was cut off or is none is no answer. */
async function read(answer: Response, what: string): Promise<unknown> {
  try {
    const text = await answer.text();
    return text === "" ? null : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof Interrupted) throw cause;
    throw new GitHubFailure(`${what} was not answered whole`, { status: 0, cause });
  }
}

/** What GitHub says of a refusal; only its own message, as a body may repeat what was sent. */
function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
  } catch {
    return "";
  }
}
