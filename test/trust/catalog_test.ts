import { mkdir } from "node:fs/promises";
import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { backupName, noteName } from "../../src/domain/entry.ts";
import { HoldfastError, Interrupted } from "../../src/domain/error.ts";
import type { Link } from "../../src/domain/manifest.ts";
import { type Believed, type Catalog, readCatalog, type Shelf } from "../../src/trust/catalog.ts";
import type { Signer } from "../../src/trust/check_manifest.ts";
import { makeSigningKey, openSigningKey, type SigningKey, sign } from "../../src/trust/sign.ts";
import { writeStatement } from "../../src/trust/statement.ts";
import { sampleManifest } from "../domain/samples.ts";
import { tempFolder, testMachine } from "../tools.ts";
import { idOf, type MemoryShelf, memoryShelf, noteOf, writerOf } from "./shelf.ts";

const folder = tempFolder();
const machine = testMachine();
const keys = {} as Record<"host" | "stranger" | "pruner" | "old", SigningKey>;
let shelf: MemoryShelf = memoryShelf();
let on = writerOf(shelf, machine);

beforeAll(async () => {
  for (const name of ["host", "stranger", "pruner", "old"] as const) {
    const home = `${folder}/${name}`;
    await mkdir(home);
    await makeSigningKey(home, machine, name);
    keys[name] = await openSigningKey({ file: `${home}/signing` }, machine, folder);
  }
});

afterEach(() => {
  shelf = memoryShelf();
  on = writerOf(shelf, machine);
});

const signer = (name: keyof typeof keys, more: Partial<Signer> = {}): Signer => ({
  name,
  key: keys[name].publicKey,
  may: ["backup"],
  last: null,
  ...more,
});

const NOW = new Date("2026-12-01T00:00:00Z");

function believed(more: Partial<Believed> = {}): Believed {
  const signers = [signer("host"), signer("pruner", { may: ["prune"] })];
  return {
    policy: "registry",
    signers,
    store: "local",
    head: null,
    pending: null,
    now: NOW,
    ...more,
  };
}

const read = async (more: Partial<Believed> = {}): Promise<Catalog> =>
  await readCatalog(shelf, believed(more));
const previous = (link: Link | null) => ({ previous: { local: link } });
/** The codes of each entry, "trusted" for none, newest first; then those of the store. */
const verdicts = (catalog: Catalog) => ({
  entries: catalog.entries.map(({ checked, findings }) =>
    checked === null ? findings.map(({ code }) => code).join() : "trusted",
  ),
  store: catalog.findings.map(({ code }) => code),
});
/** Three honest backups, oldest first. */
async function three(): Promise<[Link, Link, Link]> {
  const a = await on.backup(keys.host, 0);
  const b = await on.backup(keys.host, 1, previous(a));
  return [a, b, await on.backup(keys.host, 2, previous(b))];
}
const filesOf = (text: string) =>
  (shelf.entries.get(text)?.files ?? new Map()) as Map<string, Uint8Array>;

test("readCatalog() of an empty shelf holds nothing, and says whether something should be there", async () => {
  expect(verdicts(await read())).toEqual({ entries: [], store: ["first-sight"] });
  const head = { id: idOf(0), sha256: "0".repeat(64) };
  expect(verdicts(await read({ head }))).toEqual({ entries: [], store: ["rolled-back"] });
});

test("readCatalog() trusts an honest chain, newest first, and finds nothing", async () => {
  const [a, b, c] = await three();
  const catalog = await read({ head: c });
  expect(verdicts(catalog)).toEqual({ entries: ["trusted", "trusted", "trusted"], store: [] });
  expect(catalog.entries.map(({ id, checked }) => ({ id, sha256: checked?.sha256 }))).toEqual([
    c,
    b,
    a,
  ]);
  expect(catalog.entries[0]?.checked).toMatchObject({ signer: "host", manifest: { id: c.id } });
});

