// What operators of four systems asked for, where no other test shows it; docs/rows.md lists all of it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { compareIds, parseEntryName } from "../../src/domain/entry.ts";
import type { Manifest } from "../../src/domain/manifest.ts";
import { makeWorld, type World } from "../world.ts";

const MINUTE = 60_000; // ms
const DAY = 86_400_000; // ms

async function manifestOf(world: World, id: string | null): Promise<Manifest> {
  return JSON.parse(await readFile(world.path("store", id ?? "", "manifest.json"), "utf8"));
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path, { recursive: true })).sort();
}

describe("a backup", () => {
  const made = makeWorld();

  test("of one chosen source holds that one, and names the other as excluded", async () => {
    const world = await made;
    const { exit, backup } = await world.report("backup", "--source", "registry");
    const manifest = await manifestOf(world, backup);
    expect(exit).toBe(0);
    expect(manifest.sources.map(({ name }) => name)).toEqual(["registry"]);
    expect(manifest.absent).toEqual([{ name: "settings", reason: "excluded", because: null }]);
  });

  test("of an unknown source or into an unknown store is refused and says which there are", async () => {
    const world = await made;
    const source = await world.run("backup", "--source", "nothing");
    const store = await world.run("backup", "--store", "../elsewhere");
    expect([source.code, store.code]).toEqual([2, 2]);
    expect(source.stderr).toContain("There are settings, registry.");
    expect(store.stderr).toContain("There are local.");
  });

  test("names a disabled source with the reason and is not red", async () => {
    const world = await made;
    await world.policy({
      sources:
        "\n  settings: { engine: files, path: data/settings }\n  photos: { engine: files, path: /srv/photos, enabled: false, because: kept on tape }",
    });
    const { exit, backup } = await world.report("backup");
    await world.policy({});
    expect(exit).toBe(0);
    expect((await manifestOf(world, backup)).absent).toEqual([
      { name: "photos", reason: "disabled", because: "kept on tape" },
    ]);
  });

  test(
    "goes to every store of the policy, the same bytes in each",
    async () => {
      const world = await made;
      await world.policy({
        stores:
          "\n  local: { kind: directory, path: store }\n  second: { kind: directory, path: far }",
      });
      const { exit, backup } = await world.report("backup");
      await world.policy({});
      expect(exit).toBe(0);
      const files = await namesIn(world.path("store", backup ?? ""));
      expect(await namesIn(world.path("far", backup ?? ""))).toEqual(files);
      for (const file of files.filter((name) => name.includes("."))) {
        const there = await readFile(world.path("far", backup ?? "", file));
        expect(there.equals(await readFile(world.path("store", backup ?? "", file)))).toBe(true);
      }
    },
    MINUTE,
  );

  test(
    "whose stored bytes change before they are read back is a red run",
    async () => {
      const world = await made;
      const spoil = (): void => {
        const newest = readdirSync(world.path("store"))
          .filter((name) => parseEntryName(name)?.kind === "backup")
          .sort(compareIds)
          .at(-1) as string;
        const file = world.path("store", newest, "settings/tree.tar.zst.age");
        const bytes = readFileSync(file);
        bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
        rmSync(file);
        writeFileSync(file, bytes);
      };
      const step = (name: string): void => {
        if (name === "backup: published") spoil();
      };
      const said = await world.runWith({ step }, "backup");
      expect(said.code).toBe(6);
      expect(said.stderr).toContain("is not the one that was signed");
    },
    MINUTE,
  );

  test(
    "is named in UTC whatever the zone, and a second one in that minute gets a name of its own",
    async () => {
      const world = await made;
      const now = () => new Date("2031-01-02T23:59:30Z");
      process.env["TZ"] = "Asia/Taipei";
      try {
        const first = await world.runWith({ now }, "backup", "--source", "settings");
        const second = await world.runWith({ now }, "backup", "--source", "settings");
        expect(first.stdout).toMatch(/\nBackup: Backup_20310102_2359Z\n$/);
        expect(second.stdout).toMatch(/\nBackup: Backup_20310102_2359Z-2\n$/);
      } finally {
        delete process.env["TZ"];
      }
    },
    MINUTE,
  );
});

describe("the policy", () => {
  const made = makeWorld();

  test("names the prefix of every id, and takes only letters, digits, _ and -", async () => {
    const world = await made;
    await world.policy({ prefix: "Civil-Registry_2" });
    expect((await world.run("backup")).stdout).toMatch(
      /\nBackup: Civil-Registry_2_\d{8}_\d{4}Z\n$/,
    );
    for (const bad of ["a b", "a/b", "-a", "ä", "a\\nb"]) {
      await world.policy({ prefix: `"${bad}"` });
      expect((await world.run("backup")).code).toBe(2);
    }
    await world.policy({});
  });

  test("without a store, or without any source, is refused: nothing runs until both are named", async () => {
    const world = await made;
    for (const sections of [
      { stores: null },
      { stores: "{}" },
      { sources: null },
      { sources: "{}" },
    ]) {
      await world.policy(sections);
      const said = await world.run("backup");
      expect(said.code).toBe(2);
      expect(said.stderr).toContain(Object.keys(sections)[0]);
    }
    await world.policy({});
  });

  test("is needed: without one nothing runs", async () => {
    const world = await made;
    await mkdir(world.path("empty"));
    const said = await world.runWith({ cwd: world.path("empty") }, "backup");
    expect(said.code).toBe(2);
    expect(await readdir(world.path("empty"))).toEqual([]);
  });

  test("with a store inside a source is refused: a backup must not hold itself", async () => {
    const world = await made;
    await world.policy({ stores: "\n  local: { kind: directory, path: data/settings/store }" });
    const said = await world.run("backup");
    await world.policy({});
    expect(said.code).toBe(4);
    expect(await readdir(world.path("data/settings"))).toEqual(["app.conf", "conf.d"]);
  });
});

