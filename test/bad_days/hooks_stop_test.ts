import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { type Ground, held, makeGround, SAVED, spoil, spying } from "../command/hooks_ground.ts";
import { crash, expectWhole, leftovers } from "./crash.ts";

const pausedIn = ({ world }: Ground) => readdirSync(world.path("state/paused"));

/** Of everything that the ground pauses for a restore, in their order. */
const RESUMES = ["sources.mt4", "sources.alone", "groups.vault", "restore"].map(
  (owner) => `${owner}.resume`,
);

async function until(file: string): Promise<void> {
  while (!existsSync(file)) await sleep(20);
}

const signals = ["SIGTERM", "SIGINT"] as const;
test.each(signals)("%s in a quiesce ends it, resumes, and is gone in 5 s", async (signal) => {
  const ground = await makeGround();
  const { world, does, ran, run } = ground;
  does("groups.vault.quiesce", "touch there; sleep 60");
  const { child, ended } = world.start(spying(world), "backup");
  await until(world.path("there"));
  const began = performance.now();
  child.kill(signal);
  const said = await ended;
  expect(performance.now() - began).toBeLessThan(5000);
  expect([said.code, said.stderr]).toEqual([130, expect.stringContaining("Interrupted")]);
  expect(ran().slice(-2)).toEqual(["groups.vault.quiesce", "groups.vault.resume"]);
  expect(pausedIn(ground)).toEqual([]);
  rmSync(world.path("do.groups.vault.quiesce"));
  expect((await run("backup")).code).toBe(0);
});

test("SIGTERM in a dump resumes what is paused, inner first", async () => {
  const ground = await makeGround();
  const { world, ran } = ground;
  const { child, ended } = world.start(
    {
      ...spying(world),
      HOLDFAST_TEST_STEP: "sqlite: copied",
      HOLDFAST_TEST_DO: "touch there; sleep 1",
    },
    "backup",
  );
  await until(world.path("there"));
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(ran().slice(-2)).toEqual(["sources.mt4.resume", "groups.vault.resume"]);
  expect(pausedIn(ground)).toEqual([]);
  expect(ran()).not.toContain("groups.vault.after");
});

test("SIGTERM and a resume that takes long: it goes on by itself, and the next command runs it again", async () => {
  const ground = await makeGround();
  const { world, does, ran, run } = ground;
  does("groups.vault.quiesce", "touch there; sleep 60");
  does("groups.vault.resume", "echo slow; sleep 7; echo told; touch resumed");
  const { child, ended } = world.start(spying(world), "backup");
  await until(world.path("there"));
  const began = performance.now();
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(existsSync(world.path("resumed"))).toBe(false);
  expect(pausedIn(ground)).toEqual(["groups.vault.json"]);
  await until(world.path("resumed"));
  rmSync(world.path("do.groups.vault.quiesce"));
  rmSync(world.path("do.groups.vault.resume"));
  const next = await run("backup");
  expect([next.code, next.stderr]).toEqual([
    0,
    expect.stringContaining("groups.vault was paused on"),
  ]);
  expect(ran().filter((line) => line === "groups.vault.resume")).toHaveLength(3);
  expect(pausedIn(ground)).toEqual([]);
}, 30_000);

test("SIGTERM and a resume that takes long: the ones after it are started all the same", async () => {
  const ground = await makeGround();
  const { world, does, ran, run } = ground;
  does("sources.mt4.resume", "sleep 7; touch resumed");
  does("groups.vault.resume", "touch vault");
  const env = { HOLDFAST_TEST_STEP: "sqlite: copied", HOLDFAST_TEST_DO: "touch there; sleep 1" };
  const { child, ended } = world.start({ ...spying(world), ...env }, "backup");
  await until(world.path("there"));
  const began = performance.now();
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(performance.now() - began).toBeLessThan(6000); // a second of it is the test's own
  expect(ran().slice(-2)).toEqual(["sources.mt4.resume", "groups.vault.resume"]);
  expect(existsSync(world.path("vault"))).toBe(true);
  expect(pausedIn(ground)).toEqual(["sources.mt4.json"]);
  await until(world.path("resumed"));
  rmSync(world.path("do.sources.mt4.resume"));
  expect((await run("backup")).code).toBe(0);
  expect(pausedIn(ground)).toEqual([]);
}, 30_000);

