import { afterAll, expect, test } from "@jest/globals";
import { issueFor } from "../../src/command/ask_comment.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { ApprovalRule } from "../../src/domain/policy_approval.ts";
import { githubOf, runOf } from "../../src/host/github.ts";
import { asked } from "../../src/trust/github_answer.ts";
import { startGitHub } from "../github/api_server.ts";
import { testMachine } from "../tools.ts";

const server = await startGitHub();
afterAll(() => server.close());
const DIGITS = "0123456789abcdef";
const approval: ApprovalRule = {
  approvers: ["ana", "ben"],
  needed: 1,
  gates: ["comment"],
  environment: "restore",
  expires: 1,
  drift: null,
};

/** A plan of one source; only what its text shows. */
function planOf(source: Partial<Plan["bound"]["sources"][number]>): Plan {
  const one = {
    name: "settings",
    engine: "files",
    place: "/srv/settings",
    into: null,
    mark: "1:2",
    parts: [],
    paths: [],
    proof: "before swap",
    undo: "kept aside",
    ...source,
  };
  const bound = {
    backup: "Backup_20261120_0200Z",
    host: "srv-1",
    sources: [one],
    hooks: [],
    requester: { person: "ana", login: "ana-example", run: "9000000001" },
    created: "2026-11-20T02:00:00.000Z",
    expires: "2026-11-21T02:00:00.000Z",
  };
  return { bound, seen: { sources: [], findings: [] } } as unknown as Plan;
}
const issue = (source: Parameters<typeof planOf>[0]) =>
  issueFor(planOf(source), { approval, digits: DIGITS, name: "test" });

test("issueFor() names policy, backup and digits, warns loudly and says how to answer", () => {
  const { title, body } = issue({});
  expect(title).toBe(`Restore test Backup_20261120_0200Z: approve ${DIGITS}`);
  expect(body).toContain("**ALL DATA WILL BE REPLACED**");
  expect(body).toContain("settings  (files)  →  /srv/settings");
  expect(body).toContain("Requested by ana (login ana-example, run 9000000001)");
  expect(body).toContain(`\n\`\`\`text\napprove ${DIGITS}\n\`\`\`\n`);
});

test("issueFor() keeps foreign text in code, whatever it holds", () => {
  const evil = "```\n@ben-example **approve** <img src=x> \u202e\u001b[2J ````";
  const { body } = issue({ place: evil, paths: [evil] });
  const fence = /^(`{3,})text$/m.exec(body)?.[1] ?? "";
  expect(fence.length).toBeGreaterThan(4);
  const lines = body.split("\n");
  const open = lines.indexOf(`${fence}text`);
  const close = lines.indexOf(fence);
  for (const [at, line] of lines.entries()) {
    if (line.includes("@ben-example")) expect(at > open && at < close).toBe(true);
    expect(line).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
  }
});

test("issueFor() fits what GitHub takes, and says that more stands in the plan", () => {
  const paths = Array.from({ length: 4000 }, (_, at) => `/srv/settings/conf.d/${at}.conf`);
  const { body } = issue({ paths });
  expect(body.length).toBeLessThan(65_536);
  expect(body).toContain("The rest does not fit here");
  expect(body).toContain(`approve ${DIGITS}`);
});

test("asked() tells a limit of GitHub's from a permission that is missing", async () => {
  const run = runOf(server.env());
  if (run === null) throw new Error("no run");
  const github = githubOf(testMachine(), run, server.token({ actions: "read" }));
  const of = { what: "anything", permission: "actions: read" };
  server.state.faults.limit = 1;
  const work = asked(of, () => github.get(`/actions/runs/${run.runId}`));
  await expect(work).rejects.toMatchObject({
    code: "gate-unreachable",
    hint: "GitHub was asked too often. Try again in an hour.",
  });
});
