import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { myself } from "../../src/host/holder.ts";
import { takeLock } from "../../src/host/lock.ts";
import { tempFolder, testMachine } from "../tools.ts";

const ROOT = tempFolder();

/** A folder of one test's own. */
function fresh(): string {
  return mkdtempSync(join(ROOT, "t-"));
}

const LOCK = new URL("../../src/host/lock.ts", import.meta.url).href;
const MAKE = new URL("../../src/host/make_machine.ts", import.meta.url).href;

/** A process that takes the lock, does `work` while it has it, and prints what happens. */
function taker(folder: string, work: string, wait = 20_000) {
  const code = `
    import fs from "node:fs";
    import { takeLock } from ${JSON.stringify(LOCK)};
    import { makeMachine } from ${JSON.stringify(MAKE)};
    const folder = ${JSON.stringify(folder)};
    const machine = makeMachine({ signal: new AbortController().signal, worker: new URL(import.meta.url),
      tell() {}, step(name) { if (process.env.DIE === name) process.kill(process.pid, "SIGKILL"); } });
    const lock = await takeLock(folder, machine, { wait: ${wait} });
    ${work}
    await lock[Symbol.asyncDispose]();`;
  return (env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let out = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (out += chunk));
    const ended = once(child, "close").then(([code, signal]) => ({ code, signal, out }));
    return { child, ended };
  };
}

// Enters alone or says so: the file it makes must not be there, and must still be its own at the end.
const ALONE = `
  fs.writeFileSync(folder + "/../inside", String(process.pid), { flag: "wx" });
  await new Promise((done) => setTimeout(done, 15));
  fs.unlinkSync(folder + "/../inside");`;

test("takeLock() lets one of many processes in at a time", async () => {
  const folder = join(fresh(), "state");
  const start = taker(folder, ALONE);
  const ends = await Promise.all(Array.from({ length: 8 }, () => start().ended));
  expect(ends.map(({ code, out }) => [code, out])).toEqual(ends.map(() => [0, ""]));
  expect(readdirSync(folder)).toEqual([]);
});

test("takeLock() takes over from a dead holder, one taker only", async () => {
  for (let round = 0; round < 4; round++) {
    const folder = join(fresh(), "state");
    const killed = taker(folder, `process.kill(process.pid, "SIGKILL");`)();
    expect((await killed.ended).signal).toBe("SIGKILL");
    expect(readdirSync(folder)).toEqual(["lock"]);
    const start = taker(folder, ALONE);
    const ends = await Promise.all(Array.from({ length: 6 }, () => start().ended));
    expect(ends.map(({ code, out }) => [code, out])).toEqual(ends.map(() => [0, ""]));
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("takeLock() takes over from one that died while it took over", async () => {
  const folder = join(fresh(), "state");
  await taker(folder, `process.kill(process.pid, "SIGKILL");`)().ended;
  const start = taker(folder, ALONE);
  for (let time = 0; time < 2; time++) {
    expect((await start({ DIE: "lock: take over" }).ended).signal).toBe("SIGKILL");
  }
  expect(readdirSync(folder).length).toBeGreaterThan(2);
  const ends = await Promise.all(Array.from({ length: 4 }, () => start().ended));
  expect(ends.map(({ code, out }) => [code, out])).toEqual(ends.map(() => [0, ""]));
  expect(readdirSync(folder)).toEqual([]);
});

test("takeLock() gives up on a living holder, naming it", async () => {
  const folder = fresh();
  await using _ = await takeLock(folder, testMachine(), { wait: 0 });
  await expect(takeLock(folder, testMachine(), { wait: 150 })).rejects.toMatchObject({
    stage: "store",
    code: "locked",
    message: expect.stringContaining(`process ${process.pid}`),
  });
  expect(readdirSync(folder)).toEqual(["lock"]);
});

test("takeLock() says once that it waits, and has the lock when it is given back", async () => {
  const folder = fresh();
  const first = await takeLock(folder, testMachine(), { wait: 0 });
  const machine = testMachine();
  const second = takeLock(folder, machine, { wait: 10_000 });
  setTimeout(() => void first[Symbol.asyncDispose](), 2600);
  await (await second)[Symbol.asyncDispose]();
  expect(machine.events).toEqual([
    {
      kind: "line",
      text: `Another run (process ${process.pid}) works on this policy; waiting`,
    },
  ]);
});

test("takeLock() leaves no trace when it is interrupted", async () => {
  const folder = fresh();
  await using _ = await takeLock(folder, testMachine(), { wait: 0 });
  const stop = new AbortController();
  const waiting = takeLock(folder, testMachine({ signal: stop.signal }), { wait: 10_000 });
  setTimeout(() => stop.abort(), 50);
  await expect(waiting).rejects.toMatchObject({ name: "Interrupted" });
  expect(readdirSync(folder)).toEqual(["lock"]);
});

test("takeLock() does not take over from another container before a day is past", async () => {
  const folder = fresh();
  const record = { ...(await myself()), pid: 17, space: "pid:[1]" };
  writeFileSync(join(folder, "lock"), JSON.stringify(record));
  await expect(takeLock(folder, testMachine(), { wait: 0 })).rejects.toMatchObject({
    code: "locked",
    message: expect.stringContaining("process 17 of another container"),
  });
  const later = testMachine({ now: () => new Date(Date.now() + 90_000_000) });
  await using _ = await takeLock(folder, later, { wait: 0 });
  expect(readFileSync(join(folder, "lock"), "utf8")).toContain(`"pid":${process.pid}`);
});

test("takeLock() names a folder it may not use", async () => {
  await expect(takeLock("/dev/null/none", testMachine(), { wait: 0 })).rejects.toMatchObject({
    stage: "store",
    code: "state-failed",
  });
});
