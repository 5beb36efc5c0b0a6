import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect } from "@jest/globals";
import { testWith } from "../tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";
import { draftsIn, expectWhole, leftovers, once, sourcesOf, treeOf } from "./crash.ts";
import { MOUNTS, tmpfs } from "./mount.ts";

const MB = 2 ** 20; // bytes

/** Expects an exit code, an error that names the thing, and a hint as the last line. */
function expectRed(said: Said, code: number, ...words: readonly string[]): void {
  expect([said.code, said.stderr]).toEqual([code, expect.stringMatching(/^error: \S/m)]);
  for (const word of words) expect(said.stderr).toContain(word);
  expect(said.stderr.trimEnd().split("\n").at(-1)).toMatch(/^ {2}\S/);
}

async function backup(world: World, parts = {}): Promise<void> {
  const said = await world.runWith(parts, "backup");
  expect([said.code, said.stderr]).toEqual([0, expect.anything()]);
}

/** Makes the tree too large for what is mounted somewhere; it does not compress. */
function grow(world: World, bytes = 3 * MB): void {
  writeFileSync(world.path("data/settings/large.bin"), randomBytes(bytes));
}

/** Takes all room but a little. */
function fill(folder: string, leave = 0): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(`${folder}/filling`, randomBytes(Math.max(0, bavail * bsize - leave)));
}

testWith(MOUNTS, "backup() with a full staging folder: exit 4, what is older stays", async () => {
  const world = await makeWorld({ staging: "staging" });
  using small = tmpfs(world.path("staging"), "size=1m");
  await backup(world);
  grow(world);
  const said = await world.run("backup", "--source", "settings");
  expectRed(
    said,
    4,
    `Cannot stage "${world.path("staging")}/run.holdfast-`,
    "there is no room left",
  );
  expect(await expectWhole(world)).toBe(1);
  expect([draftsIn(world), readdirSync(world.path("staging"))]).toEqual([[], []]);
  small.resize("64m");
  await backup(world);
  expect(await expectWhole(world)).toBe(2);
});

testWith(MOUNTS, "backup() into a staging folder without any room: exit 4", async () => {
  const world = await makeWorld({ staging: "staging" });
  using small = tmpfs(world.path("staging"), "size=1m,nr_inodes=2");
  writeFileSync(world.path("staging/last"), "");
  expectRed(await world.run("backup"), 4, "staging", "Make room");
  expect(readdirSync(world.path("staging"))).toEqual(["last"]);
  small.remount("nr_inodes=100");
  await backup(world);
});

const points = [
  ["a small archive does not fit", "backup: source staged#1"],
  ["the manifest does not fit", "backup: staged#1"],
] as const;
for (const [title, point] of points) {
  testWith(MOUNTS, `backup() when ${title} into staging: exit 4`, async () => {
    const world = await makeWorld({ staging: "staging" });
    await backup(world);
    using _ = tmpfs(world.path("staging"), "size=1m");
    const said = await world.runWith(
      { step: once(point, () => fill(world.path("staging"))) },
      "backup",
    );
    expectRed(said, 4, "Cannot stage");
    rmSync(world.path("staging/filling"));
    expect(readdirSync(world.path("staging"))).toEqual([]);
    await backup(world);
  });
}

for (const staging of [null, "staging"]) {
  const how = staging === null ? "staged on it" : "staged elsewhere";
  testWith(MOUNTS, `backup() into a full store, ${how}: exit 4, what is older stays`, async () => {
    const world = await makeWorld({ staging });
    using small = tmpfs(world.path("store"), "size=1m");
    await backup(world);
    grow(world);
    const said = await world.run("backup", "--source", "settings");
    expectRed(said, 4, world.path("store"), "no room");
    expect(await expectWhole(world)).toBe(1);
    expect([draftsIn(world), leftovers(world)]).toEqual([[], []]);
    small.resize("64m");
    await backup(world);
    expect(await expectWhole(world)).toBe(2);
    small.resize("5m");
    const refused = await world.run("backup");
    expectRed(refused, 4, world.path("store"), "are needed");
    expect(refused.stderr).not.toContain("Saving"); // the last one's size says that it cannot fit
  });
}

testWith(
  MOUNTS,
  "backup() without room for a database's copy: exit 3, the others are saved",
  async () => {
    const world = await makeWorld({
      sources:
        "\n  settings: { engine: files, path: data/settings }\n  registry: { engine: sqlite, path: small/registry.db }",
    });
    using small = tmpfs(world.path("small"), "size=3m");
    using database = new DatabaseSync(world.path("small/registry.db"));
    database.exec("CREATE TABLE event (id INTEGER PRIMARY KEY, body BLOB)");
    database.prepare("INSERT INTO event (body) VALUES (?)").run(randomBytes(2 * MB));
    const before = treeOf(world.path("small"));
    const said = await world.run("backup");
    expectRed(said, 3, "registry", "Make room on the file system of");
    expect(said.stdout).toContain("registry  absent: failed, source-full");
    expect(said.stdout).toContain("Backup: ");
    expect(treeOf(world.path("small"))).toEqual(before);
    expect(await expectWhole(world)).toBe(1);
    small.resize("8m");
    await backup(world);
    expect(treeOf(world.path("small"))).toEqual(before);
  },
);

