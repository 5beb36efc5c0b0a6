import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { constants } from "node:os";
import { join } from "node:path";
import { Interrupted } from "../domain/error.ts";
import { GRACE, killGroup } from "./process.ts";

const KEPT = 64 * 1024; // bytes of the output's end that are read
/** The longest a timer can wait, ms: a longer one would be over at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** A program of an operator, which may start others that stay. */
export interface Program {
  readonly argv: readonly [string, ...string[]];
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** It is ended after this time, ms. */
  readonly limit: number;
  /** Ends it early; null: only its limit does. */
  readonly signal: AbortSignal | null;
  /** Where its output lies while it runs, in a file that has no name. */
  readonly folder: string;
}

/** How it ended. */
export interface ProgramEnded {
  /** The exit code; 128 + n after signal n. */
  readonly code: number;
  /** It reached its limit and was ended. */
  readonly isLate: boolean;
  /** The end of what it said, stdout and stderr as they came; at most 64 KiB. */
  readonly output: string;
}

/**
 * Runs a program to its own end, without a shell. Its output goes to a file, not to a pipe: what it
 * started may hold on to it for ever, and it must not break when this process goes before it.
 *
 * @throws Interrupted when `signal` aborts; the system's error when it cannot be started.
 */
export async function runProgram(program: Program): Promise<ProgramEnded> {
  if (program.signal?.aborted === true) throw new Interrupted();
  const said = await openNameless(program.folder);
  try {
    const [file, ...args] = program.argv;
    const child = spawn(file, args, {
      cwd: program.cwd,
      env: program.env,
      stdio: ["ignore", said.fd, said.fd],
      detached: true, // a group of its own, which is ended as a whole
    });
    const how = await endOf(child, program);
    return { ...how, output: await lastOf(said) };
  } finally {
    await said.close();
  }
}

async function openNameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `.said.json.${randomBytes(8).toString("hex")}.tmp`); // as sweepState knows them
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}

async function endOf(
  child: ChildProcess,
  { limit, signal }: Program,
): Promise<Omit<ProgramEnded, "output">> {
  const timers: NodeJS.Timeout[] = [];
  let isLate = false;
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    killGroup(child.pid, "SIGTERM");
    timers.push(setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE));
  };
  const late = (): void => {
    isLate = !isEnding;
    end();
  };
  timers.push(setTimeout(late, Math.min(limit, LONGEST_TIMER)));
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end(); // it came while the output's file was made
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, name) =>
        resolve(code ?? 128 + (name === null ? 0 : (constants.signals[name] ?? 0))),
      );
    });
    if (isEnding) killGroup(child.pid, "SIGKILL"); // what it started and was to be ended with it
    if (signal?.aborted === true) throw new Interrupted();
    return { code, isLate };
  } finally {
    signal?.removeEventListener("abort", end);
    for (const timer of timers) clearTimeout(timer);
  }
}

async function lastOf(said: FileHandle): Promise<string> {
  const { size } = await said.stat();
  const start = Math.max(0, size - KEPT);
  const { buffer, bytesRead } = await said.read(Buffer.alloc(size - start), 0, size - start, start);
  return buffer.toString("utf8", 0, bytesRead);
}
