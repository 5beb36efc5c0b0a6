import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import type { Run } from "../github/api_state.ts";
import { startHub } from "../store/artifact_tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";

// The command line in a step's environment: what the action gives its machine.
const hub = await startHub();
const DAY = 86_400_000; // ms
const START = Date.parse("2026-11-20T02:05:00Z");

interface Site {
  readonly world: World;
  /** A command line on that day, in a run of its own. */
  on(day: number, ...argv: string[]): Promise<Said>;
}

async function makeSite(): Promise<Site> {
  hub.clear();
  const world = await makeWorld({ stores: "\n  hub: { kind: artifact, retention-days: 7 }" });
  return {
    world,
    on: (day, ...argv) => {
      const now = new Date(START + day * DAY);
      const run: Partial<Run> = { createdAt: now.toISOString() };
      const env = { ...process.env, ...hub.env(run), HOME: world.folder };
      return world.runWith({ now: () => now, env }, ...argv);
    },
  };
}

/** The artifacts whose day has come are gone, as GitHub does it. */
function expire(names: readonly string[]): void {
  for (const one of hub.results.artifacts)
    if (names.some((name) => one.name.startsWith(name))) one.expired = true;
}

test("the whole circle from artifacts: saved, proven, listed, verified, restored", async () => {
  const { world, on } = await makeSite();
  expect(await on(0, "backup", "--prove")).toMatchObject({ code: 0 });
  expect(hub.results.artifacts.map(({ name }) => name)).toEqual([
    "Backup_20261120_0205Z.zip",
    "Backup_20261120_0205Z.proven.zip",
  ]);
  expect((await on(1, "list")).stdout).toMatch(
    /^Backup_20261120_0205Z .* hub {2}trusted {2}proven/,
  );
  const verified = await on(1, "verify", "--deep", "--identity", "keys/identity.txt");
  expect(verified.stdout).toMatch(/\n1 backups verified, 0 findings\n$/);
  await rm(world.path("data/settings"), { recursive: true });
  const plan = ["plan", "latest", "--as", "people/ana", "--out", "plan.json"];
  expect(await on(1, ...plan)).toMatchObject({ code: 0 });
  expect(await on(1, "approve", "plan.json", "--key", "people/ben")).toMatchObject({ code: 0 });
  const restored = await on(1, "restore", "plan.json", "--identity", "keys/identity.txt");
  expect(restored.stdout).toMatch(/Restore successfully\n$/);
  expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
}, 60_000);

test("an artifact that is gone after its announced day is expired, before it is missing, and a later backup is sound", async () => {
  const { world, on } = await makeSite();
  for (const day of [0, 1, 2]) {
    await writeFile(world.path("data/settings/app.conf"), `port = ${day}\n`);
    expect(await on(day, "backup")).toMatchObject({ code: 0 });
  }
  expect((await on(2, "verify")).stdout).toMatch(/\n3 backups verified, 0 findings\n$/);
  expire(["Backup_20261120"]);
  const second = 1 / 86_400;
  expect(await on(7 - second, "verify")).toMatchObject({ code: 6 });
  const late = await on(7, "verify");
  expect(late).toMatchObject({ code: 0 });
  expect(late.stderr).toMatch(/Backup_20261120_0205Z" is gone .*, as it announced for 2026-11-27/);

  expire(["Backup_202611"]); // all of them
  expect(await on(9 - second, "verify")).toMatchObject({ code: 6 });
  expect(await on(9, "verify")).toMatchObject({ code: 0 });
  expect(await on(9, "backup")).toMatchObject({ code: 0 });
  expect((await on(10, "verify")).stdout).toMatch(/\n1 backups verified, 0 findings\n$/);
  expect((await on(10, "list")).stdout).toMatch(/^Backup_20261129_0205Z .*trusted/);
}, 60_000);

test("an artifact whose bytes are other ones is exit 6, and one removed by somebody is missed", async () => {
  const { on } = await makeSite();
  for (const day of [0, 1]) expect(await on(day, "backup")).toMatchObject({ code: 0 });
  hub.results.faults.push({ call: "download", times: 1, how: "wrong" });
  const found = await on(1, "verify");
  expect(found.code).toBeGreaterThan(0);
  hub.results.faults.length = 0;
  expect(await on(1, "verify")).toMatchObject({ code: 0 });
  hub.results.artifacts.splice(0, 1);
  const gone = await on(1, "verify");
  expect(gone).toMatchObject({ code: 6 });
  expect(gone.stdout + gone.stderr).toContain("Backup_20261120_0205Z");
}, 60_000);

test("a downloaded artifact in a folder is restored without GitHub", async () => {
  const { world, on } = await makeSite();
  expect(await on(0, "backup")).toMatchObject({ code: 0 });
  const [one] = hub.results.artifacts;
  const bytes = await (await fetch(one?.location ?? "")).arrayBuffer();
  await mkdir(world.path("carried"), { mode: 0o700 });
  await writeFile(world.path("carried", one?.name ?? ""), Buffer.from(bytes));
  await rm(world.path("state"), { recursive: true });
  await world.policy({ stores: "\n  carried: { kind: directory, path: carried, layout: zip }" });
  expect((await world.run("list")).stdout).toMatch(/^Backup_20261120_0205Z .*first sight/);
  await rm(world.path("data/settings"), { recursive: true });
  expect((await world.restore("latest")).stdout).toMatch(/Restore successfully\n$/);
  expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
}, 60_000);

test("check says what keeps it from the store, and a shell is told where artifacts can be used", async () => {
  const { world, on } = await makeSite();
  expect(await on(0, "check")).toMatchObject({ code: 0 });
  const here = await world.run("list");
  expect(here.code).toBe(4);
  expect(here.stdout + here.stderr).toMatch(/this is no workflow run/);
  expect(here.stdout + here.stderr).toMatch(/layout: zip/);
});
