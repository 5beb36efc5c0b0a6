import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { plainly } from "../../../src/engine/postgres/definition.ts";

/** Written out by servers at first, and what is left of it; the second is the same thing read again. */
const ROWS: readonly (readonly [string, string, string])[] = [
  [
    "a list that is cast, or each of its members",
    "CHECK (((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
    "CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))",
  ],
  [
    "a length that is cast",
    "((x)::character varying)::character varying(3)",
    "(x)::character varying(3)",
  ],
  [
    "types of several words",
    "('1'::interval hour to second(2) || '2'::interval(3))",
    "('1' || '2')",
  ],
  ["moments", "(at < '2020-01-01'::timestamp(3) with time zone)", "((at) < '2020-01-01'::date)"],
  ["types with names of their own", `(x)::app."My ""Type"(3)[]`, "x"],
  ["a chain", "(((a >= 1) AND (a <= 9)) AND (b > 0))", "((a >= 1) AND (a <= 9) AND (b > 0))"],
  ["lines", "SELECT a,\n    b\n   FROM t;", "SELECT a, b FROM t;"],
];

for (const [title, first, again] of ROWS) {
  test(`plainly() makes no difference of ${title}`, () => {
    expect(plainly(first)).toBe(plainly(again));
  });
}

const APART: readonly (readonly [string, string, string])[] = [
  ["what belongs together", "((a + b) * c)", "(a + (b * c))"],
  ["chains of two kinds", "((a AND b) OR c)", "(a AND (b OR c))"],
  ["what is negated", "(a AND (NOT (b AND c)))", "(a AND (NOT b) AND c)"],
  ["a call", "f((a)::text)", "f(a, a)"],
  ["a literal's blanks", "(s = 'a  b'::text)", "(s = 'a b'::text)"],
  ["a literal's casts", "(s = 'a::text'::text)", "(s = 'a'::text)"],
  ["a literal's parentheses", "(s = '(a)''::text'::text)", "(s = 'a''::text'::text)"],
  ["a quoted name", `("a::b (c)" = 1)`, `("a::b c" = 1)`],
  ["an operator", "(a >= 1)", "(a > 1)"],
  ["two words", "a b", "ab"],
];

for (const [title, one, other] of APART) {
  test(`plainly() tells apart ${title}`, () => {
    expect(plainly(one)).not.toBe(plainly(other));
  });
}

test("plainly() leaves no word out of any text", () => {
  const unit = fc.constantFrom("(", ")", " ", "\n", "a", "\xe9", ",", "<", "'b (c)'", '"d  e"');
  const words = (text: string) => text.replace(/[()\s]/g, "");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(words(plainly(text))).toBe(words(text));
    }),
  );
});

test("plainly() reads what is deep in time that grows with its length", () => {
  const deep = `${"(".repeat(50_000)}a${" || b)".repeat(50_000)}`;
  const start = performance.now();
  expect(plainly(deep).length).toBeGreaterThan(200_000);
  expect(performance.now() - start).toBeLessThan(5000); // ms
});
