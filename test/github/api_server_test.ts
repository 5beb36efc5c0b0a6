import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { type GitHub, GitHubFailure, githubOf, runOf } from "../../src/host/github.ts";
import { all, tempFolder, testMachine } from "../tools.ts";
import { startGitHub } from "./api_server.ts";
import type { Permissions } from "./api_state.ts";

const folder = tempFolder();
const git = (...argv: string[]) =>
  execFileSync("git", [
    "-C",
    folder,
    "-c",
    "user.name=ana",
    "-c",
    "user.email=ana@example.org",
    ...argv,
  ])
    .toString()
    .trim();
git("init", "-q", "-b", "main");
writeFileSync(join(folder, "holdfast.yml"), "holdfast: 1\n");
git("add", "holdfast.yml");
git("commit", "-q", "-m", "one");
const server = await startGitHub({ git: folder });
afterAll(() => server.close());

function client(permissions: Permissions): GitHub {
  const run = runOf(server.env());
  if (run === null) throw new Error("no run");
  return githubOf(testMachine(), run, server.token(permissions));
}

test("startGitHub() answers for a run as the runner's variables name it", async () => {
  const github = client({ actions: "read" });
  expect(await github.get(`/actions/runs/${github.run.runId}`)).toMatchObject({
    id: Number(github.run.runId),
    run_attempt: 1,
    actor: { login: "ana-example", type: "User" },
    repository: { full_name: "example/servers" },
  });
});

test("startGitHub() names the permission a token lacks", async () => {
  const asked = client({ issues: "read" }).get("/actions/runs");
  await expect(asked).rejects.toMatchObject({ status: 403, permission: "actions=read" });
  await expect(asked).rejects.toBeInstanceOf(GitHubFailure);
});

test("startGitHub() pages a list, and the client reads all of it", async () => {
  const github = client({ issues: "write" });
  for (let turn = 0; turn < 205; turn++) await github.send("POST", "/issues", { title: `${turn}` });
  expect(await all(github.list("/issues?state=open"))).toHaveLength(205);
});

test("startGitHub() shows an edited comment by its time", async () => {
  const github = client({ issues: "read" });
  const comment = server.comment(1, "ben-example", "no");
  server.edit(comment, "yes");
  const [shown] = (await all(github.list("/issues/1/comments"))) as Record<string, string>[];
  expect(shown?.["body"]).toBe("yes");
  expect(shown?.["updated_at"]).not.toBe(shown?.["created_at"]);
});

test("startGitHub() answers for commits and contents from a real repository", async () => {
  const github = client({ contents: "read" });
  const [commit] = (await all(github.list("/commits?path=holdfast.yml&sha=main"))) as {
    sha: string;
  }[];
  expect(commit?.sha).toBe(git("rev-parse", "HEAD"));
  const content = (await github.get(`/contents/holdfast.yml?ref=${commit?.sha}`)) as {
    content: string;
  };
  expect(Buffer.from(content.content, "base64").toString()).toBe("holdfast: 1\n");
  await expect(github.get("/contents/other.yml")).rejects.toMatchObject({ status: 404 });
});

test("startGitHub() redirects a download to a signed address", async () => {
  const github = client({ actions: "write" });
  server.state.artifacts.push({
    id: 7,
    name: "Backup_20261120_0200Z",
    size: 3,
    digest: null,
    run: Number(github.run.runId),
    createdAt: "2026-11-20T02:00:00Z",
    expiresAt: "2027-02-18T02:00:00Z",
    expired: false,
    bytes: Buffer.from("zip"),
  });
  const at = await github.locate("/actions/artifacts/7/zip");
  expect(await (await fetch(at)).text()).toBe("zip");
  await github.send("DELETE", "/actions/artifacts/7");
  expect(await all(github.list("/actions/artifacts", "artifacts"))).toEqual([]);
});

test("startGitHub() fails as often as it is told, and the client tries again", async () => {
  const github = client({});
  server.state.faults.fail = 1;
  expect(await github.get("")).toMatchObject({ full_name: "example/servers" });
});

test("startGitHub() cuts an answer off, and the client tries again before it gives up", async () => {
  const github = client({});
  server.state.faults.cut = 1;
  expect(await github.get("")).toMatchObject({ full_name: "example/servers" });
  server.state.faults.cut = 1;
  const sent = github.send("POST", "/issues", { title: "once" });
  await expect(sent).rejects.toThrow("POST /issues was not answered whole");
});
