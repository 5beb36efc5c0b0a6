import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { type GitHubServer, startGitHub } from "../github/api_server.ts";
import type { Grant } from "../github/api_state.ts";
import { type ResultsService, startResultsService } from "../github/results_service.ts";
import { ROOT } from "../house/sources.ts";
import { makeKey } from "../world.ts";
import { type Ground, type RunEnd, rehearse, type Services, type Trigger } from "./runner.ts";

/** The commit that stands for a release of Holdfast in the user's workflows. */
export const RELEASE = "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed";
export const REPOSITORY = "example/servers";

const run = promisify(execFile);
/** The bundle under test. */
export const DIST = process.env["HOLDFAST_DIST"] ?? join(ROOT, "dist");

/** A user's repository on a loopback GitHub, a server with a database and a tree, and its runner. */
export interface Site {
  readonly folder: string;
  readonly repository: string;
  readonly github: GitHubServer;
  readonly results: ResultsService;
  path(...names: string[]): string;
  /** Runs a workflow of the repository's default branch to its end. */
  start(trigger: Partial<Trigger> & { readonly workflow: string }): Promise<RunEnd>;
  /** Changes files of the repository and commits them to the default branch. @returns The commit. */
  commit(files: Readonly<Record<string, string>>, message?: string): Promise<string>;
  /** Changes the policy's text and commits it. */
  policy(change: (text: string) => string): Promise<string>;
  /** Downloads an artifact of a run as its page would. @returns Its name and bytes. */
  artifact(run: number, name: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  readonly secrets: Record<string, string>;
  readonly environmentSecrets: Record<string, Record<string, string>>;
  close(): Promise<void>;
}

/** Makes a site as README tells its readers to: by `init`, keys, people and secrets. @param folder An empty one. */
export async function makeSite(folder: string): Promise<Site> {
  const path = (...names: string[]) => join(folder, ...names);
  const repository = path("repository");
  await makeData(path("server"));
  await mkdir(repository);
  const git = (...argv: string[]) => run("git", ["-C", repository, ...argv], { env: GIT });
  await git("init", "-q", "-b", "main");
  await holdfast(
    repository,
    ["init", "--preset", "plain", "--name", "registry", "--action", `holdfast/holdfast@${RELEASE}`],
    ["--source", `settings=${path("server/settings")}`],
    ["--source", `registry=${path("server/registry.db")}`],
    ["--store", path("server/store")],
    ["--person", "ana=ana-example", "--person", "ben=ben-example"],
  );
  await holdfast(repository, ["keygen", path("keys")]);
  await mkdir(join(repository, "keys"));
  await mkdir(join(repository, "people"));
  for (const name of ["recipient.txt", "signing.pub"])
    await cp(path("keys", name), join(repository, "keys", name));
  for (const person of ["ana", "ben", "eve"]) {
    await makeKey(path(person), "ed25519");
    if (person !== "eve") await cp(path(`${person}.pub`), join(repository, `people/${person}.pub`));
  }
  const github = await startGitHub({ repository: REPOSITORY, git: repository });
  const results = await startResultsService({ artifacts: github.state.artifacts, folder });
  const identity = await readFile(path("keys/identity.txt"), "utf8");
  const signing = await readFile(path("keys/signing"), "utf8");
  const site: Site = {
    folder,
    repository,
    github,
    results,
    path,
    secrets: {},
    environmentSecrets: {
      backup: { HOLDFAST_SIGNING_KEY: signing },
      restore: { HOLDFAST_IDENTITY: identity },
    },
    async start(trigger) {
      const ground: Ground = {
        services: servicesOf(github, results),
        repository,
        folder: path("runners"),
        action: { file: join(ROOT, "action.yml"), dist: DIST },
        secrets: site.secrets,
        environmentSecrets: site.environmentSecrets,
      };
      const { stdout } = await git("rev-parse", "refs/heads/main");
      const whole: Trigger = {
        event: "workflow_dispatch",
        actor: "ana-example",
        ...trigger,
        payload: {
          repository: { default_branch: "main", full_name: REPOSITORY },
          ...trigger.payload,
        },
      };
      const group = await groupOf(ground, whole);
      return await groups.within(group, () => rehearse(ground, whole, stdout.trim()));
    },
    async commit(files, message = "change") {
      for (const [name, text] of Object.entries(files))
        await writeFile(join(repository, name), text);
      await git("add", "-A");
      await git("commit", "-q", "--allow-empty", "-m", message);
      const { stdout } = await git("rev-parse", "HEAD");
      return stdout.trim();
    },
    async policy(change) {
      const file = join(repository, "holdfast.yml");
      return await site.commit({ "holdfast.yml": change(await readFile(file, "utf8")) });
    },
    async artifact(id, wanted) {
      const headers = { authorization: `Bearer ${github.token({ actions: "read" })}` };
      const base = `${github.url}/repos/${REPOSITORY}/actions`;
      const listed = await fetch(`${base}/runs/${id}/artifacts?per_page=100`, { headers });
      const { artifacts } = (await listed.json()) as { artifacts: { id: number; name: string }[] };
      const found = artifacts.filter(({ name }) => wanted.test(name));
      const [one] = found;
      if (one === undefined || found.length > 1)
        throw new Error(`${found.length} artifacts of run ${id} are called ${wanted}`);
      const download = await fetch(`${base}/artifacts/${one.id}/zip`, { headers });
      return { name: one.name, bytes: Buffer.from(await download.arrayBuffer()) };
    },
    async close() {
      await results.close();
      await github.close();
    },
  };
  const groups = new Groups();
  await site.commit({}, "begin");
  return site;
}

const GIT = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "ana",
  GIT_AUTHOR_EMAIL: "ana@example.org",
  GIT_COMMITTER_NAME: "ana",
  GIT_COMMITTER_EMAIL: "ana@example.org",
};

