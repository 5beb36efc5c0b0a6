import { execFileSync } from "node:child_process";
import { rename, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGitHub } from "../github/api_server.ts";
import { type Job, onGitHub, upload } from "../github/on_github.ts";
import { backupAt, expectRefusal, untouched } from "../tamper/tools.ts";
import { makeKey, makeWorld } from "../world.ts";

const PEOPLE = ["ana", "ben", "eve", "kim"]
  .map((name) => `\n  ${name}: { keys: ["file:people/${name}.pub"], github: ${name}-example }`)
  .join("");
const APPROVERS = "approvers: [ana, ben, kim]";
const world = await makeWorld({ people: PEOPLE });
await makeKey(world.path("people", "kim"), "ed25519");
const rule = (more: string) => world.policy({ approval: `{ ${APPROVERS}, ${more} }` });
await rule("gates: [environment]");
const backup = await backupAt(world, new Date(Date.now() - 60_000));
const server = await startGitHub();
afterAll(() => server.close());
const on = onGitHub(world, server);
const { state } = server;

/** A plan by ana in a run of its own, which also restores. */
async function planned(job: Job = {}): Promise<{ digits: string; run: { id: number } }> {
  const run = { id: Number(server.env(job.run)["GITHUB_RUN_ID"]) };
  return { digits: await on.plan(backup, { ...job, run: { ...job.run, ...run } }), run };
}

async function refused(words: RegExp, job: Job = {}): Promise<void> {
  expectRefusal(await untouched(world, () => on.restore(job)), 7, words);
}

beforeEach(async () => {
  await rm(world.path("plan.json.approval"), { force: true });
  state.approvals = [];
  state.environments = [];
  state.issues = [];
  state.comments = [];
  state.faults = { down: false, fail: 0, limit: 0, cut: 0, missing: null };
  state.calls.length = 0;
});

describe("restore refuses at the gate environment:", () => {
  const rows: [title: string, setup: (at: { digits: string; id: number }) => void, RegExp][] = [
    ["nobody answered", () => server.environment("restore"), /0 of 1 approvals\n/],
    [
      "there is no such environment",
      () => {},
      /environment "restore" does not exist.*settings\/environments/,
    ],
    [
      "it has no required reviewers, and nobody could answer",
      () => server.environment("restore", { reviewers: [] }),
      /has no required reviewers \(https:\/\/github.com\/example\/servers\/settings\/environments\)/,
    ],
    [
      "it has no required reviewers, and somebody answered",
      ({ digits, id }) => {
        server.environment("restore", { reviewers: [] });
        server.review(id, "ben-example", digits);
      },
      /has no required reviewers, so its approval means nothing\n {2}Set "Required reviewers" at/,
    ],
    [
      "it lets people review themselves",
      ({ digits, id }) => {
        server.environment("restore", { preventSelfReview: false });
        server.review(id, "ben-example", digits);
      },
      /Set "Prevent self-review" at https:/,
    ],
    [
      "it lets administrators pass",
      ({ digits, id }) => {
        server.environment("restore", { adminsMayBypass: true });
        server.review(id, "ben-example", digits);
      },
      /Clear "Allow administrators to bypass/,
    ],
    [
      "the requester approves it",
      ({ digits, id }) => {
        server.environment("restore");
        server.review(id, "ana-example", digits);
      },
      /ana requested this plan/,
    ],
    [
      "no code in the comment",
      ({ id }) => {
        server.environment("restore");
        server.review(id, "ben-example", "looks good");
      },
      /ben-example's approval of environment "restore" holds no code/,
    ],
    [
      "a part of the code in the comment",
      ({ digits, id }) => {
        server.environment("restore");
        server.review(id, "ben-example", `${digits}0 ${digits.slice(1)} x${digits}`);
      },
      /holds no code/,
    ],
    [
      "the code of another plan",
      ({ id }) => {
        server.environment("restore");
        server.review(id, "ben-example", "approve 0123456789abcdef");
      },
      /names another plan/,
    ],
    [
      "a stranger approves it",
      ({ digits, id }) => {
        server.environment("restore");
        server.review(id, "mallory-example", digits);
      },
      /mallory-example is the login of nobody in people/,
    ],
    [
      "somebody of the people approves it who is no approver",
      ({ digits, id }) => {
        server.environment("restore");
        server.review(id, "eve-example", digits);
      },
      /eve is no approver/,
    ],
    [
      "somebody rejects it, though another one approved",
      ({ digits, id }) => {
        server.environment("restore");
        server.review(id, "ben-example", digits);
        server.review(id, "kim-example", "not today", "rejected");
      },
      /kim-example rejected environment "restore" in this run/,
    ],
    [
      "another environment is approved",
      ({ digits, id }) => {
        server.environment("staging");
        server.review(id, "ben-example", digits);
        server.environment("restore");
      },
      /0 of 1 approvals\n/,
    ],
    [
      "another run is approved",
      ({ digits }) => {
        server.environment("restore");
        server.review(server.env()["GITHUB_RUN_ID"] ?? "", "ben-example", digits);
      },
      /0 of 1 approvals\n/,
    ],
    [
      "a comment approves it, which is no gate of this policy",
      ({ digits }) => {
        server.environment("restore");
        state.issues.push(issueOf(digits));
        server.comment(1, "ben-example", `approve ${digits}`);
      },
      /0 of 1 approvals\n/,
    ],
  ];
  for (const [title, prepare, words] of rows) {
    test(title, async () => {
      await rule("gates: [environment]");
      const { digits, run } = await planned();
      prepare({ digits, id: run.id });
      await refused(words, { run });
    });
  }

  test("a signature, which is no gate of this policy", async () => {
    await rule("gates: [environment]");
    server.environment("restore");
    const { run } = await planned();
    const approved = await world.run("approve", "plan.json", "--key", "people/ben");
    expectRefusal(approved, 7, /a signature is no way to approve it/);
    const argv = ["-q", "-Y", "sign", "-n", "holdfast-approval", "-f", world.path("people/ben")];
    execFileSync("ssh-keygen", [...argv, world.path("plan.json")], { stdio: "pipe" });
    await rename(world.path("plan.json.sig"), world.path("plan.json.approval"));
    await refused(/0 of 1 approvals .*a signature of ben, as approval.gates has no signature/, {
      run,
    });
  });
});

