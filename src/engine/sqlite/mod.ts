import { basename, join, resolve } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { bytesOfName, compareNames, shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { dropMoves, markBuilt, markOf, swapMoves, undoMoves } from "../../host/place.ts";
import { sweepScratch } from "../../host/scratch.ts";
import { scratchFor, scratchPath } from "../../host/scratch_place.ts";
import type { Aside, Engine, EngineKind } from "../engine.ts";
import { answerOf } from "./answer.ts";
import { answerTo, ask } from "./ask.ts";
import { build, expectedOf } from "./build.ts";
import { check, refuseInUse } from "./check.ts";
import { dump, factsOf } from "./dump.ts";
import { builtPath, movesOf } from "./moves.ts";
import { ownerOf, withOwner } from "./owner.ts";
import { type SqliteSettings, settingsIn, sqliteSettings } from "./settings.ts";

/**
 * One SQLite database file: a copy of one read snapshot while its program writes on, in WAL mode and
 * with a rollback journal.
 */
export const sqlite: EngineKind<SqliteSettings> = {
  kind: "sqlite",
  settings: sqliteSettings,
  proof: "before swap",
  undo: "kept aside",
  at: (settings, place) => ({ ...settings, path: place }),
  into: (place, cwd) => resolve(cwd, place),
  resolve: settingsIn,
  open: openEngine,
  lend: async (like, machine) => {
    const scratch = await scratchFor(like.path, like.scratch, machine);
    const settings = { ...like, path: join(scratch.path, basename(like.path)) };
    return { settings, [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]() };
  },
};

function openEngine(settings: SqliteSettings, machine: Machine): Engine {
  const { path } = settings;
  return {
    place: shown(path),
    roots: [path],
    checks: settings.checks ?? [],
    compare: compareNames,
    check: (before) => check(settings, before),
    dump: (into) => dump(path, machine, into),
    mark: () => markOf(path),
    count: async () => {
      if ((await markOf(path)) === "absent") return null;
      const cannot = `Cannot count "${shown(path)}"`;
      const task = { task: "count", path } as const;
      return (await answerTo({ task, machine, stage: "source", cannot, thing: path })).totals;
    },
    size: async () => Number((await lookAt(path))?.size ?? 0) || null,
    connections: async () => null,
    aside: async (restore, only) => {
      if (only.length > 0) throw onlyWhole(path);
      return { only: [], moves: await movesOf(path, restore) };
    },
    build: async (saved, aside) => {
      await build(saved, aside, machine);
      return { ...aside, moves: await markBuilt(aside.moves) };
    },
    expected: (saved) => expectedOf(saved),
    inspect: (aside) => inspect(aside, machine),
    ask: ({ moves }, question) => answerOf(builtPath(moves), { question, machine }),
    swap: async ({ moves }) => {
      await refuseInUse(settings); // as late as can be: a program may have been started meanwhile
      await swapMoves(moves, machine);
    },
    undo: async ({ moves }) => {
      if (await isSwapped(moves)) await refuseInUse(settings);
      await undoMoves(moves, machine);
    },
    drop: ({ moves }, which) => dropMoves(moves, which),
    recover: async () => {
      const swept: string[] = [];
      for (const at of new Set([path, scratchPath(path, settings.scratch)]))
        swept.push(...(await sweepScratch(at, machine)));
      return swept.map((folder) => ({
        code: "source-failed",
        weight: "note",
        thing: shown(folder),
        text: "A run that was cut short left this copy; it has been removed",
        hint: "",
      }));
    },
  };
}

async function* inspect({ moves }: Aside, machine: Machine): AsyncGenerator<Fact> {
  const path = builtPath(moves);
  const cannot = `Cannot compare "${shown(path)}"`;
  const task = { task: "facts", path } as const;
  const messages = ask({ task, machine, stage: "restore", cannot, thing: path });
  try {
    yield* withOwner(
      factsOf(messages, () => {}),
      await ownerOf(path),
    );
  } finally {
    await messages.return(undefined as never); // ends the child, if nobody wants the rest
  }
}

async function isSwapped(moves: Aside["moves"]): Promise<boolean> {
  const [file] = moves;
  if (file === undefined) return false;
  const now = await markOf(Buffer.from(bytesOfName(file.place)));
  const { was, brought = now } = file;
  return now !== was && (was !== "absent" || now === brought); // else it is a stranger's, and stays
}

function onlyWhole(path: string): HoldfastError {
  return new HoldfastError(
    "policy",
    `Cannot restore a part of "${shown(path)}": a database comes back whole`,
    {
      code: "usage",
      hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
      thing: path,
    },
  );
}
