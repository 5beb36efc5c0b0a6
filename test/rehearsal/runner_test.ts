// The rehearsal itself: what it claims of the runner, with an action of a few lines.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { tempFolder } from "../tools.ts";
import { CommandReader, Masks, readFileCommands } from "./commands.ts";
import { Expression, fill, holds } from "./expression.ts";
import { Groups, Replaced } from "./ground.ts";
import {
  type Ground,
  type JobEnd,
  type RunEnd,
  rehearse,
  type Services,
  type Trigger,
} from "./runner.ts";

const folder = tempFolder("holdfast-runner");
const OWN = `holdfast/holdfast@${"a".repeat(40)} # v1.2.3`;
const ACTION = `name: a
description: a
inputs:
  said: { description: a, default: "\${{ github.actor }}" }
  two words: { description: a }
outputs:
  heard: { description: a }
runs: { using: node24, main: dist/main.js, post: dist/post.js }
`;
const MAIN = `import { appendFileSync } from "node:fs";
const say = (file, text) => appendFileSync(process.env[file], text + "\\n");
console.log("said " + process.env.INPUT_SAID + " " + process.env["INPUT_TWO_WORDS"]);
console.log("token " + (process.env.ACTIONS_RUNTIME_TOKEN !== undefined));
say("GITHUB_OUTPUT", "heard<<END\\none\\ntwo\\nEND");
say("GITHUB_STATE", "mine=" + process.env.INPUT_SAID);
say("GITHUB_ENV", "GAINED=yes");
say("GITHUB_STEP_SUMMARY", "# summary of " + process.env.INPUT_SAID);
if (process.env.INPUT_SAID === "wait") {
  process.on("SIGINT", () => { console.log("interrupted"); process.exit(130); });
  console.log("waiting");
  setInterval(() => {}, 1000);
}
if (process.env.INPUT_SAID === "fail") process.exitCode = 3;
`;
const POST = `console.log("post of " + process.env.STATE_mine + " " + process.env.INPUT_SAID);\n`;

let count = 0;

async function run(
  workflow: string,
  trigger: Partial<Trigger> = {},
  secrets: Record<string, string> = {},
): Promise<RunEnd> {
  const at = join(folder, String(count++));
  const repository = join(at, "repository");
  await mkdir(join(repository, ".github/workflows"), { recursive: true });
  await writeFile(join(repository, ".github/workflows/a.yml"), workflow);
  await mkdir(join(at, "action/dist"), { recursive: true });
  await writeFile(join(at, "action/action.yml"), ACTION);
  await writeFile(join(at, "action/package.json"), '{"type":"module"}');
  await writeFile(join(at, "action/dist/main.js"), MAIN);
  await writeFile(join(at, "action/dist/post.js"), POST);
  const ground: Ground = {
    services: SERVICES,
    repository,
    folder: join(at, "runners"),
    action: { file: join(at, "action/action.yml"), dist: join(at, "action/dist") },
    secrets,
    environmentSecrets: { guarded: { KEY: "key-of-the-environment" } },
  };
  return await rehearse(
    ground,
    {
      workflow: ".github/workflows/a.yml",
      event: "workflow_dispatch",
      actor: "ana-example",
      ...trigger,
    },
    "0".repeat(40),
  );
}

const SERVICES: Services = {
  repository: "example/servers",
  serverUrl: "https://github.com",
  apiUrl: "http://127.0.0.1:9",
  resultsUrl: "http://127.0.0.1:9/",
  begin() {},
  end() {},
  token: (permissions) => `token-${JSON.stringify(permissions)}`,
  runtimeToken: () => "runtime-token",
  reviewers: (environment) => (environment === "guarded" ? ["ben-example"] : []),
  review() {},
};

const steps = (text: string): string =>
  `on: { workflow_dispatch: { inputs: { word: { type: string, default: hello }, yes: { type: boolean } } } }
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
${text.replace(/^/gm, "      ")}
`;

