import { readdirSync, readFileSync } from "node:fs";

const EVERY = 20; // ms between two looks

/** The most memory that was resident, bytes (VmHWM). */
export interface Peak {
  /** Of the program itself. */
  readonly own: number;
  /** Of its descendants alive at one look, summed. */
  readonly children: number;
}

/** Watches a process and its descendants until stopped. @param wrapped The process only wraps the program. */
export function watchMemory(pid: number, wrapped: boolean): { stop(): void; peak(): Peak } {
  let own = 0;
  let children = 0;
  const look = (): void => {
    const root = wrapped ? childrenOf(pid).find((child) => !isFork(child, pid)) : pid;
    if (root === undefined) return;
    own = Math.max(own, highWater(root));
    children = Math.max(children, belowOf(root));
  };
  const timer = setInterval(look, EVERY);
  return { stop: () => clearInterval(timer), peak: () => ({ own, children }) };
}

function belowOf(pid: number): number {
  let sum = 0;
  for (const child of childrenOf(pid)) {
    if (!isFork(child, pid)) sum += highWater(child);
    sum += belowOf(child);
  }
  return sum;
}

/** True between fork and exec, while a child still shows its parent's memory as its own. */
function isFork(child: number, parent: number): boolean {
  return read(child, "cmdline") === read(parent, "cmdline");
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(pid, `task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

function highWater(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status"))?.[1] ?? 0) * 1024;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it has ended
  }
}
