// What surrounds a step on a runner: a checkout, the runner's variables and files, GitHub's API and the
// artifact service, both on the loopback. The step itself is the bundle's door, started by Node as the
// runner does it: no stdin, the workspace as its folder, INPUT_* for every input of action.yml.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "@jest/globals";
import { INPUTS, variableOf } from "../../src/face/action/commands.ts";
import { type GitHubServer, startGitHub } from "../github/api_server.ts";
import type { Permissions, Run } from "../github/api_state.ts";
import { type ResultsService, startResultsService } from "../github/results_service.ts";
import { type Annotation, CommandReader, Masks, readFileCommands } from "../rehearsal/commands.ts";
import { makeWorld, type World } from "../world.ts";

/** The bundle whose doors are started: HOLDFAST_DIST, else dist/. */
export const DIST =
  process.env["HOLDFAST_DIST"] ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** How a step ended, as the runner sees it. */
export interface Step {
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
  /** Everything it printed, before anything is masked. */
  readonly raw: string;
  /** What the log shows. */
  readonly log: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Every text that was masked. */
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** RUNNER_TEMP of the step. */
  readonly temp: string;
}

/** Expects an exit code; a failure shows what the step printed. */
export function expectCode({ code, raw }: Step, expected: number): void {
  expect({ code, raw }).toEqual({ code: expected, raw });
}

/** Who and what starts a run. */
export interface Start extends Partial<Run> {
  readonly workflowRef?: string;
  /** What the token may do; null: there is none. */
  readonly permissions?: Permissions | null;
  readonly env?: Readonly<Record<string, string>>;
  /** The source door of the tests instead of the bundle's, for crash points. */
  readonly source?: boolean;
  /** Another program before Node: strace and its options. */
  readonly under?: readonly string[];
}

/** A step that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Step>;
  /** Settles when a line that holds the text was printed. */
  said(text: string): Promise<void>;
}

/** A checkout of a policy's repository and the GitHub around it. */
export interface Stage {
  readonly world: World;
  readonly github: GitHubServer;
  readonly results: ResultsService;
  /** Commits the policy and the public keys. @returns The commit. */
  commit(): string;
  git(...argv: string[]): string;
  start(inputs: Readonly<Record<string, string>>, start?: Start): Running;
  /** Runs a step of `command` to its end. */
  main(inputs: Readonly<Record<string, string>>, start?: Start): Promise<Step>;
  /** The post step after a step. */
  post(step: Step): Promise<Step>;
}

const PERMISSIONS: Permissions = { actions: "read", contents: "read" };
const PEOPLE =
  '\n  ana: { keys: ["file:people/ana.pub"], github: ana-example }\n  ben: { keys: ["file:people/ben.pub"], github: ben-example }\n  eve: { keys: ["file:people/eve.pub"], github: eve-example }';

const closing: (() => Promise<void>)[] = [];
const temps: string[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  for (const temp of temps) rmSync(temp, { recursive: true, force: true });
});

/** Makes a world, commits its policy, and starts the services. */
export async function makeStage(
  sections: Readonly<Record<string, string | null>> = {},
): Promise<Stage> {
  const world = await makeWorld({ people: PEOPLE, ...sections });
  const github = await startGitHub({ git: world.folder });
  const results = await startResultsService({ artifacts: github.state.artifacts });
  closing.push(
    () => github.close(),
    () => results.close(),
  );
  const git = (...argv: string[]): string =>
    execFileSync("git", ["-C", world.folder, ...argv], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: world.folder,
        ...Object.fromEntries(
          ["AUTHOR", "COMMITTER"].flatMap((who) => [
            [`GIT_${who}_NAME`, "ana"],
            [`GIT_${who}_EMAIL`, "ana@example.com"],
          ]),
        ),
      },
    });
  git("init", "-q", "-b", "main");
  const stage: Stage = {
    world,
    github,
    results,
    git,
    commit() {
      git("add", "-f", "holdfast.yml", "keys/signing.pub", "keys/recipient.txt", "people/*.pub");
      git("commit", "-q", "--allow-empty", "-m", "policy");
      return git("rev-parse", "HEAD").trim();
    },
    start: (inputs, start = {}) => startStep(stage, "main", { inputs, start, state: {} }),
    main: async (inputs, start) => await stage.start(inputs, start).ended,
    post: async ({ state, temp }) =>
      await startStep(stage, "post", { inputs: {}, start: {}, state, temp }).ended,
  };
  stage.commit();
  return stage;
}

