import { readdirSync, readFileSync, rmSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Manifest } from "../../src/domain/manifest.ts";
import type { World } from "../world.ts";
import { type Ground, hook, makeGround } from "./hooks_ground.ts";

function manifestIn(world: World): Manifest {
  const id = readdirSync(world.path("store"))
    .filter((name) => /Z(-\d+)?$/.test(name))
    .sort()
    .at(-1) as string;
  return JSON.parse(readFileSync(world.path("store", id, "manifest.json"), "utf8")) as Manifest;
}

const heldIn = (world: World) => manifestIn(world).sources.map(({ name }) => name);
const pausedIn = (world: World) => readdirSync(world.path("state/paused"));

const ALONE = ["before", "quiesce", "dump alone", "resume", "after"].map((word) =>
  word.startsWith("dump") ? word : `sources.alone.${word}`,
);
const MT4 = ["before", "quiesce", "resume", "after"].map((word) => `sources.mt4.${word}`);

test("backup runs hooks around each source and once around a group, whose sources are dumped in its order", async () => {
  const { world, ran, run } = await makeGround();
  const said = await run("backup");
  expect([said.code, said.stderr]).toEqual([0, expect.not.stringContaining("error:")]);
  expect(said.stderr).toMatch(/^Paused for \d+ s: groups\.vault$/m);
  expect(ran()).toEqual([
    ...ALONE,
    "groups.vault.before",
    "groups.vault.quiesce",
    ...MT4,
    "dump senhasegura",
    "dump config",
    "groups.vault.resume",
    "groups.vault.after",
  ]);
  expect(heldIn(world)).toEqual(["alone", "mt4", "senhasegura", "config"]);
  expect(pausedIn(world)).toEqual([]);
});

test("backup tells a hook whose it is, and how it went, in a small environment", async () => {
  const { world, run } = await makeGround();
  expect((await run("backup")).code).toBe(0);
  const told = (label: string) =>
    readFileSync(world.path(`env.${label}`), "utf8")
      .trim()
      .split("\n")
      .filter((line) => !/^(PWD|OLDPWD|_|SHLVL|HOME|PATH)=/.test(line));
  expect(told("sources.mt4.before")).toEqual([
    "HOLDFAST_COMMAND=backup",
    "HOLDFAST_HOOK=before",
    "HOLDFAST_POLICY=test",
    "HOLDFAST_SOURCE=mt4",
    "LANG=C",
    "LC_ALL=C",
    "TZ=UTC",
  ]);
  expect(told("groups.vault.after")).toEqual([
    "HOLDFAST_COMMAND=backup",
    "HOLDFAST_GROUP=vault",
    "HOLDFAST_HOOK=after",
    "HOLDFAST_POLICY=test",
    "HOLDFAST_RESULT=done",
    "LANG=C",
    "LC_ALL=C",
    "TZ=UTC",
  ]);
});

/** Runs a backup with a hook that fails. */
async function failing(label: string): Promise<Ground & { stderr: string; code: number }> {
  const ground = await makeGround();
  ground.does(label, "echo first; echo it is $1 that fails >&2; exit 7");
  const { code, stderr } = await ground.run("backup");
  return { ...ground, code, stderr };
}

test.each(["before", "quiesce"])(
  "a source whose %s fails is not dumped, the rest is",
  async (word) => {
    const { world, ran, code, stderr } = await failing(`sources.alone.${word}`);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining(
        `Cannot run hook "sources.alone.${word}": it ended with exit code 7: first / it is sources.alone.${word} that fails`,
      ),
    ]);
    expect(ran()).not.toContain("dump alone");
    expect(ran().includes("sources.alone.resume")).toBe(word === "quiesce");
    expect(ran()).toContain("sources.alone.after");
    expect(readFileSync(world.path("env.sources.alone.after"), "utf8")).toContain("RESULT=failed");
    expect(heldIn(world)).toEqual(["mt4", "senhasegura", "config"]);
    expect(manifestIn(world).absent).toEqual([
      { name: "alone", reason: "failed", because: "hook-failed" },
    ]);
  },
);

