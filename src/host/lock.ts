import { createHash } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, unlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { codeOf, lookAt } from "./disk.ts";
import { isAlive, isElsewhere, myself, parseHolder } from "./holder.ts";
import type { Machine } from "./machine.ts";

const TELL_AFTER = 2000; // ms
const POLL = 100; // ms
const DAY = 86_400_000; // ms

/**
 * Takes the one lock of a state folder: the file `lock`, which names its holder. Waits for a living
 * holder, takes over from a dead one; of any number of takers exactly one has it. Disposing gives it back.
 *
 * @throws HoldfastError store/locked after `wait` ms, naming the holder; store/state-failed where the folder fails.
 */
export async function takeLock(
  folder: string,
  machine: Machine,
  options: { readonly wait: number },
): Promise<AsyncDisposable> {
  const ticket = join(folder, `.lock.${Buffer.from(machine.random(8)).toString("hex")}`);
  const path = join(folder, "lock");
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeTicket(ticket);
    await wait(ticket, path, machine, options.wait);
    await sweep(folder, machine.now());
  } catch (cause) {
    if (cause instanceof HoldfastError || cause instanceof Interrupted) throw cause;
    throw failed(folder, "lock", cause);
  } finally {
    await unlink(ticket).catch(() => {}); // the lock is another name of the same file
  }
  const mine = await readFile(path, "utf8");
  return {
    [Symbol.asyncDispose]: async () => {
      try {
        if ((await textOf(path)) === mine) await unlink(path);
      } catch (cause) {
        throw failed(folder, "unlock", cause);
      }
    },
  };
}

function failed(folder: string, what: "lock" | "unlock", cause: unknown): HoldfastError {
  return new HoldfastError(
    "store",
    `Cannot ${what} "${shown(folder)}": ${shown((cause as Error).message)}`,
    {
      code: "state-failed",
      hint: `May this user write into "${shown(folder)}", and has it room?`,
      thing: shown(folder),
      cause,
    },
  );
}

/** The record is whole and on the disk before any name by which others read it. */
async function writeTicket(ticket: string): Promise<void> {
  const file = await open(ticket, "wx", 0o600);
  try {
    // The ticket's own name makes two locks of one process differ.
    await file.writeFile(`${JSON.stringify({ ...(await myself()), ticket: basename(ticket) })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function wait(ticket: string, path: string, machine: Machine, limit: number): Promise<void> {
  const start = performance.now();
  let isTold = false;
  while (!(await take(ticket, path, machine))) {
    const waited = performance.now() - start;
    const who = await holderOf(path);
    if (waited >= limit) throw locked(path, who);
    if (!isTold && waited >= TELL_AFTER) {
      isTold = true;
      machine.tell({ kind: "line", text: `Another run (${who}) works on this policy; waiting` });
    }
    await sleep(Math.min(POLL, limit - waited), undefined, { signal: machine.signal }).catch(() => {
      throw new Interrupted();
    });
  }
}

/**
 * Links the ticket to `path`, or, where a dead one's ticket lies there, removes that and tries again.
 * Whoever removes a dead ticket holds a lock on just that ticket meanwhile, and looks again under it:
 * so nobody ever removes a living one's. That lock is taken by the same rule, should its holder die.
 */
async function take(ticket: string, path: string, machine: Machine): Promise<boolean> {
  for (;;) {
    if (machine.signal.aborted) throw new Interrupted();
    if (await linked(ticket, path)) return true;
    const there = await textOf(path);
    if (there === null) continue;
    if (!(await isLeft(path, there, machine.now()))) return false;
    const turn = `${path}.${createHash("sha256").update(there).digest("hex").slice(0, 16)}`;
    if (!(await take(ticket, turn, machine))) return false;
    machine.step("lock: take over");
    if ((await textOf(path)) === there) await unlink(path);
    await rm(turn, { force: true });
  }
}

/** What killed takers left. Only the lock's holder does this, so that no turn it drops can still decide anything. */
async function sweep(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^(\.lock|lock(\.[0-9a-f]{16})*)\.[0-9a-f]{16}$/.test(name)) continue;
    const text = await textOf(join(folder, name));
    if (text === null || !(await isLeft(join(folder, name), text, now))) continue;
    await rm(join(folder, name), { force: true });
  }
}

async function linked(ticket: string, path: string): Promise<boolean> {
  try {
    await link(ticket, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  }
}

async function isLeft(path: string, text: string, now: Date): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder !== null && !(await isElsewhere(holder))) return !(await isAlive(holder));
  const stat = await lookAt(path);
  return stat !== null && now.getTime() - Number(stat.mtimeMs) > DAY;
}

async function holderOf(path: string): Promise<string> {
  const holder = parseHolder((await textOf(path)) ?? "");
  if (holder === null) return "an unknown process";
  return `process ${holder.pid}${(await isElsewhere(holder)) ? " of another container" : ""}`;
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw cause;
  }
}

function locked(path: string, who: string): HoldfastError {
  return new HoldfastError(
    "store",
    `Cannot work on this policy: another run (${who}) has the lock`,
    {
      code: "locked",
      hint: `Wait until it has ended. If it cannot be running any more, remove "${path}".`,
      thing: path,
    },
  );
}
