import { readdir, readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { HoldfastError } from "../domain/error.ts";
import { nameOfBytes, shown } from "../domain/name.ts";

const GRACE = 2000; // ms between SIGTERM and SIGKILL
const PATIENCE = 10_000; // ms until what does not end is told
const EVERY = 25; // ms

/**
 * Ends every process of this machine whose environment says `name=value`, and waits until all are gone:
 * programs that a killed run had started, and theirs. What this user may not look at is not seen.
 *
 * @throws HoldfastError restore/restore-failed naming one that does not end.
 */
export async function endLeft(name: string, value: string): Promise<void> {
  const mark = Buffer.from(`\0${name}=${value}\0`);
  for (const start = Date.now(); ; await delay(EVERY)) {
    const left = await processesWith(mark);
    if (left.length === 0) return;
    const waited = Date.now() - start;
    if (waited > PATIENCE) throw stays(left);
    for (const { pid } of left) end(pid, waited > GRACE ? "SIGKILL" : "SIGTERM");
  }
}

interface Left {
  readonly pid: number;
  readonly command: string;
}

async function processesWith(mark: Buffer): Promise<Left[]> {
  const found: Left[] = [];
  for (const pid of (await readdir("/proc")).filter((one) => /^\d+$/.test(one))) {
    try {
      const environment = await readFile(`/proc/${pid}/environ`); // empty for one that has ended
      if (!Buffer.concat([Buffer.alloc(1), environment]).includes(mark)) continue;
      const command = nameOfBytes(await readFile(`/proc/${pid}/cmdline`)).replaceAll("\\x00", " ");
      found.push({ pid: Number(pid), command: command.trim() });
    } catch {
      // It ended meanwhile, or is another user's.
    }
  }
  return found;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

function stays([first]: readonly Left[]): HoldfastError {
  const what = shown(first?.command ?? "");
  return new HoldfastError(
    "restore",
    `Cannot end "${what}" (process ${first?.pid}), which a killed restore left running`,
    {
      code: "restore-failed",
      hint: "End it by hand, then run the same command again.",
      thing: what,
    },
  );
}
