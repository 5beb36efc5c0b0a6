import { mustBe } from "../domain/question.ts";
import type { Json } from "../domain/report.ts";
import type { Proved } from "./prove.ts";

/** What came of the proof of one source, for a report; every question and its answer, also where they failed. */
export function proofEntry(name: string, { sources, answers }: Proved): { [key: string]: Json } {
  const one = sources.find((proven) => proven.name === name);
  return {
    proven: one !== undefined,
    facts: one?.facts ?? null,
    milliseconds: one?.milliseconds ?? null,
    rto: one?.rto ?? null,
    rpo: one?.rpo ?? null,
    age: one?.age ?? null,
    checks: (answers.get(name) ?? []).map(({ question, answer, refused, passed }) => ({
      ask: question.ask,
      of: question.of ?? null,
      must: mustBe(question),
      answer,
      refused,
      passed,
    })),
  };
}

/** The same by store. */
export function proofsOf(
  name: string,
  proofs: ReadonlyMap<string, Proved>,
): { readonly [store: string]: Json } {
  return Object.fromEntries(
    [...proofs].map(([store, proved]) => [store, proofEntry(name, proved)]),
  );
}
