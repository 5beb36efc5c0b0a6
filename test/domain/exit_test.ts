import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { EXIT } from "../../src/domain/error.ts";
import { exitOf } from "../../src/domain/exit.ts";
import { CODES, type Finding, type FindingCode } from "../../src/domain/finding.ts";

const codes = Object.keys(CODES) as FindingCode[];
const finding = fc.record({
  code: fc.constantFrom(...codes),
  weight: fc.constantFrom("error" as const, "warning" as const, "note" as const),
  thing: fc.constant("x"),
  text: fc.constant("x"),
  hint: fc.constant(""),
});

test("exitOf() is the highest exit code among the errors, in any order", () => {
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      const errors = findings.filter(({ weight }) => weight === "error");
      const highest = Math.max(0, ...errors.map((one) => exitOf([one])));
      expect(exitOf(findings)).toBe(highest);
      expect(exitOf([...findings].reverse())).toBe(highest);
    }),
  );
});

test("exitOf() is 0 without errors, whatever else there is", () => {
  const quiet = (code: FindingCode): Finding[] => [
    { code, weight: "warning", thing: "", text: "", hint: "" },
    { code, weight: "note", thing: "", text: "", hint: "" },
  ];
  expect(exitOf([])).toBe(0);
  for (const code of codes) expect(exitOf(quiet(code))).toBe(0);
});

test("exitOf() gives every code the exit code of its stage", () => {
  for (const code of codes) {
    const stage = CODES[code][0];
    const exit = exitOf([{ code, weight: "error", thing: "", text: "", hint: "" }]);
    expect([code, exit]).toEqual([
      code,
      stage === null ? { bug: 1, interrupted: 130 }[code as "bug"] : EXIT[stage],
    ]);
  }
});

test("EXIT is what strangers' scripts rely on", () => {
  expect(EXIT).toEqual({
    done: 0,
    bug: 1,
    policy: 2,
    source: 3,
    store: 4,
    seal: 5,
    trust: 6,
    approval: 7,
    restore: 8,
    interrupted: 130,
  });
});
