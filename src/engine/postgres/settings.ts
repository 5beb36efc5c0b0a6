import { z } from "zod";
import { type Question, questionsShape } from "../../domain/question.ts";
import type { Schema } from "../../domain/schema.ts";
import type { ScratchServer } from "../scratch_lease.ts";
import { addressOf } from "./address.ts";

/** What a policy says of a source of kind `postgres`; keys as they stand there. */
export interface PostgresSettings {
  /** `env:NAME`, `file:PATH`, or an address without a password. */
  readonly url: string;
  /** The same for an account that may restore; that of `url` unless told. */
  readonly "restore-url"?: string | undefined;
  /** Which databases; that of the address unless told. */
  readonly databases?: "all" | readonly string[] | undefined;
  /** Only these schemas of the one database; all unless told. */
  readonly schemas?: readonly string[] | undefined;
  /** Schemas of it that are knowingly not saved, each with the reason. */
  readonly "excluded-schemas": Readonly<Record<string, string>>;
  /** Whether the server's roles are saved too. */
  readonly globals: boolean;
  /** How many programs work on a database at once, and how many parts its rows are divided into. */
  readonly jobs: number;
  /** Databases of the server that are knowingly not saved, each with the reason. */
  readonly excluded: Readonly<Record<string, string>>;
  /** Words put before every client program, to reach the server. */
  readonly run: readonly string[];
  /** A server for proofs, where this machine has no programs to start one. */
  readonly scratch?: ScratchServer | undefined;
  /** The operator's own questions, asked of what was put back. */
  readonly checks?: readonly Question[] | undefined;
  /** The name the one database gets at a restore (`--into`); no key of the policy. */
  readonly into?: string;
  /** Set for a throwaway server only: nothing of it is anybody's. */
  readonly lent?: true;
}

/** Bytes of a name (NAMEDATALEN - 1); the server would cut a longer one silently. */
export const LONGEST = 63;

const MOST_JOBS = 4; // each holds 32 MiB of blocks while it is sealed
const noZero = (text: string) => !text.includes("\0");
const address = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|postgres(ql)?:\/\/[^\x00\r\n]*)$/, {
    message: "env:NAME, file:PATH or postgres://user@host:port/database",
  })
  .refine((text) => !/^postgres/.test(text) || isOpen(text), {
    message: "no password and no unknown option: put the address into a file or the environment",
  });
const fits = (text: string) => Buffer.byteLength(text) <= LONGEST;
const name = z
  .string()
  .min(1)
  .max(LONGEST)
  .refine(noZero, "holds a zero byte")
  .refine(fits, `is longer than ${LONGEST} bytes`);
const run = z.array(z.string().min(1).refine(noZero, "holds a zero byte")).default([]);

/** The policy's keys of a source of kind `postgres`. */
export const postgresSettings = z.strictObject({
  url: address,
  "restore-url": address.optional(),
  databases: z.union([z.literal("all"), z.array(name).min(1)]).optional(),
  schemas: z.array(name).min(1).optional(),
  "excluded-schemas": z.record(name, z.string().min(1).max(200)).default({}),
  globals: z.boolean().default(true),
  jobs: z.int().min(1).max(MOST_JOBS).default(1),
  excluded: z.record(name, z.string().min(1).max(200)).default({}),
  run,
  scratch: z.strictObject({ url: address, run }).optional(),
  checks: questionsShape,
}) satisfies Schema<PostgresSettings>;

function isOpen(text: string): boolean {
  try {
    return addressOf(text).password === null;
  } catch {
    return false;
  }
}
