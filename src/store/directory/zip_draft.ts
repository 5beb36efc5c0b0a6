import { constants } from "node:fs";
import { type FileHandle, link, open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { EntryName } from "../../domain/entry.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { formatBytes } from "../../domain/units.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { roomAt, syncFolder } from "../../host/place.ts";
import { isFileName } from "../file_name.ts";
import type { Draft } from "../store.ts";
import { writeZip } from "../zip/write_zip.ts";
import { explained, requireStaged } from "./draft.ts";
import { within } from "./error.ts";
import { type Folder, type Footing, makeFolder, placeOf, requireFooting } from "./folder.ts";
import { draftName, dropTree } from "./remove.ts";

/** What a draft works with. */
interface Work {
  readonly folder: Folder;
  readonly machine: Machine;
  readonly name: EntryName;
  /** The draft's own file, and the one it becomes. */
  readonly draft: string;
  readonly place: string;
  readonly footing: Footing;
  /** What was put, by name, and where it is staged. */
  readonly files: Map<string, string>;
}

const WRITE = constants.O_WRONLY | constants.O_NOFOLLOW;
const NO_LINK = ["EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** Begins a zip, 0600, beside the others; it is written when all is put. */
export async function openZipDraft(
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
    await (await open(draft, "wx", 0o600)).close(); // there from now on, so that a killed run's is swept
    const work: Work = { folder, machine, name, draft, place, footing, files: new Map() };
    return {
      put: (file, path) => put(work, file, path),
      publish: () => publish(work),
      discard: () => within(folder, "clear", () => dropTree(folder, draft)),
    };
  });
}

async function put(work: Work, file: string, path: string): Promise<void> {
  if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
  if (work.files.has(file)) throw new RangeError(`Two files of an entry are "${file}"`);
  const { folder, draft } = work;
  try {
    await requireStaged(folder, path);
    work.files.set(file, path);
  } catch (cause) {
    await dropTree(folder, draft).catch(() => {}); // the first error is the one worth telling
    throw await explained(work, "write", cause);
  }
}

async function publish(work: Work): Promise<"published" | "taken"> {
  const { folder, draft, place, machine } = work;
  try {
    await fill(work);
    await syncFolder(folder.path); // the draft's own name: a crash must leave a draft or nothing
    await requireFooting(folder, work.footing); // as late as can be: a drive may be pulled at any time
    if ((await lookAt(place)) !== null) return "taken";
    machine.step("zip: drafted");
    const isOurs = await nameFresh(draft, place); // the one moment of publishing: all of it is synced
    if (!isOurs) return "taken";
    await syncFolder(folder.path);
    machine.step("zip: published");
    return "published";
  } catch (cause) {
    throw await explained(work, "publish", cause);
  }
}

async function fill(work: Work): Promise<void> {
  await requireRoom(work);
  const { files, machine } = work;
  const into: FileHandle = await open(work.draft, WRITE);
  try {
    await writeZip({ files, into, when: machine.now(), signal: machine.signal });
    await into.sync();
  } finally {
    await into.close();
  }
}

/** A zip is a second copy of what is staged, also on the same file system. */
async function requireRoom({ folder, files }: Work): Promise<void> {
  let need = 0;
  for (const path of files.values()) need += Number((await lookAt(path))?.size ?? 0);
  const room = await roomAt(folder.path);
  if (room >= need) return;
  throw new HoldfastError(
    "store",
    `Cannot write to ${folder.label}: ${formatBytes(need)} are needed and ${formatBytes(room)} are free`,
    {
      code: "store-full",
      hint: "Make room there, or stage on another file system: a zip is a second copy of what is staged.",
      thing: shown(folder.path),
    },
  );
}

/** rename(2) would silently take the place of a file that came meanwhile; a second name does not. */
async function nameFresh(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    if (!NO_LINK.includes(codeOf(cause))) throw cause;
    await rename(from, to); // a file system without links: nobody was there a moment ago
    return true;
  }
  await unlink(from);
  return true;
}
