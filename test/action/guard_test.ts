import { appendFileSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { refuseRun } from "../../src/face/action/guard.ts";
import { type GitHubRun, runOf } from "../../src/host/github.ts";
import { tempFolder, testWith } from "../tools.ts";
import { expectCode, makeStage, type Stage, type Start } from "./stage.ts";

const MINUTE = 60_000; // ms
const TOOLS = ["git", "ssh-keygen", "tar"];

/** Runs a backup that must be refused before anything is touched. @returns What was said. */
async function refused(stage: Stage, start: Start, command = "backup"): Promise<string> {
  const step = await stage.main({ command }, start);
  expectCode(step, 7);
  expect(step.annotations.map(({ kind }) => kind)).toContain("error");
  expect(step.raw).not.toContain("::group::");
  return step.annotations.map(({ message }) => message).join("\n");
}

testWith(
  TOOLS,
  "a run on another branch is refused, whatever it has checked out",
  async () => {
    const stage = await makeStage();
    expect(await refused(stage, { headBranch: "topic" })).toContain(
      'on "refs/heads/topic", expected the default branch "refs/heads/main"',
    );
    // The branch that calls itself the default one to the runner alone.
    stage.github.state.defaultBranch = "trunk";
    const lie = { GITHUB_EVENT_PATH: stage.world.path("event.json") };
    writeFileSync(lie.GITHUB_EVENT_PATH, '{"repository":{"default_branch":"topic"}}');
    expect(await refused(stage, { headBranch: "topic", env: lie })).toContain(
      'the default branch is "trunk" to GitHub, and "topic" to the runner',
    );
  },
  MINUTE,
);

testWith(
  TOOLS,
  "on a pull request no input is followed to a file or a variable, also not to be masked",
  async () => {
    const stage = await makeStage();
    const address = "postgres://keeper:long-Password@db.example/registry";
    writeFileSync(stage.world.path("place"), address);
    const inputs = { command: "plan", id: "latest", into: "registry=file:place\nother=env:PLACE" };
    const start = { event: "pull_request", source: true, env: { PLACE: address } };
    const step = await stage.main(inputs, start);
    expectCode(step, 7);
    expect(step.masks.join()).not.toContain("Password");
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a start by hand without a token is refused where the policy names operators",
  async () => {
    const stage = await makeStage({ operators: "[ana]" });
    const start = { event: "workflow_dispatch", permissions: null, source: true };
    expect(await refused(stage, start)).toContain("cannot be asked without a github-token");
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a workflow of another branch or repository is refused",
  async () => {
    const stage = await makeStage();
    for (const workflowRef of [
      "example/servers/.github/workflows/backup.yml@refs/heads/topic",
      "example/other/.github/workflows/backup.yml@refs/heads/main",
      "example/servers/.github/workflows/backup.yml@refs/pull/1/merge",
    ])
      expect(await refused(stage, { workflowRef })).toContain(`the workflow is "${workflowRef}"`);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a checkout that is not the run's commit is refused, and names each file that differs",
  async () => {
    const stage = await makeStage();
    const policy = stage.world.path("holdfast.yml");
    const whole = readFileSync(policy);
    appendFileSync(policy, "# changed\n");
    expect(await refused(stage, {})).toContain('"holdfast.yml" is not as in the commit');
    // Git can be told to overlook it, and to hold it for staged.
    stage.git("update-index", "--assume-unchanged", "holdfast.yml");
    expect(await refused(stage, {})).toContain('"holdfast.yml" is not as in the commit');
    stage.git("update-index", "--no-assume-unchanged", "holdfast.yml");
    stage.git("add", "holdfast.yml");
    expect(await refused(stage, {})).toContain('"holdfast.yml" is not as in the commit');
    writeFileSync(policy, whole);
    stage.git("add", "holdfast.yml");
    // A key of another person, and a recipient of a stranger.
    writeFileSync(
      stage.world.path("people/ben.pub"),
      readFileSync(stage.world.path("people/eve.pub")),
    );
    writeFileSync(
      stage.world.path("people/eve.pub"),
      readFileSync(stage.world.path("people/ana.pub")),
    );
    writeFileSync(
      stage.world.path("people/ana.pub"),
      readFileSync(stage.world.path("keys/signing.pub")),
    );
    const said = await refused(stage, {});
    for (const name of ["ana", "ben", "eve"])
      expect(said).toContain(`"people/${name}.pub" is not as in the commit`);
    stage.git("checkout", "-q", "--", "people");
    // A file that is in no commit.
    await stage.world.policy({ recipients: '["file:keys/other.txt"]' });
    writeFileSync(
      stage.world.path("keys/other.txt"),
      readFileSync(stage.world.path("keys/recipient.txt")),
    );
    stage.commit();
    expect(await refused(stage, {})).toContain(
      '"keys/other.txt" is not in the commit as a plain file',
    );
    // A link, also one that is committed.
    unlinkSync(stage.world.path("keys/other.txt"));
    symlinkSync("recipient.txt", stage.world.path("keys/other.txt"));
    stage.git("add", "-f", "keys/other.txt");
    stage.commit();
    expect(await refused(stage, {})).toContain("keys/other.txt");
    // Another commit than the run's.
    await stage.world.policy({});
    stage.commit();
    expect(await refused(stage, { headSha: "1".repeat(40) })).toContain("the checkout stands at");
    expectCode(await stage.main({ command: "backup" }), 0);
  },
  2 * MINUTE,
);

testWith(
  TOOLS,
  "git is told nothing by its environment, its user or its repository",
  async () => {
    const stage = await makeStage();
    const sha = stage.git("rev-parse", "HEAD").trim();
    appendFileSync(stage.world.path("holdfast.yml"), "# changed\n");
    stage.git("add", "holdfast.yml");
    stage.git("commit", "-q", "-m", "changed");
    const changed = stage.git("rev-parse", "HEAD").trim();
    stage.git("replace", sha, changed); // whoever looks at the one sees the other
    stage.git("checkout", "-q", "--detach", sha);
    const said = await refused(stage, {
      headSha: sha,
      env: { GIT_DIR: stage.world.path(".git"), GIT_CONFIG_COUNT: "0", GIT_WORK_TREE: "/" },
    });
    expect(said).toContain('"holdfast.yml" is not as in the commit');
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a policy outside of any checkout is refused",
  async () => {
    const stage = await makeStage();
    const folder = tempFolderOf();
    writeFileSync(`${folder}/holdfast.yml`, readFileSync(stage.world.path("holdfast.yml")));
    const text = readFileSync(`${folder}/holdfast.yml`, "utf8").replaceAll(
      /"file:(keys|people)/g,
      `"file:${stage.world.folder}/$1`,
    );
    writeFileSync(`${folder}/holdfast.yml`, text);
    const step = await stage.main({ command: "backup", policy: `${folder}/holdfast.yml` });
    expectCode(step, 7);
    expect(step.raw).toContain("lies in no git checkout");
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a second attempt is refused for plan, restore and undo, and taken for a backup",
  async () => {
    const stage = await makeStage();
    for (const inputs of [
      { command: "plan", id: "latest" },
      { command: "restore", plan: "plan.json" },
      { command: "undo", id: "0123456789abcdef" },
    ]) {
      const step = await stage.main(inputs, { attempt: 2 });
      expectCode(step, 7);
      expect(step.raw).toContain("this is attempt 2 of the run");
    }
    expectCode(await stage.main({ command: "backup" }, { attempt: 2 }), 0);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "GitHub's word on the run counts: another commit, event, workflow or attempt is refused",
  async () => {
    const stage = await makeStage();
    const rows: [env: Record<string, string>, said: string][] = [
      [{ GITHUB_EVENT_NAME: "schedule" }, "the run's event"],
      [{ GITHUB_RUN_ATTEMPT: "3" }, "the run's attempt"],
      [
        { GITHUB_WORKFLOW_REF: "example/servers/.github/workflows/a.yml@refs/heads/main" },
        "the run's workflow",
      ],
    ];
    for (const [env, said] of rows) expect(await refused(stage, { env })).toContain(said);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "an API that is down, a token without the permission, no token: no plan, but a backup that says so",
  async () => {
    const stage = await makeStage();
    const rows: [start: Start, said: string][] = [
      [{ permissions: null }, "there is no github-token"],
      [{ permissions: { contents: "read" } }, "actions: read"],
    ];
    for (const [start, said] of rows) {
      const plan = await stage.main({ command: "plan", id: "latest" }, start);
      expectCode(plan, 7);
      expect(plan.raw).toContain(said);
      const backup = await stage.main({ command: "backup" }, start);
      expectCode(backup, 0);
      expect(backup.annotations.filter(({ kind }) => kind === "notice")[0]?.message).toContain(
        "Branch, workflow and commit are as the runner says",
      );
    }
    stage.github.state.faults.down = true;
    const plan = await stage.main({ command: "plan", id: "latest" });
    expectCode(plan, 7);
    expect(plan.raw).toContain("GitHub could not be asked about this run");
  },
  2 * MINUTE,
);

testWith(
  TOOLS,
  "require: reviewed is asked of the policy before, and operators of who starts a run",
  async () => {
    const stage = await makeStage({ require: "reviewed", operators: "[ana]" });
    const start: Start = {
      permissions: { actions: "read", contents: "read", pull_requests: "read" },
    };
    expectCode(await stage.main({ command: "backup" }, start), 0);
    const stranger = await stage.main({ command: "backup" }, { ...start, actor: "eve-example" });
    expectCode(stranger, 7);
    expect(stranger.raw).toContain("must be an operator");
    await stage.world.policy({ require: null });
    stage.commit();
    const step = await stage.main({ command: "backup" }, start);
    expectCode(step, 7);
    expect(step.raw).toContain("no merged pull request brought it");
    // Nor by taking the permission to ask away with it, or the token.
    for (const permissions of [{ actions: "read", contents: "read" } as const, null]) {
      const silent = await stage.main({ command: "backup" }, { permissions });
      expectCode(silent, 7);
    }
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a plan of another workflow, branch, fork, event or attempt is not carried out",
  async () => {
    const stage = await makeStage();
    expectCode(await stage.main({ command: "backup" }), 0);
    expectCode(await stage.main({ command: "plan", id: "latest" }), 0);
    const run = stage.github.state.runs.at(-1);
    if (run === undefined) throw new Error("there is a run");
    const plan = `run:${run.id}`;
    const fetched = async () => {
      const step = await stage.main({
        command: "restore",
        plan,
        identity: "file:keys/identity.txt",
      });
      expectCode(step, 7);
      return step.raw;
    };
    expect(await fetched()).toContain("approvals"); // of itself it is well, and only waits for a yes
    const was = { ...run };
    const rows: [change: Partial<typeof run>, said: string][] = [
      [{ path: ".github/workflows/other.yml" }, "its workflow is"],
      [{ headBranch: "topic" }, "its branch is"],
      [{ headRepository: "eve-example/servers" }, "it is of another repository"],
      [{ event: "pull_request" }, "its event is"],
      [{ attempt: 2 }, "it was run again"],
    ];
    for (const [change, said] of rows) {
      Object.assign(run, was, change);
      expect(await fetched()).toContain(said);
    }
    Object.assign(run, was);
    // Other bytes under the same name.
    const artifact = stage.results.artifacts.find(({ name }) => name.startsWith("plan-"));
    if (artifact === undefined) throw new Error("there is a plan");
    stage.results.put(artifact.name, Buffer.from("{}"), { run: run.id });
    expect(await fetched()).toContain("the run uploaded several plans");
    stage.results.artifacts.splice(stage.results.artifacts.indexOf(artifact), 1);
    expect(await fetched()).toContain("what was downloaded is not what the run uploaded");
  },
  2 * MINUTE,
);

const RUN = runOf({
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "example/servers",
  GITHUB_RUN_ID: "1",
  GITHUB_REF: "refs/heads/main",
  GITHUB_WORKFLOW_REF: "example/servers/.github/workflows/backup.yml@refs/heads/main",
}) as GitHubRun;

test("refuseRun() takes each event only for what it may do", () => {
  const file = `${tempFolderOf()}/event.json`;
  writeFileSync(file, '{"repository":{"default_branch":"main"}}');
  const env = { GITHUB_EVENT_PATH: file };
  const may = (event: string, command: "backup" | "check" | "check --offline") => {
    try {
      refuseRun({ ...RUN, event }, command, env);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: "origin-refused", stage: "approval" });
      return false;
    }
  };
  const rows: [event: string, backup: boolean, check: boolean, offline: boolean][] = [
    ["schedule", true, true, true],
    ["workflow_dispatch", true, true, true],
    ["push", false, true, true],
    ["pull_request", false, false, true],
    ["pull_request_review", false, false, true],
    ["pull_request_target", false, false, false],
    ["issue_comment", false, false, true],
    ["workflow_run", false, false, true],
    ["repository_dispatch", false, false, true],
    ["", false, false, true],
  ];
  for (const [event, ...expected] of rows)
    expect([
      event,
      may(event, "backup"),
      may(event, "check"),
      may(event, "check --offline"),
    ]).toEqual([event, ...expected]);
});

test("refuseRun() refuses where the event does not name the default branch", () => {
  const file = `${tempFolderOf()}/event.json`;
  writeFileSync(file, "{}");
  for (const env of [{ GITHUB_EVENT_PATH: file }, { GITHUB_EVENT_PATH: `${file}.none` }, {}])
    expect(() => refuseRun({ ...RUN, event: "workflow_dispatch" }, "backup", env)).toThrow(
      /default/,
    );
});

test("refuseRun() takes a schedule's own branch where its event names none", () => {
  const file = `${tempFolderOf()}/event.json`;
  writeFileSync(file, '{"schedule":"17 * * * *"}');
  const env = { GITHUB_EVENT_PATH: file };
  expect(refuseRun({ ...RUN, event: "schedule" }, "backup", env)).toBe("main");
  expect(() =>
    refuseRun({ ...RUN, event: "schedule", ref: "refs/tags/v1" }, "backup", env),
  ).toThrow(/default/);
});

const FOLDERS = Array.from({ length: 4 }, () => tempFolder("holdfast-guard"));
function tempFolderOf(): string {
  return FOLDERS.pop() ?? "";
}
