import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { planDigits, planOf } from "../../src/domain/plan.ts";
import { DIGEST, leavesOf, samplePlan, withAt } from "./samples.ts";

test("planOf() accepts a whole plan and gives it back", () => {
  expect(planOf(samplePlan())).toEqual(samplePlan());
});

test("planOf() accepts a requester who signs or one a workflow run proves, and no mixture", () => {
  const asked = (requester: unknown) =>
    typeof planOf(withAt<unknown>(samplePlan(), ["bound", "requester"], requester));
  expect(asked({ person: "ana", key: "SHA256:a" })).toBe("object");
  expect(asked({ person: "ana", login: "ana-example", run: "9000000001" })).toBe("object");
  const wrong = [
    { person: "ana" },
    { person: "ana", login: "ana-example" },
    { person: "ana", login: "ana-example", run: "../1" },
    { person: "ana", login: "ana-example", run: 1 },
    { person: "ana", key: "SHA256:a", login: "ana-example", run: "1" },
    { person: "Ana!", login: "ana-example", run: "1" },
  ];
  for (const one of wrong) expect(asked(one)).toBe("string");
});

test("planOf() refuses another type at every single place, and names the place only", () => {
  for (const path of leavesOf(samplePlan())) {
    const verdict = planOf(withAt<unknown>(samplePlan(), path, { of: "another type" }));
    expect([path.join("."), typeof verdict]).toEqual([path.join("."), "string"]);
    expect(verdict).not.toContain("another type");
  }
});

test("planOf() refuses a missing key and an unknown one in every group", () => {
  for (const path of leavesOf(samplePlan())) {
    const last = path.at(-1);
    const group = path.slice(0, -1);
    if (typeof last !== "string") continue;
    const parent = group.reduce<unknown>((at, step) => (at as never)[step], samplePlan());
    const { [last]: _, ...rest } = parent as Record<string, unknown>;
    expect([path.join("."), typeof planOf(withAt<unknown>(samplePlan(), group, rest))]).toEqual([
      path.join("."),
      "string",
    ]);
    const more = withAt<unknown>(samplePlan(), [...group, "surplus"], 1);
    expect(typeof planOf(more)).toBe("string");
  }
});

test("planOf() refuses a plan of no source, with hooks that are no text, or of another time than there is", () => {
  const rows: [path: (string | number)[], value: unknown][] = [
    [["bound", "sources"], []],
    [["bound", "hooks"], [["rm", "-rf", "/"]]],
    [["bound", "expires"], "2026-02-30T00:00:00.000Z"],
    [["bound", "nonce"], "00"],
    [["bound", "backup"], "latest"],
    [["holdfast-plan"], 2],
  ];
  for (const [path, value] of rows)
    expect(typeof planOf(withAt<unknown>(samplePlan(), path, value))).toBe("string");
});

test("planOf() never throws for anything that JSON can say", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => typeof planOf(value) === "string"));
});

test("planDigits() is the first 16 digits", () => {
  expect(planDigits(DIGEST)).toBe("0123456789abcdef");
});
