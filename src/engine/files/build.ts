import { realpath, statfs } from "node:fs/promises";
import { basename, join } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName, nameOfBytes, shown } from "../../domain/name.ts";
import { lookAt, mounts } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { dropMoves } from "../../host/place.ts";
import type { Aside, Saved, SavedPart } from "../engine.ts";
import { keysOf } from "./aside.ts";
import { PART } from "./dump.ts";
import { factsOf, type Selection, select } from "./select.ts";
import type { Tree } from "./settings.ts";
import { sieved } from "./sieve.ts";
import { nulTerminated, openFolder, startWriting, tarVersion } from "./tar.ts";

/**
 * Builds each move's tree at its `built`, and syncs it.
 *
 * @throws HoldfastError restore/member-refused, restore-full, restore-failed; source/source-mount
 *   when a place holds a mount. What was built is dropped then.
 */
export async function buildTree(
  tree: Tree,
  { saved, aside }: { saved: Saved; aside: Aside },
  machine: Machine,
): Promise<void> {
  await tarVersion(machine);
  const part = partOf(saved);
  await refuseMounts(aside.moves);
  for (const move of aside.moves) await refuseNowhere(move);
  await dropMoves(aside.moves, "built"); // what a killed run left
  try {
    for (const { move, selection } of await chosen(tree, { part, aside })) {
      await refuseFull(move, selection);
      await extract(part, { move, selection, devices: tree.devices }, machine);
    }
    await syncBuilt(aside.moves, machine);
  } catch (cause) {
    // The reason matters more than what may be left, which the next build replaces.
    await dropMoves(aside.moves, "built").catch(() => {});
    throw cause;
  }
  machine.step("files: built");
}

/** The saved facts that were asked for, ascending, as they will be when built. */
export async function* expectedFacts(
  tree: Tree,
  { saved, aside }: { saved: Saved; aside: Aside },
): AsyncIterable<Fact> {
  const part = partOf(saved);
  for (const { selection } of await chosen(tree, { part, aside })) yield* factsOf(part, selection);
}

/** Refuses places that a rename would tear from, or carry off with, a mount. */
export async function refuseMounts(moves: readonly Move[]): Promise<void> {
  const points = (await mounts()).map((mount) => mount.point);
  for (const move of moves) {
    if (move.was === "absent") continue;
    const { folder } = splitBuilt(move);
    const real = join((await realpath(folder, "buffer")).toString("utf8"), basename(nameOf(move)));
    const point = points.find((one) => one === real || one.startsWith(`${real}/`));
    if (point === undefined) continue;
    const how = point === real ? "it is a mount point" : `"${shown(point)}" is mounted inside`;
    throw new HoldfastError("source", `Cannot replace "${shown(move.place)}": ${how}`, {
      code: "source-mount",
      hint: "Unmount it, restore folders inside it with --path, or restore elsewhere with --into.",
      thing: shown(move.place),
    });
  }
}

// The bytes of the place, as UTF-8 as far as they are: mounts are read the same way.
function nameOf(move: Move): string {
  return Buffer.from(bytesOfName(move.place)).toString("utf8");
}

async function refuseNowhere(move: Move): Promise<void> {
  const { folder } = splitBuilt(move);
  if ((await lookAt(folder)) !== null) return;
  const name = shown(nameOfBytes(folder));
  throw new HoldfastError(
    "restore",
    `Cannot build beside "${shown(move.place)}": "${name}" is not there`,
    {
      code: "restore-failed",
      hint: "Make that folder with the owner and mode it should have, and try again.",
      thing: shown(move.place),
    },
  );
}

function partOf(saved: Saved): SavedPart {
  const part = saved.get(PART);
  if (part !== undefined) return part;
  throw new HoldfastError("restore", `Cannot restore: the backup has no part "${PART}"`, {
    code: "restore-failed",
    hint: "Was this source of another engine when it was saved?",
  });
}

async function chosen(
  tree: Tree,
  { part, aside }: { part: SavedPart; aside: Aside },
): Promise<{ readonly move: Move; readonly selection: Selection }[]> {
  const found: { move: Move; selection: Selection }[] = [];
  for (const [index, key] of keysOf(tree, aside).entries()) {
    const selection = await select(part, key ?? (await firstKey(part)));
    found.push({ move: aside.moves[index] as Move, selection });
  }
  return found;
}

async function firstKey(part: SavedPart): Promise<string> {
  for await (const fact of part.facts()) {
    // Of several roots none is alone: asking for one of them by "." is answered with what is there.
    return fact.key === "." || !fact.key.includes("/") ? fact.key : ".";
  }
  return ".";
}

async function refuseFull(move: Move, selection: Selection): Promise<void> {
  const { bavail, bsize } = await statfs(splitBuilt(move).folder);
  const room = bavail * bsize;
  if (room >= selection.length) return;
  throw full(move, `${selection.length} bytes are needed, ${room} are free`);
}

async function extract(
  part: SavedPart,
  what: { move: Move; selection: Selection; devices: boolean },
  machine: Machine,
): Promise<void> {
  const { move, selection, devices } = what;
  const { folder, name } = splitBuilt(move);
  await using held = await openFolder(folder);
  const bytes = sieved(part, selection, { as: `./${name}`, devices });
  const child = startWriting(bytes, held.cwd, machine);
  for await (const _ of child.stdout); // tar prints nothing here
  const ended = await child.ended; // fails with what the sieve refused
  if (ended.code === 0 && ended.stderr === "") return;
  if (ended.stderr.includes("No space left on device")) throw full(move, "the disk became full");
  throw new HoldfastError(
    "restore",
    `Cannot build "${shown(move.built)}": tar stopped with exit code ${ended.code}: ${shown(ended.stderr)}`,
    {
      code: "restore-failed",
      hint: "Run it as root, on a file system that knows owners, ACLs and extended attributes.",
      thing: shown(move.place),
    },
  );
}

/** The folder that holds what is built, and its name there, bytes one per character. */
export function splitBuilt(move: Move): { readonly folder: Buffer; readonly name: string } {
  const path = Buffer.from(bytesOfName(move.built));
  const slash = path.lastIndexOf(0x2f);
  return {
    folder: path.subarray(0, Math.max(slash, 1)),
    name: path.subarray(slash + 1).toString("latin1"),
  };
}

async function syncBuilt(moves: readonly Move[], machine: Machine): Promise<void> {
  // By their folders: what was built may be a symbolic link, which sync(1) would follow to nowhere.
  const paths = moves.map((move) => splitBuilt(move).folder.toString("latin1"));
  const { code, stderr } = await machine.run({
    argv: ["xargs", "-0", "sync", "-f", "--"],
    stdin: nulTerminated([...new Set(paths)]),
  });
  if (code === 0) return;
  throw new HoldfastError("restore", `Cannot sync what was built: ${shown(stderr)}`, {
    code: "restore-failed",
    hint: "Is the disk well?",
  });
}

function full(move: Move, why: string): HoldfastError {
  return new HoldfastError("restore", `Cannot build "${shown(move.built)}": ${why}`, {
    code: "restore-full",
    hint: "Make room on the file system of the place: old and new stand side by side.",
    thing: shown(move.place),
  });
}
