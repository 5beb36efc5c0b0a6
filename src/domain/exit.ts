import { EXIT } from "./error.ts";
import { CODES, type Finding } from "./finding.ts";

/** The exit code that findings ask for: the highest among those of the errors; 0 without one. */
export function exitOf(findings: readonly Finding[]): number {
  let exit: number = EXIT.done;
  for (const { code, weight } of findings) {
    if (weight !== "error") continue;
    const stage = CODES[code][0];
    const own = code === "interrupted" ? EXIT.interrupted : EXIT.bug;
    exit = Math.max(exit, stage === null ? own : EXIT[stage]);
  }
  return exit;
}
