import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { type EntryName, noteName } from "../../src/domain/entry.ts";
import { Interrupted } from "../../src/domain/error.ts";
import type { Machine } from "../../src/host/machine.ts";
import { directory } from "../../src/store/directory.ts";
import type { Store } from "../../src/store/store.ts";
import { writeZip } from "../../src/store/zip/write_zip.ts";
import { all, tempFolder, testMachine, testWith } from "../tools.ts";
import { begin, codeOfFailure, FILES, NAME, staging, storeContract, textOf } from "./contract.ts";
import { type Crafted, craftZip } from "./zip_tools.ts";

const root = tempFolder();
const fileOf = staging();
const fresh = () => join(root, randomUUID());
const zipOf = (path: string) => join(path, `${NAME.text}.zip`);

function storeAt(path: string, machine: Machine = testMachine()): Store {
  return directory.open({ path, layout: "zip" }, machine);
}

async function publish(store: Store, name: EntryName = NAME): Promise<void> {
  const draft = await begin(store, name);
  for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
  expect(await draft.publish()).toBe("published");
}

storeContract("directory of zips", async () => storeAt(fresh()));

storeContract("directory of zips on another file system than the staging folder", async () => {
  const path = join("/dev/shm", `holdfast-${randomUUID()}`);
  made.push(path);
  return storeAt(path);
});
const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

