import { openPolicy, type Setup } from "../../command/open_policy.ts";
import { refuseStranger } from "../../command/operators.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Origin } from "../../domain/origin.ts";
import { type GitHubRun, githubOf } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { refuseDirty } from "./checkout.ts";
import { COMMANDS, type CommandWord, type Reach } from "./commands.ts";
import { confirmRun, refusal } from "./guard.ts";
import type { Inputs } from "./inputs.ts";
import { maskPolicyKey, withSigningKey } from "./keys.ts";
import type { Runner } from "./runner.ts";

/** A policy that counts here, and what could not be confirmed of it. */
export interface Opened {
  readonly setup: Setup;
  readonly findings: readonly Finding[];
}

/**
 * Opens the policy of a run that may act, once it is certain whose it is.
 *
 * @param at.branch The default branch, as `refuseRun` found it.
 * @throws HoldfastError "origin-refused" where it is not the reviewed one.
 */
export async function openCounted(
  inputs: Inputs,
  at: {
    readonly machine: Machine;
    readonly run: GitHubRun;
    readonly branch: string;
    readonly command: CommandWord;
    readonly runner: Runner;
  },
): Promise<Opened> {
  const { machine, run, branch, command, runner } = at;
  const opened = await openPolicy(inputs.policy, machine, null);
  const github = inputs.token === "" ? null : githubOf(machine, run, inputs.token);
  await maskPolicyKey(opened, runner);
  const setup = withSigningKey({ ...opened, origin: originOf(run), github }, inputs);
  const path = await refuseDirty(setup, run);
  const findings = await confirmRun(run, { github, branch, command });
  await refuseStranger(setup);
  return {
    setup,
    findings: [...findings, ...(await reviewed(setup, path, COMMANDS[command].reach))],
  };
}

/**
 * Asks whether the policy was reviewed, before anything is added or replaced by its word.
 *
 * @returns That nobody could be asked, where neither the policy demands it nor anything is replaced.
 */
async function reviewed(setup: Setup, path: string, reach: Reach): Promise<readonly Finding[]> {
  if (reach === "reads") return [];
  const { github, policy } = setup;
  if (github === null) {
    if (policy.require === null) return [];
    throw refusal(
      "the policy asks for a review, and there is no github-token to ask about it",
      "Leave github-token at its default.",
    );
  }
  const { refuseUnreviewed } = await import("../../command/refuse_unreviewed.ts");
  try {
    await refuseUnreviewed(setup, github, path);
    return [];
  } catch (error) {
    const isSilent = error instanceof HoldfastError && error.code === "gate-unreachable";
    if (!isSilent || policy.require !== null || reach === "replaces") throw error;
    const text = `The policy's history was not looked at: ${error.message}`;
    const hint = error.hint ?? "";
    return [{ code: "origin-unconfirmed", weight: "note", thing: "policy", text, hint }];
  }
}

/** What this run vouches for; on a schedule nobody asked. */
function originOf(run: GitHubRun): Origin {
  const requester = run.event === "workflow_dispatch" ? run.actor : null;
  return { commit: run.sha, requester, run: run.url };
}