test.each(["before", "quiesce"])(
  "a group whose %s fails is not dumped, the rest is",
  async (word) => {
    const { world, ran, code, stderr } = await failing(`groups.vault.${word}`);
    expect(code).toBe(3);
    for (const name of ["mt4", "senhasegura", "config"])
      expect(stderr).toContain(
        `Cannot save source "${name}": hook "groups.vault.${word}" of its group failed`,
      );
    expect(ran().filter((line) => /mt4|dump (?!alone)/.test(line))).toEqual([]);
    expect(ran().includes("groups.vault.resume")).toBe(word === "quiesce");
    expect(heldIn(world)).toEqual(["alone"]);
    expect(manifestIn(world).absent.map(({ because }) => because)).toEqual(
      Array(3).fill("hook-failed"),
    );
  },
);

test.each([
  "sources.alone.resume",
  "sources.mt4.after",
  "groups.vault.resume",
  "groups.vault.after",
])("a failing %s makes the run red, and what was saved is published", async (label) => {
  const { world, code, stderr } = await failing(label);
  expect([code, stderr]).toEqual([3, expect.stringContaining(`Cannot run hook "${label}"`)]);
  expect(heldIn(world)).toEqual(["alone", "mt4", "senhasegura", "config"]);
  expect(pausedIn(world)).toEqual(
    label.endsWith("resume") ? [`${label.replace(".resume", "")}.json`] : [],
  );
});

test("a resume that failed is run again by the next command, until it works", async () => {
  const { world, ran, run, does, forget } = await makeGround();
  does("groups.vault.resume", "exit 1");
  expect((await run("backup")).code).toBe(3);
  const check = await world.run("check");
  expect(check.stderr).toContain("groups.vault was paused on ");
  forget();
  const plan = await run("plan", "latest", "--out", "plan.json");
  expect([plan.code, plan.stderr]).toEqual([
    0,
    expect.stringContaining("warning: Cannot run hook"),
  ]);
  expect(ran()).toEqual(["groups.vault.resume"]);
  const again = await run("backup", "--source", "alone");
  expect([again.code, again.stderr]).toEqual([
    3,
    expect.stringContaining("error: Cannot run hook"),
  ]);
  rmSync(world.path("do.groups.vault.resume"));
  const mended = await run("backup", "--source", "alone");
  expect([mended.code, mended.stderr]).toEqual([0, expect.stringContaining("is resumed")]);
  expect(pausedIn(world)).toEqual([]);
});

test("a source of a group that fails does not stop the others; the group goes on, and is said to be in part", async () => {
  const { world, ran, run } = await makeGround();
  rmSync(world.path("data/senhasegura/a.txt"));
  rmSync(world.path("data/senhasegura"), { recursive: true });
  const said = await run("backup");
  expect([said.code, said.stderr]).toEqual([
    3,
    expect.stringContaining('Group "vault" is saved in part, without senhasegura'),
  ]);
  expect(ran()).toContain("groups.vault.resume");
  expect(heldIn(world)).toEqual(["alone", "mt4", "config"]);
  expect(readFileSync(world.path("env.groups.vault.after"), "utf8")).toContain(
    "HOLDFAST_RESULT=failed",
  );
});

test("backup --source of a part of a group runs its hooks and says what is missing", async () => {
  const { world, ran, run } = await makeGround();
  const said = await run("backup", "--source", "config", "--source", "mt4");
  expect([said.code, said.stderr]).toEqual([
    0,
    expect.stringContaining('note: Group "vault" is saved in part, without senhasegura'),
  ]);
  expect(ran().slice(0, 3)).toEqual([
    "groups.vault.before",
    "groups.vault.quiesce",
    "sources.mt4.before",
  ]);
  expect(heldIn(world)).toEqual(["mt4", "config"]);
});

test("a hook is ended at its limit, with all that it started", async () => {
  const sources = `
  alone: { engine: files, path: data/alone, before: ${hook("slow", "limit: 1s")} }`;
  const { run, does } = await makeGround({ sources, groups: null });
  does("slow", "trap '' TERM; echo waiting; sleep 4242 & sleep 4242");
  const began = performance.now();
  const said = await run("backup");
  expect(performance.now() - began).toBeLessThan(20_000);
  expect([said.code, said.stderr]).toEqual([
    3,
    expect.stringContaining("it was ended after 1 s, its limit: waiting"),
  ]);
  const left = readdirSync("/proc").filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8") === "sleep\x004242\0"
      );
    } catch {
      return false;
    }
  });
  expect(left).toEqual([]);
});

test("a limit longer than a timer can wait ends nothing at once", async () => {
  const sources = `
  alone: { engine: files, path: data/alone, before: ${hook("long", "limit: 99999h")} }`;
  const { run, does } = await makeGround({ sources, groups: null });
  does("long", "sleep 1");
  expect((await run("backup")).code).toBe(0);
});

