import { cpSync, rmSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { sha256Hex } from "../../src/trust/digest.ts";
import { backupAt, copyFolder, expectRefusal, makeScene, planFor, untouched } from "./tools.ts";

const scene = await makeScene();
const { world, older, newer } = scene;
const yesterday = world.path("store.yesterday");
await copyFolder(scene.store(), yesterday);
const newest = await backupAt(world, new Date(Date.now() - 3_600_000));
await planFor(world, newest);
const link = async (id: string) =>
  `${id}@${sha256Hex(await readFile(scene.store(id, "manifest.json")))}`;
const links = { older: await link(older), newer: await link(newer), newest: await link(newest) };

test("verify and every search word refuse a store whose chain misses one in the middle; id@sha256 does not", async () => {
  await scene.withStore(async () => {
    rmSync(scene.store(newer), { recursive: true });
    const verified = await world.run("verify");
    expectRefusal(verified, 6, new RegExp(`"${newer}" is gone from store "local" without a note`));
    expect(verified.stdout).toContain("2 backups verified, 1 findings");
    for (const word of ["latest", newest, older])
      expectRefusal(await world.run("plan", word, "--out", "other.json"), 6, new RegExp(newer));
    expectRefusal(
      await world.run("plan", newer, "--out", "other.json"),
      6,
      /gone from the store without a note/,
    );
    expectRefusal(
      await world.run("plan", links.newer, "--out", "other.json"),
      6,
      new RegExp(newer),
    );
    // The plan was approved when the chain was whole: nobody approved this.
    expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
    // Named whole it is planned, and the approver is told.
    await planFor(world, links.older, { out: "whole.json" });
    const shown = await world.run("plan", links.older, "--out", "other.json");
    expect(shown.stdout).toMatch(new RegExp(`MIND: .*${newer}.* is gone`));
    expect(
      await world.run("restore", "whole.json", "--identity", "keys/identity.txt"),
    ).toMatchObject({ code: 0 });
  });
});

test("verify and every search word refuse a store without its newest backup", async () => {
  await scene.withStore(async () => {
    rmSync(scene.store(newest), { recursive: true });
    expectRefusal(
      await world.run("verify"),
      6,
      new RegExp(`older than this host remembers: "${newest}"`),
    );
    expectRefusal(await world.run("list"), 6, new RegExp(newest));
    for (const word of ["latest", newer, older])
      expectRefusal(await world.run("plan", word, "--out", "other.json"), 6, new RegExp(newest));
    expectRefusal(await world.run("plan", newest, "--out", "other.json"), 6, /gone from the store/);
    expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newest));
    expect(await world.run("plan", links.newer, "--out", "other.json")).toMatchObject({ code: 0 });
  });
});

test("verify and plan refuse a store rolled back to yesterday, and the next backup says so for ever", async () => {
  await scene.withStore(async () => {
    await rename(scene.store(), world.path("store.gone"));
    cpSync(yesterday, scene.store(), { recursive: true });
    expectRefusal(await world.run("verify"), 6, /older than this host remembers/);
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(newest));
    expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newest));
    // Another host has no memory: it cannot notice, and says so.
    await rename(world.path("state"), world.path("state.kept"));
    const seen = await world.run("list");
    expect(seen).toMatchObject({ code: 0 });
    expect(seen.stdout).toContain("first sight");
    expect(seen.stderr).toContain("no memory");
    await rm(world.path("state"), { recursive: true, force: true });
    cpSync(world.path("state.kept"), world.path("state"), { recursive: true });
    const next = await world.run("backup", "--json");
    expectRefusal({ ...next, stdout: "" }, 6, /older than this host remembers/);
    const { backup } = JSON.parse(next.stdout) as { backup: string };
    expectRefusal(await world.run("verify"), 6, new RegExp(newest)); // it names the gap
    const again = await world.run("backup"); // published, and the break is still told by verify
    expect(again.stdout).toContain("Backup: ");
    expectRefusal(await world.run("verify", "--json"), 6, new RegExp(newest));
    expect(backup).toMatch(/^Backup_/);
    await rm(world.path("state"), { recursive: true });
    await rename(world.path("state.kept"), world.path("state"));
    await rm(world.path("store.gone"), { recursive: true });
  });
});

