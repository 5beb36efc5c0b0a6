import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Link } from "../domain/manifest.ts";
import { syncFolder, writeWhole } from "./place.ts";

/** A backup this host published, as it remembers it. */
export interface Head extends Link {
  readonly sequence: number;
  /** When its store drops it by itself; absent where it does not. */
  readonly expires?: string;
}

/** What this host remembers of its stores: the newest entry of each, and one that was about to be published. */
export interface Memory {
  readonly heads: Readonly<Record<string, Head>>;
  readonly pending: Readonly<Record<string, Head>>;
}

const EMPTY: Memory = { heads: {}, pending: {} };

/** Reads the memory; empty where this host has none. @throws HoldfastError "state-failed" when it is damaged. */
export async function readMemory(folder: string): Promise<Memory> {
  const value = await readRecord(join(folder, "heads.json"));
  if (value === null) return EMPTY;
  const { heads, pending } = value as Partial<Memory>;
  if (heads === undefined || pending === undefined) throw damaged(join(folder, "heads.json"));
  return { heads, pending };
}

/** Writes the memory whole and synced; on failure the old one is still there. */
export async function writeMemory(folder: string, memory: Memory): Promise<void> {
  await writeRecord(folder, "heads.json", memory);
}

/** A record of the state folder; null where there is none. */
export async function readRecord(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw damaged(path, cause);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object") return value;
  } catch {
    // Told below, as for any other damage.
  }
  throw damaged(path);
}

/** Writes a record below the state folder, whole and synced; the folder is made 0700. */
export async function writeRecord(folder: string, name: string, value: unknown): Promise<void> {
  const path = join(folder, name);
  await makeState(join(path, ".."));
  await writeWhole(path, `${JSON.stringify(value, null, 1)}\n`);
}

/** The names of the records in one folder of the state, without ".json". */
export async function listRecords(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -5))
      .sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw damaged(folder, cause);
  }
}

/** Removes a record; what is not there is no error. */
export async function dropRecord(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}

/**
 * Removes what killed runs left half-written in the state. Only the holder of its lock may, as nobody
 * else writes there.
 */
export async function sweepState(folder: string): Promise<void> {
  try {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/^\..+\.json\.[0-9a-f]{16}\.tmp$/.test(entry.name)) continue;
      await rm(join(entry.parentPath, entry.name), { force: true });
    }
  } catch (cause) {
    throw damaged(folder, cause);
  }
}

/** Makes a folder of the state, 0700. */
export async function makeState(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw damaged(folder, cause);
  }
}

function damaged(path: string, cause?: unknown): HoldfastError {
  const why = cause instanceof Error ? cause.message : "it is damaged";
  return new HoldfastError("store", `Cannot use the host's state "${path}": ${why}`, {
    code: "state-failed",
    hint: "Is the disk full or the folder owned by somebody else? A damaged file can be moved away; the host then sees its stores for the first time.",
    thing: path,
    cause,
  });
}
