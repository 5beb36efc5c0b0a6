import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../src/domain/manifest.ts";
import { testWith } from "../tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";
import { draftsIn, expectWhole, leftovers, once } from "./crash.ts";

function manifestIn(world: World, store: string, id: string): Manifest {
  const text = readFileSync(world.path(store, id, "manifest.json"), "utf8");
  return JSON.parse(text) as Manifest;
}

function idIn({ stdout }: Said): string {
  return /^Backup: (\S+)$/m.exec(stdout)?.[1] ?? "none";
}

/** Expects an exit code, words in the errors, and a hint as the last line. */
function expectRed(said: Said, code: number, ...words: readonly string[]): void {
  expect([said.code, said.stderr]).toEqual([code, expect.stringMatching(/^error: \S/m)]);
  for (const word of words) expect(said.stderr).toContain(word);
  expect(said.stderr.trimEnd().split("\n").at(-1)).toMatch(/^ {2}\S/);
}

const empties: [string, string, (world: World) => void][] = [
  [
    "a tree without members",
    "{ engine: files, path: data/third }",
    (world) => {
      mkdirSync(world.path("data/third"));
    },
  ],
  [
    "a database without tables",
    "{ engine: sqlite, path: data/third }",
    (world) => {
      new DatabaseSync(world.path("data/third")).close();
    },
  ],
  [
    "a database without rows",
    "{ engine: sqlite, path: data/third }",
    (world) => {
      using database = new DatabaseSync(world.path("data/third"));
      database.exec("CREATE TABLE event (id INTEGER); CREATE TABLE other (id INTEGER)");
    },
  ],
];

describe.each(empties)("%s", (_, third, make) => {
  const sources = `\n  settings: { engine: files, path: data/settings }\n  third: ${third}\n  registry: { engine: sqlite, path: data/registry.db }`;

  test("beside two good sources: those are saved, the manifest names it, exit 3", async () => {
    const world = await makeWorld({ sources });
    make(world);
    const said = await world.run("backup");
    expectRed(said, 3, "third", "is empty", "enabled: false");
    const manifest = manifestIn(world, "store", idIn(said));
    expect(manifest.sources.map(({ name }) => name)).toEqual(["settings", "registry"]);
    expect(manifest.absent).toEqual([{ name: "third", reason: "failed", because: "source-empty" }]);
    expect(readdirSync(world.path("store", manifest.id))).not.toContain("third");
    expect(await expectWhole(world)).toBe(1);
    expect(leftovers(world)).toEqual([]);
  });

  test("alone: exit 3, nothing is published", async () => {
    const world = await makeWorld({ sources });
    make(world);
    const said = await world.run("backup", "--source", "third");
    expectRed(said, 3, "is empty");
    expect(said.stdout).toBe("");
    expect((await world.report("list")).entries).toEqual([]);
    expect([draftsIn(world), leftovers(world)]).toEqual([[], []]);
  });
});

test("backup() of sources that all fail: exit 3, each is named, nothing is published", async () => {
  const world = await makeWorld();
  rmSync(world.path("data"), { recursive: true });
  mkdirSync(world.path("data"));
  const said = await world.run("backup");
  expectRed(said, 3, '"settings"', '"registry"');
  expect((await world.report("list")).entries).toEqual([]);
});

test("backup() of a shrunken source: suspect, exit 3, never latest and never the usual", async () => {
  const world = await makeWorld({ approval: "open" });
  const fill = (count: number): void => {
    rmSync(world.path("data/settings"), { recursive: true });
    mkdirSync(world.path("data/settings"));
    for (let file = 0; file < count; file++)
      writeFileSync(world.path(`data/settings/${file}`), "x");
  };
  fill(20);
  const good = await world.run("backup");
  expect(good.code).toBe(0);
  fill(9);
  // Were they counted, the fourth would be the usual.
  for (let run = 0; run < 4; run++) {
    const said = await world.run("backup");
    expectRed(said, 3, 'Source "settings" shrank', "9 items, usually 20");
    const { suspicions } = manifestIn(world, "store", idIn(said));
    expect(suspicions.map(({ source }) => source)).toContain("settings");
  }
  const list = await world.report("list");
  expect(list.entries.map(({ suspect }) => suspect)).toEqual([true, true, true, true, false]);
  expect((await world.run("list")).stdout.match(/ {2}suspect/g)).toHaveLength(4);
  const planned = await world.run("plan", "latest", "--out", "plan.json");
  expect([planned.code, planned.stdout]).toEqual([0, expect.stringContaining(idIn(good))]);
  fill(10); // exactly the bound
  const enough = await world.run("backup");
  expect([enough.code, enough.stderr]).toEqual([0, expect.not.stringContaining("shrank")]);
});

