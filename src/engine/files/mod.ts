import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Finding } from "../../domain/finding.ts";
import { comparePaths, nameOfBytes, shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { dropMoves, markBuilt, markOf, swapMoves, undoMoves } from "../../host/place.ts";
import { sweepScratch } from "../../host/scratch.ts";
import { scratchFor, scratchPath } from "../../host/scratch_place.ts";
import type { Engine, EngineKind, Lent } from "../engine.ts";
import { refuseQuestion } from "../refuse_question.ts";
import { asideOf } from "./aside.ts";
import { buildTree, expectedFacts, refuseMounts } from "./build.ts";
import { checkTree } from "./check.ts";
import { countTree } from "./count.ts";
import { dumpTree } from "./dump.ts";
import { builtFacts } from "./inspect.ts";
import {
  type FilesSettings,
  filesSettings,
  pathsOf,
  settingsAt,
  settingsIn,
  treeOf,
} from "./settings.ts";
import { treeThere } from "./tree_now.ts";

/** File trees, by GNU tar: one part, a fact per member, built beside and renamed. */
export const files: EngineKind<FilesSettings> = {
  kind: "files",
  settings: filesSettings,
  proof: "before swap",
  undo: "kept aside",
  at: settingsAt,
  into: (place, cwd) => resolve(cwd, place),
  resolve: settingsIn,
  open,
  lend,
};

function open(settings: FilesSettings, machine: Machine): Engine {
  treeOf(settings, () => false); // says what is wrong with the policy before anything is touched
  const roots = pathsOf(settings);
  const there = () => treeThere(settings);
  return {
    place: shown(roots.map((path) => nameOfBytes(Buffer.from(path))).join(", ")),
    roots,
    checks: [],
    compare: comparePaths,
    check: (before, only = []) => checkTree(settings, machine, { before, only }),
    dump: (into) => dumpTree(settings, machine, into),
    mark: () => markOfAll(settings),
    count: async () => await countTree(await there(), machine),
    size: async () => (await countTree(await there(), machine))?.bytes ?? null,
    connections: async () => null,
    aside: async (restore, only) => await asideOf(await there(), restore, only),
    build: async (saved, aside) => {
      await buildTree(await there(), { saved, aside }, machine);
      return { ...aside, moves: await markBuilt(aside.moves) };
    },
    async *expected(saved, aside) {
      yield* expectedFacts(await there(), { saved, aside });
    },
    async *inspect(aside) {
      yield* builtFacts(await there(), aside, machine);
    },
    ask: () => refuseQuestion("files"),
    swap: async (aside) => {
      await refuseMounts(aside.moves); // a mount made since the build would be carried off
      await swapMoves(aside.moves, machine);
    },
    undo: async (aside) => await undoMoves(aside.moves, machine),
    drop: async (aside, which) => await dropMoves(aside.moves, which),
    recover: () => recover(settings, machine),
  };
}

async function markOfAll(settings: FilesSettings): Promise<string> {
  const marks: string[] = [];
  for (const path of pathsOf(settings)) marks.push(await markOf(path));
  return marks.every((mark) => mark === "absent") ? "absent" : marks.join(",");
}

async function recover(settings: FilesSettings, machine: Machine): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const [first, ...more] = pathsOf(settings);
  const at = scratchPath(first as string, settings.scratch);
  for (const path of new Set([first as string, ...more, at])) {
    for (const swept of await sweepScratch(path, machine)) {
      found.push({
        code: "source-failed",
        weight: "note",
        thing: shown(swept),
        text: `a killed run had left "${shown(swept)}"; it was removed`,
        hint: "",
      });
    }
  }
  return found;
}

async function lend(like: FilesSettings, machine: Machine): Promise<Lent<FilesSettings>> {
  const scratch = await scratchFor(pathsOf(like)[0] as string, like.scratch, machine);
  try {
    const settings = settingsAt(like, join(scratch.path, "tree"));
    for (const path of pathsOf(settings)) await mkdir(dirname(path), { recursive: true });
    return { settings, [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]() };
  } catch (cause) {
    await scratch[Symbol.asyncDispose]();
    throw cause;
  }
}
