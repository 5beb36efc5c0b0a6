// The tests' own door of the action: its step from source, with a crash point that ends the process.
// HOLDFAST_TEST_STEP names it, HOLDFAST_TEST_SIGNAL says how (SIGKILL unless told). HOLDFAST_TEST_NOW is
// where the clock stands still.
import { run } from "../../src/face/action/run.ts";

const { env } = process;
const wanted = env["HOLDFAST_TEST_STEP"];
const signal = (env["HOLDFAST_TEST_SIGNAL"] ?? "SIGKILL") as NodeJS.Signals;
const now = env["HOLDFAST_TEST_NOW"];
let isLeft = true;

process.exitCode = await run({
  worker: new URL("../../src/index.ts", import.meta.url),
  env,
  ...(now === undefined ? {} : { now: () => new Date(now) }),
  step: (name) => {
    if (name !== wanted || !isLeft) return;
    isLeft = false;
    process.kill(process.pid, signal);
  },
});
