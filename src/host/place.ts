import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, realpath, rename, statfs, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Move } from "../domain/move.ts";
import { bytesOfName } from "../domain/name.ts";
import { codeOf, lookAt, type Mount, mounts, realPlace } from "./disk.ts";
import type { Machine } from "./machine.ts";
import { removeTree } from "./remove.ts";

/**
 * What identifies a place: "device:inode:birth" of the path itself, never of a link's target, or
 * "absent". The birth, in ns, is left out where the file system records none; it is there because
 * ext4 gives a removed file's inode to the next one.
 */
export async function markOf(path: string | Buffer): Promise<string> {
  const stat = await lookAt(path);
  if (stat === null) return "absent";
  return `${stat.dev}:${stat.ino}${stat.birthtimeNs > 0n ? `:${stat.birthtimeNs}` : ""}`;
}

/** Whether something is mounted on the path itself, also a bind mount of the same device, also on a file. */
export async function isMountPoint(path: string): Promise<boolean> {
  if ((await lookAt(path)) === null) return false;
  const real = await realPlace(path); // a link to a mount point is no mount point and can be renamed
  return (await mounts()).some((mount) => mount.point === real);
}

/** The mount the path lies on; for what is not there yet, that of its nearest existing ancestor. */
export async function mountOf(path: string): Promise<Mount> {
  const real = await realpath(await nearest(path));
  let found: Mount | null = null;
  for (const mount of await mounts()) {
    const covers =
      mount.point === "/" || mount.point === real || real.startsWith(`${mount.point}/`);
    if (covers && (found === null || mount.point.length >= found.point.length)) found = mount;
  }
  if (found === null) throw new RangeError("No mount covers the root folder");
  return found;
}

/** Room for this user on the file system of the path or its nearest existing ancestor, bytes. */
export async function roomAt(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearest(path));
  return bavail * bsize;
}

async function nearest(path: string): Promise<string> {
  let at = resolve(path);
  while (at !== "/" && (await lookAt(at)) === null) at = dirname(at);
  return at;
}

/** Makes the names in a folder durable. */
export async function syncFolder(path: string | Buffer): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Writes a file whole or not at all: aside in the same folder, synced, renamed over what is there.
 *
 * @throws HoldfastError store/store-full where there is no room, else store/state-failed. Nothing is left then.
 */