/** Runs the command line of the bundle under test. @returns Its stdout. */
export async function holdfast(cwd: string, ...argv: readonly string[][]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(DIST, "cli.js"), ...argv.flat()], { cwd });
  return stdout;
}

/** Whether the bundle under test has the action's doors. */
export function hasAction(): boolean {
  return existsSync(join(DIST, "main.js"));
}

function servicesOf(github: GitHubServer, results: ResultsService): Services {
  return {
    repository: REPOSITORY,
    serverUrl: "https://github.com",
    apiUrl: github.url,
    resultsUrl: `${results.url}/`,
    begin({ id, attempt, path, branch, sha, event, actor, triggeringActor }) {
      github.env({
        id,
        attempt,
        path,
        headBranch: branch,
        headSha: sha,
        event,
        actor,
        triggeringActor,
        status: "in_progress",
      });
    },
    end({ id }, conclusion) {
      github.env({ id, status: "completed", conclusion });
    },
    token: (permissions) => github.token(grantsOf(permissions)),
    runtimeToken: ({ id }, job) => results.env(id, job)["ACTIONS_RUNTIME_TOKEN"] as string,
    reviewers(name) {
      const known = github.state.environments.find((one) => one.name === name);
      // GitHub makes an environment that a job names and nobody made: without any rule.
      return (known ?? github.environment(name, { reviewers: [], branches: null })).reviewers;
    },
    review({ id, actor }, name, { login, state, comment }) {
      const environment = github.environment(name);
      if (!environment.reviewers.includes(login)) throw new Error(`${login} reviews not ${name}`);
      if (environment.preventSelfReview && login === actor)
        throw new Error(`${login} may not review what they started`);
      github.state.approvals.push({ run: id, environments: [name], state, login, comment });
    },
  };
}

/** Permissions of a workflow as those of the API's token. */
function grantsOf(permissions: Readonly<Record<string, string>>): Record<string, Grant> {
  const grants = Object.entries(permissions)
    .filter(([, one]) => one !== "none")
    .map(([name, one]) => [name.replaceAll("-", "_"), one as Grant]);
  const made = Object.fromEntries(grants) as Record<string, Grant>;
  // A pull request is an issue to the API, and its comments may be written by either right.
  if (made["pull_requests"] === "write") made["issues"] ??= "write";
  return made;
}

/** Concurrency groups: one runs, one waits, and a newer one replaces the one that waits. */
export class Groups {
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, () => void>();

  /** Runs work within a group; null: in none. @throws Replaced */
  async within<T>(group: string | null, work: () => Promise<T>): Promise<T> {
    if (group === null) return await work();
    while (this.#running.has(group)) {
      this.#waiting.get(group)?.();
      const replaced = new Promise<true>((resolve) => {
        this.#waiting.set(group, () => resolve(true));
      });
      const running = this.#running.get(group)?.then(() => false);
      if ((await Promise.race([replaced, running])) === true) throw new Replaced();
      this.#waiting.delete(group);
    }
    const going = work();
    this.#running.set(
      group,
      going.catch(() => {}).finally(() => this.#running.delete(group)),
    );
    return await going;
  }
}

/** A run that waited for its group, and a newer one came. */
export class Replaced extends Error {}

async function groupOf(ground: Ground, trigger: Trigger): Promise<string | null> {
  const { readWorkflow } = await import("./workflow.ts");
  const { fill } = await import("./expression.ts");
  const workflow = await readWorkflow(join(ground.repository, trigger.workflow));
  const contexts = {
    github: { event: trigger.payload ?? {} },
    inputs: trigger.inputs ?? {},
    vars: {},
  };
  const found = fill(workflow.concurrency, contexts) as string | { group: string } | null;
  return typeof found === "string" ? found : (found?.group ?? null);
}

async function makeData(folder: string): Promise<void> {
  await mkdir(join(folder, "settings/conf.d"), { recursive: true });
  await writeFile(join(folder, "settings/app.conf"), "port = 7070\n");
  await writeFile(join(folder, "settings/conf.d/mail.conf"), "host = mail.example\n");
  const database = new DatabaseSync(join(folder, "registry.db"));
  database.exec("CREATE TABLE event (id INTEGER PRIMARY KEY, name TEXT)");
  const insert = database.prepare("INSERT INTO event (name) VALUES (?)");
  for (let row = 0; row < 100; row++) insert.run(`person ${row}`);
  database.close();
}
