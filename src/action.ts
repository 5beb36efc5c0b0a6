import { VERSION } from "./domain/version.ts";

/** The action's doors: its step, and what cleans up after it. @param self The module to start worker threads on. */
export async function action(name: "main" | "post", self: URL): Promise<void> {
  let done = false;
  // Node ends with 0 when nothing is left to wait for, even in the middle of work that will never
  // settle. A backup that did not happen must not look like one that did.
  process.once("exit", () => {
    if (done || process.exitCode === 130) return;
    process.exitCode ||= 1;
    process.stdout.write("::error::Holdfast stopped before its work was done: please report it\n");
  });
  const given = { worker: self, env: process.env };
  if (name === "main") {
    process.stdout.write(`Holdfast ${VERSION}\n`); // before anything is loaded, so that nobody waits in silence
    process.exitCode = await (await import("./face/action/run.ts")).run(given);
  } else process.exitCode = await (await import("./face/action/post.ts")).post(given);
  done = true;
}
