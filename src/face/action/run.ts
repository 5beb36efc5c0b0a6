import { remindOpen } from "../../command/open_approval.ts";
import type { Setup } from "../../command/open_policy.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import { exitOf } from "../../domain/exit.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Outcome } from "../../domain/report.ts";
import { type GitHubRun, runOf } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { makeMachine } from "../../host/make_machine.ts";
import { failure, stopped } from "../cli/failure.ts";
import { type Acted, act, only } from "./act.ts";
import { refuseLink } from "./checkout.ts";
import type { CommandWord } from "./commands.ts";
import { isProposal, refuseRun } from "./guard.ts";
import { type Inputs, readInputs, type WrongInputs } from "./inputs.ts";
import { dropKeys, makePrivate, maskKeys, type Private } from "./keys.ts";
import { type Opened, openCounted } from "./open.ts";
import { tellRunner } from "./progress.ts";
import { openRunner, type Runner } from "./runner.ts";
import { withStatus } from "./status.ts";
import { type Ending, tellEnding } from "./tell.ts";

const LAST_WORD = 4500; // ms after a signal until the program is gone, whatever hangs

/** What the door gives a step. Tests give more. */
export interface RunParts {
  /** The module to start worker threads on. */
  readonly worker: URL;
  readonly env: Machine["env"];
  readonly now?: () => Date;
  readonly step?: (name: string) => void;
  readonly lockWait?: number;
}

/** Runs the step as its inputs say. @returns The exit code. */
export async function run(parts: RunParts): Promise<number> {
  const { env } = parts;
  const began = performance.now();
  const runner = await openRunner(env);
  const stop = new AbortController();
  const inputs = readInputs(env);
  let at: Private | null = null;
  let opened: Setup | null = null;
  const end = async (acted: Acted): Promise<number> => {
    const { outcome } = acted;
    const told = stop.signal.aborted ? stopped(outcome) : outcome;
    const took = performance.now() - began;
    const ending: Ending = { acted: { ...acted, outcome: told }, inputs, setup: opened, at, took };
    await tellEnding(ending, { runner, machine });
    return told.report.exit;
  };
  let lastWord: NodeJS.Timeout | undefined;
  const onSignal = (): void => {
    stop.abort(new Interrupted());
    lastWord ??= setTimeout(() => {
      runner.endGroup();
      runner.say("error: Interrupted; what was half done is put in order by the next run");
      process.exit(130);
    }, LAST_WORD);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const machine = makeMachine({
    ...parts,
    env: { ...env, GITHUB_TOKEN: "wrong" in inputs ? undefined : inputs.token || undefined },
    signal: stop.signal,
    tell: tellRunner(runner),
  });
  try {
    if ("wrong" in inputs) return await end(only(failure(inputs.command, inputs.wrong)));
    await maskKeys(inputs, machine, runner);
    at = await makePrivate(machine, runner);
    const acted = await carry(inputs, { machine, runner, at, found: (setup) => (opened = setup) });
    return await end(acted);
  } catch (error) {
    return await end(only(failure(commandOf(inputs), error)));
  } finally {
    if (at !== null) await dropKeys(at);
    runner.state("ended", "true");
    clearTimeout(lastWord);
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** The first word of a command, as reports name it. */
function commandOf(inputs: Inputs | WrongInputs): string {
  return inputs.command.split(" ")[0] ?? "";
}

async function carry(
  inputs: Inputs,
  at: { machine: Machine; runner: Runner; at: Private; found: (setup: Setup) => void },
): Promise<Acted> {
  const { machine, runner } = at;
  const run = requireRun(machine);
  runner.state("command", inputs.command);
  const command = meant(inputs, run);
  const branch = refuseRun(run, command, machine.env);
  if (branch === null || command === "check --offline") {
    if (isProposal(run)) await refuseLink(inputs.policy, machine);
    const { check } = await import("../../command/check.ts");
    return only(await check(machine, { policy: inputs.policy, kit: null, offline: true }));
  }
  const opened = await openCounted(inputs, { machine, run, branch, command, runner });
  at.found(opened.setup);
  runner.state("state", opened.setup.state);
  const order = { setup: opened.setup, inputs, command, at: at.at, branch };
  const acted = await act(order).catch((error: unknown) => {
    if (machine.signal.aborted || !(error instanceof HoldfastError)) throw error;
    return only(failure(commandOf(inputs), error));
  });
  const outcome = withFindings(opened, acted.outcome);
  return { ...acted, outcome: await withStatus(order, outcome) };
}

function requireRun(machine: Machine): GitHubRun {
  const run = runOf(machine.env);
  if (run !== null) return run;
  throw new HoldfastError("policy", "Cannot run the action: this is no step of a workflow", {
    code: "usage",
    hint: "Elsewhere use the command line: holdfast --help.",
    thing: "GITHUB_ACTIONS",
  });
}

/** On a schedule a backup is made when one is due, as ticks come often. */
function meant({ command, sources, stores }: Inputs, run: GitHubRun): CommandWord {
  if (command !== "backup" || run.event !== "schedule") return command;
  if (sources.length === 0 && stores.length === 0) return "backup --due";
  throw new HoldfastError(
    "policy",
    "Cannot run the action: on a schedule the policy's schedules name sources and stores",
    {
      code: "usage",
      hint: "Take sources and stores out of the workflow, or name them in the policy's schedules.",
      thing: "sources",
    },
  );
}

function withFindings({ setup, findings }: Opened, outcome: Outcome): Outcome {
  const { report, lines } = remindOpen(setup, outcome);
  const all: readonly Finding[] = [...findings, ...report.findings];
  return {
    lines,
    report: { ...report, findings: all, exit: Math.max(report.exit, exitOf(findings)) },
  };
}
