import { spawn } from "node:child_process";

const FIRST_WAIT = 7500; // ms from SIGINT to SIGTERM, as the runner has it
const SECOND_WAIT = 2500; // ms from SIGTERM to the end

/** A process of a step. */
export interface Process {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Each whole line of stdout and stderr, as they come. */
  readonly onLine: (line: string) => void;
  /** Aborts where the run is cancelled. */
  readonly cancel: AbortSignal;
}

/** Runs it to its end. @returns Its exit code; 128 and more after a signal. */
export async function runProcess(process: Process): Promise<number> {
  const [file, ...argv] = process.argv;
  const child = spawn(file, argv, {
    cwd: process.cwd,
    env: process.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // its own group, so that the whole tree can be ended
  });
  const timers: NodeJS.Timeout[] = [];
  const onCancel = (): void => {
    child.kill("SIGINT");
    timers.push(
      setTimeout(() => child.kill("SIGTERM"), FIRST_WAIT),
      setTimeout(() => killTree(child.pid), FIRST_WAIT + SECOND_WAIT),
    );
  };
  if (process.cancel.aborted) onCancel();
  else process.cancel.addEventListener("abort", onCancel, { once: true });
  for (const stream of [child.stdout, child.stderr]) byLine(stream, process.onLine);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? (signal === null ? 1 : 137)));
    });
  } finally {
    process.cancel.removeEventListener("abort", onCancel);
    for (const timer of timers) clearTimeout(timer);
  }
}

function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    globalThis.process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone.
  }
}

function byLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  });
  stream.on("end", () => {
    if (rest !== "") onLine(rest);
  });
}