describe("a directory of zips", () => {
  test("holds one file an entry, 0600, in a folder 0700, notes too", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    await publish(store, noteName(NAME.id, "removed"));
    expect(readdirSync(path).sort()).toEqual([`${NAME.text}.removed.zip`, `${NAME.text}.zip`]);
    const modes = [path, zipOf(path)].map((one) => statSync(one).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
  });

  testWith(["unzip"], "writes what unzip -t passes and unzip takes out, uncompressed", async () => {
    const path = fresh();
    await publish(storeAt(path));
    execFileSync("unzip", ["-tqq", zipOf(path)]);
    const list = execFileSync("unzip", ["-v", zipOf(path)], { encoding: "utf8" });
    const out = fresh();
    execFileSync("unzip", ["-q", zipOf(path), "-d", out]);
    for (const [file, text] of Object.entries(FILES)) {
      expect(readFileSync(join(out, file), "utf8")).toBe(text);
      expect(list).toMatch(new RegExp(`Stored.*${file}`));
    }
  });

  testWith(["unzip"], "writes fields of 64 bits that unzip and we read", async () => {
    const path = fresh();
    mkdirSync(path);
    const into = await open(zipOf(path), "wx");
    const files = new Map(Object.entries(FILES).map(([file, text]) => [file, fileOf(text)]));
    const { signal } = new AbortController();
    const { size } = await writeZip({ files, into, when: new Date(), signal, force64: true });
    await into.close();
    expect(size).toBe(statSync(zipOf(path)).size);
    execFileSync("unzip", ["-tqq", zipOf(path)]);
    expect(await textOf(storeAt(path), NAME, "manifest.json")).toBe("{}\n");
  });

  test("reads a file of more than 4 GiB, and one behind it, without reading all of it", async () => {
    const path = fresh();
    mkdirSync(path);
    const size = 5 * 2 ** 30; // a hole
    craftZip(zipOf(path), [
      { name: "source/part.bin", bytes: "begins", size },
      { name: "manifest.json", bytes: "behind it" },
    ]);
    const store = storeAt(path);
    const files = (await store.look(NAME))?.files;
    expect(files?.get("source/part.bin")).toBe(size);
    const ends = { start: size - 3, length: 3 };
    expect(Buffer.concat(await all(store.read(NAME, "source/part.bin", ends)))).toEqual(
      Buffer.alloc(3),
    );
    const [first] = await all(store.read(NAME, "source/part.bin", { start: 0, length: 6 }));
    expect(Buffer.from(first as Uint8Array).toString()).toBe("begins");
    expect(await textOf(store, NAME, "manifest.json")).toBe("behind it");
  });

  test("lists zips and drafts only, whatever else lies there", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const folders = directory.open({ path, layout: "folder" }, testMachine());
    mkdirSync(join(path, "Backup_20261121_0200Z"));
    writeFileSync(join(path, `.draft-${NAME.text}-0123456789abcdef.zip`), "");
    writeFileSync(join(path, "notes.zip"), "");
    expect((await all(store.list())).map(({ text }) => text)).toEqual([NAME.text]);
    expect((await all(folders.list())).map(({ text }) => text)).toEqual(["Backup_20261121_0200Z"]);
  });

  test("never replaces what has the name, whatever it is, and lists it as an entry that holds nothing", async () => {
    const squats: ((place: string) => void)[] = [
      (place) => mkdirSync(place),
      (place) => writeFileSync(place, ""),
      (place) => symlinkSync("nowhere", place),
      (place) => execFileSync("mkfifo", [place]),
    ];
    for (const squat of squats) {
      const path = fresh();
      const store = storeAt(path);
      const draft = await begin(store);
      await draft.put("manifest.json", fileOf("{}"));
      squat(zipOf(path));
      expect(await draft.publish()).toBe("taken");
      expect(await store.draft(NAME)).toBe("taken");
      expect((await all(store.list())).map(({ kind }) => kind)).toEqual(["backup", "draft"]);
      if (existsSync(zipOf(path))) expect((await store.look(NAME))?.files.size).toBe(0);
      expect(await codeOfFailure(all(store.read(NAME, "manifest.json")))).toBe(
        "store-missing-bytes",
      );
    }
  });

  for (const [point, isPublished] of [
    ["zip: drafted", false],
    ["zip: published", true],
  ] as const) {
    test(`stopped at "${point}" leaves ${isPublished ? "the entry" : "only a draft"}`, async () => {
      const path = fresh();
      const step = (name: string) => {
        if (name === point) throw new Error("stopped");
      };
      const draft = await begin(storeAt(path, testMachine({ step })));
      for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
      await expect(draft.publish()).rejects.toThrow("stopped");
      const [found, ...rest] = await all(storeAt(path).list());
      expect([found?.kind, rest.length]).toEqual([isPublished ? "backup" : "draft", 0]);
      if (isPublished) expect(await textOf(storeAt(path), NAME, "manifest.json")).toBe("{}\n");
      else await publish(storeAt(path));
    });
  }

  test("hides an entry before it removes it", async () => {
    const path = fresh();
    await publish(storeAt(path));
    const step = (name: string) => {
      if (name === "directory: hidden") throw new Error("stopped");
    };
    await expect(storeAt(path, testMachine({ step })).remove(NAME)).rejects.toThrow("stopped");
    expect((await all(storeAt(path).list())).map(({ kind }) => kind)).toEqual(["draft"]);
  });

  test("names a staged file that is gone, at put() and at publish(), and is a draft until then", async () => {
    const path = fresh();
    const draft = await begin(storeAt(path));
    const gone = draft.put("a", join(root, "not-staged"));
    await expect(gone).rejects.toThrow(/staged ".*not-staged" is gone/);
    expect(readdirSync(path)).toEqual([]);
    const later = await begin(storeAt(path));
    const staged = fileOf("x");
    await later.put("a", staged);
    unlinkSync(staged);
    expect(await codeOfFailure(later.publish())).toBe("store-failed");
    await later.discard();
    expect(readdirSync(path)).toEqual([]);
  });

  test("fails when a staged file changes while it is written", async () => {
    const path = fresh();
    const draft = await begin(storeAt(path));
    const staged = fileOf(new Uint8Array(2 ** 22));
    await draft.put("a", fileOf(new Uint8Array(2 ** 24)));
    await draft.put("b", staged);
    const done = draft.publish();
    truncateSync(staged, 10);
    await done.catch(() => {});
    const found = (await storeAt(path).look(NAME))?.files.get("b");
    if (found === undefined) expect(await codeOfFailure(done)).toBe("store-failed");
    else expect([10, 2 ** 22]).toContain(found);
  });

  test("stops when the run is interrupted", async () => {
    const stop = new AbortController();
    const path = fresh();
    const draft = await begin(storeAt(path, testMachine({ signal: stop.signal })));
    await draft.put("a", fileOf("x"));
    stop.abort();
    await expect(draft.publish()).rejects.toThrow(Interrupted);
    await draft.discard();
    expect(readdirSync(path)).toEqual([]);
  });

  testWith(
    ["root rights", "mount", "umount"],
    "says how much room a zip needs before it is written",
    async () => {
      const path = fresh();
      mkdirSync(path);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", path]);
      try {
        const draft = await begin(storeAt(path));
        await draft.put("a", fileOf(new Uint8Array(3 * 2 ** 20)));
        const done = draft.publish();
        expect(await codeOfFailure(done)).toBe("store-full");
        await expect(done).rejects.toThrow("3.1 MB are needed and");
        await draft.discard();
        expect(readdirSync(path)).toEqual([]);
      } finally {
        execFileSync("umount", ["-l", path]);
      }
    },
  );
});

