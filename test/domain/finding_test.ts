import { expect, test } from "@jest/globals";
import { EXIT, HoldfastError } from "../../src/domain/error.ts";
import { CODES } from "../../src/domain/finding.ts";

test("CODES names each finding in lower-case words, with a stage that has an exit code", () => {
  for (const [code, [stage, meaning]] of Object.entries(CODES)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([code, meaning]).toEqual([code, expect.stringMatching(/^[a-z].*[^.]$/)]);
    if (stage !== null) expect(Object.keys(EXIT)).toContain(stage);
  }
});

test("CODES gives no two findings the same meaning", () => {
  const meanings = Object.values(CODES).map(([, meaning]) => meaning);
  expect(new Set(meanings).size).toBe(meanings.length);
});

test("HoldfastError carries its cause only where there is one, and nulls for what is not said", () => {
  const cause = new Error("ENOSPC");
  const full = new HoldfastError("store", "Cannot write", {
    code: "store-full",
    hint: "h",
    thing: "t",
    cause,
  });
  expect(full).toMatchObject({ stage: "store", code: "store-full", hint: "h", thing: "t", cause });
  const bare = new HoldfastError("store", "Cannot write", { code: "store-full" });
  expect(bare).toMatchObject({ hint: null, thing: null, findings: [] });
  expect(Object.hasOwn(bare, "cause")).toBe(false);
});
