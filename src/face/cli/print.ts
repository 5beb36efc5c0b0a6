import type { Finding } from "../../domain/finding.ts";
import type { Outcome } from "../../domain/report.ts";

/** Where an outcome is printed, and how. */
export interface Printing {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** The report alone on stdout; the findings go to stderr as words either way. */
  readonly json: boolean;
}

const ORDER = { note: 0, warning: 1, error: 2 } as const;

/**
 * Prints a report. Where it is well the findings come first, so that nothing follows the last line
 * on stdout; where it is not they come last, so that the last line is the hint of the worst.
 */
export function printOutcome({ report, lines }: Outcome, { stdout, stderr, json }: Printing): void {
  const words = wordsOf(report.findings);
  const text = json ? `${JSON.stringify(report)}\n` : lines.map((line) => `${line}\n`).join("");
  if (report.exit === 0) {
    stderr.write(words);
    stdout.write(text);
  } else {
    stdout.write(text);
    stderr.write(words);
  }
}

function wordsOf(findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) => ORDER[a.weight] - ORDER[b.weight]);
  return sorted
    .map(({ weight, text, hint }) => `${weight}: ${text}\n${hint === "" ? "" : `  ${hint}\n`}`)
    .join("");
}
