import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { driftOf, isNoLongerEmpty } from "../../src/domain/drift.ts";
import type { Totals } from "../../src/domain/fact.ts";

const totals = fc.option(
  fc.record({ items: fc.maxSafeNat(), rows: fc.option(fc.maxSafeNat()), bytes: fc.maxSafeNat() }),
);
const of = (items: number, rows: number | null, bytes: number): Totals => ({ items, rows, bytes });

test("driftOf() is between 0 and 1, the same both ways, and 0 only where nothing moved", () => {
  fc.assert(
    fc.property(totals, totals, (a, b) => {
      const drift = driftOf(a, b);
      expect(drift).toBeGreaterThanOrEqual(0);
      expect(drift).toBeLessThanOrEqual(1);
      expect(driftOf(b, a)).toBe(drift);
      expect(driftOf(a, a)).toBe(0);
      const same =
        a?.items === b?.items && (a?.rows ?? 0) === (b?.rows ?? 0) && a?.bytes === b?.bytes;
      expect(drift === 0).toBe(same);
    }),
  );
});

describe("driftOf() is", () => {
  const rows: [title: string, then: Totals | null, now: Totals | null, drift: number][] = [
    ["1 where something appeared", null, of(1, null, 1), 1],
    ["1 where something vanished", of(1, null, 1), null, 1],
    ["0 where nothing was and is", null, null, 0],
    ["the largest share of any measure", of(10, 100, 1000), of(10, 75, 900), 0.25],
    ["1 where rows appeared", of(1, null, 5), of(1, 3, 5), 1],
    ["half where it doubled", of(2, null, 8), of(4, null, 8), 0.5],
  ];
  for (const [title, then, now, drift] of rows)
    test(title, () => expect(driftOf(then, now)).toBe(drift));
});

test("isNoLongerEmpty() is true only where items came to a place that had none", () => {
  expect(isNoLongerEmpty(null, of(1, null, 0))).toBe(true);
  expect(isNoLongerEmpty(of(0, 0, 0), of(1, null, 0))).toBe(true);
  expect(isNoLongerEmpty(null, of(0, null, 0))).toBe(false);
  expect(isNoLongerEmpty(null, null)).toBe(false);
  expect(isNoLongerEmpty(of(1, null, 0), of(2, null, 0))).toBe(true); // an empty folder was its own root
  expect(isNoLongerEmpty(of(1, null, 0), of(1, null, 5))).toBe(true);
  expect(isNoLongerEmpty(of(1, null, 0), of(1, null, 0))).toBe(false);
  expect(isNoLongerEmpty(of(2, null, 0), of(3, null, 0))).toBe(false);
  expect(isNoLongerEmpty(of(1, null, 0), null)).toBe(false);
});
