import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Order } from "../measure.ts";

/** The folders of one trial of one program on one set. */
export interface Trial {
  /** What is backed up. */
  readonly set: string;
  /** An empty folder of the program's own: repository, caches, keys. */
  readonly home: string;
}

/** A way to back up and restore a tree. Only the three orders are timed. */
export interface Program {
  readonly name: string;
  /** How to get it, for those who lack it. */
  readonly get: string;
  /** Its version; null where it is not installed. */
  version(): string | null;
  /** Makes repository and keys. */
  begin(trial: Trial): void;
  /** A backup; run a second time it is the unchanged repeat. */
  backup(trial: Trial): Order;
  /** The folder that holds what is stored. */
  stored(trial: Trial): string;
  /** Makes ready for a restore of the newest backup. @returns Where its tree will be, and the untouched set. */
  beforeRestore(trial: Trial): { readonly tree: string; readonly original: string };
  restore(trial: Trial): Order;
  /** Puts the untouched set back where it was, also after a failure. */
  end(trial: Trial): void;
}

/** Where a program is: on the PATH, or where bench/peers.sh puts it; null when nowhere. */
export function locate(name: string): string | null {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const peers = process.env["HOLDFAST_PEERS"] ?? join(cache, "holdfast", "peers");
  for (const folder of [peers, ...(process.env["PATH"] ?? "").split(":")]) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
