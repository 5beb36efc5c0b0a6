import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { plural } from "../domain/units.ts";
import { finding } from "./outcome.ts";
import type { SavedSource } from "./save_source.ts";

const SHOWN = 5; // notes; a busy tree has thousands

/**
 * What a source was saved without, for whoever reads the run: the inventory that names all of it is
 * sealed, and the manifest holds but the number.
 */
export function notedOf({ name, dumped: { notes } }: SavedSource): Finding[] {
  if (notes.length === 0) return [];
  const named = notes.slice(0, SHOWN).map(({ key, why }) => `${shown(key)} (${shown(why)})`);
  const more = notes.length > SHOWN ? `, and ${notes.length - SHOWN} more` : "";
  return [
    finding("note", "source-uncovered", {
      thing: name,
      text: `Source "${name}" is saved with ${plural(notes.length, "note")}: ${named.join(", ")}${more}`,
      hint: "The sealed inventory names each thing that was left out or changed meanwhile.",
    }),
  ];
}
