import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect } from "@jest/globals";
import { MOUNTS, tmpfs } from "../bad_days/mount.ts";
import { SERVERS } from "../servers/postgres.ts";
import { hasTool } from "../tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";

/** What each rehearsal needs beside the system's own servers: a drive to mount. */
export const NEEDS = MOUNTS;

/** Whether this machine has all of it, so that a site can be made while the file is read. */
export function hasAll(needs: readonly string[]): boolean {
  return needs.every((need) => need === "root rights" || hasTool(need)) && process.getuid?.() === 0;
}

/** How long one rehearsal may take, ms: they start servers and hundreds of programs. */
export const LIMIT = 1_200_000;

/** What is in each source's place now, as a text that tells any change; "" where nothing is. */
export type Places = Readonly<Record<string, string>>;

/** A system as it stands on this machine, with the policy that `init` wrote for it. */
export interface Site {
  readonly world: World;
  /** Its enabled sources in the order in which they are put back. */
  readonly names: readonly string[];
  /** The folder in which its backups lie. */
  readonly store: string;
  places(): Places;
  /** Changes something in every place. */
  change(): void;
  /** What a lost server looks like: databases dropped, folders gone, the directory empty. */
  empty(): void;
}

/** Addresses and paths of the preset and what they are here; all else stays as `init` wrote it. */
export type Filling = Readonly<Record<string, string>>;

/**
 * Runs `init --preset` in a world, fills in addresses and paths, and gives the world its keys.
 *
 * @param filling Each must be in the policy.
 */
export async function makePresetWorld(
  preset: readonly string[],
  filling: Filling,
): Promise<{ world: World; store: string }> {
  const world = await makeWorld();
  rmSync(world.path("holdfast.yml"));
  const people = ["--person", "ana=ana-example", "--person", "ben=ben-example"];
  const drive = mkdtempSync("/var/tmp/hf-drive-");
  const mounted = tmpfs(drive, "size=200m");
  afterAll(() => {
    mounted[Symbol.dispose]();
    rmSync(drive, { recursive: true, force: true });
  });
  const store = join(drive, "holdfast");
  const said = await world.run("init", "--preset", ...preset, ...people, "--store", store);
  expect([said.code, said.stderr]).toEqual([0, ""]);
  const text = readFileSync(world.path("holdfast.yml"), "utf8");
  const froms = Object.keys(filling).sort((a, b) => b.length - a.length);
  expect(froms.filter((from) => !text.includes(from))).toEqual([]);
  const any = new RegExp(froms.map((from) => RegExp.escape(from)).join("|"), "g");
  writeFileSync(
    world.path("holdfast.yml"),
    text.replace(any, (from) => filling[from] as string),
  );
  // As the workflow gives them: the key as a secret, the state in the runner's home.
  process.env["HOLDFAST_SIGNING_KEY"] = readFileSync(world.path("keys/signing"), "utf8");
  process.env["HOLDFAST_SERVERS"] = SERVERS;
  process.env["XDG_STATE_HOME"] = world.path("state");
  return { world, store };
}

/** Writes an address where the policy looks for it, and says how the policy is to name it. */
export function addressFile(folder: string, name: string, url: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${url}\n`, { mode: 0o600 });
  return path;
}

/** Runs a command line that must end well. */
export async function must(world: World, ...argv: string[]): Promise<Said> {
  const said = await world.run(...argv);
  if (said.code !== 0)
    throw new Error(`${argv.join(" ")} ended with ${said.code}:\n${said.stdout}${said.stderr}`);
  return said;
}

/** @returns The backup's id. */
export async function backedUp({ world }: Site, ...more: string[]): Promise<string> {
  const { stdout } = await must(world, "backup", ...more);
  return lastWord(stdout, /^Backup: (\S+)$/);
}

/** The one backup that a file's tests restore again and again, and what it holds. */
export type Basis = () => Promise<{ readonly id: string; readonly saved: Places }>;

/** Makes it when it is first asked for, and proves it. */
export function basisOf(site: Site): Basis {
  let made: Promise<{ id: string; saved: Places }> | null = null;
  const make = async () => {
    const saved = site.places();
    return { id: await backedUp(site, "--prove"), saved };
  };
  return async () => {
    made ??= make();
    return await made;
  };
}

/** Plans as ana, approves as ben. @returns The plan's 16 digits, and what was said. */
export async function approved(
  { world }: Site,
  id: string,
  ...more: string[]
): Promise<{ digits: string; stdout: string }> {
  const words = ["plan", id, "--as", "people/ana", "--out", "plan.json", ...more];
  const { stdout } = await must(world, ...words);
  await must(world, "approve", "plan.json", "--key", "people/ben");
  return { digits: lastWord(stdout, /^Plan: ([0-9a-f]{16})$/), stdout };
}

export const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

/** Carries the approved plan out; it must end in the words that say so. */
export async function restored({ world }: Site): Promise<void> {
  const { stdout } = await must(world, ...RESTORE);
  expect(stdout.trim().split("\n").at(-1)).toBe("Restore successfully");
}

/** The sources whose places are as they were at another time. */
export function sameAs(now: Places, then: Places): string[] {
  return Object.keys(then).filter((name) => now[name] === then[name]);
}

function lastWord(stdout: string, form: RegExp): string {
  return form.exec(stdout.trim().split("\n").at(-1) ?? "")?.[1] as string;
}

/**
 * Takes each file of a backup away, and then flips a bit in each; whatever is done must leave the
 * store as it was.
 *
 * @returns How many files there are.
 */
export async function eachDamage(
  { store }: Site,
  id: string,
  attempt: (what: string) => Promise<void>,
): Promise<number> {
  const folder = join(store, id);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const was = readFileSync(file);
    rmSync(file);
    await attempt(`without ${file}`);
    const flipped = Buffer.from(was);
    const at = Math.floor(was.length / 2);
    flipped[at] = (flipped[at] as number) ^ 1;
    writeFileSync(file, flipped, { mode: 0o600 });
    await attempt(`with a flipped bit in ${file}`);
    writeFileSync(file, was);
  }
  return files.length;
}
