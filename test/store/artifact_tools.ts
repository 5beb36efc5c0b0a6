import { afterAll } from "@jest/globals";
import type { Machine } from "../../src/host/machine.ts";
import type { MachineParts } from "../../src/host/make_machine.ts";
import { type ArtifactSettings, artifactStore } from "../../src/store/artifact.ts";
import type { Store } from "../../src/store/store.ts";
import { type GitHubServer, startGitHub } from "../github/api_server.ts";
import type { Run } from "../github/api_state.ts";
import { type ResultsService, startResultsService } from "../github/results_service.ts";
import { testMachine } from "../tools.ts";

const SETTINGS: ArtifactSettings = {
  workflows: ["backup.yml", "restore.yml", "undo.yml", "verify.yml"],
  cache: false,
};

/** A GitHub with an artifact service, and the runners of its workflow runs. */
export interface Hub {
  readonly github: GitHubServer;
  readonly results: ResultsService;
  /** The environment of a step of a new run of backup.yml. */
  env(run?: Partial<Run>, more?: Record<string, string | undefined>): Record<string, string>;
  machine(env?: Record<string, string>, parts?: Partial<MachineParts>): Machine;
  /** A store as a step of a new run has it, in no hurry at all. */
  store(more?: {
    readonly run?: Partial<Run>;
    readonly env?: Record<string, string | undefined>;
    readonly parts?: Partial<MachineParts>;
    readonly settings?: Partial<ArtifactSettings>;
  }): Store;
  /** Nothing is there any more. */
  clear(): void;
}

/** Starts one for the tests of the file that calls it. */
export async function startHub(): Promise<Hub> {
  const github = await startGitHub();
  const results = await startResultsService({ artifacts: github.state.artifacts });
  afterAll(async () => {
    await results.close();
    await github.close();
  });
  const token = github.token({ actions: "write", contents: "read" });
  const hub: Hub = {
    github,
    results,
    env(run = {}, more = {}) {
      const runner = github.env({
        path: ".github/workflows/backup.yml",
        event: "schedule",
        ...run,
      });
      const all = {
        PATH: process.env["PATH"],
        ...runner,
        ...results.env(runner["GITHUB_RUN_ID"] ?? ""),
        GITHUB_TOKEN: token,
        ...more,
      };
      return Object.fromEntries(
        Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined),
      );
    },
    machine: (env = hub.env(), parts = {}) => testMachine({ env, ...parts }),
    store: ({ run, env, parts, settings } = {}) =>
      artifactStore({ ...SETTINGS, ...settings }, hub.machine(hub.env(run, env), parts), {
        pause: 5,
        idle: 400,
      }),
    clear() {
      github.state.artifacts.length = 0;
      results.caches.length = 0;
      results.faults.length = 0;
      results.calls.length = 0;
      Object.assign(results.denied, { read: null, write: null });
      github.state.calls.length = 0;
    },
  };
  return hub;
}
