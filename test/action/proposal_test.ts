import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { expectCode, makeStage, type Stage, type Start, type Step } from "./stage.ts";

const MINUTE = 60_000; // ms
const TOOLS = ["git", "ssh-keygen", "tar"];
const FOLDER = tempFolder("holdfast-proposal");
const PULL: Start = { event: "pull_request", headBranch: "topic" };

/** A policy that would start, read and call whatever it can, if somebody believed it. */
const HOSTILE = {
  recipients: '["file:/etc/shadow"]',
  "signing-key": "file:/etc/gshadow",
  people: '\n  eve: { keys: ["file:/etc/passwd"] }',
  approval: "{ approvers: [eve], needed: 1 }",
  sources: [
    "",
    "  a: { engine: command, command: [touch, /tmp/holdfast-was-here], url: http://127.0.0.1:9/ }",
    "  b: { engine: postgres, run: [sh, -c, id], url: file:/etc/shadow }",
    "  c: { engine: files, path: /root }",
    "  d: { engine: sqlite, path: /etc/hostname }",
  ].join("\n"),
  stores: "\n  out: { kind: directory, path: /etc }",
  ping: "http://127.0.0.1:9/",
};

/** The same as far as it is sound, so that a program that went on would come to act. */
const SOUND = {
  recipients: '["file:/etc/shadow"]',
  "signing-key": "file:/etc/gshadow",
  people: '\n  eve: { keys: ["file:/etc/passwd"] }',
  approval: "{ approvers: [eve], needed: 1 }",
  sources: "\n  c: { engine: files, path: /root }\n  d: { engine: sqlite, path: /etc/hostname }",
  stores: "\n  out: { kind: directory, path: /etc }",
  ping: "https://127.0.0.1:9/",
};

interface Watched {
  readonly step: Step;
  /** Programs that were started, after Node itself. */
  readonly started: readonly string[];
  /** Files that were opened, outside of the program and of what every process opens. */
  readonly opened: readonly string[];
  /** Calls that reach another process or the network. */
  readonly sent: readonly string[];
}

/** Runs a step under strace, with all its threads and children. */
async function watch(stage: Stage, inputs: Record<string, string>, start: Start): Promise<Watched> {
  const file = `${FOLDER}/trace`;
  rmSync(file, { force: true });
  const calls = "trace=execve,openat,open,socket,connect,sendto,sendmsg,bind";
  const under = ["strace", "-f", "-qq", "-s", "300", "-e", calls, "-o", file];
  const step = await stage.main(inputs, { ...start, under });
  const lines = readFileSync(file, "utf8").split("\n");
  const of = (pattern: RegExp) =>
    lines.flatMap((line) => {
      const [, found] = pattern.exec(line) ?? [];
      return found === undefined ? [] : [found];
    });
  return {
    step,
    started: of(/\bexecve\("([^"]+)"/).slice(1),
    opened: of(/\bopen(?:at)?\((?:AT_FDCWD, )?"([^"]+)"/),
    // socketpair is how Node talks to its own threads, and is not among them.
    sent: of(/\b((?:socket|connect|sendto|sendmsg|bind)\(.*)$/),
  };
}

testWith(
  [...TOOLS, "strace"],
  "on pull_request a policy that names commands, files and addresses starts, reads and sends nothing",
  async () => {
    const stage = await makeStage();
    for (const [title, policy] of Object.entries({ HOSTILE, SOUND })) {
      await stage.world.policy(policy);
      const { step, started, opened, sent } = await watch(
        stage,
        { command: "check --offline", summary: "full" },
        PULL,
      );
      expect({ title, started, sent }).toEqual({ title, started: [], sent: [] });
      expect(opened.filter((path) => /shadow|passwd|hostname|^\/root/.test(path))).toEqual([]);
      expect(opened).toContain(stage.world.path("holdfast.yml"));
      expectCode(step, title === "SOUND" ? 0 : 2);
      expect(step.log.join("\n")).not.toMatch(/root:/);
    }
    expect(stage.github.state.calls).toEqual([]);
    expect(stage.results.calls).toEqual([]);
  },
  2 * MINUTE,
);

testWith(
  [...TOOLS, "strace"],
  "the watch sees what a run that may act starts, reads and sends",
  async () => {
    const stage = await makeStage();
    const { step, started, opened, sent } = await watch(stage, { command: "backup" }, {});
    expectCode(step, 0);
    expect(started.some((program) => program.endsWith("/git"))).toBe(true);
    expect(started.some((program) => program.endsWith("/ssh-keygen"))).toBe(true);
    expect(opened).toContain(stage.world.path("keys", "signing"));
    expect(sent.some((call) => call.startsWith("connect("))).toBe(true);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "on pull_request nothing but check --offline runs, and on pull_request_target nothing at all",
  async () => {
    const stage = await makeStage();
    const rows: [inputs: Record<string, string>, event: string][] = [
      [{ command: "check" }, "pull_request"],
      [{ command: "backup" }, "pull_request"],
      [{ command: "list" }, "pull_request_review"],
      [{ command: "restore", plan: "plan.json" }, "pull_request"],
      [{ command: "check --offline" }, "pull_request_target"],
      [{ command: "backup" }, "pull_request_target"],
    ];
    for (const [inputs, event] of rows) {
      const step = await stage.main(inputs, { event });
      expectCode(step, 7);
      expect(step.raw).toContain(`the event is ${event}`);
      expect(step.raw).not.toContain("::group::");
    }
    expect(stage.github.state.calls).toEqual([]);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "a proposed policy that is a link is refused, so that no complaint repeats another file's line",
  async () => {
    const stage = await makeStage();
    const policy = stage.world.path("holdfast.yml");
    mkdirSync(stage.world.path("links"));
    writeFileSync(stage.world.path("data", "secret"), "password: {hunter2\n");
    symlinkSync(stage.world.path("data"), stage.world.path("links", "data"));
    rmSync(policy);
    for (const target of ["/etc/hostname", stage.world.path("data", "secret")]) {
      symlinkSync(target, policy);
      const step = await stage.main({ command: "check --offline" }, PULL);
      expectCode(step, 7);
      expect(step.raw).not.toContain("hunter2");
      rmSync(policy);
    }
    for (const name of ["links/data/secret", "/etc/hostname", "../data/secret"]) {
      const step = await stage.main({ command: "check --offline", policy: name }, PULL);
      expect([2, 7]).toContain(step.code);
      expect(step.raw).not.toContain("hunter2");
    }
  },
  MINUTE,
);

test("HOSTILE names a command, run:, file:/etc/shadow and url: http://", () => {
  const text = JSON.stringify(HOSTILE);
  for (const word of ["command", "run:", "file:/etc/shadow", "url: http://"])
    expect(text).toContain(word);
});
