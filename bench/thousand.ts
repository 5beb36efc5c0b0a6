import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backupId } from "../src/domain/entry.ts";
import type { Link, Manifest } from "../src/domain/manifest.ts";
import { writeMemory } from "../src/host/state.ts";
import { sha256Hex } from "../src/trust/digest.ts";
import { writeStatement } from "../src/trust/statement.ts";
import { prepare } from "./measure.ts";
import { makeKeys, policyOf, run } from "./programs/holdfast.ts";
import type { Trial } from "./programs/program.ts";

const EVERY = 6 * 3600 * 1000; // ms between two backups
const BATCH = 100; // manifests signed by one ssh-keygen

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
  const head = cloneChain(join(store, made), { store, backups });
  signAll(home, store);
  await writeMemory(join(home, "state"), { heads: { local: head }, pending: {} });
  const trusted = prepare(run(trial, "list")).match(/^Backup_.*\btrusted\b/gm)?.length;
  if (trusted !== backups) throw new Error(`list trusts ${trusted} of ${backups} backups`);
  return trial;
}

/** Replaces a backup by a chain of its like, the newest of now. @returns The head. */
function cloneChain(
  template: string,
  { store, backups }: { store: string; backups: number },
): Link & { sequence: number } {
  const text = readFileSync(join(template, "manifest.json"), "utf8");
  const manifest = JSON.parse(text) as Manifest;
  const aside = join(store, ".template");
  cpSync(template, aside, { recursive: true });
  rmSync(template, { recursive: true });
  let previous: Link | null = null;
  for (let sequence = 1; sequence <= backups; sequence++) {
    const taken = new Date(Date.now() - (backups - sequence) * EVERY);
    const id = backupId("Backup", taken);
    const clone = writeStatement({
      ...manifest,
      id,
      sequence,
      taken: taken.toISOString(),
      date: taken.toISOString().slice(0, 10),
      previous: { local: previous },
    });
    cpSync(aside, join(store, id), { recursive: true });
    writeFileSync(join(store, id, "manifest.json"), clone);
    previous = { id, sha256: sha256Hex(clone) };
  }
  rmSync(aside, { recursive: true });
  if (previous === null) throw new RangeError("a chain has at least one backup");
  return { ...previous, sequence: backups };
}

/** Signs every manifest of a store with the host's key. */
function signAll(home: string, store: string): void {
  const manifests = readdirSync(store)
    .filter((name) => name.startsWith("Backup_"))
    .map((name) => join(store, name, "manifest.json"));
  const signing = [
    "-q",
    "-Y",
    "sign",
    "-n",
    "holdfast-manifest",
    "-f",
    join(home, "keys", "signing"),
  ];
  for (let at = 0; at < manifests.length; at += BATCH) {
    const some = manifests.slice(at, at + BATCH);
    for (const manifest of some) rmSync(`${manifest}.sig`);
    prepare({ argv: ["ssh-keygen", ...signing, ...some] });
  }
}
