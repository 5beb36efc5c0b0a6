import { createHash } from "node:crypto";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Dumped, Intake } from "../engine.ts";
import { differing, outputFact, readFacts } from "./facts.ts";
import { outputOf, type Runner } from "./program.ts";
import { lineOf, type Words } from "./settings.ts";

/** The one part: what the program printed. */
export const PART = "output";

const NAMED = 3; // facts named in a message

/**
 * Passes on what the program prints, and what the facts' program says before and after: the two must be
 * equal, so that the facts are those of the output.
 *
 * @throws HoldfastError source-failed, also for a facts' program that finds nothing to say of what was printed,
 *   tool-missing, or source-changed.
 */
export async function dump(runner: Runner, into: Intake): Promise<Dumped> {
  const { settings, machine } = runner;
  const started = machine.now();
  const before = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
  const tap = digest(outputOf(runner, { words: settings.dump, cannot: "Cannot dump" }));
  await into.part({ name: PART, format: settings.format, bytes: tap.bytes, expect: null });
  machine.step("command: dumped");
  const after = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
  const changed = differing(before, after);
  if (changed.length > 0) throw changedMeanwhile(runner, changed);
  for (const fact of after) await into.fact(PART, fact);
  const { sha256, size } = tap.end();
  if (settings.facts !== undefined && after.length === 0 && size > 0 && into.isCopy !== true)
    throw withoutFacts(settings.facts);
  await into.fact(PART, outputFact(sha256, size));
  return {
    started,
    ended: machine.now(),
    instant: "none",
    versions: {},
    totals: { [PART]: totalsOf(size, after.length) },
    notes: [],
    scratch: false,
  };
}

/** What is in the place now, by what the programs say; a place without output is empty. */
export async function count(runner: Runner): Promise<Totals> {
  const { settings } = runner;
  let size = 0;
  const task = { words: settings.dump, cannot: "Cannot count" };
  for await (const chunk of outputOf(runner, task)) size += chunk.byteLength;
  const facts = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
  return totalsOf(size, facts.length);
}

function totalsOf(size: number, facts: number): Totals {
  return { items: size === 0 ? 0 : Math.max(1, facts), rows: null, bytes: size };
}

/** The bytes, and their SHA-256 and size once they have been read. */
export function digest(bytes: Bytes) {
  const hash = createHash("sha256");
  let size = 0;
  const passed = async function* (): Bytes {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  };
  return { bytes: passed(), end: () => ({ sha256: hash.digest("hex"), size }) };
}

/** A restore would compare nothing and say that it is well: a pipe whose first program failed prints nothing either. */
function withoutFacts(words: Words): HoldfastError {
  const line = shown(lineOf(words));
  return new HoldfastError("source", `Cannot take facts from "${line}": it printed nothing`, {
    code: "source-failed",
    hint: "Start it by hand. Where there may be nothing to tell, let it print a count: total<TAB>0.",
    thing: shown(words[0]),
  });
}

function changedMeanwhile({ settings }: Runner, changed: readonly string[]): HoldfastError {
  const line = shown(lineOf(settings.dump));
  const names = changed.slice(0, NAMED).map((key) => `"${shown(key)}"`);
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : "";
  return new HoldfastError(
    "source",
    `Cannot dump with "${line}": what its facts say of ${names.join(", ")}${more} changed meanwhile`,
    {
      code: "source-changed",
      hint: "Save at a quieter time, or stop what writes there while it is dumped.",
      thing: shown(settings.dump[0]),
    },
  );
}
