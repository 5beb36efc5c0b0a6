import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeApproval, type Voice } from "../../src/domain/approval.ts";
import type { ApprovalRule } from "../../src/domain/policy_approval.ts";

const NAMES = ["ana", "ben", "eva", "ivo", "zoe"];
const name = fc.constantFrom(...NAMES);
const voice: fc.Arbitrary<Voice> = fc.oneof(
  fc.record({ person: name, fingerprint: fc.constantFrom("SHA256:a", "SHA256:b") }),
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
  const yes = (person: string, fingerprint = "SHA256:a"): Voice => ({ person, fingerprint });
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
      "one person with two keys",
      [yes("ana"), yes("ana", "SHA256:b")],
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

test("judgeApproval() grants where the policy asks nobody", () => {
  expect(judgeApproval([], "open", null)).toEqual({
    granted: true,
    approvers: [],
    needed: 0,
    ignored: [],
  });
});
