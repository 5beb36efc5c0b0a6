import { mkdirSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import { bytesOfName, nameOfBytes } from "../../src/domain/name.ts";
import { contentOf, expectRefusal, planFor } from "../tamper/tools.ts";
import { makeWorld, type Said } from "../world.ts";

/** Names that a file system holds and a terminal, a shell, a tar or a YAML parser may stumble over. */
const NAMES: readonly Buffer[] = [
  ...[
    "new\nline",
    "tab\tand\rreturn",
    "quote\"and'apostrophe",
    "back\\slash",
    "\\x41 looks escaped",
    "..almost",
    "...",
    "-rf",
    "--checkpoint-action=exec=sh",
    " space ",
    "*?[a-z]{x,y}!$(id)`id`;|&<>#~",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "bidi\u202Egnp.exe\u202C",
    "zero\u200Bwidth\uFEFF",
    "c1\u0085control\u009B31m",
    "line\u2028paragraph\u2029",
    "Case",
    "case",
    "CASE",
    "é",
    "e\u0301",
    "日本語",
    "%s%n%00",
    "a".repeat(255),
    "ü".repeat(127),
  ].map((name) => Buffer.from(name)),
  Buffer.from("latin1-\xe9-\xff", "latin1"),
  Buffer.from([0x80, 0xfe, 0x01, 0x7f]),
];
/** Nothing a terminal would obey: no control byte but the line feed, no bidirectional or invisible character. */
const OBEYED = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

const world = await makeWorld();
for (const name of NAMES)
  writeFileSync(Buffer.concat([Buffer.from(world.path("data/settings/")), name]), name);
mkdirSync(world.path("data/settings/deep\n\x1b[2J"));
writeFileSync(world.path("data/settings/deep\n\x1b[2J/file\u202E"), "x");
hostileTables(world.path("data/registry.db"));
const before = contentOf(world.path("data/settings"));

function hostileTables(path: string): void {
  const database = new DatabaseSync(path);
  for (const name of [
    'a"b',
    "new\nline",
    "back\\slash",
    "\x1b[31m",
    "\u202Ebidi",
    "sel'ect",
    "日本",
  ]) {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    database.exec(`CREATE TABLE ${quoted} (${quoted} TEXT); INSERT INTO ${quoted} VALUES ('x')`);
  }
  database.close();
}

/** What is shown obeys nobody; with --json stdout is JSON. */
function expectFit(said: Said, json = false): void {
  for (const text of [said.stdout, said.stderr])
    expect(text.split("\n").filter((line) => OBEYED.test(line))).toEqual([]);
  if (json) expect(JSON.parse(said.stdout)).toMatchObject({ exit: said.code });
}

test("hostile names go the whole circle and come back, and no terminal obeys them", async () => {
  for (const argv of [
    ["check"],
    ["backup", "--prove"],
    ["list"],
    ["verify"],
    ["verify", "--deep", "--identity", "keys/identity.txt"],
  ]) {
    const said = await world.run(...argv);
    expect([argv, said.code, said.code === 0 ? "" : said.stderr]).toEqual([argv, 0, ""]);
    expectFit(said);
  }
  for (const name of NAMES.slice(0, 20))
    await rm(Buffer.concat([Buffer.from(world.path("data/settings/")), name]));
  await planFor(world, "latest");
  const done = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
  expect(done).toMatchObject({ code: 0 });
  expectFit(done);
  expect(contentOf(world.path("data/settings"))).toEqual(before);
});

test("open and plan take each hostile name as it is shown, and open gives its bytes", async () => {
  for (const name of NAMES) {
    const path = nameOfBytes(name);
    expect(Buffer.from(bytesOfName(path)).equals(name)).toBe(true);
    const at = [
      "open",
      "latest",
      "settings/tree.tar",
      "--path",
      path,
      "--identity",
      "keys/identity.txt",
    ];
    const said = await world.run(...at);
    expect({ path, code: said.code, stdout: said.stdout }).toEqual({
      path,
      code: 0,
      stdout: name.toString("utf8"),
    });
    expectFit({ ...said, stdout: "" });
  }
});

test("restore --path brings one file of a hostile name back and leaves the rest", async () => {
  for (const name of [NAMES[0], NAMES[11], NAMES[12], NAMES.at(-1), NAMES.at(-4)] as Buffer[]) {
    const path = Buffer.concat([Buffer.from(world.path("data/settings/")), name]);
    await writeFile(path, "broken");
    const planned = await world.run(
      "plan",
      "latest",
      "--source",
      "settings",
      "--path",
      nameOfBytes(name),
      "--as",
      "people/ana",
      "--out",
      "one.json",
    );
    expect(planned).toMatchObject({ code: 0 });
    expectFit(planned);
    await rm(world.path("one.json.approval"), { force: true });
    const approved = await world.run("approve", "one.json", "--key", "people/ben");
    expectFit(approved);
    const done = await world.run("restore", "one.json", "--identity", "keys/identity.txt");
    expect(done).toMatchObject({ code: 0 });
    expectFit(done);
    expect((await readFile(path)).equals(name)).toBe(true);
    const digits = /holdfast undo ([0-9a-f]{16})/.exec(done.stdout)?.[1] as string;
    expectFit(await world.run("settle", digits));
  }
  expect(contentOf(world.path("data/settings"))).toEqual(before);
});

const EVIL = [
  "\x1b[31mred",
  "evil\nline",
  "bidi\u202Etxt",
  "bell\x07",
  "\u009B31m",
  'quo"te\\',
  "../../up",
  "a".repeat(300),
  "\u2028",
];

test("hostile arguments are shown escaped wherever they are named, in words and in JSON", async () => {
  for (const evil of EVIL) {
    const lines: readonly (readonly string[])[] = [
      [evil],
      ["list", evil],
      ["list", `--${evil}`],
      ["list", "--policy", evil],
      ["list", "--store", evil],
      ["backup", "--source", evil],
      ["backup", "--label", `${evil}`],
      ["keygen", `keys/identity.txt/${evil}`],
      ["kit", evil],
      ["verify", evil],
      ["verify", "--deep", "--identity", evil],
      ["plan", evil, "--out", "x"],
      ["plan", "latest", "--as", evil, "--out", "x"],
      ["plan", "latest", "--into", `${evil}=x`, "--out", "x"],
      [
        "plan",
        "latest",
        "--source",
        "settings",
        "--into",
        `settings=${evil}/${evil}/x`,
        "--out",
        "x",
      ],
      ["plan", "latest", "--source", "settings", "--path", `${evil}/${evil}`, "--out", "x"],
      ["plan", "latest", "--out", `${evil}/${evil}`],
      ["approve", evil, "--key", "people/ben"],
      ["approve", "plan.json", "--key", evil],
      ["restore", evil],
      ["restore", "plan.json", "--approval", evil],
      ["undo", evil],
      ["settle", evil],
      ["open", "latest", evil, "--identity", "keys/identity.txt"],
      ["open", "latest", "settings/tree.tar", "--path", evil, "--identity", "keys/identity.txt"],
      ["demo", `keys/identity.txt/${evil}`],
    ];
    for (const argv of lines) {
      const said = await world.run(...argv);
      expect([argv, said.code === 1 ? said.stderr : ""]).toEqual([argv, ""]); // no word is a bug of ours
      expectFit(said);
      if (argv[0] !== "open" && argv[0] !== evil) {
        const report = await world.run(...argv, "--json");
        if (report.code !== 0)
          expectFit(
            { ...report, stderr: "", stdout: report.stdout.replace(/[\p{Cf}\u2028\u2029]/gu, "") },
            true,
          );
      }
    }
  }
}, 120_000);

test("a policy of hostile keys and values is shown escaped, with file and line", async () => {
  const text = await readFile(world.path("holdfast.yml"), "utf8");
  for (const evil of EVIL.filter((one) => !one.includes("../"))) {
    const quoted = JSON.stringify(evil);
    for (const line of [
      `${quoted}: 1`,
      `prefix: ${quoted}`,
      `state: 1\n${quoted}: ${quoted}`,
      `suspicion: { ${quoted}: ${quoted} }`,
    ]) {
      await writeFile(world.path("evil.yml"), `${text}${line}\n`);
      const said = await world.run("check", "--offline", "--policy", "evil.yml");
      expect(said.code).toBe(2);
      expect(said.stderr).toMatch(/evil\.yml:\d+: /);
      expectFit(said);
    }
    await writeFile(
      world.path("evil.yml"),
      text.replace("settings: {", `${quoted}: {`).replace("ana: {", `${quoted}: {`),
    );
    const said = await world.run("list", "--policy", "evil.yml");
    expect(said.code).toBe(2);
    expectFit(said);
  }
});

test("strangers' names in the store are never obeyed", async () => {
  for (const name of [
    "\x1b[31mBackup_20261120_0200Z",
    "Backup_20261120_0200Z\n",
    ".draft-x\u202E-12345678",
    "Backup_20261120_0200Z.proven\x07",
  ])
    await mkdir(world.path("store", name));
  const inside = (await world.report("list")).entries[0]?.["id"] as string;
  await writeFile(world.path("store", inside, "evil\x1b[31m\n.txt"), "x");
  for (const argv of [["list"], ["verify"], ["plan", "latest", "--out", "x"]])
    expectFit(await world.run(...argv));
  const verified = await world.run("verify");
  expectRefusal(verified, 6, /evil\\x1b\[31m\\x0a\.txt/);
});

test("a secret key given where a file is meant is not repeated", async () => {
  const identity = (await readFile(world.path("keys/identity.txt"), "utf8")).split(
    "\n",
  )[2] as string;
  const signing = await readFile(world.path("keys/signing"), "utf8");
  for (const [secret, body] of [
    [identity, identity.slice(20, 40)],
    [signing, signing.split("\n")[2] as string],
  ] as const) {
    for (const argv of [
      [secret],
      ["verify", "--deep", "--identity", secret],
      ["approve", "plan.json", "--key", secret],
      ["plan", "latest", "--as", secret, "--out", "x"],
      ["list", "--policy", secret],
    ]) {
      const said = await world.run(...argv, "--json");
      expect(said.code).toBeGreaterThan(1);
      expect(said.stdout + said.stderr).not.toContain(body);
    }
  }
});
