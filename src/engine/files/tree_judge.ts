import { lstatSync } from "node:fs";
import { type Judge, makeJudge } from "./diagnose.ts";
import { isWithin, pathOf, renamed } from "./member_name.ts";
import { changeMatcher } from "./pattern.ts";
import { latin1, type Root, renameOf, type Tree } from "./settings.ts";

/** The place of a tree as errors name it. */
export function placeOf(tree: Tree): string {
  return tree.roots.map((root) => root.path).join(", ");
}

// tar does not say what it was that changed; for the folder's rule it counts what it is now.
function isFolderNow(tree: Tree, key: string): boolean {
  const root = tree.roots.find((one) => isWithin(key, one.key));
  const below = root && renamed(key, { from: root.key, to: "." });
  if (root === undefined || below === undefined) return false;
  const path = Buffer.from(`${latin1(root.path)}/${below ?? ""}`, "latin1");
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false; // what cannot be looked at is no folder whose list may change
  }
}

/** The judge of a dump of the tree. */
export function judgeOf(tree: Tree): Judge {
  const rename = renameOf(tree);
  const mayChange = changeMatcher(tree.mayChange);
  return makeJudge({
    place: placeOf(tree),
    mayChange: (key, path) => mayChange(path, isFolderNow(tree, key)),
    below: (path) => {
      const key = rename === null ? path : (renamed(path, rename) ?? path);
      const root = tree.roots.find((one: Root) => isWithin(path, pathOf(one.member)));
      const from = root === undefined ? "" : pathOf(root.member);
      return { key, below: (root && renamed(path, { from, to: "." })) ?? path };
    },
  });
}
