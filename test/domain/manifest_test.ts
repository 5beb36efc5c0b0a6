import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Manifest,
  manifestOf,
  sealedFiles,
  slugOf,
  storedSize,
} from "../../src/domain/manifest.ts";
import { NAME } from "../../src/domain/name.ts";
import {
  DIGEST,
  leavesOf,
  sampleArchive,
  sampleManifest,
  sampleSource,
  withAt,
} from "./samples.ts";

test("manifestOf() accepts a whole manifest and gives it back", () => {
  expect(manifestOf(sampleManifest())).toEqual(sampleManifest());
});

test("manifestOf() refuses another type at every single place, and never throws", () => {
  const whole = sampleManifest({
    absent: [{ name: "events", reason: "failed", because: "source-empty" }],
    suspicions: [{ source: "settings", text: "tree: 1 items, usually 10" }],
    breaks: [
      { store: "local", expected: { id: "Backup_20261119_0200Z", sha256: DIGEST }, found: null },
    ],
    previous: { local: { id: "Backup_20261119_0200Z", sha256: DIGEST } },
  });
  expect(manifestOf(whole)).toEqual(whole);
  for (const path of leavesOf(whole)) {
    const verdict = manifestOf(withAt(whole, path, ["of another type"]));
    // A list where a list of texts stands is no other type.
    if (path.join(".") === "recipients") continue;
    expect([path.join("."), typeof verdict]).toEqual([path.join("."), "string"]);
    expect(verdict).not.toContain("of another type");
  }
});

test("manifestOf() refuses a missing key and an unknown one in every group", () => {
  const whole = sampleManifest();
  const free = ["sources.0.versions", "previous"]; // their keys are names
  for (const path of leavesOf(whole)) {
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => (at as never)[step], whole);
    const last = path.at(-1);
    if (typeof last !== "string" || free.includes(path.slice(0, -1).join("."))) continue;
    const { [last]: _, ...rest } = parent as Record<string, unknown>;
    expect([path.join("."), typeof manifestOf(withAt(whole, path.slice(0, -1), rest))]).toEqual([
      path.join("."),
      "string",
    ]);
    const more = { ...(parent as object), surplus: 1 };
    expect(typeof manifestOf(withAt(whole, path.slice(0, -1), more))).toBe("string");
  }
});

test("manifestOf() never throws for anything that JSON can say", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(typeof manifestOf(value)).toBe("string");
    }),
  );
});

describe("manifestOf() refuses", () => {
  const file = (name: string): Manifest =>
    sampleManifest({
      sources: [
        sampleSource("settings", { archives: [sampleArchive("settings", { file: name })] }),
      ],
    });
  const twice = (...archives: Manifest["sources"][number]["archives"]) =>
    sampleManifest({ sources: [sampleSource("settings", { archives })] });
  const rows: [title: string, value: Manifest][] = [
    ["format 2", sampleManifest({ "holdfast-manifest": 2 as 1 })],
    ["a file that leads out", file("settings/../../etc/passwd.tar.zst.age")],
    ["a file that is absolute", file("/settings/tree.tar.zst.age")],
    ["a file of a deeper folder", file("settings/a/tree.tar.zst.age")],
    ["a file of another source", file("other/tree.tar.zst.age")],
    ["a file whose source begins alike", file("settings-2/tree.tar.zst.age")],
    ["a file that is not sealed", file("settings/tree.tar")],
    ["a file with a newline behind", file("settings/tree.tar.zst.age\n")],
    [
      "a file named twice",
      twice(sampleArchive("settings"), sampleArchive("settings", { part: "b" })),
    ],
    [
      "a part named twice",
      twice(
        sampleArchive("settings"),
        sampleArchive("settings", { file: "settings/b.tar.zst.age" }),
      ),
    ],
    ["an archive that is the inventory", file("settings/inventory.ndjson.zst.age")],
    [
      "a source named twice",
      sampleManifest({
        sources: [
          sampleSource("a"),
          sampleSource("a", {
            archives: [],
            inventory: { ...sampleSource("a").inventory, file: "a/part-1.x.zst.age" },
          }),
        ],
      }),
    ],
    [
      "a source that is there and absent",
      sampleManifest({ absent: [{ name: "settings", reason: "failed", because: null }] }),
    ],
    ["a negative size", withAt(sampleManifest(), ["sources", 0, "archives", 0, "size"], -1)],
    [
      "a size JSON cannot hold",
      withAt(sampleManifest(), ["sources", 0, "archives", 0, "size"], 2 ** 53),
    ],
    ["a moment that is none", sampleManifest({ taken: "2026-99-20T02:00:00.000Z" })],
    ["a day that is none", sampleManifest({ date: "2026-02-31" })],
    ["an id that is none", sampleManifest({ id: "../../etc" })],
    ["a store of another grammar", sampleManifest({ previous: { "../x": null } })],
  ];
  for (const [title, value] of rows)
    test(title, () => expect(typeof manifestOf(value)).toBe("string"));
});

test("sealedFiles() lists each source's archives, then its inventory; storedSize() is their sum", () => {
  const manifest = sampleManifest({
    sources: [sampleSource("a"), sampleSource("b", { archives: [] })],
  });
  expect(sealedFiles(manifest).map(({ file }) => file)).toEqual([
    "a/tree.tar.zst.age",
    "a/inventory.ndjson.zst.age",
    "b/inventory.ndjson.zst.age",
  ]);
  expect(storedSize(manifest)).toBe(2000);
});

test("slugOf() gives any list of parts file names that are plain, unique and never the inventory's", () => {
  const part = fc.oneof(
    fc.constantFrom("tree", "inventory", "part-1", "part-2", "Tree", ""),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const taken = new Set<string>();
      for (const name of parts) {
        const slug = slugOf(name, taken);
        expect(slug).toMatch(NAME);
        expect(slug).not.toBe("inventory");
        expect(taken.has(slug)).toBe(false);
        if (NAME.test(name) && name !== "inventory" && !taken.has(name)) expect(slug).toBe(name);
        taken.add(slug);
      }
    }),
  );
});
