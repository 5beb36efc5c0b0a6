import { randomUUID } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { collect } from "../../src/domain/bytes.ts";
import { backupName, type EntryName, noteName } from "../../src/domain/entry.ts";
import { HoldfastError } from "../../src/domain/error.ts";
import { readOnly } from "../../src/store/read_only.ts";
import type { Draft, Store } from "../../src/store/store.ts";
import { all, tempFolder } from "../tools.ts";

export const NAME = backupName("Backup_20261120_0200Z");
export const FILES: Readonly<Record<string, string>> = {
  "settings/tree.tar.zst.age": "sealed bytes",
  "settings/inventory.ndjson.zst.age": "",
  "manifest.json": "{}\n",
  "manifest.json.sig": "signature\n",
};

/** The same store, which fails at call `n`, counted over its own and its drafts' methods. */
export function failingAt(store: Store, n: number, when: "before" | "after" = "before"): Store {
  let calls = 0;
  const fail = () => {
    throw new HoldfastError("store", `Cannot reach store: call ${n} fails`, {
      code: "store-failed",
    });
  };
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    const isFailing = calls === n;
    if (isFailing && when === "before") fail();
    const value = await work();
    if (isFailing) fail(); // it was done, and the answer was lost
    return value;
  };
  const drafted = (draft: Draft): Draft => ({
    put: (name, path) => turn(() => draft.put(name, path)),
    publish: () => turn(() => draft.publish()),
    discard: () => turn(() => draft.discard()),
  });
  return {
    label: store.label,
    folders: store.folders,
    keepsFor: store.keepsFor,
    check: (need) => turn(() => store.check(need)),
    async *list() {
      await turn(async () => {});
      yield* store.list();
    },
    look: (name) => turn(() => store.look(name)),
    async *read(name, file, range) {
      await turn(async () => {});
      yield* store.read(name, file, range);
    },
    async draft(name) {
      const draft = await turn(() => store.draft(name));
      return draft === "taken" ? draft : drafted(draft);
    },
    remove: (name) => turn(() => store.remove(name)),
    sweep: (now) => turn(() => store.sweep(now)),
  };
}

/** Where files to put are staged. */
export function staging(): (content: string | Uint8Array) => string {
  const folder = tempFolder("staged");
  return (content) => {
    const path = join(folder, randomUUID());
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
}

/** Begins an entry that nobody has. */
export async function begin(store: Store, name: EntryName = NAME): Promise<Draft> {
  const draft = await store.draft(name);
  if (draft === "taken") throw new Error(`"${name.text}" is taken`);
  return draft;
}

/** A whole file of an entry as text. */
export async function textOf(store: Store, name: EntryName, file: string): Promise<string> {
  return Buffer.from(await collect(store.read(name, file), 2 ** 24)).toString();
}

/** The code of the error that work ends with. */
export async function codeOfFailure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof HoldfastError && error.stage === "store") return error.code;
    throw error;
  }
  throw new Error("it did not fail");
}

/**
 * What every store promises.
 *
 * @param make A new, empty store.
 * @param showsDrafts False where an entry is nowhere before it is whole.
 */
