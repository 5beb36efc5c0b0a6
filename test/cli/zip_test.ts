import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { testWith } from "../tools.ts";
import { makeWorld, type World } from "../world.ts";

const IDENTITY = ["--identity", "keys/identity.txt"] as const;
const NIGHT = new Date("2026-11-20T02:05:00Z");
const at = { now: () => NIGHT };

const zips = () =>
  makeWorld({ stores: "\n  local: { kind: directory, path: store, layout: zip }" });
const zipsIn = (world: World) =>
  readdirSync(world.path("store")).filter((name) => name.endsWith(".zip"));

testWith(
  ["unzip"],
  "two backups of one minute, made in another zone, are zips of their own named in UTC that unzip -t passes",
  async () => {
    const world = await zips();
    const env = { TZ: "Asia/Taipei", HOLDFAST_TEST_NOW: NIGHT.toISOString() };
    for (const turn of [1, 2]) {
      const saved = await world.spawn(env, "backup");
      expect({ turn, ...saved }).toMatchObject({ turn, code: 0 });
    }
    expect(zipsIn(world).sort()).toEqual([
      "Backup_20261120_0205Z-2.zip",
      "Backup_20261120_0205Z.zip",
    ]);
    for (const name of zipsIn(world)) {
      execFileSync("unzip", ["-tqq", world.path("store", name)]);
      const list = execFileSync("unzip", ["-l", world.path("store", name)], { encoding: "utf8" });
      for (const file of ["settings/tree.tar.zst.age", "manifest.json", "manifest.json.sig"])
        expect(list).toContain(` ${file}\n`);
    }
  },
);

test("the whole circle from zips, with undo", async () => {
  const world = await zips();
  expect(await world.runWith(at, "backup", "--prove")).toMatchObject({ code: 0 });
  const listed = await world.runWith(at, "list");
  expect(listed.stdout).toMatch(/^Backup_20261120_0205Z .*trusted {2}proven/);
  expect(zipsIn(world).sort()).toEqual([
    "Backup_20261120_0205Z.proven.zip",
    "Backup_20261120_0205Z.zip",
  ]);
  for (const how of [[], ["--headers", ...IDENTITY], ["--deep", ...IDENTITY]]) {
    const verified = await world.run("verify", ...how);
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stdout).toMatch(/\n1 backups verified, 0 findings\n$/);
  }
  await rm(world.path("data/settings"), { recursive: true });
  const restored = await world.restore("latest");
  expect(restored.stdout).toMatch(/Restore successfully\n$/);
  expect(await readFile(world.path("data/settings/conf.d/mail.conf"), "utf8")).toBe(
    "host = mail.example\n",
  );
  const [, digits = ""] = /holdfast undo ([0-9a-f]{16})/.exec(restored.stdout) ?? [];
  expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
});

test("a zip with a bit flipped in any 64 KiB, a cut tail or another directory is exit 6 and restores nothing", async () => {
  const world = await zips();
  await writeFile(world.path("data/settings/noise"), noise(300_000));
  expect(await world.runWith(at, "backup")).toMatchObject({ code: 0 });
  const path = world.path("store/Backup_20261120_0205Z.zip");
  const whole = await readFile(path);
  const directory = whole.lastIndexOf(Buffer.from("PK\x01\x02"));
  const changes: Buffer[] = [whole.subarray(0, -1), whole.subarray(0, directory)];
  for (let from = 0; from < whole.length; from += 65_536) {
    const flipped = Buffer.from(whole);
    const one = Math.min(from + 500, directory - 1); // behind the header of the first file
    flipped[one] = (flipped[one] ?? 0) ^ 1;
    changes.push(flipped);
  }
  const renamed = Buffer.from(whole);
  renamed.write("sittings", renamed.lastIndexOf(Buffer.from("settings/tree")));
  changes.push(renamed, Buffer.alloc(0));
  for (const change of changes) {
    await writeFile(path, change);
    expect(await world.run("verify")).toMatchObject({ code: 6 });
    const refused = await world.restore("latest");
    expect(refused.code).toBeGreaterThan(0);
    expect(refused.stdout).not.toContain("Restore successfully");
    expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
  }
  await writeFile(path, whole);
  expect(await world.run("verify")).toMatchObject({ code: 0 });
});

/** What zstd cannot shrink, the same each time. */
function noise(length: number): Uint8Array {
  let state = 1;
  return new Uint8Array(length).map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 16;
  });
}
