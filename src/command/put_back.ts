import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Engine, Saved } from "../engine/engine.ts";
import { codeOf, lookAt } from "../host/disk.ts";
import { type Before, type JournalSource, readJournal } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { readFileBytes } from "../host/read_file.ts";
import { removeTree } from "../host/remove.ts";
import { parseIdentities } from "../pipe/identity.ts";
import { beforeFolder, ONE_TIME } from "./before.ts";
import { keysByIdentity, openSaved } from "./saved.ts";

/** Where the copies lie, and what else may open them. */
export interface PuttingBack {
  readonly state: string;
  readonly machine: Machine;
  /** Those given by hand, should the one-time key be lost. */
  readonly identities?: readonly string[];
  /** A restore whose copies are given up where they cannot be put back. */
  readonly giveUp?: string;
}

/**
 * Brings a place back from the copy that was made first, or empties it again. What was never touched
 * stays as it is. May run again after it was cut short.
 *
 * @returns False where there is no way back.
 */
export async function putBack(
  source: JournalSource,
  engine: Engine,
  { restore, at }: { restore: string; at: PuttingBack },
): Promise<boolean> {
  const { before, aside, name } = source;
  if (before === undefined || !before.isTouched) return true;
  if (before.how === "none") return false;
  at.machine.tell({ kind: "phase", text: `Putting back what was in "${name}"` });
  try {
    await engine.build(await copyOf(before, { restore, at }), aside);
    at.machine.step("before: put back");
    await engine.swap(aside);
    return true;
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    if (at.giveUp === restore) return false;
    throw stuck(name, restore, cause);
  }
}

/** Nothing else may work here until it is put back: half of one day and half of another is no place to save. */
function stuck(name: string, restore: string, cause: HoldfastError): HoldfastError {
  return new HoldfastError(
    cause.stage,
    `Cannot put back what was in source "${name}" before restore ${restore}: ${cause.message}`,
    {
      code: cause.code,
      hint: `${cause.hint ?? ""} Then run any command that works here. To give up what was there: holdfast settle ${restore}`,
      thing: name,
      cause,
    },
  );
}

/**
 * Reads the copy of a source whole, so that an undo that cannot succeed is refused before it begins.
 *
 * @throws HoldfastError naming what is wrong with the copy, its key or the programs that put it back.
 */
export async function checkBefore(
  { before, aside, name }: JournalSource,
  engine: Engine,
  of: { restore: string; at: PuttingBack },
): Promise<void> {
  if (before === undefined || before.how === "none") return;
  const first = (await engine.check("build")).find(({ weight }) => weight === "error");
  if (first !== undefined) {
    const { code, text, hint } = first;
    throw new HoldfastError("restore", text, { code, hint, thing: name });
  }
  await engine.build(await copyOf(before, of), aside);
}

async function copyOf(
  before: Before,
  { restore, at }: { restore: string; at: PuttingBack },
): Promise<Saved> {
  if (before.how !== "copy") return new Map();
  const store = copiesIn(beforeFolder(at.state, restore));
  const keys = keysByIdentity(await keysOf(restore, at));
  return await openSaved({ store, id: restore }, before.saved, keys);
}

/** Removes the copies of a restore and their key. What is not there is no error. */
export async function dropBefore(
  { state, machine }: Pick<PuttingBack, "state" | "machine">,
  restore: string,
): Promise<void> {
  const folder = beforeFolder(state, restore);
  if ((await lookAt(folder)) === null) return;
  machine.step("before: drop");
  await removeTree(folder);
}

/** Removes the copies of restores that are settled: a run was killed before it could. */
export async function sweepBefore(at: Pick<PuttingBack, "state" | "machine">): Promise<void> {
  for (const id of await namesIn(join(at.state, "before"))) {
    const journal = await readJournal(at.state, id);
    if (journal?.state === "settled") await dropBefore(at, id);
  }
}

function copiesIn(folder: string) {
  return {
    label: "the copy made before the restore",
    read: (_: unknown, file: string, range?: { start: number; length: number }) =>
      readFileBytes(join(folder, file), range),
  };
}

async function keysOf(restore: string, at: PuttingBack): Promise<string[]> {
  const given = [...(at.identities ?? [])];
  const path = join(beforeFolder(at.state, restore), ONE_TIME);
  try {
    return [...(await parseIdentities(await readFile(path, "utf8"), null)), ...given];
  } catch (cause) {
    if (given.length > 0) return given;
    const why = codeOf(cause) === "ENOENT" ? "it is gone" : (cause as Error).message;
    throw new HoldfastError("seal", `Cannot read the one-time key of restore ${restore}: ${why}`, {
      code: "key-missing",
      hint: `A recipient of the policy can open the copy too: holdfast undo ${restore} --identity FILE.`,
      thing: restore,
      cause,
    });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((cause) => {
    if (codeOf(cause) === "ENOENT") return [];
    throw cause;
  });
}
