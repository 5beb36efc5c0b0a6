import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { testWith } from "../tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";
import { expectWhole, sourcesOf, treeOf } from "./crash.ts";
import { bind, MOUNTS } from "./mount.ts";

const REQUIRED = "\n  local: { kind: directory, path: drive/store, mount: required }";

function expectRed(said: Said, ...words: readonly string[]): void {
  expect([said.code, said.stderr]).toEqual([4, expect.stringMatching(/^error: Cannot /m)]);
  for (const word of words) expect(said.stderr).toContain(word);
}

async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

testWith(MOUNTS, "no command writes beneath the mount point of a missing drive", async () => {
  const world = await makeWorld({ stores: REQUIRED, approval: "open" });
  mkdirSync(world.path("drive"));
  const commands = [
    ["check"],
    ["list"],
    ["verify"],
    ["backup"],
    ["plan", "latest", "--out", "plan.json"],
  ];
  for (const argv of commands) {
    expectRed(await world.run(...argv), "nothing is mounted there", "Mount the file system");
    expect([argv, readdirSync(world.path("drive"))]).toEqual([argv, []]);
  }
  using _ = bind(world.path("disk"), world.path("drive"));
  await must(world, "backup");
  expect(readdirSync(world.path("disk/store")).length).toBe(2); // the backup, and .staging
});

testWith(
  MOUNTS,
  "backup() with a missing drive saves to the other store and stages there",
  async () => {
    const world = await makeWorld({
      stores: `${REQUIRED}\n  second: { kind: directory, path: second }`,
    });
    mkdirSync(world.path("drive"));
    const said = await world.run("backup");
    expectRed(said, 'store "');
    expect(said.stdout).toContain("In second, read back whole");
    expect(readdirSync(world.path("drive"))).toEqual([]);
    using _ = bind(world.path("disk"), world.path("drive"));
    expect(await must(world, "backup")).toContain("In local, second, read back whole");
  },
);

// What is under way when the drive goes, and where the bytes are staged.
const moments = [
  ["backup: source staged#1", null],
  ["backup: signed#1", null],
  ["backup: pending#1", "staging"],
  ["directory: drafted#1", "staging"],
  ["backup: published#1", "staging"],
] as const;
for (const [moment, staging] of moments) {
  const where = staging === null ? "on it" : "elsewhere";
  testWith(
    MOUNTS,
    `backup() whose drive goes at "${moment}", staged ${where}: exit 4`,
    async () => {
      const world = await makeWorld({ stores: REQUIRED, staging });
      using first = bind(world.path("disk"), world.path("drive"));
      await must(world, "backup");
      const env = { HOLDFAST_TEST_STEP: moment, HOLDFAST_TEST_DO: first.detaching };
      const said = await world.spawn(env, "backup");
      expect([said.code, said.stderr]).toEqual([4, expect.stringMatching(/^error: .*Cannot /m)]);
      expect(readdirSync(world.path("drive"))).toEqual([]);
      using _ = bind(world.path("disk"), world.path("drive"));
      const before = await expectWhole(world);
      expect(before).toBe(moment === "backup: published#1" ? 2 : 1);
      await must(world, "backup");
      expect(await expectWhole(world)).toBe(before + 1);
      const staged = staging === null ? "disk/store/.staging" : staging;
      expect(readdirSync(world.path(staged))).toEqual([]);
    },
  );
}

testWith(
  MOUNTS,
  "a store that can only be read is listed, verified, opened and restored from",
  async () => {
    const world = await makeWorld({ stores: REQUIRED, approval: "open" });
    using drive = bind(world.path("disk"), world.path("drive"));
    await must(world, "backup");
    const saved = sourcesOf(world);
    drive.remount("bind,ro");
    const store = treeOf(world.path("disk"));
    await must(world, "list");
    await must(world, "verify");
    await must(world, "verify", "--deep", "--identity", "keys/identity.txt");
    const tree = ["settings/tree.tar", "--path", "app.conf", "--identity", "keys/identity.txt"];
    expect(await must(world, "open", "latest", ...tree)).toBe("port = 7070\n");
    writeFileSync(world.path("data/settings/app.conf"), "wrecked");
    await must(world, "plan", "latest", "--out", "plan.json");
    const restored = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    expect([restored.code, restored.stderr]).toEqual([
      0,
      expect.stringContaining("on this host only"),
    ]);
    expect(restored.stdout.trimEnd().split("\n").at(-1)).toBe("Restore successfully");
    expect(sourcesOf(world)).toEqual(saved);
    const said = await world.run("backup");
    expectRed(said, "read-only", "mount it for writing");
    expect(said.stderr).not.toContain("Saving"); // nothing is read for a store that cannot take it
    expect(treeOf(world.path("disk"))).toEqual(store);
    drive.remount("bind,rw");
    await must(world, "backup");
  },
);

testWith(MOUNTS, "backup() makes the store's own folder, but none above it", async () => {
  const world = await makeWorld({
    stores: "\n  local: { kind: directory, path: not/there/store }",
  });
  expectRed(await world.run("backup"), "not there");
  expect(existsSync(world.path("not"))).toBe(false);
});
