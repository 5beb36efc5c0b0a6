import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { command } from "../../../src/engine/command/mod.ts";
import { SSHD, startSshd } from "../../servers/sshd.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { makeWorld } from "../../world.ts";
import { differences, keeping } from "../contract.ts";
import { program, settingsOf } from "./tools.ts";

const FOLDER = tempFolder("holdfast-command-secret");
const SECRET = "s3cr3t 'of' \\the\\ \"place\"  $HOME ";
const TOKEN = "t0k3n-in-a-file";

/** All command lines that are to be seen on this machine. */
function commandLines(): string {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const lines = pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return ""; // it ended meanwhile
    }
  });
  return lines.join("\n");
}

/**
 * Programs of a place that opens only with both secrets: `list` lies in the folder. Each writes down
 * all command lines that are to be seen while it runs.
 */
function lockedPlace(name: string) {
  const at = (file: string) => join(FOLDER, `${name}-${file}`);
  writeFileSync(at("secret"), SECRET);
  writeFileSync(at("token"), `${TOKEN}\n`);
  writeFileSync(at("list"), "ada\t1\nben\t2\n");
  const gate = [
    `[ "$PLACE_SECRET" = "$(cat '${at("secret")}'; echo)" ] || { echo "refused: $PLACE_SECRET" >&2; exit 5; }`,
    `[ "$PLACE_TOKEN" = '${TOKEN}' ] || exit 6`,
    `cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' >>'${at("seen")}'`,
  ].join("\n");
  return {
    at,
    settings: settingsOf(FOLDER, {
      dump: [program(FOLDER, `${name}-dump`, `${gate}\ncat '${at("list")}'`)],
      facts: [program(FOLDER, `${name}-facts`, `${gate}\ncat '${at("list")}'`)],
      clear: [program(FOLDER, `${name}-clear`, `${gate}\n: >'${at("list")}'`)],
      restore: [program(FOLDER, `${name}-restore`, `${gate}\ncat >>'${at("list")}'`), "it's"],
      env: { PLACE_SECRET: "env:THE_SECRET", PLACE_TOKEN: `file:${at("token")}` },
    }),
  };
}

const wrappers: readonly (readonly [
  string,
  readonly string[],
  () => Promise<readonly string[]>,
])[] = [
  ["without a wrapper", [], async () => []],
  // Stands for `docker exec -i db`: forwards words, stdin and exit code, and no environment.
  [
    "through a stand-in docker that only forwards",
    ["env"],
    async () => ["env", "-i", "PATH=/usr/bin:/bin"],
  ],
  [
    "through real ssh",
    ["ssh", SSHD],
    async () => await startSshd(mkdtempSync(join(FOLDER, "ssh-")), "/usr/bin"),
  ],
];

for (const [title, needs, runOf] of wrappers) {
  testWith(
    needs,
    `command ${title}: dump, facts, clear and restore get their secrets, which are in no command line and no message`,
    async () => {
      const { at, settings } = lockedPlace(`p${title.length}`);
      const seen: string[] = [];
      const step = (): void => void seen.push(commandLines());
      const env = { ...process.env, THE_SECRET: SECRET };
      const machine = testMachine({ env, step });
      const engine = command.open({ ...settings, run: await runOf() }, machine);
      const checked = [...(await engine.check("dump")), ...(await engine.check("build"))];
      expect(checked).toEqual([]);
      const into = keeping();
      const said = await engine.dump(into);
      writeFileSync(at("list"), "eve\t3\n");
      const aside = await engine.aside("0123456789abcdef", []);
      await engine.build(into.saved, aside);
      await engine.swap(aside);
      const expected = engine.expected(into.saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      expect(readFileSync(at("list"), "utf8")).toBe("ada\t1\nben\t2\n");
      const inside = readFileSync(at("seen"), "utf8"); // by the programs themselves, while they ran
      expect(inside).toContain("-restore it");
      expect(seen.length).toBeGreaterThan(3);
      const all = `${inside}${seen.join("\n")}${JSON.stringify([said, checked, aside, machine.events])}`;
      for (const secret of [SECRET.trim(), "s3cr3t", TOKEN]) expect(all).not.toContain(secret);
    },
    180_000,
  );

  testWith(
    needs,
    `command ${title}: a program that repeats its secret is not repeated, and its exit code is told`,
    async () => {
      const { settings } = lockedPlace(`q${title.length}`);
      const env = { ...process.env, THE_SECRET: "wr0ng-secret" };
      const engine = command.open({ ...settings, run: await runOf() }, testMachine({ env }));
      const error = await engine.dump(keeping()).catch((one: Error) => one);
      expect(error).toMatchObject({
        stage: "source",
        message: expect.stringContaining("it stopped with exit code 5: refused: (a secret)"),
      });
      expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("wr0ng");
    },
    180_000,
  );
}

const missing: readonly (readonly [string, Record<string, string>, string, string])[] = [
  [
    "is not set",
    {},
    "key-missing",
    'Cannot read the secret "env:THE_SECRET": the variable is not set',
  ],
  ["has two lines", { THE_SECRET: "one\ntwo" }, "key-malformed", "it is not one line of text"],
];

for (const [title, env, code, why] of missing) {
  test(`command a secret that ${title} is told by check() and stops the dump`, async () => {
    const settings = settingsOf(FOLDER, {
      dump: ["echo", "x"],
      restore: ["tee", "x"],
      env: { A: "env:THE_SECRET" },
    });
    const engine = command.open(settings, testMachine({ env: { ...process.env, ...env } }));
    const told = { code, weight: "error", text: expect.stringContaining(why) };
    expect(await engine.check("dump")).toMatchObject([told]);
    await expect(engine.dump(keeping())).rejects.toMatchObject({ stage: "source", code });
  });
}

test("command backup and restore with a secret: neither journal, state nor output holds it", async () => {
  const world = await makeWorld({ approval: "open" });
  const { settings, at } = lockedPlace("world");
  const words = (given: readonly string[]) => JSON.stringify(given);
  const restore = settings.restore ?? [];
  await world.policy({
    sources: `\n  list: { engine: command, dump: ${words(settings.dump)}, facts: ${words(settings.facts ?? [])}, clear: ${words(settings.clear ?? [])}, restore: ${words(restore)}, env: { PLACE_SECRET: "env:THE_SECRET", PLACE_TOKEN: "file:${at("token")}" } }`,
  });
  const parts = { env: { ...process.env, THE_SECRET: SECRET } };
  const said: string[] = [];
  for (const argv of [
    ["backup"],
    ["plan", "latest", "--out", "plan.json"],
    ["restore", "plan.json", "--identity", "keys/identity.txt"],
  ]) {
    const one = await world.runWith(parts, ...argv);
    expect([argv, one.code, one.stderr]).toEqual([argv, 0, expect.anything()]);
    said.push(one.stdout, one.stderr);
  }
  const state = readdirSync(world.path("state"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  const all = [...said, ...state, readFileSync(world.path("plan.json"), "utf8")].join("\n");
  expect(all).toContain("env:THE_SECRET");
  for (const secret of ["s3cr3t", TOKEN]) expect(all).not.toContain(secret);
}, 180_000);
