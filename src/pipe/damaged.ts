import { HoldfastError } from "../domain/error.ts";

/** Makes the error for an archive that is not as it should be. */
export type Damaged = (why: string, cause?: unknown) => HoldfastError;

/** Makes the errors of one archive: it does not open as its map and its seals say. */
export function damagedArchive(label: string): Damaged {
  return (why, cause) =>
    new HoldfastError("trust", `Cannot open "${label}": ${why}`, {
      code: "archive-damaged",
      hint: "Run verify on the other store that holds this backup, and restore from there.",
      thing: label,
      cause,
    });
}
