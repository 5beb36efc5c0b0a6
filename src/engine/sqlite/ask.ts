import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import type { FindingCode } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import type { Child, Machine } from "../../host/machine.ts";
import { textLines } from "../../host/text_lines.ts";
import type { Message, Task } from "./message.ts";

/** Node itself, whatever its path: the kernel's name for the program that runs. */
const NODE = "/proc/self/exe";
const START = "const { door } = await import(process.argv[1]); await door('sqlite');";

/** What the child said last, and the notes on the way. */
export interface Answer {
  readonly totals: Totals;
  readonly version: string;
  readonly notes: readonly { readonly key: string; readonly why: string }[];
}

/** What is asked, and how to speak of it. */
export interface Question {
  readonly task: Task;
  readonly machine: Machine;
  /** "source" while dumping, "restore" while putting back. */
  readonly stage: "source" | "restore";
  /** What failed, e.g. `Cannot dump "/var/lib/app.db"`. */
  readonly cannot: string;
  readonly thing: string;
  /** When the child is ended though it works on, ms; absent: never. */
  readonly limit?: number;
}

/**
 * Has a child process do SQLite's work; yields what it says and returns its answer. Giving it up, or
 * the machine's signal, ends the child at once.
 *
 * @throws HoldfastError of the question's stage when the child fails, or dies without an answer.
 */
export async function* ask(question: Question): AsyncGenerator<Message, Answer> {
  const { machine, task } = question;
  if (machine.signal.aborted) throw new Interrupted();
  const child = machine.start({
    argv: [
      NODE,
      "--disable-warning=ExperimentalWarning",
      "--input-type=module",
      "-e",
      START,
      machine.worker.href,
    ],
    stdin: one(JSON.stringify(task)),
  });
  using late = ending(child, question.limit);
  const notes: { key: string; why: string }[] = [];
  let last: Message | null = null;
  for await (const line of textLines(child.stdout)) {
    last = JSON.parse(line) as Message;
    if (last.kind === "note") notes.push({ key: last.key, why: last.why });
    else if (last.kind !== "done" && last.kind !== "failed") yield last;
  }
  const { code, stderr } = await child.ended;
  if (last?.kind === "done" && code === 0)
    return { totals: last.totals, version: last.version, notes };
  if (last?.kind === "failed") throw failed(question, last);
  if (late.isOver) throw failed(question, { errcode: null, why: "it took too long" });
  const why = `the program that reads it ended with exit code ${code}${stderr === "" ? "" : `: ${shown(stderr)}`}`;
  throw failed(question, { errcode: null, why });
}

/** Asks for nothing but the answer. */
export async function answerTo(question: Question): Promise<Answer> {
  const messages = ask(question);
  for (;;) {
    const next = await messages.next();
    if (next.done) return next.value;
  }
}

/** Ends a child that has not answered in time; giving up its stdout does it. */
function ending(
  child: Child,
  limit: number | undefined,
): Disposable & { readonly isOver: boolean } {
  const state = { isOver: false };
  const end = (): void => {
    state.isOver = true;
    void child.stdout[Symbol.asyncIterator]().return?.();
  };
  const timer = limit === undefined ? undefined : setTimeout(end, limit);
  return {
    get isOver() {
      return state.isOver;
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}

async function* one(text: string): Bytes {
  yield Buffer.from(text);
}

/** SQLite's primary result codes (sqlite.org/rescode.html), and what each means for a source. */
const MEANINGS: Readonly<Record<number, readonly [FindingCode, string]>> = {
  3: ["source-unreadable", "May this user read the file and write into its folder?"],
  5: ["source-in-use", "A program holds it locked for long: stop that, or save at another time."],
  6: ["source-in-use", "A program holds it locked for long: stop that, or save at another time."],
  8: [
    "source-unreadable",
    "SQLite must write beside it (-shm, or to play back a journal): run as a user who may.",
  ],
  10: ["source-unreadable", "Look at the kernel's log: does the disk fail?"],
  11: [
    "source-damaged",
    "Restore it from a backup, or recover what is left with `sqlite3 FILE .recover`.",
  ],
  13: ["source-full", "Make room on its file system: the copy lies beside it for a while."],
  14: [
    "source-unreadable",
    "In WAL mode SQLite must be able to write into the folder: run as a user who may.",
  ],
  26: ["source-damaged", "Is it another kind of file, or encrypted by its program?"],
};

function failed(
  question: Question,
  { errcode, why }: { errcode: number | null; why: string },
): HoldfastError {
  const [code, hint] = MEANINGS[(errcode ?? 0) & 0xff] ?? [
    "source-failed",
    "Look at the message: what does SQLite say?",
  ];
  const isRestore = question.stage === "restore";
  const isFull = code === "source-full";
  return new HoldfastError(question.stage, `${question.cannot}: ${shown(why)}`, {
    code: isRestore ? (isFull ? "restore-full" : "restore-failed") : code,
    hint:
      isRestore && !isFull
        ? "Verify the backup with `holdfast verify --deep`, and try another one."
        : hint,
    thing: question.thing,
  });
}
