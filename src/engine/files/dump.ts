import { setImmediate as breathe } from "node:timers/promises";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Child, Machine } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import { makeCutter } from "./cut.ts";
import { type Judge, makeJudge } from "./diagnose.ts";
import { isWithin, keyOfPath, pathOf, renamed } from "./member_name.ts";
import { mountsBelow } from "./mounts.ts";
import { changeMatcher } from "./pattern.ts";
import { type FilesSettings, type Root, renameOf, type Tree } from "./settings.ts";
import { openFolder, startReading, tarVersion } from "./tar.ts";
import { ASIDE, type FactMaker, makeFacts } from "./tree_facts.ts";
import { statRoot, treeNow } from "./tree_now.ts";
import { type Walk, walkTar } from "./walker.ts";

/** The one part of a source of kind `files`. */
export const PART = "tree";

// What is put aside by a restore: the thing itself comes as a member, so that it can be named; what
// lies below does not.
const BELOW_ASIDE = [
  "--wildcards",
  "--no-anchored",
  "--no-wildcards-match-slash",
  "--exclude=*.holdfast-*/*",
];

/**
 * Dumps the tree as one part. The facts are made of the very stream that is saved.
 *
 * @throws HoldfastError source/source-changed, source-unreadable or source-missing naming the file;
 *   source/source-failed when tar says something unknown.
 */
export async function dumpTree(
  settings: FilesSettings,
  machine: Machine,
  into: Intake,
): Promise<Dumped> {
  const started = machine.now();
  const tar = await tarVersion(machine);
  const tree = await treeNow(settings);
  const judge = judgeOf(tree);
  const totals = { items: 0, rows: null, bytes: 0 };
  const take = (fact: Fact): Promise<void> | undefined => {
    if (!isRoot(tree, fact.key)) {
      totals.items += 1;
      if (fact.is["type"] === "file") totals.bytes += fact.is["size"] as number;
    }
    return into.fact(PART, fact);
  };
  const bytes = tapped(tree, { judge, take, machine });
  await into.part({ name: PART, format: "tar", bytes, expect: null });
  for (const mount of await mountsBelow(tree)) {
    if (mount.isUncovered) judge.note(mount.key, "another file system is mounted there");
  }
  return {
    started,
    ended: machine.now(),
    instant: "none",
    versions: { tar },
    totals: { [PART]: totals },
    notes: judge.notes(),
    scratch: false,
  };
}

// A single file is an item; the folders that are roots are not, so an empty one counts nothing.
function isRoot(tree: Tree, key: string): boolean {
  return tree.roots.some((root) => root.isFolder && keyOfPath(root.key) === key);
}

interface Tapping {
  readonly judge: Judge;
  readonly machine: Machine;
  take(fact: Fact): Promise<void> | undefined;
}

async function* tapped(tree: Tree, tapping: Tapping): Bytes {
  const { judge, machine } = tapping;
  const maker = makeFacts({
    rename: renameOf(tree),
    leave: (path, member) => {
      if (ASIDE.test(path) && !tree.roots.some((root) => root.key === path)) {
        return "it belongs to a restore";
      }
      const isDevice = member.flag === "3" || member.flag === "4";
      return isDevice && !tree.devices ? "a device, and the policy says devices: false" : null;
    },
    left: judge.note,
  });
  const walk = walkTar(maker, false);
  const cut = makeCutter();
  await using folder = await openBase(tree);
  const child = startReading(
    {
      cwd: folder.cwd,
      names: tree.roots.map((root) => root.member),
      options: [...BELOW_ASIDE, ...tree.excludeOptions],
      oneFileSystem: tree.oneFileSystem,
      onStderr: judge.line,
    },
    machine,
  );
  for await (const chunk of walked(child, { walk, machine, place: placeOf(tree) })) {
    await refuseFatal(judge, tree);
    for (const fact of maker.facts) {
      const wait = tapping.take(fact);
      if (wait !== undefined) await wait;
    }
    maker.facts.length = 0;
    yield* cut(chunk, knownOf(walk, maker));
    maker.cuts.length = 0;
  }
  const ended = await child.ended;
  await refuseFatal(judge, tree);
  judge.close(ended);
  closed(walk, placeOf(tree));
}

async function openBase(tree: Tree): Promise<Awaited<ReturnType<typeof openFolder>>> {
  try {
    return await openFolder(tree.base);
  } catch (cause) {
    for (const root of tree.roots) await statRoot(root.path);
    throw cause;
  }
}

// A root that is gone explains whatever tar said of it.
async function refuseFatal(judge: Judge, tree: Tree): Promise<void> {
  const fatal = judge.fatal();
  if (fatal === null) return;
  for (const root of tree.roots) await statRoot(root.path);
  throw fatal;
}

function knownOf(walk: Walk, maker: FactMaker) {
  return { decided: walk.decided(), cutting: maker.cutting(), cuts: maker.cuts };
}

/** Walks along what a child prints, giving each chunk back when its members have been met. */
export async function* walked(
  child: Child,
  along: { readonly walk: Walk; readonly machine: Machine; readonly place: string },
): AsyncGenerator<Buffer> {
  const { walk, machine, place } = along;
  for await (const bytes of child.stdout) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = take(walk, chunk, { at: 0, place }); at < chunk.length; ) {
      await breathe();
      if (machine.signal.aborted) throw new Interrupted();
      at = take(walk, chunk, { at, place });
    }
    yield chunk;
  }
}

function take(walk: Walk, chunk: Buffer, where: { at: number; place: string }): number {
  try {
    return walk.take(chunk, where.at);
  } catch (cause) {
    throw sourceFailed(where.place, cause);
  }
}

/** Says that the stream must be over. */
export function closed(walk: Walk, place: string): void {
  try {
    walk.close();
  } catch (cause) {
    throw sourceFailed(place, cause);
  }
}

function sourceFailed(place: string, cause: unknown): unknown {
  if (!(cause instanceof HoldfastError)) return cause;
  return new HoldfastError("source", `Cannot dump "${place}": ${cause.message}`, {
    code: "source-failed",
    hint: "Is this GNU tar? If so, report it: Holdfast does not understand what tar wrote.",
    thing: place,
    cause,
  });
}

/** The place of a tree as errors name it. */
export function placeOf(tree: Tree): string {
  return tree.roots.map((root) => root.path).join(", ");
}

function judgeOf(tree: Tree): Judge {
  const rename = renameOf(tree);
  const mayChange = changeMatcher(tree.mayChange);
  return makeJudge({
    place: placeOf(tree),
    mayChange: (path) => path !== "." && mayChange(path),
    below: (path) => {
      const key = rename === null ? path : (renamed(path, rename) ?? path);
      const root = tree.roots.find((one: Root) => isWithin(path, pathOf(one.member)));
      const from = root === undefined ? "" : pathOf(root.member);
      return { key, below: (root && renamed(path, { from, to: "." })) ?? path };
    },
  });
}