describe("readCatalog() does not trust", () => {
  type Bend = (link: Link) => void | Promise<void>;
  const flip =
    (file: string, at: number): Bend =>
    ({ id }) => {
      const bytes = filesOf(id).get(file) as Uint8Array;
      bytes[at] = (bytes[at] as number) ^ 1;
    };
  const set =
    (file: string, bytes: string): Bend =>
    ({ id }) =>
      void filesOf(id).set(file, Buffer.from(bytes));
  const rows: [title: string, bend: Bend, code: string][] = [
    [
      "an entry without a manifest",
      ({ id }) => void filesOf(id).delete("manifest.json"),
      "manifest-missing",
    ],
    ["an entry without anything", ({ id }) => filesOf(id).clear(), "manifest-missing"],
    [
      "an unsigned one",
      ({ id }) => void filesOf(id).delete("manifest.json.sig"),
      "signature-missing",
    ],
    ["an edited manifest", flip("manifest.json", 200), "signature-bad"],
    [
      "a manifest with a byte more",
      ({ id }) =>
        void filesOf(id).set(
          "manifest.json",
          Buffer.concat([filesOf(id).get("manifest.json") as Buffer, Buffer.from("\n")]),
        ),
      "signature-bad",
    ],
    ["an empty manifest", set("manifest.json", ""), "signature-bad"],
    ["an edited signature", flip("manifest.json.sig", 100), "signature-bad"],
    ["an empty signature", set("manifest.json.sig", ""), "signature-bad"],
    ["a signature of 40 kB", set("manifest.json.sig", "A".repeat(40_000)), "signature-missing"],
    ["a signature of zero bytes", set("manifest.json.sig", "\0".repeat(500)), "signature-bad"],
    ["a manifest of 17 MB", set("manifest.json", " ".repeat(17 * 2 ** 20)), "manifest-missing"],
    ["a manifest of 16 MB", set("manifest.json", " ".repeat(16 * 2 ** 20)), "signature-bad"],
    ["a manifest of brackets", set("manifest.json", "[".repeat(2 ** 20)), "signature-bad"],
    [
      "one signed by a stranger",
      async ({ id }) => void (await on.backup(keys.stranger, 0, { id })),
      "signer-unknown",
    ],
    [
      "one signed by who may only prune",
      async ({ id }) => void (await on.backup(keys.pruner, 0, { id })),
      "signer-unknown",
    ],
    [
      "one of another policy",
      async ({ id }) =>
        void (await on.backup(keys.host, 0, {
          id,
          policy: { ...sampleManifest().policy, name: "other" },
        })),
      "manifest-foreign",
    ],
    [
      "another backup's manifest",
      async ({ id }) => {
        await on.backup(keys.host, 7);
        const other = shelf.entries.get(idOf(7));
        shelf.entries.delete(idOf(7));
        shelf.entries.set(id, { name: backupName(id), files: other?.files ?? new Map() });
      },
      "manifest-misplaced",
    ],
    [
      "a note's statement in its place",
      async ({ id, sha256 }) => {
        const { text, sig } = await on.signed(
          noteOf("proven", { id, sha256 }),
          "receipt",
          keys.host,
        );
        on.put(backupName(id), { "manifest.json": text, "manifest.json.sig": sig });
      },
      "signature-bad",
    ],
    [
      "signed words that are no manifest",
      async ({ id }) => {
        const { text, sig } = await on.signed({ "holdfast-manifest": 1 }, "manifest", keys.host);
        on.put(backupName(id), { "manifest.json": text, "manifest.json.sig": sig });
      },
      "manifest-unreadable",
    ],
    [
      "a signed manifest with a moment that is none",
      async ({ id }) => {
        await on.backup(keys.host, 0, { id, taken: "2026-99-99T00:00:00.000Z" });
      },
      "manifest-unreadable",
    ],
  ];
  for (const [title, bend, code] of rows) {
    test(title, async () => {
      const link = await on.backup(keys.host, 0);
      await bend(link);
      const catalog = await read();
      expect(verdicts(catalog)).toEqual({ entries: [code], store: ["first-sight"] });
      expect(catalog.entries[0]?.findings[0]).toMatchObject({ weight: "error", thing: link.id });
      expect(catalog.entries[0]?.findings[0]?.text).toMatch(/^Cannot trust "[^"]+": .*[^.]$/);
    });
  }
});

test("readCatalog() does not trust signed text that our writer would write otherwise", async () => {
  const bytes = Buffer.from(writeStatement(sampleManifest({ id: idOf(0) })));
  const text = Buffer.from(
    bytes.toString().replace('"sequence": 1', '"sequence": 2,\n "sequence": 1'),
  );
  const sig = await sign(text, { namespace: "holdfast-manifest", key: keys.host, machine });
  on.put(backupName(idOf(0)), { "manifest.json": text, "manifest.json.sig": sig });
  expect(verdicts(await read()).entries).toEqual(["manifest-unreadable"]);
});

test("readCatalog() reports every gap, an untrusted link too, and a head that is not there", async () => {
  const [, b, c] = await three();
  shelf.entries.delete(b.id);
  expect(verdicts(await read({ head: c })).store).toEqual(["chain-broken"]);
  shelf.entries.delete(c.id);
  expect(verdicts(await read({ head: c })).store).toEqual(["rolled-back"]);
  await on.backup(keys.stranger, 1, { id: c.id });
  expect(verdicts(await read({ head: c }))).toEqual({
    entries: ["signer-unknown", "trusted"],
    store: ["rolled-back"],
  });
});

