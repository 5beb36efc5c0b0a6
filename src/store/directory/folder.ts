import { constants } from "node:fs";
import { mkdir, open, readFile, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EntryName } from "../../domain/entry.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import { mountOf, syncFolder } from "../../host/place.ts";
import { cannot } from "./error.ts";

/** The folder a store lies in. */
export interface Folder {
  readonly path: string;
  readonly label: string;
  readonly needsMount: boolean;
  /** What an entry's name ends with on the disk: nothing for a folder an entry, ".zip" for a zip. */
  readonly suffix: "" | ".zip";
}

/** What tells a folder from another one of the same path: device, inode and mount. */
export type Footing = string;

/** The folder at an absolute path. */
export function folderOf(
  path: string,
  { needsMount, suffix }: Pick<Folder, "needsMount" | "suffix">,
): Folder {
  return { path, label: `store "${shown(path)}"`, needsMount, suffix };
}

/** Where an entry or a draft lies. @throws RangeError for a name that is none of ours. */
export function placeOf(folder: Folder, name: EntryName): string {
  if (name.text.includes("/") || /^\.{0,2}$/.test(name.text)) throw new RangeError("No entry name");
  return join(folder.path, name.kind === "draft" ? name.text : name.text + folder.suffix);
}

/** Whether the folder is there. @throws HoldfastError for anything else in its place, or a missing mount. */
export async function isThere(folder: Folder): Promise<boolean> {
  await requireMount(folder);
  const stat = await lookAt(folder.path);
  if (stat === null || stat.isDirectory()) return stat !== null;
  const isLink = stat.isSymbolicLink();
  throw new HoldfastError(
    "store",
    `Cannot use ${folder.label}: it is ${isLink ? "a symbolic link" : "not a folder"}`,
    {
      code: "store-failed",
      hint: isLink
        ? "Write the path it leads to into the policy, so that nobody can turn it elsewhere."
        : "Write the path of a folder into the policy.",
      thing: shown(folder.path),
    },
  );
}

/** @throws HoldfastError store/store-not-mounted where a mount is required and there is none. */
export async function requireMount(folder: Folder): Promise<void> {
  if (!folder.needsMount) return;
  const mount = await mountOf(folder.path);
  // autofs is only the promise of a mount.
  if (mount.point === "/" || mount.type === "autofs") throw notMounted(folder);
}

/** Where the folder stands now; null when it is not there. */
export async function footingOf(folder: Folder): Promise<Footing | null> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  try {
    const handle = await open(folder.path, flags);
    try {
      const { dev, ino } = await handle.stat({ bigint: true });
      // st_dev alone would not tell a bind mount from what lies under it.
      const info = await readFile(`/proc/self/fdinfo/${handle.fd}`, "latin1");
      return `${dev}:${ino}:${/^mnt_id:\s*(\d+)/m.exec(info)?.[1] ?? ""}`;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return null;
    throw cause;
  }
}

/** @throws HoldfastError when the path leads to another folder than before: a drive was pulled, a share lost. */
export async function requireFooting(folder: Folder, footing: Footing): Promise<void> {
  if ((await footingOf(folder)) === footing) return;
  if (folder.needsMount) throw notMounted(folder);
  throw new HoldfastError("store", `Cannot write to ${folder.label}: its folder was exchanged`, {
    code: "store-failed",
    hint: "Was a file system mounted or unmounted there meanwhile? Run the same command again.",
    thing: shown(folder.path),
  });
}

/** Makes the folder where it is not there, 0700, and says where it stands. */
export async function makeFolder(folder: Folder): Promise<Footing> {
  const isNew = !(await isThere(folder));
  if (isNew) {
    await mkdir(folder.path, { mode: 0o700 }).catch((cause: unknown) => {
      if (codeOf(cause) !== "EEXIST") throw cause;
    });
    try {
      await isThere(folder);
    } catch (cause) {
      // The mount went between the look and the making: nothing may stay on what lies under it.
      await rmdir(folder.path).catch(() => {});
      throw cause;
    }
    await syncFolder(dirname(folder.path));
  }
  const footing = await footingOf(folder);
  if (footing !== null) return footing;
  throw cannot(folder, "write to", Object.assign(new Error("gone"), { code: "ENOENT" }));
}

function notMounted(folder: Folder): HoldfastError {
  return new HoldfastError("store", `Cannot use ${folder.label}: nothing is mounted there`, {
    code: "store-not-mounted",
    hint: "Mount the file system and run the same command again; nothing was written beneath it.",
    thing: shown(folder.path),
  });
}
