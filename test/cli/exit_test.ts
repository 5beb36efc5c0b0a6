import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { exitOf } from "../../src/domain/exit.ts";
import type { Report } from "../../src/domain/report.ts";
import { expectRefusal, flip, planFor } from "../tamper/tools.ts";
import { makeWorld } from "../world.ts";
import { tell } from "./story.ts";

const IDENTITY = ["--identity", "keys/identity.txt"] as const;
const reached = new Set<number>();
const world = await makeWorld();
const story = tell(world, "errors");
const id = "Backup_20261120_0201Z";

/** Runs a command line that must end so; the transcript is the golden. */
async function ends(exit: number, words: RegExp, ...argv: string[]): Promise<void> {
  const said = await story.run(...argv);
  reached.add(said.code);
  if (exit === 0) expect(said).toMatchObject({ code: 0 });
  else expectRefusal(said, exit, words);
}

test("every stage has its exit code, its message, and the next step as the last line", async () => {
  await ends(0, /./, "backup");
  story.aside("policy and usage");
  await ends(2, /there is no such file/, "list", "--policy", "other.yml");
  await ends(2, /the policy has no such store/, "list", "--store", "other");
  await ends(2, /the policy has no such source/, "backup", "--source", "other");
  await ends(2, /no store has it/, "plan", "Backup_20251120_0200Z", "--out", "plan.json");
  await ends(2, /Cannot find archive/, "open", id, "settings/other", ...IDENTITY);
  await ends(2, /is there already/, "keygen", "keys");
  await ends(2, /this is not the bundled program/, "kit", "kit");
  await ends(2, /this host knows none of that id/, "undo", "0123456789abcdef");
  story.aside("source: the folder is gone, the database is another file, all is empty");
  await rename(world.path("data/settings"), world.path("settings.kept"));
  await ends(3, /settings/, "backup", "--source", "settings");
  await mkdir(world.path("data/settings"));
  await ends(3, /is empty/, "backup", "--source", "settings");
  await rm(world.path("data/settings"), { recursive: true });
  await rename(world.path("settings.kept"), world.path("data/settings"));
  await rename(world.path("data/registry.db"), world.path("registry.kept"));
  await writeFile(world.path("data/registry.db"), "no database");
  await ends(3, /registry/, "backup", "--source", "registry");
  await ends(3, /registry/, "check");
  await rename(world.path("registry.kept"), world.path("data/registry.db"));
  story.aside("store: the folder it lies in is gone, or it is a file");
  await rename(world.path("store"), world.path("store.kept"));
  await writeFile(world.path("store"), "");
  await ends(4, /not a folder/, "list");
  await ends(4, /not a folder/, "backup");
  await ends(4, /not a folder/, "plan", "latest", "--out", "plan.json");
  await rm(world.path("store"));
  await rename(world.path("store.kept"), world.path("store"));
  story.aside("keys: none, another one, one that others may read");
  await ends(5, /no identity was given/, "verify", "--deep");
  await story.run("keygen", "other-keys");
  await ends(5, /identit/, "verify", "--deep", "--identity", "other-keys/identity.txt");
  await chmod(world.path("keys/signing"), 0o644);
  await ends(5, /others may read it/, "backup");
  await chmod(world.path("keys/signing"), 0o600);
  story.aside("trust: a changed byte, a changed manifest, a removed backup");
  await flip(world.path("store", id, "settings/tree.tar.zst.age"), 300);
  await ends(6, /settings\/tree/, "verify");
  await flip(world.path("store", id, "settings/tree.tar.zst.age"), 300);
  await flip(world.path("store", id, "manifest.json"), 300);
  await ends(6, /signature does not fit/, "list");
  await ends(6, /not trusted/, "plan", "latest", "--out", "plan.json");
  await flip(world.path("store", id, "manifest.json"), 300);
  await rename(world.path("store", id), world.path("kept"));
  await ends(6, /older than this host remembers/, "verify");
  await ends(6, /gone from the store/, "plan", id, "--out", "plan.json");
  await rename(world.path("kept"), world.path("store", id));
  story.aside("approval: missing, refused, malformed");
  await ends(0, /./, "plan", "latest", "--as", "people/ana", "--out", "plan.json");
  await ends(7, /0 of 1 approvals/, "restore", "plan.json", ...IDENTITY);
  await ends(7, /ana requested it/, "approve", "plan.json", "--key", "people/ana");
  await writeFile(world.path("plan.json.approval"), "yes\n");
  await ends(7, /Cannot read approval/, "restore", "plan.json", ...IDENTITY);
  await rm(world.path("plan.json.approval"));
  await ends(7, /no such file/, "approve", "nowhere.json", "--key", "people/ben");
  story.aside("restore: undone twice, a place that cannot be");
  await ends(0, /./, "approve", "plan.json", "--key", "people/ben");
  await ends(0, /./, "restore", "plan.json", ...IDENTITY);
  const { stdout } = await world.run("list", "--json");
  expect((JSON.parse(stdout) as Report).totals["backups"]).toBe(1);
  await writeFile(world.path("file"), "");
  await ends(
    8,
    /./,
    "plan",
    "latest",
    "--source",
    "settings",
    "--into",
    "settings=file/below",
    "--out",
    "other.json",
  );
  story.end();
});

