import type { Event } from "../../domain/event.ts";
import { formatBytes } from "../../domain/units.ts";
import type { Runner } from "./runner.ts";

const SPARSE = 30_000; // ms between progress lines

/** Shows long work in the runner's log: a fold per phase, a line of progress now and then. */
export function tellRunner(runner: Pick<Runner, "say" | "group">): (event: Event) => void {
  let said = Date.now();
  return (event) => {
    if (event.kind === "progress" && Date.now() - said < SPARSE) return;
    said = Date.now();
    if (event.kind === "phase") runner.group(event.text);
    else if (event.kind === "line") runner.say(event.text);
    else
      runner.say(
        `${formatBytes(event.done)}${event.total === null ? "" : ` of ${formatBytes(event.total)}`}`,
      );
  };
}