const issueOf = (digits: string, patch: object = {}) => ({
  number: 1,
  title: `Restore test ${backup}: approve ${digits}`,
  body: "?",
  login: "github-actions[bot]",
  state: "open" as const,
  createdAt: "2026-11-20T00:00:00Z",
  updatedAt: "2126-11-20T00:00:00Z",
  ...patch,
});

describe("restore refuses at the gate comment:", () => {
  const rows: [title: string, (digits: string, issue: number) => void, RegExp][] = [
    ["nobody answered", () => {}, /0 of 1 approvals\n/],
    [
      "the requester answers",
      (digits, issue) => server.comment(issue, "ana-example", `approve ${digits}`),
      /ana requested this plan/,
    ],
    [
      "no code",
      (_, issue) => server.comment(issue, "ben-example", "approve"),
      /the comment of ben-example is not exactly "approve /,
    ],
    [
      "more than the code",
      (digits, issue) => server.comment(issue, "ben-example", `do not approve ${digits}`),
      /the comment of ben-example is not exactly "approve /,
    ],
    [
      "the code of another plan",
      (_, issue) => server.comment(issue, "ben-example", "approve 0123456789abcdef"),
      /the comment of ben-example names another plan/,
    ],
    [
      "an edited comment",
      (digits, issue) =>
        server.edit(server.comment(issue, "ben-example", "no"), `approve ${digits}`),
      /the comment of ben-example was edited/,
    ],
    [
      "a comment older than the plan",
      (digits, issue) => {
        const comment = server.comment(issue, "ben-example", `approve ${digits}`);
        comment.createdAt = "2026-01-01T00:00:00Z";
        comment.updatedAt = comment.createdAt;
      },
      /the comment of ben-example is older than the plan/,
    ],
    [
      "a stranger's comment",
      (digits, issue) => server.comment(issue, "mallory-example", `approve ${digits}`),
      /mallory-example is the login of nobody in people/,
    ],
    [
      "a comment on a closed issue",
      (digits, issue) => {
        server.comment(issue, "ben-example", `approve ${digits}`);
        (state.issues[0] as { state: string }).state = "closed";
      },
      /issue #1 of this plan was closed/,
    ],
    [
      "a comment on an issue that somebody edited",
      (digits, issue) => {
        server.comment(issue, "ben-example", `approve ${digits}`);
        (state.issues[0] as { body: string }).body = "A harmless restore";
      },
      /the issue of this plan was edited/,
    ],
    [
      "a comment on a stranger's issue",
      (digits) => {
        const [own] = state.issues;
        state.issues = [{ ...(own ?? issueOf(digits)), number: 7, login: "mallory-example" }];
        server.comment(7, "ben-example", `approve ${digits}`);
      },
      /opened by somebody, not by the workflow/,
    ],
    [
      "a comment where the plan's issue is gone",
      () => {
        state.issues = [];
      },
      /there is no issue for this plan/,
    ],
    [
      "an approval of the environment, which is no gate of this policy",
      (digits) => {
        server.environment("restore");
        server.review(state.runs.at(-1)?.id ?? 0, "ben-example", digits);
      },
      /0 of 1 approvals\n/,
    ],
  ];
  for (const [title, answer, words] of rows) {
    test(title, async () => {
      await rule("gates: [comment]");
      const { digits, run } = await planned();
      const issue = (await on.ask({ run }))?.number ?? 0;
      answer(digits, issue);
      await refused(words, { run });
    });
  }
});

