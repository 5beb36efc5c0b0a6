import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "@jest/globals";
import { contentOf, expectRefusal } from "../tamper/tools.ts";
import { tempFolder, testWith } from "../tools.ts";
import { makeWorld } from "../world.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIST = process.env["HOLDFAST_DIST"] ?? join(ROOT, "dist");
const world = await makeWorld();
const id = (await world.report("backup")).backup as string;
const elsewhere = tempFolder("holdfast-machine");
const kit = join(elsewhere, "drive/kit");
const machine = (...names: string[]) => join(elsewhere, ...names);
const before = contentOf(world.path("data/settings"));

/** The shell blocks of a page, in order. */
function blocks(page: string): string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? "");
}

/**
 * Runs lines as on a machine with nothing: no network, no checkout, no environment but a PATH.
 * The checkout is hidden under an empty file system, and so is the world the kit was made in.
 */
function onBareMachine(lines: string, cwd: string): string {
  const hide = [ROOT, world.folder].map((folder) => `mount -t tmpfs none '${folder}'`).join("\n");
  const script = `set -eu\n${hide}\ntest ! -e '${ROOT}package.json'\ncd '${cwd}'\nexec env -i PATH=/usr/local/bin:/usr/bin:/bin HOME='${elsewhere}' bash -euo pipefail -c "$1"`;
  const ran = spawnSync("unshare", ["-n", "-m", "sh", "-c", script, "sh", lines], {
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(`${ran.status}: ${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

beforeAll(async () => {
  if (!existsSync(join(DIST, "cli.js"))) throw new Error("There is no dist/: run npm run build");
  await mkdir(dirname(kit));
  execFileSync(process.execPath, [join(DIST, "cli.js"), "kit", kit], {
    cwd: world.folder,
    stdio: "pipe",
  });
  // The drive: the kit, a copy of the store, the identity from its offline place, two people with their keys.
  await cp(world.path("store"), join(kit, "store"), { recursive: true });
  await cp(world.path("keys/identity.txt"), join(kit, "identity.txt"));
  await cp(world.path("people"), machine("people"), { recursive: true });
});

test("kit holds the program, its Node, the policy, what it names, and no private key", async () => {
  expect(readdirSync(kit).sort()).toEqual([
    "RECOVERY.md",
    "bin",
    "dist",
    "holdfast",
    "holdfast.yml",
    "identity.txt",
    "keys",
    "people",
    "store",
  ]);
  expect(readdirSync(join(kit, "keys")).sort()).toEqual(["recipient.txt", "signing.pub"]);
  expect(readdirSync(join(kit, "people")).sort()).toEqual(["ana.pub", "ben.pub", "eve.pub"]);
  expect(await readFile(join(kit, "holdfast.yml"), "utf8")).toBe(
    await readFile(world.path("holdfast.yml"), "utf8"),
  );
  const secret = spawnSync(
    "grep",
    [
      "-rlE",
      "--exclude-dir=dist",
      "--exclude-dir=bin",
      "PRIVATE KEY-----|AGE-SECRET-KEY-1[A-Z0-9]{20}",
      kit,
    ],
    { encoding: "utf8" },
  );
  expect(secret.stdout.trim()).toBe(join(kit, "identity.txt")); // the one that was brought
  const executable = execFileSync("find", [kit, "-maxdepth", "1", "-type", "f", "-perm", "/111"], {
    encoding: "utf8",
  });
  expect(executable.trim()).toBe(join(kit, "holdfast"));
});

testWith(
  ["unshare", "root rights", "ssh-keygen", "tar"],
  "RECOVERY.md's lines restore on a machine without network, checkout and environment",
  async () => {
    const [lines] = blocks(await readFile(join(kit, "RECOVERY.md"), "utf8"));
    await mkdir(join(kit, "data"), { recursive: true });
    const typed = (lines as string)
      .replace("YOUR_KEY", machine("people/ana"))
      .replace("APPROVERS_KEY", machine("people/ben"));
    const said = onBareMachine(typed, kit);
    expect(said).toContain("first sight");
    expect(said).toContain("1 backups verified, 0 findings");
    expect(said.endsWith("Restore successfully\n")).toBe(true);
    expect(contentOf(join(kit, "data/settings"))).toEqual(before);
    await rm(join(kit, "data"), { recursive: true });
    await rm(join(kit, "state"), { recursive: true });
  },
);

testWith(
  ["unshare", "root rights", "ssh-keygen", "tar"],
  "kit starts through a link, from another folder, after a move to a name with a space",
  async () => {
    const moved = machine("my drive");
    await rename(dirname(kit), moved);
    await mkdir(machine("bin"));
    await symlink(join(moved, "kit/holdfast"), machine("bin/hf"));
    await symlink("../bin/hf", machine("people/again"));
    const at = `--policy '${join(moved, "kit/holdfast.yml")}'`;
    for (const start of ["../bin/hf", "./again", `'${join(moved, "kit/holdfast")}'`]) {
      expect(onBareMachine(`${start} list`, machine("people"))).toContain(`${id}  `); // the kit's own policy
      expect(onBareMachine(`${start} verify ${at}`, machine("people"))).toContain(
        "1 backups verified, 0 findings",
      );
    }
    await rename(moved, dirname(kit));
  },
);

testWith(
  ["unshare", "root rights", "age", "zstd", "sqlite3", "ssh-keygen", "tar"],
  "RECOVERY.md's lines without Holdfast bring both engines back by stock tools",
  async () => {
    const [, settings, check, bring] = blocks(await readFile(join(kit, "RECOVERY.md"), "utf8")) as [
      string,
      string,
      string,
      string,
    ];
    await mkdir(machine("new"));
    const values: Readonly<Record<string, string>> = {
      STORE: join(kit, "store"),
      BACKUP: id,
      IDENTITY: join(kit, "identity.txt"),
      NEW: machine("new"),
    };
    const set = settings.replace(/^(\w+)=.*$/gm, (_, name: string) => `${name}='${values[name]}'`);
    const said = onBareMachine(`${set}${check}${bring}`, elsewhere);
    expect(said).toContain('Good "holdfast-manifest" signature for host with ED25519 key');
    expect(said.match(/: OK$/gm)).toHaveLength(4);
    expect(said.endsWith("ok\n")).toBe(true);
    expect(contentOf(machine("new/settings"))).toEqual(before);
    const count = execFileSync(
      "sqlite3",
      [machine("new/registry.db"), "SELECT count(*) FROM event"],
      { encoding: "utf8" },
    );
    expect(count).toBe("100\n");
  },
);

testWith(
  ["unshare", "root rights", "age", "zstd", "sqlite3", "ssh-keygen", "tar", "unzip"],
  "RECOVERY.md's lines without Holdfast open a store of zips too, and say where artifacts come from",
  async () => {
    const zips = await makeWorld({
      stores:
        "\n  local: { kind: directory, path: store, layout: zip }\n  runs: { kind: artifact }",
    });
    const made = (await zips.report("backup", "--store", "local")).backup as string;
    const folder = machine("zips");
    const said = spawnSync(process.execPath, [join(DIST, "cli.js"), "kit", folder], {
      cwd: zips.folder,
      encoding: "utf8",
    });
    expect(said).toMatchObject({ status: 0 });
    await cp(zips.path("store"), join(folder, "store"), { recursive: true });
    await mkdir(machine("unzipped"));
    const page = await readFile(join(folder, "RECOVERY.md"), "utf8");
    expect(page).toContain("What lies in artifacts (runs) is downloaded");
    const [, settings = "", check = "", bring = ""] = blocks(page);
    const values: Readonly<Record<string, string>> = {
      STORE: join(folder, "store"),
      BACKUP: made,
      IDENTITY: machine("zips/opens"),
      NEW: machine("unzipped"),
    };
    await cp(zips.path("keys/identity.txt"), machine("zips/opens"));
    const set = settings.replace(/^(\w+)=.*$/gm, (_, name: string) => `${name}='${values[name]}'`);
    const out = onBareMachine(`${set}${check}${bring}`, elsewhere);
    expect(out.match(/: OK$/gm)).toHaveLength(4);
    expect(contentOf(machine("unzipped/settings"))).toEqual(contentOf(zips.path("data/settings")));
  },
);

test("kit refuses a folder that is not empty, and a policy whose public files lie elsewhere", async () => {
  const run = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(DIST, "cli.js"), ...argv],
      { cwd: world.folder, encoding: "utf8" },
    );
    return { code: status ?? -1, stdout, stderr };
  };
  expectRefusal(run("kit", kit), 2, /the folder is not empty/);
  const text = await readFile(world.path("holdfast.yml"), "utf8");
  await writeFile(world.path("keys/outside.yml"), text.replaceAll("file:", "file:../"));
  expectRefusal(run("kit", "kit2", "--policy", "keys/outside.yml"), 2, /lies outside its folder/);
  expect(existsSync(world.path("kit2"))).toBe(false);
});
