import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine } from "./machine.ts";
import { type Scratch, scratchBeside } from "./scratch.ts";

/** Where a proof of a place puts its scratch: in the folder the policy names for it, else beside the place. */
export function scratchPath(place: string, folder: string | undefined): string {
  return folder === undefined ? place : join(folder, basename(place));
}

/** Makes scratch there; the folder that the policy names is made, 0700, if it is not there. */
export async function scratchFor(
  place: string,
  folder: string | undefined,
  machine: Machine,
): Promise<Scratch> {
  const path = scratchPath(place, folder);
  if (folder === undefined) return await scratchBeside(path, machine);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = (cause as Error).message;
    throw new HoldfastError(
      "source",
      `Cannot make the scratch folder "${shown(folder)}": ${shown(why)}`,
      {
        code: "source-failed",
        hint: "May this user write there? The policy names it under scratch.",
        thing: shown(folder),
        cause,
      },
    );
  }
  return await scratchBeside(path, machine);
}
