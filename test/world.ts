import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Report } from "../src/domain/report.ts";
import { type RunParts, run } from "../src/face/cli/run.ts";
import { tempFolder } from "./tools.ts";

const ROOT = tempFolder("holdfast-worlds"); // here, as a hook can only be set while a file is read

/** How a command line ended. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a process of its own ended. */
export type Ended = Said & { readonly signal: NodeJS.Signals | null };

/** A folder with keys, two people, a policy, a tree and a database: everything a command needs. */
export interface World {
  readonly folder: string;
  path(...names: string[]): string;
  /** Runs a command line in this process. */
  run(...argv: string[]): Promise<Said>;
  /** The same with another environment, clock or crash points. */
  runWith(parts: Partial<RunParts>, ...argv: string[]): Promise<Said>;
  /** Runs it and parses the report; fails the test when stdout is anything else. */
  report(...argv: string[]): Promise<Report>;
  /** Runs it in a process of its own through the tests' door; a crash point may end it. */
  spawn(env: Readonly<Record<string, string>>, ...argv: string[]): Promise<Ended>;
  /** The same while it runs, for a test that sends it a signal. */
  start(
    env: Readonly<Record<string, string>>,
    ...argv: string[]
  ): { readonly child: ChildProcess; readonly ended: Promise<Ended> };
  /** Writes holdfast.yml again with some sections replaced or added; null removes one. */
  policy(sections: Readonly<Record<string, string | null>>): Promise<void>;
  /** plan, approve by ben, restore with the identity; returns the restore. */
  restore(backup: string, ...planArgs: string[]): Promise<Said>;
}

const SECTIONS: Readonly<Record<string, string>> = {
  holdfast: "1",
  name: "test",
  recipients: '["file:keys/recipient.txt"]',
  signers: '\n  host: { key: "file:keys/signing.pub", may: [backup] }',
  "signing-key": "file:keys/signing",
  state: "state",
  people:
    '\n  ana: { keys: ["file:people/ana.pub"] }\n  ben: { keys: ["file:people/ben.pub"] }\n  eve: { keys: ["file:people/eve.pub"] }',
  approval: "{ approvers: [ana, ben], needed: 1 }",
  sources:
    "\n  settings: { engine: files, path: data/settings }\n  registry: { engine: sqlite, path: data/registry.db }",
  stores: "\n  local: { kind: directory, path: store }",
};

/** Makes a world in a fresh folder that is removed after the tests of the file. */
export async function makeWorld(
  sections: Readonly<Record<string, string | null>> = {},
): Promise<World> {
  const folder = mkdtempSync(join(ROOT, "w-"));
  const path = (...names: string[]) => join(folder, ...names);
  const world: World = {
    folder,
    path,
    run: (...argv) => runHere(folder, {}, argv),
    runWith: (parts, ...argv) => runHere(folder, parts, argv),
    async report(...argv) {
      const { stdout } = await runHere(folder, {}, [...argv, "--json"]);
      return JSON.parse(stdout) as Report;
    },
    start: (env, ...argv) => startApart(folder, env, argv),
    spawn: (env, ...argv) => startApart(folder, env, argv).ended,
    policy: (changes) =>
      writePolicy(path("holdfast.yml"), { ...SECTIONS, ...sections, ...changes }),
    async restore(backup, ...planArgs) {
      const planned = await world.run(
        "plan",
        backup,
        "--as",
        "people/ana",
        "--out",
        "plan.json",
        ...planArgs,
      );
      if (planned.code !== 0) return planned;
      const approved = await world.run("approve", "plan.json", "--key", "people/ben");
      if (approved.code !== 0) return approved;
      return await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    },
  };
  await makeData(folder);
  await world.run("keygen", "keys");
  await mkdir(path("people"), { mode: 0o700 });
  for (const person of ["ana", "ben", "eve"]) await makeKey(path("people", person), "ed25519");
  await world.policy({});
  return world;
}

/** Makes an SSH key pair with ssh-keygen. */
export async function makeKey(file: string, type: string, ...more: string[]): Promise<void> {
  await started("ssh-keygen", ["-q", "-t", type, ...more, "-N", "", "-C", "test", "-f", file], {
    stdio: "ignore",
  }).ended;
}

async function makeData(folder: string): Promise<void> {
  await mkdir(join(folder, "data/settings/conf.d"), { recursive: true });
  await writeFile(join(folder, "data/settings/app.conf"), "port = 7070\n");
  await writeFile(join(folder, "data/settings/conf.d/mail.conf"), "host = mail.example\n");
  const database = new DatabaseSync(join(folder, "data/registry.db"));
  database.exec("CREATE TABLE event (id INTEGER PRIMARY KEY, name TEXT)");
  const insert = database.prepare("INSERT INTO event (name) VALUES (?)");
  for (let row = 0; row < 100; row++) insert.run(`person ${row}`);
  database.close();
}

async function writePolicy(
  file: string,
  sections: Readonly<Record<string, string | null>>,
): Promise<void> {
  const lines = Object.entries(sections).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`.replace(": \n", ":\n")],
  );
  await writeFile(file, `${lines.join("\n")}\n`);
}

async function runHere(
  folder: string,
  parts: Partial<RunParts>,
  argv: readonly string[],
): Promise<Said> {
  const stdout = sink();
  const stderr = sink();
  const code = await run({
    worker: new URL("../src/index.ts", import.meta.url),
    cwd: folder,
    ...parts,
    argv,
    stdout: stdout.stream,
    stderr: stderr.stream,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A writable stream that keeps what is written. */
export function sink() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return {
    stream,
    bytes: () => Buffer.concat(chunks),
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}

function startApart(
  folder: string,
  env: Readonly<Record<string, string>>,
  argv: readonly string[],
) {
  const door = fileURLToPath(new URL("./door.ts", import.meta.url));
  return started(process.execPath, [door, ...argv], {
    cwd: folder,
    env: { ...process.env, HOME: folder, ...env }, // HOME tells its children from others'
  });
}

function started(file: string, argv: readonly string[], options: object) {
  const child = spawn(file, argv, options);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? -1, stdout, stderr, signal }));
  });
  return { child: child as ChildProcess, ended };
}
