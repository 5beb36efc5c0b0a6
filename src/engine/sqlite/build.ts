import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import { codeOf } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { dropMoves, roomAt, syncFolder } from "../../host/place.ts";
import { whoAmI } from "../../host/user.ts";
import type { Aside, Saved, SavedPart } from "../engine.ts";
import { answerTo } from "./ask.ts";
import { PART } from "./dump.ts";
import { builtPath } from "./moves.ts";
import { FILE, givable, type Owner, ownerFrom } from "./owner.ts";

/** The saved part. @throws HoldfastError restore/restore-failed for a backup that holds none. */
export function partOf(saved: Saved): SavedPart {
  const part = saved.get(PART);
  if (part !== undefined && part.format === "sqlite") return part;
  throw new HoldfastError(
    "restore",
    "Cannot restore a database: the backup holds none of this source",
    {
      code: "restore-failed",
      hint: "Was the source of another kind when it was saved? Name another backup.",
    },
  );
}

/** The saved facts, with the owner that can be given here. */
export async function* expectedOf(saved: Saved): AsyncGenerator<Fact> {
  for await (const fact of partOf(saved).facts()) {
    yield fact.key === FILE ? { ...fact, is: { ...givable(ownerFrom(fact)) } } : fact;
  }
}

/** Writes the database beside the place, checks it, and gives it to whom it belonged; nothing is left if it fails. */
export async function build(saved: Saved, aside: Aside, machine: Machine): Promise<void> {
  const part = partOf(saved);
  const path = builtPath(aside.moves);
  await dropMoves(aside.moves, "built");
  await refuseFull(path, part.size);
  try {
    const owner = await savedOwner(part);
    await write({ part, path, owner, machine });
    const cannot = `Cannot put back "${shown(path)}"`;
    await answerTo({
      task: { task: "check", path },
      machine,
      stage: "restore",
      cannot,
      thing: path,
    });
    await syncFolder(dirname(path));
    machine.step("sqlite: built");
  } catch (cause) {
    await dropMoves(aside.moves, "built");
    throw cause;
  }
}

async function savedOwner(part: SavedPart): Promise<Owner> {
  for await (const fact of part.facts()) if (fact.key === FILE) return ownerFrom(fact);
  throw failed(part.name, "its inventory does not say whose it is");
}

interface Writing {
  readonly part: SavedPart;
  readonly path: string;
  readonly owner: Owner;
  readonly machine: Machine;
}

async function write(work: Writing): Promise<void> {
  const { part, path, machine } = work;
  try {
    const file = await open(path, "wx", 0o600); // nobody else's until it is whole
    try {
      await fill(file, part, machine);
      await giveBack(file, work);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (codeOf(cause) === "ENOSPC" || codeOf(cause) === "EDQUOT") throw full(path, cause);
    if (codeOf(cause).startsWith("E") && (cause as NodeJS.ErrnoException).syscall !== undefined) {
      throw failed(path, (cause as Error).message, cause);
    }
    throw cause;
  }
}

async function fill(file: FileHandle, part: SavedPart, machine: Machine): Promise<void> {
  let size = 0;
  for await (const chunk of part.read()) {
    if (machine.signal.aborted) throw new Interrupted();
    await file.writeFile(chunk); // from the current position on, all of it
    size += chunk.byteLength;
  }
  if (size !== part.size) throw failed(part.name, `${size} of ${part.size} bytes came back`);
}

/** Owner before mode: chown(2) takes the set-id bits away. */
async function giveBack(file: FileHandle, { owner, path, machine }: Writing): Promise<void> {
  const { isRoot, uid } = whoAmI();
  if (isRoot) await file.chown(owner.uid, owner.gid);
  else if (owner.uid !== uid) {
    const text = `"${shown(path)}" belonged to user ${owner.uid} and stays this user's; only root can give it back`;
    machine.tell({ kind: "line", text });
  }
  await file.chmod(Number.parseInt(owner.mode, 8));
}

async function refuseFull(path: string, size: number): Promise<void> {
  const room = await roomAt(path);
  if (room >= size) return;
  throw full(path, undefined);
}

function full(path: string, cause: unknown): HoldfastError {
  return new HoldfastError("restore", `Cannot put back "${shown(path)}": there is no room for it`, {
    code: "restore-full",
    hint: `Make room on the file system of "${shown(dirname(path))}"; the place is as it was.`,
    thing: path,
    cause,
  });
}

function failed(name: string, why: string, cause?: unknown): HoldfastError {
  return new HoldfastError("restore", `Cannot put back "${shown(name)}": ${shown(why)}`, {
    code: "restore-failed",
    hint: "The place is as it was. Verify the backup, or restore another one.",
    thing: name,
    cause,
  });
}
