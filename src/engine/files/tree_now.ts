import type { BigIntStats } from "node:fs";
import { HoldfastError } from "../../domain/error.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import { type FilesSettings, pathsOf, type Tree, treeOf } from "./settings.ts";

/**
 * The tree as it is there now.
 *
 * @throws HoldfastError source/source-missing or source-unreadable for a root that is not there, or
 *   is neither a file nor a folder.
 */
export async function treeNow(settings: FilesSettings): Promise<Tree> {
  const files = new Set<string>();
  for (const path of pathsOf(settings)) {
    if (!(await statRoot(path)).isDirectory()) files.add(path);
  }
  return treeOf(settings, (path) => files.has(path));
}

/** The tree as a restore sees it: a root that is not there is taken for a folder. */
export async function treeThere(settings: FilesSettings): Promise<Tree> {
  const files = new Set<string>();
  for (const path of pathsOf(settings)) {
    if ((await lookAtRoot(path))?.isDirectory() === false) files.add(path);
  }
  return treeOf(settings, (path) => files.has(path));
}

/** A root as it is. @throws HoldfastError as `treeNow`. */
export async function statRoot(path: string): Promise<BigIntStats> {
  const stat = await lookAtRoot(path);
  if (stat === null) {
    throw new HoldfastError("source", `Cannot read "${path}": it is not there`, {
      code: "source-missing",
      hint: "Is its file system mounted, and is the path in the policy right?",
      thing: path,
    });
  }
  if (stat.isDirectory() || stat.isFile()) return stat;
  const kind = stat.isSymbolicLink() ? "a symbolic link" : "neither a file nor a folder";
  throw new HoldfastError("source", `Cannot read "${path}": it is ${kind}`, {
    code: "source-unreadable",
    hint: "Name the file or folder itself in the policy.",
    thing: path,
  });
}

async function lookAtRoot(path: string): Promise<BigIntStats | null> {
  try {
    return await lookAt(path);
  } catch (cause) {
    throw new HoldfastError("source", `Cannot read "${path}": ${(cause as Error).message}`, {
      code: "source-unreadable",
      hint: codeOf(cause) === "EACCES" ? "Run as a user who may read it." : "Is the disk well?",
      thing: path,
      cause,
    });
  }
}
