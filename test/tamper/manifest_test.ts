import { cpSync, rmSync, symlinkSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import { sha256Hex } from "../../src/trust/digest.ts";
import { makeKey } from "../world.ts";
import { backupAt, expectRefusal, makeScene, planFor, untouched } from "./tools.ts";

const signers = (more: string): string =>
  `\n  host: { key: "file:keys/signing.pub", may: [backup] }${more}`;
const scene = await makeScene();
const { world, older, newer } = scene;
const manifest = await readFile(scene.store(newer, "manifest.json"), "utf8");
for (const name of ["stranger", "pruner", "retired"]) await makeKey(world.path(name), "ed25519");

/** verify, a plan by every word, and the approved plan are refused, naming the backup; nothing is touched. */
async function expectUntrusted(words: RegExp, id = newer): Promise<void> {
  const verified = await world.run("verify");
  expectRefusal(verified, 6, words);
  expect(verified.stderr).toContain(id);
  for (const word of ["latest", id])
    expectRefusal(await world.run("plan", word, "--out", "other.json"), 6, new RegExp(id));
  expectRefusal(await untouched(world, scene.restore), 6, new RegExp(id));
  const opened = await world.run(
    "open",
    id,
    "settings/tree.tar",
    "--identity",
    "keys/identity.txt",
  );
  expectRefusal(opened, 6, new RegExp(id));
  expect(opened.stdout).toBe("");
}

const reordered = (text: string): string => {
  const { id, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return `${JSON.stringify({ ...rest, id }, null, 1)}\n`;
};

const texts: readonly (readonly [name: string, words: RegExp, text: string])[] = [
  [
    "a key twice",
    /its manifest cannot be read/,
    manifest.replace('"schedule"', '"id": "x",\n "schedule"'),
  ],
  [
    "a key twice with one value",
    /cannot be read/,
    manifest.replace(' "schedule"', ` "id": "${newer}",\n "schedule"`),
  ],
  ["other spacing", /cannot be read/, `${JSON.stringify(JSON.parse(manifest))}\n`],
  ["no final newline", /cannot be read/, manifest.trimEnd()],
  ["a byte order mark", /cannot be read/, `\uFEFF${manifest}`],
  ["an escape where none is needed", /cannot be read/, manifest.replace("manual", "m\\u0061nual")],
  ["a key more", /cannot be read/, manifest.replace(' "schedule"', ' "more": 1,\n "schedule"')],
  ["a key less", /cannot be read/, manifest.replace(' "zone": "UTC",\n', "")],
  [
    "a path that leads out",
    /cannot be read/,
    manifest.replaceAll("settings/tree", "../settings/tree"),
  ],
  [
    "__proto__ as a key",
    /cannot be read/,
    manifest.replace(' "schedule"', ' "__proto__": {},\n "schedule"'),
  ],
  ["another id", /manifest is that of/, manifest.replace(`"id": "${newer}"`, `"id": "${older}"`)],
  [
    "another policy",
    /belongs to policy "other"/,
    manifest.replace('"name": "test"', '"name": "other"'),
  ],
  [
    "a later format",
    /cannot be read/,
    manifest.replace('"holdfast-manifest": 1', '"holdfast-manifest": 2'),
  ],
  ["a list instead", /cannot be read/, "[]\n"],
  ["nothing", /cannot be read/, ""],
];

for (const [name, words, text] of texts) {
  test(`verify, plan, restore and open refuse a manifest signed by the right key with ${name}`, async () => {
    expect(text).not.toBe(manifest);
    await scene.withStore(async () => {
      await scene.signAgain(newer, text);
      await expectUntrusted(words);
    });
  });
}

test("restore refuses a plan whose backup was signed again with its keys in another order", async () => {
  // The order is the writer's own, so this one is trusted; but it is another backup than the approved one.
  await scene.withStore(async () => {
    await scene.signAgain(newer, reordered(manifest));
    expectRefusal(await world.run("verify"), 6, new RegExp(newer)); // the state remembers the other one
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(newer));
    expectRefusal(await untouched(world, scene.restore), 7, /another one than was approved/);
  });
});

test("verify, plan, restore and open refuse a manifest with the signature of another backup", async () => {
  await scene.withStore(async () => {
    cpSync(scene.store(older, "manifest.json.sig"), scene.store(newer, "manifest.json.sig"));
    await expectUntrusted(/signature does not fit/);
  });
});

test("verify, plan, restore and open refuse the manifest and signature of another backup", async () => {
  await scene.withStore(async () => {
    for (const file of ["manifest.json", "manifest.json.sig"])
      cpSync(scene.store(older, file), scene.store(newer, file));
    await expectUntrusted(new RegExp(`its manifest is that of "${older}"`));
  });
});

test("verify, plan, restore and open refuse a backup signed by a stranger", async () => {
  await scene.withStore(async () => {
    await scene.signAgain(newer, manifest, { key: "stranger" });
    await expectUntrusted(/not by a key in the policy/);
  });
});

test("verify, plan, restore and open refuse a signature made for something else", async () => {
  for (const namespace of ["holdfast-receipt", "holdfast-approval", "file"]) {
    await scene.withStore(async () => {
      await scene.signAgain(newer, manifest, { namespace });
      await expectUntrusted(/another purpose/);
    });
  }
});

test("verify, plan, restore and open refuse a backup signed by a key that may only prune", async () => {
  await scene.withStore(async () => {
    await world.policy({
      signers: signers('\n  pruner: { key: "file:pruner.pub", may: [prune] }'),
    });
    await scene.signAgain(newer, manifest, { key: "pruner" });
    const words = /signed by "pruner", who may not backup/;
    expectRefusal(await world.run("verify"), 6, words);
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, words);
    expectRefusal(await world.run("plan", newer, "--out", "other.json"), 6, words);
    expectRefusal(await untouched(world, scene.restore), 7, /another version of the policy/);
  });
  await world.policy({});
});

