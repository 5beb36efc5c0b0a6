import { z } from "zod";
import { type Question, questionsShape } from "../../domain/question.ts";
import type { Schema } from "../../domain/schema.ts";
import type { ScratchServer } from "../scratch_lease.ts";
import { addressOf } from "./address.ts";

/** What a policy says of a source of kind `mysql`; keys as they stand there. */
export interface MysqlSettings {
  /** `env:NAME`, `file:PATH`, or an address without a password. */
  readonly url: string;
  /** The same for an account that may restore; that of `url` unless told. */
  readonly "restore-url"?: string | undefined;
  /** Which databases; that of the address unless told. */
  readonly databases?: "all" | readonly string[] | undefined;
  /** Whether the server's accounts, roles and rights are saved too. */
  readonly users: boolean;
  /** Databases of the server that are knowingly not saved, each with the reason. */
  readonly excluded: Readonly<Record<string, string>>;
  /** Set where tables without transactions may be saved although others write to them. */
  readonly "non-transactional"?: "allowed" | undefined;
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

/** The most symbols a database's name can have. */
export const LONGEST = 64;

const noZero = (text: string) => !text.includes("\0");
const address = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|(mysql|mariadb):\/\/[^\x00\r\n]*)$/, {
    message: "env:NAME, file:PATH or mysql://user@host:port/database",
  })
  .refine((text) => !/^(mysql|mariadb)/.test(text) || isOpen(text), {
    message: "no password and no unknown option: put the address into a file or the environment",
  });
const name = z.string().min(1).max(LONGEST).refine(noZero, "holds a zero byte");
const run = z.array(z.string().min(1).refine(noZero, "holds a zero byte")).default([]);

/** The policy's keys of a source of kind `mysql`. */
export const mysqlSettings = z.strictObject({
  url: address,
  "restore-url": address.optional(),
  databases: z.union([z.literal("all"), z.array(name).min(1)]).optional(),
  users: z.boolean().default(true),
  excluded: z.record(name, z.string().min(1).max(200)).default({}),
  "non-transactional": z.literal("allowed").optional(),
  run,
  scratch: z.strictObject({ url: address, run }).optional(),
  checks: questionsShape,
}) satisfies Schema<MysqlSettings>;

function isOpen(text: string): boolean {
  try {
    return addressOf(text).password === null;
  } catch {
    return false;
  }
}
