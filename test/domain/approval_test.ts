import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeApproval, type Voice } from "../../src/domain/approval.ts";
import type { ApprovalRule } from "../../src/domain/policy_approval.ts";

const NAMES = ["ana", "ben", "eva", "ivo", "zoe"];
const name = fc.constantFrom(...NAMES);
const voice: fc.Arbitrary<Voice> = fc.oneof(
  fc.record({
    person: name,
    by: fc.constantFrom("signature by SHA256:a", "comment by login ana-example"),
  }),
  fc.record({ person: fc.constant(null), why: fc.constant("a stranger") }),
);
const rule: fc.Arbitrary<ApprovalRule> = fc.record({
  approvers: fc.uniqueArray(name, { minLength: 1 }),
  needed: fc.integer({ min: 1, max: 4 }),
  gates: fc.constant(["signature"]),
  environment: fc.constant("restore"),
  expires: fc.constant(1),
  drift: fc.constant(null),
});

test("judgeApproval() counts approvers only, each person once, and never the requester", () => {
  fc.assert(
    fc.property(fc.array(voice), rule, fc.option(name), (voices, wanted, requester) => {
      const { approvers } = judgeApproval(voices, wanted, requester);
      expect(new Set(approvers).size).toBe(approvers.length);
      for (const person of approvers) {
        expect(wanted.approvers).toContain(person);
        expect(person).not.toBe(requester);
        expect(voices.some((one) => one.person === person)).toBe(true);
      }
    }),
  );
});

test("judgeApproval() grants exactly where people enough said yes, one more for an unproven requester", () => {
  fc.assert(
    fc.property(fc.array(voice), rule, fc.option(name), (voices, wanted, requester) => {
      const people = new Set(
        voices.flatMap(({ person }) =>
          person !== null && person !== requester && wanted.approvers.includes(person)
            ? [person]
            : [],
        ),
      );
      const verdict = judgeApproval(voices, wanted, requester);
      expect(verdict.needed).toBe(wanted.needed + (requester === null ? 1 : 0));
      expect(verdict.granted).toBe(people.size >= verdict.needed);
    }),
  );
});

test("judgeApproval() says of every voice that did not count why, and more voices never take a grant away", () => {
  fc.assert(
    fc.property(
      fc.array(voice),
      fc.array(voice),
      rule,
      fc.option(name),
      (some, more, wanted, by) => {
        const before = judgeApproval(some, wanted, by);
        expect(before.approvers.length + before.ignored.length).toBe(some.length);
        if (before.granted)
          expect(judgeApproval([...some, ...more], wanted, by).granted).toBe(true);
      },
    ),
  );
});

describe("judgeApproval() refuses", () => {
  const yes = (person: string, by = "signature by SHA256:a"): Voice => ({ person, by });
  const wants = (needed: number): ApprovalRule => ({
    approvers: ["ana", "ben"],
    needed,
    gates: ["signature"],
    environment: "restore",
    expires: 1,
    drift: null,
  });
  const rows: [
    title: string,
    voices: Voice[],
    needed: number,
    requester: string | null,
    ignored: string[],
  ][] = [
    ["nobody", [], 1, "eva", []],
    [
      "a stranger",
      [{ person: null, why: "it is signed by nobody's key" }],
      1,
      "eva",
      ["it is signed by nobody's key"],
    ],
    ["the requester", [yes("ana")], 1, "ana", ["ana requested this plan"]],
    ["somebody who is no approver", [yes("eva")], 1, "ana", ["eva is no approver"]],
    [
      "one person in two ways",
      [yes("ana"), yes("ana", "comment by login ana-example")],
      2,
      "eva",
      ["ana is counted already"],
    ],
    ["one yes to an unproven request", [yes("ana")], 1, null, []],
  ];
  for (const [title, voices, needed, requester, ignored] of rows) {
    test(title, () => {
      const verdict = judgeApproval(voices, wants(needed), requester);
      expect(verdict).toMatchObject({ granted: false, ignored });
    });
  }
});

test("judgeApproval() hears nobody who is said to have asked, and asks for one more where that is not proven", () => {
  const rule: ApprovalRule = {
    approvers: ["ana", "ben", "eva"],
    needed: 1,
    gates: ["signature"],
    environment: "restore",
    expires: 1,
    drift: null,
  };
  const voices: Voice[] = ["ana", "ben", "eva"].map((person) => ({
    person,
    by: `key of ${person}`,
  }));
  expect(judgeApproval(voices.slice(0, 2), rule, null, "ana")).toMatchObject({
    granted: false,
    needed: 2,
    ignored: ["ana requested this plan"],
  });
  expect(judgeApproval(voices, rule, null, "ana")).toMatchObject({
    granted: true,
    approvers: ["ben", "eva"],
    ways: ["key of ben", "key of eva"],
  });
});

test("judgeApproval() grants where the policy asks nobody", () => {
  expect(judgeApproval([], "open", null)).toEqual({
    granted: true,
    approvers: [],
    ways: [],
    needed: 0,
    ignored: [],
  });
});
