import { join } from "node:path";
import { schedulesOf } from "../domain/schedule.ts";
import { makeStatusOf, type Status } from "../domain/status.ts";
import { VERSION } from "../domain/version.ts";
import { sealStatus } from "../trust/check_status.ts";
import { sign } from "../trust/sign.ts";
import { writeStatement } from "../trust/statement.ts";
import { readCatalogs, type Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { runsOf } from "./runs.ts";
import { openSigner } from "./signer.ts";
import { stageFile } from "./staging.ts";

/** The commands after which a host says how it stands. */
export const TOLD_AFTER = ["backup", "verify", "prune"] as const;
export type ToldAfter = (typeof TOLD_AFTER)[number];

/** What was done just before, how it ended, and a private folder to write to. */
export interface StatusInput {
  readonly command: ToldAfter;
  readonly exit: number;
  readonly folder: string;
}

/** The name of the artifact, and of its one file: no two of a run's commands share one. */
export function statusFile(policy: string, command: ToldAfter): string {
  return `holdfast-status-${policy}-${command}.json`;
}

/**
 * Says in a small signed file how this policy's backups stand, by the catalogs of all its stores. To be
 * uploaded as an artifact of the file's name, where `watch` finds it. Takes no lock and changes nothing.
 *
 * @returns The file's path; null where this host has no signing key at hand, so that nobody would believe it.
 * @throws HoldfastError of stage "seal" or "store".
 */
export async function makeStatus(
  setup: Setup,
  { command, exit, folder }: StatusInput,
): Promise<{ readonly path: string } | null> {
  const { policy, machine, origin } = setup;
  if (!hasKey(setup)) return null;
  const shelves = await readCatalogs(setup, [...setup.stores.keys()]);
  const open = policy.disclose === "all";
  const status = makeStatusOf({
    policy: { name: policy.name, sha256: setup.sha256 },
    at: machine.now(),
    host: open ? machine.host : null,
    version: VERSION,
    run: open ? origin.run : null,
    command,
    exit,
    schedules: schedulesOf(policy),
    runs: runsOf(shelves),
    stores: shelves.map(standing),
  });
  await using key = await openSigner(setup, folder);
  const text = writeStatement(status);
  const signature = await sign(text, { namespace: "holdfast-status", key, machine });
  const path = join(folder, statusFile(policy.name, command));
  await stageFile(path, sealStatus(text, signature));
  return { path };
}

function hasKey({ policy, machine }: Setup): boolean {
  const { signingKey } = policy;
  if (signingKey === null) return false;
  return !signingKey.startsWith("env:") || Boolean(machine.env[signingKey.slice("env:".length)]);
}

function standing({ name, catalog }: Shelved): Status["stores"][number] {
  if (catalog === null) return { name, newest: null, count: null, proven: null };
  const trusted = catalog.entries.flatMap(({ checked }) => checked ?? []);
  const [first] = trusted;
  const proofs = catalog.entries.flatMap(({ proven }) => [...proven.values()].map(({ at }) => at));
  return {
    name,
    newest:
      first === undefined
        ? null
        : { backup: first.manifest.id, sha256: first.sha256, taken: first.manifest.taken },
    count: trusted.length,
    proven:
      proofs.length === 0
        ? null
        : new Date(Math.max(...proofs.map((at) => at.getTime()))).toISOString(),
  };
}
