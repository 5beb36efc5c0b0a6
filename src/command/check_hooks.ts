import { access, constants, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import type { Hook } from "../domain/policy_hooks.ts";
import type { Setup } from "./open_policy.ts";
import { finding } from "./outcome.ts";
import { programOf, secretOf } from "./run_hook.ts";

/** Finds hooks that could not be started: a program that is not there or not executable, a secret that is not set. */
export async function checkHooks(hooks: readonly Hook[], setup: Setup): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (hook: Hook, why: string, hint: string): void => {
    const text = `Cannot run hook "${hook.label}": ${why}`;
    findings.push(finding("error", "hook-missing", { thing: hook.label, text, hint }));
  };
  for (const hook of hooks) {
    if (!(await isThere(programOf(hook, setup.folder), setup.machine.env["PATH"] ?? ""))) {
      const why = `there is no program "${shown(hook.run[0])}" that this user may execute`;
      add(hook, why, "Name the program by its whole path, or install it.");
    }
    for (const [name, reference] of Object.entries(hook.env)) {
      if ((await secretOf(reference, setup)) !== null) continue;
      add(hook, `${reference}, its ${name}, is not there or empty`, "Set what the policy names.");
    }
  }
  return findings;
}

async function isThere(program: string, path: string): Promise<boolean> {
  const places = program.includes("/")
    ? [program]
    : path.split(delimiter).map((folder) => join(folder, program));
  for (const place of places) if (await mayRun(place)) return true;
  return false;
}

async function mayRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
