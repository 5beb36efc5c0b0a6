import type { Totals } from "../domain/fact.ts";
import type { WayBack } from "../domain/plan.ts";
import type { Aside, Engine, EngineKind } from "../engine/engine.ts";
import { caught } from "./outcome.ts";

/**
 * How a place would come back after a restore: it depends on what is in it now.
 *
 * @param now What is there; null where nothing is, or where it cannot be read.
 */
export async function wayBack(
  kind: EngineKind<unknown>,
  { engine, aside, now }: { engine: Engine; aside: Aside; now: Totals | null },
): Promise<WayBack> {
  if (kind.undo === "kept aside") return "kept aside";
  if (now !== null && now.items > 0) return "backup first";
  // To build nothing is to prepare an empty place; an engine that cannot make one says so here.
  const { findings } = await caught(() => engine.build(new Map(), aside));
  return findings.length === 0 ? "empty again" : "none";
}
