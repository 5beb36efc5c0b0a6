import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { type Ground, held, makeGround, SAVED, spoil } from "./hooks_ground.ts";

const SOURCES = ["alone", "config", "mt4", "senhasegura"];
const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

const asides = ({ world }: Ground) =>
  readdirSync(world.path("data")).filter((name) => name.includes(".holdfast-"));
const pausedIn = ({ world }: Ground) => readdirSync(world.path("state/paused"));

/** A ground with a backup, whose sources have changed since. */
async function makeSpoiled(): Promise<{ ground: Ground; spoiled: Record<string, string> }> {
  const ground = await makeGround();
  expect((await ground.world.run("backup")).code).toBe(0);
  const spoiled = spoil(ground);
  expect(spoiled).not.toEqual(SAVED);
  ground.forget();
  return { ground, spoiled };
}

async function planned(ground: Ground, ...more: string[]): Promise<string> {
  const said = await ground.world.run("plan", "latest", "--out", "plan.json", ...more);
  expect([said.code, said.stderr]).toEqual([0, expect.anything()]);
  return said.stdout;
}

const PAUSES = [
  "restore.quiesce",
  "groups.vault.quiesce",
  "sources.alone.quiesce",
  "sources.mt4.quiesce",
];
const RESUMES = [
  "sources.mt4.resume",
  "sources.alone.resume",
  "groups.vault.resume",
  "restore.resume",
];
const ALL = ["restore.before", ...PAUSES, ...RESUMES, "restore.after"];

test("plan lists every program that will run, and puts a group back in its restore-order", async () => {
  const { ground } = await makeSpoiled();
  const text = await planned(ground);
  const lines = text.split("\n");
  expect(lines.filter((line) => line.startsWith("RUNS "))).toEqual(
    ALL.map((label) => {
      const limit = label.endsWith("resume") ? "1 min" : "10 min";
      return `RUNS ${label}: ./hook ${label} (at most ${limit})`;
    }),
  );
  expect(lines.filter((line) => line.includes("  →  ")).map((line) => line.split(" ")[0])).toEqual([
    "alone",
    "senhasegura",
    "mt4",
    "config",
  ]);
  expect(ground.ran()).toEqual([]);
});

test("restore pauses everything before the first swap and resumes it after the last, and undo too", async () => {
  const { ground, spoiled } = await makeSpoiled();
  const digits = /^Plan: (.*)$/m.exec(await planned(ground))?.[1] as string;
  for (const label of ALL)
    ground.does(
      label,
      `cat data/alone/a.txt data/config/a.txt data/senhasegura/a.txt > 'seen.${label}'`,
    );
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stdout]).toEqual([0, expect.stringMatching(/Restore successfully\n$/)]);
  expect(ground.ran()).toEqual(ALL);
  expect(held(ground)).toEqual(SAVED);
  const seen = (label: string) => readFileSync(ground.world.path(`seen.${label}`), "utf8");
  for (const label of ["restore.before", ...PAUSES])
    expect(seen(label)).toBe(
      `${Object.values(spoiled)
        .filter((text) => text.includes("\n"))
        .join("\n")}\n`,
    );
  for (const label of [...RESUMES, "restore.after"]) expect(seen(label)).not.toContain("spoiled");
  const told = readFileSync(ground.world.path("env.restore.after"), "utf8");
  expect(told).toContain("HOLDFAST_COMMAND=restore\n");
  expect(told).toMatch(/^HOLDFAST_BACKUP=Backup_\d{8}_\d{4}Z$/m);
  expect(told).toContain(`HOLDFAST_RESTORE=${digits}\n`);
  ground.forget();
  const undone = await ground.world.run("undo", digits);
  expect([undone.code, undone.stderr]).toEqual([0, expect.not.stringContaining("error")]);
  expect(ground.ran()).toEqual([...PAUSES, ...RESUMES]);
  expect(readFileSync(ground.world.path("env.groups.vault.quiesce"), "utf8")).toContain(
    "HOLDFAST_COMMAND=undo\n",
  );
  expect(held(ground)).toEqual(spoiled);
  expect(pausedIn(ground)).toEqual([]);
});

/** Restores with a hook that fails; it must be red, and nothing may be in place. */
async function failing(label: string): Promise<{ ground: Ground; stderr: string; stdout: string }> {
  const { ground, spoiled } = await makeSpoiled();
  await planned(ground);
  ground.does(label, "echo index is broken; exit 9");
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stderr]).toEqual([
    8,
    expect.stringContaining(
      `Cannot run hook "${label}": it ended with exit code 9: index is broken`,
    ),
  ]);
  expect(said.stdout).not.toContain("Restore successfully");
  expect(held(ground)).toEqual(spoiled);
  rmSync(ground.world.path(`do.${label}`));
  return { ground, ...said };
}

