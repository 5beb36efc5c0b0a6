import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/domain/report.ts";
import { makeWorld, type World } from "../world.ts";

/** The report of a tick at a moment, and what it printed. */
async function tick(world: World, now: string, ...more: string[]) {
  const parts = { now: () => new Date(now) };
  const { stdout } = await world.runWith(parts, "backup", "--due", "--json", ...more);
  return JSON.parse(stdout) as Report;
}

/** What a stored manifest says. */
async function manifestOf(world: World, id: string, store = "store") {
  return JSON.parse(await readFile(world.path(store, id, "manifest.json"), "utf8")) as {
    schedule: string;
    date: string;
    zone: string;
    sources: { name: string }[];
  };
}

const NIGHTLY = '\n  nightly: { every: day, at: "02:00", timezone: Africa/Lusaka }';

test("backup --due makes one backup a day, whatever the ticks: a second one ends at once as skipped", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  const first = await tick(world, "2026-11-20T00:17:00Z"); // 02:17 in Lusaka
  expect(first).toMatchObject({ exit: 0, totals: { skipped: false } });
  expect(first.backup).toBe("Backup_20261120_0017Z");
  for (const now of ["2026-11-20T00:17:00Z", "2026-11-20T01:17:00Z", "2026-11-20T23:59:59Z"]) {
    const again = await tick(world, now);
    expect(again).toMatchObject({ exit: 0, backup: null, totals: { skipped: true } });
    expect(again.entries).toEqual([{ schedule: "nightly", next: "2026-11-21T00:00:00.000Z" }]);
  }
  expect(await tick(world, "2026-11-21T00:17:00Z")).toMatchObject({
    backup: "Backup_20261121_0017Z",
  });
});

test("backup --due says what is due next, and ends with the last backup's line when it made one", async () => {
  const world = await makeWorld({ schedules: `${NIGHTLY}\n  full: { every: 30d }` });
  const at = (now: string) => ({ now: () => new Date(now) });
  const made = await world.runWith(at("2026-11-20T00:17:00Z"), "backup", "--due");
  expect(made.code).toBe(0);
  const lines = made.stdout.trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("Backup: "))).toHaveLength(1);
  expect(lines.at(-1)).toBe("Backup: Backup_20261120_0017Z-2");
  expect(lines).toContain("As Backup_20261120_0017Z");
  const skipped = await world.runWith(at("2026-11-20T01:17:00Z"), "backup", "--due");
  expect(skipped).toMatchObject({
    code: 0,
    stdout:
      "Nothing is due: nightly  next 2026-11-21 02:00 Africa/Lusaka; full  next 2026-12-20 00:00 UTC\n",
  });
});

test("a scheduled backup's manifest names the schedule, its zone and the day there; a manual one is of UTC", async () => {
  const world = await makeWorld({ schedules: NIGHTLY.replace("02:00", "00:30") });
  const parts = { now: () => new Date("2026-11-20T22:47:00Z") }; // the 21st in Lusaka
  await tick(world, "2026-11-20T22:47:00Z");
  expect(await manifestOf(world, "Backup_20261120_2247Z")).toMatchObject({
    schedule: "nightly",
    date: "2026-11-21",
    zone: "Africa/Lusaka",
  });
  const plan = (word: string) => world.runWith(parts, "plan", word, "--out", "plan.json");
  for (const word of ["2026-11-21", "saturday"]) {
    expect((await plan(word)).stdout).toContain(
      "Backup_20261120_2247Z, taken 2026-11-20T22:47:00.000Z (2026-11-21 in Africa/Lusaka)",
    );
  }
  const wrong = await plan("friday");
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("friday of the last 7 days (UTC, Africa/Lusaka)");
  expect(wrong.stderr).toContain("Backup_20261120_2247Z (saturday 2026-11-21)");
  await world.runWith(parts, "backup");
  expect(await manifestOf(world, "Backup_20261120_2247Z-2")).toMatchObject({
    schedule: "manual",
    date: "2026-11-20",
    zone: "UTC",
  });
  expect((await plan("friday")).stdout).toContain("(2026-11-20 UTC)");
});

