import type { Bytes } from "../../domain/bytes.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Machine } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import { makeCutter } from "./cut.ts";
import type { Judge } from "./diagnose.ts";
import { keyOfPath } from "./member_name.ts";
import { mountsBelow } from "./mounts.ts";
import { type FilesSettings, renameOf, type Tree } from "./settings.ts";
import { openFolder, startReading, tarVersion } from "./tar.ts";
import { ASIDE, type FactMaker, makeFacts } from "./tree_facts.ts";
import { judgeOf, placeOf } from "./tree_judge.ts";
import { statRoot, treeNow } from "./tree_now.ts";
import { closed, walked } from "./walked.ts";
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
