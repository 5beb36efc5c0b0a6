import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { EntryName } from "../../domain/entry.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { syncFolder } from "../../host/place.ts";
import { removeTree } from "../../host/remove.ts";
import { within } from "./error.ts";
import { type Folder, isThere, placeOf } from "./folder.ts";

/** A name that no draft has yet. */
export function draftName(of: string, machine: Machine): string {
  return `.draft-${of}-${Buffer.from(machine.random(8)).toString("hex")}`;
}

/** Removes an entry or a draft whole; what is not there is no error. */
export async function removeEntry(
  folder: Folder,
  name: EntryName,
  machine: Machine,
): Promise<void> {
  const place = placeOf(folder, name);
  const what = `remove "${shown(name.text)}" from`;
  await within(folder, what, async () => {
    if (!(await isThere(folder)) || (await lookAt(place)) === null) return;
    if (name.kind === "draft") return await dropTree(folder, place);
    const hidden = join(folder.path, draftName(name.text, machine));
    try {
      await rename(place, hidden); // hidden first: a half-removed entry must never be listed as one
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") return; // somebody else removed it
      throw cause;
    }
    await syncFolder(folder.path);
    machine.step("directory: hidden");
    await dropTree(folder, hidden);
  });
}

/** Removes a draft's folder and all in it, following no link. */
export async function dropTree(folder: Folder, path: string): Promise<void> {
  try {
    await removeTree(path);
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    if (codeOf(cause.cause) !== "") throw cause.cause;
    throw new HoldfastError("store", `Cannot clear ${folder.label}: ${cause.message}`, {
      code: "store-failed",
      hint: cause.hint ?? "",
      thing: shown(folder.path),
      cause,
    });
  }
}
