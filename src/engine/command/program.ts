import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, type Stage } from "../../domain/error.ts";
import { withoutSecrets } from "../../domain/hidden.ts";
import { shown } from "../../domain/name.ts";
import { limitOf } from "../../domain/policy_hooks.ts";
import type { Child, Ended, Machine } from "../../host/machine.ts";
import { LONGEST_TIMER } from "../../host/program.ts";
import { wrap } from "../../host/wrap.ts";
import { isThere } from "./is_there.ts";
import { readSecrets, type Secrets } from "./secrets.ts";
import { type CommandSettings, lineOf, type Words } from "./settings.ts";

/** Where programs of a source run, and whose failure theirs would be. */
export interface Runner {
  readonly settings: CommandSettings;
  readonly machine: Machine;
  readonly stage: Stage;
  /** Variables of the programs' environment that are no secrets; a wrapper does not pass them on. */
  readonly told?: Readonly<Record<string, string>>;
}

/** What one program is to do. */
export interface Task {
  readonly words: Words;
  /** E.g. `Cannot dump`; the program's line follows. */
  readonly cannot: string;
  /** What it must read to its end. */
  readonly stdin?: Bytes;
}

const WORDS_KEPT = 300; // characters of a program's last words in a message

/**
 * Runs a program and yields its output. Settles well only when it ended with exit code 0, in time, and
 * after it had taken all its input; giving it up ends the whole process group.
 *
 * @throws HoldfastError of the runner's stage: tool-missing, or source-failed or restore-failed with the
 *   program's last words.
 */
export async function* outputOf(
  { settings, machine, stage, told }: Runner,
  task: Task,
): AsyncGenerator<Uint8Array> {
  const secrets = await readSecrets(settings, machine, stage);
  const { folder: cwd, run } = settings;
  const { stdin, words } = task;
  const [program] = run.length > 0 ? (run as Words) : words;
  if (!(await isThere(program, settings, machine))) throw missing(stage, program);
  const wrapped = wrap({ run, argv: words, secrets, ...(stdin === undefined ? {} : { stdin }) });
  const child = machine.start({
    ...wrapped,
    env: { ...wrapped.env, ...told },
    ...(cwd === undefined ? {} : { cwd }),
    ...(stdin === undefined ? {} : { tellsUnread: true }),
  });
  const clock = clockOf(child, settings);
  try {
    for await (const chunk of child.stdout) yield chunk;
    const ended = await child.ended;
    const why = clock.isOver()
      ? `it was ended after ${settings.limit}, its limit`
      : whyOf(ended, secrets);
    if (why !== null) throw failed(stage, task, why);
  } finally {
    clock.stop();
  }
}

/** The same for a program whose output says nothing. */
export async function runProgram(runner: Runner, task: Task): Promise<void> {
  for await (const _ of outputOf(runner, task)); // read, so that the program does not wait for us
}

function clockOf(child: Child, { limit }: CommandSettings) {
  let isOver = false;
  const end = (): void => {
    isOver = true;
    void child.stdout[Symbol.asyncIterator]().return?.(); // ends its process group
  };
  const timer =
    limit === undefined ? undefined : setTimeout(end, Math.min(limitOf(limit), LONGEST_TIMER));
  return { isOver: () => isOver, stop: () => clearTimeout(timer) };
}

/** Null for a good end. */
function whyOf({ code, stderr, leftUnread }: Ended, secrets: Secrets): string | null {
  const said = withoutSecrets(stderr, Object.values(secrets), "(a secret)")
    .trim()
    .split("\n")
    .slice(-2)
    .join("; ");
  const words = said === "" ? "" : `: ${shown(said.slice(-WORDS_KEPT))}`;
  if (code !== 0) return `it stopped with exit code ${code}${words}`;
  return leftUnread === true ? `it ended before it had read all its input${words}` : null;
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

function missing(stage: Stage, program: string): HoldfastError {
  return new HoldfastError(stage, `Cannot start "${shown(program)}": it is not installed`, {
    code: "tool-missing",
    hint: `Install the package that holds ${shown(program)} and try again.`,
    thing: shown(program),
  });
}
