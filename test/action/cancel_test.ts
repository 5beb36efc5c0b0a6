import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { draftsIn, leftRunning } from "../bad_days/crash.ts";
import { testWith } from "../tools.ts";
import { expectCode, makeStage, type Step } from "./stage.ts";

const MINUTE = 60_000; // ms
const TOOLS = ["git", "ssh-keygen", "tar"];
const LARGE = 96 * 2 ** 20; // bytes; long enough to be cut short in the midst

testWith(
  TOOLS,
  "SIGINT in the midst of a backup ends it with 130, no backup, no draft, no child and no key",
  async () => {
    const stage = await makeStage({ "signing-key": null });
    writeFileSync(stage.world.path("data", "settings", "large"), randomBytes(LARGE));
    const key = readFileSync(stage.world.path("keys", "signing"), "utf8");
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const running = stage.start({ command: "backup", "signing-key": key });
      await running.said("::group::Saving");
      running.child.kill(signal);
      const step = await running.ended;
      expectCode(step, 130);
      expect(step.annotations.map(({ message }) => message).join("\n")).toContain("Interrupted");
      expect(await leftRunning(stage.world, 500)).toEqual([]);
      expect(stage.results.artifacts).toEqual([]);
      expect(step.state["ended"]).toBe("true");
      expectNothingLeft(stage.world.path("state"), step, key);
      expect(
        readdirSync(stage.world.path("store")).filter((name) => !name.startsWith(".")),
      ).toEqual([]);
      expect(await draftsIn(stage.world)).toEqual([]);
      expect((await stage.post(step)).raw).toBe("");
    }
  },
  2 * MINUTE,
);

testWith(
  TOOLS,
  "SIGINT at a crash point of a restore leaves the place as it was and no identity",
  async () => {
    const stage = await makeStage({ approval: "open" });
    expectCode(await stage.main({ command: "backup" }), 0);
    const planned = await stage.main({ command: "plan", id: "latest" });
    expectCode(planned, 0);
    const identity = readFileSync(stage.world.path("keys", "identity.txt"), "utf8");
    const conf = stage.world.path("data", "settings", "app.conf");
    writeFileSync(conf, "port = 1\n");
    const inputs = { command: "restore", plan: planned.outputs["plan"] ?? "", identity };
    const step = await stage.main(inputs, {
      source: true,
      env: { HOLDFAST_TEST_STEP: "restore: built", HOLDFAST_TEST_SIGNAL: "SIGINT" },
    });
    expectCode(step, 130);
    expect(readFileSync(conf, "utf8")).toBe("port = 1\n");
    expectNothingLeft(stage.world.path("state"), step, identity);
    const after = await stage.main(inputs);
    expectCode(after, 0);
    expect(after.raw.trimEnd().endsWith("\nRestore successfully")).toBe(true);
  },
  MINUTE,
);

testWith(
  TOOLS,
  "the post step removes the keys of a step that was killed, and says what to do",
  async () => {
    const stage = await makeStage({ approval: "open", "signing-key": null });
    const key = readFileSync(stage.world.path("keys", "signing"), "utf8");
    expectCode(await stage.main({ command: "backup", "signing-key": key }), 0);
    const planned = await stage.main({ command: "plan", id: "latest" });
    expectCode(planned, 0);
    const identity = readFileSync(stage.world.path("keys", "identity.txt"), "utf8");
    const rows: [inputs: Record<string, string>, step: string, text: string, advice: string][] = [
      [{ command: "backup", "signing-key": key }, "backup: signed", key, "run the backup again"],
      [
        { command: "restore", plan: planned.outputs["plan"] ?? "", identity },
        "restore: built",
        identity,
        "puts in order first",
      ],
    ];
    for (const [inputs, at, text, advice] of rows) {
      const step = await stage.main(inputs, { source: true, env: { HOLDFAST_TEST_STEP: at } });
      expect([step.signal, step.state["ended"]]).toEqual(["SIGKILL", undefined]);
      const places = [step.temp, stage.world.path("state")];
      expect(places.flatMap((place) => withSecret(place, text))).not.toEqual([]);
      const post = await stage.post(step);
      expectCode(post, 0);
      expect(places.flatMap((place) => withSecret(place, text))).toEqual([]);
      expect(post.annotations).toEqual([
        expect.objectContaining({ kind: "warning", message: expect.stringContaining(advice) }),
      ]);
    }
  },
  2 * MINUTE,
);

testWith(
  TOOLS,
  "the post step of a step that ended by itself says nothing and never fails",
  async () => {
    const stage = await makeStage();
    for (const inputs of [{ command: "list" }, { command: "none" }]) {
      const step = await stage.main(inputs);
      const post = await stage.post(step);
      expect([post.code, post.raw]).toEqual([0, ""]);
    }
  },
  MINUTE,
);

function expectNothingLeft(state: string, step: Step, text: string): void {
  expect([step.temp, state].flatMap((place) => withSecret(place, text))).toEqual([]);
}

/** The files below a folder that hold a line of a key. */
function withSecret(folder: string, key: string): string[] {
  const lines = key.split("\n").filter((line) => line.length >= 40 && !/^-----|^#/.test(line));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => {
      const text = readFileSync(file, "latin1");
      return lines.some((line) => text.includes(line));
    });
}
