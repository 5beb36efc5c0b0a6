import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  formatBytes,
  formatSpan,
  parseDuration,
  parsePercent,
  plural,
} from "../../src/domain/units.ts";

const MINUTE = 60_000;

test("parseDuration() is the count times its unit, for every count up to 99999", () => {
  const unit = fc.constantFrom(["m", MINUTE], ["h", 60 * MINUTE], ["d", 1440 * MINUTE] as const);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), unit, (count, [letter, size]) => {
      expect(parseDuration(`${count}${letter}`)).toBe(count * (size as number));
    }),
  );
});

describe("parseDuration() refuses", () => {
  const rows = ["", "0m", "01h", "1", "h", "-1h", "+1h", "1.5h", "1 h", "1s", "1w", "1H", "1h30m"];
  for (const text of [...rows, "100000d", "1h\n", " 1h", "1e3m", "٣h", "Infinityd"])
    test(JSON.stringify(text), () => expect(parseDuration(text)).toBeNull());
});

test("parsePercent() is the share, from 0 to 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (count) => {
      expect(parsePercent(`${count / 100}%`)).toBeCloseTo(count / 10_000, 9);
    }),
  );
});

describe("parsePercent() refuses", () => {
  const rows = ["", "%", "5", "-1%", "101%", "100.1%", "1,5%", "5 %", "5%%", "0x5%", "1e1%", ".5%"];
  for (const text of [...rows, "5.%", "999%", "007%", "5%\n"])
    test(JSON.stringify(text), () => expect(parsePercent(text)).toBeNull());
});

describe("formatBytes() writes", () => {
  const rows: [bytes: number, text: string][] = [
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [9949, "9.9 kB"],
    [9960, "10 kB"],
    [999_499, "999 kB"],
    [999_999, "1.0 MB"],
    [3_400_000, "3.4 MB"],
    [999_999_999, "1.0 GB"],
    [2 ** 53, "9.0 PB"],
    [5e18, "5000 PB"],
  ];
  for (const [bytes, text] of rows) test(text, () => expect(formatBytes(bytes)).toBe(text));
});

test("formatBytes() is never off by more than half of its last digit", () => {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  fc.assert(
    fc.property(fc.maxSafeNat(), (bytes) => {
      const [digits = "", unit = ""] = formatBytes(bytes).split(" ");
      const size = 1000 ** units.indexOf(unit);
      const step = digits.includes(".") ? size / 10 : size;
      expect(Math.abs(Number(digits) * size - bytes)).toBeLessThanOrEqual(step / 2 + 1e-6 * size);
      expect(digits.length).toBeLessThanOrEqual(3);
    }),
  );
});

describe("formatSpan() writes", () => {
  const rows: [ms: number, text: string][] = [
    [-5, "0 s"],
    [400, "0 s"],
    [59_400, "59 s"],
    [59_999, "1 min"],
    [3_599_999, "1 h"],
    [47 * 60 * MINUTE, "47 h"],
    [48 * 60 * MINUTE, "2 d"],
    [365 * 1440 * MINUTE, "365 d"],
  ];
  for (const [ms, text] of rows)
    test(`${ms} ms as ${text}`, () => expect(formatSpan(ms)).toBe(text));
});

test("plural() adds an s to all but one", () => {
  expect([0, 1, 2, 1_000_000].map((count) => plural(count, "file"))).toEqual([
    "0 files",
    "1 file",
    "2 files",
    "1,000,000 files",
  ]);
});
