import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { enginesPage, isTried, linesOf, triedOn } from "../../scripts/engines_page.ts";
import { ROOT } from "../house/sources.ts";
import { FAMILIES, MAJORS, VERSIONS } from "../servers/places.ts";
import { below, rowsOf, textOf } from "./page.ts";

const AGAIN = "npm run engines-table";
const sources = ["contract", "server_contract", "live_exam", "naughty_exam"].map((name) =>
  readFileSync(join(ROOT, `test/engine/${name}.ts`), "utf8"),
);
const page = textOf("docs/engines.md");
const exam = rowsOf(below(page, "The exam"));

test(`docs/engines.md has every line of the exams and no other: else "${AGAIN}"`, () => {
  expect(exam.map(([line]) => line).toSorted()).toEqual([...linesOf(sources)].toSorted());
});

test("docs/engines.md has a column for every server of the exams, with something in each", () => {
  const head = below(page, "The exam")
    .split("\n")
    .find((line) => line.startsWith("|"));
  const columns = (head ?? "").split("|").map((cell) => cell.trim());
  const servers = [
    ...["files", "sqlite"],
    ...MAJORS.map((major) => `postgres ${major}`),
    ...FAMILIES.map((family) => `${family} ${VERSIONS[family]}`),
  ];
  expect(columns).toEqual(expect.arrayContaining(servers));
  const versions = rowsOf(below(page, "Versions"));
  for (const server of servers) {
    const at = columns.indexOf(server) - 1; // the line begins with a bar
    expect([server, exam.filter((row) => row[at] === "yes").length > 5]).toEqual([server, true]);
    expect(versions.find(([column]) => column === server)?.[1]).toMatch(/\d+\.\d+/);
  }
});

test("the exams have the lines that their sources say", () => {
  const lines = linesOf(sources);
  expect(lines).toContain('swap() puts back what was saved; drop("kept") then leaves only that');
  expect(lines).toContain("naughty texts as data come back as they were");
  expect(lines).toContain(`dump() of an absent place fails with stage "source"`);
});

test("a test's name says where it was tried", () => {
  expect(triedOn("postgres 17 with jobs: 3 an empty one")).toEqual({
    columns: ["postgres 17 with jobs: 3"],
    line: "an empty one",
  });
  expect(triedOn("mysql mariadb an undo")).toEqual({ columns: ["mariadb 10.11"], line: "an undo" });
  expect(triedOn("postgres 15, 17 restores upwards")).toEqual({
    columns: ["postgres 15", "postgres 17"],
    line: "restores upwards",
  });
  expect(triedOn("postgres an empty database is saved as it is")).toBeNull();
});

test("a run for docs/engines.md has the files whose tests say on which version, and no others", () => {
  for (const [file, is] of [
    ["postgres/majors_test.ts", true],
    ["postgres/mod_test.ts", true],
    ["postgres/full_test.ts", true],
    ["postgres/across_test.ts", true],
    ["postgres/faults_test.ts", false],
    ["mysql/restore_faults_test.ts", true],
    ["command/ldap_test.ts", true],
    ["sqlite/mod_test.ts", true],
  ] as const)
    expect([file, isTried(textOf(`test/engine/${file}`))]).toEqual([file, is]);
});

test(`docs/engines.md names no test that is not there any more: else "${AGAIN}"`, () => {
  const folder = join(ROOT, "test/engine");
  const named = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("_test.ts"))
    .flatMap((name) => namesIn(readFileSync(join(folder, name), "utf8")));
  const gone = [...below(page, "Beside the exam").matchAll(/^\| ((?:[^|\\]|\\.)+) \|/gm)]
    .slice(2) // the head
    .map(([, line]) => (line as string).replaceAll("\\|", "|"))
    .filter((line) => !named.some((name) => BEFORE.some((before) => name.test(before + line))));
  expect(gone).toEqual([]);
});

/** What stands before a line in a test's name. */
const BEFORE = [
  ...["", "files, x: ", "sqlite ", "command ", "postgres 15 ", "postgres 17 with jobs: 3 "],
  `postgres ${MAJORS.join(", ")} `,
  ...FAMILIES.flatMap((family) => [`mysql ${family} `, `mysql ${family} ${VERSIONS[family]} `]),
];

/** All texts of a source that may be a test's name; a part that is filled in fits anything. */
function namesIn(source: string): RegExp[] {
  const texts = source.matchAll(/"((?:[^"\\\n]|\\.)+)"|`((?:[^`\\]|\\.)+)`/g);
  return [...texts].map(([, plain, filled]) => {
    const parts = (plain ?? filled ?? "").replace(/\\(.)/g, "$1").split(/\$\{[^}]*\}/);
    const fixed = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    // A text that is all filled in would fit every name.
    return parts.join("").length < 8 ? /(?!)/ : new RegExp(`^${fixed.join(".+")}$`, "s");
  });
}

test("enginesPage() claims nothing that was left out or did not pass, not even once", () => {
  const lines = new Set(["a", "b"]);
  const ran = [
    { title: "sqlite a", status: "passed" },
    { title: "sqlite a", status: "failed" },
    { title: "sqlite b", status: "passed" },
    { title: "mysql mysql 9.7 a", status: "pending" },
    { title: "mysql mariadb 10.11 b", status: "passed" },
    { title: "command is alone", status: "passed" },
    { title: "postgres 15, 18 goes upwards", status: "passed" },
    { title: "postgres 15 a full disk", status: "passed" },
  ];
  const found = [
    ["sqlite", "3.1"],
    ["mysql 9.7", "9.7.4"],
  ] as const;
  const made = enginesPage(ran, lines, { found, measured: [] });
  expect(made).toContain("| line of the exam | sqlite | mariadb 10.11 |");
  expect(made).toContain("| a |  |  |\n| b | yes | yes |");
  expect(made).toContain("| test | command | postgres 15 | postgres 18 |\n");
  expect(made).toContain("| a full disk |  | yes |  |\n| goes upwards |  | yes | yes |\n");
  expect(made).toContain("| is alone | yes |  |  |\n");
  expect(made).not.toContain("9.7.4");
});