function startStep(
  stage: Stage,
  door: "main" | "post",
  of: {
    inputs: Readonly<Record<string, string>>;
    start: Start;
    state: Readonly<Record<string, string>>;
    temp?: string;
  },
): Running {
  const { world, github, results } = stage;
  const { permissions = PERMISSIONS, env = {}, source = false, under = [], ...run } = of.start;
  const temp = of.temp ?? mkdtempSync(join(tmpdir(), "holdfast-runner-"));
  temps.push(temp);
  const token = permissions === null ? "" : github.token(permissions);
  const variables = github.env({
    headSha: stage.git("rev-parse", "HEAD").trim(),
    ...run,
  });
  const files = fileCommands(temp);
  const event = join(temp, "event.json");
  writeFileSync(
    event,
    JSON.stringify({ repository: { default_branch: github.state.defaultBranch } }),
  );
  const inputs = { "github-token": token, ...of.inputs };
  const script = source
    ? fileURLToPath(new URL("./door.ts", import.meta.url))
    : join(DIST, `${door}.js`);
  const [file, ...argv] = [...under, process.execPath, script];
  const child = spawn(file ?? process.execPath, argv, {
    cwd: world.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: world.folder,
      ...variables,
      ...results.env(variables["GITHUB_RUN_ID"] ?? ""),
      GITHUB_WORKSPACE: world.folder,
      GITHUB_EVENT_PATH: event,
      RUNNER_TEMP: temp,
      ...files.env,
      ...Object.fromEntries(INPUTS.map((name) => [variableOf(name), ""])),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [variableOf(name), value]),
      ),
      ...Object.fromEntries(
        Object.entries(of.state).map(([name, value]) => [`STATE_${name}`, value]),
      ),
      ...env,
    },
  });
  return watch(child, { temp, files });
}

interface Files {
  readonly env: Readonly<Record<string, string>>;
  read(name: string): string;
}

function fileCommands(temp: string): Files {
  const folder = mkdtempSync(join(temp, "commands-"));
  const names = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"];
  const env = Object.fromEntries(names.map((name) => [`GITHUB_${name}`, join(folder, name)]));
  for (const file of Object.values(env)) writeFileSync(file, "");
  mkdirSync(temp, { recursive: true });
  return { env, read: (name) => readFileSync(join(folder, name), "utf8") };
}

function watch(child: ChildProcess, { temp, files }: { temp: string; files: Files }): Running {
  let raw = "";
  const waiting: { text: string; heard: () => void }[] = [];
  const onData = (chunk: Buffer): void => {
    raw += chunk.toString();
    for (const one of waiting) if (raw.includes(one.text)) one.heard();
  };
  child.stdout?.on("data", onData);
  child.stderr?.on("data", onData);
  const ended = new Promise<Step>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const masks: string[] = [];
      const hidden = new Masks();
      const log: string[] = [];
      const reader = new CommandReader(hidden, (line) => log.push(hidden.over(line)));
      for (const line of raw.split("\n").slice(0, raw.endsWith("\n") ? -1 : undefined)) {
        if (line.startsWith("::add-mask::")) masks.push(decoded(line.slice("::add-mask::".length)));
        reader.line(line);
      }
      resolve({
        code: code ?? -1,
        signal,
        raw,
        log,
        masks,
        annotations: reader.annotations,
        outputs: Object.fromEntries(readFileCommands(files.read("OUTPUT"))),
        state: Object.fromEntries(readFileCommands(files.read("STATE"))),
        summary: files.read("STEP_SUMMARY"),
        temp,
      });
    });
  });
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (raw.includes(text)) resolve();
      else waiting.push({ text, heard: resolve });
      ended.then(() => reject(new Error(`It ended without saying "${text}":\n${raw}`)), reject);
    });
  return { child, ended, said };
}

function decoded(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
