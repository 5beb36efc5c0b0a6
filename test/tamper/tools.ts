import { createHash } from "node:crypto";
import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { cp, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { Report } from "../../src/domain/report.ts";
import { type RunParts, run } from "../../src/face/cli/run.ts";
import { readJournals } from "../../src/host/journal.ts";
import { makeMachine } from "../../src/host/make_machine.ts";
import { openSigningKey, sign } from "../../src/trust/sign.ts";
import { makeWorld, type Said, sink, type World } from "../world.ts";

const DAY = 86_400_000; // ms

/**
 * Says what lies in a folder: every name, kind, mode, owner, inode, content, and every file's time.
 * The folder's own times are left out, as a restore builds aside in it.
 */
export function digestOf(folder: string): string {
  const hash = createHash("sha256");
  const walk = (path: Buffer): void => {
    for (const name of (readdirSync(path, { encoding: "buffer" }) as unknown as Buffer[]).sort(
      Buffer.compare,
    )) {
      const at = Buffer.concat([path, Buffer.from("/"), name]);
      const stat = lstatSync(at, { bigint: true });
      hash.update(`${name.toString("hex")} ${stat.mode} ${stat.uid}:${stat.gid} ${stat.ino} `);
      if (stat.isFile()) hash.update(`${stat.mtimeNs} `).update(readFileSync(at));
      if (stat.isSymbolicLink()) hash.update(readlinkSync(at, "buffer"));
      if (stat.isDirectory()) walk(at);
      hash.update("\n");
    }
  };
  walk(Buffer.from(folder));
  return hash.digest("hex");
}

/** The same without inodes and times: what a restore has to bring back. */
export function contentOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: Buffer, prefix: string): void => {
    for (const name of readdirSync(path, { encoding: "buffer" }) as unknown as Buffer[]) {
      const at = Buffer.concat([path, Buffer.from("/"), name]);
      const stat = lstatSync(at);
      const key = `${prefix}${name.toString("latin1")}`;
      const is = stat.isFile()
        ? createHash("sha256").update(readFileSync(at)).digest("hex")
        : stat.isSymbolicLink()
          ? `→ ${readlinkSync(at, "latin1")}`
          : "folder";
      found[key] = `${(stat.mode & 0o7777).toString(8)} ${is}`;
      if (stat.isDirectory()) walk(at, `${key}/`);
    }
  };
  walk(Buffer.from(folder), "");
  return found;
}

/** Does something to a file's bytes, in place, and puts them back afterwards. */
export async function whileChanged<T>(
  file: string,
  change: (bytes: Buffer) => Uint8Array,
  work: () => Promise<T>,
): Promise<T> {
  const before = await readFile(file);
  await writeFile(file, change(Buffer.from(before)));
  try {
    return await work();
  } finally {
    await writeFile(file, before);
  }
}

/** Flips one bit of a file in place; flipping it again puts it back. */
export async function flip(file: string, at: number, bit = at % 8): Promise<void> {
  const handle = await open(file, "r+");
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    byte.writeUInt8(byte.readUInt8() ^ (1 << bit));
    await handle.write(byte, 0, 1, at);
  } finally {
    await handle.close();
  }
}

/** A world with two trusted backups, a day apart, and an approved plan to restore the newer one. */
export interface Scene {
  readonly world: World;
  readonly older: string;
  readonly newer: string;
  /** A path in the store. */
  store(...names: string[]): string;
  /** Does something to the store and puts a copy back afterwards. */
  withStore(work: () => Promise<void>): Promise<void>;
  /** Carries out the plan that was approved before. */
  restore(): Promise<Said>;
  /** Signs a statement of the store again; true to what OpenSSH makes. */
  signAgain(entry: string, text: string, how?: Partial<Signed>): Promise<void>;
}

interface Signed {
  readonly key: string;
  readonly namespace: string;
  readonly file: string;
}

