import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { type EntryName, parseEntryName } from "../../domain/entry.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { syncFolder } from "../../host/place.ts";
import { isFileName } from "../file_name.ts";
import type { Draft } from "../store.ts";
import { cannot, within } from "./error.ts";
import {
  type Folder,
  type Footing,
  isThere,
  makeFolder,
  placeOf,
  requireFooting,
} from "./folder.ts";
import { placeFile, syncTree } from "./put.ts";
import { draftName, dropTree } from "./remove.ts";

const DAY = 86_400_000; // ms

/** What a draft works with. */
interface Work {
  readonly folder: Folder;
  readonly machine: Machine;
  readonly name: EntryName;
  /** The draft's own folder, and the name it gets when it is published. */
  readonly draft: string;
  readonly place: string;
  readonly footing: Footing;
}

/** Begins an entry, 0700, beside the others; makes the store's folder where it is not there. */
export async function openDraft(
  folder: Folder,
  name: EntryName,
  machine: Machine,
): Promise<Draft | "taken"> {
  if (name.kind === "draft") throw new RangeError("A draft of a draft");
  const place = placeOf(folder, name);
  const draft = join(folder.path, draftName(name.text, machine));
  return await within(folder, "write to", async () => {
    const footing = await makeFolder(folder);
    if ((await lookAt(place)) !== null) return "taken";
    await mkdir(draft, { mode: 0o700 });
    const work = { folder, machine, name, draft, place, footing };
    return {
      put: (file, path) => put(work, file, path),
      publish: () => publish(work),
      discard: () => within(folder, "clear", () => dropTree(folder, draft)),
    };
  });
}

/** Removes drafts that nothing was put into for a day. */
export async function sweepDrafts(folder: Folder, now: Date): Promise<number> {
  return await within(folder, "clear", async () => {
    let swept = 0;
    for (const text of (await isThere(folder)) ? await readdir(folder.path) : []) {
      if (parseEntryName(text)?.kind !== "draft") continue;
      const path = join(folder.path, text);
      if ((await newestChange(path)) > now.getTime() - DAY) continue;
      await dropTree(folder, path);
      swept += 1;
    }
    return swept;
  });
}

async function put(work: Work, file: string, path: string): Promise<void> {
  if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
  const { folder, draft } = work;
  try {
    await requireStaged(folder, path);
    const slash = file.indexOf("/");
    if (slash > 0) await makeSubfolder(join(draft, file.slice(0, slash)));
    await placeFile(path, join(draft, file), work.machine.signal);
  } catch (cause) {
    await dropTree(folder, draft).catch(() => {}); // the first error is the one worth telling
    throw await explained(work, "write", cause);
  }
}

async function publish(work: Work): Promise<"published" | "taken"> {
  const { folder, draft, place, machine } = work;
  try {
    await syncTree(draft);
    await syncFolder(folder.path); // the draft's own name: a crash must leave a draft or nothing
    await requireFooting(folder, work.footing); // as late as can be: a drive may be pulled at any time
    // rename(2) would silently take the place of an empty folder.
    if ((await lookAt(place)) !== null) return "taken";
    machine.step("directory: drafted");
    const isOurs = await renameFresh(draft, place); // the one moment of publishing: all of it is synced
    if (!isOurs) return "taken";
    await syncFolder(folder.path);
    machine.step("directory: published");
    return "published";
  } catch (cause) {
    throw await explained(work, "publish", cause);
  }
}

/** A mount that vanished shows as a missing folder: says what it is. */
export async function explained(
  work: Pick<Work, "folder" | "footing" | "name">,
  verb: "write" | "publish",
  cause: unknown,
): Promise<unknown> {
  const { folder, footing, name } = work;
  const what = `${verb} "${shown(name.text)}" ${verb === "write" ? "to" : "in"}`;
  const gone = await requireFooting(folder, footing).then(
    () => null,
    (error: unknown) => error,
  );
  return gone !== null && codeOf(cause) === "ENOENT" ? gone : cannot(folder, what, cause);
}

async function renameFresh(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (cause) {
    if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(codeOf(cause))) return false;
    throw cause;
  }
}

/** @throws HoldfastError where a staged file is not there as one. */
export async function requireStaged(folder: Folder, path: string): Promise<void> {
  const stat = await lookAt(path);
  if (stat?.isFile()) return;
  const why = stat === null ? "is gone" : "is not a plain file";
  throw new HoldfastError(
    "store",
    `Cannot write to ${folder.label}: staged "${shown(path)}" ${why}`,
    {
      code: "store-failed",
      hint: "Does somebody else clean the staging folder? Give it a place of its own.",
      thing: shown(folder.path),
    },
  );
}

async function makeSubfolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((cause: unknown) => {
    if (codeOf(cause) !== "EEXIST") throw cause;
  });
}

/** The newest change of a draft's folder and its subfolders, ms; a put changes one of them. */
async function newestChange(path: string): Promise<number> {
  const stat = await lookAt(path);
  let newest = Number(stat?.mtimeMs ?? 0n);
  if (stat?.isDirectory() !== true) return newest;
  for (const entry of await readdir(path, { encoding: "buffer" })) {
    const inner = await lookAt(Buffer.concat([Buffer.from(`${path}/`), entry]));
    if (inner?.isDirectory()) newest = Math.max(newest, Number(inner.mtimeMs));
  }
  return newest;
}
