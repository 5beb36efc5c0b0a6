import { statSync } from "node:fs";
import { appendFile, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { list } from "../../src/command/list.ts";
import { openPolicy } from "../../src/command/open_policy.ts";
import { type Manifest, manifestOf, sealedFiles } from "../../src/domain/manifest.ts";
import { makeMachine } from "../../src/host/make_machine.ts";
import { expectRefusal, flip, makeScene, runBytes, untouched } from "./tools.ts";

const CHUNK = 65_536; // bytes; one flipped bit in each
const scene = await makeScene({}, 700_000);
const { world, newer } = scene;
const manifest = manifestOf(
  JSON.parse(await readFile(scene.store(newer, "manifest.json"), "utf8")),
) as Manifest;
const files = sealedFiles(manifest);

/** First and last byte, and one in each 64 KiB; never twice. */
function offsets(size: number): number[] {
  const found = new Set([0, size - 1]);
  for (let at = 0; at < size; at += CHUNK) found.add(Math.min(size - 1, at + 1 + (at % 977)));
  return [...found];
}

async function opened(archive: string) {
  return await runBytes(world, ["open", newer, archive, "--identity", "keys/identity.txt"]);
}

for (const { file, size } of files) {
  test(`verify and restore refuse ${file} with any bit flipped, and open writes only what was checked`, async () => {
    const { code, stdout: plain } = await opened(file);
    expect({ code, isEmpty: plain.length === 0 }).toEqual({ code: 0, isEmpty: false });
    for (const at of offsets(size)) {
      await flip(scene.store(newer, file), at);
      const verified = await world.run("verify");
      expectRefusal(verified, 6, new RegExp(`${newer}/${file}`));
      expect(verified.stdout).toMatch(/\n1 backups verified, 1 findings\n$/);
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(file));
      const { stdout, ...said } = await opened(file);
      expectRefusal({ ...said, stdout: "" }, 6, new RegExp(file));
      expect(plain.subarray(0, stdout.length).equals(stdout)).toBe(true);
      expect(stdout.length).toBeLessThan(plain.length);
      await flip(scene.store(newer, file), at);
    }
  });
}

test("verify is content again when every bit is back", async () => {
  expect(await world.run("verify")).toMatchObject({ code: 0 });
});

test("list trusts no manifest and no signature with a byte changed, each in its turn", async () => {
  const machine = makeMachine({
    signal: new AbortController().signal,
    worker: new URL("../../src/index.ts", import.meta.url),
    tell: () => {},
    cwd: world.folder,
  });
  const setup = await openPolicy(null, machine, null);
  for (const name of ["manifest.json", "manifest.json.sig"]) {
    const file = scene.store(newer, name);
    const { size } = statSync(file);
    expect(size).toBeGreaterThan(200);
    for (let at = 0; at < size; at++) {
      await flip(file, at);
      const { report } = await list(setup, { stores: [] });
      const entry = report.entries.find(({ id }) => id === newer);
      expect({ at, exit: report.exit, standing: entry?.["standing"] }).toEqual({
        at,
        exit: 6,
        standing: "untrusted",
      });
      expect(report.findings.map(({ thing }) => thing)).toContain(newer);
      await flip(file, at);
    }
  }
  expect((await list(setup, { stores: [] })).report.exit).toBe(0);
}, 120_000);

test("verify, plan and restore refuse a manifest or signature with a byte changed here and there", async () => {
  for (const name of ["manifest.json", "manifest.json.sig"]) {
    const file = scene.store(newer, name);
    for (const share of [0, 0.3, 0.71, 0.9999]) {
      const at = Math.floor(statSync(file).size * share);
      await flip(file, at);
      expectRefusal(await world.run("verify"), 6, new RegExp(newer));
      for (const word of ["latest", newer])
        expectRefusal(await world.run("plan", word, "--out", "other.json"), 6, new RegExp(newer));
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
      await flip(file, at);
    }
  }
});

type Change = readonly [name: string, thing: RegExp, change: () => Promise<unknown>];
const tree = () => scene.store(newer, "settings/tree.tar.zst.age");
const database = () => scene.store(newer, "registry/database.sqlite.zst.age");

async function swap(a: string, b: string): Promise<void> {
  await rename(a, `${a}.x`);
  await rename(b, a);
  await rename(`${a}.x`, b);
}

const changes: readonly Change[] = [
  [
    "an archive whose tail was cut",
    /settings\/tree/,
    () => truncate(tree(), statSync(tree()).size - 1),
  ],
  ["an archive cut at a chunk", /settings\/tree/, () => truncate(tree(), 200 + 65_552)],
  ["an archive of no bytes", /settings\/tree/, () => truncate(tree(), 0)],
  ["an archive with a byte more", /settings\/tree/, () => appendFile(tree(), "\0")],
  ["two archives swapped", /registry\/database/, () => swap(tree(), database())],
  [
    "two inventories swapped",
    /registry\/inventory/,
    () =>
      swap(
        scene.store(newer, "settings/inventory.ndjson.zst.age"),
        scene.store(newer, "registry/inventory.ndjson.zst.age"),
      ),
  ],
  [
    "the archive of an older backup",
    /settings\/tree/,
    async () =>
      writeFile(tree(), await readFile(scene.store(scene.older, "settings/tree.tar.zst.age"))),
  ],
  ["an archive removed", /settings\/tree/, () => rm(tree())],
  [
    "an inventory removed",
    /inventory/,
    () => rm(scene.store(newer, "registry/inventory.ndjson.zst.age")),
  ],
  [
    "a source's folder removed",
    /registry\/database/,
    () => rm(scene.store(newer, "registry"), { recursive: true }),
  ],
  ["a manifest removed", /manifest/, () => rm(scene.store(newer, "manifest.json"))],
  ["a signature removed", /signature/, () => rm(scene.store(newer, "manifest.json.sig"))],
  [
    "everything removed but the folder",
    /manifest/,
    async () => {
      for (const name of ["manifest.json", "manifest.json.sig", "settings", "registry"])
        await rm(scene.store(newer, name), { recursive: true });
    },
  ],
];

for (const [name, thing, change] of changes) {
  test(`verify and restore refuse a backup with ${name}`, async () => {
    await scene.withStore(async () => {
      await change();
      const verified = await world.run("verify");
      expectRefusal(verified, 6, thing);
      expect(verified.stderr).toContain(newer);
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
    });
  });
}

test("plan refuses a backup that no store holds in full size", async () => {
  for (const [name, , change] of changes) {
    if (/swapped|older/.test(name)) continue; // may be of the same size: only who reads them finds out
    await scene.withStore(async () => {
      await change();
      const said = await world.run("plan", newer, "--out", "other.json");
      expect({ name, said }).toMatchObject({ name, said: { code: 6 } });
      expectRefusal(said, 6, new RegExp(newer));
    });
  }
});

test("verify, plan and restore refuse a backup with a file that its manifest does not name", async () => {
  for (const name of ["more.txt", "settings/more.tar.zst.age"]) {
    await scene.withStore(async () => {
      await writeFile(scene.store(newer, name), "x");
      expectRefusal(await world.run("verify"), 6, new RegExp(`${newer}/${name}`));
      expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(name));
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(name));
    });
  }
});
