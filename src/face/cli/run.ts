import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, Interrupted } from "../../domain/error.ts";
import type { Outcome } from "../../domain/report.ts";
import type { Machine } from "../../host/machine.ts";
import { makeMachine } from "../../host/make_machine.ts";
import { parseArguments } from "./arguments.ts";
import { makeConsole } from "./console.ts";
import { failure, stopped } from "./failure.ts";
import { printOutcome } from "./print.ts";
import type { Request } from "./request.ts";

const LAST_WORD = 4500; // ms after a signal until the program is gone, whatever hangs

/** What a door gives the command line. Tests give more. */
export interface RunParts {
  readonly argv: readonly string[];
  /** The module to start worker threads on. */
  readonly worker: URL;
  readonly stdout?: NodeJS.WritableStream;
  readonly stderr?: NodeJS.WritableStream;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly host?: string;
  readonly now?: () => Date;
  readonly step?: (name: string) => void;
  readonly lockWait?: number;
}

/** Runs one command line. @returns The exit code. */
export async function run(parts: RunParts): Promise<number> {
  const stdout = parts.stdout ?? process.stdout;
  const stderr = parts.stderr ?? process.stderr;
  const parsed = await parseArguments(parts.argv);
  if ("wrong" in parsed) {
    stderr.write(parsed.help);
    const outcome = failure(parsed.command, parsed.wrong);
    printOutcome(outcome, { stdout, stderr, json: parsed.json });
    return outcome.report.exit;
  }
  if ("help" in parsed) {
    stdout.write(parsed.help);
    return EXIT.done;
  }
  const console = await makeConsole(stderr);
  const stop = new AbortController();
  const print = (outcome: Outcome, out: NodeJS.WritableStream = stdout): number => {
    console.close();
    printOutcome(outcome, { stdout: out, stderr, json: parsed.json });
    return outcome.report.exit;
  };
  let lastWord: NodeJS.Timeout | undefined;
  const onSignal = (): void => {
    stop.abort(new Interrupted());
    lastWord ??= setTimeout(() => {
      print(failure(parsed.command, new Interrupted()));
      process.exit(EXIT.interrupted);
    }, LAST_WORD);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const machine = makeMachine({ ...parts, signal: stop.signal, tell: console.tell });
  try {
    const outcome = await execute(parsed, machine, { parts, stdout });
    const told = stop.signal.aborted ? stopped(outcome) : outcome;
    return print(told, parsed.streams ? stderr : stdout);
  } catch (error) {
    const outcome = failure(parsed.command, error);
    const told = stop.signal.aborted ? stopped(outcome) : outcome;
    return print(told, parsed.streams ? stderr : stdout); // stdout may hold a part of an archive
  } finally {
    clearTimeout(lastWord);
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function execute(
  request: Request,
  machine: Machine,
  at: { parts: RunParts; stdout: NodeJS.WritableStream },
): Promise<Outcome> {
  const dist = dirname(fileURLToPath(at.parts.worker));
  const parent = dirname(dist);
  const kit =
    existsSync(join(parent, "holdfast.yml")) && existsSync(join(parent, "RECOVERY.md"))
      ? parent
      : null;
  return await request.act({ machine, kit, dist, node: process.execPath, stdout: at.stdout });
}
