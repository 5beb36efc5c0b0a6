import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json } from "../../src/domain/report.ts";
import { readStatement, writeStatement } from "../../src/trust/statement.ts";

const KEY = "holdfast-test";
const bytes = (text: string) => Buffer.from(text);
const read = (text: string) => readStatement(bytes(text), "test");

/** JSON without numbers that it cannot hold exactly. */
const json = fc
  .jsonValue({ maxDepth: 5, noUnicodeString: false })
  .filter((value) => {
    try {
      writeStatement(value as Json);
      return true;
    } catch {
      return false;
    }
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe("writeStatement()", () => {
  test("indents by one space, keeps the order of keys, ends with one newline", () => {
    const value = { [KEY]: 1, b: [1, "x"], a: { size: "18446744073709551615" }, none: [] };
    expect(Buffer.from(writeStatement(value)).toString()).toBe(
      '{\n "holdfast-test": 1,\n "b": [\n  1,\n  "x"\n ],\n "a": {\n  "size": "18446744073709551615"\n },\n "none": []\n}\n',
    );
  });

  test("refuses what JSON cannot hold exactly", () => {
    const bad: unknown[] = [
      2 ** 53,
      -(2 ** 60),
      1e300,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
    ];
    for (const value of bad) {
      expect(() => writeStatement({ [KEY]: 1, value: value as Json })).toThrow(RangeError);
    }
  });

  test("refuses more than 16 MB and more than 64 levels", () => {
    expect(() => writeStatement({ [KEY]: "x".repeat(16 * 2 ** 20) })).toThrow(RangeError);
    let deep: Json = [];
    for (let level = 1; level < 64; level++) deep = [deep];
    expect(writeStatement(deep).length).toBeGreaterThan(64);
    expect(() => writeStatement([deep])).toThrow(RangeError);
  });
});

describe("readStatement()", () => {
  test("reads back whatever was written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (fields) => {
        const { [KEY]: _, ...rest } = fields;
        const isFirst = Object.keys({ [KEY]: 1, ...rest })[0] === KEY; // "0" would go first
        const written = writeStatement({ [KEY]: 1, ...rest });
        const found = readStatement(written, "test");
        if (!isFirst) expect(typeof found).toBe("string");
        else expect(JSON.stringify(found)).toBe(JSON.stringify({ [KEY]: 1, ...rest }));
      }),
    );
  });

  test("accepts no second writing of the same value", () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.constantFrom(" ", "\n", "\t", "\r"), (value, place, space) => {
        const text = Buffer.from(writeStatement({ [KEY]: 1, value })).toString();
        const at = place % (text.length + 1);
        // Through bytes and back, as the place may lie within a surrogate pair.
        const bent = Buffer.from(text.slice(0, at) + space + text.slice(at)).toString();
        const found = read(bent);
        // Inside a string a space is another value; it must then be written as ours.
        if (typeof found !== "string") {
          expect(Buffer.from(writeStatement(found)).toString()).toBe(bent);
          expect(found).not.toEqual({ [KEY]: 1, value });
        }
      }),
    );
  });

  test("never throws, and what it accepts is written as ours", () => {
    fc.assert(fc.property(fc.uint8Array(), (some) => void readStatement(some, "test")));
    fc.assert(
      fc.property(json, fc.nat(), fc.nat(255), (value, place, byte) => {
        const written = Buffer.from(writeStatement({ [KEY]: 1, value }));
        written[place % written.length] = byte;
        const found = readStatement(written, "test");
        if (typeof found !== "string") expect(written.equals(writeStatement(found))).toBe(true);
      }),
    );
  });

  const ROWS: readonly (readonly [string, string])[] = [
    ["a duplicate key", `{\n "${KEY}": 1,\n "a": 1,\n "a": 2\n}\n`],
    ["a byte order mark", `\ufeff{\n "${KEY}": 1\n}\n`],
    ["two spaces of indentation", `{\n  "${KEY}": 1\n}\n`],
    ["no indentation", `{"${KEY}":1}\n`],
    ["no final newline", `{\n "${KEY}": 1\n}`],
    ["CRLF", `{\r\n "${KEY}": 1\r\n}\r\n`],
    ["another kind", '{\n "holdfast-plan": 1\n}\n'],
    ["the kind in second place", `{\n "a": 1,\n "${KEY}": 1\n}\n`],
    ["a number beyond 2^53", `{\n "${KEY}": 1,\n "a": 9007199254740993\n}\n`],
    ["a number of 2^53", `{\n "${KEY}": 1,\n "a": 9007199254740992\n}\n`],
    ["1.0 for 1", `{\n "${KEY}": 1.0\n}\n`],
    ["minus zero", `{\n "${KEY}": -0\n}\n`],
    ["an escaped letter", `{\n "${KEY}": "\\u0061"\n}\n`],
    ["an escaped slash", `{\n "${KEY}": "\\/"\n}\n`],
    ["a list", `[\n "${KEY}"\n]\n`],
    ["a text", `"${KEY}"\n`],
    ["null", "null\n"],
    ["nothing", ""],
  ];
  for (const [title, text] of ROWS) {
    test(`refuses ${title}`, () => expect(typeof read(text)).toBe("string"));
  }

  test("refuses bytes that are not UTF-8", () => {
    const written = Buffer.concat([bytes(`{\n "${KEY}": "`), Buffer.of(0xff), bytes('"\n}\n')]);
    expect(readStatement(written, "test")).toBe("it is not JSON in UTF-8");
  });

  test("keeps a key named __proto__ a key", () => {
    const text = `{\n "${KEY}": 1,\n "__proto__": {\n  "a": 1\n }\n}\n`;
    const found = read(text);
    expect(Object.keys(found)).toEqual([KEY, "__proto__"]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  test("refuses a bomb of brackets before it parses it", () => {
    const before = process.memoryUsage().rss;
    expect(read("[".repeat(16 * 2 ** 20))).toContain("deeper");
    expect(read(`{"a":`.repeat(2 ** 21))).toContain("deeper");
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 2 ** 20);
    expect(readStatement(new Uint8Array(16 * 2 ** 20 + 1), "test")).toContain("16 MB");
  });
});