test("SIGTERM in a restore's pause: a slow resume keeps none of the others from starting", async () => {
  const ground = await makeGround();
  const { world, does, ran, run } = ground;
  expect((await run("backup")).code).toBe(0);
  expect((await run("plan", "latest", "--out", "plan.json")).code).toBe(0);
  does("sources.mt4.quiesce", "touch there; sleep 60");
  does("sources.mt4.resume", "sleep 7; touch resumed");
  ground.forget();
  const { child, ended } = world.start(
    {},
    "restore",
    "plan.json",
    "--identity",
    "keys/identity.txt",
  );
  await until(world.path("there"));
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(ran().slice(-4)).toEqual(RESUMES);
  expect(pausedIn(ground)).toEqual(["sources.mt4.json"]);
  await until(world.path("resumed"));
}, 30_000);

/** Every moment from the record of a pause to its end, where a kill leaves something paused. */
const points = [
  ["hooks: recorded#1", ["sources.alone"]],
  ["hooks: paused#1", ["sources.alone"]],
  ["hooks: resumed#1", ["sources.alone"]],
  ["hooks: recorded#2", ["groups.vault"]],
  ["hooks: paused#3", ["sources.mt4", "groups.vault"]],
  ["backup: source staged#3", ["groups.vault"]],
  ["hooks: resumed#3", ["groups.vault"]],
] as const;
test.each(points)(
  "a backup killed at %s: the next command resumes %j first",
  async (step, open) => {
    const ground = await makeGround();
    const { world, forget, ran, run } = ground;
    await crash(world, { step, signal: "SIGKILL" }, "backup");
    expect(pausedIn(ground).sort()).toEqual(open.map((owner) => `${owner}.json`).sort());
    expect(readFileSync(world.path("state/paused", `${open[0]}.json`), "utf8")).toContain("resume");
    await expectWhole(world);
    forget();
    const next = await run("backup");
    expect([next.code, next.stderr]).toEqual([
      0,
      expect.stringContaining(`${open[0]} was paused on`),
    ]);
    expect(ran().slice(0, open.length)).toEqual(open.map((owner) => `${owner}.resume`));
    expect(ran()[open.length]).toBe("sources.alone.before");
    expect(pausedIn(ground)).toEqual([]);
    expect(leftovers(world).filter((name) => name !== "paused")).toEqual([]);
  },
);

test("a pause is resumed as it was then, although the policy has changed since", async () => {
  const ground = await makeGround();
  const { world, forget, ran } = ground;
  await crash(world, { step: "hooks: paused#2", signal: "SIGKILL" }, "backup");
  await world.policy({
    groups: null,
    sources: "\n  alone: { engine: files, path: data/alone }",
    restore: null,
  });
  forget();
  expect((await world.run("backup")).code).toBe(0);
  expect(ran()).toEqual(["groups.vault.resume"]);
});

/** A ground with a plan whose sources have changed since the backup; a restore that is ended at a hook. */
async function stopRestoreAt(label: string): Promise<{ ground: Ground; spoiled: object }> {
  const ground = await makeGround();
  const { world, does, run } = ground;
  expect((await run("backup")).code).toBe(0);
  const spoiled = spoil(ground);
  expect((await run("plan", "latest", "--out", "plan.json")).code).toBe(0);
  does(label, "touch there; sleep 60");
  const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
  const { child, ended } = world.start({}, ...argv);
  await until(world.path("there"));
  ground.forget();
  const began = performance.now();
  child.kill("SIGTERM");
  const said = await ended;
  expect(performance.now() - began).toBeLessThan(5000);
  expect([said.code, said.stdout]).toEqual([130, expect.not.stringContaining("successfully")]);
  return { ground, spoiled };
}

test("SIGTERM in a restore's quiesce resumes what was paused and touches nothing", async () => {
  const { ground, spoiled } = await stopRestoreAt("sources.alone.quiesce");
  expect(ground.ran()).toEqual(["sources.alone.resume", "groups.vault.resume", "restore.resume"]);
  expect(held(ground)).toEqual(spoiled);
  expect(leftovers(ground.world).filter((name) => name !== "paused")).toEqual([]);
});

test("SIGTERM in restore.after: the next command takes the restore back under its pauses", async () => {
  const { ground, spoiled } = await stopRestoreAt("restore.after");
  expect([ground.ran(), held(ground)]).toEqual([[], SAVED]);
  const next = await ground.run("plan", "latest", "--out", "plan.json");
  expect([next.code, next.stderr]).toEqual([
    0,
    expect.stringMatching(/Restore [0-9a-f]{16} was cut short before its hooks were done/),
  ]);
  expect(held(ground)).toEqual(spoiled);
  expect(ground.ran()[0]).toBe("restore.quiesce");
  expect(ground.ran().at(-1)).toBe("restore.resume");
});