describe("restore refuses, whatever the gate,", () => {
  const approved = async (): Promise<{ digits: string; run: { id: number } }> => {
    await rule("gates: [environment]");
    server.environment("restore");
    const at = await planned();
    server.review(at.run.id, "ben-example", `yes ${at.digits}`);
    return at;
  };
  test("a second attempt", async () => {
    const { run } = await approved();
    await refused(/attempt 2 of run/, { run: { ...run, attempt: 2 } });
  });
  test("an expired plan", async () => {
    const { run } = await approved();
    await refused(/it expired/, { run, now: () => new Date(Date.now() + 25 * 3_600_000) });
  });
  test("another plan than was approved", async () => {
    const { run } = await approved();
    await on.plan(backup, { run });
    await refused(/names another plan/, { run });
  });
  test("where GitHub is down", async () => {
    const { run } = await approved();
    state.faults.down = true;
    await refused(/Cannot ask GitHub for .*was not answered\n {2}Is GitHub down\?/, { run });
  }, 60_000);
  test("where GitHub answers with an error", async () => {
    const { run } = await approved();
    state.faults.fail = 9;
    await refused(/answered with 500: Server Error/, { run });
  }, 60_000);
  test("where GitHub knows no such run", async () => {
    const { run } = await approved();
    state.faults.missing = /approvals/;
    await refused(/the approvals of this run.*404.*\n.*actions: read/, { run });
  });
  test("a token that may not read actions", async () => {
    const { run } = await approved();
    await refused(
      /403: Resource not accessible by integration\n.*"permissions: { actions: read }"/,
      {
        run,
        permissions: { issues: "write" },
      },
    );
  });
  test("a token that may not read issues", async () => {
    await rule("gates: [comment]");
    const { run } = await planned();
    await refused(
      /403: Resource not accessible by integration\n.*"permissions: { issues: read }"/,
      {
        run,
        permissions: { actions: "read" },
      },
    );
  });
  test("a plan whose run was started by another one", async () => {
    const { run } = await approved();
    Object.assign(state.runs.find(({ id }) => id === run.id) ?? {}, {
      actor: "eve-example",
      triggeringActor: "eve-example",
    });
    await refused(/was started by somebody else/, { run: { ...run, actor: "eve-example" } });
  });
  test("a plan that the run it names did not make", async () => {
    const { run } = await approved();
    state.artifacts = [];
    await refused(/its request is not proven: run \d+ did not make it/, { run });
  });
  test("a plan of a run on another branch", async () => {
    const { run } = await approved();
    Object.assign(state.runs.find(({ id }) => id === run.id) ?? {}, { headBranch: "ana" });
    await refused(/was on another branch/, {});
  });
});

describe("a command line", () => {
  test("restores nothing where approvals are given on GitHub only", async () => {
    await rule("gates: [environment, comment]");
    await planned();
    const said = await untouched(world, () =>
      world.run("restore", "plan.json", "--identity", "keys/identity.txt"),
    );
    expectRefusal(said, 7, /given on GitHub only \(environment, comment\)/);
  });

  test("takes a request made on GitHub for a claim: one approval more, and none by that person", async () => {
    await rule("gates: [signature, environment]");
    await planned();
    const restore = () => world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    const approve = (person: string) =>
      world.run("approve", "plan.json", "--key", `people/${person}`);
    expectRefusal(await approve("ana"), 7, /ana requested it/);
    expect(await approve("ben")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("on GitHub; a command line needs one approval more"),
    });
    expectRefusal(await untouched(world, restore), 7, /1 of 2 approvals/);
    expect(await approve("kim")).toMatchObject({ code: 0 });
    expect(await restore()).toMatchObject({ code: 0 });
    expect(state.calls.filter((call) => !call.includes("/actions/runs/"))).toEqual([]);
  });
});

