import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { codeOf } from "./disk.ts";

/** Which process holds something, so that it can be told from a later one with the same number. */
export interface Holder {
  readonly pid: number;
  /** /proc/sys/kernel/random/boot_id: another boot, another life. */
  readonly boot: string;
  /** When the process started, clock ticks since boot: field 22 of proc(5), /proc/pid/stat. */
  readonly start: string;
  /** The process namespace the number belongs to, e.g. "pid:[4026531836]"; containers have their own. */
  readonly space: string;
  /** The machine's name, which tells another machine's record from one of an earlier boot of this one. */
  readonly host: string;
}

/** The record of this very process. */
export async function myself(): Promise<Holder> {
  const start = await startOf(process.pid);
  if (start === null) throw new RangeError("This process is not in /proc");
  const [boot, space] = [await bootId(), await mySpace()];
  return { pid: process.pid, boot, start, space, host: hostname() };
}

/**
 * Whether that process still runs. A number used again or an earlier boot of this machine is dead; a
 * process of another container or machine cannot be seen from here and counts as alive.
 */
export async function isAlive(holder: Holder): Promise<boolean> {
  if (await isElsewhere(holder)) return true;
  if (holder.boot !== (await bootId())) return false;
  return (await startOf(holder.pid)) === holder.start;
}

/** Whether the record was made in another container or on another machine, so that `isAlive` can only assume. */
export async function isElsewhere(holder: Holder): Promise<boolean> {
  if (holder.boot !== (await bootId())) return holder.host !== hostname();
  return holder.space !== (await mySpace());
}

/** Reads a record; null for anything that is not one. */
export function parseHolder(text: string): Holder | null {
  try {
    const { pid, boot, start, space, host } = JSON.parse(text) as Record<string, unknown>;
    const isRecord =
      Number.isSafeInteger(pid) &&
      [boot, start, space, host].every((part) => typeof part === "string");
    return isRecord ? ({ pid, boot, start, space, host } as Holder) : null;
  } catch {
    return null;
  }
}

async function bootId(): Promise<string> {
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
}

async function mySpace(): Promise<string> {
  return await readlink("/proc/self/ns/pid");
}

async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name before may hold anything
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ESRCH") return null;
    throw cause;
  }
}