export async function writeWhole(
  path: string,
  data: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString("hex")}.tmp`);
  try {
    const file = await open(aside, "wx", 0o600);
    try {
      await fill(file, data, mode);
    } finally {
      await file.close();
    }
    await rename(aside, path); // only now: the bytes are on the disk, a crash leaves the old or the new
    await syncFolder(dirname(path));
  } catch (cause) {
    await unlink(aside).catch(() => {}); // it may never have been made
    const full = codeOf(cause) === "ENOSPC" || codeOf(cause) === "EDQUOT";
    throw new HoldfastError("store", `Cannot write "${path}": ${(cause as Error).message}`, {
      code: full ? "store-full" : "state-failed",
      hint: full
        ? `Make room on the file system of "${dirname(path)}" and try again.`
        : `May this user write into "${dirname(path)}"?`,
      thing: path,
      cause,
    });
  }
}

async function fill(file: FileHandle, data: string | Uint8Array, mode: number): Promise<void> {
  await file.writeFile(data);
  await file.chmod(mode);
  await file.sync();
}

/**
 * Puts in place what was built and keeps the old, all moves as one: first every old one leaves, in
 * order, then every new one comes, in reverse. So the first move's place is never filled while one
 * of the others still belongs to another age: a database file and its log.
 *
 * @throws HoldfastError approval/plan-stale before anything moved when a place is not the one the plan
 *   saw; what it throws later, `undoMoves` sets right.
 */
export async function swapMoves(moves: readonly Move[], machine: Machine): Promise<void> {
  for (const move of moves) await refuseStale(move);
  for (const move of moves) {
    await refuseStale(move);
    if ((await markOf(at(move.place))) === "absent") continue;
    machine.step("place: keep");
    await rename(at(move.place), at(move.kept)); // from here on the place is empty until it is filled or undone
    machine.step("place: kept");
  }
  await syncParents(moves);
  for (const move of moves.toReversed()) {
    if ((await lookAt(at(move.built))) === null) continue;
    if ((await lookAt(at(move.place))) !== null) throw taken(move, move.place);
    machine.step("place: place");
    await rename(at(move.built), at(move.place));
    machine.step("place: placed");
  }
  await syncParents(moves);
}

/**
 * Back to before the swap, from any point of it; the new is aside at `built` again. Idempotent.
 *
 * What it does to one move follows from which of its three names are there:
 *
 * | was    | place    | built | kept  | so it is                        | done
 * |--------|----------|-------|-------|---------------------------------|--------------------------
 * | a mark | was      | any   | any   | before                          | nothing
 * | a mark | none     | any   | was   | kept, not placed                | kept → place
 * | a mark | other    | none  | was   | placed, or made since the swap  | place → built, kept → place
 * | a mark | other    | there | was   | a stranger's thing is in place  | refused
 * | a mark | not was  | any   | other | the old one is gone             | refused
 * | absent | none     | any   | any   | before                          | nothing
 * | absent | there    | there | any   | a stranger's; ours never placed | nothing
 * | absent | there    | none  | any   | placed, or made since the swap  | place → built (1)
 * | any    | none     | any   | there | kept                            | kept → place
 * | any    | there    | none  | there | made since it was kept          | place → built, kept → place
 * | any    | there    | there | there | a stranger's thing is in place  | refused
 * | any    | there    | any   | none  | not kept yet, or made since     | place → built (2)
 *
 * (1) not while the first move's old one is in its place: that one comes back last, so nothing is
 * swapped and what is there belongs to the old age. (2) only while the first move's new one is in its
 * place: that one comes last and is taken away last, so before and after what is there is the old one.
 *
 * Where a move says what was brought, anything else in the place was made since, by a stranger: it stays
 * where there was nothing before, with all that comes and goes with it, and is refused elsewhere.
 *
 * @throws HoldfastError restore/restore-failed for what is refused; every refusal comes before anything moves.
 */
export async function undoMoves(moves: readonly Move[], machine: Machine): Promise<void> {
  const [head] = moves;
  if (head === undefined) return;
  const age = await ageOf(head);
  const undone: { readonly move: Move; readonly take: boolean; readonly give: boolean }[] = [];
  for (const move of moves) undone.push({ move, ...(await judgeMove(move, age)) });
  for (const { move, take } of undone.toReversed()) {
    if (!take) continue;
    machine.step("undo: take");
    await rename(at(move.place), at(move.built));
    machine.step("undo: taken");
  }
  await syncParents(moves);
  for (const { move, give } of undone.toReversed()) {
    if (!give) continue;
    machine.step("undo: return");
    await rename(at(move.kept), at(move.place)); // the place is empty: taken away above or never filled
    machine.step("undo: returned");
  }
  await syncParents(moves);
}

/** The same moves, saying what was built. What comes and goes with the first move's place is not told. */
export async function markBuilt(moves: readonly Move[]): Promise<readonly Move[]> {
  const marked: Move[] = [];
  for (const move of moves) {
    marked.push(move.was === "any" ? move : { ...move, brought: await markOf(at(move.built)) });
  }
  return marked;
}

/** Drops what was built or what was kept, and nothing else. Idempotent. */
export async function dropMoves(moves: readonly Move[], which: "built" | "kept"): Promise<void> {
  for (const move of moves) await removeTree(at(move[which]));
}

/** Whose the first place is; between two ages nobody's. */
type Age = "old" | "new" | "between" | "a stranger's";

async function ageOf(head: Move): Promise<Age> {
  const place = await markOf(at(head.place));
  if (place === "absent") return "between";
  if (place === head.was) return "old";
  if (isOthers(head, place)) return "a stranger's";
  return (await lookAt(at(head.built))) === null ? "new" : "between";
}

async function judgeMove(
  move: Move,
  age: Age,
): Promise<{ readonly take: boolean; readonly give: boolean }> {
  const place = await markOf(at(move.place));
  const built = await markOf(at(move.built));
  const kept = await markOf(at(move.kept));
  const isThere = place !== "absent";
  if (move.was === "absent") {
    const isOurs = built === "absent" && !isOthers(move, place);
    return { take: isThere && isOurs && age !== "old", give: false };
  }
  if (move.was === "any" && age === "a stranger's") return { take: false, give: false };
  if (move.was === "any" && kept === "absent") {
    return { take: isThere && built === "absent" && age === "new", give: false };
  }
  if (place === move.was) return { take: false, give: false };
  if (move.was !== "any" && kept !== move.was) throw gone(move);
  if (isThere && (built !== "absent" || isOthers(move, place))) throw taken(move, move.place);
  return { take: isThere, give: true };
}

function isOthers({ brought }: Move, place: string): boolean {
  return brought !== undefined && place !== brought;
}

function gone(move: Move): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot undo "${move.place}": what was there before is gone`,
    {
      code: "restore-failed",
      hint: `It was kept as "${move.kept}". Was this restore settled? Then restore an older backup.`,
      thing: move.place,
    },
  );
}

async function refuseStale(move: Move): Promise<void> {
  const now = await markOf(at(move.place));
  if (move.was !== "any" && now !== move.was) {
    throw new HoldfastError(
      "approval",
      `Cannot replace "${move.place}": it is not the one the plan was made for`,
      {
        code: "plan-stale",
        hint: "Stop what works there, then make and approve a new plan.",
        thing: move.place,
      },
    );
  }
  if (now !== "absent" && (await lookAt(at(move.kept))) !== null) throw taken(move, move.kept);
  const isBuilt = move.was === "any" && (await lookAt(at(move.built))) !== null;
  if (isBuilt) throw taken(move, move.built); // left by an undo; undoing again could not tell it from the old one
}

function taken(move: Move, name: string): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot move "${move.place}": something else is at "${name}"`,
    {
      code: "restore-failed",
      hint: `Look at "${name}": if nobody needs it, move it away and run the same command again.`,
      thing: move.place,
    },
  );
}

async function syncParents(moves: readonly Move[]): Promise<void> {
  for (const folder of new Set(moves.map((move) => dirname(move.place))))
    await syncFolder(at(folder));
}

/** rename(2) and its kind on the very bytes of a name. */
function at(name: string): Buffer {
  return Buffer.from(bytesOfName(name));
}