describe("check", () => {
  const made = makeWorld();

  test(
    "is ready when all is in place, and names each thing that is not",
    async () => {
      const world = await made;
      await mkdir(world.path("usb"));
      await rename(world.path("keys/identity.txt"), world.path("usb/identity.txt"));
      expect((await world.run("check")).stdout).toMatch(/\nReady\n$/);
      const breaks: [string, string, number][] = [
        ["data/settings", "is not there", 3],
        ["keys/signing", 'keys/signing"', 5],
        ["people/ben.pub", "there is no such file", 2],
      ];
      for (const [path, words, exit] of breaks) {
        await rename(world.path(path), world.path("moved"));
        const said = await world.run("check");
        await rename(world.path("moved"), world.path(path));
        expect([path, said.code]).toEqual([path, exit]);
        expect(said.stderr).toContain(words);
      }
      const bare = await world.runWith(
        { env: { ...process.env, PATH: world.path("usb") } },
        "check",
      );
      expect([bare.code, bare.stderr]).toEqual([5, expect.stringContaining('start "tar"')]);
      expect(bare.stderr).toContain("ssh-keygen is not installed");
      await world.policy({
        stores: "\n  local: { kind: directory, path: store, mount: required }",
      });
      const unmounted = await world.run("check");
      await world.policy({});
      expect([unmounted.code, unmounted.stderr]).toEqual([4, expect.stringContaining("mount")]);
      expect((await world.run("check")).code).toBe(0);
    },
    MINUTE,
  );
});

describe("a restore", () => {
  const another = makeWorld();
  const made = makeWorld().then(async (world) => {
    await world.run("backup", "--prove");
    return world;
  });

  test("is planned without touching data or store, and says loudly what it would replace", async () => {
    const world = await made;
    const before = [await namesIn(world.path("data")), await namesIn(world.path("store"))];
    await writeFile(world.path("data/settings/later.conf"), "x\n");
    const said = await world.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
    await rm(world.path("data/settings/later.conf"));
    expect(said.stdout).toContain("\nALL DATA WILL BE REPLACED BY YOUR BACKUP DATA\n");
    expect(said.stdout).toMatch(/there now {6}4 items, .*\n {2}in the backup {2}3 items, /);
    expect([await namesIn(world.path("data")), await namesIn(world.path("store"))]).toEqual(before);
  });

  test("is not approved by its requester, nor carried out without a yes", async () => {
    const world = await made;
    await world.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
    expect((await world.run("approve", "plan.json", "--key", "people/ana")).code).toBe(7);
    expect((await world.run("approve", "plan.json", "--key", "people/eve")).code).toBe(7);
    const said = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    expect(said.code).toBe(7);
    expect(said.stdout).not.toContain("Restore successfully");
  });

  test(
    "of one source leaves the other alone",
    async () => {
      const world = await made;
      await writeFile(world.path("data/settings/app.conf"), "changed\n");
      const before = await readFile(world.path("data/registry.db"));
      const said = await world.restore("latest", "--source", "settings");
      expect(said.stdout).toMatch(/\nRestore successfully\n$/);
      expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
      expect((await readFile(world.path("data/registry.db"))).equals(before)).toBe(true);
    },
    MINUTE,
  );

  test(
    "with any file of the backup missing touches nothing",
    async () => {
      const world = await made;
      const id = (await readdir(world.path("store"))).find((name) => name.endsWith("Z")) as string;
      const files = (await namesIn(world.path("store", id))).filter((name) => name.includes("."));
      expect(files).toHaveLength(6);
      const before = await readFile(world.path("data/settings/app.conf"), "utf8");
      await world.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
      await world.run("approve", "plan.json", "--key", "people/ben");
      for (const file of files) {
        await rename(world.path("store", id, file), world.path("taken"));
        const said = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
        await rename(world.path("taken"), world.path("store", id, file));
        expect([file, said.code]).toEqual([file, 6]);
      }
      expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe(before);
      expect((await readdir(world.path("data"))).filter((name) => name.endsWith(".new"))).toEqual(
        [],
      );
    },
    2 * MINUTE,
  );

  test("by weekday takes the newest of that day and says which date it is", async () => {
    const world = await made;
    const word = new Date().toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" });
    const date = new Date().toISOString().slice(0, 10);
    const said = await world.run("plan", word, "--out", "plan.json");
    expect(said.stdout).toContain(`taken ${date}`);
    const old = await world.runWith(
      { now: () => new Date(Date.now() + 7 * DAY) },
      "plan",
      word,
      "--out",
      "plan.json",
    );
    expect(old.code).toBe(2);
  });

  test(
    "of a store that was carried to another machine works without its state, and says first sight",
    async () => {
      const world = await made;
      const other = await another;
      await cp(world.path("store"), other.path("store"), { recursive: true });
      for (const keys of ["keys", "people"])
        await cp(world.path(keys), other.path(keys), { recursive: true, force: true });
      await rm(other.path("data"), { recursive: true });
      await mkdir(other.path("data"));
      const listed = await other.run("list");
      expect(listed.stdout).toContain("  first sight  ");
      expect((await other.restore("latest")).stdout).toMatch(/\nRestore successfully\n$/);
      expect(await namesIn(other.path("data"))).toEqual([
        "registry.db",
        "settings",
        "settings/app.conf",
        "settings/conf.d",
        "settings/conf.d/mail.conf",
      ]);
    },
    MINUTE,
  );
});
