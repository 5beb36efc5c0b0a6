import { EXIT, firstOf, HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Outcome } from "../../domain/report.ts";

const HINT = "Run it again; what is half done is put in order first.";

/**
 * What becomes of an outcome when a signal came before it: the work may have been done all the same,
 * or have failed in a way that must be told. The exit code says that it was stopped.
 */
export function stopped({ report, lines }: Outcome): Outcome {
  if (report.findings.some(({ code }) => code === "interrupted")) return { report, lines };
  const isDone = report.exit === EXIT.done;
  const finding: Finding = {
    code: "interrupted",
    weight: "error",
    thing: report.command,
    text: isDone ? "Interrupted when the work was done" : "Interrupted",
    hint: isDone ? "Nothing has to be run again." : HINT,
  };
  const findings = [...report.findings, finding];
  return { report: { ...report, exit: EXIT.interrupted, findings }, lines };
}

/** What a command that threw comes to: a user's error by its stage, a signal, or our own bug. */
export function failure(command: string, thrown: unknown): Outcome {
  const error = firstOf(thrown);
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
        hint: HINT,
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
