import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { codeOf, lookAt } from "./disk.ts";
import { isAlive, isElsewhere, myself, parseHolder } from "./holder.ts";
import type { Machine } from "./machine.ts";
import { removeTree } from "./remove.ts";

const DAY = 86_400_000; // ms
const OWNER = "owner.json";

/** A private folder beside a place; disposing removes it with all that is in it. */
export interface Scratch extends AsyncDisposable {
  readonly path: string;
}

/**
 * Makes the folder `<path>.holdfast-<16 hex>.tmp`, 0700, on the place's own file system, with a
 * record of this process in it, so that a later run can tell whether it was left by a killed one.
 *
 * @param options Whose failure it would be: a source's, or a store's or the state's.
 * @throws HoldfastError of that stage: source-full or store-full without room, else source-failed or
 *   store-failed.
 */
export async function scratchBeside(
  path: string,
  machine: Machine,
  { stage }: { readonly stage: "source" | "store" } = { stage: "source" },
): Promise<Scratch> {
  const whole = resolve(path);
  const folder = `${whole}.holdfast-${Buffer.from(machine.random(8)).toString("hex")}.tmp`;
  try {
    await mkdir(folder, { mode: 0o700 });
    await writeFile(join(folder, OWNER), JSON.stringify(await myself()), { mode: 0o600 });
  } catch (cause) {
    const isFull = codeOf(cause) === "ENOSPC" || codeOf(cause) === "EDQUOT";
    if (codeOf(cause) !== "EEXIST") await removeTree(folder);
    const where = shown(dirname(whole));
    throw new HoldfastError(
      stage,
      `Cannot make a folder beside "${shown(path)}": ${shown((cause as Error).message)}`,
      {
        code: `${stage}-${isFull ? "full" : "failed"}`,
        hint: isFull
          ? `Make room on the file system of "${where}" and try again.`
          : `May this user write into "${where}"?`,
        thing: shown(path),
        cause,
      },
    );
  }
  return { path: folder, [Symbol.asyncDispose]: async () => await removeTree(folder) };
}

/**
 * Removes the folders a killed run left beside a place: those whose process is gone, and those that
 * cannot say whose they are and are older than a day.
 *
 * @param before What must be done first; a folder for which it fails or says false stays.
 * @returns The paths removed.
 */
export async function sweepScratch(
  path: string,
  machine: Machine,
  before: (folder: string) => Promise<boolean> = async () => true,
): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const folder of await scratchIn(path)) {
    if (!(await isLeft(folder, machine.now()))) continue;
    if (!(await before(folder))) continue;
    await removeTree(folder);
    swept.push(folder);
  }
  return swept.sort();
}

/** The folders of this user beside a place that `sweepScratch` leaves alone, as a run may still work there. */
export async function usedScratch(path: string, machine: Machine): Promise<readonly string[]> {
  const used: string[] = [];
  for (const folder of await scratchIn(path)) {
    const stat = await lookAt(folder);
    if (stat === null || Number(stat.uid) !== process.geteuid?.()) continue;
    if (!(await isLeft(folder, machine.now()))) used.push(folder);
  }
  return used;
}

async function scratchIn(path: string): Promise<string[]> {
  const whole = resolve(path);
  const parent = dirname(whole);
  const found: string[] = [];
  for (const name of await namesIn(parent)) {
    const rest = name.startsWith(basename(whole)) ? name.slice(basename(whole).length) : "";
    if (/^\.holdfast-[0-9a-f]{16}\.tmp$/.test(rest)) found.push(join(parent, name));
  }
  return found;
}

async function isLeft(folder: string, now: Date): Promise<boolean> {
  const stat = await lookAt(folder);
  if (stat === null || !stat.isDirectory()) return false;
  if (Number(stat.uid) !== process.geteuid?.()) return false; // a stranger's: what it holds is not to be read
  const isOld = now.getTime() - Number(stat.mtimeMs) > DAY;
  const text = await readFile(join(folder, OWNER), "utf8").catch(() => "");
  const holder = parseHolder(text);
  if (holder === null || (await isElsewhere(holder))) return isOld;
  return !(await isAlive(holder));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(codeOf(cause))) return []; // nothing this user could have left
    throw cause;
  }
}
