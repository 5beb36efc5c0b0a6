import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeMemory } from "../src/host/state.ts";
import { makeChain } from "./chain.ts";
import { prepare } from "./measure.ts";
import { makeKeys, policyOf, run } from "./programs/holdfast.ts";
import type { Trial } from "./programs/program.ts";

/**
 * Makes a store of many small backups, each signed and chained, and the host's memory of the newest.
 *
 * One is made by Holdfast; all hold its archives under a manifest of their own. A run each, every
 * one of which reads the whole catalog first, would take far longer and show nothing more.
 */
export async function makeThousand(home: string, backups: number): Promise<Trial> {
  const trial = { set: join(home, "set"), home };
  makeKeys(home);
  mkdirSync(trial.set);
  writeFileSync(join(trial.set, "settings.txt"), "one = 1\n");
  const store = join(home, "store");
  mkdirSync(store, { mode: 0o700 });
  writeFileSync(join(home, "holdfast.yml"), policyOf(trial));
  prepare(run(trial, "backup"));
  const made = readdirSync(store).find((name) => name.startsWith("Backup_"));
  if (made === undefined) throw new Error("the first backup is not in its store");
  const head = makeChain(join(store, made), { key: join(home, "keys", "signing"), backups });
  await writeMemory(join(home, "state"), { heads: { local: head }, pending: {} });
  const trusted = prepare(run(trial, "list")).match(/^Backup_.*\btrusted\b/gm)?.length;
  if (trusted !== backups) throw new Error(`list trusts ${trusted} of ${backups} backups`);
  return trial;
}
