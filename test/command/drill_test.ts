import { readdirSync, readFileSync, rmSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Receipt } from "../../src/domain/note.ts";
import type { Report } from "../../src/domain/report.ts";
import { leftovers, sourcesOf } from "../bad_days/crash.ts";
import { makeWorld, type World } from "../world.ts";

const IDENTITY = ["--identity", "keys/identity.txt"];
const HOUR = 3_600_000; // ms

function receiptsIn(world: World): Receipt[] {
  const store = world.path("store");
  return readdirSync(store)
    .filter((name) => name.includes(".proven"))
    .map((name) => JSON.parse(readFileSync(join(store, name, "note.json"), "utf8")) as Receipt);
}

/** Runs a command at some hour of a day, on a clock that stands still. */
async function at(world: World, hour: number, ...argv: string[]) {
  const now = new Date(Date.UTC(2026, 10, 20) + hour * HOUR);
  return await world.runWith({ now: () => now }, ...argv);
}

const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);
const checked = (...checks: string[]) => ({
  sources: `\n  settings: { engine: files, path: data/settings }\n  registry: { engine: sqlite, path: data/registry.db, checks: [${checks.join(", ")}] }`,
});

test("drill() proves the latest backup by an identity, touches no place, and signs a receipt", async () => {
  const world = await makeWorld();
  await at(world, 2, "backup");
  await at(world, 26, "backup");
  const before = sourcesOf(world);
  const said = await at(world, 29, "drill", ...IDENTITY);
  expect(said).toMatchObject({ code: 0 });
  expect(lastLine(said.stdout)).toBe("Proven: Backup_20261121_0200Z");
  expect(said.stdout).toMatch(/^settings {2}4 facts equal, RTO \d+ s, RPO 24 h, data 3 h old$/m);
  expect([sourcesOf(world), leftovers(world)]).toEqual([before, []]);
  const [receipt, ...more] = receiptsIn(world);
  expect(more).toEqual([]);
  expect(receipt).toMatchObject({
    backup: "Backup_20261121_0200Z",
    at: "2026-11-21T05:00:00.000Z",
    opened: "identity",
    sources: [
      { name: "settings", rpo: 24 * HOUR, age: 3 * HOUR },
      { name: "registry", rpo: 24 * HOUR, age: 3 * HOUR },
    ],
  });
  const took = receipt?.sources.map(({ rto, milliseconds }) => [rto, milliseconds] as const) ?? [];
  for (const [rto, all] of took) {
    expect(rto).toBeGreaterThan(0);
    expect(rto).toBeLessThanOrEqual(all);
  }
  expect(receipt?.rto).toBe(took.reduce((sum, [rto]) => sum + (rto ?? 0), 0));
});

test("drill() of one source names only that one in its receipt, list and verify show each", async () => {
  const world = await makeWorld();
  await at(world, 2, "backup", "--prove");
  expect((await at(world, 2, "list")).stdout).toMatch(/ proven 0 s ago \(RTO \d+ s\)$/m);
  const said = await at(world, 8, "drill", "latest", "--source", "registry", ...IDENTITY);
  expect([said.code, lastLine(said.stdout)]).toEqual([0, "Proven: Backup_20261120_0200Z"]);
  expect(said.stdout).not.toContain("settings");
  expect(receiptsIn(world).map(({ opened, sources }) => [opened, sources.length])).toEqual([
    ["run", 2],
    ["identity", 1],
  ]);
  expect((await at(world, 10, "list")).stdout).toMatch(
    / proven settings 8 h ago \(RTO \d+ s\), registry 2 h ago \(RTO \d+ s\)$/m,
  );
  const verified = await at(world, 10, "verify");
  expect(verified.stdout).toMatch(
    /^Last proven: settings {2}8 h ago \(RTO \d+ s\), Backup_20261120_0200Z\nLast proven: registry {2}2 h ago \(RTO \d+ s\), Backup_20261120_0200Z\n1 backups verified, 0 findings\n$/m,
  );
  const json = JSON.parse((await at(world, 10, "list", "--json")).stdout);
  expect(json.entries[0]).toMatchObject({
    proven: "2026-11-20T02:00:00.000Z",
    proofs: {
      settings: { at: "2026-11-20T02:00:00.000Z", rpo: null },
      registry: { at: "2026-11-20T08:00:00.000Z", rpo: null, age: 6 * HOUR },
    },
  });
});

