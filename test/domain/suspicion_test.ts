import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Manifest } from "../../src/domain/manifest.ts";
import { judgeShrinking, type SourceSize } from "../../src/domain/suspicion.ts";
import { sampleArchive, sampleManifest, sampleSource } from "./samples.ts";

/** A run whose one source held that many items, without other counts. */
function run(items: number, suspect = false): Manifest {
  const archives = [sampleArchive("settings", { totals: { items, rows: null, bytes: 1000 } })];
  return sampleManifest({
    sources: [sampleSource("settings", { archives })],
    suspicions: suspect ? [{ source: "settings", text: "x" }] : [],
  });
}

const now = (items: number, rows: number | null = null, bytes = 1000): SourceSize => ({
  name: "settings",
  parts: [{ part: "tree", totals: { items, rows, bytes }, plain: 5000 }],
});

test("judgeShrinking() is the comparison with the share of the median of the last seven runs", () => {
  const counts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      counts,
      fc.nat(1000),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (before, items, below) => {
        const found = judgeShrinking(
          now(items),
          before.map((count) => run(count)),
          below,
        );
        expect(found.length > 0).toBe(items < slowMedian(before.slice(0, 7)) * below);
      },
    ),
  );
});

test("judgeShrinking() finds nothing below a share of 0, without history, or of what grew", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), fc.nat(1000), (before, items) => {
      const runs = before.map((count) => run(count));
      expect(judgeShrinking(now(items), runs, 0)).toEqual([]);
      expect(judgeShrinking(now(items), [], 1)).toEqual([]);
      expect(judgeShrinking(now(1000 + items), runs, 1)).toEqual([]);
    }),
  );
  expect(judgeShrinking({ name: "settings", parts: [] }, [run(5)], 0)).toEqual([]);
});

test("judgeShrinking() leaves suspect runs out, of this source alone", () => {
  const suspect = [run(1, true), run(1, true), run(1, true)];
  expect(judgeShrinking(now(40), [...suspect, run(100)], 0.5)).toEqual([
    "tree: 40 items, usually 100",
  ]);
  const other = suspect.map((one) => ({ ...one, suspicions: [{ source: "events", text: "x" }] }));
  expect(judgeShrinking(now(40), [...other, run(100)], 0.5)).toEqual([]);
});

test("judgeShrinking() looks past seven trusted runs no further", () => {
  const runs = [
    ...Array.from({ length: 7 }, () => run(10)),
    ...Array.from({ length: 50 }, () => run(1000)),
  ];
  expect(judgeShrinking(now(10), runs, 1)).toEqual([]);
});

describe("judgeShrinking() says", () => {
  const archives = (...parts: string[]) =>
    sampleManifest({
      sources: [
        sampleSource("settings", {
          archives: parts.map((part) =>
            sampleArchive("settings", { part, file: `settings/${part}.tar.zst.age` }),
          ),
        }),
      ],
    });
  const undisclosed = sampleManifest({
    sources: [
      sampleSource("settings", {
        archives: [sampleArchive("settings", { totals: null, plain: 9000 })],
      }),
    ],
  });
  const size = (...parts: string[]): SourceSize => ({
    name: "settings",
    parts: parts.map((part) => ({
      part,
      totals: { items: 10, rows: null, bytes: 3000 },
      plain: 4000,
    })),
  });
  const rows: [title: string, of: SourceSize, history: Manifest[], found: string[]][] = [
    ["nothing of a new part", size("tree", "more"), [archives("tree")], []],
    [
      "that a part is gone",
      size("tree"),
      [archives("tree", "more")],
      ["more: was saved last time, now it is not there"],
    ],
    [
      "nothing of a part gone earlier",
      size("tree"),
      [archives("tree"), archives("tree", "more")],
      [],
    ],
    [
      "which counts shrank",
      now(1, null, 1),
      [run(10)],
      ["tree: 1 items, usually 10", "tree: 1 bytes, usually 1000"],
    ],
    [
      "plain bytes where totals are not disclosed",
      { name: "settings", parts: [{ part: "tree", totals: null, plain: 10 }] },
      [undisclosed],
      ["tree: 10 bytes, usually 9000"],
    ],
    ["nothing of another source", { ...now(1), name: "events" }, [run(10)], []],
    ["the middle of two", now(10), [run(30), run(50)], ["tree: 10 items, usually 40"]],
    ["nothing at exactly the share", now(5), [run(10)], []],
  ];
  for (const [title, of, history, found] of rows)
    test(title, () => expect(judgeShrinking(of, history, 0.5)).toEqual(found));
});

function slowMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  while (sorted.length > 2) {
    sorted.shift();
    sorted.pop();
  }
  return ((sorted[0] as number) + (sorted.at(-1) as number)) / 2;
}

test("judgeShrinking() takes rows that were dumped apart together with their part", () => {
  const totals = (items: number) => ({ items, rows: items * 10, bytes: items * 100 });
  const divided = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([part, items]) => ({ part, totals: totals(items), plain: items }));
  const archives = divided({ events: 1, "events--data-1": 90, "events--data-2": 9 }).map((one) =>
    sampleArchive("settings", one),
  );
  const then = [sampleManifest({ sources: [sampleSource("settings", { archives })] })];
  const judge = (counts: Readonly<Record<string, number>>) =>
    judgeShrinking({ name: "settings", parts: divided(counts) }, then, 0.5);
  expect(judge({ events: 40, "events--data-1": 60 })).toEqual([]);
  expect(judge({ events: 100 })).toEqual([]);
  expect(judge({ events: 10, "events--data-1": 10 })).toContain("events: 20 items, usually 100");
});