/** The same plan may be used again where nothing was touched. */
async function again(ground: Ground): Promise<void> {
  expect(asides(ground)).toEqual([]);
  expect(pausedIn(ground)).toEqual([]);
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stdout]).toEqual([0, expect.stringMatching(/Restore successfully\n$/)]);
  expect(held(ground)).toEqual(SAVED);
}

test("a failing restore.before touches nothing, and the plan may be used again", async () => {
  const { ground } = await failing("restore.before");
  expect(ground.ran()).toEqual(["restore.before"]);
  await ground.world.run("check"); // makes no state
  const said = await ground.world.run(...RESTORE);
  expect([said.code, held(ground)]).toEqual([0, SAVED]);
});

test("a failing quiesce resumes all that was paused and touches nothing", async () => {
  const { ground } = await failing("sources.alone.quiesce");
  expect(ground.ran()).toEqual([
    "restore.before",
    "restore.quiesce",
    "groups.vault.quiesce",
    "sources.alone.quiesce",
    "sources.alone.resume",
    "groups.vault.resume",
    "restore.resume",
  ]);
  await again(ground);
});

test("a failing restore.after takes every place back under a pause, and keeps what was brought", async () => {
  const { ground, stderr } = await failing("restore.after");
  expect(ground.ran()).toEqual([...ALL, ...PAUSES, ...RESUMES]);
  expect(stderr).toContain("every place is as it was before the restore");
  const digits = /holdfast settle ([0-9a-f]{16})/.exec(stderr)?.[1] as string;
  expect(asides(ground).length).toBeGreaterThan(0);
  const used = await ground.world.run(...RESTORE);
  expect([used.code, used.stderr]).toEqual([7, expect.stringContaining("it was used on")]);
  expect((await ground.world.run("settle", digits)).code).toBe(0);
  expect(asides(ground)).toEqual([]);
  await planned(ground);
  await again(ground);
});

test("a failing resume takes every place back, and stays owed until it works", async () => {
  const { ground } = await failing("groups.vault.resume");
  expect(ground.ran().filter((line) => line === "groups.vault.resume")).toHaveLength(2);
  expect(ground.ran()).not.toContain("restore.after");
  expect(pausedIn(ground)).toEqual(["groups.vault.json"]);
  ground.forget();
  await planned(ground);
  expect(ground.ran()).toEqual(["groups.vault.resume"]);
  expect(pausedIn(ground)).toEqual([]);
});

test("undo: a failing quiesce touches nothing, a failing resume is red and all is undone", async () => {
  const { ground, spoiled } = await makeSpoiled();
  const digits = /^Plan: (.*)$/m.exec(await planned(ground))?.[1] as string;
  expect((await ground.world.run(...RESTORE)).code).toBe(0);
  ground.does("sources.mt4.quiesce", "exit 1");
  const refused = await ground.world.run("undo", digits);
  expect([refused.code, held(ground)]).toEqual([8, SAVED]);
  rmSync(ground.world.path("do.sources.mt4.quiesce"));
  ground.does("sources.mt4.resume", "exit 1");
  const undone = await ground.world.run("undo", digits);
  expect([undone.code, undone.stdout]).toEqual([8, expect.stringContaining(`Undone: ${digits}\n`)]);
  expect(undone.stdout).toMatch(/^mt4 {2}→ .* is as it was before/m);
  expect(held(ground)).toEqual(spoiled);
});

test("undo pauses what was approved then, although the policy has changed since", async () => {
  const { ground, spoiled } = await makeSpoiled();
  const digits = /^Plan: (.*)$/m.exec(await planned(ground))?.[1] as string;
  expect((await ground.world.run(...RESTORE)).code).toBe(0);
  ground.forget();
  await ground.world.policy({ groups: null, restore: null, sources: null });
  await ground.world.policy({
    groups: null,
    restore: null,
    sources: "\n  alone: { engine: files, path: data/alone }",
  });
  expect((await ground.world.run("undo", digits)).code).toBe(0);
  expect(ground.ran()).toEqual([...PAUSES, ...RESUMES]);
  expect(held(ground)).toEqual(spoiled);
});

test("restore refuses a plan under a policy that runs other hooks, and one whose hooks were edited", async () => {
  const { ground, spoiled } = await makeSpoiled();
  await planned(ground);
  const file = ground.world.path("holdfast.yml");
  const policy = readFileSync(file, "utf8");
  writeFileSync(file, policy.replace("./hook, restore.after", "./hook, restore.other"));
  const changed = await ground.world.run(...RESTORE);
  expect([changed.code, changed.stderr]).toEqual([7, expect.stringContaining("another version")]);
  writeFileSync(file, policy);
  const plan = ground.world.path("plan.json");
  writeFileSync(
    plan,
    readFileSync(plan, "utf8").replace(/"restore\.after: [^"]*"/, '"restore.after: harmless"'),
  );
  const edited = await ground.world.run(...RESTORE);
  expect([edited.code, edited.stderr]).toEqual([7, expect.stringContaining("other hooks")]);
  expect([ground.ran(), held(ground)]).toEqual([[], spoiled]);
});

