import { createCipheriv } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { diceOf, textMaker, wordsOf } from "./text.ts";

const MB = 1e6;
const BLOCK = 4 * 2 ** 20;

/** A tree of files to back up, the same in every run. */
export interface TestSet {
  readonly name: string;
  readonly title: string;
  /** Runs per program; the median counts. */
  readonly rounds: number;
  /** Only Holdfast's memory is of interest. */
  readonly memoryOnly: boolean;
  /** Makes it in an empty folder. @param scale 1, or less for a quick look. */
  make(folder: string, scale: number): void;
}

/** The sets by name, in the order they are run. */
export const SETS: readonly TestSet[] = [
  {
    name: "text",
    title: "650 MB of text in 130 files",
    rounds: 3,
    memoryOnly: false,
    make: (folder, scale) =>
      makeLarge(folder, { files: 130 * scale, size: 5 * MB, fill: textMaker(1) }),
  },
  {
    name: "small",
    title: "50,000 small files",
    rounds: 3,
    memoryOnly: false,
    make: (folder, scale) =>
      makeSmall(folder, { files: 50_000 * scale, median: 1200, spread: 1.2 }),
  },
  {
    name: "noise",
    title: "300 MB that do not compress in 60 files",
    rounds: 3,
    memoryOnly: false,
    make: (folder, scale) =>
      makeLarge(folder, { files: 60 * scale, size: 5 * MB, fill: noiseMaker() }),
  },
  {
    name: "many",
    title: "500,000 small files",
    rounds: 1,
    memoryOnly: false,
    make: (folder, scale) =>
      makeSmall(folder, { files: 500_000 * scale, median: 1200, spread: 1.2 }),
  },
  {
    name: "huge",
    title: "6 GB of text in 2 files",
    rounds: 1,
    memoryOnly: true,
    make: (folder, scale) =>
      makeLarge(folder, { files: 2, size: 3000 * MB * scale, fill: textMaker(2) }),
  },
  {
    name: "million",
    title: "1,000,000 tiny files",
    rounds: 1,
    memoryOnly: true,
    make: (folder, scale) =>
      makeSmall(folder, { files: 1_000_000 * scale, median: 100, spread: 0.8 }),
  },
];

interface Large {
  files: number;
  size: number; // bytes each
  fill: (into: Uint8Array) => void;
}

function makeLarge(folder: string, { files, size, fill }: Large): void {
  const block = new Uint8Array(BLOCK);
  for (let number = 0; number < files; number++) {
    const file = openSync(join(folder, `part-${String(number).padStart(4, "0")}.log`), "w");
    for (let left = size; left > 0; left -= BLOCK) {
      fill(block);
      writeSync(file, block, 0, Math.min(left, BLOCK));
    }
    closeSync(file);
  }
}

interface Small {
  files: number;
  median: number; // bytes
  spread: number; // of the logarithm of the size
}

/** About 20 files a folder, 8 folders a folder; sizes are log-normal, as in source trees and /etc. */
function makeSmall(folder: string, { files, median, spread }: Small): void {
  const dice = diceOf(3);
  const words = wordsOf(2000, dice);
  const word = (): string => words[Math.floor(dice.next() * words.length)] ?? "";
  const fill = textMaker(4);
  const block = new Uint8Array(BLOCK);
  let used = BLOCK;
  const folders = [folder];
  for (let number = 0; number < files; number++) {
    const place = Math.floor(number / 20);
    if (folders[place] === undefined) {
      const made = join(folders[Math.floor((place - 1) / 8)] ?? folder, `${word()}-${place}`);
      mkdirSync(made);
      folders.push(made);
    }
    const normal = Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
    const size = Math.min(Math.round(median * Math.exp(spread * normal)), 128 * 1024);
    if (used + size > BLOCK) {
      fill(block);
      used = 0;
    }
    const name = `${word()}_${number}.${number % 3 === 0 ? "json" : "txt"}`;
    writeFileSync(join(folders[place] ?? folder, name), block.subarray(used, used + size));
    used += size;
  }
}

function noiseMaker(): (into: Uint8Array) => void {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16, 5), Buffer.alloc(16));
  const zeros = new Uint8Array(BLOCK);
  return (into) => into.set(cipher.update(zeros.subarray(0, into.length)));
}
