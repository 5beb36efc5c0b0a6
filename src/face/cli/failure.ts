import { EXIT, HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Outcome } from "../../domain/report.ts";

/** What a command that threw comes to: a user's error by its stage, a signal, or our own bug. */
export function failure(command: string, error: unknown): Outcome {
  const report = (exit: number, findings: readonly Finding[]): Outcome => ({
    lines: [],
    report: { command, exit, backup: null, findings, entries: [], totals: {} },
  });
  if (error instanceof Interrupted) {
    return report(EXIT.interrupted, [
      {
        code: "interrupted",
        weight: "error",
        thing: command,
        text: "Interrupted",
        hint: "Nothing half-done is left; run it again.",
      },
    ]);
  }
  if (error instanceof HoldfastError) {
    const { code, message: text, hint, thing } = error;
    const own: Finding = { code, weight: "error", thing: thing ?? command, text, hint: hint ?? "" };
    const listed = error.findings.some((one) => one.text === text)
      ? error.findings
      : [...error.findings, own];
    return report(EXIT[error.stage], listed);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return report(EXIT.bug, [
    {
      code: "bug",
      weight: "error",
      thing: command,
      text,
      hint: "This is a bug in Holdfast: please report it with the lines above.",
    },
  ]);
}
