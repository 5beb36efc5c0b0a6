import { compareFacts, type Fact } from "../domain/fact.ts";
import { shown } from "../domain/name.ts";
import type { Aside, Engine, Saved } from "../engine/engine.ts";

const NAMED = 5; // differences named in a message

/** What a comparison found. */
export interface Compared {
  readonly facts: number;
  /** The first few differences, for people; empty when all is equal. */
  readonly differences: readonly string[];
}

/** Compares what was built with the inventory, fact by fact. */
export async function compareBuilt(engine: Engine, saved: Saved, aside: Aside): Promise<Compared> {
  let facts = 0;
  const counted = async function* (from: AsyncIterable<Fact>): AsyncGenerator<Fact> {
    for await (const fact of from) {
      facts++;
      yield fact;
    }
  };
  const differences: string[] = [];
  let more = 0;
  for await (const { key, what } of compareFacts(
    counted(engine.expected(saved, aside)),
    engine.inspect(aside),
    engine.compare,
  )) {
    if (differences.length < NAMED) {
      differences.push(
        `"${shown(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`,
      );
    } else more++;
  }
  if (more > 0) differences.push(`and ${more} more`);
  return { facts, differences };
}
