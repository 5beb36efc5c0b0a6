import type { ChildProcess } from "node:child_process";
import { on } from "node:events";
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { makeWorld, type World } from "../world.ts";
import { crash, draftsIn, expectWhole, leftRunning, once, sourcesOf } from "./crash.ts";

const NOW = "2026-11-20T02:00:00.000Z";
const IDENTITY = ["--identity", "keys/identity.txt"];

async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

/** The id in a backup's last line. */
function idIn(stdout: string): string {
  return /^Backup: (\S+)$/m.exec(stdout)?.[1] ?? "none";
}

/** What holds a run up at a crash point until a file appears; it gives up after a while. */
function heldBy(world: World, step: string): { env: Record<string, string>; letGo(): void } {
  const file = world.path("let-go");
  const wait = `for i in $(seq 300); do test -e '${file}' && break; sleep 0.1; done`;
  const env = { HOLDFAST_TEST_STEP: step, HOLDFAST_TEST_DO: `touch '${file}.there'; ${wait}` };
  return { env, letGo: () => writeFileSync(file, "") };
}

async function reached(world: World): Promise<void> {
  while (!existsSync(world.path("let-go.there"))) await sleep(20);
}

/** Waits until a process has said a word on stderr. */
async function said(child: ChildProcess, word: string): Promise<void> {
  let text = "";
  for await (const chunk of on(child.stderr as Readable, "data")) {
    text += String(chunk);
    if (text.includes(word)) return;
  }
}

test("backup() twice in one minute: the second id ends in -2, the third in -3", async () => {
  const world = await makeWorld();
  const now = () => new Date("2026-11-20T02:00:30.000Z");
  const ids = [];
  for (let run = 0; run < 3; run++) ids.push(idIn((await world.runWith({ now }, "backup")).stdout));
  const first = "Backup_20261120_0200Z";
  expect(ids).toEqual([first, `${first}-2`, `${first}-3`]);
  expect(await expectWhole(world)).toBe(3);
  const later = { now: () => new Date("2026-11-20T02:05:00.000Z") };
  const verified = await world.runWith(later, "verify", "latest");
  expect(verified.stdout).toContain(`${first}-3`);
});

test("two backups at once: the second waits, and the chain does not fork", async () => {
  const world = await makeWorld();
  await must(world, "backup");
  const { env, letGo } = heldBy(world, "backup: staged");
  const first = world.spawn(env, "backup");
  await reached(world);
  const { child, ended: second } = world.start({}, "backup");
  await said(child, "waiting");
  expect(await expectWhole(world)).toBe(1);
  letGo();
  const [one, two] = await Promise.all([first, second]);
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(two.stderr).toMatch(/^Another run \(process \d+\) works on this policy; waiting$/m);
  expect(idIn(two.stdout)).not.toBe(idIn(one.stdout));
  expect(await expectWhole(world)).toBe(3);
  const previous = (id: string) =>
    (
      JSON.parse(readFileSync(world.path("store", id, "manifest.json"), "utf8")) as {
        previous: { local: { id: string } };
      }
    ).previous.local.id;
  expect(previous(idIn(two.stdout))).toBe(idIn(one.stdout));
}, 60_000);

test("a run that waits longer than it may: exit 4, who has the lock, and a hint", async () => {
  const world = await makeWorld();
  const { env, letGo } = heldBy(world, "backup: staged");
  const first = world.spawn(env, "backup");
  await reached(world);
  const second = await world.spawn({ HOLDFAST_TEST_LOCK_WAIT: "300" }, "backup", "--json");
  expect(second.code).toBe(4);
  expect(JSON.parse(second.stdout)).toMatchObject({ exit: 4, findings: [{ code: "locked" }] });
  expect(second.stderr).toMatch(/another run \(process \d+\) has the lock\n {2}Wait until it has/);
  // Reading needs no lock.
  await must(world, "list");
  letGo();
  expect((await first).code).toBe(0);
  expect(await expectWhole(world)).toBe(1);
}, 60_000);

test("a run that is stopped while it waits for the lock: exit 130", async () => {
  const world = await makeWorld();
  const { env, letGo } = heldBy(world, "backup: staged");
  const first = world.spawn(env, "backup");
  await reached(world);
  const { child, ended: second } = world.start({}, "backup");
  await said(child, "waiting");
  child.kill("SIGTERM");
  expect((await second).code).toBe(130);
  letGo();
  expect((await first).code).toBe(0);
  expect(await leftRunning(world, 500)).toEqual([]);
}, 60_000);