describe("a run", () => {
  test("hands inputs, outputs, state and environment from step to step, and posts in reverse", async () => {
    const ended = await run(
      steps(`- uses: ${OWN}
  id: one
- uses: ${OWN}
  with: { said: "\${{ inputs.word }}", two words: x }
- run: |
    echo "$GAINED $HEARD $CI \${{ inputs.yes }} \${ACTIONS_RUNTIME_TOKEN:-none}"
  env: { HEARD: "\${{ steps.one.outputs.heard }}" }
  shell: bash`),
    );
    expect(ended.conclusion).toBe("success");
    const said = ended.log.split("\n").filter((line) => !line.startsWith("##["));
    expect(said).toEqual([
      "said ana-example ",
      "token true",
      "said hello x",
      "token true",
      "yes one",
      "two true false none",
      "post of hello hello",
      "post of ana-example ana-example",
      "",
    ]);
    expect(ended.jobs["a"]?.summary).toBe("# summary of ana-example\n# summary of hello\n");
  });

  test("fails as a step does, skips what needs success, and runs always() and posts", async () => {
    const ended = await run(
      steps(`- uses: ${OWN}
  with: { said: fail }
- run: echo never
- run: echo "\${{ job.status }}"
  if: always()
- run: echo failed
  if: failure()`),
    );
    expect(ended.conclusion).toBe("failure");
    expect(ended.log).not.toContain("never");
    expect(ended.log).toMatch(/\nfailure\n[\s\S]*\nfailed\n[\s\S]*\npost of fail fail\n/);
    expect(ended.jobs["a"]?.steps[0]).toMatchObject({ outcome: "failure", code: 3 });
  });

  test("goes on after continue-on-error, and stops a shell at its first error", async () => {
    const ended = await run(
      steps(`- run: |
    false | true
    echo past
  shell: bash
  continue-on-error: true
- run: echo on`),
    );
    expect(ended.conclusion).toBe("success");
    expect(ended.log).not.toContain("past");
    expect(ended.log).toContain("\non\n");
  });

  test("hides secrets in log, summary and outputs", async () => {
    const ended = await run(
      `on: workflow_dispatch
jobs:
  a:
    runs-on: ubuntu-24.04
    outputs: { key: "\${{ steps.s.outputs.key }}", word: "\${{ steps.s.outputs.word }}" }
    steps:
      - id: s
        env: { KEY: "\${{ secrets.KEY }}" }
        run: |
          echo "is $KEY and $(printf %s "$KEY" | base64)"
          echo "::add-mask::derived-word"
          echo derived-word
          echo "key=$KEY" >> "$GITHUB_OUTPUT"
          echo "word=fine" >> "$GITHUB_OUTPUT"
          echo "of $KEY" >> "$GITHUB_STEP_SUMMARY"
`,
      {},
      { KEY: "very-secret-key" },
    );
    const { log, summary, outputs } = ended.jobs["a"] as JobEnd;
    expect(JSON.stringify({ log, summary, outputs })).not.toMatch(
      /very-secret-key|dmVyeS1zZWNyZXQta2V5|derived-word/,
    );
    expect(ended.jobs["a"]).toMatchObject({ outputs: { word: "fine" }, summary: "of ***\n" });
  });

  const GUARDED = `on: workflow_dispatch
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    environment: guarded
    permissions: { contents: read }
    steps:
      - run: echo "ran with \${#KEY}"
        env: { KEY: "\${{ secrets.KEY }}" }
  b:
    needs: a
    runs-on: ubuntu-24.04
    steps: [{ run: echo after }]
`;

  test("asks the reviewers of an environment before it gives its secrets", async () => {
    const answer = { login: "ben-example", comment: "" };
    const yes = await run(GUARDED, { answer: () => ({ ...answer, state: "approved" }) });
    expect(yes.conclusion).toBe("success");
    expect(yes.log).toContain("ran with 22");
    const no = await run(GUARDED, { answer: () => ({ ...answer, state: "rejected" }) });
    expect(no).toMatchObject({ conclusion: "failure", jobs: { b: { result: "skipped" } } });
    expect(no.log).not.toContain("ran with");
    await expect(run(GUARDED)).rejects.toThrow("waits for environment guarded");
  });

  test("is cancelled by SIGINT, and still posts", async () => {
    const stop = new AbortController();
    const ended = await run(
      steps(`- uses: ${OWN}
  with: { said: wait }
- run: echo never
- run: echo cleaned
  if: cancelled()`),
      { cancel: stop.signal, onLine: (line) => line === "waiting" && stop.abort() },
    );
    expect(ended.conclusion).toBe("cancelled");
    expect(ended.log).toContain("interrupted");
    expect(ended.log).not.toContain("never");
    expect(ended.jobs["a"]?.steps.map(({ outcome }) => outcome)).toContain("cancelled");
  });

  test("expands a matrix, and gives a fork neither secrets nor rights to write", async () => {
    const ended = await run(
      `on: pull_request
permissions: { issues: write }
jobs:
  a:
    runs-on: ubuntu-24.04
    strategy: { matrix: { x: [1, 2], y: [a] } }
    steps:
      - run: 'echo "cell \${{ matrix.x }}\${{ matrix.y }} [\${{ secrets.KEY }}] $(printf %s "$T" | tr a-z b-za)"'
        env: { T: "\${{ github.token }}" }
`,
      { event: "pull_request", isFork: true },
      { KEY: "very-secret-key" },
    );
    expect(ended.log).toMatch(/\ncell 1a \[\] upl[^\n]*sfbe/);
    expect(ended.log).toContain("\ncell 2a []");
  });

  test("skips a job with the one it needs, unless it asks for more than success", async () => {
    const ended = await run(`on: workflow_dispatch
jobs:
  a: { if: "false", runs-on: x, steps: [{ run: echo a }] }
  b: { needs: a, runs-on: x, steps: [{ run: echo b }] }
  c: { needs: a, if: "\${{ !cancelled() && needs.a.result == 'skipped' }}", runs-on: x, steps: [{ run: echo c }] }
  d: { needs: c, if: failure(), runs-on: x, steps: [{ run: echo d }] }
`);
    const results = Object.values(ended.jobs).map(({ result }) => result);
    expect(results).toEqual(["skipped", "skipped", "success", "skipped"]);
  });

  test("refuses what GitHub would: unknown inputs, choices, triggers, mistakes", async () => {
    await expect(run(steps("- run: 'true'"), { inputs: { other: 1 } })).rejects.toThrow(
      "Unexpected",
    );
    await expect(run(steps("- run: 'true'"), { event: "push" })).rejects.toThrow("does not run on");
    await expect(run(steps("- runs: 'true'"))).rejects.toThrow("runs");
    await expect(run(steps("- uses: other/action@v1"))).rejects.toThrow("is not rehearsed");
  });
});

