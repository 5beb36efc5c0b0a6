import { sep } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Setup, Source } from "./open_policy.ts";
import { insideSources } from "./preflight.ts";

/** Refuses places that overlap each other or would replace a store, the staging or the state folder. */
export async function refusePlaces(setup: Setup, sources: readonly Source[]): Promise<void> {
  const inside = (await insideSources(setup, sources))[0];
  if (inside !== undefined) {
    throw new HoldfastError("restore", inside.text.replace("Cannot save", "Cannot restore"), {
      code: "store-inside-source",
      hint: "Choose another place with --into.",
      thing: inside.thing,
    });
  }
  const roots = sources.flatMap((source) =>
    source.open().roots.map((root) => ({ name: source.name, root })),
  );
  for (const one of roots) {
    for (const other of roots) {
      if (one === other || !`${one.root}${sep}`.startsWith(`${other.root}${sep}`)) continue;
      throw new HoldfastError(
        "restore",
        `Cannot restore "${one.name}" and "${other.name}" together: ${shown(one.root)} lies in ${shown(other.root)}`,
        {
          code: "usage",
          hint: "Restore one after the other, or choose another place with --into.",
          thing: one.name,
        },
      );
    }
  }
}