test("a part of a group and another place: what an approver is told, and what is paused", async () => {
  const { ground } = await makeSpoiled();
  const part = await planned(ground, "--source", "config");
  expect(part).toContain("MIND: group vault comes back in part, without mt4, senhasegura");
  expect(part).toContain("RUNS groups.vault.quiesce");
  expect(part).not.toContain("sources.mt4");
  const elsewhere = await planned(ground, "--into", `mt4=${ground.world.path("data/copy.db")}`);
  expect(elsewhere).not.toContain("RUNS ");
  expect(elsewhere).toContain("MIND: --into names the place, so these hooks do not run: restore.b");
  const said = await ground.world.run(...RESTORE);
  expect([said.code, ground.ran()]).toEqual([0, []]);
  const own = SOURCES.flatMap((name) => [
    "--into",
    `${name}=${ground.world.path("data", name === "mt4" ? "mt4.db" : name)}`,
  ]);
  expect(await planned(ground, ...own)).not.toContain("RUNS ");
  expect(existsSync(ground.world.path("data/copy.db"))).toBe(true);
});

test("plan refuses hooks whose program is not there; restore one whose secret is not", async () => {
  const { ground, spoiled } = await makeSpoiled();
  const { world } = ground;
  await world.policy({ restore: "{ after: [no-such-program-9] }" });
  const missing = await ground.world.run("plan", "latest", "--out", "plan.json");
  expect([missing.code, missing.stderr]).toEqual([8, expect.stringContaining("no-such-program-9")]);
  await world.policy({ restore: "{ after: { run: [./hook, x], env: { TOKEN: env:NOT_SET_9 } } }" });
  await planned(ground);
  const unset = await ground.world.run(...RESTORE);
  expect([unset.code, unset.stderr]).toEqual([8, expect.stringContaining("env:NOT_SET_9")]);
  expect(held(ground)).toEqual(spoiled);
});

test("a database in use is no obstacle where its program is paused, and is one where the pause does not end it", async () => {
  const { ground } = await makeSpoiled();
  const { world } = ground;
  const code = `const { DatabaseSync } = require("node:sqlite"); const { writeFileSync } = require("node:fs");
    new DatabaseSync("data/mt4.db").exec("UPDATE secret SET name = name");
    writeFileSync("open", ""); setInterval(() => {}, 1000);`;
  const user = spawn(process.execPath, ["-e", code], { cwd: world.folder, stdio: "ignore" });
  try {
    while (!existsSync(world.path("open"))) await sleep(20);
    await planned(ground);
    const refused = await world.run(...RESTORE);
    expect([refused.code, refused.stderr]).toEqual([
      8,
      expect.stringContaining("open for writing"),
    ]);
    expect(ground.ran()).toEqual(["restore.before", ...PAUSES, ...RESUMES]);
    await planned(ground);
    ground.does("sources.mt4.quiesce", `kill ${user.pid}; sleep 1`);
    expect((await world.run(...RESTORE)).code).toBe(0);
    expect(held(ground)).toEqual(SAVED);
  } finally {
    user.kill("SIGKILL");
  }
});

test("what cannot be kept aside is copied under the pause, so that an undo loses no write", async () => {
  const sources = `
  list:
    engine: command
    dump: [cat, list.txt]
    restore: [dd, of=list.txt, status=none]
    quiesce: [./hook, flush]
    resume: [./hook, go]`;
  const ground = await makeGround({ sources, groups: null, restore: null });
  const { world } = ground;
  const file = world.path("list.txt");
  writeFileSync(file, "saved\n");
  expect((await world.run("backup")).code).toBe(0);
  writeFileSync(file, "later\n");
  const digits = /^Plan: (.*)$/m.exec(await planned(ground))?.[1] as string;
  ground.does("flush", "echo flushed by the pause >> list.txt");
  expect((await world.run(...RESTORE)).code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe("saved\n");
  rmSync(world.path("do.flush"));
  expect((await world.run("undo", digits)).code).toBe(0);
  expect(readFileSync(file, "utf8")).toBe("later\nflushed by the pause\n");
});

test("a restore that cannot be taken back at once says so, and the next command does it", async () => {
  const { ground, spoiled } = await makeSpoiled();
  await planned(ground);
  ground.does("restore.after", "mv state/restores away; touch state/restores; exit 9");
  const said = await ground.world.run(...RESTORE);
  expect([said.code, said.stderr]).toEqual([
    8,
    expect.stringMatching(
      /exit code 9; and it could not be taken back: Cannot use the host's state/,
    ),
  ]);
  expect(said.stdout).not.toContain("Restore successfully");
  rmSync(ground.world.path("state/restores"));
  renameSync(ground.world.path("away"), ground.world.path("state/restores"));
  const next = await planned(ground);
  expect([next, held(ground)]).toEqual([expect.stringContaining("Plan: "), spoiled]);
});
