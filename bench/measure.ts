import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Peak, watchMemory } from "./memory.ts";

const TIME = "/usr/bin/time"; // GNU time: exact peak of the largest process, CPU seconds
const LIMIT = 30 * 60_000; // ms until a run counts as hung

/** A program to run, without a shell. */
export interface Order {
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** One timed run. Memory in bytes. */
export interface Measured extends Peak {
  readonly seconds: number;
  /** The peak of the largest single process, from GNU time; null where that is not installed. */
  readonly largest: number | null;
  /** User and system time of the whole tree; null as above. */
  readonly cpu: number | null;
  /** The lines on stderr, each with the seconds since the start. */
  readonly log: readonly { readonly at: number; readonly text: string }[];
}

/**
 * Runs a program and measures it. What others left unwritten goes to disk first, so that nobody pays for it.
 *
 * @param scratch A folder for the notes of GNU time.
 * @throws Error with the last lines of stderr when it does not end with 0.
 */
export async function measure(order: Order, scratch: string): Promise<Measured> {
  spawnSync("sync");
  const notes = join(scratch, "time.txt");
  const timed = existsSync(TIME);
  const [file, ...args]: string[] = timed
    ? [TIME, "-o", notes, "-f", "%M %U %S", ...order.argv]
    : [...order.argv];
  const log: { at: number; text: string }[] = [];
  const start = performance.now();
  const child = spawn(file ?? "", args, {
    cwd: order.cwd,
    env: { ...process.env, ...order.env },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // a group of its own, so that the whole of it can be ended
  });
  const end = (): void => endGroup(child.pid);
  const timer = setTimeout(end, LIMIT);
  process.once("exit", end);
  const memory = watchMemory(child.pid ?? 0, timed);
  createInterface(child.stderr).on("line", (text) => {
    log.push({ at: (performance.now() - start) / 1000, text });
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => {
    memory.stop();
    clearTimeout(timer);
    process.off("exit", end);
  });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) {
    const last = log.slice(-10).map(({ text }) => text);
    throw new Error(`"${order.argv[0]}" ended with ${code ?? "a signal"}: ${last.join(" / ")}`);
  }
  return {
    seconds,
    log,
    ...memory.peak(),
    ...(timed ? readNotes(notes) : { largest: null, cpu: null }),
  };
}

/** Runs what is not timed, e.g. making a repository, and gives its stdout. */
export function prepare(order: Order): string {
  const ran = spawnSync(order.argv[0], order.argv.slice(1), {
    cwd: order.cwd,
    env: { ...process.env, ...order.env },
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    timeout: LIMIT,
  });
  if (ran.status !== 0) {
    throw new Error(
      `"${order.argv.slice(0, 3).join(" ")}" ended with ${ran.status}: ${ran.stderr}`,
    );
  }
  return ran.stdout;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

function readNotes(path: string): { largest: number; cpu: number } {
  const [kib, user, system] = readFileSync(path, "utf8").trim().split(" ").map(Number);
  return { largest: (kib ?? 0) * 1024, cpu: (user ?? 0) + (system ?? 0) };
}
