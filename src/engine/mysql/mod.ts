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
import { connections, count, size } from "./count.ts";
import { dump } from "./dump.ts";
import { BESIDE, lend } from "./lend.ts";
import { drop, markOf, movesOf } from "./moves.ts";
import { sweepServers } from "./scratch_server.ts";
import { reach } from "./server.ts";
import { LONGEST, type MysqlSettings, mysqlSettings } from "./settings.ts";
import { swap } from "./swap.ts";
import { undo } from "./undo.ts";

/**
 * Databases of one MariaDB or MySQL server: dumped by the family's own program in one instant while
 * programs write on, and put back in a schema beside, compared, and exchanged table by table at once.
 */
export const mysql: EngineKind<MysqlSettings> = {
  kind: "mysql",
  settings: mysqlSettings,
  proof: "before swap",
  undo: "kept aside",
  at: (settings, place) => ({ ...settings, into: place }),
  into: (place) => named(place),
  resolve: addressesIn,
  open: openEngine,
  lend,
};

function openEngine(settings: MysqlSettings, machine: Machine): Engine {
  const place = serverPlace(settings, machine, whereOf);
  const asking = () => reach(settings, machine, "source");
  const restoring = () => reach(settings, machine, "restore");
  const client = async () => (await restoring()).client;
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
    mark: async () => markOf(await asking()),
    count: async () => await count(await asking()),
    size: async () => await size(await asking()),
    connections: async () => await connections(await restoring()), // who saves may not see them
    aside: async (restore, only, parts) => {
      refuseOnly(place, only);
      return { only: [], moves: movesOf(await restoring(), restore, parts) };
    },
    build: async (saved, aside) => {
      made = await build(await restoring(), saved, aside);
      return aside; // what is kept says what was moved
    },
    expected: (saved) => expectedOf(saved, built()),
    async *inspect() {
      yield* inspect(await client(), built());
    },
    ask: async ({ moves }, question) => await answerOf(await client(), { moves, question }),
    swap: async ({ moves }) => await swap(await client(), moves, built().waiting),
    undo: async ({ moves }) => await undo(await client(), moves),
    drop: async ({ moves }, which) => await drop(await client(), moves, which),
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
  if (place !== "" && [...place].length <= LONGEST && !place.includes("\0")) return place;
  throw new HoldfastError("policy", "Cannot restore into a database of that name", {
    code: "usage",
    hint: `Name a database of the same server, of at most ${LONGEST} symbols: --into SOURCE=NAME.`,
    thing: "--into",
  });
}
