import type { Finding } from "./finding.ts";

/** A value that survives JSON unchanged. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** The outcome of a command, as data; `--json` prints it and nothing else. */
export interface Report {
  readonly command: string;
  readonly exit: number;
  /** The id of the backup it is about, or null. */
  readonly backup: string | null;
  readonly findings: readonly Finding[];
  readonly entries: readonly { readonly [key: string]: Json }[];
  readonly totals: { readonly [key: string]: Json };
}

/** A report and the lines a person reads instead of it, ready for stdout. */
export interface Outcome {
  readonly report: Report;
  readonly lines: readonly string[];
}
