import { HoldfastError } from "../../domain/error.ts";
import { comparePaths, shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { sweepScratch } from "../../host/scratch.ts";
import type { Engine, EngineKind } from "../engine.ts";
import { refuseOnly } from "../place_errors.ts";
import { serverPlace } from "../server_place.ts";
import { addressesIn } from "../server_settings.ts";
import { whereOf } from "./address.ts";
import { answerOf } from "./answer.ts";
import { build, expectedOf, inspect, type Made } from "./build.ts";
import { check } from "./check.ts";
import { clientOf } from "./client.ts";
import { connections, count, size } from "./count.ts";
import { dump } from "./dump.ts";
import { BESIDE, lend } from "./lend.ts";
import { drop, markBuilt, markOf, movesOf, swap, undo } from "./moves.ts";
import { sweepServers } from "./scratch_server.ts";
import { LONGEST, type PostgresSettings, postgresSettings } from "./settings.ts";

/**
 * Databases of one PostgreSQL server: each dumped by pg_dump from one exported snapshot while programs
 * write on, and put back under another name, compared and renamed.
 */
export const postgres: EngineKind<PostgresSettings> = {
  kind: "postgres",
  settings: postgresSettings,
  proof: "before swap",
  undo: "kept aside",
  at: (settings, place) => ({ ...settings, into: place }),
  into: (place) => named(place),
  resolve: addressesIn,
  open: openEngine,
  lend,
};

function openEngine(settings: PostgresSettings, machine: Machine): Engine {
  const place = serverPlace(settings, machine, whereOf);
  const asking = () => clientOf(settings, machine, "source");
  const restoring = () => clientOf(settings, machine, "restore");
  let made: Made | null = null;
  const built = (): Made => {
    if (made === null) throw new RangeError("Nothing was built by this engine");
    return made;
  };
  return {
    place,
    roots: [],
    checks: settings.checks ?? [],
    compare: comparePaths,
    check: (before) => check(settings, machine, before),
    dump: (into) => dump(settings, machine, into),
    mark: async () => await markOf(await asking()),
    count: async () => await count(await asking()),
    size: async () => await size(await asking()),
    connections: async () => await connections(await asking()),
    aside: async (restore, only, parts) => {
      refuseOnly(place, only);
      return { only: [], moves: await movesOf(await restoring(), restore, parts) };
    },
    build: async (saved, aside) => {
      const client = await restoring();
      made = await build(client, saved, aside);
      return { ...aside, moves: await markBuilt(client, aside.moves) };
    },
    expected: (saved) => expectedOf(saved, built()),
    async *inspect() {
      yield* inspect(await restoring(), built());
    },
    ask: async ({ moves }, question) => {
      const client = await restoring();
      const options = made?.options ?? client.options;
      return await answerOf({ ...client, options }, { moves, question });
    },
    swap: async ({ moves }) => await swap(await restoring(), moves),
    undo: async ({ moves }) => await undo(await restoring(), moves),
    drop: async ({ moves }, which) => await drop(await restoring(), moves, which),
    recover: async () => {
      const swept = [...(await sweepScratch(BESIDE, machine))];
      if (settings.scratch !== undefined) swept.push(...(await sweepServers(settings, machine)));
      return swept.map((folder) => ({
        code: "source-failed",
        weight: "note",
        thing: shown(folder),
        text: "A run that was cut short left a throwaway server, or things on a scratch server; they have been removed",
        hint: "",
      }));
    },
  };
}

function named(place: string): string {
  if (place !== "" && Buffer.byteLength(place) <= LONGEST && !place.includes("\0")) return place;
  throw new HoldfastError("policy", "Cannot restore into a database of that name", {
    code: "usage",
    hint: "Name a database of the same server, of at most 63 bytes: --into SOURCE=NAME.",
    thing: "--into",
  });
}
