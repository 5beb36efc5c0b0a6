import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Saved, SavedPart } from "../engine.ts";
import { digest, PART } from "./dump.ts";
import { isPrinted, OUTPUT, outputFact, readFacts } from "./facts.ts";
import { type Runner, runProgram } from "./program.ts";
import { lineOf } from "./settings.ts";

/** What the next swap puts into the place. */
export interface Ready {
  /** Null: nothing, the place becomes empty. */
  readonly part: SavedPart | null;
  /** Whether a program printed facts of it. */
  readonly hasFacts: boolean;
  /** What was read of it, and later what the program was given. */
  given: Fact;
}

/**
 * Prepares a swap: the part is read whole and compared with its own fact, as nothing can be built beside
 * a place that only programs know.
 *
 * @param saved Empty: the place is to become empty. @throws HoldfastError restore-failed where the policy names no
 *   program that would be needed; scratch-missing where it is a proof of nothing; restore-differs.
 */
export async function build(runner: Runner, saved: Saved): Promise<Ready> {
  const { settings } = runner;
  if (saved.size === 0) {
    if (settings.clear === undefined) throw lacking(runner, "clear", "emptied");
    return { part: null, hasFacts: false, given: outputFact("", 0) };
  }
  const part = saved.get(PART);
  if (part === undefined) throw new RangeError(`No part "${PART}" was saved`);
  if (settings.restore === undefined) throw lacking(runner, "restore", "restored");
  let hasFacts = false;
  let own: Fact | null = null;
  for await (const fact of part.facts()) {
    if (fact.key === OUTPUT) own = fact;
    else hasFacts ||= isPrinted(fact);
  }
  if (hasFacts && settings.facts === undefined)
    throw lacking(runner, "facts", "compared with what was saved");
  if (settings.isScratch === true && !hasFacts) throw unproven(runner);
  const tap = digest(part.read());
  for await (const _ of tap.bytes); // every byte is checked on its way, before anything is replaced
  const { sha256, size } = tap.end();
  if (own?.is["sha256"] !== sha256 || own.is["size"] !== size) throw differs(runner);
  runner.machine.step("command: read whole");
  return { part, hasFacts, given: own };
}

/** Empties the place, if the policy says how, and gives the part to the program that restores. */
export async function swap(runner: Runner, ready: Ready): Promise<void> {
  const { settings, machine } = runner;
  if (settings.clear !== undefined) {
    machine.step("command: clear"); // from here on the place is not what it was
    await runProgram(runner, { words: settings.clear, cannot: "Cannot empty the place" });
  }
  if (ready.part !== null && settings.restore !== undefined) {
    machine.step("command: restore");
    const tap = digest(ready.part.read());
    const task = { words: settings.restore, cannot: "Cannot restore", stdin: tap.bytes };
    await runProgram(runner, task);
    const { sha256, size } = tap.end();
    ready.given = outputFact(sha256, size);
  }
  machine.step("command: restored");
}

/** What was saved. */
export async function* expectedOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

/** What the programs say of the place now, and what they were given. */
export async function* inspect(runner: Runner, ready: Ready): AsyncIterable<Fact> {
  const { settings } = runner;
  if (ready.hasFacts && settings.facts !== undefined)
    yield* await readFacts(runner, settings.facts);
  yield ready.given;
}

function unproven({ settings }: Runner): HoldfastError {
  const line = shown(lineOf(settings.dump));
  return new HoldfastError(
    "policy",
    `Cannot prove what "${line}" saved: no facts were saved with it, so nothing would be compared`,
    {
      code: "scratch-missing",
      hint: 'Name a program under "facts": what is saved from then on can be proven. That the archive opens, verify --deep shows.',
      thing: line,
    },
  );
}

function lacking({ settings }: Runner, key: string, done: string): HoldfastError {
  const line = shown(lineOf(settings.dump));
  return new HoldfastError(
    "restore",
    `Cannot restore what "${line}" saved: the policy names no program under "${key}", so it cannot be ${done}`,
    {
      code: "restore-failed",
      hint:
        key === "restore"
          ? "Name one by a reviewed change; holdfast open gives the plain bytes meanwhile."
          : `Name one under "${key}" by a reviewed change.`,
      thing: shown(settings.dump[0]),
    },
  );
}

function differs({ settings }: Runner): HoldfastError {
  const line = shown(lineOf(settings.dump));
  return new HoldfastError(
    "restore",
    `Cannot restore what "${line}" saved: the archive's bytes are not those of its inventory`,
    {
      code: "restore-differs",
      hint: "The place is as it was. Try another store or another backup, and report this.",
      thing: shown(settings.dump[0]),
    },
  );
}
