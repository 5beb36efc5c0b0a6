// The tests' own door: the command line, with a crash point that ends the process.
// HOLDFAST_TEST_STEP names it ("place: kept", "place: kept#2" for the second time),
// HOLDFAST_TEST_SIGNAL says how (SIGKILL unless told), HOLDFAST_TEST_DO is done there instead: a line
// of shell, waited for. HOLDFAST_TEST_RECORD is a file that gets a line for each point passed, up to
// the one that was named. HOLDFAST_TEST_LOCK_WAIT is how long the lock is waited for, ms;
// HOLDFAST_TEST_NOW where the clock stands still.
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { run } from "../src/face/cli/run.ts";

const { env } = process;
const [wanted, turn = "1"] = (env["HOLDFAST_TEST_STEP"] ?? "").split("#");
const signal = (env["HOLDFAST_TEST_SIGNAL"] ?? "SIGKILL") as NodeJS.Signals;
const work = env["HOLDFAST_TEST_DO"];
const record = env["HOLDFAST_TEST_RECORD"];
const wait = env["HOLDFAST_TEST_LOCK_WAIT"];
const now = env["HOLDFAST_TEST_NOW"];
let left = Number(turn);

process.exitCode = await run({
  argv: process.argv.slice(2),
  worker: new URL("../src/index.ts", import.meta.url),
  ...(wait === undefined ? {} : { lockWait: Number(wait) }),
  ...(now === undefined ? {} : { now: () => new Date(now) }),
  step: (name) => {
    if (left > 0 && record !== undefined) appendFileSync(record, `${name}\n`);
    if (name !== wanted) return;
    left--;
    if (left !== 0) return;
    if (work === undefined) process.kill(process.pid, signal);
    else execFileSync("/bin/sh", ["-c", work], { stdio: "inherit", env: { PATH: env["PATH"] } });
  },
});
