import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { backupId } from "../src/domain/entry.ts";
import type { Link, Manifest } from "../src/domain/manifest.ts";
import { sha256Hex } from "../src/trust/digest.ts";
import { writeStatement } from "../src/trust/statement.ts";
import { prepare } from "./measure.ts";

const EVERY = 6 * 3600 * 1000; // ms between two backups
const BATCH = 100; // manifests signed by one ssh-keygen

/**
 * Replaces the one backup in a store "local" by a chain of its like, the newest of now, each signed.
 *
 * @param template The folder of that backup.
 * @param key The path of the host's signing key.
 * @returns The head of the chain.
 */
export function makeChain(
  template: string,
  { key, backups }: { key: string; backups: number },
): Link & { sequence: number } {
  const text = readFileSync(join(template, "manifest.json"), "utf8");
  const manifest = JSON.parse(text) as Manifest;
  const store = dirname(template);
  const aside = join(store, ".template");
  cpSync(template, aside, { recursive: true });
  rmSync(template, { recursive: true });
  const files: string[] = [];
  let head: Link | null = null;
  for (let sequence = 1; sequence <= backups; sequence++) {
    const taken = new Date(Date.now() - (backups - sequence) * EVERY);
    const id = backupId("Backup", taken);
    const clone = writeStatement({
      ...manifest,
      id,
      sequence,
      taken: taken.toISOString(),
      date: taken.toISOString().slice(0, 10),
      previous: { local: head },
    });
    cpSync(aside, join(store, id), { recursive: true });
    writeFileSync(join(store, id, "manifest.json"), clone);
    files.push(join(store, id, "manifest.json"));
    head = { id, sha256: sha256Hex(clone) };
  }
  rmSync(aside, { recursive: true });
  signAll(files, key);
  if (head === null) throw new RangeError("a chain has at least one backup");
  return { ...head, sequence: backups };
}

function signAll(manifests: readonly string[], key: string): void {
  for (let at = 0; at < manifests.length; at += BATCH) {
    const some = manifests.slice(at, at + BATCH);
    for (const manifest of some) rmSync(`${manifest}.sig`, { force: true });
    const sign = ["-q", "-Y", "sign", "-n", "holdfast-manifest", "-f", key];
    prepare({ argv: ["ssh-keygen", ...sign, ...some] });
  }
}
