import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Annotation } from "./commands.ts";
import { Masks } from "./commands.ts";
import { type Contexts, fill, fillText, fillTexts, holds, type Status } from "./expression.ts";
import { runStep, type StepEnd, type StepPost } from "./step.ts";
import { type Job, readWorkflow, type Workflow } from "./workflow.ts";

/** What a reviewer of an environment answers when a job waits. */
export interface Answer {
  readonly login: string;
  readonly state: "approved" | "rejected";
  readonly comment: string;
}

/** A run as the API is told of it. */
export interface RunFacts {
  readonly id: number;
  readonly attempt: number;
  /** `.github/workflows/backup.yml` */
  readonly path: string;
  readonly branch: string;
  readonly sha: string;
  readonly event: string;
  readonly actor: string;
  readonly triggeringActor: string;
}

/** The loopback GitHub beside the rehearsal. */
export interface Services {
  readonly repository: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly resultsUrl: string;
  begin(run: RunFacts): void;
  end(run: RunFacts, conclusion: string): void;
  /** A token of the job with these permissions, by GitHub's names. */
  token(permissions: Readonly<Record<string, string>>): string;
  /** What actions alone get, for the artifacts of this run. */
  runtimeToken(run: RunFacts, job: string): string;
  /** Who must be asked before a job of this environment; empty: nobody. Makes the environment where there is none. */
  reviewers(environment: string): readonly string[];
  /** Keeps an answer for the API. @throws Error where this login may not answer. */
  review(run: RunFacts, environment: string, answer: Answer): void;
}

