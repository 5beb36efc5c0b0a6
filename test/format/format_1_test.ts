import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { chmod, lstat, mkdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import type { RunParts } from "../../src/face/cli/run.ts";
import { runBytes } from "../tamper/tools.ts";
import { testWith } from "../tools.ts";
import { makeWorld, type Said } from "../world.ts";

const GOLDEN = fileURLToPath(new URL("../golden/format-1/", import.meta.url));
const FIRST = "Backup_20261119_0200Z";
const SECOND = "Backup_20261120_0200Z";
const BLOCKS = "1d7937a65bfb42ae13e139aeb80ed335c4a1a8d29cdb0c7a7851f5d0802462d4"; // of blocks.txt, as it was
const IDENTITY = ["--identity", "golden/keys/identity.txt"] as const;
const POLICY = `holdfast: 1
name: golden
recipients: ["file:golden/keys/recipient.txt"]
signers:
  host: { key: "file:golden/keys/signing.pub", may: [backup] }
state: golden-state
people:
  ana: { keys: ["file:people/ana.pub"] }
  ben: { keys: ["file:people/ben.pub"] }
approval: { approvers: [ana, ben] }
sources:
  settings: { engine: files, path: back/settings }
  registry: { engine: sqlite, path: back/registry.db }
stores:
  local: { kind: directory, path: golden/store }
`;
const NOW: Partial<RunParts> = { now: () => new Date("2026-11-21T00:00:00.000Z"), host: "later" };

// A copy, as a store's folder may hold no foreign modes and nobody writes into a checkout.
const world = await makeWorld();
cpSync(GOLDEN, world.path("golden"), { recursive: true });
mkdirSync(world.path("back"));
await chmod(world.path("golden/store"), 0o700);
await writeFile(world.path("holdfast.yml"), POLICY);
const run = (...argv: string[]): Promise<Said> => world.runWith(NOW, ...argv);

/** What the second backup holds. @param folder Where it was put back. */
async function expectTree(folder: string): Promise<void> {
  const text = (name: string) => readFile(join(folder, name), "utf8");
  expect(await text("app.conf")).toBe("port = 7171\n");
  expect(await text("conf.d/mail.conf")).toBe("host = mail.example\n");
  expect(await text("empty")).toBe("");
  expect(await text("großer Name\n.txt")).toBe("Zeile\n");
  expect(
    createHash("sha256")
      .update(readFileSync(join(folder, "blocks.txt")))
      .digest("hex"),
  ).toBe(BLOCKS);
  expect(await readlink(join(folder, "conf.d/link.conf"))).toBe("../app.conf");
  const [hard, app] = [
    await lstat(join(folder, "conf.d/hard.conf")),
    await lstat(join(folder, "app.conf")),
  ];
  expect([hard.ino, app.mtimeMs]).toEqual([app.ino, 1_763_690_000_000]);
  const modes = await Promise.all(
    ["conf.d", "conf.d/mail.conf"].map(async (name) =>
      ((await lstat(join(folder, name))).mode & 0o777).toString(8),
    ),
  );
  expect(modes).toEqual(["750", "640"]);
}

function expectDatabase(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  const one = (sql: string) => Object.values(database.prepare(sql).get() ?? {});
  expect(
    one(
      "SELECT count(*), sum(length(name)), sum(length(photo)), round(total(weight), 8) FROM event",
    ),
  ).toEqual([250, 2890, 498, 4446.42857143]);
  expect(one('SELECT group_concat(quote(x)) FROM "odd ""name"')).toEqual(["1,NULL,'two'"]);
  expect(one("PRAGMA user_version")).toEqual([7]);
  expect(one("PRAGMA integrity_check")).toEqual(["ok"]);
  database.close();
}

test("format 1 is listed, newest first, with its proof and label", async () => {
  const { code, stdout } = await run("list");
  expect(code).toBe(0);
  expect(stdout).toBe(
    `${SECOND}  22 h  7.2 kB  local  first sight  proven 22 h ago\n${FIRST}  46 h  7.2 kB  local  first sight  "the first"\n`,
  );
});

test("format 1 verifies: signatures, digests, chain, headers, contents", async () => {
  for (const argv of [
    ["verify"],
    ["verify", "--headers", ...IDENTITY],
    ["verify", "--deep", ...IDENTITY],
  ]) {
    const said = await run(...argv);
    expect([said.code, said.stdout.trimEnd().split("\n").at(-1)]).toEqual([
      0,
      "2 backups verified, 0 findings",
    ]);
  }
});

test("format 1 opens, whole and by path", async () => {
  const open = (id: string, archive: string, ...more: string[]) =>
    runBytes(world, ["open", id, archive, ...IDENTITY, ...more], NOW);
  const database = await open(SECOND, "registry/database.sqlite");
  await writeFile(world.path("opened.db"), database.stdout);
  expectDatabase(world.path("opened.db"));
  for (const [id, port] of [
    [FIRST, "7070"],
    [SECOND, "7171"],
  ] as const)
    expect((await open(id, "settings/tree.tar", "--path", "app.conf")).stdout.toString()).toBe(
      `port = ${port}\n`,
    );
  expect(
    (await open(SECOND, "settings/tree.tar", "--path", "großer Name\\x0a.txt")).stdout.toString(),
  ).toBe("Zeile\n");
  const { stdout: last } = await open(SECOND, "settings/tree.tar", "--path", "blocks.txt");
  expect(createHash("sha256").update(last).digest("hex")).toBe(BLOCKS);
  const { stdout: lines } = await open(SECOND, "settings/inventory.ndjson");
  expect(
    lines
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => Object.keys(JSON.parse(line) as object)[0]),
  ).toEqual([...Array(9).fill("part"), "archive", "frame", "frame", "frame"]);
});

