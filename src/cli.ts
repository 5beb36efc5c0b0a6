import { run } from "./face/cli/run.ts";

/** The command line's door. @param self The module to start worker threads on. */
export async function main(self: URL): Promise<void> {
  process.exitCode = await run({ argv: process.argv.slice(2), worker: self });
}
