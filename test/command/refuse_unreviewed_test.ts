import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { outcomeOf } from "../../src/command/outcome.ts";
import { refuseUnreviewed } from "../../src/command/refuse_unreviewed.ts";
import { startGitHub } from "../github/api_server.ts";
import type { Permissions, Pull } from "../github/api_state.ts";
import { onGitHub } from "../github/on_github.ts";
import { makeWorld, type Said, type World } from "../world.ts";

const REVIEWED = { require: "reviewed" };
const READER: Permissions = { contents: "read" };
const PULLS: Permissions = { contents: "read", pull_requests: "read" };

/** A world whose policy lies in a Git repository that the loopback GitHub answers from. */
async function makeHistory() {
  const world = await makeWorld();
  const server = await startGitHub({ git: world.folder });
  afterAll(() => server.close());
  server.state.collaborators.set("ben-example", "write");
  const git = (...argv: string[]): string =>
    execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.org", ...argv], {
      cwd: world.folder,
      stdio: "pipe",
      env: { ...process.env, ...dates },
    })
      .toString()
      .trim();
  let dates: Record<string, string> = {};
  git("init", "-q", "-b", "main");
  const commit = async (sections: Parameters<World["policy"]>[0], date?: string) => {
    dates = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    await world.policy(sections);
    git("add", "holdfast.yml");
    git("commit", "-q", "-m", "policy");
    dates = {};
    return git("rev-parse", "HEAD");
  };
  /** A change that came by a pull request of ana's, merged into one commit and approved by ben. */
  const merged = async (
    sections: Parameters<World["policy"]>[0],
    change: (pull: Pull) => void = () => {},
  ) => {
    git("checkout", "-q", "-b", "topic");
    const head = await commit(sections);
    git("checkout", "-q", "main");
    git("merge", "-q", "--squash", "topic");
    git("commit", "-q", "-m", "policy (#1)");
    git("branch", "-q", "-D", "topic");
    const number = server.state.pulls.length + 1;
    const review = { state: "APPROVED", commit: head, body: "", at: "2026-11-20T00:00:00Z" };
    const pull: Pull = {
      number,
      title: "policy",
      login: "ana-example",
      base: "main",
      head: "topic",
      headSha: head,
      mergeSha: git("rev-parse", "HEAD"),
      commits: [head],
      reviews: [{ login: "ben-example", ...review }],
    };
    change(pull);
    server.state.pulls.push(pull);
  };
  const on = onGitHub(world, server);
  const judged = (permissions = PULLS, path = "holdfast.yml"): Promise<Said> =>
    on.does(
      "backup",
      { permissions, run: { headSha: git("rev-parse", "main") } },
      async (setup) => {
        const { github } = setup;
        if (github === null) throw new Error("no GitHub");
        await refuseUnreviewed(setup, github, path);
        return outcomeOf({ command: "backup" });
      },
    );
  return { world, server, git, commit, merged, judged };
}

const history = await makeHistory();
const { world, server, git, commit, merged, judged } = history;
const refused = async (words: RegExp, permissions?: Permissions): Promise<void> => {
  const said = await judged(permissions);
  expect([said.code, said.stderr]).toEqual([7, expect.stringMatching(words)]);
};

/** Back to a policy that asks for reviews, on a host that has seen nothing. */
beforeEach(async () => {
  git("checkout", "-q", "-f", "--orphan", `new-${Date.now()}`);
  git("rm", "-q", "-f", "--ignore-unmatch", "other.yml");
  await commit({ prefix: "First" });
  await commit(REVIEWED);
  git("branch", "-q", "-M", "main");
  server.state.pulls = [];
  execFileSync("rm", ["-rf", world.path("state")]);
});

