import { EXIT } from "../../domain/error.ts";
import { CODES, type Finding } from "../../domain/finding.ts";
import { withoutKeys } from "../../domain/hidden.ts";
import { shown } from "../../domain/name.ts";
import type { Outcome } from "../../domain/report.ts";

/** Where an outcome is printed, and how. */
export interface Printing {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** The report alone on stdout; the findings go to stderr as words either way. */
  readonly json: boolean;
}

const ORDER = { note: 0, warning: 1, error: 2 } as const;
const LAST = 256; // above every exit code: our bugs and signals come after all stages

/**
 * Prints a report. Where it is well the findings come first, so that nothing follows the last line
 * on stdout; where it is not they come last, so that the last line is the hint of the worst.
 */
export function printOutcome({ report, lines }: Outcome, { stdout, stderr, json }: Printing): void {
  const words = wordsOf(report.findings);
  const fit = { ...report, findings: report.findings.map(fitOf) };
  const text = json
    ? `${JSON.stringify(fit, (_, value) => (typeof value === "string" ? withoutKeys(value) : value))}\n`
    : lines.map((line) => `${told(line)}\n`).join("");
  if (report.exit === 0) {
    stderr.write(words);
    stdout.write(text);
  } else {
    stdout.write(text);
    stderr.write(words);
  }
}

function wordsOf(findings: readonly Finding[]): string {
  return [...findings]
    .sort((a, b) => ORDER[a.weight] - ORDER[b.weight] || stageOf(a) - stageOf(b))
    .map(
      (one, at, { length }) => `${one.weight}: ${textOf(one)}\n${hintOf(one, at === length - 1)}`,
    )
    .join("");
}

function stageOf({ code }: Finding): number {
  const stage = CODES[code][0];
  return stage === null ? LAST : EXIT[stage];
}

/** Whoever made a text has shown strangers' names; once more, so that no terminal ever obeys one. */
function textOf({ code, text }: Finding): string {
  return code === "bug" ? text.split("\n").map(told).join("\n") : told(text);
}

function fitOf(one: Finding): Finding {
  const { code, weight, thing, hint } = one;
  return { code, weight, thing: told(thing), text: textOf(one), hint: told(hint) };
}

/** After an error the last line is a hint, whatever the error knew. */
function hintOf({ code, weight, hint }: Finding, isLast: boolean): string {
  if (hint !== "") return `  ${told(hint)}\n`;
  return weight === "error" && isLast ? `  docs/errors.md explains ${code}.\n` : "";
}

function told(text: string): string {
  return withoutKeys(shown(text));
}
