import { expect, test } from "@jest/globals";
import type { Finding } from "../../src/domain/finding.ts";
import { annotationsOf, belowWorkspace, titleOf } from "../../src/face/action/annotations.ts";

const where = {
  file: "policy/holdfast.yml",
  lineOf: (path: readonly string[]) => (path.join(".") === "sources.settings" ? 12 : 1),
  names: new Map([["settings", ["sources", "settings"]]]),
};
const finding = (given: Partial<Finding>): Finding => ({
  code: "source-missing",
  weight: "error",
  thing: "settings",
  text: "It is not there",
  hint: "",
  ...given,
});

test("annotationsOf() puts a complaint on its own line of the policy", () => {
  const text = "holdfast.yml:7: sources.a.path is missing";
  const made = annotationsOf(
    [finding({ code: "policy-invalid", thing: "sources.a", text })],
    where,
  );
  expect(made).toEqual([
    {
      weight: "error",
      title: "sources.a: The policy says something that is not allowed",
      text: "sources.a.path is missing",
      file: "policy/holdfast.yml",
      line: 7,
    },
  ]);
});

test("annotationsOf() puts a finding about a name on the name's line, with the next step", () => {
  const [made] = annotationsOf([finding({ hint: "Make it." })], where);
  expect(made).toMatchObject({ line: 12, text: "It is not there\nMake it." });
});

test("annotationsOf() puts what the policy does not name on no line", () => {
  const [made] = annotationsOf([finding({ thing: "elsewhere" })], where);
  expect(made).toMatchObject({ file: null, line: null });
  const [lost] = annotationsOf([finding({})], { ...where, file: null });
  expect(lost).toMatchObject({ file: null, line: null });
});

test("annotationsOf() says notes as notices, warnings as warnings, errors first", () => {
  const all = (["note", "warning", "error"] as const).map((weight) => finding({ weight }));
  expect(annotationsOf(all, where).map(({ weight }) => weight)).toEqual([
    "error",
    "warning",
    "notice",
  ]);
});

test("annotationsOf() says how many more there are, as GitHub shows ten of a kind", () => {
  const made = annotationsOf(
    Array.from({ length: 14 }, () => finding({})),
    where,
  );
  expect(made).toHaveLength(10);
  expect(made.at(-1)?.text).toContain("5 more");
  expect(
    annotationsOf(
      Array.from({ length: 10 }, () => finding({})),
      where,
    ),
  ).toHaveLength(10);
});

test("annotationsOf() escapes a stranger's text and cuts a long one", () => {
  const [made] = annotationsOf([finding({ text: `a\u202e${"b".repeat(9000)}` })], where);
  expect(made?.text.startsWith("a\\xe2\\x80\\xae")).toBe(true);
  expect(made?.text.length).toBeLessThanOrEqual(4096);
});

test("titleOf() is what the code means", () => {
  expect(titleOf({ code: "locked", thing: "" })).toBe(
    "Another run of this policy works on this host",
  );
});

test("belowWorkspace() names files as annotations do", () => {
  expect(belowWorkspace("/w/a/holdfast.yml", "/w/a")).toBe("holdfast.yml");
  expect(belowWorkspace("/w/b/holdfast.yml", "/w/a")).toBeNull();
});
