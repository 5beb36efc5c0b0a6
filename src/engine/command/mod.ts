import { createHash } from "node:crypto";
import { HoldfastError } from "../../domain/error.ts";
import { compareNames, shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { type Engine, type EngineKind, SWAP_VARIABLE } from "../engine.ts";
import { refuseQuestion } from "../refuse_question.ts";
import { build, expectedOf, inspect, type Ready, swap } from "./build.ts";
import { check } from "./check.ts";
import { count, dump } from "./dump.ts";
import { lend, sweepPlaces } from "./lend.ts";
import type { Runner } from "./program.ts";
import { type CommandSettings, commandSettings, settingsIn } from "./settings.ts";

/**
 * Whatever a program prints: its output is saved, and given back to another program as its input. Only
 * programs know the place, so nothing can stand beside it: what it holds is copied before it is replaced.
 */
export const command: EngineKind<CommandSettings> = {
  kind: "command",
  settings: commandSettings,
  proof: "after swap",
  undo: "backup first",
  at: (settings) => settings,
  into: () => {
    throw new HoldfastError("policy", "Cannot restore a command's output into another place", {
      code: "usage",
      hint: "Its programs know only one. Give the other place a source of its own in the policy.",
      thing: "--into",
    });
  },
  resolve: settingsIn,
  open: openEngine,
  lend,
};

function openEngine(settings: CommandSettings, machine: Machine): Engine {
  const asking: Runner = { settings, machine, stage: "source" };
  const restoring: Runner = { settings, machine, stage: "restore" };
  const place = placeOf(settings);
  const mark = markOf(settings);
  let ready: Ready | null = null;
  const built = (): Ready => {
    if (ready === null) throw new RangeError("Nothing was built by this engine");
    return ready;
  };
  return {
    place,
    roots: [],
    checks: [],
    compare: compareNames,
    check: (before) => check(before === "dump" ? asking : restoring, before),
    dump: (into) => dump(asking, into),
    mark: async () => mark,
    count: async () => await count(asking),
    size: async () => null,
    connections: async () => null,
    aside: async (restore, only) => {
      if (only.length > 0) throw onlyWhole(place);
      return { only: [], moves: [{ place: mark, built: restore, kept: "", was: mark }] };
    },
    build: async (saved, aside) => {
      ready = await build(restoring, saved);
      return aside;
    },
    expected: (saved) => expectedOf(saved),
    async *inspect() {
      yield* inspect(restoring, built());
    },
    ask: () => refuseQuestion("command"),
    swap: async ({ moves }) => {
      const restore = moves[0]?.built ?? ""; // nothing is built: it only says whose programs these are
      await swap({ ...restoring, told: { [SWAP_VARIABLE]: restore } }, built());
    },
    undo: async () => {}, // nothing is aside: the command puts back the copy it made first
    drop: async () => {},
    recover: () => sweepPlaces(settings, machine),
  };
}

/** The programs that a restore starts, in their order: nothing else says what the place is. */
function placeOf({ run, dump, restore, facts, clear }: CommandSettings): string {
  const used = restore === undefined ? [dump] : [clear, restore, facts];
  const lines = used.filter((words) => words !== undefined);
  return shown(lines.map((words) => [...run, ...words].join(" ")).join("; then "));
}

/** The place is what the programs make of it, so they are what identifies it. */
function markOf({ run, dump, restore, facts, clear }: CommandSettings): string {
  const words = JSON.stringify([run, dump, restore, facts, clear]);
  return `command:${createHash("sha256").update(words).digest("hex").slice(0, 32)}`;
}

function onlyWhole(place: string): HoldfastError {
  return new HoldfastError(
    "policy",
    `Cannot restore a part of "${place}": what a program printed comes back whole`,
    {
      code: "usage",
      hint: "Leave --path out. holdfast open gives the plain bytes, for you to pick from.",
      thing: place,
    },
  );
}