test("verify says of a source without a proof that it never was proven", async () => {
  const world = await makeWorld();
  await world.run("backup");
  await world.run("drill", "--source", "settings", ...IDENTITY);
  const { stdout } = await world.run("verify");
  expect(stdout).toMatch(/^Last proven: settings {2}\d+ s ago/m);
  expect(stdout).toMatch(/^Last proven: registry {2}never$/m);
  const { totals } = await world.report("verify", "latest");
  expect(totals["proven"]).toMatchObject({ registry: null, settings: { facts: 4 } });
});

test("check notes a source that was never proven, and warns of a proof that is old", async () => {
  const world = await makeWorld();
  const said = async (hour: number) => {
    const { stdout, code } = await at(world, hour, "check", "--json");
    const { findings } = JSON.parse(stdout) as Report;
    const found = findings.filter((one) => one.code === "source-unproven");
    return [code, ...found.map(({ weight, thing }) => `${weight} ${thing}`)];
  };
  expect(await said(1)).toEqual([0]);
  await at(world, 2, "backup");
  expect(await said(3)).toEqual([0, "note settings", "note registry"]);
  await at(world, 4, "drill", "--source", "settings", ...IDENTITY);
  expect(await said(4 + 31 * 24)).toEqual([0, "note registry"]);
  expect(await said(5 + 31 * 24)).toEqual([0, "warning settings", "note registry"]);
});

test("drill() works where the places are gone, and on a host that cannot sign", async () => {
  const world = await makeWorld();
  await world.run("backup");
  rmSync(world.path("data"), { recursive: true });
  await rename(world.path("keys/signing"), world.path("signing"));
  await world.policy({
    state: "elsewhere",
    sources:
      "\n  settings: { engine: files, path: data/settings, scratch: scratch }\n  registry: { engine: sqlite, path: data/registry.db, scratch: scratch }",
  });
  const said = await world.run("drill", ...IDENTITY);
  expect([said.code, said.stderr]).toEqual([0, expect.stringContaining("No receipt will be")]);
  expect(lastLine(said.stdout)).toMatch(/^Proven: Backup_/);
  expect(receiptsIn(world)).toEqual([]);
  expect(readdirSync(world.path("scratch"))).toEqual([]);
});

describe("the policy's checks", () => {
  test("are asked of what was built; questions and answers stand in the receipt", async () => {
    const world = await makeWorld(
      checked(
        '{ ask: "SELECT count(*) FROM event", is: ">= 100" }',
        '{ ask: "SELECT name FROM event WHERE id = 1;", equals: "person 0" }',
      ),
    );
    const saved = await world.run("backup", "--prove");
    expect([saved.code, saved.stderr]).toEqual([0, expect.stringContaining("2 checks passed")]);
    expect(receiptsIn(world)[0]?.sources[1]?.checks).toEqual({
      passed: 2,
      answers: [
        {
          ask: "SELECT count(*) FROM event",
          of: null,
          must: ">= 100",
          answer: "100",
          passed: true,
        },
        {
          ask: "SELECT name FROM event WHERE id = 1;",
          of: null,
          must: '= "person 0"',
          answer: "person 0",
          passed: true,
        },
      ],
    });
  });

  test("that fail leave that source unproven, and the report says what was answered", async () => {
    const world = await makeWorld(
      checked(
        '{ ask: "SELECT count(*) FROM event", is: "> 100" }',
        '{ ask: "SELECT count(*) FROM person", is: "> 0" }',
        '{ ask: "SELECT 1", is: "= 1" }',
      ),
    );
    await world.run("backup");
    const said = await world.run("drill", ...IDENTITY);
    expect([said.code, lastLine(said.stdout)]).toEqual([
      8,
      expect.stringMatching(/^Not proven: Backup_/),
    ]);
    expect(said.stderr).toContain(
      'Cannot prove source "registry": 2 of 3 checks failed: "SELECT count(*) FROM event" is "100", must be > 100; "SELECT count(*) FROM person": no such table: person',
    );
    expect(receiptsIn(world).map(({ sources }) => sources.map(({ name }) => name))).toEqual([
      ["settings"],
    ]);
    const report = await world.report("drill", ...IDENTITY);
    expect(report).toMatchObject({ exit: 8, totals: { proven: 1 } });
    const again = await world.report("backup", "--prove");
    expect(again.entries[1]).toMatchObject({
      proofs: { local: { proven: false, checks: [{ answer: "100", passed: false }, {}, {}] } },
    });
    expect(report.entries[1]).toMatchObject({
      source: "registry",
      proven: false,
      checks: [
        { answer: "100", passed: false },
        { answer: null, passed: false, refused: expect.stringContaining("no such table") },
        { answer: "1", passed: true },
      ],
    });
  });

  test("are asked at a restore before anything is replaced, and stop it", async () => {
    const world = await makeWorld(checked('{ ask: "SELECT count(*) FROM event", is: "> 100" }'));
    await world.run("backup");
    await writeFile(world.path("data/settings/app.conf"), "port = 8080\n");
    const before = sourcesOf(world);
    const refused = await world.restore("latest");
    expect([refused.code, refused.stderr]).toEqual([
      8,
      expect.stringContaining('Cannot restore source "registry": 1 of 1 checks failed'),
    ]);
    expect([sourcesOf(world), leftovers(world)]).toEqual([before, []]);
    await world.policy(checked('{ ask: "SELECT count(*) FROM event", is: "= 100" }'));
    const restored = await world.restore("latest");
    expect([restored.code, restored.stderr]).toEqual([
      0,
      expect.stringContaining('"registry": 1 check passed'),
    ]);
    expect(sourcesOf(world)).not.toEqual(before);
  });

  test("are only counted in the receipt of a policy that discloses nothing", async () => {
    const world = await makeWorld({
      disclose: "none",
      ...checked('{ ask: "SELECT name FROM event WHERE id = 7", equals: "person 6" }'),
    });
    expect((await world.run("backup", "--prove")).code).toBe(0);
    expect(receiptsIn(world)[0]?.sources[1]?.checks).toEqual({ passed: 1, answers: null });
    expect(JSON.stringify(receiptsIn(world))).not.toContain("person 6");
  });
});