test("readCatalog() takes a pending head that is there for the head, else the remembered one", async () => {
  const [, b, c] = await three();
  const caught = await read({ head: b, pending: c });
  expect(caught).toMatchObject({ head: c, findings: [] });
  shelf.entries.delete(c.id);
  expect(await read({ head: b, pending: c })).toMatchObject({ head: b, findings: [] });
  await on.backup(keys.stranger, 2); // one of that id that is not it
  expect(await read({ head: b, pending: c })).toMatchObject({ head: b, findings: [] });
});

describe("readCatalog() and a retired key:", () => {
  const retired = (last: Link) => [
    signer("host"),
    signer("old", { last: `${last.id}@${last.sha256}`, may: ["backup", "prune"] }),
  ];

  test("its last backup and all before count, what it signs later does not", async () => {
    const a = await on.backup(keys.old, 0);
    const b = await on.backup(keys.old, 1, previous(a));
    const c = await on.backup(keys.host, 2, previous(b));
    await on.backup(keys.old, 3, previous(c));
    const found = verdicts(await read({ signers: retired(b), head: c }));
    expect(found).toEqual({
      entries: ["signer-retired", "trusted", "trusted", "trusted"],
      store: [],
    });
  });

  test("what it signs today with a date of long ago does not count", async () => {
    const a = await on.backup(keys.old, 5);
    await on.backup(keys.old, 1);
    expect(verdicts(await read({ signers: retired(a) })).entries).toEqual([
      "trusted",
      "signer-retired",
    ]);
  });

  test("its ancestors count beyond one that was removed with a note", async () => {
    const a = await on.backup(keys.old, 0);
    const b = await on.backup(keys.old, 1, previous(a));
    const c = await on.backup(keys.old, 2, previous(b));
    await on.note(keys.pruner, "removed", b);
    const signers = [...retired(c), signer("pruner", { may: ["prune"] })];
    expect(verdicts(await read({ signers, head: c }))).toEqual({
      entries: ["trusted", "trusted"],
      store: [],
    });
  });

  test("none counts where its last is gone", async () => {
    const a = await on.backup(keys.old, 0);
    const b = await on.backup(keys.old, 1, previous(a));
    shelf.entries.delete(b.id);
    expect(verdicts(await read({ signers: retired(b) })).entries).toEqual(["signer-retired"]);
  });

  test("its notes count for its own ancestors only, so a thief cannot hide what he removes", async () => {
    const a = await on.backup(keys.old, 0);
    const b = await on.backup(keys.old, 1, previous(a));
    const c = await on.backup(keys.host, 2, previous(b));
    const d = await on.backup(keys.host, 3, previous(c));
    await on.note(keys.old, "removed", a);
    expect(verdicts(await read({ signers: retired(b), head: d })).store).toEqual([]);
    await on.note(keys.old, "removed", c);
    await on.note(keys.old, "proven", d);
    const catalog = await read({ signers: retired(b), head: d });
    expect(verdicts(catalog).store.sort()).toEqual([
      "chain-broken",
      "signer-retired",
      "signer-retired",
    ]);
    expect(catalog.entries[0]?.proven.size).toBe(0);
  });

  test("a second name for it does not revive it", async () => {
    const a = await on.backup(keys.old, 0);
    await on.backup(keys.old, 1, previous(a));
    const signers = [signer("old", { name: "revived" } as Partial<Signer>), ...retired(a)];
    expect(verdicts(await read({ signers })).entries).toEqual(["signer-retired", "trusted"]);
  });
});

