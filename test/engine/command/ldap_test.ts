import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { crash } from "../../bad_days/crash.ts";
import { blocksOf } from "../../docs/shell.ts";
import { tempFolder, testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { type Directory, makeDirectory, modify, SLAPD, sampleLdif } from "./ldap.ts";
import { program } from "./tools.ts";

const ROOT = tempFolder("holdfast-ldap");
const NEEDS = [SLAPD, "ldapmodify", "ldapsearch", "awk"];
const PAGE = "docs/engines/command.md";
process.env["PATH"] = `${process.env["PATH"]}:/usr/sbin`;

/** The page's own words, for the places of a test. */
function ofPage(text: string, directory: Directory): string {
  return text
    .replaceAll("/etc/ldap/slapd.conf", directory.conf)
    .replaceAll("/var/lib/ldap", directory.database);
}

/** A world with one source, the directory, saved and restored by the programs that the page shows. */
async function directoryWorld(prove = false) {
  const directory = makeDirectory(ROOT);
  const scratch = makeDirectory(ROOT);
  const world = await makeWorld({ approval: "open" });
  const scripts = blocksOf(PAGE, "sh").filter((block) => block.startsWith("#!/bin/sh"));
  const [clear = "", facts = ""] = scripts;
  const make = (name: string, text: string, of: Directory) =>
    program(world.path("bin"), name, ofPage(text.replace("#!/bin/sh\n", ""), of));
  const named = (of: Directory, name: string) => [
    `restore: [slapadd, -q, -f, ${of.conf}]`,
    `facts: [${make(`${name}-facts`, facts, of)}]`,
    `clear: [${make(`${name}-clear`, clear, of)}]`,
  ];
  const lines = [
    "engine: command",
    "format: ldif",
    `dump: [slapcat, -f, ${directory.conf}]`,
    ...named(directory, "place"),
    ...(prove ? [`prove: { ${named(scratch, "scratch").join(", ")} }`] : []),
  ];
  await world.policy({ sources: `\n  directory: { ${lines.join(", ")} }` });
  return { world, directory, scratch };
}

function fill({ conf }: Directory): void {
  execFileSync("slapadd", ["-q", "-f", conf], { input: sampleLdif() });
}

async function must(world: World, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

async function planned(world: World): Promise<{ restore: string; said: string }> {
  const said = await must(world, "plan", "latest", "--out", "plan.json");
  return { restore: /^Plan: ([0-9a-f]{16})$/m.exec(said)?.[1] as string, said };
}

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

testWith(
  NEEDS,
  "command OpenLDAP: saved while the server runs, proven, restored over a changed directory, undone, restored again and settled",
  async () => {
    const { world, directory, scratch } = await directoryWorld(true);
    fill(directory);
    const server = await directory.serve();
    modify(
      server.url,
      "dn: uid=p7,ou=people,dc=registry,dc=example\nchangetype: modify\nreplace: sn\nsn: seven\n",
    );
    const saved = await must(world, "backup", "--prove");
    expect(saved).toContain("directory  203 items");
    expect((await must(world, "list")).includes("proven")).toBe(true);
    expect(readdirSync(scratch.database)).toEqual([]);
    const then = directory.read();
    modify(
      server.url,
      [
        "dn: uid=p8,ou=people,dc=registry,dc=example\nchangetype: delete\n",
        "dn: uid=p9,ou=people,dc=registry,dc=example\nchangetype: modify\nreplace: sn\nsn: changed\n",
      ].join("\n"),
    );
    await server.stop();
    const now = directory.read();
    expect(now).not.toBe(then);
    const { restore, said } = await planned(world);
    expect(said).toContain("there now      202 items");
    const done = await must(world, ...RESTORE);
    expect(done).toContain("204 facts equal");
    expect(directory.read()).toBe(then);
    await must(world, "undo", restore);
    expect(directory.read()).toBe(now);
    await must(world, "settle", restore);
    const again = await planned(world);
    await must(world, ...RESTORE);
    expect(directory.read()).toBe(then);
    await must(world, "settle", again.restore);
    const after = await directory.serve();
    const found = execFileSync(
      "ldapsearch",
      ["-x", "-LLL", "-H", after.url, "-b", "dc=registry,dc=example", "(uid=p8)", "dn"],
      { encoding: "utf8" },
    );
    expect(found).toContain("uid=p8");
    await after.stop();
  },
  240_000,
);

testWith(
  NEEDS,
  "command OpenLDAP: onto a server that has no database yet, and back to none by undo",
  async () => {
    const { world, directory } = await directoryWorld();
    fill(directory);
    await must(world, "backup");
    const then = directory.read();
    for (const name of readdirSync(directory.database)) rmSync(join(directory.database, name));
    const { restore, said } = await planned(world);
    expect(said).toContain("there now      cannot be counted"); // slapcat fails where there is no database
    expect(said).toContain("undo: empties the place again");
    await must(world, ...RESTORE);
    expect(directory.read()).toBe(then);
    await must(world, "undo", restore);
    expect(readdirSync(directory.database)).toEqual([]);
  },
  180_000,
);

testWith(
  NEEDS,
  "command OpenLDAP: killed while slapadd fills the emptied database, the next command brings the old back",
  async () => {
    const { world, directory } = await directoryWorld();
    fill(directory);
    await must(world, "backup");
    rmSync(join(directory.database, "data.mdb"));
    execFileSync("slapadd", ["-q", "-f", directory.conf], { input: sampleLdif(3) });
    const now = directory.read();
    for (const step of ["command: restore", "restore: swapped one"]) {
      await planned(world);
      await crash(world, { step, signal: "SIGKILL" }, ...RESTORE);
      await must(world, "plan", "latest", "--out", "other.json");
      expect(directory.read()).toBe(now);
    }
  },
  180_000,
);

testWith(
  NEEDS,
  "command OpenLDAP: a program that takes half of it and fails leaves the old directory, to the byte",
  async () => {
    const { world, directory } = await directoryWorld();
    fill(directory);
    await must(world, "backup");
    const server = await directory.serve();
    modify(server.url, "dn: uid=p1,ou=people,dc=registry,dc=example\nchangetype: delete\n");
    await server.stop();
    const now = directory.read();
    await planned(world);
    const real = execFileSync("which", ["slapadd"], { encoding: "utf8" }).trim();
    const once = world.path("once");
    writeFileSync(once, "");
    program(
      world.path("shadow"),
      "slapadd",
      `if [ -e '${once}' ]; then rm '${once}'; { head -c 60000; cat >/dev/null; } | ${real} "$@"; exit 1; fi\nexec ${real} "$@"`,
    );
    const env = { ...process.env, PATH: `${world.path("shadow")}:${process.env["PATH"]}` };
    const said = await world.runWith({ env }, ...RESTORE);
    expect(said).toMatchObject({ code: 8, stderr: expect.stringContaining("Cannot restore with") });
    expect(directory.read()).toBe(now);
  },
  180_000,
);

testWith(
  [...NEEDS, "age", "zstd"],
  "docs/engines/command.md recovers a directory by hand, and a copy that a restore made first",
  async () => {
    const { world, directory } = await directoryWorld();
    fill(directory);
    const id = (await must(world, "backup")).trim().split("\n").at(-1)?.replace("Backup: ", "");
    const then = directory.read();
    const server = await directory.serve();
    modify(server.url, "dn: uid=p1,ou=people,dc=registry,dc=example\nchangetype: delete\n");
    await server.stop();
    const now = directory.read();
    const { restore } = await planned(world);
    await must(world, ...RESTORE);
    const script = blocksOf(PAGE, "sh").find((block) => block.startsWith("age -d")) as string;
    const byHand = (cwd: string, identity: string): void => {
      const text = ofPage(script, directory).replace("identity.txt", identity);
      execFileSync("bash", ["-euc", text], { cwd, stdio: "pipe" });
    };
    byHand(world.path("state/before", restore), "identity.txt");
    expect(directory.read()).toBe(now);
    byHand(world.path("store", id as string), world.path("keys/identity.txt"));
    expect(directory.read()).toBe(then);
  },
  180_000,
);