/** What starts a run. */
export interface Trigger {
  /** Below the checkout: `.github/workflows/backup.yml`. */
  readonly workflow: string;
  readonly event: string;
  readonly inputs?: Readonly<Record<string, string | boolean | number>>;
  /** The webhook's payload; `schedule` of a schedule is the cron line. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly triggeringActor?: string;
  readonly attempt?: number;
  /** Of an earlier run that is attempted again. */
  readonly runId?: number;
  readonly ref?: string;
  readonly headRef?: string;
  readonly baseRef?: string;
  /** A pull request of a fork gets no secrets and a token that only reads. */
  readonly isFork?: boolean;
  /** Answers for each environment with reviewers, asked once the job waits. */
  readonly answer?: (environment: string, run: RunFacts) => Promise<Answer> | Answer;
  readonly cancel?: AbortSignal;
  /** Sees each line of the masked log as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Where runs are rehearsed. */
export interface Ground {
  readonly services: Services;
  /** The user's repository: a real Git one, whose branch `main` is the default. */
  readonly repository: string;
  /** Work folders of the runners, homes and temporary files. */
  readonly folder: string;
  /** action.yml and dist/ of the action under test. */
  readonly action: { readonly file: string; readonly dist: string };
  readonly secrets?: Readonly<Record<string, string>>;
  readonly environmentSecrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Added to every process, as a machine's own settings would be. */
  readonly machineEnv?: Readonly<Record<string, string>>;
}

/** How a job ended. */
export interface JobEnd {
  readonly id: string;
  readonly result: "success" | "failure" | "cancelled" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepEnd[];
  /** All steps' summaries, as the run's page shows them. */
  readonly summary: string;
  /** With the masks over it, as anybody with read access sees it. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
}

/** How a run ended. */
export interface RunEnd {
  readonly facts: RunFacts;
  readonly conclusion: "success" | "failure" | "cancelled" | "skipped";
  readonly jobs: Readonly<Record<string, JobEnd>>;
  readonly log: string;
}

let lastRun = 1_000_000;

/** Everything one run knows. */
export interface Going {
  readonly ground: Ground;
  readonly trigger: Trigger;
  readonly workflow: Workflow;
  readonly facts: RunFacts;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly masks: Masks;
  readonly cancel: AbortSignal;
}

/** Runs one workflow to its end: its jobs one after the other, in an order that respects `needs`. */
export async function rehearse(ground: Ground, trigger: Trigger, sha: string): Promise<RunEnd> {
  const workflow = await readWorkflow(join(ground.repository, trigger.workflow));
  if (!Object.hasOwn(workflow.events, trigger.event))
    throw new Error(`${trigger.workflow} does not run on ${trigger.event}`);
  const ref = trigger.ref ?? "refs/heads/main";
  const facts: RunFacts = {
    id: trigger.runId ?? ++lastRun,
    attempt: trigger.attempt ?? 1,
    path: trigger.workflow,
    branch: trigger.headRef ?? ref.replace(/^refs\/(heads|tags)\//, ""),
    sha,
    event: trigger.event,
    actor: trigger.actor,
    triggeringActor: trigger.triggeringActor ?? trigger.actor,
  };
  const going: Going = {
    ground,
    trigger,
    workflow,
    facts,
    inputs: inputsOf(workflow, trigger),
    masks: new Masks(),
    cancel: trigger.cancel ?? new AbortController().signal,
  };
  ground.services.begin(facts);
  const ended: Record<string, JobEnd> = {};
  for (const job of inOrder(workflow.jobs)) ended[job.id] = await runJob(going, job, ended);
  const results = Object.values(ended).map(({ result }) => result);
  const conclusion = results.includes("cancelled")
    ? "cancelled"
    : results.includes("failure")
      ? "failure"
      : results.every((one) => one === "skipped")
        ? "skipped"
        : "success";
  ground.services.end(facts, conclusion);
  const log = Object.values(ended).flatMap((one) => one.log);
  return { facts, conclusion, jobs: ended, log: `${log.join("\n")}\n` };
}

function inputsOf(workflow: Workflow, { event, inputs = {} }: Trigger): Record<string, unknown> {
  if (event !== "workflow_dispatch") return {};
  const known = workflow.events.workflow_dispatch?.inputs ?? {};
  for (const name of Object.keys(inputs))
    if (!Object.hasOwn(known, name)) throw new Error(`Unexpected inputs provided: ["${name}"]`);
  return Object.fromEntries(
    Object.entries(known).map(([name, one]) => {
      const given = inputs[name] ?? one.default ?? (one.type === "boolean" ? false : "");
      if (one.required === true && given === "")
        throw new Error(`Required input '${name}' not provided`);
      if (one.options !== undefined && !one.options.includes(String(given)))
        throw new Error(`Provided value '${given}' for input '${name}' not in the list`);
      if (String(given).length > 65_535) throw new Error("inputs are too large");
      return [name, one.type === "boolean" ? String(given) === "true" : given];
    }),
  );
}

function inOrder(jobs: readonly Job[]): Job[] {
  const done: Job[] = [];
  const left = [...jobs];
  while (left.length > 0) {
    const at = left.findIndex(({ needs }) =>
      needs.every((id) => done.some((one) => one.id === id)),
    );
    if (at < 0) throw new Error("Jobs need each other in a circle");
    done.push(...left.splice(at, 1));
  }
  return done;
}

async function runJob(
  going: Going,
  job: Job,
  ended: Readonly<Record<string, JobEnd>>,
): Promise<JobEnd> {
  const strategy = fill(job.strategy, { github: {}, inputs: going.inputs, vars: {} }) as {
    matrix?: Record<string, unknown[]>;
  };
  const cells = cellsOf(strategy.matrix ?? null);
  const ends: JobEnd[] = [];
  for (const matrix of cells) ends.push(await runCell(going, job, { ended, matrix }));
  if (ends.length === 1) return ends[0] as JobEnd;
  const worst = ["failure", "cancelled", "success"].find((one) =>
    ends.some(({ result }) => result === one),
  );
  return {
    id: job.id,
    result: (worst ?? "skipped") as JobEnd["result"],
    outputs: Object.assign({}, ...ends.map(({ outputs }) => outputs)),
    steps: ends.flatMap(({ steps }) => steps),
    summary: ends.map(({ summary }) => summary).join(""),
    log: ends.flatMap(({ log }) => log),
    annotations: ends.flatMap(({ annotations }) => annotations),
  };
}

/** Every combination; include and exclude are not rehearsed. */
function cellsOf(matrix: Readonly<Record<string, unknown[]>> | null): Record<string, unknown>[] {
  if (matrix === null) return [{}];
  if ("include" in matrix || "exclude" in matrix)
    throw new Error("include and exclude of a matrix are not rehearsed");
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (cells, [key, values]) =>
      cells.flatMap((cell) => values.map((value) => ({ ...cell, [key]: value }))),
    [{}],
  );
}

/** Permissions as the token of the job has them. */
function permissionsOf(going: Going, job: Job): Record<string, string> {
  const said = job.permissions ?? going.workflow.permissions;
  if (said === undefined) return { contents: "read", metadata: "read" };
  const filled = fill(said, {});
  if (typeof filled === "string") throw new Error("read-all and write-all are not rehearsed");
  const given = filled as Record<string, string>;
  if (going.trigger.isFork !== true) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, one === "write" ? "read" : one]),
  );
}

