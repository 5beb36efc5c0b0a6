import type { Bytes } from "../domain/bytes.ts";
import type { Event } from "../domain/event.ts";

/** A child process to start: no shell, secrets by environment only. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  /** Added to a minimal environment (PATH, HOME, LANG=C, LC_ALL=C, TZ=UTC). */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Written with backpressure, then closed; absent: /dev/null. */
  readonly stdin?: Bytes;
  /** Asks for `Ended.leftUnread`; `/bin/sh` then puts stdin in its place and becomes the program. */
  readonly tellsUnread?: true;
  /** Sees each whole line of stderr, besides the last ones kept for the error; invalid UTF-8 as `\xHH`. */
  readonly onStderr?: (line: string) => void;
}

/** How a child ended. */
export interface Ended {
  /** The exit code; 128 + n after signal n. */
  readonly code: number;
  /** The last lines of stderr, at most 4 KiB. */
  readonly stderr: string;
  /** Whether the program left some of its stdin unread, to the byte; where the command asked for it. */
  readonly leftUnread?: boolean;
}

/** A running child. It is ended when the machine's signal aborts or its stdout is given up. */
export interface Child {
  /** Must be read to its end, or given up (`break`, `return`), which ends the child. */
  readonly stdout: Bytes;
  /** Settles when the child is gone and stdin was written or given up. Never rejects for an exit code. */
  readonly ended: Promise<Ended>;
}

/** The short outcome of a short command. */
export interface Ran extends Ended {
  readonly stdout: string;
}

/**
 * Everything Holdfast takes from the machine it runs on. Made by the faces; nobody else reads
 * `process`. Tests enter by their own door with another `step`.
 */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The machine's host name. */
  readonly host: string;
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** The module to start worker threads on; it reads `workerData`. */
  readonly worker: URL;
  now(): Date;
  random(length: number): Uint8Array;
  /** Starts a child. @throws HoldfastError "tool-missing" (from `ended` and `stdout`) when there is no such program. */
  start(command: Command): Child;
  /** Starts a child and collects its stdout (16 MB at most). */
  run(command: Command): Promise<Ran>;
  /** The network, for what speaks HTTP itself; ends with the machine's signal. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  tell(event: Event): void;
  /** How long another run of the same policy is waited for, ms. */
  readonly lockWait: number;
  /** A named crash point: nothing in production; a test's machine kills the process there. */
  step(name: string): void;
}
