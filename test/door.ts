// The tests' own door: the command line, with a crash point that ends the process.
// HOLDFAST_TEST_STEP names it ("place: kept", "place: kept#2" for the second time),
// HOLDFAST_TEST_SIGNAL says how (SIGKILL unless told).
import { run } from "../src/face/cli/run.ts";

const [wanted, turn = "1"] = (process.env["HOLDFAST_TEST_STEP"] ?? "").split("#");
const signal = (process.env["HOLDFAST_TEST_SIGNAL"] ?? "SIGKILL") as NodeJS.Signals;
let left = Number(turn);

process.exitCode = await run({
  argv: process.argv.slice(2),
  worker: new URL("../src/index.ts", import.meta.url),
  step: (name) => {
    if (name !== wanted) return;
    left--;
    if (left === 0) process.kill(process.pid, signal);
  },
});