export function storeContract(
  name: string,
  make: () => Promise<Store>,
  { showsDrafts = true }: { readonly showsDrafts?: boolean } = {},
): void {
  const fileOf = staging();

  async function publish(store: Store, entry: EntryName = NAME): Promise<"published" | "taken"> {
    const draft = await begin(store, entry);
    for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
    return await draft.publish();
  }

  const names = async (store: Store) => (await all(store.list())).map(({ text }) => text);

  async function expectWhole(store: Store): Promise<void> {
    const entry = await store.look(NAME);
    const sizes = Object.entries(FILES).map(([file, text]) => [file, text.length]);
    expect([...(entry?.files ?? [])].sort()).toEqual(sizes.sort());
    for (const [file, text] of Object.entries(FILES)) {
      expect(await textOf(store, NAME, file)).toBe(text);
    }
  }

  describe(`${name}, as every store,`, () => {
    test("publish() shows all that was put, byte for byte", async () => {
      const store = await make();
      expect(await publish(store)).toBe("published");
      expect(await all(store.list())).toEqual([NAME]);
      await expectWhole(store);
    });

    test("nothing is listed before publish() but a draft, and nothing after discard()", async () => {
      const store = await make();
      expect(await names(store)).toEqual([]);
      const draft = await begin(store);
      await draft.put("manifest.json", fileOf("{}"));
      const shown = (await all(store.list())).map(({ kind }) => kind);
      expect(shown).toEqual(showsDrafts ? ["draft"] : []);
      expect(await store.look(NAME)).toBeNull();
      await draft.discard();
      expect(await names(store)).toEqual([]);
      await draft.discard();
    });

    test("put() never moves or alters the file, nor do publish(), remove() and discard()", async () => {
      const store = await make();
      const path = fileOf("precious");
      const before = statSync(path);
      for (const end of ["publish", "discard"] as const) {
        const draft = await begin(store);
        await draft.put("source/part.bin", path);
        await draft[end]();
        await store.remove(NAME);
        expect(readFileSync(path, "utf8")).toBe("precious");
        const { mtimeMs, mode, ino } = statSync(path);
        expect([mtimeMs, mode, ino]).toEqual([before.mtimeMs, before.mode, before.ino]);
      }
    });

    test("put() refuses names that lead elsewhere", async () => {
      const store = await make();
      const bad = [
        "../x",
        "/etc/x",
        "a/../b",
        "a/b/c",
        "",
        ".",
        "..",
        "a/",
        "A/x",
        "x\n",
        ".hid",
        "a//b",
      ];
      for (const file of bad) {
        const draft = await begin(store);
        await expect(draft.put(file, fileOf("x"))).rejects.toThrow(RangeError);
        await draft.discard();
      }
      expect(await names(store)).toEqual([]);
    });

    test("draft() says taken where the name is, and publish() where it was taken meanwhile", async () => {
      const store = await make();
      const late = await begin(store);
      await late.put("manifest.json", fileOf("late"));
      expect(await publish(store)).toBe("published");
      expect(await store.draft(NAME)).toBe("taken");
      expect(await late.publish()).toBe("taken");
      await late.discard();
      expect(await names(store)).toEqual([NAME.text]);
      await expectWhole(store);
    });

    test("of publishers at the same moment one wins", async () => {
      const store = await make();
      const drafts = await Promise.all(Array.from({ length: 5 }, () => begin(store)));
      for (const [index, draft] of drafts.entries()) {
        await draft.put("manifest.json", fileOf(`from ${index}`));
      }
      const outcomes = await Promise.all(drafts.map((draft) => draft.publish()));
      expect(outcomes.filter((outcome) => outcome === "published").length).toBe(1);
      for (const draft of drafts) await draft.discard();
      expect(await names(store)).toEqual([NAME.text]);
      const winner = outcomes.indexOf("published");
      expect(await textOf(store, NAME, "manifest.json")).toBe(`from ${winner}`);
    });

    test("list() is newest first, a backup before its notes, drafts last", async () => {
      const store = await make();
      const wanted = [
        ...["Backup_20261121_0200Z-10", "Backup_20261121_0200Z-2", "Backup_20261121_0200Z"].flatMap(
          (id) => [backupName(id), noteName(id, "cleared"), noteName(id, "spent")],
        ),
        NAME,
        noteName(NAME.id, "proven"),
        noteName(NAME.id, "proven", 2),
        noteName(NAME.id, "removed"),
        noteName("Backup_20261112_0200Z", "removed"),
        backupName("Other_20250101_0000Z"),
      ];
      for (const entry of wanted.toReversed()) await publish(store, entry);
      await begin(store, backupName("Backup_20270101_0000Z"));
      const found = await all(store.list());
      expect(found.filter(({ kind }) => kind !== "draft")).toEqual(wanted);
      expect(found.at(-1)?.kind).toBe(showsDrafts ? "draft" : "backup");
    });

    test("read() gives any range of a file of several chunks", async () => {
      const store = await make();
      const big = new Uint8Array(2 ** 21 + 12_345).map((_, at) => (at * 7 + (at >> 11)) & 255);
      const draft = await begin(store);
      await draft.put("source/part.bin", fileOf(big));
      await draft.publish();
      const read = async (range?: { start: number; length: number }) =>
        Buffer.from(await collect(store.read(NAME, "source/part.bin", range), 2 ** 23));
      expect((await read()).equals(big)).toBe(true);
      await fc.assert(
        fc.asyncProperty(fc.nat(big.length), fc.nat(big.length), async (start, most) => {
          const length = Math.min(most, big.length - start);
          const found = await read({ start, length });
          expect(found.equals(big.subarray(start, start + length))).toBe(true);
        }),
        { numRuns: 30 },
      );
    });

    test("read() fails where there are fewer bytes than asked for", async () => {
      const store = await make();
      await publish(store);
      const read = (file: string, range?: { start: number; length: number }) =>
        codeOfFailure(all(store.read(NAME, file, range)));
      expect(await read("manifest.json", { start: 0, length: 4 })).toBe("store-missing-bytes");
      expect(await read("manifest.json", { start: 4, length: 0 })).toBe("store-missing-bytes");
      expect(await read("nowhere.json")).toBe("store-missing-bytes");
      expect(await read("../manifest.json")).toBe("store-missing-bytes");
      const elsewhere = backupName("Backup_20200101_0000Z");
      const none = all(store.read(elsewhere, "manifest.json"));
      expect(await codeOfFailure(none)).toBe("store-missing-bytes");
    });

    test("read() can be given up", async () => {
      const store = await make();
      await publish(store);
      for await (const chunk of store.read(NAME, "manifest.json")) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await store.remove(NAME);
    });

    test("look() knows nothing of what is not there", async () => {
      expect(await (await make()).look(NAME)).toBeNull();
    });

    test("remove() takes an entry or a draft whole, and what is not there is no error", async () => {
      const store = await make();
      await publish(store);
      await publish(store, noteName(NAME.id, "proven"));
      await begin(store, backupName("Backup_20270101_0000Z"));
      await store.remove(NAME);
      expect(await store.look(NAME)).toBeNull();
      await store.remove(NAME);
      const [note, draft, ...rest] = await all(store.list());
      expect([note?.kind, rest.length]).toEqual(["note", 0]);
      expect(draft?.kind).toBe(showsDrafts ? "draft" : undefined);
      if (draft !== undefined) await store.remove(draft);
      expect(await names(store)).toEqual([`${NAME.text}.proven`]);
      expect(await publish(store)).toBe("published");
    });

    test("sweep() removes drafts older than a day and nothing else", async () => {
      const store = await make();
      expect(await store.sweep(new Date())).toBe(0);
      await publish(store);
      const draft = await begin(store, backupName("Backup_20270101_0000Z"));
      await draft.put("source/part.bin", fileOf("x"));
      const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
      expect(await store.sweep(hours(23))).toBe(0);
      expect(await store.sweep(hours(25))).toBe(showsDrafts ? 1 : 0);
      expect(await names(store)).toEqual([NAME.text]);
      expect(await store.sweep(hours(25))).toBe(0);
    });

    test("check() of a new store finds no error and makes nothing", async () => {
      const store = await make();
      const found = await store.check(1);
      expect(found.filter(({ weight }) => weight === "error")).toEqual([]);
      expect(await names(store)).toEqual([]);
    });

    for (const when of ["before", "after"] as const) {
      test(`all of an entry is there or it is not listed, whichever call fails (${when} it is done)`, async () => {
        let failures = 0;
        for (let n = 1; ; n++) {
          const store = await make();
          const failed = await publish(failingAt(store, n, when)).then(
            () => false,
            () => true,
          );
          if (!failed) break;
          failures += 1;
          const found = await all(store.list());
          const isListed = found.some(({ kind }) => kind === "backup");
          expect(found.filter(({ kind }) => kind === "note")).toEqual([]);
          if (isListed) await expectWhole(store);
          else expect(await publish(store)).toBe("published");
          await expectWhole(store);
        }
        expect(failures).toBe(Object.keys(FILES).length + 2);
      });
    }

    test("readOnly() reads all and writes nothing", async () => {
      const store = await make();
      await publish(store);
      const reader = readOnly(store);
      await expectWhole(reader);
      expect(await names(reader)).toEqual([NAME.text]);
      expect(await codeOfFailure(reader.draft(noteName(NAME.id, "proven")))).toBe(
        "store-read-only",
      );
      expect(await codeOfFailure(reader.remove(NAME))).toBe("store-read-only");
      expect(await codeOfFailure(reader.sweep(new Date(2040, 1)))).toBe("store-read-only");
      await expectWhole(store);
    });
  });
}
