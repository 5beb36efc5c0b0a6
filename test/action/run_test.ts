import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { testWith } from "../tools.ts";
import { expectCode, makeStage, type Stage, type Step } from "./stage.ts";

const MINUTE = 60_000; // ms
const TOOLS = ["git", "ssh-keygen", "tar"];
const NO_KEY = { "signing-key": null };

/** Every shape in which a key's text may come out, all of it and each of its lines. */
function shapesOf(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length >= 16 && !/^-----|^#/.test(line));
  const body = lines.join("");
  return [
    ...[...lines, body].flatMap((one) => [
      one,
      JSON.stringify(one).slice(1, -1),
      encodeURIComponent(one),
      Buffer.from(one).toString("hex"),
      one.toLowerCase(),
    ]),
    Buffer.from(text).toString("base64").slice(0, 60),
  ];
}

function expectNoKey(step: Step, ...keys: readonly string[]): void {
  const out = [step.log.join("\n"), step.summary, JSON.stringify(step.outputs)].join("\n");
  const left = keys.flatMap(shapesOf).filter((shape) => out.includes(shape));
  expect(left).toEqual([]);
}

/** Every file below a folder with its text. */
function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), "latin1"));
}

const last = (step: Step) => step.raw.trimEnd().split("\n").at(-1);

testWith(
  TOOLS,
  "command backup saves, says so in log, outputs and summary, and leaves a signed status",
  async () => {
    const stage = await makeStage();
    const step = await stage.main({ command: "backup" }, { path: ".github/workflows/backup.yml" });
    expectCode(step, 0);
    expect(step.raw.startsWith("Holdfast ")).toBe(true);
    const id = step.outputs["backup-id"] ?? "";
    expect(last(step)).toBe(`Backup: ${id}`);
    expect(step.log.filter((line) => line.startsWith("##[group]"))).toEqual([
      '##[group]Saving "settings"',
      '##[group]Saving "registry"',
      '##[group]Storing in "local"',
      '##[group]Reading back from "local"',
      "##[group]Uploading holdfast-status-test-backup.json",
    ]);
    const folder = stage.world.path("store", id);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      commit: stage.git("rev-parse", "HEAD").trim(),
      requester: "ana-example",
      run: `https://github.com/example/servers/actions/runs/${stage.github.state.runs[0]?.id}`,
    });
    expect(step.outputs).toEqual({
      "backup-id": id,
      "manifest-sha256": expect.stringMatching(/^[0-9a-f]{64}$/),
      report: expect.stringContaining(step.temp),
      bytes: expect.stringMatching(/^[1-9]\d+$/),
      skipped: "false",
    });
    const report = JSON.parse(readFileSync(step.outputs["report"] ?? "", "utf8"));
    expect(report).toMatchObject({ command: "backup", exit: 0, backup: id });
    expect(step.summary).toMatch(new RegExp(`^## Backup \`${id}\`\n`));
    expect(stage.results.artifacts.map(({ name }) => name)).toEqual([
      "holdfast-status-test-backup.json",
    ]);
    const second = await stage.main({ command: "backup", sources: "settings" });
    expect(second.summary).toMatch(/\| `settings` \| files \| 3 \| – \| 32 B \| .* \(±0 %\) \|/);
    expect(second.summary).toContain("* `registry`: not asked for");
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a signing key given as text is masked in every form and left nowhere",
  async () => {
    const stage = await makeStage(NO_KEY);
    const key = readFileSync(stage.world.path("keys", "signing"), "utf8");
    const step = await stage.main({ command: "backup", "signing-key": key });
    expectCode(step, 0);
    expectNoKey(step, key);
    const firstUse = step.raw.split("\n").findIndex((line) => line.startsWith("::group::"));
    const lastMask = step.raw
      .split("\n")
      .findLastIndex(
        (line) => /^::add-mask::(?!.*sig)[A-Za-z-]/.test(line) && key.includes(line.slice(12, 40)),
      );
    expect(lastMask).toBeGreaterThan(0);
    expect(lastMask).toBeLessThan(firstUse);
    const body = key.split("\n")[2] ?? "";
    expect(step.masks).toContain(body);
    for (const folder of [step.temp, stage.world.path("state"), stage.world.path("store")])
      expect(textsIn(folder).filter((text) => text.includes(body))).toEqual([]);
    // By a name in the environment, and by a file.
    const byName = await stage.main(
      { command: "backup", "signing-key": "env:MY_KEY" },
      { env: { MY_KEY: key } },
    );
    expect([byName.code, byName.masks.includes(body)]).toEqual([0, true]);
    const byFile = await stage.main({ command: "backup", "signing-key": "file:keys/signing" });
    expect([byFile.code, byFile.masks.includes(body)]).toEqual([0, true]);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "the passphrase of an identity and the address of ping are masked too",
  async () => {
    const stage = await makeStage({ ping: "env:PING" });
    const env = {
      PING: "https://127.0.0.1:9/3c1e8a90-ping",
      HOLDFAST_IDENTITY_PASSPHRASE: "correct horse battery",
    };
    const step = await stage.main({ command: "list" }, { env });
    expectCode(step, 0);
    expect(step.masks).toEqual(expect.arrayContaining(Object.values(env)));
  },
  MINUTE,
);

