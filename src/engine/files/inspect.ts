import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName, shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import type { Aside } from "../engine.ts";
import { keysOf } from "./aside.ts";
import { splitBuilt } from "./build.ts";
import { makeJudge } from "./diagnose.ts";
import { pathOfKey } from "./select.ts";
import { latin1, type Tree } from "./settings.ts";
import { openFolder, startReading } from "./tar.ts";
import { makeFacts } from "./tree_facts.ts";
import { closed, walked } from "./walked.ts";
import { walkTar } from "./walker.ts";

/**
 * The facts of what was built, ascending: the same tar and the same walk as a dump, nothing left out.
 *
 * @throws HoldfastError restore/restore-failed when it cannot be read.
 */
export async function* builtFacts(tree: Tree, aside: Aside, machine: Machine): AsyncIterable<Fact> {
  for (const [index, key] of keysOf(tree, aside).entries()) {
    const move = aside.moves[index] as Move;
    try {
      yield* factsAt(move, key === null ? await loneKey(tree, move) : pathOfKey(key), machine);
    } catch (cause) {
      if (!(cause instanceof HoldfastError)) throw cause;
      throw unread(move, cause);
    }
  }
}

function unread(move: Move, cause: HoldfastError): HoldfastError {
  const built = shown(move.built);
  return new HoldfastError("restore", `Cannot read back "${built}": ${cause.message}`, {
    code: "restore-failed",
    hint: "Is the disk well, and does nobody else write there?",
    thing: shown(move.place),
    cause,
  });
}

// A single root is called "." if it was built as a folder, else by the name the policy gives the file.
async function loneKey(tree: Tree, move: Move): Promise<string> {
  const stat = await lookAt(Buffer.from(bytesOfName(move.built)));
  return stat?.isDirectory() === true ? "." : latin1(tree.loneName);
}

async function* factsAt(move: Move, key: string, machine: Machine): AsyncIterable<Fact> {
  const { folder, name } = splitBuilt(move);
  const place = shown(move.built);
  const judge = makeJudge({
    place,
    mayChange: () => false,
    below: (path) => ({ key: path, below: "." }),
  });
  const maker = makeFacts({
    rename: { from: name, to: key },
    leave: () => null,
    left: judge.note,
  });
  const walk = walkTar(maker, false);
  await using held = await openFolder(folder);
  const child = startReading(
    {
      cwd: held.cwd,
      names: [`./${name}`],
      options: [],
      oneFileSystem: true,
      onStderr: judge.line,
    },
    machine,
  );
  for await (const _ of walked(child, { walk, machine, place })) {
    const fatal = judge.fatal();
    if (fatal !== null) throw fatal;
    yield* maker.facts;
    maker.facts.length = 0;
  }
  judge.close(await child.ended);
  closed(walk, place);
}
