import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { type Annotation, CommandReader, readFileCommands } from "./commands.ts";
import { type Contexts, fill, fillText, fillTexts } from "./expression.ts";
import { runProcess } from "./process.ts";
import type { Going } from "./runner.ts";
import { githubOf } from "./runner.ts";
import { type Action, type Job, readAction, type Step } from "./workflow.ts";

const SUMMARY_LIMIT = 1024 * 1024; // bytes, as GitHub has it
const OWN = /^(?:\.\/?|holdfast\/holdfast@[0-9a-f]{40})$/;
const CHECKOUT = /^actions\/checkout@[0-9a-f]{40}$/;

/** How a step ended. */
export interface StepEnd {
  readonly id: string | null;
  readonly name: string;
  readonly outcome: "success" | "failure" | "cancelled" | "skipped";
  readonly conclusion: "success" | "failure" | "cancelled" | "skipped";
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** What an action does after the job. */
export interface StepPost {
  readonly if: string;
  run(contexts: Contexts): Promise<StepEnd>;
}

/** What the steps of a job share. */
export interface Desk {
  readonly going: Going;
  readonly job: Job;
  readonly at: {
    readonly workspace: string;
    readonly temp: string;
    readonly home: string;
    readonly tools: string;
  };
  readonly token: string;
  readonly say: (line: string) => void;
  readonly annotations: Annotation[];
  /** From GITHUB_ENV and GITHUB_PATH of earlier steps. */
  readonly gained: Record<string, string>;
  readonly paths: string[];
  readonly isHosted: boolean;
}

/** Runs a step, and says what is to be done after the job. */
export async function runStep(
  desk: Desk,
  step: Step,
  contexts: Contexts,
): Promise<{ end: StepEnd; post: StepPost | null }> {
  const env = fillTexts(step.env, contexts);
  const known = { ...contexts, env: { ...(contexts["env"] as object), ...env } };
  const fails = fill(step.continueOnError, known) === true;
  const name = fillText(step.name, known) || step.uses || "run";
  desk.say(`##[group]${name}`);
  if (step.uses === null) {
    const ran = await runShell(desk, step, { env, known });
    return { end: endOf(desk, step, { name, ran, fails }), post: null };
  }
  if (CHECKOUT.test(step.uses)) {
    const ran = await checkOut(desk, fillTexts(step.with, known));
    return { end: endOf(desk, step, { name, ran, fails }), post: null };
  }
  if (!OWN.test(step.uses)) throw new Error(`${step.uses} is not rehearsed`);
  const { action: place } = desk.going.ground;
  const action = readAction(place.file);
  const inputs = inputsOf(action, fillTexts(step.with, known), known, desk);
  const state: Record<string, string> = {};
  const main = (script: string, states: Readonly<Record<string, string>>, more: Contexts) =>
    runFile(desk, {
      argv: [process.execPath, scriptOf(place, script)],
      cwd: desk.at.workspace,
      env: { ...(more["env"] as Record<string, string>), ...env, ...inputs, ...states },
      isAction: true,
    });
  const ran = await main(action.main, {}, known);
  Object.assign(state, ran.state);
  for (const output of Object.keys(ran.outputs))
    if (!action.outputs.includes(output))
      throw new Error(`The action sets output "${output}", which action.yml does not name`);
  const { post } = action;
  return {
    end: endOf(desk, step, { name, ran, fails }),
    post:
      post === null
        ? null
        : {
            if: action.postIf,
            run: async (later) => {
              desk.say(`##[group]Post ${name}`);
              const states = Object.fromEntries(
                Object.entries(state).map(([key, value]) => [`STATE_${key}`, value]),
              );
              const after = await main(post, states, later);
              return endOf(
                desk,
                { ...step, id: null },
                { name: `Post ${name}`, ran: after, fails },
              );
            },
          },
  };
}

/** dist/ may be a bundle that is still being worked on. */
function scriptOf(place: { file: string; dist: string }, script: string): string {
  const inside = relative("dist", script);
  if (inside.startsWith("..")) throw new Error(`${script} does not lie in dist/`);
  return join(place.dist, inside);
}

interface Ran {
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

function endOf(
  { going }: Desk,
  step: Step,
  { name, ran, fails }: { name: string; ran: Ran; fails: boolean },
): StepEnd {
  const outcome = ran.code === 0 ? "success" : going.cancel.aborted ? "cancelled" : "failure";
  const conclusion = outcome === "failure" && fails ? "success" : outcome;
  return {
    id: step.id,
    name,
    outcome,
    conclusion,
    code: ran.code,
    outputs: ran.outputs,
    summary: ran.summary,
  };
}

/** INPUT_*, as the runner names them: upper case, spaces to _, hyphens stay. */
function inputsOf(
  action: Action,
  given: Readonly<Record<string, string>>,
  known: Contexts,
  desk: Desk,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [name, { required, default: otherwise }] of action.inputs) {
    const value = given[name] ?? fillText(otherwise, known);
    if (required && value === "") desk.say(`##[warning]Input required and not supplied: ${name}`);
    inputs[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  }
  for (const name of Object.keys(given)) {
    if (action.inputs.has(name)) continue;
    desk.annotations.push({
      kind: "warning",
      message: `Unexpected input(s) '${name}'`,
      properties: {},
    });
    inputs[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = given[name] as string;
  }
  return inputs;
}

async function runShell(
  desk: Desk,
  step: Step,
  { env, known }: { env: Record<string, string>; known: Contexts },
): Promise<Ran> {
  const script = join(desk.at.temp, `${randomUUID()}.sh`);
  await writeFile(script, `${fillText(step.run, known)}\n`);
  // As the runner's own two templates have it.
  const argv: [string, ...string[]] =
    step.shell === "bash"
      ? ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script]
      : step.shell === null
        ? ["bash", "-e", script]
        : never(`shell ${step.shell}`);
  const ran = await runFile(desk, {
    argv,
    cwd: resolve(desk.at.workspace, fillText(step.workingDirectory, known)),
    env: { ...(known["env"] as Record<string, string>), ...env },
    isAction: false,
  });
  await rm(script, { force: true });
  return ran;
}

function never(what: string): never {
  throw new Error(`${what} is not rehearsed`);
}

const FILES = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"] as const;

async function runFile(
  desk: Desk,
  start: {
    readonly argv: readonly [string, ...string[]];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly isAction: boolean;
  },
): Promise<Ran> {
  const { going, at } = desk;
  const folder = join(at.temp, "_runner_file_commands");
  await mkdir(folder, { recursive: true });
  const id = randomUUID();
  const files = Object.fromEntries(
    FILES.map((name) => [`GITHUB_${name}`, join(folder, `${name.toLowerCase()}_${id}`)]),
  );
  for (const file of Object.values(files)) await writeFile(file, "");
  const reader = new CommandReader(going.masks, desk.say);
  const code = await runProcess({
    argv: start.argv,
    cwd: start.cwd,
    env: { ...(await baseEnv(desk, start.isAction)), ...start.env, ...files },
    onLine: (line) => reader.line(line),
    cancel: going.cancel,
  });
  desk.annotations.push(
    ...reader.annotations.map((one) => ({ ...one, message: going.masks.over(one.message) })),
  );
  const texts = Object.fromEntries(
    await Promise.all(
      Object.entries(files).map(
        async ([name, file]) => [name, await readFile(file, "utf8")] as const,
      ),
    ),
  ) as Record<string, string>;
  for (const [name, value] of readFileCommands(texts["GITHUB_ENV"] as string)) {
    if (name === "NODE_OPTIONS") throw new Error("Can't store NODE_OPTIONS output parameter");
    desk.gained[name] = value;
  }
  desk.paths.unshift(...(texts["GITHUB_PATH"] as string).split("\n").filter((one) => one !== ""));
  const summary = texts["GITHUB_STEP_SUMMARY"] as string;
  if (Buffer.byteLength(summary) > SUMMARY_LIMIT)
    desk.annotations.push({
      kind: "error",
      message: "$GITHUB_STEP_SUMMARY upload aborted",
      properties: {},
    });
  if (code !== 0) desk.say(`##[error]Process completed with exit code ${code}.`);
  return {
    code,
    outputs: Object.fromEntries(readFileCommands(texts["GITHUB_OUTPUT"] as string)),
    state: Object.fromEntries(readFileCommands(texts["GITHUB_STATE"] as string)),
    summary: Buffer.byteLength(summary) > SUMMARY_LIMIT ? "" : summary,
  };
}

async function baseEnv(desk: Desk, isAction: boolean): Promise<Record<string, string>> {
  const { going, at, job } = desk;
  const { ground, facts } = going;
  const { services } = ground;
  const { event, token: _, ...github } = githubOf(going, job, desk.token);
  const eventFile = join(at.temp, "_github_workflow", "event.json");
  await mkdir(dirname(eventFile), { recursive: true });
  await writeFile(eventFile, JSON.stringify(event));
  return {
    PATH: [...desk.paths, process.env["PATH"] ?? "/usr/bin:/bin"].join(":"),
    HOME: at.home,
    LANG: "C.UTF-8",
    ...ground.machineEnv,
    CI: "true",
    GITHUB_ACTIONS: "true",
    ...Object.fromEntries(
      Object.entries(github).map(([name, value]) => [
        `GITHUB_${name.toUpperCase()}`,
        String(value),
      ]),
    ),
    GITHUB_WORKSPACE: at.workspace,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_RETENTION_DAYS: "90",
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: desk.isHosted ? "GitHub Actions 1" : "server-1",
    RUNNER_ENVIRONMENT: desk.isHosted ? "github-hosted" : "self-hosted",
    RUNNER_TEMP: at.temp,
    RUNNER_TOOL_CACHE: at.tools,
    ...(isAction
      ? {
          ACTIONS_RUNTIME_TOKEN: services.runtimeToken(facts, job.id),
          ACTIONS_RESULTS_URL: services.resultsUrl,
          ACTIONS_CACHE_SERVICE_V2: "true",
        }
      : {}),
  };
}

/** A clone of the user's repository at the run's commit, as actions/checkout leaves one. */
async function checkOut(desk: Desk, given: Readonly<Record<string, string>>): Promise<Ran> {
  const { going, at } = desk;
  for (const name of Object.keys(given))
    if (!["persist-credentials", "ref"].includes(name))
      throw new Error(`checkout's input "${name}" is not rehearsed`);
  if (given["persist-credentials"] !== "false")
    throw new Error("A checkout that keeps its credentials is not rehearsed");
  const { repository, services } = going.ground;
  const ref = given["ref"] || going.facts.sha;
  await checkOutInto(at.workspace, {
    repository,
    origin: `${services.serverUrl}/${services.repository}`,
    ref,
    branch: going.trigger.ref?.startsWith("refs/pull/") === true ? null : going.facts.branch,
    home: at.home,
  });
  desk.say(`HEAD is now at ${ref}`);
  return { code: 0, outputs: { commit: going.facts.sha }, state: {}, summary: "" };
}

/** A shallow clone at a commit, on its branch where it is one's. */
export async function checkOutInto(
  folder: string,
  from: {
    readonly repository: string;
    readonly origin: string;
    readonly ref: string;
    readonly branch: string | null;
    readonly home: string;
  },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const git = (...argv: string[]) =>
    promisify(execFile)("git", ["-C", folder, ...argv], {
      env: { PATH: process.env["PATH"] ?? "", HOME: from.home, GIT_CONFIG_NOSYSTEM: "1" },
    });
  await git("init", "-q", "-b", "begin");
  await git("remote", "add", "origin", from.origin);
  await git("fetch", "-q", "--no-tags", "--depth", "1", `file://${from.repository}`, from.ref);
  const how = from.branch === null ? ["--detach"] : ["-B", from.branch];
  await git("checkout", "-q", ...how, "FETCH_HEAD");
}