test("actions/checkout leaves the run's commit on its branch, without credentials", async () => {
  const { checkOutInto } = await import("./step.ts");
  const source = join(folder, "source");
  const git = (...argv: string[]) =>
    execFileSync(
      "git",
      ["-C", source, "-c", "user.name=a", "-c", "user.email=a@example.org", ...argv],
      {
        encoding: "utf8",
      },
    );
  await mkdir(source);
  git("init", "-q", "-b", "main");
  await writeFile(join(source, "a"), "1");
  git("add", "-A");
  git("commit", "-q", "-m", "1");
  const sha = git("rev-parse", "HEAD").trim();
  await writeFile(join(source, "a"), "2");
  git("commit", "-q", "-a", "-m", "2");
  const into = join(folder, "into");
  await checkOutInto(into, {
    repository: source,
    origin: "https://github.com/example/servers",
    ref: sha,
    branch: "main",
    home: folder,
  });
  expect(await readFile(join(into, "a"), "utf8")).toBe("1");
  const head = execFileSync("git", ["-C", into, "symbolic-ref", "HEAD"], { encoding: "utf8" });
  expect(head.trim()).toBe("refs/heads/main");
});

test("a group runs one and lets one wait, which a newer one replaces", async () => {
  const groups = new Groups();
  const said: string[] = [];
  const gate = Promise.withResolvers<void>();
  const work =
    (name: string, until: Promise<void> = Promise.resolve()) =>
    async () => {
      said.push(`${name} began`);
      await until;
      said.push(`${name} ended`);
      return name;
    };
  const first = groups.within("g", work("first", gate.promise));
  const second = groups.within("g", work("second"));
  await Promise.resolve();
  const third = groups.within("g", work("third"));
  const other = groups.within("h", work("other"));
  await expect(second).rejects.toThrow(Replaced);
  await other;
  gate.resolve();
  expect(await first).toBe("first");
  expect(await third).toBe("third");
  expect(said).toEqual([
    "first began",
    "other began",
    "other ended",
    "first ended",
    "third began",
    "third ended",
  ]);
});

test("expressions are GitHub's own", () => {
  const contexts = { inputs: { a: "x", b: false }, github: { ref: "refs/heads/main" } };
  expect(
    fill(new Expression("inputs.b && 1 || format('{0}-{1}', inputs.a, github.ref)"), contexts),
  ).toBe("x-refs/heads/main");
  expect(holds("startsWith(github.ref, 'refs/heads/') && !inputs.b", contexts, "success")).toBe(
    true,
  );
  expect(holds("success()", contexts, "failure")).toBe(false);
  expect(() => fill(new Expression("nothing.here"), contexts)).toThrow();
});

test("commands of the log are read, escaped text is given back, and stopped ones are text", () => {
  const shown: string[] = [];
  const masks = new Masks();
  const reader = new CommandReader(masks, (line) => shown.push(line));
  for (const line of [
    "::add-mask::hunter22",
    "::error file=a.yml,line=3,title=a%3Ab::one%0Atwo 100%25",
    "::stop-commands::word",
    "::error::not one",
    "::word::",
    "plain ::error:: text",
  ])
    reader.line(line);
  expect(reader.annotations).toEqual([
    {
      kind: "error",
      message: "one\ntwo 100%",
      properties: { file: "a.yml", line: "3", title: "a:b" },
    },
  ]);
  expect(shown).toEqual(["##[error]one\ntwo 100%", "::error::not one", "plain ::error:: text"]);
  expect(masks.over("hunter22!")).toBe("***!");
  expect(() => reader.line("::set-output name=a::b")).toThrow("set-output");
});

test("files of commands are read as the runner reads them", () => {
  expect(Object.fromEntries(readFileCommands("a=1=2\nb<<X\n1\n\n2\nX\n"))).toEqual({
    a: "1=2",
    b: "1\n\n2",
  });
  expect(() => readFileCommands("nothing\n")).toThrow("Invalid format");
  expect(() => readFileCommands("b<<X\n1\n")).toThrow("delimiter");
});