describe("refuseUnreviewed() takes a policy", () => {
  test("whose history never asked for a review, without asking for pull requests", async () => {
    expect(await judged(READER)).toMatchObject({ code: 0, stderr: "" });
  });
  test("that a merged, approved pull request changed", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    expect(await judged()).toMatchObject({ code: 0, stderr: "" });
  });
  test("that no longer asks, where that was reviewed; and then any change", async () => {
    await merged({});
    await commit({ prefix: "Third" });
    expect(await judged()).toMatchObject({ code: 0, stderr: "" });
  });
  test("whose unreviewed changes were taken back by a reviewed one", async () => {
    await commit({ ...REVIEWED, prefix: "Second" });
    await commit({ ...REVIEWED, prefix: "Third" });
    await merged(REVIEWED);
    await merged({ ...REVIEWED, prefix: "Fourth" });
    expect(await judged()).toMatchObject({ code: 0, stderr: "" });
  });
  test("once: what was accepted is not judged again, and the same commit not asked for", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    expect(await judged()).toMatchObject({ code: 0 });
    server.state.pulls = [];
    server.state.calls.length = 0;
    expect(await judged()).toMatchObject({ code: 0 });
    expect(server.state.calls).toEqual([]);
    git("commit", "-q", "--allow-empty", "-m", "other");
    expect(await judged()).toMatchObject({ code: 0 });
    expect(server.state.calls.filter((call) => call.includes("pulls"))).toEqual([]);
  });
});

test("refuseUnreviewed() takes a policy that lies elsewhere now, where that was reviewed", async () => {
  expect(await judged()).toMatchObject({ code: 0 });
  await merged({ ...REVIEWED, prefix: "Second" });
  git("mv", "holdfast.yml", "other.yml");
  git("commit", "-q", "--amend", "-m", "moved (#1)");
  const head = git("rev-parse", "HEAD");
  const [pull] = server.state.pulls;
  for (const one of pull?.reviews ?? []) Object.assign(one, { commit: head });
  Object.assign(pull ?? {}, { headSha: head, mergeSha: head, commits: [head] });
  await world.policy({ ...REVIEWED, prefix: "Second" });
  expect(await judged(PULLS, "other.yml")).toMatchObject({ code: 0, stderr: "" });
  expect(await judged(PULLS, "other.yml")).toMatchObject({ code: 0, stderr: "" });
});