test("an untrusted entry counts for the day it may have had in a schedule's zone", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  await tick(world, "2026-11-20T00:17:00Z");
  await tick(world, "2026-11-20T22:17:00Z");
  const late = await tick(world, "2026-11-21T00:17:00Z");
  await rename(
    world.path("store", late.backup as string),
    world.path("store", "Backup_20261120_2217Z"), // the 21st in Lusaka, the 20th in UTC
  );
  const parts = { now: () => new Date("2026-11-21T08:00:00Z") };
  const said = await world.runWith(parts, "plan", "2026-11-21", "--out", "plan.json");
  expect(said.code).toBe(6);
  expect(said.stderr).toContain('"Backup_20261120_2217Z" is not trusted');
});

test("a manual backup satisfies no schedule", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  await world.runWith({ now: () => new Date("2026-11-20T00:10:00Z") }, "backup");
  expect((await tick(world, "2026-11-20T00:17:00Z")).totals).toMatchObject({ skipped: false });
});

test("a source that failed makes its schedule due again at the next tick, until it is saved", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  await rename(world.path("data/registry.db"), world.path("aside.db"));
  const failed = await tick(world, "2026-11-20T00:17:00Z");
  expect(failed).toMatchObject({ exit: 3, backup: "Backup_20261120_0017Z" });
  expect((await tick(world, "2026-11-20T01:17:00Z")).backup).toBe("Backup_20261120_0117Z");
  await rename(world.path("aside.db"), world.path("data/registry.db"));
  const well = await tick(world, "2026-11-20T02:17:00Z");
  expect(well).toMatchObject({ exit: 0, backup: "Backup_20261120_0217Z" });
  expect((await tick(world, "2026-11-20T03:17:00Z")).totals).toEqual({ skipped: true });
});

test("a suspect backup does for its slot: it is red once, not every hour", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  await tick(world, "2026-11-20T00:17:00Z");
  await rm(world.path("data/settings/conf.d"), { recursive: true });
  await rm(world.path("data/settings/app.conf"));
  await writeFile(world.path("data/settings/one"), "1");
  expect((await tick(world, "2026-11-21T00:17:00Z")).exit).toBe(3);
  expect((await tick(world, "2026-11-21T01:17:00Z")).totals).toEqual({ skipped: true });
});

const TWO = {
  stores: "\n  local: { kind: directory, path: store }\n  far: { kind: directory, path: far }",
  schedules:
    '\n  nightly: { every: day, at: "02:00", stores: [local] }\n  midnight: { every: day, at: "00:00", timezone: Africa/Lusaka, sources: [registry], stores: [far] }',
};

test("two schedules give two backups, each with its own sources, time and destination", async () => {
  const world = await makeWorld(TWO);
  const both = await tick(world, "2026-11-20T02:17:00Z");
  expect(both.totals["backups"]).toEqual(["Backup_20261120_0217Z", "Backup_20261120_0217Z-2"]);
  expect(both.entries.map(({ schedule, stores }) => [schedule, stores])).toEqual([
    ["nightly", ["local"]],
    ["nightly", ["local"]],
    ["midnight", ["far"]],
  ]);
  const far = await manifestOf(world, "Backup_20261120_0217Z-2", "far");
  expect(far).toMatchObject({ schedule: "midnight", zone: "Africa/Lusaka" });
  expect(far.sources.map(({ name }) => name)).toEqual(["registry"]);
  const night = await tick(world, "2026-11-20T22:17:00Z"); // after midnight in Lusaka
  expect(night.entries.map(({ schedule }) => schedule)).toEqual(["midnight"]);
  expect(await manifestOf(world, night.backup as string, "far")).toMatchObject({
    date: "2026-11-21",
  });
  expect((await tick(world, "2026-11-21T02:17:00Z")).entries).toHaveLength(2);
});

test("one schedule that fails stops no other, and the exit code is the worst", async () => {
  const world = await makeWorld(TWO);
  await writeFile(world.path("store"), "a file where the folder should be");
  const half = await tick(world, "2026-11-20T02:17:00Z");
  expect(half).toMatchObject({ exit: 4, backup: "Backup_20261120_0217Z" });
  expect(half.totals).toMatchObject({ skipped: false, backups: ["Backup_20261120_0217Z"] });
  await rm(world.path("store"));
  const healed = await tick(world, "2026-11-20T03:17:00Z");
  expect(healed.exit).toBe(0);
  expect(new Set(healed.entries.map(({ schedule }) => schedule))).toEqual(new Set(["nightly"]));
});