describe("readCatalog() and notes:", () => {
  test("a removed note leaves no gap, a second one neither", async () => {
    const [a, b, c] = await three();
    await on.note(keys.pruner, "removed", a);
    await on.note(keys.pruner, "removed", b);
    const catalog = await read({ head: c });
    expect(verdicts(catalog)).toEqual({ entries: ["trusted"], store: [] });
    expect(catalog.removed.map(({ id, sha256 }) => ({ id, sha256 }))).toEqual([a, b]);
  });

  test("what a removed backup names as its previous one must be accounted for", async () => {
    const [a, b, c] = await three();
    await on.note(keys.pruner, "removed", b);
    shelf.entries.delete(a.id);
    const catalog = await read({ head: c });
    expect(verdicts(catalog).store).toEqual(["chain-broken"]);
    expect(catalog.findings[0]?.thing).toBe(a.id);
  });

  test("a removal without the removed manifest is believed and reported", async () => {
    const [, b, c] = await three();
    const name = await on.note(keys.pruner, "removed", b);
    filesOf(name.text).delete("manifest.json");
    expect(verdicts(await read({ head: c })).store).toEqual(["manifest-missing"]);
  });

  test("a proof dates each source it names by the newest receipt", async () => {
    const [a, , c] = await three();
    await on.note(keys.host, "proven", c);
    const catalog = await read({ head: c });
    const dated = ({ entries }: typeof catalog) =>
      entries.map(({ proven }) => [...proven].map(([name, { at }]) => [name, at.toISOString()]));
    expect(dated(catalog)).toEqual([[["settings", "2026-12-01T00:00:00.000Z"]], [], []]);
    const registry = { name: "registry", facts: 5, milliseconds: 30, rto: 20, rpo: null, age: 0 };
    const later = { ...noteOf("proven", c), at: "2026-12-02T00:00:00.000Z", sources: [registry] };
    const { text, sig } = await on.signed(later, "receipt", keys.host);
    on.put(noteName(c.id, "proven", 2), { "note.json": text, "note.json.sig": sig });
    const both = await read({ head: c });
    expect(dated(both)[0]).toEqual([
      ["settings", "2026-12-01T00:00:00.000Z"],
      ["registry", "2026-12-02T00:00:00.000Z"],
    ]);
    expect(both.entries[0]?.proven.get("registry")?.said).toEqual(registry);
    expect(a.id).toBe(catalog.entries[2]?.id);
  });

  const forged: [
    title: string,
    forge: (about: Link) => Promise<unknown> | unknown,
    code: string,
  ][] = [
    [
      "a removal by who may only back up",
      (about) => on.note(keys.host, "removed", about),
      "signer-unknown",
    ],
    [
      "a removal by a stranger",
      (about) => on.note(keys.stranger, "removed", about),
      "signer-unknown",
    ],
    [
      "an unsigned removal",
      (about) =>
        on.put(noteName(about.id, "removed"), {
          "note.json": writeStatement(noteOf("removed", about)),
        }),
      "signature-missing",
    ],
    ["an empty note", (about) => on.put(noteName(about.id, "removed"), {}), "manifest-missing"],
    [
      "a note of a kind that is not known yet",
      (about) => on.put(noteName(about.id, "cleared"), {}),
      "entry-unknown",
    ],
    [
      "a proof by who may only prune",
      (about) => on.note(keys.pruner, "proven", about),
      "signer-unknown",
    ],
    [
      "a proof called a removal",
      async (about) => {
        const { text, sig } = await on.signed(noteOf("proven", about), "receipt", keys.host);
        on.put(noteName(about.id, "removed"), { "note.json": text, "note.json.sig": sig });
      },
      "signature-bad",
    ],
    [
      "a removal signed for a proof",
      async (about) => {
        const { text, sig } = await on.signed(noteOf("removed", about), "receipt", keys.pruner);
        on.put(noteName(about.id, "removed"), { "note.json": text, "note.json.sig": sig });
      },
      "signature-bad",
    ],
    [
      "a removal of another backup",
      async (about) => {
        const { text, sig } = await on.signed(
          noteOf("removed", { ...about, id: idOf(9) }),
          "removal",
          keys.pruner,
        );
        on.put(noteName(about.id, "removed"), { "note.json": text, "note.json.sig": sig });
      },
      "manifest-misplaced",
    ],
    [
      "a note at a moment that is none",
      async (about) => {
        const { text, sig } = await on.signed(
          { ...noteOf("proven", about), at: "2026-99-99T00:00:00.000Z" },
          "receipt",
          keys.host,
        );
        on.put(noteName(about.id, "proven"), { "note.json": text, "note.json.sig": sig });
      },
      "manifest-unreadable",
    ],
  ];
  for (const [title, forge, code] of forged) {
    test(`${title} counts for nothing`, async () => {
      const [, b, c] = await three();
      await forge(b);
      shelf.entries.delete(b.id); // what the forger wants to hide
      const catalog = await read({ head: c });
      expect(verdicts(catalog).store).toEqual(["chain-broken", code]);
      expect(catalog).toMatchObject({ removed: [] });
      expect(catalog.entries.every(({ proven }) => proven.size === 0)).toBe(true);
      expect(catalog.findings.at(-1)?.text).toMatch(/^Cannot trust note "[^"]+": (?!Cannot)/);
    });
  }

  test("a removal of the same id and another digest leaves the gap", async () => {
    const [, b, c] = await three();
    shelf.entries.delete(b.id);
    await on.note(keys.pruner, "removed", { id: b.id, sha256: "f".repeat(64) });
    expect(verdicts(await read({ head: c })).store).toContain("chain-broken");
  });
});

