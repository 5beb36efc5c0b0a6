import type { Catalog } from "./catalog.ts";
import { quotedName } from "./sql_text.ts";

/** The mode of a dump: under a server's own a table may be refused as it is, e.g. for a default of no day. */
const MODE = "SET @hf_stands = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO';";

/**
 * SQL that sets counters and sequences to where the facts say they stand. They are in no snapshot, so the
 * dump program may have found them further on; what did not move needs no word.
 *
 * @param before What they stood at before the dump began. @param after At its end.
 * @param said What the facts say, by key.
 */
export function stands(before: Catalog, after: Catalog, said: ReadonlyMap<string, string>): string {
  const moved = (key: string): boolean => before.stands.get(key) !== after.stands.get(key);
  const lines: string[] = [];
  for (const { key, name } of before.tables) {
    const next = said.get(key);
    if (next !== undefined && moved(key))
      lines.push(`ALTER TABLE ${quotedName(name)} AUTO_INCREMENT = ${next};`);
  }
  for (const { key, name } of before.sequences) {
    const value = said.get(key) ?? "";
    const [next, cycles] = value.split(" in round ");
    if (!moved(key) && cycles === undefined) continue;
    lines.push(`ALTER SEQUENCE ${quotedName(name)} RESTART ${next};`);
    if (cycles !== undefined) lines.push(`DO SETVAL(${quotedName(name)}, ${next}, 0, ${cycles});`);
  }
  if (lines.length === 0) return "";
  return [MODE, ...lines, "SET sql_mode = @hf_stands;"].map((line) => `${line}\n`).join("");
}
