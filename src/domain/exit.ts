import { EXIT } from "./error.ts";
import { CODES, type Finding } from "./finding.ts";

/** The exit code that findings ask for: the highest stage among the errors; 0 without one. */
export function exitOf(findings: readonly Finding[]): number {
  let exit: number = EXIT.done;
  for (const { code, weight } of findings) {
    if (weight !== "error") continue;
    const stage = CODES[code][0];
    exit = Math.max(exit, stage === null ? EXIT.bug : EXIT[stage]);
  }
  return exit;
}