test("a dead holder's lock is taken over", async () => {
  const world = await makeWorld();
  await crash(world, { step: "backup: staged#1", signal: "SIGKILL" }, "backup");
  expect(readdirSync(world.path("state"))).toContain("lock");
  await must(world, "backup");
  expect(readdirSync(world.path("state"))).not.toContain("lock");
});

/** Two hosts of one policy: each with its own state and signing key, both with the same store. */
async function twoHosts() {
  const world = await makeWorld({
    state: null,
    signers:
      '\n  one: { key: "file:keys/signing.pub", may: [backup] }\n  two: { key: "file:other/signing.pub", may: [backup] }',
    "signing-key": "env:SIGNING_KEY",
  });
  expect((await world.run("keygen", "other")).code).toBe(0);
  const host = (name: string, keys: string) => ({
    XDG_STATE_HOME: world.path(name),
    SIGNING_KEY: readFileSync(world.path(keys, "signing"), "utf8"),
  });
  return { world, one: host("one", "keys"), two: host("two", "other") };
}

test("two hosts save into one store, and each sees both chains whole", async () => {
  const { world, one, two } = await twoHosts();
  for (const env of [one, two, one, two]) {
    const said = await world.spawn(env, "backup");
    expect([said.code, said.stderr]).toEqual([0, expect.not.stringContaining("error")]);
  }
  for (const env of [one, two]) {
    const said = await world.spawn(env, "verify");
    expect([said.code, said.stdout]).toEqual([0, expect.stringContaining("4 backups verified, 0")]);
  }
}, 60_000);

test("two hosts at once: what one stages is not swept by the other", async () => {
  const { world, one, two } = await twoHosts();
  const { env, letGo } = heldBy(world, "backup: source staged");
  const first = world.spawn({ ...one, ...env }, "backup");
  await reached(world);
  expect((await world.spawn(two, "backup")).code).toBe(0);
  letGo();
  const said = await first;
  expect([said.code, said.stderr]).toEqual([0, expect.anything()]);
  expect(readdirSync(world.path("store/.staging"))).toEqual([]);
  const verified = await world.spawn(two, "verify");
  expect(verified.stdout).toContain("2 backups verified, 0 findings");
}, 60_000);

test("two hosts that choose the same id: the later one ends with exit 4 and nothing is lost", async () => {
  const { world, one, two } = await twoHosts();
  const { env, letGo } = heldBy(world, "backup: signed");
  const first = world.spawn({ ...one, ...env, HOLDFAST_TEST_NOW: NOW }, "backup");
  await reached(world);
  const other = await world.spawn({ ...two, HOLDFAST_TEST_NOW: NOW }, "backup");
  expect([other.code, idIn(other.stdout)]).toEqual([0, "Backup_20261120_0200Z"]);
  letGo();
  const said = await first;
  expect([said.code, said.stderr]).toEqual([
    4,
    expect.stringContaining("the name was taken meanwhile"),
  ]);
  const again = await world.spawn({ ...one, HOLDFAST_TEST_NOW: NOW }, "backup");
  expect([again.code, idIn(again.stdout)]).toEqual([0, "Backup_20261120_0200Z-2"]);
  const verified = await world.spawn(one, "verify");
  expect(verified.stdout).toContain("2 backups verified, 0 findings");
}, 60_000);

test("two policies in one store are told apart: exit 6 names the other's, nothing of it is chosen", async () => {
  const world = await makeWorld();
  await must(world, "backup");
  await world.policy({ name: "other", state: "other" });
  const said = await world.run("backup");
  expect([said.code, said.stdout]).toEqual([0, expect.stringContaining("Backup: ")]);
  const list = await world.report("list");
  expect(list.exit).toBe(6);
  expect(list.findings.map(({ code }) => code)).toContain("manifest-foreign");
  expect(list.entries.map(({ standing }) => standing).sort()).toEqual(["trusted", "untrusted"]);
  await world.policy({});
  const latest = await world.run("verify", "latest");
  expect([latest.code, latest.stderr]).toEqual([6, expect.stringContaining("not trusted")]);
}, 60_000);

