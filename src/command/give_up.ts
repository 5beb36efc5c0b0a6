import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import type { Journal, JournalSource } from "../host/journal.ts";
import { finding } from "./outcome.ts";
import type { PuttingBack } from "./put_back.ts";

/** A source that is not as it was before a restore. */
export interface Left {
  readonly source: JournalSource;
  /** Why it was given up; null: its plan said that there is no way back, or its copy was given up. */
  readonly why: HoldfastError | null;
}

/**
 * Puts a source in order. Where that fails nothing else may work here until the cause is mended, or
 * until a person gives the restore up (`PuttingBack.giveUp`): a server may never come back.
 *
 * @returns Nothing, or the source that was given up.
 */
export async function orGivenUp(
  work: () => Promise<void>,
  of: { readonly journal: Journal; readonly source: JournalSource; readonly at: PuttingBack },
): Promise<readonly Left[]> {
  const { journal, source, at } = of;
  try {
    await work();
    return [];
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    if (at.giveUp === journal.id) return [{ source, why: cause }];
    throw new HoldfastError(cause.stage, cause.message, {
      code: cause.code,
      hint: `${cause.hint ?? ""} To give this restore up as things stand: holdfast settle ${journal.id}`,
      thing: cause.thing ?? source.name,
      cause,
    });
  }
}

/** Says that a place was not put in order: there was no way back, or a person gave it up. */
export function notBack(
  { id, state }: Journal,
  { source: { name, ...source }, why }: Left,
): Finding {
  if (why === null) {
    return finding("error", "restore-failed", {
      thing: name,
      text: `Cannot bring source "${name}" back to before restore ${id}: there is no way back`,
      hint: "Look at the place, and restore a backup of it.",
    });
  }
  const isUntouched = state === "building"; // nothing is kept by then, and no place was replaced
  const names = source.aside.moves
    .flatMap(({ built, kept }) => (isUntouched ? [built] : [built, kept]))
    .filter((one) => one !== "")
    .map((one) => `"${shown(one)}"`);
  const where = `Of ${source.place} this may still be there: ${names.join(", ")}.`;
  return finding(isUntouched ? "warning" : "error", "restore-failed", {
    thing: name,
    text: `Restore ${id} of source "${name}" is given up as it stands: ${why.message}`,
    hint: isUntouched
      ? `The place was not replaced. ${where} Drop what nobody needs.`
      : `${where} Look at the place first: what was kept may be the only copy of what was there.`,
  });
}