test("drill() does not take for proven what has no place to be put back to", async () => {
  const world = await makeWorld({
    sources:
      "\n  settings: { engine: files, path: data/settings }\n  directory: { engine: command, dump: [printf, hello] }",
  });
  expect((await world.run("backup")).code).toBe(0);
  const said = await world.run("drill", ...IDENTITY);
  expect([said.code, said.stderr]).toEqual([
    2,
    expect.stringContaining("the policy names no place that may be filled for it"),
  ]);
  expect(lastLine(said.stdout)).toMatch(/^Not proven: Backup_/);
  expect(receiptsIn(world).map(({ sources }) => sources.map(({ name }) => name))).toEqual([
    ["settings"],
  ]);
});

describe("drill() refuses", () => {
  const rows: readonly (readonly [
    title: string,
    argv: readonly string[],
    code: number,
    says: string,
  ])[] = [
    ["no identity", [], 2, "--identity"],
    ["a file that is none", ["--identity", "holdfast.yml"], 5, "identity"],
    ["another identity", ["--identity", "other/identity.txt"], 5, "no identity"],
    ["an unknown source", ["--source", "nothing", ...IDENTITY], 2, "nothing"],
    ["an unknown store", ["--store", "nothing", ...IDENTITY], 2, "nothing"],
    ["an unknown backup", ["Backup_20200101_0000Z", ...IDENTITY], 2, "no store has it"],
  ];
  for (const [title, argv, code, says] of rows) {
    test(title, async () => {
      const world = await makeWorld();
      await world.run("keygen", "other");
      await world.run("backup");
      const said = await world.run("drill", ...argv);
      expect([said.code, said.stderr]).toEqual([code, expect.stringContaining(says)]);
      expect([receiptsIn(world), leftovers(world)]).toEqual([[], []]);
    });
  }

  test("a source that the policy names no more, and proves the others", async () => {
    const world = await makeWorld();
    await world.run("backup");
    await world.policy({ sources: "\n  settings: { engine: files, path: data/settings }" });
    const said = await world.run("drill", ...IDENTITY);
    expect([said.code, said.stderr]).toEqual([2, expect.stringContaining("names it no more")]);
    expect(receiptsIn(world)[0]?.sources.map(({ name }) => name)).toEqual(["settings"]);
  });

  test("a damaged archive, and proves the other source", async () => {
    const world = await makeWorld();
    await world.run("backup");
    const [id] = readdirSync(world.path("store")).filter((name) => name.startsWith("Backup"));
    const file = world.path("store", id as string, "registry/database.sqlite.zst.age");
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 30) ^ 1, bytes.length - 30);
    await writeFile(file, bytes);
    const said = await world.run("drill", ...IDENTITY);
    expect([said.code, said.stderr]).toEqual([6, expect.stringContaining("database.sqlite")]);
    expect(receiptsIn(world)[0]?.sources.map(({ name }) => name)).toEqual(["settings"]);
  });
});
