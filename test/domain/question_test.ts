import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { isAsAsked, keptAnswer, questionsShape, statementOf } from "../../src/domain/question.ts";

const rows: readonly (readonly [
  title: string,
  answer: string | null,
  must: object,
  passed: boolean,
])[] = [
  ["more than is asked", "1001", { is: "> 1000" }, true],
  ["as much as is not enough", "1000", { is: "> 1000" }, false],
  ["at least", "1000", { is: ">= 1000" }, true],
  ["at least, missed", "999", { is: ">=1000" }, false],
  ["less", "-5", { is: "< -4" }, true],
  ["less, missed", "-4", { is: "< -4" }, false],
  ["at most", "7", { is: "<= 7" }, true],
  ["the same number, written otherwise", "007", { is: "= 7" }, true],
  ["beyond a double", "9007199254740993", { is: "> 9007199254740992" }, true],
  ["beyond a double, the same", "9007199254740992", { is: "> 9007199254740992" }, false],
  ["a fraction", "0.5", { is: "> 0.25" }, true],
  ["what is no number", "many", { is: "> 1" }, false],
  ["an empty answer", "", { is: "> -1" }, false],
  ["no answer", null, { is: "> -1" }, false],
  ["the same text", "2026-11-20", { equals: "2026-11-20" }, true],
  ["another text", "2026-11-20 ", { equals: "2026-11-20" }, false],
  ["no answer is not an empty one", null, { equals: "" }, false],
];

describe("isAsAsked() judges", () => {
  for (const [title, answer, must, passed] of rows) {
    test(title, () => expect(isAsAsked(answer, { ask: "SELECT 1", ...must })).toBe(passed));
  }
});

describe("the policy's checks refuse", () => {
  const refused: readonly (readonly [string, unknown])[] = [
    ["a question without what is wanted", [{ ask: "SELECT 1" }]],
    ["a question with two answers", [{ ask: "SELECT 1", is: "= 1", equals: "1" }]],
    ["two statements", [{ ask: "SELECT 1; DROP TABLE person", is: "= 1" }]],
    ["a comparison with nothing", [{ ask: "SELECT 1", is: "> many" }]],
    ["an unknown key", [{ ask: "SELECT 1", is: "= 1", like: "%" }]],
    ["an empty question", [{ ask: "", is: "= 1" }]],
  ];
  for (const [title, checks] of refused) {
    test(title, () => expect(questionsShape.safeParse(checks).success).toBe(false));
  }
  test("nothing that is asked well", () => {
    const checks = [
      { ask: "SELECT 1 ;\n", is: "> 0" },
      { ask: "TABLE x", of: "y", equals: "" },
    ];
    expect(questionsShape.parse(checks)).toEqual(checks);
  });
});

test("the policy's checks are in the JSON Schema", () => {
  expect(JSON.stringify(z.toJSONSchema(questionsShape))).toContain('"ask"');
});

test("statementOf() leaves out the semicolon at the end, and no other", () => {
  expect(statementOf({ ask: "SELECT 1 ; \n" })).toBe("SELECT 1 ");
  expect(statementOf({ ask: "SELECT 1" })).toBe("SELECT 1");
});

test("keptAnswer() cuts what is long", () => {
  expect(keptAnswer("x".repeat(200))).toHaveLength(200);
  expect(keptAnswer("x".repeat(201))).toBe(`${"x".repeat(200)}…`);
});
