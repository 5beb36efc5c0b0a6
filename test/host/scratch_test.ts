import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { myself } from "../../src/host/holder.ts";
import { scratchBeside, sweepScratch } from "../../src/host/scratch.ts";
import { tempFolder, testMachine } from "../tools.ts";

const ROOT = tempFolder();

/** A folder of one test's own. */
function fresh(): string {
  return mkdtempSync(join(ROOT, "t-"));
}

const NAME = /^db\.holdfast-[0-9a-f]{16}\.tmp$/;

test("scratchBeside() is private, says whose it is and leaves nothing", async () => {
  const folder = fresh();
  {
    await using scratch = await scratchBeside(join(folder, "db"), testMachine());
    const [name] = readdirSync(folder);
    expect(name).toMatch(NAME);
    expect(scratch.path).toBe(join(folder, name as string));
    expect(statSync(scratch.path).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(scratch.path, "owner.json"), "utf8"))).toEqual(
      await myself(),
    );
    mkdirSync(join(scratch.path, "a/b"), { recursive: true });
    writeFileSync(join(scratch.path, "a/b/c"), "x");
  }
  expect(readdirSync(folder)).toEqual([]);
});

test("scratchBeside() names the place it cannot be made beside", async () => {
  await expect(scratchBeside("/dev/null/db", testMachine())).rejects.toMatchObject({
    stage: "source",
    code: "source-failed",
    thing: "/dev/null/db",
  });
});

test("sweepScratch() removes what dead ones left and nothing else", async () => {
  const folder = fresh();
  const place = join(folder, "db");
  const me = await myself();
  const make = (hex: string, owner: string | null, days = 0): string => {
    const path = `${place}.holdfast-${hex}.tmp`;
    mkdirSync(path);
    if (owner !== null) writeFileSync(join(path, "owner.json"), owner);
    const when = Date.now() / 1000 - days * 86_400;
    utimesSync(path, when, when);
    return path;
  };
  const gone = [
    make("0000000000000001", JSON.stringify({ ...me, start: "1" })),
    make("0000000000000002", JSON.stringify({ ...me, boot: "x" })),
    make("0000000000000003", "{", 2),
    make("0000000000000004", null, 2),
    make("0000000000000005", JSON.stringify({ ...me, space: "pid:[1]" }), 2),
  ];
  make("0000000000000011", JSON.stringify(me), 2);
  make("0000000000000012", "{");
  make("0000000000000013", null);
  make("0000000000000014", JSON.stringify({ ...me, space: "pid:[1]", pid: 2 ** 30 }));
  make("000000000000001", null, 2);
  mkdirSync(`${place}x.holdfast-0000000000000001.tmp`);
  writeFileSync(`${place}.holdfast-0000000000000021.tmp`, "a file");
  mkdirSync(join(folder, "elsewhere"));
  symlinkSync("elsewhere", `${place}.holdfast-0000000000000022.tmp`);
  const before = readdirSync(folder).length;
  expect(await sweepScratch(place, testMachine())).toEqual(gone);
  expect(readdirSync(folder).length).toBe(before - gone.length);
  expect(await sweepScratch(place, testMachine())).toEqual([]);
});

test("sweepScratch() finds nothing where there is no folder", async () => {
  expect(await sweepScratch(join(fresh(), "none/db"), testMachine())).toEqual([]);
});
