import { afterAll, describe, expect, test } from "@jest/globals";
import { refuseStranger } from "../../src/command/operators.ts";
import { outcomeOf } from "../../src/command/outcome.ts";
import { startGitHub } from "../github/api_server.ts";
import type { Run } from "../github/api_state.ts";
import { type Job, onGitHub } from "../github/on_github.ts";
import { makeWorld } from "../world.ts";

const world = await makeWorld({
  people:
    '\n  ana: { keys: ["file:people/ana.pub"], github: Ana-Example }\n  ben: { keys: ["file:people/ben.pub"], github: ben-example }\n  eve: { keys: ["file:people/eve.pub"] }',
  operators: "[ana]",
});
const server = await startGitHub();
afterAll(() => server.close());
const on = onGitHub(world, server);
const start = (job: Job) =>
  on.does("backup", job, async (setup) => {
    await refuseStranger(setup);
    return outcomeOf({ command: "backup" });
  });
const by = (actor: string, triggeringActor = actor): Partial<Run> => ({ actor, triggeringActor });

describe("refuseStranger() lets through", () => {
  const rows: [title: string, job: Job][] = [
    ["an operator, however the login is written", { run: by("ana-example") }],
    ["a schedule, whoever edited it last", { run: { ...by("ben-example"), event: "schedule" } }],
    [
      "a schedule that an operator runs again",
      { run: { ...by("ben-example", "ana-example"), event: "schedule", attempt: 2 } },
    ],
  ];
  for (const [title, job] of rows)
    test(title, async () => expect(await start(job)).toMatchObject({ code: 0 }));

  test("everybody GitHub lets, where the policy names nobody, without asking", async () => {
    await world.policy({ operators: null });
    server.state.calls.length = 0;
    expect(await start({ run: by("mallory-example") })).toMatchObject({ code: 0 });
    expect(server.state.calls).toEqual([]);
    await world.policy({});
  });
});

describe("refuseStranger() refuses a start by hand by", () => {
  const rows: [title: string, job: Job, words: RegExp][] = [
    ["a stranger", { run: by("mallory-example") }, /mallory-example: who starts this by hand/],
    ["somebody who is no operator", { run: by("ben-example") }, /ben-example.*\n.*Ask ana/],
    ["an operator, run again by another", { run: by("ana-example", "ben-example") }, /ben-example/],
    ["a stranger, run again by an operator", { run: by("ben-example", "ana-example") }, /ben-exa/],
    [
      "somebody who runs a schedule again",
      { run: { ...by("ana-example", "ben-example"), event: "schedule", attempt: 2 } },
      /ben-example/,
    ],
    [
      "an operator whom GitHub cannot vouch for",
      { run: by("ana-example"), permissions: {} },
      /actions: read/,
    ],
  ];
  for (const [title, job, words] of rows) {
    test(title, async () => {
      const said = await start(job);
      expect([said.code, said.stderr]).toEqual([7, expect.stringMatching(words)]);
    });
  }
});

test("refuseStranger() believes GitHub and not the runner's variables", async () => {
  const said = await on.does("backup", { run: by("ana-example") }, async (setup) => {
    Object.assign(server.state.runs.at(-1) ?? {}, by("mallory-example"));
    await refuseStranger(setup);
    return outcomeOf({ command: "backup" });
  });
  expect(said.code).toBe(7);
});

describe("a policy is refused whose", () => {
  const approval = "approvers: [ana, eve], needed: 2";
  const rows: [title: string, sections: Record<string, string>, words: string][] = [
    ["operators nobody knows", { operators: "[zoe]" }, 'operators[0] "zoe" is nobody in people'],
    ["operators have no login", { operators: "[eve]" }, 'operators[0] "eve" has no github login'],
    [
      "gates can be passed by nobody",
      { approval: "{ approvers: [eve], gates: [comment] }" },
      "approval.gates asks on GitHub (comment), expected at least 1 of the approvers",
    ],
    [
      "gates can be passed by too few",
      { approval: `{ ${approval}, gates: [comment, environment] }` },
      "approval.gates asks on GitHub (comment, environment), expected at least 2",
    ],
    [
      "two people share a login",
      {
        people:
          '\n  ana: { keys: ["file:people/ana.pub"], github: Ana-Example }\n  ben: { keys: ["file:people/ben.pub"], github: ana-example }',
        approval: "open",
      },
      "people.ben.github is the login of people.ana too",
    ],
  ];
  for (const [title, sections, words] of rows) {
    test(title, async () => {
      await world.policy(sections);
      const said = await world.run("check");
      expect([said.code, said.stderr]).toEqual([2, expect.stringContaining(words)]);
    });
  }
  test("gates leave a way for signatures: not this one", async () => {
    await world.policy({ approval: `{ ${approval}, gates: [signature, comment] }` });
    expect((await world.run("check")).stderr).not.toContain("approval.gates");
  });
});
