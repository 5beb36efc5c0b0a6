import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judgeEnvironment } from "../../src/trust/environment.ts";
import { startGitHub } from "../github/api_server.ts";
import { environmentOf, type Review, reviewOf } from "../github/api_state.ts";

const server = await startGitHub();
await server.close();
const DIGITS = "0123456789abcdef";
const gate = {
  name: "restore",
  digits: DIGITS,
  personOf: (login: string) => (login === "ben-example" ? "ben" : null),
  page: "https://github.com/example/servers/settings/environments",
};
const environment = environmentOf(server.environment("restore"), server.state);
const review = (patch: Partial<Review> = {}) =>
  reviewOf(
    {
      run: 1,
      environments: ["restore"],
      state: "approved",
      login: "ben-example",
      comment: DIGITS,
      ...patch,
    },
    server.state,
  );
const judge = (...approvals: unknown[]) => judgeEnvironment({ environment, approvals }, gate);

describe("judgeEnvironment() hears a reviewer whose comment is", () => {
  for (const comment of [
    DIGITS,
    `approve ${DIGITS}`,
    `(${DIGITS})`,
    `Seen.\n${DIGITS.toUpperCase()}.`,
  ]) {
    test(JSON.stringify(comment), () => {
      expect(judge(review({ comment }))).toEqual([
        { person: "ben", by: "environment by login ben-example" },
      ]);
    });
  }
});

test("judgeEnvironment() hears nobody whose comment does not hold the code as a word", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const comment = `${before}${DIGITS}${after}`;
      const isWord = !/[0-9a-z]$/i.test(before) && !/^[0-9a-z]/i.test(after);
      const [voice] = judge(review({ comment }));
      // Letters that fold into ASCII, as the Kelvin sign does, only make it stricter.
      if (!isWord) expect(voice?.person).toBeNull();
    }),
  );
  for (const comment of ["", "ok", DIGITS.slice(1), `${DIGITS}0`, "0123456789abcdee"])
    expect(judge(review({ comment }))).toMatchObject([{ person: null }]);
});

test("judgeEnvironment() hears no pending review, and refuses all where one rejected", () => {
  expect(judge(review({ state: "pending" }))).toMatchObject([{ person: null }]);
  expect(() => judge(review(), review({ state: "rejected", login: "eve-example" }))).toThrow(
    /eve-example rejected environment "restore"/,
  );
  expect(judge(review({ state: "rejected", environments: ["staging"] }))).toEqual([]);
});

describe("judgeEnvironment() takes no approval of an environment", () => {
  const rules = (patch: object) => ({
    ...environment,
    protection_rules: [{ type: "required_reviewers", ...patch }],
  });
  const reviewers = [{ type: "User", reviewer: { login: "ben-example" } }];
  const rows: [title: string, environment: unknown, words: RegExp][] = [
    ["that is not there", null, /does not exist/],
    ["without rules", { ...environment, protection_rules: [] }, /no required reviewers/],
    ["of a shape nobody knows", {}, /no required reviewers/],
    ["whose reviewers were removed", rules({ reviewers: [], prevent_self_review: true }), /no req/],
    [
      "that lets people review themselves",
      rules({ reviewers, prevent_self_review: false }),
      /self/,
    ],
    ["that does not say whether it does", rules({ reviewers }), /self-review/],
    ["that administrators may pass", { ...environment, can_admins_bypass: true }, /administrators/],
    [
      "that does not say whether they may",
      { ...environment, can_admins_bypass: undefined },
      /admin/,
    ],
  ];
  for (const [title, one, words] of rows) {
    test(title, () => {
      const work = (approvals: unknown[]) =>
        judgeEnvironment({ environment: one, approvals }, gate);
      expect(() => work([review()])).toThrow(words);
      expect(work([])).toMatchObject([{ person: null, why: expect.stringMatching(words) }]);
    });
  }
});
