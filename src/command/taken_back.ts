import { HoldfastError, Interrupted } from "../domain/error.ts";
import type { Journal } from "../host/journal.ts";
import type { Left } from "./give_up.ts";
import { type Recovering, takeBack } from "./recover.ts";

/**
 * Takes back a restore that failed in the middle of its swaps; `at.standing` is cleared where that was done.
 *
 * @returns What is to be thrown: why it failed and, where a place is not as it was, that too.
 */
export async function takenBack(
  error: unknown,
  journal: Journal,
  at: Recovering,
): Promise<unknown> {
  try {
    const left = await takeBack(journal, at);
    return left.length === 0 ? error : notAsItWas(error, journal, left);
  } catch (cause) {
    if (cause instanceof Interrupted) {
      const text = `Restore ${journal.id} was stopped while it replaced a place: the next command that works here puts back what was there`;
      at.machine.tell({ kind: "line", text });
      return cause;
    }
    if (!(cause instanceof HoldfastError)) return cause;
    // A state without room fails the restore and then the record that it was taken back: one reason, told once.
    if (cause.message === wordsOf(error)) return cause;
    return new HoldfastError(
      "restore",
      `${wordsOf(error)}; and what was there could not be put back: ${cause.message}`,
      {
        code: "restore-failed",
        hint: "Mend what the message says, then run any command that works here, for example a plan: it tries again.",
        thing: journal.id,
        cause: error,
      },
    );
  }
}

function notAsItWas(error: unknown, journal: Journal, left: readonly Left[]): HoldfastError {
  const names = left.map(({ source }) => `"${source.name}"`).join(", ");
  return new HoldfastError(
    "restore",
    `${wordsOf(error)}; ${names} could not be brought back, as the plan said`,
    {
      code: "restore-failed",
      hint: "Look at that place, then restore again. Every other place is as it was.",
      thing: journal.id,
      cause: error,
    },
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
