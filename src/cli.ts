import { run } from "./face/cli/run.ts";

/** The command line's door. @param self The module to start worker threads on. */
export async function main(self: URL): Promise<void> {
  let done = false;
  // Node ends with 0 when nothing is left to wait for, even in the middle of work that will never
  // settle. A backup that did not happen must not look like one that did.
  process.once("exit", () => {
    if (done || process.exitCode === 130) return; // 130: a signal came, and what hung was left behind
    process.exitCode ||= 1;
    process.stderr.write(
      "error: Holdfast stopped before its work was done\n  This is a bug in Holdfast: please report it.\n",
    );
  });
  process.exitCode = await run({ argv: process.argv.slice(2), worker: self });
  done = true;
}
