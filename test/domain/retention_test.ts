import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { backupId, compareIds } from "../../src/domain/entry.ts";
import type { RetentionRule } from "../../src/domain/policy_retention.ts";
import { type Candidate, judgeRetention, type Verdict } from "../../src/domain/retention.ts";
import { sampleSource } from "./samples.ts";

const NOW = new Date("2026-11-21T12:00:00.000Z"); // a Saturday
const HOUR = 3_600_000; // ms
const SOURCES = ["events", "settings"];
const VIEW = { now: NOW, sources: SOURCES };

interface Made {
  /** Hours before now; negative for the future. */
  readonly age: number;
  readonly standing?: "good" | "suspect" | "untrusted" | "noted";
  readonly schedule?: string;
  readonly sources?: readonly string[];
  readonly turn?: number;
}

function made({ age, standing = "good", schedule = "nightly", sources = SOURCES, turn }: Made) {
  const at = new Date(NOW.getTime() - age * HOUR);
  const manifest = {
    taken: at.toISOString(),
    schedule,
    date: at.toISOString().slice(0, 10),
    sources: sources.map((name) => sampleSource(name)),
    suspicions: standing === "suspect" ? [{ source: "events", text: "shrank" }] : [],
  };
  const id = backupId("Backup", at, turn);
  if (standing === "untrusted") return { id, manifest: null };
  return standing === "noted" ? { id, manifest, isNoted: true } : { id, manifest };
}

const rule = (more: Partial<RetentionRule>): RetentionRule => ({
  last: null,
  slots: null,
  floor: 1,
  ...more,
});
const judge = (made: readonly Candidate[], by: RetentionRule) => judgeRetention(made, by, VIEW);
const idAt = (age: number, turn = 1) => backupId("Backup", new Date(+NOW - age * HOUR), turn);
const keptOf = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ keep }) => keep).map(({ id }) => id);

/** One a day, the newest two hours old. */
const daily = (days: number, more: Partial<Made> = {}) =>
  Array.from({ length: days }, (_, day) => made({ age: 2 + 24 * day, ...more }));

test("judgeRetention() with last keeps the newest so many, and says every reason", () => {
  const verdicts = judge(daily(4), rule({ last: 2 }));
  expect(verdicts).toEqual([
    {
      id: idAt(2),
      keep: true,
      because: [
        'newest of source "events"',
        'newest of source "settings"',
        "last 1 of 2",
        "floor 1 of 1",
        "younger than a day",
      ],
      instead: [],
    },
    { id: idAt(26), keep: true, because: ["last 2 of 2"], instead: [] },
    { id: idAt(50), keep: false, because: ["older than the last 2"], instead: [idAt(2)] },
    { id: idAt(74), keep: false, because: ["older than the last 2"], instead: [idAt(2)] },
  ]);
});

test("judgeRetention() with slots keeps seven of ten days, and the day that failed keeps its old one", () => {
  const all = daily(10);
  const verdicts = judge(all, rule({ slots: "weekday" }));
  expect(keptOf(verdicts)).toEqual(all.slice(0, 7).map(({ id }) => id));
  expect(verdicts[7]).toEqual({
    id: all[7]?.id,
    keep: false,
    because: [`slot saturday is held by ${all[0]?.id}`],
    instead: [all[0]?.id],
  });
  const failed = all.toSpliced(1, 1); // Friday's run
  expect(keptOf(judge(failed, rule({ slots: "weekday" })))).toEqual(
    [...failed.slice(0, 6), all[8] as Candidate].map(({ id }) => id),
  );
});

