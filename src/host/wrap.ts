import { basename } from "node:path";
import type { Bytes } from "../domain/bytes.ts";
import type { Command } from "./machine.ts";

/** A program to start where a server is, and the secrets it needs. */
export interface Wrapped {
  /** Words put before the program, e.g. `docker exec -i db`; empty: it runs here. */
  readonly run: readonly string[];
  readonly argv: readonly [string, ...string[]];
  /** Passed as environment variables; each on one line. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly stdin?: Bytes;
}

/**
 * The command that starts a program through a wrapper. No wrapper forwards an environment, so secrets
 * become the first lines of stdin, read by a shell that then becomes the program; they never stand in
 * argv. `ssh` gives its words to a shell on the other side, so ours are quoted once for it.
 */
export function wrap({ run, argv, secrets, stdin }: Wrapped): Command {
  const [first, ...more] = run;
  if (first === undefined) {
    return { argv, env: secrets, ...(stdin === undefined ? {} : { stdin }) };
  }
  const names = Object.keys(secrets);
  const read = names.map((name) => `IFS= read -r ${name}; export ${name}; `).join("");
  const inner = names.length === 0 ? argv : ["sh", "-c", `${read}exec "$@"`, "sh", ...argv];
  const words = basename(first) === "ssh" ? inner.map(quoted) : inner;
  const given = Object.values(secrets);
  return {
    argv: [first, ...more, ...words],
    ...(given.length === 0 && stdin === undefined ? {} : { stdin: after(given, stdin) }),
  };
}

async function* after(lines: readonly string[], rest: Bytes | undefined): Bytes {
  if (lines.length > 0) yield Buffer.from(lines.map((line) => `${line}\n`).join(""));
  if (rest !== undefined) yield* rest;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