describe("a damaged zip", () => {
  const damage: [title: string, change: (bytes: Buffer) => Buffer][] = [
    ["nothing at all", () => Buffer.alloc(0)],
    ["a few bytes", (bytes) => bytes.subarray(0, 10)],
    ["a cut tail", (bytes) => bytes.subarray(0, -1)],
    ["half of it", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["something behind it", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
    ["no beginning", (bytes) => bytes.subarray(7)],
    ["noise", (bytes) => Buffer.alloc(bytes.length, 0x50)],
  ];
  for (const [title, change] of damage) {
    test(`of ${title} is an entry that holds nothing it should`, async () => {
      const path = fresh();
      const store = storeAt(path);
      await publish(store);
      writeFileSync(zipOf(path), change(readFileSync(zipOf(path))));
      expect((await all(store.list())).map(({ text }) => text)).toEqual([NAME.text]);
      await store.look(NAME);
      for (const file of Object.keys(FILES).filter((file) => FILES[file] !== "")) {
        expect(await codeOfFailure(all(store.read(NAME, file)))).toBe("store-missing-bytes");
      }
    });
  }

  test("is read, is other or is missing, and nothing worse, whichever bit is flipped", async () => {
    const path = fresh();
    const store = storeAt(path);
    await publish(store);
    const whole = readFileSync(zipOf(path));
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      unlinkSync(zipOf(path));
      writeFileSync(zipOf(path), bytes);
      expect((await all(storeAt(path).list())).length).toBe(1);
      expect(await storeAt(path).look(NAME)).not.toBeNull();
      for (const [file, text] of Object.entries(FILES)) {
        // Other bytes are for the signature to judge; the only error is the one for missing ones.
        const read = await textOf(storeAt(path), NAME, file).catch(codeOf);
        if (read.length !== text.length) expect(read).toBe("store-missing-bytes");
      }
    }
  });

  async function codeOf(error: unknown): Promise<string> {
    return await codeOfFailure(Promise.reject(error));
  }
});

describe("a hostile zip", () => {
  const good = (name: string): Crafted => ({ name, bytes: "{}" });
  const rows: [title: string, members: readonly Crafted[], count?: bigint][] = [
    ["with a file twice", [good("manifest.json"), good("manifest.json")]],
    ["with a compressed file", [{ ...good("manifest.json"), method: 8 }]],
    ["with an encrypted file", [{ ...good("manifest.json"), flags: 1 }]],
    [
      "with a file that reaches into the next",
      [{ ...good("a.bin"), header: 40 }, good("manifest.json")],
    ],
    ["with a file in the directory's place", [{ ...good("manifest.json"), header: 60 }]],
    ["with a file behind its end", [{ ...good("manifest.json"), header: 2 ** 40 }]],
    ["with another name in the header", [{ ...good("manifest.json"), localName: "manifest.jsom" }]],
    ["that claims more files than it can hold", [good("manifest.json")], 2n ** 40n],
    ["that claims one file too many", [good("manifest.json")], 2n],
  ];
  for (const [title, members, count] of rows) {
    test(`${title} is an entry and gives nothing`, async () => {
      const path = fresh();
      mkdirSync(path);
      craftZip(zipOf(path), members, count);
      const store = storeAt(path);
      expect((await all(store.list())).length).toBe(1);
      await store.look(NAME);
      expect(await codeOfFailure(all(store.read(NAME, "manifest.json")))).toBe(
        "store-missing-bytes",
      );
    });
  }

  test("with two files in one place gives neither", async () => {
    const path = fresh();
    mkdirSync(path);
    craftZip(zipOf(path), [good("manifest.json"), { ...good("other.json"), header: 0 }]);
    expect((await storeAt(path).look(NAME))?.files.size).toBe(0);
  });

  test("shows names that are none of ours, and nobody can ask for them", async () => {
    const path = fresh();
    mkdirSync(path);
    const names = ["../../etc/passwd", "/etc/passwd", "a\\b", "a\nb", "A/b", "a/"];
    craftZip(zipOf(path), [...names.map(good), { name: new Uint8Array([0xff]), bytes: "x" }]);
    const store = storeAt(path);
    const found = [...((await store.look(NAME))?.files.keys() ?? [])];
    expect(found.length).toBe(names.length + 1);
    expect(found.join("")).not.toMatch(/[\n\xff]/);
    for (const name of [...names, ...found]) {
      expect(await codeOfFailure(all(store.read(NAME, name)))).toBe("store-missing-bytes");
    }
  });

  test("of very many names is refused before they fill the memory", async () => {
    const path = fresh();
    mkdirSync(path);
    const many = Array.from({ length: 20_001 }, (_, at) => good(`source/p-${at}.bin`));
    craftZip(zipOf(path), many);
    expect((await storeAt(path).look(NAME))?.files.size).toBe(0);
    craftZip(zipOf(path), many.slice(1));
    expect((await storeAt(path).look(NAME))?.files.size).toBe(20_000);
  });
});

test("a zip that another user may not read is the store's error, not a lost backup", async () => {
  const path = fresh();
  await publish(storeAt(path));
  chmodSync(zipOf(path), 0o000);
  const read = textOf(storeAt(path), NAME, "manifest.json");
  if (process.getuid?.() === 0) expect(await read).toBe("{}\n");
  else expect(await codeOfFailure(read)).toBe("store-failed");
});
