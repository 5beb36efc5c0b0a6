import type { Finding, FindingCode } from "./finding.ts";

/** Where in the work something failed. Each stage has one exit code. */
export type Stage = "policy" | "source" | "store" | "seal" | "trust" | "approval" | "restore";

/** Exit codes by stage; strangers' scripts rely on them. 0 is done, 1 is our bug. */
export const EXIT = {
  done: 0,
  bug: 1,
  policy: 2,
  source: 3,
  store: 4,
  seal: 5,
  trust: 6,
  approval: 7,
  restore: 8,
  interrupted: 130,
} as const;

/** What an error carries beside its message. */
export interface ErrorDetail {
  /** The finding it becomes in a report; its meaning stands in docs/errors.md. */
  code: FindingCode;
  /** The next step: a full sentence or a question the reader can act on. Never a secret. */
  hint?: string;
  /** The source, store, backup, file or key it is about, as the policy names it. */
  thing?: string;
  cause?: unknown;
  /** All that was found, where one message cannot say it; the report lists them instead of the message. */
  findings?: readonly Finding[];
}

/**
 * Anything a user can act on. `TypeError` and `RangeError` mean our own bug instead.
 *
 * The message reads "Cannot <do what> <to which>: <why>", no full stop, names in double quotes.
 */
export class HoldfastError extends Error {
  override readonly name = "HoldfastError";
  readonly stage: Stage;
  readonly code: FindingCode;
  readonly hint: string | null;
  readonly thing: string | null;
  readonly findings: readonly Finding[];

  constructor(stage: Stage, message: string, detail: ErrorDetail) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.stage = stage;
    this.code = detail.code;
    this.hint = detail.hint ?? null;
    this.thing = detail.thing ?? null;
    this.findings = detail.findings ?? [];
  }
}

/** What failed first, where cleaning up failed after it. */
export function firstOf(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof SuppressedError) error = error.suppressed;
  return error;
}

/** Thrown wherever the one abort signal stopped the work. Exit code 130. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("Interrupted");
  }
}
