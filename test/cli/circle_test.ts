import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/domain/report.ts";
import { makeWorld, type Said } from "../world.ts";
import { tell } from "./story.ts";

const IDENTITY = ["--identity", "keys/identity.txt"] as const;
const lastLine = ({ stdout }: Said): string => stdout.trimEnd().split("\n").at(-1) ?? "";
const digitsOf = ({ stdout }: Said): string =>
  /Plan: ([0-9a-f]{16})\n$/.exec(stdout)?.[1] ?? "none";

test("the whole circle, in words", async () => {
  const world = await makeWorld();
  const story = tell(world, "circle");
  await story.run("keygen", "more-keys");
  await story.run("check");
  await story.run("list");
  await story.run("verify");
  const saved = await story.run("backup", "--label", "before the move");
  expect(lastLine(saved)).toMatch(/^Backup: Backup_20261120_0205Z$/);
  const proven = await story.run("backup", "--prove", "--source", "settings");
  expect(lastLine(proven)).toMatch(/^Backup: Backup_/);
  await story.run("list");
  const verified = await story.run("verify");
  expect(lastLine(verified)).toBe("2 backups verified, 0 findings");
  await story.run("verify", "latest", "--headers", ...IDENTITY);
  await story.run("verify", "--deep", ...IDENTITY);
  await story.run(
    "open",
    "Backup_20261120_0205Z",
    "settings/tree.tar",
    "--path",
    "app.conf",
    ...IDENTITY,
  );
  const drilled = await story.run("drill", "--source", "settings", ...IDENTITY);
  expect(lastLine(drilled)).toBe("Proven: Backup_20261120_0206Z");
  await story.run("list");
  story.aside("the settings are lost");
  await rm(world.path("data/settings/conf.d"), { recursive: true });
  const planned = await story.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
  const digits = digitsOf(planned);
  expect(lastLine(planned)).toBe(`Plan: ${digits}`);
  await story.run("approve", "plan.json", "--key", "people/ben");
  const restored = await story.run("restore", "plan.json", ...IDENTITY);
  expect(
    restored.stdout.endsWith(`Undo with: holdfast undo ${digits}\nRestore successfully\n`),
  ).toBe(true);
  expect(await readFile(world.path("data/settings/conf.d/mail.conf"), "utf8")).toBe(
    "host = mail.example\n",
  );
  await story.run("undo", digits);
  expect(readdirSync(world.path("data/settings"))).toEqual(["app.conf"]);
  await story.run("settle", digits);
  await story.run("list");
  story.end();
});

test("the whole circle, as JSON: exactly the report's keys on stdout, and nothing else", async () => {
  const world = await makeWorld();
  const story = tell(world, "circle-json");
  const reports: Report[] = [];
  const run = async (...argv: string[]): Promise<Report> => {
    const said = await story.run(...argv, "--json");
    const report = JSON.parse(said.stdout) as Report;
    expect(Object.keys(report)).toEqual([
      "command",
      "exit",
      "backup",
      "findings",
      "entries",
      "totals",
    ]);
    for (const finding of report.findings)
      expect(Object.keys(finding)).toEqual(["code", "weight", "thing", "text", "hint"]);
    expect(report).toMatchObject({ command: argv[0], exit: said.code });
    reports.push(report);
    return report;
  };
  await run("keygen", "more-keys");
  await run("check");
  await run("list");
  await run("verify");
  const { backup } = await run("backup", "--prove");
  await run("drill", ...IDENTITY);
  await run("list");
  await run("verify");
  await run("plan", backup as string, "--as", "people/ana", "--out", "plan.json");
  await run("approve", "plan.json", "--key", "people/ben");
  const restored = await run("restore", "plan.json", ...IDENTITY);
  await run("undo", restored.totals["restore"] as string);
  await run("settle", restored.totals["restore"] as string);
  await run("plan", "monday", "--out", "plan.json");
  await run("restore", "plan.json", ...IDENTITY);
  await run("verify", "--deep", "--identity", "nowhere");
  expect(reports.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 7, 5]);
  story.end();
});

test("open writes the archive's bytes alone to stdout, and its report elsewhere", async () => {
  const world = await makeWorld();
  await world.run("backup");
  const at = ["open", "latest", "settings/tree.tar.zst.age", "--path", "app.conf"];
  const text = await world.run(...at, ...IDENTITY);
  expect(text.stdout).toBe("port = 7070\n");
  const json = await world.run(...at, "--json", ...IDENTITY);
  expect(json.stdout).toBe("port = 7070\n");
  expect(json.stderr).toContain('{"command":"open","exit":0,');
  const failed = await world.run(...at, "--json", "--identity", "nowhere");
  expect(failed).toMatchObject({ code: 5, stdout: "" });
  expect(failed.stderr).toContain('{"command":"open","exit":5,');
  await writeFile(world.path("holdfast.yml"), "");
  expect(await world.run(...at, "--json", ...IDENTITY)).toMatchObject({ code: 2, stdout: "" });
});
