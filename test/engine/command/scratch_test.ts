import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { Report } from "../../../src/domain/report.ts";
import { command } from "../../../src/engine/command/mod.ts";
import { crash } from "../../bad_days/crash.ts";
import { testMachine } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { program, settingsOf } from "./tools.ts";

const DUMP = ["cat", "data/list.txt"] as const;
const PUT = ["dd", "of=throwaway.txt", "status=none"] as const;
const FACTS = ["bin/facts", "throwaway.txt"] as const;
const CLEAR = ["rm", "-f", "throwaway.txt"] as const;

/** A world whose first source is a list that is proven in `throwaway.txt`, its second a tree. */
async function proofWorld(
  restore: readonly string[] = PUT,
  clear: readonly string[] | null = CLEAR,
): Promise<World> {
  const world = await makeWorld({ approval: "open" });
  writeFileSync(world.path("data/list.txt"), "ada\nben\n");
  program(world.path("bin"), "facts", `awk '{print $1 "\\t" NR}' "$1"`);
  const prove = { restore, facts: FACTS, ...(clear === null ? {} : { clear }) };
  const list = { engine: "command", dump: DUMP, facts: ["bin/facts", DUMP[1]], prove };
  const tree = "settings: { engine: files, path: data/settings }";
  await world.policy({ sources: `\n  list: ${JSON.stringify(list)}\n  ${tree}` });
  return world;
}

const scratch = (world: World) =>
  existsSync(world.path("throwaway.txt"))
    ? readFileSync(world.path("throwaway.txt"), "utf8")
    : null;

test("command a scratch place that cannot be emptied: its source is red, the other is proven, the backup is told", async () => {
  const world = await proofWorld(PUT, ["bin/clear"]);
  program(world.path("bin"), "clear", "echo locked >&2; exit 5");
  const said = await world.spawn({}, "backup", "--prove", "--json");
  const report = JSON.parse(said.stdout) as Report;
  expect([report.exit, report.backup]).toEqual([8, expect.stringMatching(/^Backup_/)]);
  const errors = report.findings.filter(({ weight }) => weight === "error");
  expect(errors).toMatchObject([
    { code: "restore-failed", text: expect.stringContaining("exit code 5: locked") },
  ]);
  const note = world.path("store", `${report.backup}.proven`, "note.json");
  const receipt = JSON.parse(readFileSync(note, "utf8")) as { sources: { name: string }[] };
  expect(receipt.sources.map(({ name }) => name)).toEqual(["settings"]);
  program(world.path("bin"), "clear", "rm -f throwaway.txt");
  expect((await world.run("backup")).code).toBe(0);
  expect(scratch(world)).toBeNull();
}, 60_000);

test("command SIGTERM while a proof fills its scratch place: the next command empties it", async () => {
  const world = await proofWorld(["bin/put"]);
  program(world.path("bin"), "put", "cat >throwaway.txt; touch there; sleep 60");
  const { child, ended } = world.start({}, "backup", "--prove");
  while (!existsSync(world.path("there"))) await delay(20);
  child.kill("SIGTERM");
  const said = await ended;
  expect([said.code, said.stderr]).toEqual([
    130,
    expect.stringContaining('the next command that works here runs "rm -f throwaway.txt"'),
  ]);
  expect(scratch(world)).toBe("ada\nben\n");
  const next = await world.run("backup");
  expect([next.code, next.stderr]).toEqual([
    0,
    expect.stringContaining('had filled a scratch place; "rm -f throwaway.txt" has emptied it'),
  ]);
  expect(scratch(world)).toBeNull();
  expect((await world.run("backup")).stderr).not.toContain("had filled a scratch place");
}, 60_000);

test.each(["prove: lent", "command: restore", "prove: built"])(
  "command a proof killed at %s: the next command empties its scratch place",
  async (step) => {
    const world = await proofWorld();
    await crash(world, { step, signal: "SIGKILL" }, "backup", "--prove");
    writeFileSync(world.path("throwaway.txt"), "whatever was there by then\n");
    const next = await world.run("backup");
    expect([next.code, scratch(world)]).toEqual([0, null]);
  },
  60_000,
);

test("command a scratch place that could not be emptied stays recorded until it can be", async () => {
  const world = await proofWorld(PUT, ["bin/clear"]);
  program(world.path("bin"), "clear", "[ ! -e locked ] && rm -f throwaway.txt");
  await crash(world, { step: "prove: built", signal: "SIGKILL" }, "backup", "--prove");
  writeFileSync(world.path("locked"), "");
  const failed = await world.run("backup");
  expect([failed.code, failed.stderr]).toEqual([
    0,
    expect.stringMatching(/warning.*Cannot empty the scratch place[\s\S]*empty the place by hand/),
  ]);
  expect(scratch(world)).toBe("ada\nben\n");
  rmSync(world.path("locked"));
  expect((await world.run("backup")).code).toBe(0);
  expect(scratch(world)).toBeNull();
}, 60_000);

test("command recover() leaves a scratch place alone that a living proof fills, and those of other policies", async () => {
  const world = await proofWorld();
  await crash(world, { step: "prove: built", signal: "SIGKILL" }, "backup", "--prove");
  const like = { dump: DUMP, restore: PUT, prove: { restore: PUT, facts: FACTS, clear: CLEAR } };
  const machine = testMachine({ env: process.env });
  const own = settingsOf(world.folder, like);
  const other = settingsOf(world.path("data"), like);
  const wanted = { saved: new Map(), versions: {} };
  {
    await using _ = await command.lend(own, machine, wanted);
    expect(await command.open(own, machine).recover()).toEqual([]);
    expect(scratch(world)).toBe("ada\nben\n");
  }
  expect(scratch(world)).toBeNull();
  writeFileSync(world.path("throwaway.txt"), "ada\n");
  expect(await command.open(other, machine).recover()).toEqual([]);
  expect(scratch(world)).toBe("ada\n");
  expect(await command.open(own, machine).recover()).toMatchObject([{ weight: "note" }]);
  expect(scratch(world)).toBeNull();
}, 60_000);

test("command without prove.clear nobody empties the scratch place", async () => {
  const world = await proofWorld(PUT, null);
  expect((await world.run("backup", "--prove")).code).toBe(0);
  expect((await world.run("backup")).code).toBe(0);
  expect(scratch(world)).toBe("ada\nben\n");
}, 60_000);