describe("refuseUnreviewed() refuses a policy", () => {
  test("that was changed by a commit of no pull request", async () => {
    await commit({ ...REVIEWED, prefix: "Second" });
    await refused(/of commit [0-9a-f]{12}, no merged pull request brought it/);
  });
  test("that no longer asks for a review, where that was not reviewed", async () => {
    await commit({});
    await refused(/no merged pull request brought it/);
  });
  test("that was changed so before, and changed well since", async () => {
    await commit({ ...REVIEWED, prefix: "Second" });
    await merged({ ...REVIEWED, prefix: "Third" });
    await refused(/no merged pull request brought it/);
  });
  test("whose unreviewed changes were taken back in part", async () => {
    await commit({ ...REVIEWED, prefix: "Second" });
    await commit({ ...REVIEWED, prefix: "Third" });
    await merged({ ...REVIEWED, prefix: "Second" });
    await refused(/no merged pull request brought it/);
  });
  test("whose unreviewed change came after the reviewed one that brought the same before", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    await commit({ ...REVIEWED, prefix: "Third" });
    await commit({ ...REVIEWED, prefix: "Second" });
    await refused(/no merged pull request brought it/);
  });
  const rows: [title: string, change: (pull: Pull) => void, words: RegExp][] = [
    ["nobody approved", (pull) => pull.reviews.splice(0), /nobody but its author approved/],
    [
      "only its author approved",
      (pull) => Object.assign(pull.reviews[0] ?? {}, { login: "ana-example" }),
      /nobody but its author approved/,
    ],
    [
      "only a bot approved",
      (pull) => Object.assign(pull.reviews[0] ?? {}, { login: "github-actions[bot]" }),
      /nobody but its author approved/,
    ],
    [
      "who approved took it back",
      ({ reviews }) =>
        reviews.push({ ...reviews[0], state: "CHANGES_REQUESTED" } as Pull["reviews"][number]),
      /nobody but its author approved/,
    ],
    [
      "the approval was dismissed",
      (pull) => Object.assign(pull.reviews[0] ?? {}, { state: "DISMISSED" }),
      /nobody but its author approved/,
    ],
    [
      "an earlier commit was approved",
      (pull) => Object.assign(pull.reviews[0] ?? {}, { commit: "0".repeat(40) }),
      /changed after it was approved/,
    ],
    [
      "somebody approved who may only read",
      (pull) => Object.assign(pull.reviews[0] ?? {}, { login: "mallory-example" }),
      /may not write to the repository/,
    ],
    [
      "is not merged",
      (pull) => Object.assign(pull, { mergeSha: null, commits: ["x"] }),
      /no merged/,
    ],
    ["went to another branch", (pull) => Object.assign(pull, { base: "next" }), /no merged/],
  ];
  for (const [title, change, words] of rows) {
    test(`whose pull request ${title}`, async () => {
      await merged({ ...REVIEWED, prefix: "Second" }, change);
      await refused(words);
    });
  }
  test("that was merged with other content than was approved", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    await world.policy({ ...REVIEWED, prefix: "Evil" });
    git("add", "holdfast.yml");
    git("commit", "-q", "--amend", "-m", "policy (#1)");
    Object.assign(server.state.pulls[0] ?? {}, { mergeSha: git("rev-parse", "HEAD") });
    await refused(/merged with another policy than was approved/);
  });
  test("that a merge brought from a branch, under an old date", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    expect(await judged()).toMatchObject({ code: 0 });
    git("checkout", "-q", "-b", "side");
    await commit({ ...REVIEWED, prefix: "Evil" }, "2001-01-01T00:00:00Z");
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "-m", "merge", "side");
    git("branch", "-q", "-D", "side");
    await refused(/no merged pull request brought it/);
  });
  test("whose history no longer holds what this host accepted", async () => {
    expect(await judged()).toMatchObject({ code: 0 });
    git("checkout", "-q", "-f", "--orphan", "other");
    await commit({ prefix: "Evil" });
    git("branch", "-q", "-M", "main");
    await refused(/no longer leads to it, but this host accepted it/);
  });
  test("whose demand was taken away, with more changes since than a first look goes through", async () => {
    expect(await judged()).toMatchObject({ code: 0 });
    await world.policy({});
    const text = await readFile(world.path("holdfast.yml"), "utf8");
    const changes = Array.from({ length: 102 }, (_, at) => {
      const data = `${text}${"#\n".repeat(at)}`;
      const from = at === 0 ? "from refs/heads/main^0\n" : "";
      return `commit refs/heads/main\ncommitter ana <ana@example.org> ${1_900_000_000 + at} +0000\ndata 1\n.\n${from}M 100644 inline holdfast.yml\ndata ${data.length}\n${data}\n`;
    });
    git("checkout", "-q", "-f", "--detach");
    execFileSync("git", ["-C", world.folder, "fast-import", "--quiet"], {
      input: changes.join(""),
    });
    git("checkout", "-q", "-f", "main");
    await refused(/no merged pull request brought it/);
  });
  test("that lies elsewhere now, and came there without a review", async () => {
    expect(await judged()).toMatchObject({ code: 0 });
    await world.policy({});
    const blob = git("hash-object", "-w", "holdfast.yml");
    git("update-index", "--add", "--cacheinfo", `100644,${blob},other.yml`);
    git("commit", "-q", "-m", "another policy");
    const said = await judged(PULLS, "other.yml");
    expect([said.code, said.stderr]).toEqual([7, expect.stringMatching(/no merged pull request/)]);
  });
  test("that lies elsewhere now, where the old one was removed without a review", async () => {
    expect(await judged()).toMatchObject({ code: 0 });
    git("rm", "-q", "holdfast.yml");
    git("commit", "-q", "-m", "gone");
    await world.policy({});
    const blob = git("hash-object", "-w", "holdfast.yml");
    git("update-index", "--add", "--cacheinfo", `100644,${blob},other.yml`);
    git("commit", "-q", "-m", "another policy");
    const said = await judged(PULLS, "other.yml");
    expect([said.code, said.stderr]).toEqual([7, expect.stringMatching(/no merged pull request/)]);
  });
  test("that is another one than in the commit of the run", async () => {
    await world.policy({ ...REVIEWED, prefix: "Dirty" });
    await refused(/it is not the file of commit/);
  });
  test("where the token may not read pull requests", async () => {
    await merged({ ...REVIEWED, prefix: "Second" });
    await refused(/403.*\n.*"permissions: { pull-requests: read }"/, READER);
  });
  test("where the token may not read contents", async () => {
    await refused(/403.*\n.*"permissions: { contents: read }"/, { pull_requests: "read" });
  });
});