describe("judgeRetention() keeps", () => {
  const rows: [title: string, made: Made[], by: Partial<RetentionRule>, kept: number[]][] = [
    ["the floor, whatever last says", daily5(), { last: 1, floor: 3 }, [2, 26, 50]],
    [
      "one of a burst, and not the good ones of the days before any less",
      [...[30, 31, 32, 33].map((age) => ({ age })), ...[54, 78, 102].map((age) => ({ age }))],
      { last: 3 },
      [30, 54, 78],
    ],
    [
      "one a day of each schedule, manual ones too",
      [
        { age: 30, schedule: "manual" },
        { age: 31 },
        { age: 32, schedule: "manual" },
        { age: 33 },
        { age: 60 },
      ],
      { last: 3 },
      [30, 31, 60],
    ],
    [
      "what is younger than a day, even more than one of a slot",
      [{ age: 1 }, { age: 2 }, { age: 3 }, { age: 48 }],
      { last: 1 },
      [1, 2, 3],
    ],
    [
      "the last of a source that failed since",
      [
        ...[26, 50, 74].map((age) => ({ age, sources: ["settings"] })),
        ...[98, 122, 146].map((age) => ({ age })),
      ],
      { last: 2 },
      [26, 50, 98, 122],
    ],
    [
      "a weekday's older slot for a source that failed on the newer one",
      [{ age: 26, sources: ["settings"] }, { age: 26 + 168 }, { age: 26 + 336 }],
      { slots: "weekday" },
      [26, 26 + 168],
    ],
    [
      "no more for a source that is not enabled",
      [
        { age: 26, sources: ["settings"] },
        { age: 50, sources: ["settings", "dashboard"] },
        { age: 74, sources: ["dashboard"] },
      ],
      { last: 1 },
      [26],
    ],
    [
      "the newest few when every source has a new name",
      [26, 50, 74].map((age) => ({ age, sources: ["renamed"] })),
      { last: 2 },
      [26, 50],
    ],
    [
      "suspect ones until all that count are newer",
      [
        { age: 26, standing: "suspect" },
        { age: 50 },
        { age: 74, standing: "suspect" },
        { age: 98 },
        { age: 122, standing: "suspect" },
        { age: 146 },
      ],
      { last: 2 },
      [26, 50, 74, 98],
    ],
    [
      "everything where nothing counts",
      [
        { age: 26, standing: "suspect" },
        { age: 50, standing: "untrusted" },
        { age: 74, standing: "noted" },
        { age: -2 },
      ],
      { last: 1 },
      [-2, 26, 50, 74],
    ],
    [
      "untrusted ones for ever",
      [{ age: 26 }, { age: 5000, standing: "untrusted" }],
      { last: 1 },
      [26, 5000],
    ],
    [
      "what comes from the future, which pushes nothing out",
      [{ age: -3 }, { age: -30 }, { age: 26 }, { age: 50 }],
      { last: 1 },
      [-30, -3, 26],
    ],
    [
      "nothing whose removal was begun",
      [{ age: 26 }, { age: 50, standing: "noted" }],
      { last: 2 },
      [26],
    ],
  ];
  for (const [title, list, by, kept] of rows)
    test(title, () =>
      expect(keptOf(judge(list.map(made), rule(by)))).toEqual(
        kept.map((age) => idAt(age)).sort((a, b) => compareIds(b, a)),
      ),
    );
});

function daily5(): Made[] {
  return [2, 26, 50, 74, 98].map((age) => ({ age }));
}

test("judgeRetention() takes a backup for one of the future by its id as by its manifest", () => {
  const late = made({ age: -48 });
  const lying = { ...late, manifest: made({ age: 300 }).manifest };
  const verdicts = judge([lying, ...daily(2)], rule({ last: 1 }));
  expect(verdicts[0]?.because).toEqual(["from the future: counts for nothing"]);
});

// What holds for every store there can be.

const anyMade = fc.record({
  age: fc.integer({ min: -50, max: 900 }),
  standing: fc.constantFrom("good", "good", "good", "suspect", "untrusted", "noted"),
  schedule: fc.constantFrom("nightly", "manual", "full"),
  sources: fc.subarray([...SOURCES, "dashboard"], { minLength: 1 }),
} as const);
const anyStore = fc
  .uniqueArray(anyMade, { selector: ({ age }) => age, maxLength: 40 })
  .map((list) => list.map(made));
const anyRule = fc
  .record({
    last: fc.integer({ min: 1, max: 12 }),
    isSlots: fc.boolean(),
    floor: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ last, isSlots, floor }) => rule(isSlots ? { slots: "weekday", floor } : { last, floor }));
