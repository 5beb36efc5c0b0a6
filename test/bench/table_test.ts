import { expect, test } from "@jest/globals";
import { goalsOf } from "../../bench/goals.ts";
import { setTables, shareTable } from "../../bench/table.ts";
import type { Result } from "../../bench/trial.ts";

const MB = 1e6;

test("shareTable() gives each step the time until the next one, progress lines apart", () => {
  const log = [
    { at: 0.5, text: 'Building "data" aside' },
    { at: 1, text: "  2 MB of 4 MB" },
    { at: 2, text: "Putting in place" },
  ];
  const ours = result("Holdfast", { seconds: 2.5, log });
  const set = { title: "text", files: 1, bytes: 1, rounds: 1, results: [ours] };
  expect(shareTable([set]).split("\n").slice(2)).toEqual([
    "| text | Starting | 0.50 | 20 % |",
    '| text | Building "data" aside | 1.50 | 60 % |',
    "| text | Putting in place | 0.50 | 20 % |",
  ]);
});

test("goalsOf() compares with the stock pipe and with the fastest peer that did not fail", () => {
  const results = [
    result("Holdfast", { seconds: 2, stored: 103, own: 300 * MB }),
    result("stock pipe", { seconds: 1.5, stored: 100 }),
    result("restic", { seconds: 9 }),
    result("kopia", { seconds: 3 }),
    { ...result("borg", { seconds: 1 }), failed: "no room" },
  ];
  const rows = goalsOf("text", results).map(({ what, got, met }) => [what, got, met]);
  expect(rows).toEqual([
    ["text: first backup, of the stock pipe's speed", "0.75", true],
    ["text: first backup, of the speed of kopia, the fastest peer", "1.50", true],
    ["text: restore, of the speed of kopia, the fastest peer", "1.50", true],
    ["text: stored size, of the stock pipe's", "1.030", false],
    ["text: peak memory of our process", "300 MB", false],
  ]);
});

test("setTables() names a program that failed, but not its words, which can hold a path", () => {
  const failed = { ...result("restic", { seconds: 1 }), failed: "no room in /some/where" };
  const results = [result("Holdfast", { seconds: 1 }), failed];
  const page = setTables({ title: "text", files: 1, bytes: 1, rounds: 1, results });
  expect(page).toContain("| restic | **failed** |");
  expect(page).not.toContain("/some/where");
});

test("goalsOf() says nothing when ours failed", () => {
  const ours = { ...result("Holdfast", { seconds: 1 }), failed: "it broke" };
  expect(goalsOf("text", [ours, result("stock pipe", { seconds: 1 })])).toEqual([]);
});

function result(
  program: string,
  parts: { seconds: number; stored?: number; own?: number; log?: { at: number; text: string }[] },
): Result {
  const { seconds, stored = 0, own = 0, log = [] } = parts;
  const run = { seconds, own, children: 0, largest: null, cpu: null, log };
  return { program, runs: { backup: [run], repeat: [run], restore: [run] }, stored, failed: null };
}
