import { type Dirent, lstatSync, readdirSync, type Stats } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { nameOfBytes, shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { type Matches, matcher } from "./pattern.ts";
import { latin1, type Root, type Tree } from "./settings.ts";
import { ASIDE } from "./tree_facts.ts";

const BATCH = 1000; // names between two turns of the event loop

interface Counting {
  readonly tree: Tree;
  readonly machine: Machine;
  readonly excludes: Matches;
  /** "device:inode" of files with several names that were counted. */
  readonly shared: Set<string>;
  items: number;
  bytes: number;
  seen: number;
}

/** What a dump would count now, without reading a file; null when no root is there. */
export async function countTree(tree: Tree, machine: Machine): Promise<Totals | null> {
  const counting: Counting = {
    tree,
    machine,
    excludes: matcher(tree.exclude),
    shared: new Set(),
    items: 0,
    bytes: 0,
    seen: 0,
  };
  let there = 0;
  for (const root of tree.roots) {
    const stat = await lookAt(root.path);
    if (stat === null) continue;
    there += 1;
    if (stat.isDirectory()) await countFolder(counting, { root, device: Number(stat.dev) });
    else countFile(counting, lstatSync(root.path));
  }
  return there === 0 ? null : { items: counting.items, rows: null, bytes: counting.bytes };
}

async function countFolder(
  counting: Counting,
  { root, device }: { root: Root; device: number },
): Promise<void> {
  const open: string[] = [""]; // paths below the root, bytes one per character
  const top = latin1(root.path);
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const folder = below === "" ? top : `${top}/${below}`;
    for (const entry of namesIn(folder)) {
      counting.seen += 1;
      if (counting.seen % BATCH === 0) await breathe();
      if (counting.machine.signal.aborted) throw new Interrupted();
      const name = entry.name.toString("latin1");
      const path = below === "" ? name : `${below}/${name}`;
      if (ASIDE.test(path) || counting.excludes(path)) continue;
      const stat = statOf(`${folder}/${name}`);
      if (stat === null || !countFile(counting, stat)) continue;
      const isOther = counting.tree.oneFileSystem && stat.dev !== device;
      if (stat.isDirectory() && !isOther) open.push(path);
    }
  }
}

/** Counts one thing as tar would save it. @returns False when it would not. */
function countFile(counting: Counting, stat: Stats): boolean {
  if (stat.isSocket()) return false;
  if ((stat.isBlockDevice() || stat.isCharacterDevice()) && !counting.tree.devices) return false;
  counting.items += 1;
  if (!stat.isFile()) return true;
  if (stat.nlink > 1) {
    const inode = `${stat.dev}:${stat.ino}`;
    if (counting.shared.has(inode)) return true;
    counting.shared.add(inode);
  }
  counting.bytes += stat.size;
  return true;
}

function namesIn(folder: string): Dirent<Buffer>[] {
  try {
    return readdirSync(Buffer.from(folder, "latin1"), { encoding: "buffer", withFileTypes: true });
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return []; // it went away
    throw uncounted(folder, cause);
  }
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(Buffer.from(path, "latin1"));
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return null; // it went away
    throw uncounted(path, cause);
  }
}

function uncounted(path: string, cause: unknown): HoldfastError {
  const name = shown(nameOfBytes(Buffer.from(path, "latin1")));
  return new HoldfastError("source", `Cannot count "${name}": ${codeOf(cause)}`, {
    code: "source-unreadable",
    hint: "Run as a user who may read it.",
    thing: name,
    cause,
  });
}