/** Makes the scene. @param noise How many bytes of incompressible data the tree gets. */
export async function makeScene(
  sections: Readonly<Record<string, string | null>> = {},
  noise = 0,
): Promise<Scene> {
  const world = await makeWorld(sections);
  if (noise > 0) {
    const bytes = createHash("shake256", { outputLength: noise }).update("noise").digest();
    await writeFile(world.path("data/settings/noise.bin"), bytes);
  }
  const older = await backupAt(world, new Date(Date.now() - 2 * DAY));
  const newer = await backupAt(world, new Date(Date.now() - DAY));
  await planFor(world, newer);
  const machine = makeMachine({
    signal: new AbortController().signal,
    worker: new URL("../../src/index.ts", import.meta.url),
    tell: () => {},
    cwd: world.folder,
  });
  const store = (...names: string[]) => world.path("store", ...names);
  return {
    world,
    older,
    newer,
    store,
    restore: () => world.run("restore", "plan.json", "--identity", "keys/identity.txt"),
    async withStore(work) {
      const copy = world.path("store.copy");
      cpSync(store(), copy, { recursive: true, verbatimSymlinks: true });
      try {
        await work();
      } finally {
        rmSync(store(), { recursive: true, force: true });
        cpSync(copy, store(), { recursive: true, verbatimSymlinks: true });
        rmSync(copy, { recursive: true, force: true });
      }
    },
    async signAgain(entry, text, how = {}) {
      const { key = "keys/signing", namespace = "holdfast-manifest", file = "manifest.json" } = how;
      await using opened = await openSigningKey({ file: world.path(key) }, machine, world.folder);
      const signature = await sign(Buffer.from(text), { namespace, key: opened, machine });
      await writeFile(store(entry, file), text);
      await writeFile(store(entry, `${file}.sig`), signature);
    },
  };
}

/** Makes a backup as if it were another time. @returns Its id. */
export async function backupAt(world: World, at: Date, ...more: string[]): Promise<string> {
  const said = await world.runWith({ now: () => at }, "backup", "--json", ...more);
  if (said.code !== 0) throw new Error(`backup ended with ${said.code}: ${said.stderr}`);
  return (JSON.parse(said.stdout) as Report).backup as string;
}

/** Plans a restore as ana and approves it as ben. */
export async function planFor(
  world: World,
  backup: string,
  { out = "plan.json", more = [] }: { out?: string; more?: readonly string[] } = {},
): Promise<void> {
  await rm(world.path(`${out}.approval`), { force: true });
  const planned = await world.run("plan", backup, "--as", "people/ana", "--out", out, ...more);
  expect(planned).toMatchObject({ code: 0 });
  expect(await world.run("approve", out, "--key", "people/ben")).toMatchObject({ code: 0 });
}

/** Runs work that must not touch the places nor leave a journal that waits for something. */
export async function untouched<T>(world: World, work: () => Promise<T>): Promise<T> {
  const before = digestOf(world.path("data"));
  const result = await work();
  expect(digestOf(world.path("data"))).toBe(before);
  const states = (await readJournals(world.path("state"))).map(({ state }) => state);
  expect(states.filter((state) => state !== "settled" && state !== "swapped")).toEqual([]);
  return result;
}

/** Expects a refusal: its exit code, a finding of that code, a hint as the last line, and nothing on stdout that looks like success. */
export function expectRefusal(said: Said, exit: number, words: RegExp): void {
  expect([said.code, words.test(said.stderr) ? "" : said.stderr]).toEqual([exit, ""]);
  expect(said.stdout).not.toContain("Restore successfully");
  const lines = said.stderr.trimEnd().split("\n");
  expect(lines.at(-1)).toMatch(/^ {2}\S/); // the hint
  expect(lines.at(-2)).toMatch(/^error: /);
}

/** Puts a folder's copy elsewhere. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(join(to, ".."), { recursive: true });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Runs a command line whose stdout is bytes, not text. */
export async function runBytes(
  world: World,
  argv: readonly string[],
  parts: Partial<RunParts> = {},
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const stdout = sink();
  const stderr = sink();
  const code = await run({
    worker: new URL("../../src/index.ts", import.meta.url),
    cwd: world.folder,
    ...parts,
    argv,
    stdout: stdout.stream,
    stderr: stderr.stream,
  });
  return { code, stdout: stdout.bytes(), stderr: stderr.text() };
}
