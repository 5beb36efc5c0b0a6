import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@jest/globals";
import type { Said, World } from "../world.ts";

export const SIGNALS = ["SIGKILL", "SIGTERM", "SIGINT"] as const;
export type Ending = (typeof SIGNALS)[number];

/** How a process ended that was to be ended at a crash point. */
export interface Crashed extends Said {
  readonly signal: NodeJS.Signals | null;
  /** From the signal to the end of the process, ms. */
  readonly took: number;
}

/** Every crash point a command line passes, as "<name>#<turn>"; the command must succeed. */
export async function stepsOf(world: World, ...argv: string[]): Promise<string[]> {
  const record = world.path("steps.txt");
  rmSync(record, { force: true });
  const said = await world.spawn({ HOLDFAST_TEST_RECORD: record }, ...argv);
  expect([said.code, said.stderr]).toEqual([0, expect.anything()]);
  const turns = new Map<string, number>();
  const names = readFileSync(record, "utf8").trim().split("\n");
  return names.map((name) => {
    turns.set(name, (turns.get(name) ?? 0) + 1);
    return `${name}#${turns.get(name)}`;
  });
}

/** Those points where a signal is tried: every occurrence for SIGKILL, the first of each name for the rest. */
export function pointsFor(signal: Ending, steps: readonly string[]): string[] {
  return signal === "SIGKILL" ? [...steps] : steps.filter((step) => step.endsWith("#1"));
}

/**
 * Runs a command line in a process of its own and ends it at a crash point. Expects that the point was
 * reached, that the process ended as the signal asks, and that nothing of it is left running.
 */
export async function crash(
  world: World,
  at: { readonly step: string; readonly signal: Ending },
  ...argv: string[]
): Promise<Crashed> {
  const record = world.path("steps.txt");
  rmSync(record, { force: true });
  const env = {
    HOLDFAST_TEST_STEP: at.step,
    HOLDFAST_TEST_SIGNAL: at.signal,
    HOLDFAST_TEST_RECORD: record,
  };
  const said = await world.spawn(env, ...argv);
  const took = Date.now() - statSync(record).mtimeMs; // nothing is recorded after the signal
  const last = readFileSync(record, "utf8").trim().split("\n").at(-1);
  expect(last).toBe(at.step.split("#")[0]);
  if (at.signal === "SIGKILL") expect(said.signal).toBe("SIGKILL");
  else {
    expect({ at, code: said.code, stderr: said.stderr }).toEqual({
      at,
      code: 130,
      stderr: expect.stringContaining("Interrupted"),
    });
    expect(took).toBeLessThan(5000);
  }
  expect(await leftRunning(world, at.signal === "SIGKILL" ? 5000 : 500)).toEqual([]);
  return { ...said, took };
}

/** The command lines of processes started for this world that are still there after a while. */
export async function leftRunning(world: World, patience: number): Promise<string[]> {
  for (const start = Date.now(); ; await sleep(20)) {
    const found = processesOf(world).map(({ command }) => command);
    if (found.length === 0 || Date.now() - start > patience) return found;
  }
}

/** The processes that were started for this world, and theirs: command line and environment as they are in /proc. */
export function processesOf(world: World): { command: string; environment: Buffer }[] {
  const mark = `HOME=${world.folder}\0`;
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
      const environment = readFileSync(`/proc/${pid}/environ`);
      if (!environment.includes(mark)) return [];
      // Between fork(2) and exec(2) a child still shows what its parent has.
      if (readFileSync(`/proc/${pid}/cmdline`, "latin1") !== command) return [];
      return [{ command: command.replaceAll("\0", " "), environment }];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

/** What lies in a folder or file: per path its kind, mode and content. */
export function treeOf(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (at: string, name: string): void => {
    const stat = lstatSync(at);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) found[name] = `link ${readlinkSync(at)}`;
    else if (stat.isDirectory()) {
      found[name] = `folder ${mode}`;
      for (const child of readdirSync(at).sort()) visit(join(at, child), join(name, child));
    } else found[name] = `file ${mode} ${digestOf(at)}`;
  };
  visit(path, ".");
  return found;
}

function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}

/** All rows of the world's database, as one text. */
export function rowsOf(path: string): string {
  using database = new DatabaseSync(path, { readOnly: true });
  return JSON.stringify(database.prepare("SELECT * FROM event ORDER BY id").all());
}

/** Both sources of a world, as they are now. */
export function sourcesOf(world: World): { tree: Record<string, string>; rows: string } {
  return {
    tree: treeOf(world.path("data/settings")),
    rows: rowsOf(world.path("data/registry.db")),
  };
}

/** Everything of ours that lies about: scratch and asides beside sources, staged bytes, files being written. */
export function leftovers(world: World): string[] {
  const beside = namesIn(world.path("data")).filter((name) => name.includes(".holdfast-"));
  const staged = namesIn(world.path("store/.staging"));
  const state = namesIn(world.path("state")).filter(
    (name) => !["heads.json", "policy.json", "restores", "spent"].includes(name),
  );
  return [...beside, ...staged, ...state];
}

/** The drafts in the world's store. */
export function draftsIn(world: World): string[] {
  return namesIn(world.path("store")).filter((name) => name.startsWith(".draft-"));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => basename(name)) : [];
}

/** Expects that another command sees whole backups only: a draft is a draft, the rest is trusted and as signed. */
export async function expectWhole(world: World): Promise<number> {
  const list = await world.report("list");
  expect(list.findings.filter(({ weight }) => weight === "error")).toEqual([]);
  for (const entry of list.entries) {
    expect(["trusted", "first sight", "draft"]).toContain(entry["standing"]);
  }
  const verify = await world.report("verify");
  expect([verify.exit, verify.totals["verified"]]).toEqual([0, list.totals["backups"]]);
  return list.totals["backups"] as number;
}

/** Does something at one occurrence of a crash point. */
export function once(point: string, work: () => void): (name: string) => void {
  const [wanted, turn] = point.split("#");
  let left = Number(turn);
  return (name) => {
    if (name === wanted && --left === 0) work();
  };
}
