import { resolve } from "node:path";
import { z } from "zod";
import { LIMIT, secretsShape } from "../../domain/policy_hooks.ts";
import type { Schema } from "../../domain/schema.ts";

/** A program and its words; no shell reads them. */
export type Words = readonly [string, ...string[]];

/** A place that may be filled and emptied at will, for a proof. */
export interface ScratchPlace {
  readonly restore: Words;
  /** Says of it what the policy's `facts` said of the source's own place. */
  readonly facts: Words;
  readonly clear?: Words | undefined;
}

/** What a policy says of a source of kind `command`; keys as they stand there. */
export interface CommandSettings {
  /** Its output is what is saved. */
  readonly dump: Words;
  /** Its input is what was saved. Absent: it can be opened, not restored. */
  readonly restore?: Words | undefined;
  /** Prints what is in the place, a line `key<TAB>value` for each thing. */
  readonly facts?: Words | undefined;
  /** Makes the place empty. */
  readonly clear?: Words | undefined;
  /** The ending of the part's file. */
  readonly format: string;
  /** Words put before every program, to reach the place. */
  readonly run: readonly string[];
  /** Names in the programs' environment, each `env:NAME` or `file:PATH`. */
  readonly env: Readonly<Record<string, string>>;
  /** How long each program may take. */
  readonly limit?: string | undefined;
  /** Where a proof restores to. */
  readonly prove?: ScratchPlace | undefined;
  /** The folder the programs start in, the policy's own; no key of the policy. */
  readonly folder?: string;
  /** The place is lent for a proof; no key of the policy. */
  readonly isScratch?: boolean;
}

const word = z.string().refine((text) => !text.includes("\0"), "holds a zero byte");
const words = z.tuple([word.min(1)], word);

/** The policy's keys of a source of kind `command`. */
export const commandSettings = z.strictObject({
  dump: words,
  restore: words.optional(),
  facts: words.optional(),
  clear: words.optional(),
  format: z
    .string()
    .regex(/^[a-z0-9]{1,16}$/, "lower-case letters and digits, at most 16")
    .default("bin"),
  run: z.array(word.min(1)).default([]),
  env: secretsShape.default({}),
  limit: z.string().regex(LIMIT, "a time such as 60s, 10m or 2h").optional(),
  prove: z.strictObject({ restore: words, facts: words, clear: words.optional() }).optional(),
}) satisfies Schema<CommandSettings>;

/** The settings with absolute paths, and the folder that relative words of a program are read in. */
export function settingsIn(settings: CommandSettings, folder: string): CommandSettings {
  const env = Object.entries(settings.env).map(([name, from]) => [
    name,
    from.startsWith("file:") ? `file:${resolve(folder, from.slice(5))}` : from,
  ]);
  return { ...settings, env: Object.fromEntries(env), folder };
}

/** The words of a program as one line, fit for `shown`. */
export function lineOf(given: Words): string {
  return given.join(" ");
}