test("a clock set back: backup warns and the newest by sequence stays latest, restore is refused", async () => {
  const world = await makeWorld({ approval: "open" });
  const at = (text: string) => ({ now: () => new Date(text) });
  const right = await world.runWith(at("2026-11-20T02:00:00.000Z"), "backup");
  const back = at("2026-11-19T02:00:00.000Z");
  writeFileSync(world.path("data/settings/app.conf"), "port = 7071\n");
  const before = sourcesOf(world);
  const planned = await world.runWith(back, "plan", "latest", "--out", "plan.json");
  expect([planned.code, planned.stdout]).toEqual([0, expect.stringContaining(idIn(right.stdout))]);
  const refused = await world.runWith(back, "restore", "plan.json", ...IDENTITY);
  expect([refused.code, refused.stderr]).toEqual([
    7,
    expect.stringContaining("the clock of this host is behind backup"),
  ]);
  expect(sourcesOf(world)).toEqual(before);
  const said = await world.runWith(back, "backup");
  expect([said.code, said.stderr]).toEqual([0, expect.stringMatching(/^warning: The clock of/m)]);
  expect(idIn(said.stdout)).toBe("Backup_20261119_0200Z");
  const now = at("2026-11-20T03:00:00.000Z");
  const latest = await world.runWith(now, "verify", "latest");
  expect([latest.code, latest.stdout]).toEqual([
    0,
    expect.stringContaining("Backup_20261119_0200Z"),
  ]);
});

test("a clock far ahead for one run: the next run warns, and then all goes on as before", async () => {
  const world = await makeWorld({ approval: "open" });
  const ahead = { now: () => new Date("2031-01-01T00:00:00.000Z") };
  await must(world, "backup");
  expect((await world.runWith(ahead, "backup")).code).toBe(0);
  const next = await world.run("backup");
  expect([next.code, next.stderr]).toEqual([0, expect.stringContaining("warning: The clock of")]);
  const after = await world.run("backup");
  expect([after.code, after.stderr]).toEqual([0, expect.not.stringContaining("clock")]);
  writeFileSync(world.path("data/settings/app.conf"), "wrecked\n");
  const plan = await must(world, "plan", "latest", "--out", "plan.json");
  expect(plan).toContain(idIn(after.stdout));
  await must(world, "restore", "plan.json", ...IDENTITY);
  expect(readFileSync(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
  expect(await expectWhole(world)).toBe(4);
});

test("a sequence is never given twice, also where a store missed some runs", async () => {
  const world = await makeWorld({
    stores: "\n  local: { kind: directory, path: store }\n  second: { kind: directory, path: two }",
  });
  for (const stores of [["local"], ["local"], ["second"], ["local", "second"]]) {
    await must(world, "backup", ...stores.flatMap((name) => ["--store", name]));
  }
  const list = await world.report("list");
  const sequence = ({ id, stores }: Record<string, unknown>): number => {
    const folder = (stores as string[])[0] === "local" ? "store" : "two";
    const text = readFileSync(world.path(folder, id as string, "manifest.json"), "utf8");
    return (JSON.parse(text) as { sequence: number }).sequence;
  };
  expect(list.entries.map((entry) => sequence(entry)).sort()).toEqual([1, 2, 3, 4]);
});

test("a backup that a killed run could not remember is remembered, also when the next run fails", async () => {
  const world = await makeWorld();
  await must(world, "backup");
  await crash(world, { step: "backup: published#1", signal: "SIGKILL" }, "backup");
  const list = await world.report("list");
  const unremembered = list.entries[0]?.["id"] as string;
  const broken = once("backup: pending#1", () => {
    renameSync(world.path("store"), world.path("away"));
    writeFileSync(world.path("store"), "no folder");
  });
  expect((await world.runWith({ step: broken }, "backup")).code).toBe(4);
  rmSync(world.path("store"));
  renameSync(world.path("away"), world.path("store"));
  expect(await expectWhole(world)).toBe(2);
  rmSync(world.path("store", unremembered), { recursive: true });
  const verify = await world.report("verify");
  expect([verify.exit, verify.findings.map(({ code }) => code)]).toEqual([6, ["rolled-back"]]);
});

test("a draft of a killed run is swept by the first backup when it is a day old", async () => {
  const world = await makeWorld();
  await must(world, "backup");
  await crash(world, { step: "directory: drafted#1", signal: "SIGKILL" }, "backup");
  await must(world, "backup");
  const [draft] = draftsIn(world);
  expect((await world.run("list")).stdout).toMatch(/^Backup_\S+ {2}.*draft$/m);
  const old = Date.now() / 1000 - 25 * 3600;
  for (const path of [".", "settings", "registry"])
    utimesSync(world.path("store", draft as string, path), old, old);
  await must(world, "backup");
  expect(draftsIn(world)).toEqual([]);
  expect(await expectWhole(world)).toBe(3);
});

test("two policies in one state folder are kept apart before anything is done", async () => {
  const world = await makeWorld();
  expect((await world.run("backup")).code).toBe(0);
  await world.policy({ name: "other" });
  const said = await world.run("backup");
  expect([said.code, said.stdout]).toEqual([4, ""]);
  expect(said.stderr).toContain(`it belongs to policy "test"`);
});
