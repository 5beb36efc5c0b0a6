import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { z } from "zod";
import {
  countShape,
  dayShape,
  idShape,
  sha256Shape,
  timeShape,
  totalsShape,
} from "../../src/domain/shape.ts";

const accepts = (shape: z.ZodType, value: unknown) => shape.safeParse(value).success;

test("timeShape accepts every moment of the years 0 to 9999 as toISOString writes it", () => {
  const at = fc.date({
    min: new Date("0000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });
  fc.assert(fc.property(at, (date) => accepts(timeShape, date.toISOString())));
  fc.assert(fc.property(at, (date) => accepts(dayShape, date.toISOString().slice(0, 10))));
});

describe("shapes refuse", () => {
  const rows: [title: string, shape: z.ZodType, values: unknown[]][] = [
    [
      "moments that are none or written otherwise",
      timeShape,
      [
        "9999-99-99T99:99:99.999Z",
        "2026-02-30T00:00:00.000Z",
        "2026-11-20T24:00:00.000Z",
        "2026-11-20T02:00:00Z",
        "2026-11-20T02:00:00.000+00:00",
        "+012026-11-20T02:00:00.000Z",
        "2026-11-20T02:00:00.000Z\n",
        "",
        0,
        null,
      ],
    ],
    [
      "days that are none",
      dayShape,
      ["2026-02-30", "2026-13-01", "2026-1-1", "2026-11-20T", "", null],
    ],
    [
      "digests of other length or case",
      sha256Shape,
      ["", "A".repeat(64), "a".repeat(63), "a".repeat(65), `${"a".repeat(64)}\n`],
    ],
    [
      "counts that are none",
      countShape,
      [-1, 0.5, "1", Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, null],
    ],
    [
      "ids that are none",
      idShape,
      ["", "x", "Backup_20260230_0200Z", "../Backup_20261120_0200Z", 5],
    ],
    [
      "totals with more or less",
      totalsShape,
      [{}, { items: 1, rows: 1 }, { items: 1, rows: 1, bytes: 1, more: 1 }],
    ],
  ];
  for (const [title, shape, values] of rows) {
    test(title, () => {
      for (const value of values) expect([value, accepts(shape, value)]).toEqual([value, false]);
    });
  }
});

test("totalsShape accepts null for rows that nobody can count", () => {
  expect(accepts(totalsShape, { items: 0, rows: null, bytes: 0 })).toBe(true);
});