describe("restore goes through", () => {
  test("with an environment approved by its code", async () => {
    await rule("gates: [environment]");
    server.environment("restore");
    const { digits, run } = await planned();
    server.review(run.id, "Ben-Example", `Looked at it: ${digits.toUpperCase()}.`);
    await writeFile(world.path("data/settings/app.conf"), "port = 1\n");
    const done = await on.restore({ run });
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain("approved by ben (environment by login Ben-Example)");
    expect(done.stdout).toContain("Restore successfully");
    expect(await on.undo(digits, { run: { ...run, attempt: 2 } })).toMatchObject({ code: 7 });
    expect(await on.undo(digits)).toMatchObject({ code: 0 });
    expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
    expect(state.calls.filter((call) => call.includes("/issues"))).toEqual([]);
  });

  test("with a comment, and closes the issue it asked on", async () => {
    await rule("gates: [comment]");
    const { digits, run } = await planned();
    const issue = await on.ask({ run });
    expect(await on.ask({ run })).toEqual(issue);
    expect(state.issues).toHaveLength(1);
    expect(state.issues[0]).toMatchObject({
      title: `Restore test ${backup}: approve ${digits}`,
      body: expect.stringContaining("ALL DATA WILL BE REPLACED"),
    });
    server.comment(issue?.number ?? 0, "eve-example", "What is this?");
    server.comment(issue?.number ?? 0, "ben-example", `Approve ${digits}\n`);
    // Another dispatch carries it out, by another hand.
    const done = await on.restore({
      run: { actor: "eve-example", triggeringActor: "eve-example" },
    });
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain("approved by ben (comment by login ben-example)");
    expect(state.issues[0]?.state).toBe("closed");
    expect(state.comments.at(-1)?.body).toMatch(
      /^Restored by run \[\d+\]\(https:.*approved by ben/,
    );
  });

  test("with two people over two gates, and not with one at both", async () => {
    await rule("needed: 2, gates: [environment, comment]");
    server.environment("restore");
    const { digits, run } = await planned();
    const issue = (await on.ask({ run }))?.number ?? 0;
    server.review(run.id, "ben-example", digits);
    server.comment(issue, "ben-example", `approve ${digits}`);
    await refused(/1 of 2 approvals \(not counted: ben is counted already\)/, { run });
    server.comment(issue, "kim-example", `approve ${digits}`);
    const done = await on.restore({ run });
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain("approved by ben, kim");
  });

  test("with an issue that cannot be closed, and says so", async () => {
    await rule("gates: [comment]");
    const { digits, run } = await planned();
    const issue = (await on.ask({ run }))?.number ?? 0;
    server.comment(issue, "ben-example", `approve ${digits}`);
    const done = await on.restore({ run, permissions: { actions: "read", issues: "read" } });
    expect(done.code).toBe(0);
    expect(done.stderr).toContain("issues: write");
  });
});

describe("plan on GitHub", () => {
  const requester = async (job: Job, ...more: string[]) => {
    await rule("gates: [signature, environment]");
    await planned(job);
    const text = await world.run("approve", "plan.json", "--key", "people/kim", ...more);
    return /Requested by .*/.exec(text.stdout)?.[0];
  };
  test("knows who asks by the login that started the run", async () => {
    expect(await requester({})).toMatch(/^Requested by ana \(login ana-example, run \d+\)$/);
  });
  const nobody: [title: string, run: Job["run"]][] = [
    ["for a stranger's login", { actor: "mallory-example", triggeringActor: "mallory-example" }],
    ["for two logins", { actor: "ana-example", triggeringActor: "ben-example" }],
    ["for a schedule", { event: "schedule" }],
    ["for a bot", { actor: "ana[bot]", triggeringActor: "ana[bot]" }],
  ];
  for (const [title, run = {}] of nobody) {
    test(`knows nobody ${title}`, async () => {
      expect(await requester({ run })).toMatch(/^Requested by nobody proven/);
    });
  }
  test("is refused where GitHub does not say who asks", async () => {
    await rule("gates: [environment]");
    await expect(on.plan(backup, { permissions: {} })).rejects.toThrow(
      /ended with 7.*[\s\S]*actions: read/,
    );
  });
  test("is refused in a second attempt", async () => {
    await rule("gates: [environment]");
    await expect(on.plan(backup, { run: { attempt: 2 } })).rejects.toThrow(/attempt 2 of run/);
  });
  test("made by hand with another run's name is not taken for that run's", async () => {
    await rule("gates: [environment]");
    server.environment("restore");
    const { digits, run } = await planned();
    const mine = { id: Number(server.env()["GITHUB_RUN_ID"]) };
    state.artifacts = [];
    upload(server, mine.id, world.path("plan.json"));
    server.review(run.id, "ben-example", digits);
    await refused(/did not make it/, { run });
  });
});
