import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Asked, askComment } from "../../src/command/ask_comment.ts";
import { openPolicy, type Setup } from "../../src/command/open_policy.ts";
import { plan } from "../../src/command/plan.ts";
import { restore } from "../../src/command/restore.ts";
import { undo } from "../../src/command/undo.ts";
import type { Outcome } from "../../src/domain/report.ts";
import { failure } from "../../src/face/cli/failure.ts";
import { printOutcome } from "../../src/face/cli/print.ts";
import { githubOf, runOf } from "../../src/host/github.ts";
import { testMachine } from "../tools.ts";
import { type Said, sink, type World } from "../world.ts";
import type { GitHubServer } from "./api_server.ts";
import { type Permissions, type Run, stamp } from "./api_state.ts";

/** How the job is run; a token with what a restore needs unless told. */
export interface Job {
  readonly run?: Partial<Run>;
  readonly permissions?: Permissions;
  readonly now?: () => Date;
}

const PERMISSIONS: Permissions = { actions: "read", contents: "read", issues: "write" };

/** A world whose commands run as jobs of a loopback GitHub, with the same core as everywhere. */
export interface OnGitHub {
  /** The policy with its GitHub. */
  setup(job?: Job): Promise<Setup>;
  /** Does a command's work and prints it as the command line would. */
  does(command: string, job: Job, work: (setup: Setup) => Promise<Outcome>): Promise<Said>;
  /** plan as a job of its own, which uploads it; the plan lies in plan.json. @returns The 16 digits. */
  plan(backup: string, job?: Job): Promise<string>;
  /** Opens the plan's issue. */
  ask(job?: Job): Promise<Asked | null>;
  restore(job?: Job): Promise<Said>;
  undo(id: string, job?: Job): Promise<Said>;
}

export function onGitHub(world: World, server: GitHubServer): OnGitHub {
  const setup = async (job: Job = {}): Promise<Setup> => {
    const env = { ...process.env, ...server.env(job.run) };
    const run = runOf(env);
    if (run === null) throw new Error("the runner's variables name no run");
    const machine = testMachine({
      cwd: world.folder,
      env,
      ...(job.now === undefined ? {} : { now: job.now }),
    });
    const github = githubOf(machine, run, server.token(job.permissions ?? PERMISSIONS));
    return { ...(await openPolicy(null, machine, null)), github };
  };
  const does: OnGitHub["does"] = async (command, job, work) => {
    const [stdout, stderr] = [sink(), sink()];
    const outcome = await setup(job)
      .then(work)
      .catch((error: unknown) => failure(command, error));
    printOutcome(outcome, { stdout: stdout.stream, stderr: stderr.stream, json: false });
    return { code: outcome.report.exit, stdout: stdout.text(), stderr: stderr.text() };
  };
  const restoring = { plan: "plan.json", approvals: [], identity: "keys/identity.txt" };
  return {
    setup,
    does,
    async plan(backup, job = {}) {
      const input = { backup, sources: [], paths: [], into: new Map(), stores: [], as: null };
      let id = 0;
      const said = await does("plan", job, async (made) => {
        id = Number(made.github?.run.runId);
        return await plan(made, { ...input, out: "plan.json" });
      });
      if (said.code !== 0) throw new Error(`plan ended with ${said.code}: ${said.stderr}`);
      return upload(server, id, world.path("plan.json"));
    },
    ask: async (job) => askComment(await setup(job), "plan.json"),
    restore: (job = {}) => does("restore", job, (made) => restore(made, restoring)),
    undo: (id, job = {}) => does("undo", job, (made) => undo(made, id)),
  };
}

/** Puts a plan among the artifacts of the run that made it, as the action does. @returns Its 16 digits. */
export function upload(server: GitHubServer, run: number, file: string): string {
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const now = server.state.now();
  server.state.artifacts.push({
    id: server.state.artifacts.length + 1,
    name: `plan-${sha256.slice(0, 16)}.json`,
    size: bytes.byteLength,
    digest: `sha256:${sha256}`,
    run,
    createdAt: stamp(now),
    expiresAt: stamp(new Date(now.getTime() + 86_400_000)),
    expired: false,
    bytes,
  });
  return sha256.slice(0, 16);
}
