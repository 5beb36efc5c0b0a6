import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { type Holder, isAlive, isElsewhere, myself, parseHolder } from "../../src/host/holder.ts";

test("myself() is alive and survives JSON", async () => {
  const me = await myself();
  expect(me.pid).toBe(process.pid);
  expect(parseHolder(JSON.stringify(me))).toEqual(me);
  expect(await isAlive(me)).toBe(true);
  expect(await isElsewhere(me)).toBe(false);
});

const dead: [string, Partial<Holder>][] = [
  ["a number used again", { start: "1" }],
  ["another boot", { boot: "00000000-0000-0000-0000-000000000000" }],
  ["a number nobody has", { pid: 2 ** 30 }],
];
test.each(dead)("isAlive() is false for %s", async (_, change) => {
  expect(await isAlive({ ...(await myself()), ...change })).toBe(false);
});

test("isAlive() is false for a child that has ended", async () => {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");
  const stat = await import("node:fs/promises").then((fs) =>
    fs.readFile(`/proc/${child.pid}/stat`, "latin1"),
  );
  const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] as string;
  const holder = { ...(await myself()), pid: child.pid as number, start };
  expect(await isAlive(holder)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await isAlive(holder)).toBe(false);
});

test("isAlive() assumes life in another container of this boot", async () => {
  const holder = { ...(await myself()), pid: 2 ** 30, space: "pid:[1]" };
  expect(await isElsewhere(holder)).toBe(true);
  expect(await isAlive(holder)).toBe(true);
});

test("isAlive() assumes life on another machine, and death in an earlier boot of this one", async () => {
  const earlier = { ...(await myself()), boot: "00000000-0000-0000-0000-000000000000" };
  expect([await isElsewhere(earlier), await isAlive(earlier)]).toEqual([false, false]);
  const other = { ...earlier, host: "another-machine" };
  expect([await isElsewhere(other), await isAlive(other)]).toEqual([true, true]);
});

test.each([
  "",
  "null",
  "7",
  "[]",
  "{}",
  '{"pid":"1","boot":"b","start":"s","space":"x"}',
  '{"pid":1}',
  '{"pid":1,"boot":"b","start":"s","space":"x"}',
])("parseHolder() refuses %s", (text) => expect(parseHolder(text)).toBeNull());
