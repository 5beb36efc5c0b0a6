import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { enginesPage, goalsOf } from "../../bench/engines/page.ts";
import type { DatabaseResult } from "../../bench/engines/trial.ts";
import { ROOT } from "../house/sources.ts";
import { postgresBin } from "../servers/places.ts";
import { testWith } from "../tools.ts";

const run = (seconds: number, own = 0) => ({
  seconds,
  own,
  children: 0,
  largest: 0,
  cpu: 1,
  log: [],
});

function result(program: string, seconds: readonly number[], own = 0): DatabaseResult {
  const saves = seconds.map((one) => run(one, own));
  return { program, saves, restores: [run(9, own)], stored: 5e6, failed: null };
}

test("goalsOf() compares the medians of two jobs and of pg_dump's two, and looks at our memory", () => {
  const results = [
    result("pg_dump -Fd -j2", [4, 9, 5]),
    result("Holdfast", [8], 300e6),
    result("Holdfast, jobs: 2", [6, 1, 4], 100e6),
  ];
  expect(goalsOf(results).map(({ got, met }) => [got, met])).toEqual([
    ["0.80", true],
    ["300 MB", false],
    ["100 MB", true],
  ]);
});

test("what failed has no numbers on the page, and its bar is no end of a cell", () => {
  const results = [
    { ...result("pg_dump | borg create", [3]), failed: "no room" },
    result("Holdfast", [2, 3]),
  ];
  const made = [{ title: "PostgreSQL 17.1", bytes: 1e9, results, inventory: [] }];
  const page = enginesPage(["2 cores"], made);
  expect(page).toContain("| pg_dump \\| borg create | **failed** |");
  expect(page).toContain("| Holdfast | 2.50 (2.00–3.00) | 9.00 | 5.0 |");
});

testWith(
  ["zstd", "age", "borg", "mariadb", ...(postgresBin(17) === "" ? ["PostgreSQL 17"] : [])],
  "bench -- engines --quick: every program saves and puts back",
  () => {
    const ran = spawnSync(process.execPath, [join(ROOT, "bench/run.ts"), "engines", "--quick"], {
      cwd: ROOT,
      encoding: "utf8",
      timeout: 280_000,
    });
    expect([ran.status, ran.stdout.match(/\*\*failed\*\*/g)]).toEqual([0, null]);
    const programs = ["pg_dump -Fc", "pg_dump -Fd -j2", "pg_dump \\| borg create", "Holdfast"];
    for (const program of [...programs, "mariadb-dump \\| zstd \\| age"]) {
      expect(ran.stdout).toContain(`\n| ${program} | `);
    }
    expect(ran.stdout.match(/^\| Holdfast, jobs: 2 \| \d/gm)).toHaveLength(1);
    const inventory = /^\| (?:postgres.*|mysql) \| \d.* \| \d.* \| -?\d.* \|$/gm;
    expect(ran.stdout.match(inventory)).toHaveLength(3);
    expect(ran.stdout).toMatch(/^\| Holdfast \| Comparing "data" with its inventory \|/m);
  },
  300_000,
);
