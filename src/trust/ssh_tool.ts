import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine, Ran } from "../host/machine.ts";

/** What an OpenSSH program said last, fit to be shown. */
export function lastLine(ran: Ran): string {
  const line = ran.stderr.split("\n").at(-1) ?? "";
  return line === "" ? `it stopped with exit code ${ran.code}` : shown(line.trim());
}

/** Runs a program of OpenSSH with a message on its stdin. @throws HoldfastError seal/ssh-missing. */
export async function runSsh(
  machine: Machine,
  argv: readonly [string, ...string[]],
  message?: Uint8Array,
): Promise<Ran> {
  try {
    return await machine.run(message === undefined ? { argv } : { argv, stdin: once(message) });
  } catch (cause) {
    if (!(cause instanceof HoldfastError) || cause.code !== "tool-missing") throw cause;
    throw new HoldfastError("seal", `Cannot sign: "${argv[0]}" is not installed`, {
      code: "ssh-missing",
      hint: "Install it, on Debian and Ubuntu with: apt install openssh-client",
      thing: argv[0],
      cause,
    });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
