import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";

const MODULE = new URL("../../src/host/end_with_parent.ts", import.meta.url).href;
const BLOCKED = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);";

test("endWithParent() ends a process whose parent was killed while its main thread is blocked", async () => {
  const child = `import { endWithParent } from ${JSON.stringify(MODULE)}; endWithParent(); console.log(process.pid); ${BLOCKED}`;
  const parent = `
    import { spawn } from "node:child_process";
    spawn(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(child)}], { stdio: ["ignore", "inherit", "inherit"], detached: true });
    setInterval(() => {}, 1000);
  `;
  const started = spawn(process.execPath, ["--input-type=module", "-e", parent], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(started.stdout, "data")) as [Buffer];
  const place = `/proc/${Number(line.toString())}`;
  await wait(1000); // longer than it looks twice: it must not end while its parent lives
  expect(existsSync(place)).toBe(true);
  started.kill("SIGKILL");
  for (let turn = 0; turn < 100 && existsSync(place); turn++) await wait(50);
  expect(existsSync(place)).toBe(false);
});