test("verify trusts a retired key up to its last backup and nothing after it, whatever the clock says", async () => {
  const link = (id: string, text: string) => `${id}@${sha256Hex(text)}`;
  const first = link(older, await readFile(scene.store(older, "manifest.json"), "utf8"));
  const retire = (last: string) =>
    world.policy({
      signers: `\n  old: { key: "file:keys/signing.pub", may: [backup], last: "${last}" }\n  new: { key: "file:retired.pub", may: [backup] }`,
    });
  await retire(link(newer, manifest));
  expect(await world.run("verify")).toMatchObject({ code: 0 });
  await retire(first);
  const verified = await world.run("verify");
  expectRefusal(
    verified,
    6,
    new RegExp(`"${newer}" is signed by "old", whose key was retired before it`),
  );
  expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(newer));
  expectRefusal(await world.run("plan", newer, "--out", "other.json"), 6, /retired/);
  expect(await world.run("plan", first, "--out", "other.json")).toMatchObject({ code: 0 });
  // A thief of the retired key signs something that looks older than all: it is no ancestor.
  await scene.withStore(async () => {
    const id = "Backup_20200101_0000Z";
    cpSync(scene.store(older), scene.store(id), { recursive: true });
    const text = await readFile(scene.store(older, "manifest.json"), "utf8");
    await scene.signAgain(id, text.replace(`"id": "${older}"`, `"id": "${id}"`));
    expectRefusal(await world.run("verify"), 6, new RegExp(`"${id}" is signed by "old"`));
    expectRefusal(await world.run("plan", id, "--out", "other.json"), 6, /retired/);
  });
  await world.policy({});
});

test("verify, plan and restore refuse an entry under another id than its own", async () => {
  const id = "Backup_20260102_0304Z";
  await scene.withStore(async () => {
    await rename(scene.store(newer), scene.store(id));
    const verified = await world.run("verify");
    expectRefusal(verified, 6, new RegExp(id));
    expect(verified.stderr).toContain(`its manifest is that of "${newer}"`);
    expectRefusal(await world.run("plan", id, "--out", "other.json"), 6, new RegExp(newer));
    expectRefusal(await world.run("plan", newer, "--out", "other.json"), 6, /gone from the store/);
    expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
  });
});

test("verify refuses a second copy under another id and still names the first good", async () => {
  const id = "Backup_20990102_0304Z";
  await scene.withStore(async () => {
    cpSync(scene.store(newer), scene.store(id), { recursive: true });
    const verified = await world.run("verify");
    expectRefusal(verified, 6, new RegExp(id));
    expect(verified.stdout).toContain("2 backups verified, 1 findings");
    expectRefusal(await world.run("plan", "latest", "--out", "other.json"), 6, new RegExp(id));
    expectRefusal(await world.run("plan", id, "--out", "other.json"), 6, new RegExp(newer));
    expect(await world.run("plan", newer, "--out", "other.json")).toMatchObject({ code: 0 });
  });
});

test("verify, plan and restore follow no symbolic link in an entry, nor one to an entry", async () => {
  const aside = world.path("aside");
  const links: readonly (readonly [string, string])[] = [
    [scene.store(newer, "manifest.json"), "manifest.json"],
    [scene.store(newer, "manifest.json.sig"), "manifest.json.sig"],
    [scene.store(newer, "settings/tree.tar.zst.age"), "tree.tar.zst.age"],
    [scene.store(newer, "settings"), "settings"],
    [scene.store(newer), newer],
  ];
  for (const [path, name] of links) {
    await scene.withStore(async () => {
      await mkdir(aside);
      await rename(path, `${aside}/${name}`);
      symlinkSync(`${aside}/${name}`, path);
      expectRefusal(await world.run("verify"), 6, new RegExp(newer));
      expectRefusal(await world.run("plan", newer, "--out", "other.json"), 6, new RegExp(newer));
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
    });
    rmSync(aside, { recursive: true });
  }
});

test("verify and list are not led astray by a manifest that is a folder, a pipe or too large", async () => {
  const file = scene.store(newer, "manifest.json");
  const makers: readonly (() => Promise<unknown>)[] = [
    async () => await mkdir(file),
    async () => {
      const { execFileSync } = await import("node:child_process");
      execFileSync("mkfifo", [file]);
    },
    async () => await writeFile(file, Buffer.alloc(17 * 2 ** 20, " ")),
  ];
  for (const make of makers) {
    await scene.withStore(async () => {
      await rm(file);
      await make();
      expectRefusal(await world.run("verify"), 6, new RegExp(newer));
      expectRefusal(await untouched(world, scene.restore), 6, new RegExp(newer));
      await rm(file, { recursive: true });
    });
  }
});

test("plan and restore take a backup again once the store is whole again", async () => {
  await planFor(world, "latest");
  expect(await scene.restore()).toMatchObject({ code: 0 });
  expect(await backupAt(world, new Date())).not.toBe(newer);
  expect(await world.run("verify")).toMatchObject({ code: 0 });
});