testWith(
  TOOLS,
  "the secrets of hooks are masked, from the environment and a file",
  async () => {
    const stage = await makeStage({
      restore:
        '{ before: { run: [announce], env: { A: env:TOKEN_A } }, after: { run: [reindex], env: { B: "file:token-b" } } }',
    });
    writeFileSync(stage.world.path("token-b"), "second-token-of-a-hook\n");
    const env = { TOKEN_A: "first-token-of-a-hook" };
    const step = await stage.main({ command: "list" }, { env, source: true });
    expectCode(step, 0);
    expect(step.masks).toEqual(expect.arrayContaining([env.TOKEN_A, "second-token-of-a-hook"]));
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a signing key in the input and in the policy is exit 2: nobody could tell which counts",
  async () => {
    const stage = await makeStage();
    const step = await stage.main({ command: "backup", "signing-key": "file:keys/signing" });
    expectCode(step, 2);
    expect(step.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("a signing key is in the input and in the policy"),
    ]);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "mistakes in the inputs come all at once, with exit 2",
  async () => {
    const stage = await makeStage();
    const step = await stage.main({ command: "restore", summary: "long", polcy: "x" });
    expectCode(step, 2);
    expect(step.annotations.map(({ kind, message }) => [kind, message.split("\n")[0]])).toEqual([
      ["error", 'Cannot run the action: there is no input "polcy"'],
      ["error", "Cannot run the action: restore needs plan"],
      ["error", 'Cannot run the action: summary is "long", expected off, short or full'],
      ["error", "Cannot run the action: 3 mistakes in its inputs"],
    ]);
    expect(stage.github.state.calls).toEqual([]);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a mistake in the policy is an annotation on its line, with exit 2",
  async () => {
    const stage = await makeStage({ stores: "\n  local: { kind: directory, pth: store }" });
    const step = await stage.main({ command: "check --offline" }, { event: "pull_request" });
    expectCode(step, 2);
    const lines = readFileSync(stage.world.path("holdfast.yml"), "utf8").split("\n");
    const line = String(lines.findIndex((one) => one.includes("pth")) + 1);
    expect(step.annotations).toContainEqual({
      kind: "error",
      message: expect.stringContaining("pth"),
      properties: expect.objectContaining({ file: "holdfast.yml", line }),
    });
  },
  MINUTE,
);

testWith(
  TOOLS,
  "on the event schedule backup means --due: it saves what is due, and says nothing when nothing is",
  async () => {
    const stage = await makeStage({ schedules: '\n  nightly: { every: day, at: "02:00" }' });
    const tick = { event: "schedule", path: ".github/workflows/backup.yml" };
    const first = await stage.main({ command: "backup" }, tick);
    expect([first.code, first.outputs["skipped"]]).toEqual([0, "false"]);
    expect(first.summary).toContain(first.outputs["backup-id"]);
    const second = await stage.main({ command: "backup" }, tick);
    expect([second.code, second.outputs["skipped"], second.summary]).toEqual([0, "true", ""]);
    expect(second.outputs["backup-id"]).toBeUndefined();
    const named = await stage.main({ command: "backup", sources: "settings" }, tick);
    expectCode(named, 2);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "plan, a signature pasted into one line, restore to Restore successfully, undo and settle",
  async () => {
    const stage = await makeStage();
    expectCode(await stage.main({ command: "backup" }), 0);
    const conf = stage.world.path("data", "settings", "app.conf");
    writeFileSync(conf, "port = 1\n");
    const planned = await stage.main({ command: "plan", id: "latest" });
    expectCode(planned, 0);
    const digits = planned.outputs["plan-sha256"]?.slice(0, 16) ?? "";
    expect(last(planned)).toBe(`Plan: ${digits}`);
    expect(planned.summary).toContain("**ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA**");
    expect(planned.summary).toContain(digits);
    const artifact = stage.results.artifacts.find(({ name }) => name === `plan-${digits}.json`);
    expect(String(artifact?.id)).toBe(planned.outputs["artifact-id"]);
    expect(artifact?.digest).toBe(`sha256:${planned.outputs["artifact-digest"]}`);
    expect(readFileSync(conf, "utf8")).toBe("port = 1\n");

    const approval = await approved(stage, planned);
    const identity = readFileSync(stage.world.path("keys", "identity.txt"), "utf8");
    const run = stage.github.state.runs.at(-1)?.id;
    const restored = await stage.main({
      command: "restore",
      plan: `run:${run}`,
      approval: approval.replaceAll("\n", " "),
      identity,
      summary: "full",
    });
    expectCode(restored, 0);
    expect(last(restored)).toBe("Restore successfully");
    expect(restored.summary.trimEnd().split("\n").at(-1)).toBe("Restore successfully");
    expectNoKey(restored, identity);
    expect(readFileSync(conf, "utf8")).toBe("port = 7070\n");
    expect(restored.outputs).toMatchObject({
      "plan-sha256": planned.outputs["plan-sha256"],
      "manifest-sha256": planned.outputs["manifest-sha256"],
      "artifact-url": expect.stringContaining("/artifacts/"),
    });
    expect(stage.results.artifacts.map(({ name }) => name)).toContain(`restore-${digits}.json`);
    const secret = identity.split("\n").find((line) => line.startsWith("AGE-SECRET-KEY-")) ?? "";
    expect(textsIn(restored.temp).filter((text) => text.includes(secret))).toEqual([]);

    const undone = await stage.main({ command: "undo", id: digits });
    expect([undone.code, last(undone)]).toEqual([0, `Undone: ${digits}`]);
    expect(readFileSync(conf, "utf8")).toBe("port = 1\n");
    const settled = await stage.main({ command: "settle", id: digits });
    expect([settled.code, last(settled)]).toEqual([0, `Settled: ${digits}`]);
  },
  2 * MINUTE,
);

testWith(
  TOOLS,
  "a backup in a store of kind artifact is downloaded as Backup_…Z.zip, and the outputs name it",
  async () => {
    const stage = await makeStage({ stores: "\n  github: { kind: artifact }" });
    const run = { path: ".github/workflows/backup.yml" };
    const step = await stage.main({ command: "backup" }, run);
    expectCode(step, 0);
    const { outputs } = step;
    const artifact = stage.results.artifacts.find(
      ({ id }) => String(id) === outputs["artifact-id"],
    );
    expect(artifact?.name).toBe(`${outputs["backup-id"]}.zip`);
    expect(artifact?.name).toMatch(/^Backup_\d{8}_\d{4}Z\.zip$/);
    expect(artifact?.digest).toBe(`sha256:${outputs["artifact-digest"]}`);
    expect(outputs["artifact-url"]).toMatch(new RegExp(`/artifacts/${artifact?.id}$`));
    expectCode(await stage.main({ command: "verify" }, run), 0);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "into follows env: and file:, and the plan names the other place",
  async () => {
    const stage = await makeStage();
    expectCode(await stage.main({ command: "backup" }), 0);
    mkdirSync(stage.world.path("elsewhere"));
    writeFileSync(stage.world.path("place"), `${stage.world.path("elsewhere", "registry.db")}\n`);
    const step = await stage.main(
      { command: "plan", id: "latest", into: "settings=env:PLACE\nregistry=file:place" },
      { env: { PLACE: stage.world.path("elsewhere", "settings") } },
    );
    expectCode(step, 0);
    expect(step.summary).toContain(`\`${stage.world.path("elsewhere", "settings")}\``);
    expect(step.summary).toContain(`\`${stage.world.path("elsewhere", "registry.db")}\``);
    const lost = await stage.main({ command: "plan", id: "latest", into: "settings=env:NOWHERE" });
    expectCode(lost, 2);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "an address with a password is masked, of the policy and of into, from the environment and a file",
  async () => {
    const stage = await makeStage({
      sources:
        "\n  server: { engine: postgres, url: env:SERVER, restore-url: file:restore-url, enabled: false, because: not yet }\n  list: { engine: command, dump: [cat, x], env: { TOKEN: env:COMMAND_TOKEN }, enabled: false, because: not yet }",
    });
    const address = (password: string) => `postgres://keeper:${password}@db.example/registry`;
    writeFileSync(stage.world.path("restore-url"), `${address("second-Password")}\n`);
    writeFileSync(stage.world.path("place"), `${address("third-Password")}\n`);
    const env = {
      SERVER: address("first%2FPassword"),
      PLACE: address("fourth-Password"),
      COMMAND_TOKEN: "fifth-Password",
    };
    const start = { source: true, env };
    const listed = await stage.main({ command: "list" }, start);
    expect(listed.masks).toEqual(
      expect.arrayContaining([
        "first%2FPassword",
        "first/Password",
        "second-Password",
        "fifth-Password",
      ]),
    );
    const into = "server=file:place\nother=env:PLACE";
    const planned = await stage.main({ command: "plan", id: "latest", into }, start);
    expect(planned.masks).toEqual(expect.arrayContaining(["third-Password", "fourth-Password"]));
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a source that fails is red, named in the summary, and does not stop the others",
  async () => {
    const stage = await makeStage();
    rmSync(stage.world.path("data", "registry.db"));
    const step = await stage.main({ command: "backup" });
    expectCode(step, 3);
    expect(step.summary).toContain("* `registry`: **failed**");
    expect(step.summary).toContain("❌");
    const line = readFileSync(stage.world.path("holdfast.yml"), "utf8")
      .split("\n")
      .findIndex((one) => one.includes("registry:"));
    expect(step.annotations[0]).toMatchObject({
      kind: "error",
      properties: { file: "holdfast.yml", line: String(line + 1) },
    });
    const off = await stage.main({ command: "backup", summary: "off" });
    expect([off.code, off.summary]).toEqual([3, ""]);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "what a stranger named cannot speak to the runner",
  async () => {
    const because = '"##[error]a ::error::b \\u202e"';
    const stage = await makeStage({
      sources: `\n  settings: { engine: files, path: data/settings }\n  old: { engine: files, path: old, enabled: false, because: ${because} }`,
    });
    for (const command of ["check", "backup"]) {
      const step = await stage.main({ command, summary: "full" });
      expectCode(step, 0);
      expect(step.log.join("\n")).toContain("#\\x23[error]a ::error::b \\xe2\\x80\\xae");
      expect(step.raw + step.summary).not.toMatch(/##\[error\]|\u202e/);
      expect(step.annotations.filter(({ message }) => /^[ab]/.test(message))).toEqual([]);
    }
  },
  MINUTE,
);

test("the doors are there: run npm run build, or set HOLDFAST_DIST", async () => {
  const { DIST } = await import("./stage.ts");
  expect(readdirSync(DIST)).toEqual(expect.arrayContaining(["main.js", "post.js"]));
});

/** Ben signs the plan in a clone, as the summary says. @returns The signature. */
async function approved(stage: Stage, planned: Step): Promise<string> {
  const plan = stage.world.path("fetched.json");
  writeFileSync(plan, readFileSync(planned.outputs["plan"] ?? ""));
  const said = await stage.world.run("approve", "fetched.json", "--key", "people/ben");
  expect([said.code, said.stderr]).toEqual([0, expect.anything()]);
  const approval = readFileSync(`${plan}.approval`, "utf8");
  rmSync(`${plan}.approval`);
  return approval;
}
