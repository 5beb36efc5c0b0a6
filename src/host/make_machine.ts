import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Event } from "../domain/event.ts";
import { childEnvironment } from "./child_environment.ts";
import type { Command, Machine, Ran } from "./machine.ts";
import { startChild } from "./process.ts";

const LOCK_WAIT = 60_000; // ms another run of this policy is waited for
const RUN_LIMIT = 16 * 2 ** 20; // bytes of stdout a short command may print

/** What a door gives its machine; everything else is taken from this process. */
export interface MachineParts {
  readonly signal: AbortSignal;
  readonly worker: URL;
  readonly tell: (event: Event) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly host?: string;
  readonly now?: () => Date;
  readonly step?: (name: string) => void;
  readonly lockWait?: number;
}

/** Makes the machine of this process. */
export function makeMachine(parts: MachineParts): Machine {
  const env = parts.env ?? process.env;
  const inherited = childEnvironment(env);
  const start = (command: Command) => startChild(command, inherited, parts.signal);
  return {
    env,
    cwd: parts.cwd ?? process.cwd(),
    host: parts.host ?? hostname(),
    signal: parts.signal,
    worker: parts.worker,
    now: parts.now ?? (() => new Date()),
    random: (length) => new Uint8Array(randomBytes(length)),
    start,
    fetch: (url, init) =>
      fetch(url, {
        ...init,
        signal: AbortSignal.any([parts.signal, ...(init?.signal ? [init.signal] : [])]),
      }),
    run: (command) => runChild(start, command),
    tell: parts.tell,
    step: parts.step ?? (() => {}),
    lockWait: parts.lockWait ?? LOCK_WAIT,
  };
}

async function runChild(start: Machine["start"], command: Command): Promise<Ran> {
  const child = start(command);
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    size += chunk.byteLength;
    if (size > RUN_LIMIT)
      throw new RangeError(`"${command.argv[0]}" printed more than ${RUN_LIMIT} bytes`);
    kept.push(Uint8Array.from(chunk)); // a Buffer's slice() would still be the lent memory
  }
  const ended = await child.ended;
  return { ...ended, stdout: Buffer.concat(kept).toString("utf8") };
}
