import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { makeWorld, type Said, type World } from "../world.ts";
import { draftsIn, expectWhole, leftovers, leftRunning } from "./crash.ts";

/** Runs the program's own door after a line of code that spoils something in its process. */
async function spoiled(world: World, code: string, ...argv: string[]): Promise<Said> {
  return await startSpoiled(world, code, ...argv).ended;
}

function startSpoiled(world: World, code: string, ...argv: string[]) {
  const door = fileURLToPath(new URL("./real_door.ts", import.meta.url));
  const preload = `data:text/javascript,${encodeURIComponent(code)}`;
  const child = spawn(process.execPath, ["--import", preload, door, ...argv], {
    cwd: world.folder,
    env: { ...process.env, HOME: world.folder },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const ended = new Promise<Said>((resolve) => {
    child.on("close", (status) => resolve({ code: status ?? -1, stdout, stderr }));
  });
  return { child, ended };
}

const NEVER = "new Promise(() => {})";
const hangs: [string, string, string[]][] = [
  [
    "a link that never settles",
    `import fs, { promises } from "node:fs"; import { syncBuiltinESMExports } from "node:module";
     promises.link = () => ${NEVER}; syncBuiltinESMExports();`,
    ["backup"],
  ],
  [
    "a rename that never settles",
    `import { promises } from "node:fs"; import { syncBuiltinESMExports } from "node:module";
     promises.rename = () => ${NEVER}; syncBuiltinESMExports();`,
    ["backup"],
  ],
  [
    "an stdout that takes nothing",
    "process.stdout.write = () => false;",
    ["open", "latest", "settings/tree.tar", "--identity", "keys/identity.txt"],
  ],
];
test.each(hangs)("main() left by %s: exit 1, never 0", async (_, code, argv) => {
  const world = await makeWorld();
  expect((await world.run("backup")).code).toBe(0);
  const said = await spoiled(world, code, ...argv);
  expect([said.code, said.stderr]).toEqual([
    1,
    expect.stringContaining("Holdfast stopped before its work was done"),
  ]);
  expect(said.stdout).not.toContain("Backup:");
  await expectWhole(world);
  expect((await world.run("backup")).code).toBe(0);
  expect(leftovers(world)).toEqual([]);
});

test("main() that does its work: exit 0 and no word of a bug", async () => {
  const world = await makeWorld();
  const said = await spoiled(world, "", "backup");
  expect([said.code, said.stderr]).toEqual([0, expect.not.stringContaining("bug")]);
  expect(said.stdout).toMatch(/^Backup: Backup_\d{8}_\d{4}Z\n$/m);
});

/** A PATH on which tar, asked to read a tree, makes a file "there" and then ignores every signal. */
function stubbornTar(world: World): string {
  const folder = world.path("programs");
  mkdirSync(folder);
  const lines = [
    "#!/bin/sh",
    'case "$*" in *--version*) exec /bin/tar "$@";; esac',
    "trap '' TERM INT",
    `touch '${world.path("there")}'`,
    "sleep 60; sleep 60",
  ];
  writeFileSync(`${folder}/tar`, `${lines.join("\n")}\n`, { mode: 0o755 });
  return `${folder}:${process.env["PATH"]}`;
}

const signals = ["SIGTERM", "SIGINT"] as const;
test.each(signals)(
  "run() with a child that ignores it: %s, gone in 5 s, exit 130",
  async (signal) => {
    const world = await makeWorld();
    const { child, ended } = world.start({ PATH: stubbornTar(world) }, "backup");
    while (!existsSync(world.path("there"))) await sleep(20);
    const began = performance.now();
    child.kill(signal);
    const said = await ended;
    expect(performance.now() - began).toBeLessThan(5000);
    expect([said.code, said.stderr]).toEqual([
      130,
      expect.stringContaining("error: Interrupted\n  Run it again"),
    ]);
    expect(await leftRunning(world, 500)).toEqual([]);
    expect([draftsIn(world), leftovers(world)]).toEqual([[], []]);
    expect((await world.run("backup")).code).toBe(0);
  },
);

test("run() with work that hangs: gone 5 s after SIGTERM, exit 130, no word of a bug", async () => {
  const world = await makeWorld();
  const code = `import { promises, writeFileSync } from "node:fs"; import { syncBuiltinESMExports } from "node:module";
    const { link } = promises;
    promises.link = async (from, to) => {
      if (!to.includes(".draft-")) return await link(from, to);
      writeFileSync("there", "");
      await new Promise((done) => setTimeout(done, 60_000));
    };
    syncBuiltinESMExports();`;
  const { child, ended } = startSpoiled(world, code, "backup", "--json");
  while (!existsSync(world.path("there"))) await sleep(20);
  const began = performance.now();
  child.kill("SIGTERM");
  const said = await ended;
  expect(performance.now() - began).toBeLessThan(5000);
  expect([said.code, said.stderr]).toEqual([130, expect.not.stringContaining("bug")]);
  expect(JSON.parse(said.stdout)).toMatchObject({ exit: 130, findings: [{ code: "interrupted" }] });
  expect(draftsIn(world).length).toBe(1);
  await expectWhole(world);
  expect((await world.run("backup")).code).toBe(0);
  expect(leftovers(world)).toEqual([]);
});
