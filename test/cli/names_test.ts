import { truncate, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { backupAt, expectRefusal } from "../tamper/tools.ts";
import { makeWorld, type Said } from "../world.ts";

const NOW = new Date("2026-11-20T12:00:00.000Z"); // a Friday
const world = await makeWorld({
  stores: "\n  local: { kind: directory, path: store }\n  drive: { kind: directory, path: drive }",
});
const at = (text: string, ...more: string[]) => backupAt(world, new Date(text), ...more);

const old = await at("2026-11-05T02:00:00.000Z"); // a Thursday, two weeks ago
const sunday = await at("2026-11-15T02:00:00.000Z");
const thursday = await at("2026-11-19T02:00:00.000Z");
const again = await at("2026-11-19T02:00:00.000Z");
const evening = await at("2026-11-19T23:59:59.000Z", "--source", "settings");
const friday = await at("2026-11-20T02:00:00.000Z", "--source", "settings", "--store", "drive");

const plan = (word: string, ...more: string[]): Promise<Said> =>
  world.runWith({ now: () => NOW }, "plan", word, "--out", "plan.json", ...more);

/** The id that a word finds, as the first line of the answer says it. */
async function found(word: string, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await plan(word, ...more);
  return (
    /^From store "\w+": (\S+), taken \S+Z \(\d{4}-\d\d-\d\d UTC\), \d+ \w+ ago/.exec(stdout)?.[1] ??
    stderr
  );
}

test("ids of one minute are told apart by their number, and both are names", async () => {
  expect(again).toBe(`${thursday}-2`);
  expect(await found(thursday)).toBe(thursday);
  expect(await found(again)).toBe(again);
  expectRefusal(await plan(`${thursday}-3`), 2, /no store has it/);
});

test("latest is the newest that holds every chosen source", async () => {
  expect(await found("latest")).toBe(again); // later ones hold the settings alone
  expect(await found("latest", "--source", "registry")).toBe(again);
  expect(await found("latest", "--source", "settings")).toBe(friday);
  expect(await found("latest", "--source", "settings", "--store", "local")).toBe(evening);
});

test("a date is a day in UTC, and finds its newest that holds the sources", async () => {
  expect(await found("2026-11-15")).toBe(sunday);
  expect(await found("2026-11-05")).toBe(old);
  expect(await found("2026-11-19", "--source", "settings")).toBe(evening);
  const said = await plan("2026-11-19");
  expect(said.stdout).toContain(
    `From store "local": ${again}, taken 2026-11-19T02:00:00.000Z (2026-11-19 UTC), 34 h ago; the newest of that day, before it ${thursday}\n`,
  );
});

test("a weekday is one of the last 7 days, in any case and by three letters", async () => {
  for (const word of ["thursday", "Thursday", "THU", "thu"]) expect(await found(word)).toBe(again);
  expect(await found("sun")).toBe(sunday);
  expect(await found("fri", "--source", "settings")).toBe(friday);
});

test("a weekday older than 7 days, or of which there is none, is refused with what there is", async () => {
  const later = new Date("2026-11-27T12:00:00.000Z");
  const said = await world.runWith({ now: () => later }, "plan", "thursday", "--out", "plan.json");
  expectRefusal(
    said,
    2,
    /Cannot find a backup for "thursday": thursday of the last 7 days \(UTC\) has no trusted one/,
  );
  expect(said.stderr).toContain(`${again} (thursday 2026-11-19)`);
  expectRefusal(await plan("monday"), 2, /monday of the last 7 days/);
  expectRefusal(await plan("2026-11-18"), 2, /2026-11-18 \(UTC\) has no trusted one/);
  expectRefusal(await plan("fri", "--source", "registry"), 2, /and holds registry/);
});

test("a word that is nothing of this is refused with what there is, newest first", async () => {
  for (const word of [
    "lastest",
    "2026-13-01x",
    "20261119",
    "Backup",
    "..",
    "",
    "latest ",
    "yesterday",
  ]) {
    const said = await plan(word);
    expectRefusal(said, 2, /it is no id, date \(YYYY-MM-DD\), weekday or "latest"/);
    expect(said.stderr.trimEnd().split("\n").at(-1)).toMatch(
      /^ {2}There are Backup_20261119_2359Z \(thursday 2026-11-19\), .* and 1 more; run list to see them\.$/,
    );
  }
  expectRefusal(await plan("Backup_20261119_0300Z"), 2, /no store has it/);
  expectRefusal(await plan("2026-02-30"), 2, /2026-02-30 \(UTC\) has no trusted one/);
});

test("verify, plan and open take the same names", async () => {
  for (const word of ["latest", "thu", "2026-11-19", again]) {
    expect((await world.runWith({ now: () => NOW }, "verify", word, "--source", "x")).code).toBe(2);
    const verified = await world.runWith({ now: () => NOW }, "verify", word, "--store", "local");
    expect(verified).toMatchObject({ code: 0 });
    const opened = await world.runWith(
      { now: () => NOW },
      "open",
      word,
      "registry/database.sqlite",
      "--identity",
      "keys/identity.txt",
    );
    expect(opened).toMatchObject({ code: 0 });
    expect(opened.stderr).toContain(`${again}/registry/database.sqlite`);
  }
});

test("--store and --source that do not exist are refused with those that do", async () => {
  const rows: readonly (readonly [readonly string[], RegExp, string])[] = [
    [["list", "--store", "other"], /Cannot find store "other"/, "There are local, drive."],
    [
      ["verify", "--store", "local", "--store", "other"],
      /Cannot find store "other"/,
      "There are local, drive.",
    ],
    [["backup", "--store", ""], /Cannot find store ""/, "There are local, drive."],
    [
      ["backup", "--source", "Settings"],
      /Cannot find source "Settings"/,
      "There are settings, registry.",
    ],
    [
      ["plan", "latest", "--source", "other", "--out", "x"],
      /Cannot find source "other"/,
      "There are settings, registry.",
    ],
    [
      ["plan", "latest", "--into", "other=/x", "--out", "x"],
      /Cannot find source "other"/,
      "There are settings, registry.",
    ],
    [
      ["plan", "latest", "--source", "settings", "--into", "registry=/x", "--out", "x"],
      /it is not among the chosen sources/,
      "Add --source registry.",
    ],
    [
      ["plan", "latest", "--path", "app.conf", "--out", "x"],
      /not clear of which source/,
      "Name one source with --source: settings or registry.",
    ],
    [["open", "latest", "other/tree.tar", "--identity", "keys/identity.txt"], /other/, "There are"],
    [
      ["open", "latest", "settings/other.tar", "--identity", "keys/identity.txt"],
      /Cannot find archive/,
      "There are settings/tree.tar.zst.age",
    ],
    [
      ["open", "latest", "../../keys/identity.txt", "--identity", "keys/identity.txt"],
      /Cannot find/,
      "There are",
    ],
    [
      [
        "open",
        "latest",
        "settings/tree.tar",
        "--path",
        "nowhere.conf",
        "--identity",
        "keys/identity.txt",
      ],
      /nowhere\.conf/,
      "",
    ],
  ];
  for (const [argv, words, hint] of rows) {
    const said = await world.run(...argv);
    expectRefusal(said, 2, words);
    expect(said.stderr.trimEnd().split("\n").at(-1)).toContain(hint);
  }
});

test("list says the stores of each backup, newest first, and marks what is there more than once", async () => {
  const said = await world.runWith({ now: () => NOW }, "list");
  const lines = said.stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split("  ")[0])).toEqual([
    friday,
    evening,
    again,
    thursday,
    sunday,
    old,
  ]);
  expect(lines.map((line) => line.split("  ")[3])).toEqual([
    "drive",
    ...Array.from({ length: 5 }, () => "local,drive"),
  ]);
  for (const line of lines)
    expect(line).toMatch(
      /^Backup_\d{8}_\d{4}Z(-2)? {2}\d+ (s|min|h|d) {2}[\d.]+ k?B {2}[\w,]+ {2}trusted$/,
    );
});

test("a suspect backup is never latest, and can be named", async () => {
  const small = await makeWorld();
  for (let file = 0; file < 40; file++)
    await writeFile(small.path("data/settings", `f${file}`), "x".repeat(100));
  const good = await backupAt(small, new Date("2026-11-18T02:00:00.000Z"));
  for (let file = 0; file < 40; file++) await truncate(small.path("data/settings", `f${file}`), 0);
  const said = await small.runWith(
    { now: () => new Date("2026-11-19T02:00:00.000Z") },
    "backup",
    "--json",
  );
  expect(said.code).toBe(3);
  const { backup } = JSON.parse(said.stdout) as { backup: string };
  const now = () => NOW;
  expect((await small.runWith({ now }, "plan", "latest", "--out", "x")).stdout).toContain(good);
  expectRefusal(
    await small.runWith({ now }, "plan", "thu", "--out", "x"),
    2,
    /that is not suspect/,
  );
  expect((await small.runWith({ now }, "plan", backup, "--out", "x")).stdout).toContain(backup);
  expect((await small.runWith({ now }, "list")).stdout).toMatch(
    new RegExp(`^${backup} .*  trusted  suspect$`, "m"),
  );
});