testWith(["ssh-keygen", "tar", "root rights"], "format 1 restores both engines", async () => {
  expect(await run("plan", SECOND, "--as", "people/ana", "--out", "plan.json")).toMatchObject({
    code: 0,
  });
  expect(await run("approve", "plan.json", "--key", "people/ben")).toMatchObject({ code: 0 });
  const done = await run("restore", "plan.json", ...IDENTITY);
  expect([done.code, done.stdout.endsWith("Restore successfully\n") ? "" : done.stderr]).toEqual([
    0,
    "",
  ]);
  await expectTree(world.path("back/settings"));
  expectDatabase(world.path("back/registry.db"));
});

testWith(
  ["age", "zstd", "tar", "sqlite3", "ssh-keygen"],
  "format 1 opens with stock tools alone",
  async () => {
    const entry = world.path("golden/store", SECOND);
    await mkdir(world.path("by-hand"));
    const signer = readFileSync(world.path("golden/keys/signing.pub"), "utf8");
    await writeFile(world.path("signers"), `host ${signer}`);
    const script = `set -euo pipefail
ssh-keygen -Y verify -f "$W/signers" -I host -n holdfast-manifest -s manifest.json.sig < manifest.json
age -d -i "$W/golden/keys/identity.txt" settings/tree.tar.zst.age | zstd -d | tar -x --no-same-owner -C "$W/by-hand"
age -d -i "$W/golden/keys/identity.txt" registry/database.sqlite.zst.age | zstd -d > "$W/by-hand.db"
sqlite3 "$W/by-hand.db" 'PRAGMA integrity_check'`;
    const said = execFileSync("bash", ["-c", script], {
      cwd: entry,
      encoding: "utf8",
      env: { ...process.env, W: world.folder },
    });
    expect(said).toMatch(/^Good "holdfast-manifest" signature for host .*\nok\n$/);
    await expectTree(world.path("by-hand"));
    expectDatabase(world.path("by-hand.db"));
  },
);
