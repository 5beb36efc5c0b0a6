import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import { codeOwners, nameFrom, starterPolicy } from "../../src/domain/starter.ts";
import { engines } from "../../src/engine/mod.ts";
import { run } from "../../src/face/cli/run.ts";
import { stores } from "../../src/store/mod.ts";
import { readWorkflow } from "../rehearsal/workflow.ts";
import { tempFolder, testWith } from "../tools.ts";
import { type Said, sink } from "../world.ts";

const ROOT = tempFolder("holdfast-init");
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const PLAIN = ["init", "--preset", "plain", "--person", "ana=ana-example"];
const ALL = ["backup", "policy", "restore", "undo", "verify", "watch"].map(
  (name) => `.github/workflows/${name}.yml`,
);

/** A folder that is to become a repository, and a command line in it. */
async function begin(): Promise<{
  at(...names: string[]): string;
  text(name: string): Promise<string>;
  run(...argv: string[]): Promise<Said>;
}> {
  const folder = join(mkdtempSync(join(ROOT, "x-")), "Civil Registry");
  await mkdir(folder);
  return {
    at: (...names) => join(folder, ...names),
    text: async (name) => await readFile(join(folder, name), "utf8"),
    async run(...argv) {
      const [stdout, stderr] = [sink(), sink()];
      const worker = new URL("../../src/index.ts", import.meta.url);
      const code = await run({
        argv,
        worker,
        cwd: folder,
        stdout: stdout.stream,
        stderr: stderr.stream,
      });
      return { code, stdout: stdout.text(), stderr: stderr.text() };
    },
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
}

test("init --preset plain asks nothing and writes policy, workflows and reviewers", async () => {
  const site = await begin();
  const { code, stdout } = await site.run(...PLAIN, "--source", "registry=/srv/registry.db");
  expect(code).toBe(0);
  expect(await filesIn(site.at())).toEqual([".github/CODEOWNERS", ...ALL, "holdfast.yml"]);
  const { policy, complaints } = parsePolicy(await site.text("holdfast.yml"), { engines, stores });
  expect(complaints).toEqual([]);
  expect(policy).toMatchObject({
    name: "civil-registry",
    sources: { registry: { engine: "sqlite", settings: { path: "/srv/registry.db" } } },
    people: { ana: { github: "ana-example" } },
    approval: { approvers: ["ana"], gates: ["signature"] },
    schedules: { nightly: { every: "day", at: 120 } },
    signingKey: "env:HOLDFAST_SIGNING_KEY",
  });
  expect(await site.text(".github/CODEOWNERS")).toMatch(/^\/holdfast\.yml @ana-example$/m);
  expect(stdout).toContain("What only a person can do:");
  expect(stdout).toContain('`export HOLDFAST_SIGNING_KEY="$(cat FILE)"`');
  expect(stdout).toContain("A second person: nobody approves what they asked for");
});

const SYSTEMS = [
  [["emca"], "emca", "emCA", "mysql"],
  [["emca", "--database", "postgres"], "emca", "emCA", "postgres"],
  [["senhasegura"], "senhasegura", "senhasegura", "mysql"],
] as const;
for (const [words, name, prefix, engine] of SYSTEMS) {
  test(`init --preset ${words.join(" ")} writes a policy that check --offline takes and that holds no secret`, async () => {
    const site = await begin();
    const said = await site.run("init", "--preset", ...words, "--person", "ana=ana-example");
    expect([said.code, said.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect(said.stdout).toContain("Addresses: on the server make /etc/holdfast/");
    expect(await site.run("check", "--offline")).toMatchObject({ code: 0, stderr: "" });
    const text = await site.text("holdfast.yml");
    const { policy } = parsePolicy(text, { engines, stores });
    expect(policy).toMatchObject({ name, prefix, approval: { approvers: ["ana"] } });
    const kinds = Object.values(policy?.sources ?? {}).map((source) => source.engine);
    expect(kinds.filter((kind) => kind === engine)).toHaveLength(2);
    // Addresses are told by files; nothing else in it could hold a password.
    for (const [, from] of text.matchAll(/url: (\S+)/g))
      expect(from).toMatch(/^"file:\/etc\/holdfast\/[a-z0-9-]+\.url"$/);
    expect(text.replace(/#.*/g, "")).not.toMatch(/:\/\/|passw|secret/i);
    expect(text.split("\n").filter((line) => line.length > 190)).toEqual([]);
  });
}

test("init --preset senhasegura keeps session files out by name, and puts mt4 back first", async () => {
  const site = await begin();
  await site.run("init", "--preset", "senhasegura");
  const { policy } = parsePolicy(await site.text("holdfast.yml"), { engines, stores });
  expect(policy).toMatchObject({
    sources: {
      sessions: { enabled: false, because: expect.stringContaining("somebody decides") },
      logs: { enabled: true, settings: { "may-change": ["*"] } },
    },
    groups: { databases: { restoreOrder: ["mt4", "senhasegura"] } },
    stores: { remote: { kind: "directory", settings: { mount: "required" } } },
    schedules: { nightly: { at: 300 } },
  });
});

test("init --preset emca keeps key file and databases in one group, the key file back first", async () => {
  const site = await begin();
  await site.run("init", "--preset", "emca");
  const { policy } = parsePolicy(await site.text("holdfast.yml"), { engines, stores });
  const names = Object.keys(policy?.sources ?? {});
  expect(names.toSorted()).toEqual(policy?.groups["emca"]?.order.toSorted());
  expect(policy?.groups["emca"]?.restoreOrder.slice(0, 4)).toEqual([
    "keyfile",
    "properties",
    "app",
    "certmanager",
  ]);
  expect(policy?.groups["emca"]?.caution).toMatch(/HSM.*sealed key file/);
});

test("init takes a link that leads nowhere for something that is there", async () => {
  const site = await begin();
  await symlink(site.at("gone.yml"), site.at("holdfast.yml"));
  const { stdout, stderr } = await site.run(...PLAIN);
  expect(stdout + stderr).toContain("holdfast.yml");
  expect((await lstat(site.at("holdfast.yml"))).isSymbolicLink()).toBe(true);
});

test("init writes through no link into another folder", async () => {
  const site = await begin();
  const other = mkdtempSync(join(ROOT, "other-"));
  await symlink(other, site.at(".github"));
  const { code, stderr } = await site.run(...PLAIN);
  expect([code, stderr]).toEqual([2, expect.stringContaining('".github" is a link')]);
  expect(await filesIn(other)).toEqual([]);
  expect(await filesIn(site.at())).toEqual([]);
});

test("init says the page of each step, of the repository it is in", async () => {
  const site = await begin();
  await mkdir(site.at(".git"));
  await writeFile(
    site.at(".git/config"),
    '[remote "origin"]\n\turl = git@github.example:acme/vault.git\n',
  );
  const { stdout } = await site.run(...PLAIN);
  for (const page of ["settings/actions/runners/new", "settings/environments", "settings/rules"])
    expect(stdout).toContain(`https://github.example/acme/vault/${page}`);
  expect(stdout).toContain(
    "https://github.example/organizations/acme/settings/actions/runner-groups",
  );
  expect(stdout).toContain("HOLDFAST_SIGNING_KEY");
  expect(stdout).toContain("HOLDFAST_IDENTITY");
});

test("init writes workflows that GitHub's parser takes, with the release and the runner it was told", async () => {
  const site = await begin();
  await site.run(...PLAIN, "--action", `acme/holdfast@${COMMIT}`, "--runner", "vault");
  for (const file of ALL) {
    const { jobs } = await readWorkflow(site.at(file));
    for (const { runsOn, steps } of jobs) {
      expect([["self-hosted", "vault"], "ubuntu-24.04"]).toContainEqual(runsOn);
      for (const { uses } of steps)
        if (uses !== null)
          expect(uses).toMatch(
            /^(?:actions\/checkout@[0-9a-f]{40}|acme\/holdfast@0123456789abcdef0123456789abcdef01234567)$/,
          );
    }
    expect(await site.text(file)).toMatch(/^# Written by holdfast init/);
  }
});

test("init without a release leaves a pin that GitHub refuses, and says so", async () => {
  const site = await begin();
  const { stdout } = await site.run(...PLAIN);
  expect(await site.text(ALL[0] as string)).toContain(`holdfast/holdfast@${"0".repeat(40)}`);
  expect(stdout).toContain("holdfast/holdfast@000…; until then GitHub refuses to start them");
});

test("init overwrites nothing: what is there is named and stays, and where all is there it is exit 2", async () => {
  const site = await begin();
  await mkdir(site.at(".github/workflows"), { recursive: true });
  await writeFile(site.at(".github/workflows/watch.yml"), "mine\n");
  await writeFile(site.at("CODEOWNERS"), "* @acme\n");
  const first = await site.run(...PLAIN);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("kept   .github/workflows/watch.yml, which was there");
  expect(first.stdout).toContain("CODEOWNERS is there: add");
  expect(await site.text(".github/workflows/watch.yml")).toBe("mine\n");
  expect(await filesIn(site.at())).not.toContain(".github/CODEOWNERS");
  const before = await Promise.all((await filesIn(site.at())).map((name) => site.text(name)));
  const second = await site.run(...PLAIN);
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/all is there already: holdfast\.yml, .*watch\.yml/);
  expect(await Promise.all((await filesIn(site.at())).map((name) => site.text(name)))).toEqual(
    before,
  );
});

test("init takes a policy that is there: its schedules, and no prune where it has no retention", async () => {
  const site = await begin();
  await writeFile(
    site.at("holdfast.yml"),
    starterPolicy({
      preset: "plain",
      name: "x",
      database: "mysql",
      sources: [{ name: "a", engine: "files", path: "/srv/a" }],
      store: "/backups",
      at: "01:30",
      timezone: "Africa/Lusaka",
      people: [],
    })
      .replace(/^retention:.*\n/m, "")
      .concat(
        'people: { ana: { keys: ["file:a.pub"] } }\napproval: { approvers: [ana], environment: Two Eyes }\n',
      ),
  );
  expect((await site.run(...PLAIN, "--exact")).code).toBe(0);
  const { events, jobs } = await readWorkflow(site.at(".github/workflows/backup.yml"));
  expect(events.schedule).toEqual([{ cron: "30 1 * * *", timezone: "Africa/Lusaka" }]);
  expect(jobs.map(({ id }) => id)).toEqual(["backup"]);
  const restore = await readWorkflow(site.at(".github/workflows/restore.yml"));
  expect(restore.jobs.map(({ environment }) => environment)).toEqual([null, "Two Eyes"]);
});

test("init --exact writes no zone where it is UTC, and says what it gives up", async () => {
  const site = await begin();
  const utc = starterPolicy({
    preset: "plain",
    name: "x",
    database: "mysql",
    sources: [{ name: "a", engine: "files", path: "/srv/a" }],
    store: "/backups",
    at: "02:00",
    timezone: "UTC",
    people: [],
  });
  await writeFile(site.at("holdfast.yml"), utc);
  await site.run(...PLAIN, "--exact");
  const text = await site.text(".github/workflows/backup.yml");
  expect(text).toContain('    - cron: "0 2 * * *"\n  workflow_dispatch:\n');
  expect(text).not.toContain("Ticks once an hour");
  expect((await site.run("check", "--offline")).code).toBe(0);
});

test("check notices when exact crons and schedules part ways, and when they meet again", async () => {
  const site = await begin();
  await site.run(...PLAIN, "--exact");
  const check = () => site.run("check", "--offline", "--json");
  expect((await check()).code).toBe(0);
  const text = await site.text("holdfast.yml");
  await writeFile(
    site.at("holdfast.yml"),
    text.replace(
      /nightly: .*/,
      'weekly: { every: week, on: sunday, at: "03:05", timezone: Africa/Lusaka }',
    ),
  );
  const said = await check();
  expect(said.code).toBe(2);
  expect(JSON.parse(said.stdout)).toMatchObject({
    findings: [
      {
        code: "cron-differs",
        thing: "backup.yml",
        text: expect.stringContaining("5 3 * * 0 Africa/Lusaka"),
      },
    ],
  });
  const workflow = await site.text(".github/workflows/backup.yml");
  await writeFile(
    site.at(".github/workflows/backup.yml"),
    workflow.replace(
      /- cron: .*\n(?: {6}timezone.*\n)?/,
      '- cron: "5 3 * * 0"\n      timezone: Africa/Lusaka\n',
    ),
  );
  expect((await check()).code).toBe(0);
});

test("check reads no workflow through a link, as a proposal could lead it anywhere", async () => {
  const site = await begin();
  await site.run(...PLAIN, "--exact");
  const text = await site.text(".github/workflows/backup.yml");
  const wrong = text.replace(/- cron: .*/, '- cron: "9 9 * * *"');
  await writeFile(site.at(".github/workflows/backup.yml"), wrong);
  expect((await site.run("check", "--offline")).code).toBe(2);
  await rename(site.at(".github/workflows/backup.yml"), site.at("backup.yml"));
  await symlink(site.at("backup.yml"), site.at(".github/workflows/backup.yml"));
  expect((await site.run("check", "--offline")).code).toBe(0);
  await rm(site.at(".github/workflows/backup.yml"));
  await rename(site.at("backup.yml"), site.at(".github/workflows/backup.yml"));
  await rename(site.at(".github"), site.at("elsewhere"));
  await symlink("elsewhere", site.at(".github"));
  expect((await site.run("check", "--offline")).code).toBe(0);
});

test("check leaves an hourly workflow alone, whatever the schedules say", async () => {
  const site = await begin();
  await site.run(...PLAIN);
  await writeFile(
    site.at("holdfast.yml"),
    (await site.text("holdfast.yml")).replace(/at: "02:00"/, 'at: "05:00"'),
  );
  expect((await site.run("check", "--offline")).code).toBe(0);
});

test("init refuses what makes no sense, writes nothing then, and asks nobody where nobody is", async () => {
  const wrong = [
    ["init"],
    ["init", "--json"],
    ["init", "--preset", "fancy"],
    ["init", "--preset", "emca", "--database", "oracle"],
    ["init", "--preset", "senhasegura", "--database", "mysql"],
    ["init", "--preset", "emca", "--source", "a=/srv/a"],
    [...PLAIN, "--database", "postgres"],
    [...PLAIN, "--name", "Not A Name"],
    [...PLAIN, "--source", "a"],
    [...PLAIN, "--person", "Ana=x"],
    [...PLAIN, "--action", "acme/holdfast@v1"],
    [...PLAIN, "--runner", "two words"],
  ];
  for (const argv of wrong) {
    const site = await begin();
    expect({ argv, code: (await site.run(...argv)).code }).toEqual({ argv, code: 2 });
    expect(await filesIn(site.at())).toEqual([]);
  }
});

test("init refuses a policy that is there and is not sound, and writes nothing beside it", async () => {
  const site = await begin();
  await writeFile(site.at("holdfast.yml"), "holdfast: 2\n");
  const { code, stderr } = await site.run(...PLAIN);
  expect(code).toBe(2);
  expect(stderr).toContain("holdfast check --offline");
  expect(await filesIn(site.at())).toEqual(["holdfast.yml"]);
});

test("init beside a policy takes its reviewers from it, and says what would be red every hour", async () => {
  const site = await begin();
  await site.run(...PLAIN);
  await rm(site.at(".github"), { recursive: true });
  const text = (await site.text("holdfast.yml"))
    .replace(/schedules:\n.*\n/, "")
    .replace("may: [backup, prune]", "may: [backup]");
  await writeFile(site.at("holdfast.yml"), text);
  const { code, stdout } = await site.run("init", "--preset", "plain", "--exact");
  expect(code).toBe(0);
  expect(await site.text(".github/CODEOWNERS")).toMatch(/^\/holdfast\.yml @ana-example$/m);
  expect(stdout).toContain("Schedules: holdfast.yml has none");
  expect(stdout).toContain("Signers: none in holdfast.yml may prune");
  const { on } = parse(await site.text(".github/workflows/backup.yml")) as { on: object };
  expect(Object.keys(on)).toEqual(["workflow_dispatch"]); // GitHub refuses a schedule without a cron
  expect((await site.run("check", "--offline")).code).toBe(0);
});

/** An open question has a filled mark; one that was answered is drawn again with an empty one. */
function isAsked(screen: string, question: string): boolean {
  const plain = screen.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "");
  return new RegExp(`◆\\s+${question}`).test(plain);
}

/** Runs init at a terminal of its own and gives each answer when its question is asked. */
async function answered(
  cwd: string,
  argv: readonly string[],
  answers: [question: string, keys: string][],
): Promise<{ code: unknown; left: unknown; said: string }> {
  const door = fileURLToPath(new URL("../door.ts", import.meta.url));
  const line = `stty cols 100 && ${process.execPath} ${door} init ${argv.join(" ")}`;
  const child = spawn("script", ["-qfec", line, "/dev/null"], { cwd, stdio: "pipe" });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
    const [next] = answers;
    if (next === undefined || !isAsked(said, next[0])) return;
    answers.shift();
    said = "";
    child.stdin.write(next[1]);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, left: answers, said };
}

testWith(["script"], "init asks at a terminal, and Enter takes what it proposes", async () => {
  const site = await begin();
  const answers: [question: string, keys: string][] = [
    ["What is to be saved", "\r"],
    ["What is saved is called", "vault\r"],
    ["Place of source settings", "/srv/settings\r"],
    ["Another folder", "/srv/people.db\r"],
    ["Its name", "people\r"],
    ["Another folder", "\r"],
    ["Where do backups rest", "\r"],
    ["Every day at", "03:15\r"],
    ["In the time zone", "Africa/Lusaka\r"],
    ["Who may approve", "ben=ben-example\r"],
    ["Who may approve", "\r"],
    ["Exact times", "y"],
  ];
  expect(await answered(site.at(), ["--person", "ana=ana-example"], answers)).toMatchObject({
    code: 0,
    left: [],
  });
  const { policy } = parsePolicy(await site.text("holdfast.yml"), { engines, stores });
  expect(policy).toMatchObject({
    name: "vault",
    sources: {
      settings: { engine: "files", settings: { path: "/srv/settings" } },
      people: { engine: "sqlite", settings: { path: "/srv/people.db" } },
    },
    stores: { local: { settings: { path: "/var/backups/holdfast" } } },
    schedules: { nightly: { at: 195, timezone: "Africa/Lusaka" } },
    approval: { approvers: ["ana", "ben"] },
  });
  expect(await site.text(".github/workflows/backup.yml")).toContain('cron: "15 3 * * *"');
});

testWith(
  ["script"],
  "init asks at a terminal for a system, and then not for its sources",
  async () => {
    const site = await begin();
    const answers: [question: string, keys: string][] = [
      ["What is to be saved", "\x1b[B\r"],
      ["Where emCA's databases lie", "\x1b[B\r"],
      ["What is saved is called", "\r"],
      ["Where do backups rest", "\r"],
      ["Every day at", "\r"],
      ["In the time zone", "\r"],
      ["Who may approve", "\r"],
      ["Exact times", "n"],
    ];
    expect(await answered(site.at(), [], answers)).toMatchObject({ code: 0, left: [] });
    const { policy } = parsePolicy(await site.text("holdfast.yml"), { engines, stores });
    expect(policy).toMatchObject({
      name: "emca",
      sources: { app: { engine: "postgres" }, keyfile: { engine: "files" } },
    });
  },
);

test("a first policy without people says how a restore becomes possible", () => {
  const text = starterPolicy({
    preset: "plain",
    name: "x",
    database: "mysql",
    sources: [],
    store: "/b",
    at: "02:00",
    timezone: "UTC",
    people: [],
  });
  expect(text).toContain("# Without people nobody can approve a restore");
  expect(codeOwners([])).toBeNull();
  expect(codeOwners([{ name: "ana", github: null }])).toBeNull();
});

test("names that YAML would read as numbers or truths stay names", () => {
  const text = starterPolicy({
    preset: "plain",
    name: "2026",
    database: "mysql",
    sources: [{ name: "007", engine: "files", path: "/a" }],
    store: "/b",
    at: "02:00",
    timezone: "UTC",
    people: [
      { name: "true", github: "12345" },
      { name: "1e3", github: null },
    ],
  });
  const { policy, complaints } = parsePolicy(text, { engines, stores });
  expect(complaints).toEqual([]);
  expect(policy).toMatchObject({
    name: "2026",
    sources: { "007": { engine: "files" } },
    people: { true: { github: "12345" }, "1e3": { github: null } },
    approval: { approvers: ["true", "1e3"] },
  });
});

test("a folder's name becomes a policy's", () => {
  expect(nameFrom("Civil Registry (new)", "x")).toBe("civil-registry-new");
  expect(nameFrom("…", "server")).toBe("server");
});