const isGood = (one: Candidate) =>
  one.manifest !== null &&
  one.isNoted !== true &&
  one.manifest.suspicions.length === 0 &&
  new Date(one.manifest.taken) <= NOW;

describe("judgeRetention() of any store", () => {
  const holds = (title: string, law: (store: Candidate[], by: RetentionRule) => void) =>
    test(title, () => fc.assert(fc.property(anyStore, anyRule, law), { numRuns: 500 }));

  holds("gives one verdict each with a reason, newest first, whatever the order", (store, by) => {
    const verdicts = judge(store, by);
    expect(verdicts.map(({ id }) => id)).toEqual(
      store.map(({ id }) => id).sort((a, b) => compareIds(b, a)),
    );
    expect(judge(store.toReversed(), by)).toEqual(verdicts);
    for (const { because } of verdicts) expect(because).not.toEqual([]);
  });

  holds("never empties it: who drops anything keeps what counts, and names it", (store, by) => {
    const verdicts = judge(store, by);
    const kept = new Set(keptOf(verdicts));
    for (const { keep, instead } of verdicts) {
      if (keep) continue;
      expect(instead).not.toEqual([]);
      for (const id of instead) {
        expect(kept).toContain(id);
        expect(isGood(store.find((one) => one.id === id) as Candidate)).toBe(true);
      }
    }
    if (store.length > 0) expect(kept.size).toBeGreaterThan(0);
  });

  holds("keeps the newest good one of each enabled source", (store, by) => {
    const verdicts = judge(store, by);
    for (const source of SOURCES) {
      const newest = store
        .filter((one) => isGood(one) && one.manifest?.sources.some(({ name }) => name === source))
        .sort((a, b) => compareIds(b.id, a.id))[0];
      if (newest !== undefined) expect(keptOf(verdicts)).toContain(newest.id);
    }
  });

  holds("drops nothing untrusted, nothing of the future and nothing young", (store, by) => {
    for (const { id, keep } of judge(store, by)) {
      const one = store.find((other) => other.id === id) as Candidate;
      if (keep || one.isNoted === true) continue;
      expect(one.manifest).not.toBe(null);
      expect(+NOW - Date.parse(one.manifest?.taken ?? "")).toBeGreaterThanOrEqual(24 * HOUR);
    }
  });

  holds("drops no suspect one that is newer than the oldest good one it keeps", (store, by) => {
    const verdicts = judge(store, by);
    const find = (id: string) => store.find((one) => one.id === id) as Candidate;
    const oldest = keptOf(verdicts).findLast((id) => isGood(find(id)));
    for (const { id, keep } of verdicts) {
      if (keep || (find(id).manifest?.suspicions.length ?? 0) === 0) continue;
      expect(oldest !== undefined && compareIds(id, oldest) < 0).toBe(true);
    }
  });

  test("keeps with a larger last or floor all it kept with a smaller", () => {
    const few = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(anyStore, few, few, few, few, (store, last, floor, more, higher) => {
        const less = keptOf(judge(store, rule({ last, floor })));
        const all = keptOf(judge(store, rule({ last: last + more, floor: floor + higher })));
        expect(all).toEqual(expect.arrayContaining(less));
      }),
      { numRuns: 500 },
    );
  });

  test("is the same beside any more that are suspect, untrusted, of the future or being removed", () => {
    const useless = anyMade.filter(({ standing, age }) => standing !== "good" || age < 0);
    fc.assert(
      fc.property(anyStore, anyRule, fc.array(useless, { maxLength: 5 }), (store, by, more) => {
        const others = more.map((one, turn) => made({ ...one, turn: turn + 2 }));
        const verdicts = judge([...store, ...others], by);
        const ids = new Set(store.map(({ id }) => id));
        expect(verdicts.filter(({ id }) => ids.has(id))).toEqual(judge(store, by));
      }),
      { numRuns: 500 },
    );
  });

  holds("drops nothing more once it was pruned", (store, by) => {
    const kept = new Set(keptOf(judge(store, by)));
    const left = store.filter(({ id }) => kept.has(id));
    expect(keptOf(judge(left, by))).toEqual([...kept]);
  });
});
