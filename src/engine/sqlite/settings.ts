import { resolve } from "node:path";
import { z } from "zod";
import { type Question, questionsShape } from "../../domain/question.ts";
import type { Schema } from "../../domain/schema.ts";

/** What a policy says of a source of kind `sqlite`; keys as they stand there. */
export interface SqliteSettings {
  /** The database file. */
  readonly path: string;
  /** Whether a restore may replace a database that a program has open. */
  readonly "in-use": boolean;
  /** Where proofs put back; beside the file unless told. */
  readonly scratch?: string | undefined;
  /** The operator's own questions, asked of what was put back. */
  readonly checks?: readonly Question[] | undefined;
}

const pathSchema = z
  .string()
  .min(1)
  .refine((text) => !text.includes("\0"), "holds a zero byte");

/** The policy's keys of a source of kind `sqlite`. */
export const sqliteSettings = z.strictObject({
  path: pathSchema,
  "in-use": z.boolean().default(false),
  scratch: pathSchema.optional(),
  checks: questionsShape,
}) satisfies Schema<SqliteSettings>;

/** The settings with absolute paths. */
export function settingsIn(settings: SqliteSettings, folder: string): SqliteSettings {
  const { path, scratch } = settings;
  return {
    ...settings,
    ...(scratch === undefined ? {} : { scratch: resolve(folder, scratch) }),
    path: resolve(folder, path),
  };
}
