import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeComments } from "../../src/trust/comment.ts";

const DIGITS = "0123456789abcdef";
const gate = {
  title: "",
  body: "",
  digits: DIGITS,
  created: new Date("2026-11-20T02:00:00.500Z"),
  personOf: (login: string) => (login === "ben-example" ? "ben" : null),
};
const comment = (patch: object = {}) => ({
  body: `approve ${DIGITS}`,
  user: { login: "ben-example", type: "User" },
  created_at: "2026-11-20T02:00:00Z",
  updated_at: "2026-11-20T02:00:00Z",
  ...patch,
});
const YES = [{ person: "ben", by: "comment by login ben-example" }];

test("judgeComments() hears a comment that says exactly yes, in the second of the plan or later", () => {
  for (const body of [`approve ${DIGITS}`, ` Approve  ${DIGITS.toUpperCase()}\r\n`])
    expect(judgeComments([comment({ body })], gate)).toEqual(YES);
});

test("judgeComments() leaves out what is not meant as a yes", () => {
  expect(judgeComments([comment({ body: "Why?" }), {}, null, 7], gate)).toEqual([]);
});

describe("judgeComments() hears nobody", () => {
  const rows: [title: string, comment: unknown, words: RegExp][] = [
    ["without a code", comment({ body: "approve" }), /not exactly/],
    ["with more words", comment({ body: `approve ${DIGITS} now` }), /not exactly/],
    ["who quotes", comment({ body: `> approve ${DIGITS}` }), /not exactly/],
    ["on two lines", comment({ body: `approve\n${DIGITS}` }), /not exactly/],
    ["with another code", comment({ body: "approve 0123456789abcdee" }), /another plan/],
    ["who edited it", comment({ updated_at: "2026-11-20T02:00:01Z" }), /edited/],
    ["whose comment has no times", comment({ created_at: undefined }), /edited/],
    [
      "before the plan",
      comment({ created_at: "2026-11-20T01:59:59Z", updated_at: "2026-11-20T01:59:59Z" }),
      /older than the plan/,
    ],
    ["at no real time", comment({ created_at: "soon", updated_at: "soon" }), /older/],
    ["who is a stranger", comment({ user: { login: "mallory-example" } }), /nobody in people/],
    [
      "for whom an app wrote it",
      comment({ performed_via_github_app: { slug: "helper" } }),
      /written by an app/,
    ],
    ["whose account is gone", comment({ user: null }), /nobody in people/],
  ];
  for (const [title, one, words] of rows) {
    test(title, () => {
      expect(judgeComments([one], gate)).toEqual([
        { person: null, why: expect.stringMatching(words) },
      ]);
    });
  }
});

test("judgeComments() hears no other text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const body = `${before}approve ${DIGITS}${after}`;
      const voices = judgeComments([comment({ body })], gate);
      expect(voices.some(({ person }) => person !== null)).toBe(
        before.trim() === "" && after.trim() === "",
      );
    }),
  );
});
