import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { limitOf } from "../../domain/policy_hooks.ts";
import type { Child, Ended, Machine } from "../../host/machine.ts";
import { wrap } from "../../host/wrap.ts";
import { readSecrets, type Secrets, withoutSecrets } from "./secrets.ts";
import { type CommandSettings, lineOf, type Words } from "./settings.ts";

/** Where programs of a source run, and whose failure theirs would be. */
export interface Runner {
  readonly settings: CommandSettings;
  readonly machine: Machine;
  readonly stage: Stage;
}

/** What one program is to do. */
export interface Task {
  readonly words: Words;
  /** E.g. `Cannot dump`; the program's line follows. */
  readonly cannot: string;
  /** What it must read to its end. */
  readonly stdin?: Bytes;
}

const MOST = 2 ** 31 - 1; // ms a timer can wait
const WORDS_KEPT = 300; // characters of a program's last words in a message

/**
 * Runs a program and yields its output. Settles well only when it ended with exit code 0, in time, and
 * after it had taken all its input; giving it up ends the whole process group.
 *
 * @throws HoldfastError of the runner's stage: tool-missing, or source-failed or restore-failed with the
 *   program's last words.
 */
export async function* outputOf(
  { settings, machine, stage }: Runner,
  task: Task,
): AsyncGenerator<Uint8Array> {
  const secrets = await readSecrets(settings, machine, stage);
  const input = task.stdin === undefined ? null : counted(task.stdin);
  const { folder: cwd, run } = settings;
  const child = machine.start({
    ...wrap({ run, argv: task.words, secrets, ...(input === null ? {} : { stdin: input.bytes }) }),
    ...(cwd === undefined ? {} : { cwd }),
  });
  const clock = clockOf(child, settings);
  try {
    for await (const chunk of child.stdout) yield chunk;
    const ended = await child.ended;
    const why = clock.isOver()
      ? `it was ended after ${settings.limit}, its limit`
      : whyOf(ended, { secrets, tookAll: input?.isTaken() ?? true });
    if (why !== null) throw failed(stage, task, why);
  } catch (cause) {
    throw staged(cause, stage);
  } finally {
    clock.stop();
  }
}

/** The same for a program whose output says nothing. */
export async function runProgram(runner: Runner, task: Task): Promise<void> {
  for await (const _ of outputOf(runner, task)); // read, so that the program does not wait for us
}

/** Knows whether somebody asked for what follows the last chunk, so that all of it was taken. */
function counted(bytes: Bytes) {
  let isTaken = false;
  const passed = async function* (): Bytes {
    yield* bytes;
    isTaken = true;
  };
  return { bytes: passed(), isTaken: () => isTaken };
}

function clockOf(child: Child, { limit }: CommandSettings) {
  let isOver = false;
  const end = (): void => {
    isOver = true;
    void child.stdout[Symbol.asyncIterator]().return?.(); // ends its process group
  };
  const timer = limit === undefined ? undefined : setTimeout(end, Math.min(limitOf(limit), MOST));
  return { isOver: () => isOver, stop: () => clearTimeout(timer) };
}

/** Null for a good end. */
function whyOf(
  { code, stderr }: Ended,
  { secrets, tookAll }: { secrets: Secrets; tookAll: boolean },
): string | null {
  const said = withoutSecrets(stderr, secrets).trim().split("\n").slice(-2).join("; ");
  const words = said === "" ? "" : `: ${shown(said.slice(-WORDS_KEPT))}`;
  if (code !== 0) return `it stopped with exit code ${code}${words}`;
  return tookAll ? null : `it ended before it had read all its input${words}`;
}

function failed(stage: Stage, { cannot, words }: Task, why: string): HoldfastError {
  const isRestore = stage === "restore";
  return new HoldfastError(stage, `${cannot} with "${shown(lineOf(words))}": ${why}`, {
    code: isRestore ? "restore-failed" : "source-failed",
    hint: isRestore
      ? "Follow the program's message, then plan again."
      : "Follow the program's message; started by hand in the policy's folder it should say the same.",
    thing: shown(words[0]),
  });
}

/** A program that is not there is the failure of the stage that needs it. */
function staged(cause: unknown, stage: Stage): unknown {
  if (!(cause instanceof HoldfastError) || cause.code !== "tool-missing") return cause;
  const { message, code, hint, thing } = cause;
  return new HoldfastError(stage, message, { code, hint: hint ?? "", thing: thing ?? "", cause });
}
