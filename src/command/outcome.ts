import { firstOf, HoldfastError } from "../domain/error.ts";
import { exitOf } from "../domain/exit.ts";
import type { Finding, FindingCode, Weight } from "../domain/finding.ts";
import type { Outcome, Report } from "../domain/report.ts";

/** What a command knows of its outcome; the rest is filled in. */
export interface OutcomeParts extends Partial<Omit<Report, "command">> {
  readonly command: string;
  readonly lines?: readonly string[];
}

/** Makes an outcome; the exit code is what the findings ask for, unless given. */
export function outcomeOf({ lines = [], ...parts }: OutcomeParts): Outcome {
  const findings = parts.findings ?? [];
  return {
    lines,
    report: {
      command: parts.command,
      exit: parts.exit ?? exitOf(findings),
      backup: parts.backup ?? null,
      findings,
      entries: parts.entries ?? [],
      totals: parts.totals ?? {},
    },
  };
}

/** One thing noticed. */
export function finding(
  weight: Weight,
  code: FindingCode,
  detail: { thing: string; text: string; hint?: string },
): Finding {
  return { code, weight, thing: detail.thing, text: detail.text, hint: detail.hint ?? "" };
}

/** An error as findings of a report. */
export function findingsOf(error: HoldfastError): readonly Finding[] {
  if (error.findings.length > 0) return error.findings;
  const { code, message, hint, thing } = error;
  return [{ code, weight: "error", thing: thing ?? "", text: message, hint: hint ?? "" }];
}

/** What came of work: a value, or a user's error as findings. */
export type Caught<T> =
  | { readonly value: T; readonly findings: readonly [] }
  | { readonly value: null; readonly findings: readonly Finding[] };

/** Runs work; a user's error becomes findings, also where cleaning up failed after it; our own bugs stay thrown. */
export async function caught<T>(work: () => Promise<T>): Promise<Caught<T>> {
  try {
    return { value: await work(), findings: [] };
  } catch (thrown) {
    const error = firstOf(thrown);
    if (error instanceof HoldfastError) return { value: null, findings: findingsOf(error) };
    throw error;
  }
}
