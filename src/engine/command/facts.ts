import { collect } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { compareNames, nameOfBytes, shown } from "../../domain/name.ts";
import { outputOf, type Runner } from "./program.ts";
import { lineOf, type Words } from "./settings.ts";

const MOST = 16 * 2 ** 20; // bytes of facts: they are held to be sorted
const TAB = 9;
const LINE_END = 10;
const PREFIX = "fact ";

/** Key of the fact about the output itself; it stands behind all that a program prints. */
export const OUTPUT = "output";

/** The fact about an output. */
export function outputFact(sha256: string, size: number): Fact {
  return { key: OUTPUT, is: { sha256, size }, at: null, span: null };
}

/**
 * What a program says of the place: a line `key<TAB>value` for each thing, in any order.
 *
 * @returns The facts ascending. @throws HoldfastError of the runner's stage, also for a line without a tab
 *   and a key that comes twice.
 */
export async function readFacts(runner: Runner, words: Words): Promise<readonly Fact[]> {
  const refuse = (why: string): HoldfastError =>
    new HoldfastError(runner.stage, `Cannot take facts from "${shown(lineOf(words))}": ${why}`, {
      code: runner.stage === "restore" ? "restore-failed" : "source-failed",
      hint: "It must print a line key<TAB>value for each thing, every key once, 16 MiB at most.",
      thing: shown(words[0]),
    });
  const text = await collect(outputOf(runner, { words, cannot: "Cannot take facts" }), MOST).catch(
    (cause: unknown) => {
      throw cause instanceof RangeError ? refuse("it prints more than 16 MiB") : cause;
    },
  );
  const facts: Fact[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const tab = line.indexOf(TAB);
    if (tab < 1) throw refuse(`line ${index + 1} of its output has no key and tab`);
    const key = `${PREFIX}${nameOfBytes(line.subarray(0, tab))}`;
    facts.push({
      key,
      is: { value: nameOfBytes(line.subarray(tab + 1)) },
      at: null,
      span: null,
    });
  }
  facts.sort((a, b) => compareNames(a.key, b.key));
  const twice = facts.find(({ key }, at) => key === facts[at - 1]?.key);
  if (twice !== undefined) throw refuse(`"${shown(keyOf(twice))}" comes twice`);
  return facts;
}

/** Whether a fact was printed by a program. */
export function isPrinted({ key }: Fact): boolean {
  return key.startsWith(PREFIX);
}

/** The keys in which two lists of facts differ. */
export function differing(before: readonly Fact[], after: readonly Fact[]): string[] {
  const left = new Map(before.map((fact) => [keyOf(fact), fact.is["value"]]));
  const right = new Map(after.map((fact) => [keyOf(fact), fact.is["value"]]));
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].filter((key) => left.get(key) !== right.get(key));
}

function keyOf({ key }: Fact): string {
  return key.slice(PREFIX.length);
}

function linesOf(text: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf(LINE_END, start);
    const stop = end < 0 ? text.length : end;
    lines.push(text.subarray(start, stop));
    start = stop + 1;
  }
  return lines;
}