test("a second undo is exit 8, and a restore that cannot be found is exit 2", async () => {
  await planFor(world, "latest", { out: "undo.json" });
  const done = await world.run("restore", "undo.json", ...IDENTITY);
  const digits = /holdfast undo ([0-9a-f]{16})/.exec(done.stdout)?.[1] as string;
  expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
  const again = await world.run("undo", digits);
  reached.add(again.code);
  expectRefusal(again, 8, /it was undone already/);
  expectRefusal(await world.run("undo", "../../etc/passwd"), 2, /this host knows none of that id/);
  expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
  expectRefusal(await world.run("settle", digits), 8, /nothing is kept of it any more/);
});

test("our own bug is exit 1 with what to report", async () => {
  const step = (): void => {
    throw new TypeError("this is a test of a bug");
  };
  const said = await world.runWith({ step }, "backup");
  reached.add(said.code);
  expectRefusal(
    { ...said, stderr: said.stderr.replace(/\n +at .*/g, "") },
    1,
    /this is a test of a bug/,
  );
  expect(said.stderr.trimEnd().split("\n").at(-1)).toBe(
    "  This is a bug in Holdfast: please report it with the lines above.",
  );
});

test("a signal is exit 130", async () => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    const env = { HOLDFAST_TEST_STEP: "backup: staged", HOLDFAST_TEST_SIGNAL: signal };
    const said = await world.spawn(env, "backup");
    reached.add(said.code);
    expectRefusal(said, 130, /Interrupted/);
  }
});

test("all exit codes were reached, and no other", () => {
  expect([...reached].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 130]);
});

test("several stages failed: the highest code, and the last line is its hint", async () => {
  await rename(world.path("data/settings"), world.path("settings.kept"));
  await flip(world.path("store", id, "manifest.json"), 300);
  await world.policy({
    stores:
      "\n  local: { kind: directory, path: store }\n  gone: { kind: directory, path: gone/below }",
  });
  const said = await world.run("check", "--json");
  const report = JSON.parse(said.stdout) as Report;
  expect(report.exit).toBe(exitOf(report.findings));
  expect(said.code).toBe(4); // check looks at sources and stores, not at what is in them
  const backed = await world.run("backup");
  expectRefusal(backed, 6, /Cannot write to store/);
  expect(backed.stderr).toMatch(
    /settings[\s\S]*Cannot write to store[\s\S]*older than this host remembers/,
  );
  await flip(world.path("store", id, "manifest.json"), 300);
  await rename(world.path("settings.kept"), world.path("data/settings"));
  await world.policy({});
});