for (const what of ["bytes", "inodes"] as const) {
  testWith(
    MOUNTS,
    `restore() into a place without ${what}: exit 8, the place is as it was`,
    async () => {
      const world = await makeWorld({
        approval: "open",
        sources: "\n  settings: { engine: files, path: small/settings }",
      });
      using small = tmpfs(
        world.path("small"),
        what === "bytes" ? "size=3m" : "size=9m,nr_inodes=60",
      );
      mkdirSync(world.path("small/settings"));
      for (let file = 0; file < 40; file++) {
        const bytes = what === "bytes" ? MB / 20 : 10;
        writeFileSync(world.path(`small/settings/${file}`), randomBytes(bytes));
      }
      await backup(world);
      const saved = treeOf(world.path("small/settings"));
      rmSync(world.path("small/settings/0"));
      const before = treeOf(world.path("small"));
      const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
      expect((await world.run("plan", "latest", "--out", "plan.json")).code).toBe(0);
      const said = await world.run(...argv);
      expectRed(said, 8, world.path("small/settings"), "Make room on the file system of the place");
      expect(treeOf(world.path("small"))).toEqual(before);
      small.remount(what === "bytes" ? "size=9m" : "nr_inodes=1000");
      expect((await world.run(...argv)).code).toBe(0);
      expect(treeOf(world.path("small/settings"))).toEqual(saved);
    },
  );
}

testWith(MOUNTS, "backup() with a full state folder: exit 4, nothing is published", async () => {
  const world = await makeWorld();
  using _ = tmpfs(world.path("state"), "size=64k");
  await backup(world);
  fill(world.path("state"));
  expectRed(await world.run("backup"), 4, world.path("state"));
  expect(await expectWhole(world)).toBe(1);
  rmSync(world.path("state/filling"));
  await backup(world);
  expect(await expectWhole(world)).toBe(2);
});

testWith(
  MOUNTS,
  "backup() that cannot remember what it published: exit 4, no break in the chain",
  async () => {
    const world = await makeWorld();
    using _ = tmpfs(world.path("state"), "size=128k");
    await backup(world);
    const step = once("backup: published#1", () => fill(world.path("state")));
    const said = await world.runWith({ step }, "backup");
    expectRed(said, 4, world.path("state"), "Make room");
    expect(said.stdout).toContain("Backup: ");
    expect(await expectWhole(world)).toBe(2);
    rmSync(world.path("state/filling"));
    await backup(world);
    expect(await expectWhole(world)).toBe(3);
  },
);

for (const moment of ["restore: compared#1", "restore: swapped one#2"]) {
  testWith(
    MOUNTS,
    `restore() with no room for its journal at "${moment}" takes all back`,
    async () => {
      const world = await makeWorld({ approval: "open" });
      using _ = tmpfs(world.path("state"), "size=128k");
      await backup(world);
      const saved = sourcesOf(world);
      writeFileSync(world.path("data/settings/app.conf"), "wrecked");
      const wrecked = sourcesOf(world);
      const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
      expect((await world.run("plan", "latest", "--out", "plan.json")).code).toBe(0);
      const step = once(moment, () => fill(world.path("state")));
      expectRed(await world.runWith({ step }, ...argv), 4, world.path("state"), "Make room");
      expect(sourcesOf(world)).toEqual(wrecked);
      rmSync(world.path("state/filling"));
      expect((await world.run("plan", "latest", "--out", "plan.json")).code).toBe(0);
      expect(leftovers(world)).toEqual([]);
      expect((await world.run(...argv)).code).toBe(0);
      expect(sourcesOf(world)).toEqual(saved);
    },
  );
}

testWith(
  MOUNTS,
  "check() of a store too small for what was never saved warns, and a small backup hides no large source",
  async () => {
    const world = await makeWorld();
    using small = tmpfs(world.path("store"), "size=1m");
    grow(world);
    const first = await world.run("check");
    expect(first.code).toBe(0);
    expect(first.stdout).toContain("store   local  ready, with a warning\n");
    expect(first.stderr).toMatch(
      /warning: Cannot write to .* are needed and .* are free \(counting settings, registry, never saved yet, uncompressed\)/,
    );
    small.resize("64m");
    await backup(world);
    expect((await world.run("check")).stderr).not.toContain("are needed");
    const only = await world.run("backup", "--source", "registry");
    expect(only.code).toBe(0);
    small.resize("5m");
    // The newest backup holds only the small source; what the large one took is in an older one.
    const warned = await world.run("check");
    expect(warned.stderr).toMatch(/warning: .* are needed and .* are free\n/);
    expectRed(await world.run("backup"), 4, world.path("store"), "are needed");
    const chosen = await world.run("backup", "--source", "registry");
    expect(chosen.code).toBe(0);
  },
);