test("a hook may start a program that stays and keeps its output open", async () => {
  const sources = `
  alone: { engine: files, path: data/alone, quiesce: ${hook("stop")}, resume: ${hook("start", "limit: 20s")} }`;
  const { world, run, does } = await makeGround({ sources, groups: null });
  does("start", `(sleep 5; echo on; echo on > '${world.path("stayed")}') &`);
  const began = performance.now();
  expect((await run("backup")).code).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  await new Promise((resolve) => setTimeout(resolve, 5500));
  expect(readFileSync(world.path("stayed"), "utf8")).toBe("on\n");
}, 20_000);

test("a hook that makes its place ready runs before the place is looked at", async () => {
  const { world, run, does } = await makeGround();
  rmSync(world.path("data/alone"), { recursive: true });
  does("sources.alone.before", "mkdir -p data/alone; echo made > data/alone/a.txt");
  const check = await world.run("check");
  expect([check.code, check.stdout]).toEqual([0, expect.stringContaining("alone  ready, with a")]);
  expect((await run("backup")).code).toBe(0);
  expect(heldIn(world)).toContain("alone");
});

test("a hook gets secrets as variables; they are in no argument, no log and no record", async () => {
  const secret = "SECRET-9c1f-of-a-hook";
  const given = (label: string) => hook(label, "env: { TOKEN: env:HOOK_TOKEN }");
  const sources = `
  alone: { engine: files, path: data/alone, quiesce: ${given("stop")}, resume: ${given("go")} }`;
  const { world, does } = await makeGround({ sources, groups: null });
  does(
    "stop",
    `echo "token $TOKEN $*"; tr '\\0' ' ' < /proc/$$/cmdline > cmdline; cp -r state seen`,
  );
  does("go", `echo "again $TOKEN"; exit 3`);
  const env = { ...(process.env as Record<string, string>), HOOK_TOKEN: secret };
  const said = await world.runWith({ env }, "backup");
  expect([said.code, said.stderr]).toEqual([3, expect.stringContaining("token (not shown) stop")]);
  expect(said.stderr).toContain("exit code 3: again (not shown)");
  expect(readFileSync(world.path("env.stop"), "utf8")).toContain(`TOKEN=${secret}`);
  const seen = [
    said.stdout,
    said.stderr,
    readFileSync(world.path("cmdline"), "utf8"),
    readFileSync(world.path("seen/paused/sources.alone.json"), "utf8"),
    readFileSync(world.path("state/paused/sources.alone.json"), "utf8"),
  ];
  expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  const without = await world.run("backup");
  expect(without.stderr).toContain("env:HOOK_TOKEN, its TOKEN, is not there or empty");
});

test("a hook's secret that holds another one is hidden whole", async () => {
  const sources = `
  alone: { engine: files, path: data/alone, before: ${hook("two", "env: { A: env:SHORT, B: env:LONG }")} }`;
  const { world, does } = await makeGround({ sources, groups: null });
  does("two", 'echo "given $B"');
  const secrets = { SHORT: "s3cret", LONG: "s3cret-prod-9f8a" };
  const env = { ...(process.env as Record<string, string>), ...secrets };
  const said = await world.runWith({ env }, "backup");
  expect([said.code, said.stderr]).toEqual([0, expect.stringContaining("given (not shown)\n")]);
});

test("check names every hook that could not be started", async () => {
  const sources = `
  alone: { engine: files, path: data/alone, before: [no-such-program-9], after: { run: [./hook], env: { A: env:NOT_SET_9 } } }`;
  const { world } = await makeGround({ sources, groups: null, restore: "{ after: [./data] }" });
  const said = await world.run("check");
  expect(said.code).toBe(3);
  for (const text of [
    'Cannot run hook "sources.alone.before": there is no program "no-such-program-9"',
    'Cannot run hook "sources.alone.after": env:NOT_SET_9, its A, is not there or empty',
    'Cannot run hook "restore.after": there is no program "./data"',
  ])
    expect(said.stderr).toContain(text);
});

test("what a hook says cannot forge a line of the log", async () => {
  const { run, does } = await makeGround();
  does("sources.alone.before", `printf '::error::forged\\n\\033[2Jgone\\r\\n'`);
  const { stderr } = await run("backup");
  expect(stderr).toContain("sources.alone.before: ::error::forged\n");
  expect(stderr).toContain("sources.alone.before: \\x1b[2Jgone\n");
});
