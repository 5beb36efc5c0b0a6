import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { backupName, parseEntryName } from "../../src/domain/entry.ts";
import { Interrupted } from "../../src/domain/error.ts";
import { directory } from "../../src/store/directory.ts";
import { stores } from "../../src/store/mod.ts";
import type { Store } from "../../src/store/store.ts";
import { all, tempFolder, testMachine, testWith } from "../tools.ts";
import { begin, codeOfFailure, FILES, NAME, staging, storeContract, textOf } from "./contract.ts";

const root = tempFolder();
const fileOf = staging();
const ROOT = ["root rights", "mount", "umount"];

const fresh = () => join(root, randomUUID());

function storeAt(
  path: string,
  more: { mount?: "required"; machine?: ReturnType<typeof testMachine> } = {},
): Store {
  const { mount, machine = testMachine() } = more;
  return directory.open({ path, layout: "folder", mount }, machine);
}

async function publish(store: Store): Promise<void> {
  const draft = await begin(store);
  for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
  expect(await draft.publish()).toBe("published");
}

/** A real file system of its own, unmounted whatever happens. */
async function withMount(size: string, work: (point: string) => Promise<void>): Promise<void> {
  const point = fresh();
  mkdirSync(point);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0700`, "tmpfs", point]);
  try {
    await work(point);
  } finally {
    while (spawnSync("umount", ["-l", point], { stdio: "ignore" }).status === 0);
    rmSync(point, { recursive: true });
  }
}

storeContract("directory", async () => storeAt(fresh()));

storeContract("directory on another file system than the staging folder", async () => {
  const path = join("/dev/shm", `holdfast-${randomUUID()}`);
  made.push(path);
  return storeAt(path);
});
const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

describe("directory settings", () => {
  test("accept a path, a layout and a mount, and nothing else", () => {
    expect(directory.settings.parse({ path: "x" })).toEqual({ path: "x", layout: "folder" });
    for (const bad of [
      {},
      { path: "" },
      { path: "a\nb" },
      { path: "x", layout: "tar" },
      { path: "x", mount: true },
      { path: "x", other: 1 },
    ]) {
      expect(directory.settings.safeParse(bad).success).toBe(false);
    }
  });

  test("resolve() takes relative paths from the policy's folder", () => {
    const settings = { path: "../store", layout: "folder" } as const;
    expect(directory.resolve(settings, "/etc/holdfast").path).toBe("/etc/store");
    expect(Object.keys(stores)).toEqual(["directory", "artifact"]);
  });
});

describe("directory draft()", () => {
  test("makes folders 0700 and files 0600 whatever the umask and the staged file's mode", async () => {
    const path = fresh();
    const store = storeAt(path);
    const open = fileOf("open to all");
    chmodSync(open, 0o644);
    const draft = await begin(store);
    await draft.put("source/part.bin", open);
    await draft.put("manifest.json", fileOf("{}"));
    await draft.publish();
    const mode = (...names: string[]) => statSync(join(path, ...names)).mode & 0o777;
    expect([mode(), mode(NAME.text), mode(NAME.text, "source")]).toEqual([0o700, 0o700, 0o700]);
    expect(mode(NAME.text, "source", "part.bin")).toBe(0o600);
    expect(mode(NAME.text, "manifest.json")).toBe(0o600);
    expect(statSync(open).mode & 0o777).toBe(0o644);
  });

  test("links the staged file where it can, so that a store on its file system costs no second copy", async () => {
    const path = fresh();
    const store = storeAt(path);
    const staged = fileOf("sealed");
    const draft = await begin(store);
    await draft.put("source/part.bin", staged);
    await draft.publish();
    expect(statSync(join(path, NAME.text, "source/part.bin")).ino).toBe(statSync(staged).ino);
  });

  test("fails where the folder's parent is not there, and makes nothing", async () => {
    const path = join(fresh(), "deep");
    expect(await codeOfFailure(storeAt(path).draft(NAME))).toBe("store-failed");
    const [finding] = await storeAt(path).check(0);
    expect([finding?.code, finding?.weight]).toEqual(["store-unreachable", "error"]);
    expect(existsSync(path)).toBe(false);
  });

  test("a failed put() discards the draft and names what is gone", async () => {
    const path = fresh();
    const draft = await begin(storeAt(path));
    await draft.put("manifest.json", fileOf("{}"));
    const gone = draft.put("manifest.json.sig", join(root, "not-staged"));
    await expect(gone).rejects.toThrow(/Cannot write to store ".*": staged ".*not-staged" is gone/);
    expect(readdirSync(path)).toEqual([]);
    expect(await codeOfFailure(draft.put("a", fileOf("a")))).toBe("store-failed");
    expect(await codeOfFailure(draft.publish())).toBe("store-failed");
    expect(readdirSync(path)).toEqual([]);
  });

  test("put() takes no link and no device for a staged file", async () => {
    const link = fresh();
    symlinkSync("/etc/hostname", link);
    for (const path of [link, "/dev/null", root]) {
      const draft = await begin(storeAt(fresh()));
      await expect(draft.put("a", path)).rejects.toThrow("is not a plain file");
    }
  });

  test("put() stops when the run is interrupted", async () => {
    const stop = new AbortController();
    const staged = fileOf("x");
    chmodSync(staged, 0o640); // so that it is copied
    const path = fresh();
    const draft = await begin(storeAt(path, { machine: testMachine({ signal: stop.signal }) }));
    stop.abort();
    await expect(draft.put("a", staged)).rejects.toThrow(Interrupted);
    expect(readdirSync(path)).toEqual([]);
  });
});

describe("directory publish()", () => {
  for (const [point, isPublished] of [
    ["directory: drafted", false],
    ["directory: published", true],
  ] as const) {
    test(`stopped at "${point}" leaves ${isPublished ? "the entry" : "only a draft"}`, async () => {
      const path = fresh();
      const step = (name: string) => {
        if (name === point) throw new Error("stopped");
      };
      const draft = await begin(storeAt(path, { machine: testMachine({ step }) }));
      for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
      await expect(draft.publish()).rejects.toThrow("stopped");
      const store = storeAt(path);
      const [found, ...rest] = await all(store.list());
      expect([found?.kind, rest.length]).toEqual([isPublished ? "backup" : "draft", 0]);
      if (isPublished) expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
      else await publish(store);
    });
  }

  for (const [title, squat] of [
    ["an empty folder", (path: string) => mkdirSync(path)],
    ["a file", (path: string) => writeFileSync(path, "")],
    ["a dangling link", (path: string) => symlinkSync("nowhere", path)],
  ] as const) {
    test(`never replaces ${title} of that name`, async () => {
      const path = fresh();
      const draft = await begin(storeAt(path));
      await draft.put("manifest.json", fileOf("{}"));
      squat(join(path, NAME.text));
      expect(await draft.publish()).toBe("taken");
      expect(await storeAt(path).draft(NAME)).toBe("taken");
      expect(await storeAt(path).look(NAME)).toEqual({ name: NAME, files: new Map() });
      expect((await all(storeAt(path).list())).map(({ kind }) => kind)).toEqual([
        "backup",
        "draft",
      ]);
    });
  }

  test("a folder that comes at the last moment with something in it wins", async () => {
    const path = fresh();
    const rival = join(path, NAME.text);
    const step = (name: string) => {
      if (name !== "directory: drafted") return;
      mkdirSync(rival);
      writeFileSync(join(rival, "x"), "theirs");
    };
    const draft = await begin(storeAt(path, { machine: testMachine({ step }) }));
    await draft.put("manifest.json", fileOf("{}"));
    expect(await draft.publish()).toBe("taken");
    expect(readdirSync(rival)).toEqual(["x"]);
  });

  test("fails where the store's folder was exchanged meanwhile", async () => {
    const path = fresh();
    const draft = await begin(storeAt(path));
    await draft.put("manifest.json", fileOf("{}"));
    execFileSync("mv", [path, `${path}-old`]);
    mkdirSync(path);
    expect(await codeOfFailure(draft.publish())).toBe("store-failed");
    expect(readdirSync(path)).toEqual([]);
  });
});

describe("directory remove()", () => {
  test("hides the entry before it deletes anything", async () => {
    const path = fresh();
    await publish(storeAt(path));
    const step = (name: string) => {
      if (name === "directory: hidden") throw new Error("stopped");
    };
    const store = storeAt(path, { machine: testMachine({ step }) });
    await expect(store.remove(NAME)).rejects.toThrow("stopped");
    const [draft, ...rest] = await all(store.list());
    expect([draft?.kind, rest.length]).toEqual(["draft", 0]);
    expect((await store.look(draft as never))?.files.size).toBe(4);
  });

  test("follows no link out of the store", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const outside = fresh();
    mkdirSync(outside);
    writeFileSync(join(outside, "precious"), "x");
    symlinkSync(outside, join(path, NAME.text, "link"));
    symlinkSync(outside, join(path, "Backup_20200101_0000Z"));
    await store.remove(NAME);
    await store.remove(backupName("Backup_20200101_0000Z"));
    expect(readdirSync(path)).toEqual([]);
    expect(readdirSync(outside)).toEqual(["precious"]);
  });
});

describe("directory list(), look() and read()", () => {
  test("list nothing where the folder is not there yet", async () => {
    const store = storeAt(fresh());
    expect(await all(store.list())).toEqual([]);
    await store.remove(NAME);
  });

  test("ignore every name that is not in the grammar", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const strange = [
      ...["lost+found", ".staging", ".draft-x", "manifest.json", "Backup_20261399_0200Z", "..x"],
      ...[
        "Backup_20261120_0200Z\n",
        "Backup_20261120_0200Z.removed ",
        "Backup_20261120_0200Z.other",
      ],
      ...[
        "Backup_20261120_0200Z-1",
        "x".repeat(255),
        "\u202eBackup_20261120_0200Z",
        "Bäckup_20261120_0200Z",
      ],
    ];
    for (const name of strange) mkdirSync(join(path, name));
    mkdirSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.of(0xff, 0xfe)]));
    expect(await all(store.list())).toEqual([NAME]);
    expect(await store.sweep(new Date(2040, 1))).toBe(0);
    expect(readdirSync(path).length).toBe(strange.length + 2);
  });

  test("list entries however damaged", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    writeFileSync(join(path, "Backup_20261121_0200Z"), "a file");
    mkdirSync(join(path, "Backup_20261122_0200Z"));
    const found = await all(store.list());
    expect(found.length).toBe(3);
    for (const name of found.slice(0, 2)) {
      expect(await store.look(name)).toEqual({ name, files: new Map() });
      const read = all(store.read(name, "manifest.json"));
      expect(await codeOfFailure(read)).toBe("store-missing-bytes");
    }
  });

  test("take links, pipes, devices and deep folders for missing, and open none of them", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const entry = join(path, NAME.text);
    const outside = fresh();
    mkdirSync(outside);
    writeFileSync(join(outside, "secret"), "secret");
    symlinkSync(join(outside, "secret"), join(entry, "link"));
    symlinkSync(outside, join(entry, "linked"));
    symlinkSync(entry, join(path, "Backup_20200101_0000Z"));
    execFileSync("mkfifo", [join(entry, "pipe")]);
    mkdirSync(join(entry, "settings", "deep"));
    writeFileSync(join(entry, "settings", "deep", "x"), "x");
    mkdirSync(join(entry, "folder"));
    expect([...((await store.look(NAME))?.files.keys() ?? [])].sort()).toEqual(
      Object.keys(FILES).sort(),
    );
    for (const file of ["link", "linked/secret", "pipe", "settings/deep", "folder"]) {
      const read = all(store.read(NAME, file));
      expect([file, await codeOfFailure(read)]).toEqual([file, "store-missing-bytes"]);
    }
    const linked = parseEntryName("Backup_20200101_0000Z") as typeof NAME;
    expect((await store.look(linked))?.files.size).toBe(0);
    const through = all(store.read(linked, "manifest.json"));
    expect(await codeOfFailure(through)).toBe("store-missing-bytes");
  });

  test("read() opens no name that leads out of the entry, even where there is such a file", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    writeFileSync(join(path, "secret"), "secret");
    mkdirSync(join(path, NAME.text, "UP"));
    writeFileSync(join(path, NAME.text, "UP", "x"), "x");
    for (const file of ["../secret", `../${NAME.text}/manifest.json`, "UP/x", "/etc/hostname"]) {
      const read = all(store.read(NAME, file));
      expect([file, await codeOfFailure(read)]).toEqual([file, "store-missing-bytes"]);
    }
  });

  test("show files of strange names, escaped", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const entry = `${join(path, NAME.text)}/`;
    for (const name of [Buffer.of(0xff), Buffer.from("a\nb"), Buffer.from("\\xff")]) {
      writeFileSync(Buffer.concat([Buffer.from(entry), name]), "12");
    }
    const files = (await store.look(NAME))?.files;
    expect([...(files?.keys() ?? [])]).toEqual(
      expect.arrayContaining(["\\xff", "a\\x0ab", "\\x5cxff"]),
    );
    expect(files?.size).toBe(7);
  });

  test("read() fails when a file is cut short while it is read", async () => {
    const path = fresh();
    const store = storeAt(path);
    const draft = await begin(store);
    await draft.put("source/part.bin", fileOf(new Uint8Array(3 * 2 ** 20)));
    await draft.publish();
    const cut = async () => {
      let seen = 0;
      for await (const chunk of store.read(NAME, "source/part.bin")) {
        seen += chunk.length;
        truncateSync(join(path, NAME.text, "source/part.bin"), seen);
      }
    };
    expect(await codeOfFailure(cut())).toBe("store-missing-bytes");
  });

  test("read() lends two buffers again and again", async () => {
    const store = storeAt(fresh());
    const draft = await begin(store);
    await draft.put("source/part.bin", fileOf(new Uint8Array(5 * 2 ** 20)));
    await draft.publish();
    const buffers = new Set<ArrayBufferLike>();
    for await (const chunk of store.read(NAME, "source/part.bin")) {
      buffers.add(chunk.buffer);
      expect(chunk.buffer.byteLength).toBe(2 ** 20);
    }
    expect(buffers.size).toBe(2);
  });

  test("read() stops when the run is interrupted", async () => {
    const stop = new AbortController();
    const store = storeAt(fresh(), { machine: testMachine({ signal: stop.signal }) });
    await publish(store);
    stop.abort();
    await expect(all(store.read(NAME, "manifest.json"))).rejects.toThrow(Interrupted);
  });
});

describe("directory sweep()", () => {
  test("keeps an old draft into which something was put lately", async () => {
    const path = fresh();
    const store = storeAt(path);
    const draft = await begin(store);
    await draft.put("source/a.bin", fileOf("a"));
    const [name] = readdirSync(path) as [string];
    const old = new Date(Date.now() - 3 * 86_400_000);
    utimesSync(join(path, name), old, old);
    expect(await store.sweep(new Date())).toBe(0);
    utimesSync(join(path, name, "source"), old, old);
    expect(await store.sweep(new Date())).toBe(1);
    expect(readdirSync(path)).toEqual([]);
  });
});

describe("directory check()", () => {
  const codes = async (store: Store, need = 0) =>
    (await store.check(need)).map(({ code, weight }) => `${code} ${weight}`);

  test("finds nothing wrong with a folder of ours, nor with one that can be made", async () => {
    const path = fresh();
    expect(await codes(storeAt(path))).toEqual([]);
    expect(existsSync(path)).toBe(false);
    mkdirSync(path, { mode: 0o700 });
    expect(await codes(storeAt(path))).toEqual([]);
    expect(readdirSync(path)).toEqual([]);
  });

  test("warns of a folder that others may enter", async () => {
    const path = fresh();
    mkdirSync(path);
    chmodSync(path, 0o710);
    const [finding] = await storeAt(path).check(0);
    expect([finding?.code, finding?.weight]).toEqual(["store-wide", "warning"]);
    expect(finding?.hint).toBe(`Run: chmod 700 "${path}"`);
  });

  test("refuses a link, a file and more than there is room for", async () => {
    const [link, file, folder] = [fresh(), fresh(), fresh()];
    mkdirSync(folder, { mode: 0o700 });
    symlinkSync(folder, link);
    writeFileSync(file, "");
    expect(await codes(storeAt(link))).toEqual(["store-failed error"]);
    expect(await codes(storeAt(file))).toEqual(["store-failed error"]);
    expect(await codes(storeAt(folder), 2 ** 60)).toEqual(["store-full error"]);
    expect(await codeOfFailure(storeAt(link).draft(NAME))).toBe("store-failed");
    expect(await codeOfFailure(all(storeAt(link).list()))).toBe("store-failed");
    expect(readdirSync(folder)).toEqual([]);
  });

  testWith(["a plain user"], "refuses a folder this user may not write to", async () => {
    expect(await codes(storeAt("/"))).toContain("store-read-only error");
  });
});

describe("directory on a file system of its own", () => {
  testWith(ROOT, "full: put() says so, leaves nothing, and other entries stay", async () => {
    await withMount("3m", async (point) => {
      const store = storeAt(point);
      await publish(store);
      const draft = await begin(store, backupName("Backup_20270101_0000Z"));
      await draft.put("source/a.bin", fileOf(new Uint8Array(2 ** 20)));
      const failure = draft.put("source/b.bin", fileOf(new Uint8Array(4 * 2 ** 20)));
      await expect(failure).rejects.toMatchObject({ stage: "store", code: "store-full" });
      expect(readdirSync(point)).toEqual([NAME.text]);
      expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
      const [finding] = await store.check(4 * 2 ** 20);
      expect([finding?.code, finding?.text]).toEqual([
        "store-full",
        expect.stringContaining("4.2 MB are needed and"),
      ]);
    });
  });

  testWith(ROOT, "without inodes: draft() says so", async () => {
    await withMount("1m,nr_inodes=1", async (point) => {
      expect(await codeOfFailure(storeAt(point).draft(NAME))).toBe("store-full");
    });
  });

  testWith(ROOT, "remounted read-only: every write says so, reading goes on", async () => {
    await withMount("3m", async (point) => {
      const store = storeAt(point);
      await publish(store);
      const other = backupName("Backup_20270101_0000Z");
      const draft = await begin(store, other);
      execFileSync("mount", ["-o", "remount,ro", point]);
      expect(await codeOfFailure(draft.put("a", fileOf("a")))).toBe("store-read-only");
      expect(await codeOfFailure(draft.publish())).toBe("store-read-only");
      expect(await codeOfFailure(draft.discard())).toBe("store-read-only");
      expect(await codeOfFailure(store.draft(other))).toBe("store-read-only");
      expect(await codeOfFailure(store.remove(NAME))).toBe("store-read-only");
      expect(await codeOfFailure(store.sweep(new Date(2040, 1)))).toBe("store-read-only");
      expect((await store.check(0)).map(({ code }) => code)).toEqual(["store-read-only"]);
      expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
    });
  });

  testWith(ROOT, "mount: required holds for the mount and any folder in it", async () => {
    await withMount("1m", async (point) => {
      await publish(storeAt(point, { mount: "required" }));
      const deep = storeAt(join(point, "deep"), { mount: "required" });
      expect(await deep.check(0)).toEqual([]);
      await publish(deep);
      expect(readdirSync(join(point, "deep"))).toEqual([NAME.text]);
    });
  });

  testWith(ROOT, "mount: required holds for a bind mount of the same device", async () => {
    const [from, to] = [fresh(), fresh()];
    mkdirSync(from, { mode: 0o700 });
    mkdirSync(to);
    const store = storeAt(to, { mount: "required" });
    expect(await codeOfFailure(store.draft(NAME))).toBe("store-not-mounted");
    execFileSync("mount", ["--bind", from, to]);
    try {
      await publish(store);
      const draft = await begin(store, backupName("Backup_20270101_0000Z"));
      await draft.put("a", fileOf("a"));
      execFileSync("umount", [to]);
      expect(statSync(from).dev).toBe(statSync(to).dev);
      expect(await codeOfFailure(draft.publish())).toBe("store-not-mounted");
      expect(readdirSync(to)).toEqual([]);
    } finally {
      spawnSync("umount", [to], { stdio: "ignore" });
    }
  });

  testWith(ROOT, "mount: required tells a mount from the very folder it was bound to", async () => {
    const path = fresh();
    mkdirSync(path, { mode: 0o700 });
    execFileSync("mount", ["--bind", path, path]);
    try {
      const draft = await begin(storeAt(path, { mount: "required" }));
      await draft.put("manifest.json", fileOf("{}"));
      execFileSync("umount", [path]);
      expect(readdirSync(path).length).toBe(1);
      expect(await codeOfFailure(draft.publish())).toBe("store-not-mounted");
      await draft.discard();
      expect(readdirSync(path)).toEqual([]);
    } finally {
      spawnSync("umount", [path], { stdio: "ignore" });
    }
  });

  testWith(ROOT, "mount: required but absent: nothing is read, written or made", async () => {
    const path = fresh();
    mkdirSync(path, { mode: 0o700 });
    for (const place of [path, join(path, "deep")]) {
      const store = storeAt(place, { mount: "required" });
      expect((await store.check(0)).map(({ code }) => code)).toEqual(["store-not-mounted"]);
      expect(await codeOfFailure(store.draft(NAME))).toBe("store-not-mounted");
      expect(await codeOfFailure(all(store.list()))).toBe("store-not-mounted");
      expect(await codeOfFailure(store.look(NAME))).toBe("store-not-mounted");
      expect(await codeOfFailure(store.remove(NAME))).toBe("store-not-mounted");
      expect(await codeOfFailure(store.sweep(new Date()))).toBe("store-not-mounted");
    }
    expect(readdirSync(path)).toEqual([]);
  });

  for (const moment of ["put()", "publish()"] as const) {
    testWith(ROOT, `that vanishes before ${moment} leaves nothing beneath`, async () => {
      await withMount("1m", async (point) => {
        const draft = await begin(storeAt(point, { mount: "required" }));
        await draft.put("settings/a.bin", fileOf("a"));
        if (moment === "publish()") await draft.put("manifest.json", fileOf("{}"));
        execFileSync("umount", ["-l", point]);
        const work = moment === "put()" ? draft.put("other/b.bin", fileOf("b")) : draft.publish();
        expect(await codeOfFailure(work)).toBe("store-not-mounted");
        await draft.discard();
        expect(readdirSync(point)).toEqual([]);
      });
    });
  }

  testWith(ROOT, "that vanishes just before the rename leaves nothing beneath", async () => {
    await withMount("1m", async (point) => {
      const step = (name: string) => {
        if (name === "directory: drafted") execFileSync("umount", ["-l", point]);
      };
      const store = storeAt(point, { mount: "required", machine: testMachine({ step }) });
      const draft = await begin(store);
      await draft.put("manifest.json", fileOf("{}"));
      expect(await codeOfFailure(draft.publish())).toBe("store-not-mounted");
      expect(readdirSync(point)).toEqual([]);
    });
  });
});
