import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  backupId,
  backupName,
  compareIds,
  type EntryName,
  minuteOf,
  NOTE_KINDS,
  noteName,
  PREFIX,
  parseEntryName,
} from "../../src/domain/entry.ts";

const MINUTES = Date.UTC(9999, 11, 31, 23, 59) / 60_000;
const prefix = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
const minute = fc
  .integer({ min: Date.UTC(1970) / 60_000, max: MINUTES })
  .map((count) => new Date(count * 60_000));
const turn = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9999 }));
const id = fc.tuple(prefix, minute, turn).map(([word, at, n]) => backupId(word, at, n));
const note = fc.tuple(id, fc.constantFrom(...NOTE_KINDS), turn);
const random = fc.stringMatching(/^[0-9a-f]{8,32}$/);

test("parseEntryName() gives back the name of every backup", () => {
  fc.assert(
    fc.property(id, (text) => {
      expect(parseEntryName(text)).toEqual(backupName(text));
      expect(parseEntryName(text)?.text).toBe(text);
    }),
  );
});

test("parseEntryName() gives back the name of every note", () => {
  fc.assert(
    fc.property(note, ([text, kind, n]) => {
      const name = noteName(text, kind, n);
      expect(parseEntryName(name.text)).toEqual(name);
    }),
  );
});

test("parseEntryName() gives back the name of every draft", () => {
  const entry = fc.oneof(
    id,
    note.map(([text, kind, n]) => noteName(text, kind, n).text),
  );
  fc.assert(
    fc.property(entry, random, (text, end) => {
      const name = { kind: "draft", text: `.draft-${text}-${end}`, id: text };
      expect(parseEntryName(name.text)).toEqual(name);
    }),
  );
});

test("parseEntryName() accepts nothing it could not have written itself", () => {
  const near = fc.stringMatching(
    /^\.?[A-Za-z0-9_.-]{0,30}_?\d{0,8}_?\d{0,4}Z?(-\d{0,5})?[a-z.]{0,9}$/,
  );
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" })), (text) => {
      const name = parseEntryName(text);
      if (name !== null) expect(writtenAgain(name)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("minuteOf() is the time the id was made of", () => {
  fc.assert(
    fc.property(prefix, minute, turn, (word, at, n) => {
      expect(minuteOf(backupId(word, at, n))).toEqual(at);
    }),
  );
});

describe("parseEntryName() refuses", () => {
  const good = "Backup_20261120_0200Z";
  const rows: [title: string, text: string][] = [
    ["nothing", ""],
    ["a path", `../${good}`],
    ["a path below", `${good}/manifest.json`],
    ["a newline at the end", `${good}\n`],
    ["a zero byte", `${good}\0`],
    ["lower-case z", "Backup_20261120_0200z"],
    ["no prefix", "_20261120_0200Z"],
    ["a prefix of 41", `${"a".repeat(41)}_20261120_0200Z`],
    ["a prefix with a dot", "a.b_20261120_0200Z"],
    ["a day that is none", "Backup_20260230_0200Z"],
    ["a month that is none", "Backup_20261320_0200Z"],
    ["hour 24", "Backup_20261120_2400Z"],
    ["minute 60", "Backup_20261120_0260Z"],
    ["turn 1", `${good}-1`],
    ["turn 0", `${good}-0`],
    ["turn 02", `${good}-02`],
    ["turn 10000", `${good}-10000`],
    ["a negative turn", `${good}--2`],
    ["digits of another script", "Backup_２０２６1120_0200Z"],
    ["an unknown note", `${good}.deleted`],
    ["a note of upper case", `${good}.Removed`],
    ["a note of a note", `${good}.removed.proven`],
    ["note turn 1", `${good}.removed-1`],
    ["a note of no backup", "x.removed"],
    ["a draft without random", `.draft-${good}-`],
    ["a draft of a path", ".draft-../../etc-0123456789abcdef"],
    ["another hidden name", ".staging"],
  ];
  for (const [title, text] of rows) test(title, () => expect(parseEntryName(text)).toBeNull());
});

test("compareIds() is a total order, by time, then turn, then prefix", () => {
  fc.assert(
    fc.property(id, id, id, (a, b, c) => {
      expect(compareIds(a, a)).toBe(0);
      expect(compareIds(a, b) === 0).toBe(a === b);
      expect(Math.sign(compareIds(a, b))).toBe(-Math.sign(compareIds(b, a)) + 0);
      if (compareIds(a, b) <= 0 && compareIds(b, c) <= 0)
        expect(compareIds(a, c)).toBeLessThanOrEqual(0);
    }),
  );
  const at = new Date("2026-11-20T02:00:00Z");
  const ids = [
    backupId("z", new Date("2026-11-19T23:59:00Z"), 12),
    backupId("A", at),
    backupId("b", at),
    backupId("A", at, 2),
    backupId("A", at, 10),
  ];
  expect([...ids].reverse().sort(compareIds)).toEqual(ids);
});

test("PREFIX accepts upper case and _, and begins with a letter or digit", () => {
  for (const text of ["Backup", "a_B-9", "9"]) expect(PREFIX.test(text)).toBe(true);
  for (const text of ["", "_a", "-a", "a b", "a.b", "a\n", "ä"])
    expect(PREFIX.test(text)).toBe(false);
});

function writtenAgain(name: EntryName): string {
  if (name.kind === "backup") return backupName(name.id).text;
  if (name.kind === "note") return noteName(name.id, name.note, name.turn).text;
  return `.draft-${name.id}-${name.text.slice(`.draft-${name.id}-`.length)}`;
}
