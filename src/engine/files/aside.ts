import { createHash } from "node:crypto";
import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { comparePaths, nameOfBytes, shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import { markOf } from "../../host/place.ts";
import type { Aside, RestoreId } from "../engine.ts";
import { keyOfPath, pathOf } from "./member_name.ts";
import { isBelow, pathOfKey } from "./select.ts";
import { latin1, type Root, type Tree } from "./settings.ts";

const NAME_MAX = 255; // bytes of a name on every file system of Linux
const SUFFIX_MAX = 30; // bytes of ".holdfast-<16 hex>.new"

/**
 * Names what a restore puts beside each root, or beside each path of `only`: `<name>.holdfast-<id>.new`
 * and `.old` in the same folder. Touches nothing.
 *
 * @throws HoldfastError restore/restore-failed when the folder of a path is not there or is reached
 *   through a symbolic link: nothing is ever written through one.
 */
export async function asideOf(
  tree: Tree,
  restore: RestoreId,
  only: readonly string[],
): Promise<Aside> {
  const keys = topmost(only.map((text) => keyIn(tree, text)));
  const moves: Move[] = [];
  if (keys.length === 0 || keys.includes(".")) {
    for (const root of tree.roots) moves.push(await moveOf(latin1(root.path), restore));
    return { only: [], moves };
  }
  for (const key of keys) {
    const { root, below } = placeIn(tree, key);
    if (below !== "") await refuseBentWay(root, below);
    const path = latin1(root.path);
    moves.push(await moveOf(below === "" ? path : `${path}/${below}`, restore));
  }
  return { only: keys, moves };
}

/** The keys that moves are about, in the order of the moves; null where only the backup knows it. */
export function keysOf(tree: Tree, aside: Aside): readonly (string | null)[] {
  if (aside.only.length > 0) return aside.only;
  // A single root is "." or, if it is a file, that file's name.
  if (tree.roots.length === 1) return [null];
  return tree.roots.map((root) => keyOfPath(root.key));
}

/** A path as a person writes it, as a key: absolute below a root, or with "./" or "/" before the key. */
export function keyIn(tree: Tree, text: string): string {
  for (const root of tree.roots) {
    const path = nameOfBytes(Buffer.from(root.path));
    const key = keyOfPath(root.key);
    if (!text.startsWith("/") || !isBelow(trimmed(text), path)) continue;
    const rest = trimmed(text).slice(path.length + (path === "/" ? 0 : 1));
    return rest === "" ? key : key === "." ? rest : `${key}/${rest}`;
  }
  return keyWritten(text);
}

/** A key as a person may write it: "./" or "/" before it, "/" behind it. */
export function keyWritten(text: string): string {
  return keyOfPath(pathOf(pathOfKey(text.replace(/^\/+/, ""))));
}

function trimmed(text: string): string {
  return text.length > 1 ? text.replace(/\/+$/, "") : text;
}

function topmost(keys: readonly string[]): string[] {
  const sorted = [...new Set(keys)].sort(comparePaths);
  return sorted.filter((key) => !sorted.some((other) => other !== key && isBelow(key, other)));
}

function placeIn(tree: Tree, key: string): { readonly root: Root; readonly below: string } {
  const path = pathOfKey(key);
  if (path.split("/").some((part) => part === ".." || part === "." || part === "")) {
    throw unknown(tree, key); // a name no member has must not lead a look elsewhere
  }
  for (const root of tree.roots) {
    if (root.key === ".") return { root, below: path };
    if (path === root.key) return { root, below: "" };
    if (root.isFolder && path.startsWith(`${root.key}/`)) {
      return { root, below: path.slice(root.key.length + 1) };
    }
  }
  throw unknown(tree, key);
}

function unknown(tree: Tree, key: string): HoldfastError {
  return new HoldfastError("policy", `Cannot restore "${shown(key)}": it lies below no root`, {
    code: "unknown-name",
    hint: `The roots are ${tree.roots.map((root) => `"${keyOfPath(root.key)}"`).join(", ")}.`,
    thing: shown(key),
  });
}

async function moveOf(path: string, restore: RestoreId): Promise<Move> {
  const slash = path.lastIndexOf("/");
  const name = path.slice(slash + 1);
  const beside = `${path.slice(0, slash + 1)}${stem(name)}.holdfast-${restore}`;
  return {
    place: written(path),
    built: written(`${beside}.new`),
    kept: written(`${beside}.old`),
    was: await markOf(Buffer.from(path, "latin1")),
  };
}

// A name too long to take the suffix is cut, and told apart from others by its hash.
function stem(name: string): string {
  if (name.length + SUFFIX_MAX <= NAME_MAX) return name;
  const hash = createHash("sha256").update(name, "latin1").digest("hex").slice(0, 16);
  return `${name.slice(0, NAME_MAX - SUFFIX_MAX - 17)}~${hash}`;
}

function written(path: string): string {
  return nameOfBytes(Buffer.from(path, "latin1"));
}

async function refuseBentWay(root: Root, below: string): Promise<void> {
  const parts = below.split("/").slice(0, -1);
  let path = latin1(root.path);
  for (const [index, part] of ["", ...parts].entries()) {
    if (index > 0) path += `/${part}`;
    const stat = await lookAt(Buffer.from(path, "latin1"));
    if (stat?.isDirectory() === true) continue;
    const why = stat === null ? "is not there" : "is no folder";
    const name = shown(written(path));
    const key = shown(keyOfPath(below));
    throw new HoldfastError("restore", `Cannot restore "${key}" alone: "${name}" ${why}`, {
      code: "restore-failed",
      hint:
        index === 0
          ? "Restore the whole source instead: plan without --path."
          : `Restore that folder instead: plan with --path "${shown(keyOfPath(parts.slice(0, index).join("/")))}".`,
      thing: key,
    });
  }
}