async function runCell(
  going: Going,
  job: Job,
  { ended, matrix }: { ended: Readonly<Record<string, JobEnd>>; matrix: Record<string, unknown> },
): Promise<JobEnd> {
  const { ground, trigger, masks } = going;
  if (job.isContained) throw new Error(`Job ${job.id}: containers are not rehearsed`);
  const log: string[] = [];
  const annotations: Annotation[] = [];
  const say = (line: string): void => {
    for (const one of masks.over(line).split("\n")) {
      log.push(one);
      trigger.onLine?.(one);
    }
  };
  const needs = Object.fromEntries(
    job.needs.map((id) => [id, { result: ended[id]?.result, outputs: ended[id]?.outputs }]),
  );
  const results = job.needs.map((id) => ended[id]?.result);
  const worst = (["failure", "skipped"] as const).find((one) => results.includes(one));
  const before: Status = going.cancel.aborted ? "cancelled" : (worst ?? "success");
  const none = { id: job.id, outputs: {}, steps: [], summary: "", log, annotations };
  const github = githubOf(going, job, "");
  const early: Contexts = { github, inputs: going.inputs, needs, vars: ground.vars ?? {}, matrix };
  // A job that was skipped takes those along that ask for success().
  if (!holds(job.if, early, before))
    return { ...none, result: going.cancel.aborted ? "cancelled" : "skipped" };

  const environment = fill(job.environment, early) as string | { name: string } | null;
  const place = typeof environment === "string" ? environment : (environment?.name ?? null);
  if (place !== null && ground.services.reviewers(place).length > 0) {
    if (trigger.answer === undefined)
      throw new Error(`Job ${job.id} waits for environment ${place}, and nobody answers`);
    const answer = await trigger.answer(place, going.facts);
    ground.services.review(going.facts, place, answer);
    if (answer.state === "rejected") {
      say(`Environment ${place} was rejected by ${answer.login}`);
      return { ...none, result: "failure" };
    }
  }

  const token = ground.services.token(permissionsOf(going, job));
  const secrets: Record<string, string> = {
    ...(trigger.isFork === true
      ? {}
      : { ...ground.secrets, ...(place === null ? {} : ground.environmentSecrets?.[place]) }),
    GITHUB_TOKEN: token,
  };
  for (const one of Object.values(secrets)) masks.add(one);
  const labels = [fill(job.runsOn, early)].flat().map(String);
  const isHosted = labels.some((label) => label.startsWith("ubuntu-"));
  const machine = join(ground.folder, isHosted ? `hosted-${going.facts.id}-${job.id}` : "machine");
  const [, name = "repository"] = ground.services.repository.split("/");
  const at = {
    workspace: join(machine, "work", name, name),
    temp: join(machine, "work", "_temp"),
    home: join(machine, "home"),
    tools: join(machine, "work", "_tool"),
  };
  await rm(at.temp, { recursive: true, force: true });
  for (const one of Object.values(at)) await mkdir(one, { recursive: true });

  let status: Status = going.cancel.aborted ? "cancelled" : "success";
  const steps: Record<string, unknown> = {};
  const ends: StepEnd[] = [];
  const posts: StepPost[] = [];
  const gained: Record<string, string> = {};
  const paths: string[] = [];
  let summary = "";
  const contexts = (): Contexts => ({
    ...early,
    github: { ...githubOf(going, job, token), workspace: at.workspace },
    secrets,
    env: { ...texts(going.workflow.env), ...texts(job.env), ...gained },
    steps,
    strategy: {},
    job: { status },
    runner: {
      os: "Linux",
      arch: "X64",
      name: isHosted ? "GitHub Actions 1" : "server-1",
      environment: isHosted ? "github-hosted" : "self-hosted",
      temp: at.temp,
      tool_cache: at.tools,
    },
  });
  const texts = (template: Job["env"]) =>
    fillTexts(template, { ...early, secrets, github: githubOf(going, job, token), env: gained });
  const desk = { going, job, at, token, say, annotations, gained, paths, isHosted };
  const note = (end: StepEnd): void => {
    ends.push(end);
    summary += end.summary;
    if (end.id !== null)
      steps[end.id] = { outputs: end.outputs, outcome: end.outcome, conclusion: end.conclusion };
    if (end.conclusion === "failure" && status === "success") status = "failure";
    if (going.cancel.aborted) status = "cancelled";
  };
  for (const step of job.steps) {
    const known = contexts();
    const isDue = holds(step.if, known, status);
    if (!isDue) {
      const conclusion = "skipped";
      note({
        id: step.id,
        name: "",
        outcome: conclusion,
        conclusion,
        code: 0,
        outputs: {},
        summary: "",
      });
      continue;
    }
    const { end, post } = await runStep(desk, step, known);
    if (post !== null) posts.unshift(post);
    note(end);
  }
  for (const post of posts) {
    if (!holds(post.if, contexts(), status)) continue;
    note(await post.run(contexts()));
  }
  const result = status as JobEnd["result"];
  const outputs: Record<string, string> = {};
  for (const [key, template] of Object.entries(job.outputs)) {
    const value = fillText(template, contexts());
    if (masks.hides(value)) say(`Skip output '${key}' since it may contain secret.`);
    else outputs[key] = value;
  }
  await rm(at.temp, { recursive: true, force: true });
  return { ...none, result, outputs, steps: ends, summary: masks.over(summary) };
}

/** The context `github`, for a job. */
export function githubOf(going: Going, job: Job, token: string): Record<string, unknown> {
  const { facts, trigger, ground, workflow } = going;
  const { services } = ground;
  const ref = trigger.ref ?? "refs/heads/main";
  return {
    actor: facts.actor,
    triggering_actor: facts.triggeringActor,
    repository: services.repository,
    repository_owner: services.repository.split("/")[0],
    run_id: String(facts.id),
    run_attempt: String(facts.attempt),
    run_number: "1",
    event_name: facts.event,
    event: {
      ...trigger.payload,
      ...(trigger.inputs === undefined ? {} : { inputs: trigger.inputs }),
    },
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_type: ref.startsWith("refs/tags/") ? "tag" : "branch",
    head_ref: trigger.headRef ?? "",
    base_ref: trigger.baseRef ?? "",
    sha: facts.sha,
    workflow: workflow.name,
    workflow_ref: `${services.repository}/${trigger.workflow}@${ref}`,
    workflow_sha: facts.sha,
    job: job.id,
    token,
    server_url: services.serverUrl,
    api_url: services.apiUrl,
    graphql_url: `${services.apiUrl}/graphql`,
  };
}
