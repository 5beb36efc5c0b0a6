import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  bytesOfName,
  compareNames,
  comparePaths,
  NAME,
  nameOfBytes,
  shown,
} from "../../src/domain/name.ts";

/** Bytes that come near UTF-8 as often as they are noise: leads, continuations, controls, backslashes. */
const byte = fc.oneof(
  fc.nat(255),
  fc.constantFrom(0x00, 0x0a, 0x1f, 0x20, 0x2f, 0x5c, 0x78, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe0),
  fc.constantFrom(0x61, 0x41, 0x30, 0xed, 0xa0, 0xef, 0xbb, 0xf0, 0x9f, 0x98, 0xf4, 0xf5, 0xff),
);
const someBytes = fc.array(byte, { maxLength: 40 }).map((list) => Uint8Array.from(list));
const component = fc
  .array(
    byte.filter((one) => one !== 0 && one !== 0x2f),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => Uint8Array.from(list));
const path = fc.array(component, { minLength: 1, maxLength: 4 });

test("bytesOfName() gives back every byte string that nameOfBytes() wrote", () => {
  fc.assert(
    fc.property(someBytes, (bytes) => {
      expect(Buffer.compare(bytesOfName(nameOfBytes(bytes)), bytes)).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test("bytesOfName() gives back every text that is UTF-8 already, whatever its symbols", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOfName(nameOfBytes(bytes))),
      ).toBe(text);
    }),
  );
});

test("nameOfBytes() never holds a control byte, and gives different bytes different names", () => {
  fc.assert(
    fc.property(someBytes, someBytes, (a, b) => {
      expect(nameOfBytes(a)).not.toMatch(/[\x00-\x1f\x7f]/);
      expect(nameOfBytes(a) === nameOfBytes(b)).toBe(Buffer.compare(a, b) === 0);
    }),
  );
});

describe("nameOfBytes() writes", () => {
  const rows: [title: string, bytes: number[], name: string][] = [
    ["nothing", [], ""],
    ["a plain name as it is", [...Buffer.from("a b.txt")], "a b.txt"],
    ["letters beyond ASCII as they are", [...Buffer.from("žluť 😀")], "žluť 😀"],
    ["a newline", [0x61, 0x0a], "a\\x0a"],
    ["a zero byte", [0], "\\x00"],
    ["delete", [0x7f], "\\x7f"],
    ["a backslash", [0x5c, 0x78, 0x30, 0x30], "\\x5cx00"],
    ["a lone continuation", [0x80], "\\x80"],
    ["a cut symbol", [0xe2, 0x82], "\\xe2\\x82"],
    ["a cut symbol before a letter", [0xe2, 0x82, 0x61], "\\xe2\\x82a"],
    ["an overlong slash", [0xc0, 0xaf], "\\xc0\\xaf"],
    ["an overlong slash of three", [0xe0, 0x80, 0xaf], "\\xe0\\x80\\xaf"],
    ["a surrogate", [0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"],
    ["a symbol beyond Unicode", [0xf4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"],
    ["a byte order mark as itself", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
    ["a lead with a valid symbol behind", [0xc3, 0xc3, 0xa9], "\\xc3é"],
  ];
  for (const [title, bytes, name] of rows) {
    test(title, () => expect(nameOfBytes(Uint8Array.from(bytes))).toBe(name));
  }
});

test("bytesOfName() takes a backslash that starts no \\xHH for itself", () => {
  expect([...bytesOfName("\\y\\x4\\xzz\\x41")]).toEqual([...Buffer.from("\\y\\x4\\xzzA")]);
});

test("compareNames() is the order of the bytes", () => {
  fc.assert(
    fc.property(someBytes, someBytes, (a, b) => {
      expect(Math.sign(compareNames(nameOfBytes(a), nameOfBytes(b)))).toBe(Buffer.compare(a, b));
    }),
    { numRuns: 1000 },
  );
});

test("comparePaths() is the order of the components' bytes", () => {
  fc.assert(
    fc.property(path, path, (a, b) => {
      const text = (parts: Uint8Array[]) => parts.map(nameOfBytes).join("/");
      expect(Math.sign(comparePaths(text(a), text(b)))).toBe(Math.sign(byComponents(a, b)));
    }),
    { numRuns: 1000 },
  );
});

test("comparePaths() is a total order", () => {
  const text = path.map((parts) => parts.map(nameOfBytes).join("/"));
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(comparePaths(a, a)).toBe(0);
      expect(Math.sign(comparePaths(a, b))).toBe(-Math.sign(comparePaths(b, a)) + 0);
      expect(comparePaths(a, b) === 0).toBe(a === b);
      if (comparePaths(a, b) <= 0 && comparePaths(b, c) <= 0)
        expect(comparePaths(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test("comparePaths() puts a folder before what is in it, and that before its longer twins", () => {
  const sorted = ["a", "a/b", "a/b/c", "a-b", "a.b", "b"];
  expect([...sorted].reverse().sort(comparePaths)).toEqual(sorted);
});

test("shown() leaves one line without controls or invisible formatting", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(shown(text)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
    { numRuns: 1000 },
  );
});

describe("shown() escapes", () => {
  const rows: [title: string, text: string, fit: string][] = [
    ["nothing of a plain text", 'a "b" ž', 'a "b" ž'],
    ["a newline", "a\nb", "a\\x0ab"],
    ["a terminal's escape", "\x1b[2J", "\\x1b[2J"],
    ["a C1 control", "\u009b2J", "\\xc2\\x9b2J"],
    ["a turned reading direction", "a\u202etxt", "a\\xe2\\x80\\xaetxt"],
    ["a zero width space", "a\u200bb", "a\\xe2\\x80\\x8bb"],
    ["a line separator", "a\u2028b", "a\\xe2\\x80\\xa8b"],
    ["a tag symbol beyond the first plane", "\u{e0041}", "\\xf3\\xa0\\x81\\x81"],
  ];
  for (const [title, text, fit] of rows) test(title, () => expect(shown(text)).toBe(fit));
});

describe("NAME refuses", () => {
  const rows = ["", "A", "-a", "a_b", "a.b", "a/b", "..", "a\n", "ä", "a".repeat(41), "__proto__"];
  for (const text of rows) test(JSON.stringify(text), () => expect(NAME.test(text)).toBe(false));
});

test("NAME accepts 40 lower-case letters, digits and hyphens", () => {
  for (const text of ["a", "0", "a-", "a-b-1", "a".repeat(40)]) expect(NAME.test(text)).toBe(true);
});

function byComponents(a: readonly Uint8Array[], b: readonly Uint8Array[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (right === undefined) return 1;
    const order = Buffer.compare(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
