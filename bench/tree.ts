import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

const COMPARED = 200; // files whose bytes are compared

/** Regular files below a folder and their size together, bytes. */
export interface TreeSize {
  readonly files: number;
  readonly bytes: number;
}

/** Counts the regular files below a folder. */
export function sizeOf(folder: string): TreeSize {
  let files = 0;
  let bytes = 0;
  for (const file of filesBelow(folder)) {
    files++;
    bytes += lstatSync(file).size;
  }
  return { files, bytes };
}

/** Reads every byte below a folder once, so that the page cache is warm for all alike. */
export function readAll(folder: string): void {
  const script = 'find "$1" -type f -print0 | xargs -0 -r cat >/dev/null';
  const { status } = spawnSync("sh", ["-c", script, "sh", folder]);
  if (status !== 0) throw new Error("the test set cannot be read");
}

/** Throws unless every file is there again in its size; some, evenly spread, are compared by bytes. */
export function compareTrees(original: string, tree: string, expected: TreeSize): void {
  const found = sizeOf(tree);
  if (found.files !== expected.files || found.bytes !== expected.bytes) {
    throw new Error(
      `restored ${found.files} files of ${found.bytes} bytes, expected ${expected.files} of ${expected.bytes}`,
    );
  }
  const step = Math.ceil(expected.files / COMPARED);
  let number = 0;
  for (const file of filesBelow(original)) {
    if (number++ % step !== 0) continue;
    const back = join(tree, file.slice(original.length + 1));
    if (spawnSync("cmp", ["-s", file, back]).status !== 0) {
      throw new Error(`"${file.slice(original.length + 1)}" came back otherwise`);
    }
  }
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}
