import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Saved } from "../../../src/engine/engine.ts";
import { sqlite } from "../../../src/engine/sqlite/mod.ts";
import { all, testMachine } from "../../tools.ts";

/** Makes a database by SQL. */
export function make(path: string, sql: string): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec(sql);
  database.close();
}

/** The engine of a path, on a machine of its own. */
export function engineAt(
  path: string,
  options: { inUse?: boolean; machine?: ReturnType<typeof testMachine> } = {},
) {
  return sqlite.open({ path, "in-use": options.inUse ?? false }, options.machine ?? testMachine());
}

/** A folder of one test's own, below a folder that is removed at the end. */
export function freshIn(root: string): string {
  return mkdtempSync(join(root, "t-"));
}

/** All facts by key. */
export async function factsBy(saved: Saved): Promise<Record<string, Fact["is"]>> {
  const part = saved.get("database");
  if (part === undefined) throw new Error("no part");
  return Object.fromEntries((await all(part.facts())).map(({ key, is }) => [key, is]));
}

/** A part's plain bytes. */
export async function bytesOf(saved: Saved): Promise<Buffer> {
  const part = saved.get("database");
  if (part === undefined) throw new Error("no part");
  const chunks: Uint8Array[] = [];
  for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}

/** A process that runs a script on `database`, an open DatabaseSync of `path`; it says "ready" by `ready()`. */
export async function program(path: string, script: string, options = "{}"): Promise<ChildProcess> {
  const code = `
    import { DatabaseSync } from "node:sqlite";
    const database = new DatabaseSync(${JSON.stringify(path)}, ${options});
    const ready = () => process.stdout.write("ready\\n");
    ${script}`;
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", code],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  if (script.includes("ready()")) await once(child.stdout, "data");
  return child;
}

/** Ends a process this test started, and waits for it. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
