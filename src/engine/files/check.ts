import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { isMountPoint, roomAt } from "../../host/place.ts";
import { mountsBelow } from "./mounts.ts";
import type { FilesSettings, Root, Tree } from "./settings.ts";
import { tarVersion } from "./tar.ts";
import { statRoot, treeThere } from "./tree_now.ts";

/** What comes next: a dump, or a build of all or of some paths. */
export interface Before {
  readonly before: "dump" | "build";
  /** Keys; empty for the whole tree. */
  readonly only: readonly string[];
}

/** What stands in the way of a dump or a build; cheap, walks no tree and touches nothing. */
export async function checkTree(
  settings: FilesSettings,
  machine: Machine,
  { before, only }: Before,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  await gather(found, async () => void (await tarVersion(machine)));
  await gather(found, async () => {
    const tree = await treeThere(settings);
    for (const root of tree.roots) {
      await gather(found, async () => await checkRoot(root, { found, before, only }));
    }
    found.push(...(await mountFindings(tree, { before, only })));
  });
  return found;
}

async function checkRoot(
  root: Root,
  { found, before, only }: Before & { found: Finding[] },
): Promise<void> {
  if (before === "dump" || (await lookAt(root.path)) !== null) {
    const stat = await statRoot(root.path);
    const need = constants.R_OK | (stat.isDirectory() ? constants.X_OK : 0);
    if (!(await may(root.path, need))) {
      found.push({
        code: "source-unreadable",
        weight: before === "dump" ? "error" : "warning",
        thing: shown(root.path),
        text: `"${shown(root.path)}" cannot be read by this user`,
        hint: "Run as a user who may read it.",
      });
    }
  }
  const isMoved = before === "dump" || only.length === 0; // a path alone is exchanged inside the root
  if (isMoved && (await isMountPoint(root.path))) {
    found.push({
      code: "source-mount",
      weight: "error",
      thing: shown(root.path),
      text: `"${shown(root.path)}" is a mount point: a restore cannot rename it`,
      hint: "Name the folders inside it as roots, or a folder above it.",
    });
  }
  if (before === "build" && isMoved) await checkBeside(root, found);
}

async function checkBeside(root: Root, found: Finding[]): Promise<void> {
  const parent = dirname(root.path);
  const thing = shown(root.path);
  if (!(await may(parent, constants.W_OK | constants.X_OK))) {
    found.push({
      code: "restore-failed",
      weight: "error",
      thing,
      text: `"${shown(parent)}" is not there or not writable: nothing can be built beside "${thing}"`,
      hint: "Make that folder, or run as a user who may write into it.",
    });
  } else if ((await roomAt(parent)) === 0) {
    found.push({
      code: "restore-full",
      weight: "error",
      thing,
      text: `"${shown(parent)}" has no room: old and new must stand side by side`,
      hint: "Make room on that file system.",
    });
  }
}

async function mountFindings(tree: Tree, { before, only }: Before): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { root, key, isUncovered } of await mountsBelow(tree)) {
    const thing = shown(key);
    if (isUncovered && before === "dump") {
      found.push({
        code: "source-uncovered",
        weight: "warning",
        thing,
        text: `"${thing}" of "${shown(root.path)}" is another file system and is not saved`,
        hint: "Give it a source of its own, exclude it, or set one-file-system: false.",
      });
    }
    if (before === "build" && (only.length === 0 || only.some((path) => overlap(path, key)))) {
      found.push({
        code: "source-mount",
        weight: "error",
        thing,
        text: `"${thing}" is mounted inside "${shown(root.path)}": a restore would carry it off`,
        hint: "Unmount it first, or restore folders beside it with --path.",
      });
    }
  }
  return found;
}

/** True where one of two keys lies in the other. */
function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

async function may(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  );
}

async function gather(found: Finding[], look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    found.push({
      code: cause.code,
      weight: "error",
      thing: cause.thing ?? "",
      text: cause.message,
      hint: cause.hint ?? "",
    });
  }
}