test("readCatalog() judges a store called constructor by its own links alone", async () => {
  const link = await on.backup(keys.host, 0);
  const catalog = await read({ store: "constructor", head: link });
  expect(verdicts(catalog)).toEqual({ entries: ["trusted"], store: [] });
});

test("readCatalog() lists drafts as drafts and reads none of their files", async () => {
  const text = `.draft-${idOf(0)}-0123456789abcdef`;
  shelf.entries.set(text, { name: { kind: "draft", text, id: idOf(0) }, files: new Map() });
  const asked: string[] = [];
  const spying: Shelf = {
    ...shelf,
    read: (name, file) => {
      asked.push(name.text);
      return shelf.read(name, file);
    },
  };
  const catalog = await readCatalog(spying, believed());
  expect(catalog.drafts.map((one) => one.text)).toEqual([text]);
  expect([catalog.entries, asked]).toEqual([[], []]);
});

describe("readCatalog() of a store that fails", () => {
  const failing = (cause: unknown): Shelf => ({
    ...shelf,
    // biome-ignore lint/correctness/useYield: it fails before its first byte
    async *read() {
      throw cause;
    },
  });
  const error = (code: "store-unreachable" | "store-not-mounted" | "store-failed") =>
    new HoldfastError("store", "Cannot read", { code });
  const thrown: [title: string, cause: Error][] = [
    ["when it is interrupted", new Interrupted()],
    ["when it cannot be reached any more", error("store-unreachable")],
    ["when its mount is gone", error("store-not-mounted")],
  ];
  for (const [title, cause] of thrown) {
    test(`throws ${title}, rather than call its backups damaged`, async () => {
      await on.backup(keys.host, 0);
      await expect(readCatalog(failing(cause), believed())).rejects.toBe(cause);
    });
  }
  for (const cause of [
    error("store-failed"),
    new TypeError("a folder"),
    Object.assign(new Error("EISDIR"), { code: "EISDIR" }),
  ]) {
    test(`goes on when a file cannot be read: ${cause.message} ${cause.constructor.name}`, async () => {
      await on.backup(keys.host, 0);
      expect(verdicts(await readCatalog(failing(cause), believed())).entries).toEqual([
        "manifest-missing",
      ]);
    });
  }
  test("throws when it cannot be listed", async () => {
    const cause = error("store-failed");
    const shut: Shelf = {
      ...shelf,
      // biome-ignore lint/correctness/useYield: it fails before its first name
      async *list() {
        throw cause;
      },
    };
    await expect(readCatalog(shut, believed())).rejects.toBe(cause);
  });
});

test("readCatalog() of a file without end stops at 16 MiB, and reads one large file at a time", async () => {
  for (let day = 0; day < 6; day++) on.put(backupName(idOf(day)), {});
  let open = 0;
  let most = 0;
  let longest = 0;
  const chunk = new Uint8Array(2 ** 19);
  const endless: Shelf = {
    ...shelf,
    async *read(_, file) {
      let given = 0;
      try {
        for (; ; given += chunk.length) {
          if (given === 4 * 2 ** 20 && file === "manifest.json") most = Math.max(most, ++open);
          yield chunk;
          await new Promise((done) => setImmediate(done));
        }
      } finally {
        longest = Math.max(longest, given);
        if (given >= 4 * 2 ** 20) open--;
      }
    },
  };
  expect(verdicts(await readCatalog(endless, believed())).entries).toEqual(
    Array(6).fill("manifest-missing"),
  );
  expect(most).toBe(1);
  expect(longest).toBeLessThanOrEqual(17 * 2 ** 20);
});

test("readCatalog() reads 200 backups in order, and one damaged among them is the only one", async () => {
  let last: Link | null = null;
  for (let day = 0; day < 200; day++) last = await on.backup(keys.host, day, previous(last));
  (filesOf(idOf(77)).get("manifest.json") as Uint8Array)[300] = 0;
  const catalog = await read({ head: last });
  const untrusted = catalog.entries.filter(({ checked }) => checked === null);
  expect(catalog.entries.map(({ id }) => id)).toEqual(
    Array.from({ length: 200 }, (_, at) => idOf(199 - at)),
  );
  expect(untrusted.map(({ id }) => id)).toEqual([idOf(77)]);
  expect(verdicts(catalog).store).toEqual(["chain-broken"]);
}, 120_000);
