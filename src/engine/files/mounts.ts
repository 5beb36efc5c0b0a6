import { realpath } from "node:fs/promises";
import { lookAt, mounts } from "../../host/disk.ts";
import { keyOfPath } from "./member_name.ts";
import { matcher } from "./pattern.ts";
import { latin1, type Root, type Tree } from "./settings.ts";

/** Something mounted below a root. */
export interface Below {
  readonly root: Root;
  /** Where, as a key. */
  readonly key: string;
  /** Whether the dump leaves it out although nobody excluded it. */
  readonly isUncovered: boolean;
}

/** What is mounted below the roots that are there, the roots themselves not counted. */
export async function mountsBelow(tree: Tree): Promise<readonly Below[]> {
  const all = await mounts();
  const excludes = matcher(tree.exclude);
  const found = new Map<string, Below>();
  for (const root of tree.roots) {
    const top = await lookAt(root.path);
    if (top === null || !top.isDirectory()) continue;
    const real = await realpath(root.path);
    for (const { point } of all) {
      if (!point.startsWith(real === "/" ? "/" : `${real}/`) || point === "/") continue;
      const path = latin1(point.slice(real === "/" ? 1 : real.length + 1));
      const stat = await lookAt(point).catch(() => null);
      const isOther = stat === null || stat.dev !== top.dev;
      const key = keyOfPath(root.key === "." ? path : `${root.key}/${path}`);
      const isUncovered = tree.oneFileSystem && isOther && !excludes(path);
      found.set(key, { root, key, isUncovered });
    }
  }
  return [...found.values()];
}
