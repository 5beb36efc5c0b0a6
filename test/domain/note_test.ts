import { describe, expect, test } from "@jest/globals";
import { NOTE_KINDS } from "../../src/domain/entry.ts";
import { NOTE_STATEMENTS } from "../../src/domain/note.ts";
import { DIGEST, leavesOf, withAt } from "./samples.ts";

const about = {
  backup: "Backup_20261120_0200Z",
  sha256: DIGEST,
  at: "2026-11-20T03:00:00.000Z",
  host: null,
};
const NOTES = {
  proven: {
    "holdfast-receipt": 1,
    ...about,
    version: "0.1.0",
    sources: [{ name: "settings", facts: 10, milliseconds: 20 }],
  },
  spent: { "holdfast-spent": 1, ...about, plan: DIGEST, approvers: ["ana"] },
  removed: { "holdfast-removal": 1, ...about, because: "daily 8 of 7" },
} as const;

for (const kind of ["proven", "spent", "removed"] as const) {
  const { schema, kind: statement } = NOTE_STATEMENTS[kind];
  describe(`NOTE_STATEMENTS.${kind}`, () => {
    test("accepts a whole note, whose first key says its kind", () => {
      expect(schema.safeParse(NOTES[kind])).toMatchObject({ success: true, data: NOTES[kind] });
      expect(Object.keys(NOTES[kind])[0]).toBe(`holdfast-${statement}`);
    });
    test("refuses another type at every place, a missing and an unknown key", () => {
      const whole = NOTES[kind];
      for (const path of leavesOf(whole)) {
        const other = schema.safeParse(withAt<unknown>(whole, path, { of: "another type" }));
        expect([path.join("."), other.success]).toEqual([path.join("."), false]);
      }
      for (const key of Object.keys(whole)) {
        const { [key]: _, ...rest } = whole as Record<string, unknown>;
        expect([key, schema.safeParse(rest).success]).toEqual([key, false]);
      }
      expect(schema.safeParse({ ...whole, surplus: 1 }).success).toBe(false);
    });
    test("refuses a moment that is none, so that no reader meets an invalid date", () => {
      expect(schema.safeParse({ ...NOTES[kind], at: "2026-99-20T03:00:00.000Z" }).success).toBe(
        false,
      );
    });
  });
}

test("NOTE_STATEMENTS.proven takes what a receipt may say beside, and nothing else there", () => {
  const answer = {
    ask: "SELECT count(*) FROM person",
    of: null,
    must: "> 1000",
    answer: "1001",
    passed: true,
  };
  const whole = {
    ...NOTES.proven,
    sources: [
      {
        ...NOTES.proven.sources[0],
        rto: 15,
        rpo: 86_400_000,
        age: 3_600_000,
        checks: { passed: 1, answers: [answer] },
      },
    ],
    opened: "identity",
    rto: 15,
  };
  const { schema } = NOTE_STATEMENTS.proven;
  expect(schema.safeParse(whole)).toMatchObject({ success: true, data: whole });
  for (const path of leavesOf(whole)) {
    const other = schema.safeParse(withAt<unknown>(whole, path, { of: "another type" }));
    expect([path.join("."), other.success]).toEqual([path.join("."), false]);
  }
  const failed = withAt<unknown>(whole, ["sources", 0, "checks", "answers", 0, "passed"], false);
  expect(schema.safeParse(failed).success).toBe(false);
});

test("NOTE_STATEMENTS knows only kinds that an entry's name can have", () => {
  for (const kind of Object.keys(NOTE_STATEMENTS)) expect(NOTE_KINDS).toContain(kind);
});
