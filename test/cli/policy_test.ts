import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { digestOf, expectRefusal } from "../tamper/tools.ts";
import { tempFolder, testWith } from "../tools.ts";
import { makeWorld } from "../world.ts";
import { tell } from "./story.ts";

const world = await makeWorld();
const good = await readFile(world.path("holdfast.yml"), "utf8");
const strange = tempFolder("holdfast-strange");

const MISTAKES = `holdfast: 2
name: Test
prefix: "a b"
recipients: []
signers:
  host: { key: "file:nowhere.pub", may: [backup, write] }
signing-key: secret
people:
  ana: { keys: ["file:people/ana.pub"], github: "-x" }
approval: { approvers: [ana, kim], needed: 3, expires: soon }
sources:
  settings: { engine: files, paths: data }
  registry: { engine: oracle, path: data/registry.db }
stores:
  local: { kind: directory, path: store, layout: tar }
colour: red
`;

test("a policy with many mistakes is told whole: a line for each, with file and line, and nothing else is done", async () => {
  const story = tell(world, "mistakes");
  await writeFile(world.path("mistakes.yml"), MISTAKES);
  for (const command of [["check", "--offline"], ["backup"], ["list", "--json"]]) {
    const said = await story.run(...command, "--policy", "mistakes.yml");
    expectRefusal({ ...said, stdout: "" }, 2, /mistakes\.yml:1: holdfast is 2, expected 1/);
    const lines = said.stderr.split("\n").filter((line) => line.startsWith("error: mistakes.yml:"));
    expect(lines.length).toBeGreaterThanOrEqual(10);
    const numbers = lines.map((line) => Number(line.split(":")[2]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
  story.end();
});

const readable: readonly (readonly [name: string, text: () => string | Buffer])[] = [
  ["Windows line ends", () => good.replaceAll("\n", "\r\n")],
  ["no final newline", () => good.trimEnd()],
  ["a byte order mark", () => `\uFEFF${good}`],
  ["comments and a document start", () => `# mine\n---\n${good}`],
];
for (const [name, text] of readable) {
  test(`a policy with ${name} is read`, async () => {
    await writeFile(world.path("other.yml"), text());
    expect(await world.run("check", "--policy", "other.yml")).toMatchObject({ code: 0 });
  });
}

const unreadable: readonly (readonly [name: string, words: RegExp, text: () => string | Buffer])[] =
  [
    [
      "that is not UTF-8",
      /it is not UTF-8 text/,
      () => Buffer.from(good.replace("test", "t\xe9st"), "latin1"),
    ],
    ["in UTF-16", /it is not UTF-8 text|holdfast/, () => Buffer.from(`\uFEFF${good}`, "utf16le")],
    ["that is empty", /the policy is (missing|empty)/, () => ""],
    ["that is only a comment", /the policy is (missing|empty)/, () => "# later\n"],
    ["that is a list", /the policy/, () => "- holdfast: 1\n"],
    ["of two documents", /document/i, () => `${good}---\n${good}`],
    ["with a key twice", /unique|twice|duplicate/i, () => `${good}name: other\n`],
    ["with a tab for an indentation", /tab/i, () => good.replace("\n  ana", "\n\tana")],
    [
      "that is far too large",
      /the file is longer than/,
      () => `${good}# ${"x".repeat(1_000_000)}\n`,
    ],
  ];
for (const [name, words, text] of unreadable) {
  test(`a policy ${name} is exit 2, by every command`, async () => {
    await writeFile(world.path("other.yml"), text());
    for (const argv of [["list"], ["check"], ["check", "--offline"]])
      expectRefusal(await world.run(...argv, "--policy", "other.yml"), 2, words);
  });
}

test("a policy that is missing, a folder, or a link to nowhere is exit 2 with its name", async () => {
  await mkdir(world.path("folder.yml"), { recursive: true });
  await symlink("nowhere", world.path("link.yml"));
  for (const [name, words] of [
    ["nowhere.yml", /there is no such file/],
    ["folder.yml", /it is a folder/],
    ["link.yml", /there is no such file/],
    ["holdfast.yml/below", /there is no such file|no folder/],
  ] as const)
    expectRefusal(await world.run("list", "--policy", name), 2, words);
  const none = await world.runWith({ cwd: strange }, "list");
  expectRefusal(none, 2, /there is no "holdfast.yml" in this folder/);
  expect(none.stderr).toContain("--policy FILE");
});

testWith(["setpriv", "root rights"], "a policy that this user may not read is exit 2", async () => {
  await copyFile(world.path("holdfast.yml"), `${strange}/private.yml`);
  await chmod(`${strange}/private.yml`, 0o600);
  await chmod(strange, 0o755);
  const door = fileURLToPath(new URL("../door.ts", import.meta.url));
  const argv = [
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
    process.execPath,
    door,
    "list",
    "--policy",
    `${strange}/private.yml`,
  ];
  try {
    execFileSync("setpriv", argv, { stdio: "pipe", cwd: "/" });
    throw new Error("it was read");
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    expect([status, stderr.toString()]).toEqual([
      2,
      expect.stringContaining("this user may not read it"),
    ]);
  }
});

testWith(
  ["strace"],
  "check --offline opens nothing but the policy, and looks whether workflows lie beside it",
  async () => {
    const door = fileURLToPath(new URL("../door.ts", import.meta.url));
    const log = `${strange}/strace.log`;
    execFileSync(
      "strace",
      [
        "-f",
        "-o",
        log,
        "-e",
        "trace=open,openat,execve,connect,stat,statx,newfstatat,lstat,access,readlink,mkdir,mkdirat,unlink",
        process.execPath,
        door,
        "check",
        "--offline",
      ],
      { cwd: world.folder, stdio: "pipe" },
    );
    const calls = (await readFile(log, "utf8")).split("\n");
    const about = calls.filter(
      (line) => line.includes(world.folder) || / "(?!\/)[\w./]+"/.test(line),
    );
    const ours = calls.filter((line) => line.includes(`${world.folder}/`));
    expect(ours.length).toBeGreaterThan(0);
    const looked = ours.filter((line) => line.includes(`readlink("${world.path(".github")}`));
    expect(looked.length).toBe(1); // there are none
    for (const line of ours)
      if (!looked.includes(line)) expect(line).toContain(`"${world.path("holdfast.yml")}"`);
    expect(about.filter((line) => /keys\/|people\/|data\/|"store/.test(line))).toEqual([]);
    expect(calls.filter((line) => line.includes("execve(")).length).toBe(1); // node itself
  },
);

test("check --offline tells nothing of files, programs or stores; check does", async () => {
  await world.policy({ "signing-key": "file:nowhere", recipients: '["file:nowhere"]' });
  expect(await world.run("check", "--offline")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\nThe policy's text is sound\n$/),
  });
  expectRefusal(await world.run("check"), 2, /recipients\[0\] names a file that cannot be read/);
  await world.policy({ stores: "\n  local: { kind: directory, path: gone/below }" });
  expect(await world.run("check", "--offline")).toMatchObject({ code: 0 });
  expectRefusal(await world.run("check"), 4, /the folder it would be made in is not there/);
  await world.policy({});
});

test("check touches nothing: neither before the first backup nor after it", async () => {
  const look = () => digestOf(world.folder);
  for (const step of ["first", "then"]) {
    const before = look();
    for (const argv of [["check"], ["check", "--offline"], ["check", "--json"]])
      expect(await world.run(...argv)).toMatchObject({ code: 0 });
    expect(look()).toBe(before);
    if (step === "first") expect(await world.run("backup")).toMatchObject({ code: 0 });
  }
  const before = look();
  for (const argv of [
    ["list"],
    ["verify"],
    ["verify", "--deep", "--identity", "keys/identity.txt"],
    ["open", "latest", "settings/tree.tar", "--identity", "keys/identity.txt"],
  ])
    expect(await world.run(...argv)).toMatchObject({ code: 0 });
  expect(look()).toBe(before);
});

test("check warns of an identity beside the policy or the signing key, and of a key that two share", async () => {
  const said = await world.run("check");
  expect(said).toMatchObject({ code: 0 });
  expect(said.stderr).toContain(
    `warning: An identity lies on this host: "${world.path("keys/identity.txt")}"`,
  );
  await copyFile(world.path("keys/identity.txt"), world.path("backup of keys.bak"));
  expect((await world.run("check")).stderr).toContain("backup of keys.bak");
  await rm(world.path("backup of keys.bak"));
  await world.policy({
    people:
      '\n  ana: { keys: ["file:keys/signing.pub"] }\n  ben: { keys: ["file:people/ben.pub"] }',
  });
  expect((await world.run("check")).stderr).toContain(
    'warning: Signer "host" and person "ana" share a key',
  );
  await world.policy({
    people: '\n  ana: { keys: ["file:people/ana.pub"] }\n  ben: { keys: ["file:people/ana.pub"] }',
  });
  expectRefusal(await world.run("check"), 2, /is the key of people\.ana too/);
  await world.policy({});
});

test("the policy is --policy, else ./holdfast.yml, and its paths are relative to itself", async () => {
  const argv = ["list", "--policy", world.path("holdfast.yml")];
  const said = await world.runWith({ cwd: strange }, ...argv);
  expect(said).toMatchObject({ code: 0 });
  expect(said.stdout).toBe((await world.run("list")).stdout);
});