test("backup() of a file that changes while it is read: exit 3 and its name", async () => {
  const world = await makeWorld();
  const file = world.path("data/settings/busy.log");
  writeFileSync(file, randomBytes(24 * 2 ** 20));
  const writing = setInterval(() => appendFileSync(file, "more\n"), 2);
  try {
    const said = await world.run("backup");
    expectRed(said, 3, "settings", "busy.log");
    const { absent } = manifestIn(world, "store", idIn(said));
    expect(absent).toEqual([{ name: "settings", reason: "failed", because: "source-changed" }]);
  } finally {
    clearInterval(writing);
  }
  expect((await world.run("backup")).code).toBe(0);
});

test("backup() of a root that vanishes while it works: exit 3, the other source is saved", async () => {
  const world = await makeWorld();
  const step = once("seal-create#2", () =>
    rmSync(world.path("data/settings"), { recursive: true }),
  );
  const said = await world.runWith({ step }, "backup");
  expectRed(said, 3, "settings", "it is not there");
  const { sources } = manifestIn(world, "store", idIn(said));
  expect(sources.map(({ name }) => name)).toEqual(["registry"]);
  expect(await expectWhole(world)).toBe(1);
});

testWith(
  ["root rights"],
  "backup() by a plain user names the file it may not read: exit 3, the rest is saved",
  async () => {
    const world = await makeWorld();
    writeFileSync(world.path("data/settings/private.conf"), "secret");
    execFileSync("chown", ["-R", "65534:65534", world.folder]);
    execFileSync("chown", ["0:0", world.path("data/settings/private.conf")]);
    chmodSync(world.path("data/settings/private.conf"), 0o600);
    chmodSync(world.path(".."), 0o711);
    const door = fileURLToPath(new URL("../door.ts", import.meta.url));
    const asNobody = (): Said => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [door, "backup"], {
        cwd: world.folder,
        env: { ...process.env, HOME: world.folder },
        uid: 65534,
        gid: 65534,
        encoding: "utf8",
      });
      return { code: status ?? -1, stdout, stderr };
    };
    const said = asNobody();
    expectRed(said, 3, "settings", "private.conf");
    const { absent } = manifestIn(world, "store", idIn(said));
    expect(absent).toEqual([{ name: "settings", reason: "failed", because: "source-unreadable" }]);
    rmSync(world.path("data/settings/private.conf"));
    expect(asNobody()).toMatchObject({ code: 0 });
  },
);

const TWO = "\n  local: { kind: directory, path: store }\n  second: { kind: directory, path: two }";

const failures: [string, string, string][] = [
  ["before it begins", "seal-create#1", "it is not a folder"],
  ["when its turn comes", "backup: pending#2", "it is not a folder"],
];
test.each(failures)(
  "backup() to two stores of which one fails %s: the other one has it, exit 4",
  async (_, moment, why) => {
    const world = await makeWorld({ stores: TWO });
    expect((await world.run("backup")).code).toBe(0);
    const heads = () =>
      (
        JSON.parse(readFileSync(world.path("state/heads.json"), "utf8")) as {
          heads: Record<string, { id: string }>;
        }
      ).heads;
    const before = heads();
    const broken = () => {
      execFileSync("mv", [world.path("two"), world.path("away")]);
      writeFileSync(world.path("two"), "no folder");
    };
    if (moment === "seal-create#1") broken();
    const said = await world.runWith({ step: once(moment, broken) }, "backup");
    expectRed(said, 4, world.path("two"), why);
    expect(said.stdout).toContain("In local, read back whole");
    expect(heads()["second"]).toEqual(before["second"]);
    expect(heads()["local"]?.id).toBe(idIn(said));
    rmSync(world.path("two"));
    execFileSync("mv", [world.path("away"), world.path("two")]);
    const next = await world.run("backup");
    expect([next.code, next.stdout]).toEqual([0, expect.stringContaining("In local, second")]);
    expect(manifestIn(world, "two", idIn(next)).previous["second"]?.id).toBe(before["second"]?.id);
    const verify = await world.report("verify");
    expect([verify.exit, verify.findings.filter(({ weight }) => weight === "error")]).toEqual([
      0,
      [],
    ]);
  },
);