test("verify tells a store that was emptied", async () => {
  await scene.withStore(async () => {
    for (const id of [older, newer, newest]) rmSync(scene.store(id), { recursive: true });
    expectRefusal(
      await world.run("verify"),
      6,
      new RegExp(`"${newest}" was the newest, now it is empty`),
    );
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(newest));
    expectRefusal(await world.run("list"), 6, new RegExp(newest));
  });
});

test("a forged note that a backup was removed heals no gap", async () => {
  await scene.withStore(async () => {
    rmSync(scene.store(newer), { recursive: true });
    const [id, sha256] = links.newer.split("@");
    const note = {
      "holdfast-removal": 1,
      backup: id,
      sha256,
      at: "2026-11-20T00:00:00.000Z",
      host: null,
      because: "x",
    };
    const entry = `${newer}.removed`;
    await writeNote(entry, `${JSON.stringify(note, null, 1)}\n`);
    const verified = await world.run("verify");
    // The host's own key may back up, and not prune.
    expectRefusal(verified, 6, new RegExp(entry));
    expect(verified.stderr).toContain("may not prune");
    expect(verified.stderr).toContain(`"${newer}" is gone`);
  });
});

async function writeNote(entry: string, text: string): Promise<void> {
  const { mkdir } = await import("node:fs/promises");
  await mkdir(scene.store(entry));
  await scene.signAgain(entry, text, { namespace: "holdfast-removal", file: "note.json" });
}

test("verify names a note that nobody may have written, and plan by a word refuses the store", async () => {
  await scene.withStore(async () => {
    const { mkdir } = await import("node:fs/promises");
    const entry = `${newer}.proven`;
    await mkdir(scene.store(entry));
    await writeFile(scene.store(entry, "note.json"), "{}\n");
    expectRefusal(await world.run("verify"), 6, new RegExp(entry));
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(entry));
    expect(await world.run("plan", links.newest, "--out", "other.json")).toMatchObject({ code: 0 });
  });
});

test("plan by a word refuses when two stores hold different ones of one id; whole it is clear", async () => {
  await scene.withStore(async () => {
    await world.policy({
      stores:
        "\n  local: { kind: directory, path: store }\n  second: { kind: directory, path: second }",
    });
    await copyFolder(scene.store(), world.path("second"));
    const text = await readFile(scene.store(newest, "manifest.json"), "utf8");
    await scene.signAgain(newest, text.replace('"label": null', '"label": "other"'));
    expectRefusal(
      await world.run("plan", newest, "--out", "other.json"),
      6,
      /two stores hold different ones/,
    );
    expect(await world.run("plan", links.newest, "--out", "other.json")).toMatchObject({ code: 0 });
    expect((await world.run("plan", links.newest, "--out", "other.json")).stdout).toContain(
      'From store "second"',
    );
    rmSync(world.path("second"), { recursive: true });
    await world.policy({});
  });
});

test("plan takes a damaged backup from the other store that holds it whole", async () => {
  await scene.withStore(async () => {
    await world.policy({
      stores:
        "\n  local: { kind: directory, path: store }\n  second: { kind: directory, path: second }",
    });
    await copyFolder(scene.store(), world.path("second"));
    rmSync(scene.store(newest, "settings/tree.tar.zst.age"));
    const planned = await world.run("plan", newest, "--out", "other.json");
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain('From store "second"');
    expectRefusal(
      await world.run("plan", newest, "--store", "local", "--out", "other.json"),
      6,
      /no store holds it whole/,
    );
    rmSync(world.path("second"), { recursive: true });
    await world.policy({});
  });
});

test("verify is content with the whole chain", async () => {
  const said = await world.run("verify");
  expect(said).toMatchObject({ code: 0 });
  expect(said.stdout.trimEnd().split("\n").at(-1)).toBe("3 backups verified, 0 findings");
});
