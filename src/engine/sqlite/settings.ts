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
  /** The operator's own questions, asked of what was put back. */
  readonly checks?: readonly Question[] | undefined;
}

/** The policy's keys of a source of kind `sqlite`. */
export const sqliteSettings = z.strictObject({
  path: z
    .string()
    .min(1)
    .refine((text) => !text.includes("\0"), "holds a zero byte"),
  "in-use": z.boolean().default(false),
  checks: questionsShape,
}) satisfies Schema<SqliteSettings>;

/** The settings with an absolute path. */
export function settingsIn(settings: SqliteSettings, folder: string): SqliteSettings {
  return { ...settings, path: resolve(folder, settings.path) };
}
