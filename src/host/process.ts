import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import { nameOfBytes } from "../domain/name.ts";
import { free } from "./free.ts";
import type { Child, Command, Ended } from "./machine.ts";

const STDERR_KEPT = 4096; // bytes of stderr's end kept for an error
/** How long a child may take to end before it is killed, ms. */
const AS_STDIN = ["/bin/sh", "-c", 'exec "$@" <&3 3<&-', "sh"] as const;
export const GRACE = 2000;

/**
 * Starts a child without a shell, in a process group of its own so that the whole of it can be ended.
 *
 * The child is ended when `signal` aborts and when its stdout is given up before its end. A child
 * that still waits for stdin is not an error of ours: a broken pipe there is left to its exit code.
 */
export function startChild(
  command: Command,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Child {
  signal.throwIfAborted();
  const tells = command.tellsUnread === true && command.stdin !== undefined;
  const [file, ...args] = tells ? ([...AS_STDIN, ...command.argv] as const) : command.argv;
  const isFed = command.stdin !== undefined && !tells;
  const child = spawn(file, args, {
    cwd: command.cwd,
    env: { ...env, ...command.env },
    stdio: [isFed ? "pipe" : "ignore", "pipe", "pipe", ...(tells ? (["pipe"] as const) : [])],
    detached: true,
  }) as ChildProcessWithoutNullStreams;
  const stdin = tells ? (child.stdio[3] as Socket) : child.stdin;
  const unread = tells ? watchUnread(child.stdio[3] as Socket) : null;
  const stderr = keepStderr(child.stderr, command.onStderr);
  let wanted = true;
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    wanted = false;
    killGroup(child.pid, "SIGTERM");
    timer ??= setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE);
  };
  signal.addEventListener("abort", end, { once: true });
  const closed = new Promise<Ended>((resolve, reject) => {
    child.once("error", (cause) => reject(cannotStart(file, cause)));
    child.once("close", (code, name) => {
      const number = name === null ? 0 : (constants.signals[name] ?? 0);
      const more = unread === null ? {} : { leftUnread: unread() };
      resolve({ code: code ?? 128 + number, stderr: stderr(), ...more });
    });
  });
  const fed = command.stdin === undefined ? null : feed(command.stdin, stdin, closed);
  fed?.catch(() => {}); // it may fail before the child is gone; `ended` tells then
  const ended = (async () => {
    try {
      const how = await closed;
      await fed;
      if (signal.aborted) throw new Interrupted();
      return how;
    } finally {
      wanted = false; // given up later, its number may be another process's
      signal.removeEventListener("abort", end);
      if (timer !== undefined) clearTimeout(timer);
    }
  })();
  ended.catch(() => {}); // whoever awaits it sees it; a child given up on is no unhandled rejection
  return {
    ended,
    stdout: lend(child.stdout, ended, () => {
      if (wanted) end();
    }),
  };
}

/**
 * The other end of a socket knows more than that of a pipe: the system tells it (ECONNRESET, unix(7)) when
 * the last reader went with bytes unread, and EPIPE when it went before the end was sent. Node reads only
 * from sockets behind stdin, so this one is given as number 3 and put in its place.
 */
function watchUnread(socket: Socket): () => boolean {
  let isUnread = false;
  socket.on("error", () => {
    isUnread = true;
  });
  socket.resume();
  return () => isUnread;
}

/** Giving it up ends the child, also before the first chunk was asked for, when a generator would not be entered. */
function lend(stdout: Readable, ended: Promise<Ended>, give: () => void): Bytes {
  const reading = read(stdout, ended, give);
  const cursor = {
    next: () => reading.next(),
    return: async (): Promise<IteratorResult<Uint8Array>> => {
      give();
      return await reading.return(undefined);
    },
  };
  return { [Symbol.asyncIterator]: () => cursor };
}

async function* read(
  stdout: Readable,
  ended: Promise<Ended>,
  give: () => void,
): AsyncGenerator<Uint8Array, undefined> {
  let whole = false;
  try {
    for await (const chunk of stdout as AsyncIterable<Uint8Array>) {
      yield chunk;
      free(chunk); // it was lent: a fast child would else make more garbage than is collected in time
    }
    whole = true;
  } finally {
    if (!whole) give();
  }
  await ended.catch((error: unknown) => {
    if (error instanceof HoldfastError || error instanceof Interrupted) throw error;
  });
}

/** Ends also when the child is gone while `bytes` has nothing to say, as a conversation has not between two words. */
async function feed(bytes: Bytes, stdin: Writable, closed: Promise<unknown>): Promise<void> {
  let broken = false;
  let wake = (): void => {};
  const over = (): void => {
    broken = true;
    wake();
  };
  closed.then(over, over);
  stdin.on("error", () => {
    broken = true;
  });
  const reading = bytes[Symbol.asyncIterator]();
  const next = () =>
    new Promise<IteratorResult<Uint8Array> | null>((resolve, reject) => {
      wake = () => resolve(null);
      if (broken) return wake();
      reading.next().then(resolve, reject);
    });
  try {
    for (let one = await next(); !broken && one !== null && !one.done; one = await next()) {
      const chunk = one.value;
      // The chunk is lent, so it must have left this process before the next one is asked for.
      await new Promise<void>((resolve) => stdin.write(chunk, () => resolve()));
    }
  } catch (cause) {
    stdin.destroy();
    throw cause;
  }
  if (broken) void reading.return?.()?.catch(() => {}); // not awaited: it would wait for what may never be said
  stdin.end();
}

function keepStderr(stream: Readable, onLine: ((line: string) => void) | undefined): () => string {
  let kept = Buffer.alloc(0);
  let line: Buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    kept = Buffer.from(Buffer.concat([kept, chunk]).subarray(-STDERR_KEPT));
    if (onLine === undefined) return;
    line = Buffer.concat([line, chunk]);
    for (let at = line.indexOf(10); at >= 0; at = line.indexOf(10)) {
      onLine(nameOfBytes(line.subarray(0, at)));
      line = line.subarray(at + 1);
    }
  });
  stream.on("end", () => {
    if (onLine !== undefined && line.length > 0) onLine(nameOfBytes(line));
  });
  return () => kept.toString("utf8").trim();
}

/** Sends a signal to a child and all that are in its group; one that is gone is no error. */
export function killGroup(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It is gone already.
  }
}

function cannotStart(file: string, cause: Error): HoldfastError {
  const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
  return new HoldfastError(
    "source",
    `Cannot start "${file}": ${missing ? "it is not installed" : cause.message}`,
    {
      code: "tool-missing",
      hint: `Install the package that holds ${file} and try again.`,
      thing: file,
      cause,
    },
  );
}