test("a store that lacked the slot's backup gets it at the next tick, and the other gets none twice", async () => {
  const world = await makeWorld({ stores: TWO.stores, schedules: NIGHTLY });
  await writeFile(world.path("far"), "a file where the folder should be");
  expect((await tick(world, "2026-11-20T00:17:00Z")).exit).toBe(4);
  const refused = await tick(world, "2026-11-20T01:17:00Z");
  expect(refused).toMatchObject({ exit: 4, backup: null, totals: { skipped: false } });
  await rm(world.path("far"));
  const healed = await tick(world, "2026-11-20T02:17:00Z");
  expect(healed.exit).toBe(0);
  expect(healed.entries.map(({ stores }) => stores)).toEqual([["far"], ["far"]]);
  expect((await tick(world, "2026-11-20T03:17:00Z")).totals).toEqual({ skipped: true });
});

test("a backup whose signature is gone does not count: it is made again", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  const { backup } = await tick(world, "2026-11-20T00:17:00Z");
  await chmod(world.path("store", backup as string), 0o700);
  await rm(world.path("store", backup as string, "manifest.json.sig"));
  expect((await tick(world, "2026-11-20T01:17:00Z")).totals).toMatchObject({ skipped: false });
});

test("--due without schedules, or beside --source or --store, is a wrong command line", async () => {
  const world = await makeWorld();
  const none = await world.run("backup", "--due");
  expect(none.code).toBe(2);
  expect(none.stderr).toMatch(/policy "test" has no schedules\n {2}Add schedules .*\n$/);
  for (const option of ["--source", "--store"]) {
    const said = await world.run("backup", "--due", option, "settings");
    expect(said.code).toBe(2);
    expect(said.stderr).toContain("--due excludes --source and --store");
  }
});

test("check says when each schedule is due next, list and check warn when one is overdue", async () => {
  const world = await makeWorld({ schedules: NIGHTLY });
  const at = (now: string) => ({ now: () => new Date(now) });
  const fresh = await world.runWith(at("2026-11-20T00:10:00Z"), "check");
  expect(fresh.stdout).toContain("schedule  nightly  due now, for the first time\n");
  expect(fresh.stderr).toContain('note: Schedule "nightly" has given no backup yet');
  await tick(world, "2026-11-20T00:17:00Z");
  const well = await world.runWith(at("2026-11-20T12:00:00Z"), "check");
  expect(well.stdout).toContain("schedule  nightly  next 2026-11-21 02:00 Africa/Lusaka\nReady\n");
  expect(well.stderr).not.toContain("overdue");
  const late = at("2026-11-22T00:00:01Z"); // the slot of the 21st began a day and a second ago
  const warned = await world.runWith(late, "check");
  expect(warned.stdout).toContain("schedule  nightly  due since 2026-11-22 02:00 Africa/Lusaka\n");
  for (const command of ["check", "list"]) {
    const { code, stdout } = await world.runWith(late, command, "--json");
    const { findings } = JSON.parse(stdout) as Report;
    expect(code).toBe(0);
    expect(findings.filter((one) => one.code === "schedule-overdue")).toEqual([
      expect.objectContaining({ weight: "warning", thing: "nightly" }),
    ]);
  }
});

test("a backup that retention removed was made all the same: its schedule is not due again", async () => {
  const world = await makeWorld({
    schedules: `${NIGHTLY}\n  full: { every: 30d }`,
    retention: "{ last: 1, floor: 1 }",
    signers: '\n  host: { key: "file:keys/signing.pub", may: [backup, prune] }',
  });
  const first = await tick(world, "2026-11-20T00:17:00Z");
  expect(first.totals["backups"]).toHaveLength(2);
  for (const day of [21, 22, 23]) await tick(world, `2026-11-${day}T00:17:00Z`);
  const later = { now: () => new Date("2026-11-23T12:00:00Z") };
  expect((await world.runWith(later, "prune", "--yes")).code).toBe(0);
  const { stdout } = await world.runWith(later, "list", "--json");
  const { entries } = JSON.parse(stdout) as Report;
  const of = (standing: string) =>
    entries.filter((one) => one["standing"] === standing).map(({ id }) => id);
  expect(of("removed")).toContain(first.backup); // the full one, made last
  expect(of("trusted")).toEqual(["Backup_20261123_0017Z"]);
  const next = await tick(world, "2026-11-23T13:17:00Z");
  expect(next.totals).toEqual({ skipped: true });
  expect(next.entries).toContainEqual({ schedule: "full", next: "2026-12-20T00:00:00.000Z" });
});
