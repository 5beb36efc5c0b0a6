import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import { withoutSecrets } from "../domain/hidden.ts";
import { shown } from "../domain/name.ts";
import { type Hook, type HookWord, limitText, ownerOf, wordOf } from "../domain/policy_hooks.ts";
import { childEnvironment } from "../host/child_environment.ts";
import { codeOf } from "../host/disk.ts";
import type { Machine } from "../host/machine.ts";
import { type ProgramEnded, runProgram } from "../host/program.ts";

/** Where a hook runs, and what it is told. */
export interface HookRun {
  readonly machine: Machine;
  /** The host's state; the hook's output lies there while it runs. */
  readonly state: string;
  /** The policy's folder. */
  readonly folder: string;
  /** Whose failure it is. */
  readonly stage: "source" | "restore";
  /** What it is told as `HOLDFAST_<WORD>`. */
  readonly words: Readonly<Record<string, string>>;
}

const LAST = 5; // lines of output repeated in an error
const LONG = 400; // characters of them

/**
 * Runs a hook to its end and logs what it said, without the secrets it was given. A resume is not
 * ended by a signal to this program: what was paused must go on.
 *
 * @throws HoldfastError "hook-failed" or "restore-hook-failed".
 */
export async function runHook(hook: Hook, at: HookRun): Promise<void> {
  const { machine } = at;
  machine.tell({ kind: "phase", text: `Running hook ${hook.label}` });
  const secrets = await secretsOf(hook, at);
  const ended = await started(hook, at, secrets);
  const lines = linesOf(ended.output, Object.values(secrets));
  for (const line of lines) machine.tell({ kind: "line", text: `${hook.label}: ${line}` });
  const said = lines.slice(-LAST).join(" / ").slice(-LONG);
  const end = said === "" ? "" : `: ${said}`;
  if (ended.isLate)
    throw failed(hook, at, `it was ended after ${limitText(hook.limit)}, its limit${end}`);
  if (ended.code !== 0) throw failed(hook, at, `it ended with exit code ${ended.code}${end}`);
}

/** The program a hook starts: a relative path is one of the policy's folder. */
export function programOf({ run: [program] }: Hook, folder: string): string {
  return program.includes("/") ? resolve(folder, program) : program;
}

async function started(
  hook: Hook,
  at: HookRun,
  secrets: Readonly<Record<string, string>>,
): Promise<ProgramEnded> {
  const { machine, folder, state, words } = at;
  const [kind, name] = ownerOf(hook).split(".");
  const told = {
    HOOK: wordOf(hook),
    ...(kind === "sources" ? { SOURCE: name as string } : {}),
    ...(kind === "groups" ? { GROUP: name as string } : {}),
    ...words,
  };
  const env = Object.entries(told).map(([word, value]) => [`HOLDFAST_${word}`, value]);
  const [, ...args] = hook.run;
  try {
    return await runProgram({
      argv: [programOf(hook, folder), ...args],
      env: { ...childEnvironment(machine.env), ...secrets, ...Object.fromEntries(env) },
      cwd: existsSync(folder) ? folder : state, // a checkout may be gone when a killed run is put in order
      limit: hook.limit,
      signal: wordOf(hook) === "resume" ? null : machine.signal,
      folder: state,
    });
  } catch (cause) {
    if (cause instanceof Interrupted || codeOf(cause) === "") throw cause;
    const why = UNSTARTABLE[codeOf(cause)] ?? shown((cause as Error).message);
    throw failed(hook, at, `"${shown(hook.run[0])}" ${why}`, cause);
  }
}

const UNSTARTABLE: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EACCES: "may not be executed by this user",
};

/** The secrets a hook asks for, by the names of their variables. */
async function secretsOf(hook: Hook, at: HookRun): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, reference] of Object.entries(hook.env)) {
    const secret = await secretOf(reference, at);
    if (secret === null) throw failed(hook, at, `${reference}, its ${name}, is not there or empty`);
    found[name] = secret;
  }
  return found;
}

/** What `env:NAME` or `file:PATH` points to, without the line's end; null where there is nothing. */
export async function secretOf(
  reference: string,
  { machine, folder }: Pick<HookRun, "machine" | "folder">,
): Promise<string | null> {
  const rest = reference.slice(reference.indexOf(":") + 1);
  const text = reference.startsWith("env:")
    ? machine.env[rest]
    : await readFile(resolve(folder, rest), "utf8").catch(() => "");
  const secret = text?.replace(/\r?\n$/, "") ?? "";
  return secret === "" || secret.includes("\0") ? null : secret;
}

/** What a program said, line by line, fit to be shown, and no secret in it. */
function linesOf(output: string, secrets: readonly string[]): string[] {
  const lines = secrets.flatMap((secret) => secret.split("\n"));
  const quiet = withoutSecrets(output, [...secrets, ...lines], "(not shown)");
  return quiet.split(/\r?\n/).filter(Boolean).map(shown);
}

function failed(hook: Hook, { stage }: HookRun, why: string, cause?: unknown): HoldfastError {
  return new HoldfastError(stage, `Cannot run hook "${hook.label}": ${why}`, {
    code: stage === "source" ? "hook-failed" : "restore-hook-failed",
    hint: HINTS[wordOf(hook)],
    thing: ownerOf(hook).split(".")[1] ?? ownerOf(hook),
    cause,
  });
}

const HINTS: Readonly<Record<HookWord, string>> = {
  before: "Run it by hand as this user, mend it, and start again.",
  quiesce: "Run it by hand as this user, mend it, and start again.",
  resume: "Does what was paused run again? Look by hand; the next command runs this hook again.",
  after: "Run it by hand as this user and mend it.",
};
