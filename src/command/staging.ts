import { mkdir, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { codeOf } from "../host/disk.ts";
import type { Machine } from "../host/machine.ts";
import { type Scratch, scratchBeside, sweepScratch } from "../host/scratch.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { checkStore } from "./preflight.ts";

/** Where this run may stage, and where an earlier one may have. */
interface Staging {
  readonly folder: string;
  /** The store whose file system it is on; null where the policy names a folder. */
  readonly shelf: Shelved | null;
}

/**
 * Makes this run's folder for sealed bytes: in the policy's `staging`, else in `.staging` below the
 * first usable store that has a folder. What killed runs left in any of them is removed.
 *
 * @param shelves Stores that were checked, in the policy's order.
 * @throws HoldfastError "store-full" or "store-failed"; nothing is left then.
 */
export async function openStaging(setup: Setup, shelves: readonly Shelved[]): Promise<Scratch> {
  const { machine } = setup;
  const all = stagings(setup, shelves);
  const first = all[0] ?? { folder: join(setup.state, "staging"), shelf: null };
  const made = await makeFolder(first);
  for (const { folder } of all) await sweepScratch(join(folder, "run"), machine);
  const scratch = await scratchBeside(join(first.folder, "run"), machine, { stage: "store" });
  await refuseUnmounted(first, { scratch, made });
  return { path: scratch.path, [Symbol.asyncDispose]: () => drop(scratch, machine) };
}

function stagings(setup: Setup, shelves: readonly Shelved[]): Staging[] {
  if (setup.staging !== null) return [{ folder: setup.staging, shelf: null }];
  return shelves.flatMap((shelf) =>
    shelf.store.folders.slice(0, 1).map((path) => ({ folder: join(path, ".staging"), shelf })),
  );
}

/** Makes a store's own folder too, but nothing above it: there a missing mount would be filled. */
async function makeFolder({ folder, shelf }: Staging): Promise<readonly string[]> {
  const options = { recursive: shelf === null, mode: 0o700 };
  const made: string[] = [];
  for (const path of shelf === null ? [folder] : [dirname(folder), folder]) {
    await staging(path, async () => {
      try {
        await mkdir(path, options);
        made.push(path);
      } catch (cause) {
        if (codeOf(cause) !== "EEXIST") throw cause;
      }
    });
  }
  return made;
}

/** The mount may have gone between the store's check and the making: nothing may stay on what lies under it. */
async function refuseUnmounted(
  { shelf }: Staging,
  { scratch, made }: { readonly scratch: Scratch; readonly made: readonly string[] },
): Promise<void> {
  if (shelf === null) return;
  const gone = (await checkStore(shelf, 0)).find(({ code }) => code === "store-not-mounted");
  if (gone === undefined) return;
  await scratch[Symbol.asyncDispose]();
  for (const path of made.toReversed()) await rmdir(path).catch(() => {}); // it may have gone with the mount
  throw refused(gone);
}

function refused({ code, text, hint, thing }: Finding): HoldfastError {
  return new HoldfastError("store", text, { code, hint, thing });
}

/** What cannot be removed now is swept by a later run; it must not hide how this one ended. */
async function drop(scratch: Scratch, machine: Machine): Promise<void> {
  const done = await caught(async () => await scratch[Symbol.asyncDispose]());
  for (const { text } of done.findings) machine.tell({ kind: "line", text });
}

/** Writes a small file into a private folder, 0600 and synced. @throws HoldfastError as `staging`. */
export async function stageFile(path: string, data: string | Uint8Array): Promise<void> {
  await staging(path, () => writeFile(path, data, { mode: 0o600, flush: true }));
}

/** Names the file in what the system says of it. @throws HoldfastError "store-full" or "store-failed". */
export async function staging<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!/^E[A-Z0-9]+$/.test(codeOf(cause))) throw cause;
    const full = ["ENOSPC", "EDQUOT"].includes(codeOf(cause));
    const why = full ? "there is no room left" : (cause as Error).message;
    throw new HoldfastError("store", `Cannot stage "${shown(path)}": ${shown(why)}`, {
      code: full ? "store-full" : "store-failed",
      hint: full
        ? "Free room there, or name a larger folder as staging in the policy."
        : "Is its folder there, and may this user write to it?",
      thing: shown(path),
      cause,
    });
  }
}
