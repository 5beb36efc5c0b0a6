import { lstat, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Machine } from "../../host/machine.ts";
import { makeMachine } from "../../host/make_machine.ts";
import { sweepScratch } from "../../host/scratch.ts";
import { openRunner, type Runner } from "./runner.ts";

const ADVICE: Readonly<Record<string, string>> = {
  backup: "What was half done is no backup and counts for nothing: run the backup again.",
  restore:
    "Until the last moment a restore touches no place. Run undo with its 16 digits, or a backup or plan: each puts in order first what was cut short.",
  undo: "Run undo again with the same 16 digits: it goes on where it was cut short.",
  settle: "Run settle again with the same 16 digits: it goes on where it was cut short.",
  prune: "Run prune again: what is half removed is removed then.",
};
const NOTHING = "It changed no place and no store: run it again.";

/**
 * Cleans up after the step: removes key texts and scratch that a killed run left, and says so. A step
 * that ended by itself has left nothing, and nothing is said.
 *
 * @returns 1 where a key's text could not be removed, else 0.
 */
export async function post({ worker, env }: { worker: URL; env: Machine["env"] }): Promise<number> {
  const folder = env["STATE_folder"];
  if (!folder) return 0; // the step got nowhere
  const runner = await openRunner(env);
  const exit = await removeKeys(join(folder, "keys"), runner);
  if (env["STATE_ended"] === "true") return exit;
  const command = (env["STATE_command"] ?? "").split(" ")[0] ?? "";
  const swept = await sweep(env, worker);
  runner.annotate({
    weight: "warning",
    title: "Cut short",
    text: `Holdfast was killed before its work was done. ${ADVICE[command] ?? NOTHING}`,
    file: null,
    line: null,
  });
  for (const path of swept) runner.say(`Removed what it left: ${path}`);
  return exit;
}

async function removeKeys(keys: string, runner: Runner): Promise<number> {
  const isLeft = async () => (await lstat(keys).catch(() => null)) !== null;
  if (!(await isLeft())) return 0;
  await rm(keys, { recursive: true, force: true }).catch(() => {});
  if (!(await isLeft())) {
    runner.say("Removed the key texts of a step that was cut short");
    return 0;
  }
  runner.annotate({
    weight: "error",
    title: "A key's text is left on this machine",
    text: `Cannot remove "${keys}": remove it by hand, and make a new key if others may have read it`,
    file: null,
    line: null,
  });
  return 1;
}

/** Scratch in the state, where a signing key's text may lie; only of processes that are gone. */
async function sweep(env: Machine["env"], worker: URL): Promise<readonly string[]> {
  const state = env["STATE_state"];
  if (!state) return [];
  const signal = new AbortController().signal;
  const machine = makeMachine({ worker, env, signal, tell: () => {} });
  return await sweepScratch(join(state, "run"), machine).catch(() => []);
}
