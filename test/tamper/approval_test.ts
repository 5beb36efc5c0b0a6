import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { gatherVoices } from "../../src/command/approvals.ts";
import { openPolicy } from "../../src/command/open_policy.ts";
import { readPlan } from "../../src/command/read_plan.ts";
import { judgeApproval } from "../../src/domain/approval.ts";
import { HoldfastError } from "../../src/domain/error.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { makeMachine } from "../../src/host/make_machine.ts";
import { writeStatement } from "../../src/trust/statement.ts";
import { makeKey, makeWorld, type Said } from "../world.ts";
import { backupAt, contentOf, expectRefusal, flip, planFor, untouched } from "./tools.ts";

const world = await makeWorld();
for (const name of ["stranger", "ben2"]) await makeKey(world.path("people", name), "ed25519");
const PEOPLE =
  '\n  ana: { keys: ["file:people/ana.pub"] }\n  ben: { keys: ["file:people/ben.pub", "file:people/ben2.pub"] }\n  eve: { keys: ["file:people/eve.pub"] }\n  kim: { keys: ["file:people/kim.pub"] }';
await makeKey(world.path("people", "kim"), "ecdsa");
const RULE = { people: PEOPLE, approval: "{ approvers: [ana, ben, kim], needed: 1 }" };
await world.policy(RULE);
const backup = await backupAt(world, new Date(Date.now() - 60_000));
await cp(world.path("data"), world.path("data.kept"), {
  recursive: true,
  preserveTimestamps: true,
});

const restore = (...more: string[]): Promise<Said> =>
  world.run("restore", "plan.json", "--identity", "keys/identity.txt", ...more);
const plan = (...more: string[]): Promise<Said> =>
  world.run("plan", backup, "--out", "plan.json", ...more);
const approve = (person: string, ...more: string[]): Promise<Said> =>
  world.run("approve", "plan.json", "--key", `people/${person}`, ...more);
const refused = async (words: RegExp, exit = 7): Promise<void> =>
  expectRefusal(await untouched(world, () => restore()), exit, words);
const approvals = world.path("plan.json.approval");

/** Signs plan.json as a person would who has nothing but OpenSSH. @returns The armored signature. */
function byHand(person: string, namespace = "holdfast-approval"): string {
  rmSync(world.path("plan.json.sig"), { force: true });
  const argv = ["-q", "-Y", "sign", "-n", namespace, "-f", world.path("people", person)];
  execFileSync("ssh-keygen", [...argv, world.path("plan.json")], { stdio: "pipe" });
  return readFileSync(world.path("plan.json.sig"), "utf8");
}

beforeEach(async () => {
  for (const name of ["data", "plan.json", "plan.json.approval"])
    await rm(world.path(name), { recursive: true, force: true });
  await cp(world.path("data.kept"), world.path("data"), {
    recursive: true,
    preserveTimestamps: true,
  });
  await world.policy(RULE);
});

describe("restore refuses a stale plan:", () => {
  const replace = async (name: string): Promise<void> => {
    await cp(world.path("data", name), world.path("data", `${name}.copy`), { recursive: true });
    await rm(world.path("data", name), { recursive: true });
    await rename(world.path("data", `${name}.copy`), world.path("data", name));
  };

  test("the root of the tree is another folder", async () => {
    await planFor(world, backup);
    await replace("settings");
    await refused(/the place of "settings" is another one/);
  });

  test("the database is another file", async () => {
    await planFor(world, backup);
    await replace("registry.db");
    await refused(/the place of "registry" is another one/);
  });

  test("the place was absent and now is there", async () => {
    await rm(world.path("data/settings"), { recursive: true });
    await planFor(world, backup);
    await mkdir(world.path("data/settings"));
    await refused(/the place of "settings" is another one/);
  });

  test("the place was there and now is absent", async () => {
    await planFor(world, backup);
    await rm(world.path("data/registry.db"));
    await refused(/the place of "registry" is another one/);
  });

  test("the place was empty and now is not", async () => {
    await rm(world.path("data/settings/app.conf"));
    await rm(world.path("data/settings/conf.d"), { recursive: true });
    await planFor(world, backup, { more: ["--source", "settings"] });
    await writeFile(world.path("data/settings/new"), "");
    await refused(/the place of "settings" was empty and no longer is/);
    await rm(world.path("data/settings/new"));
    expect(await restore()).toMatchObject({ code: 0 });
  });

  test("the place moved further than approval.drift allows, and not when it moved less", async () => {
    await world.policy({ ...RULE, approval: "{ approvers: [ana, ben], drift: 30% }" });
    await planFor(world, backup);
    for (const name of ["a", "b", "c"]) await writeFile(world.path("data/settings", name), "x");
    await refused(/"settings" moved by 50%, more than approval.drift allows/);
    for (const name of ["b", "c"]) await rm(world.path("data/settings", name));
    expect(await restore()).toMatchObject({ code: 0 });
  });

  test("the policy changed by one byte", async () => {
    await planFor(world, backup);
    await appendFile(world.path("holdfast.yml"), "\n");
    await refused(/made under another version of the policy/);
  });

  test("this is another host", async () => {
    await planFor(world, backup);
    const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    const said = await untouched(world, () => world.runWith({ host: "other" }, ...argv));
    expectRefusal(said, 7, /it was made on host "/);
  });

  test("it expired, here and at an approver", async () => {
    await planFor(world, backup);
    const now = () => new Date(Date.now() + 86_400_001);
    const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    expectRefusal(
      await untouched(world, () => world.runWith({ now }, ...argv)),
      7,
      /it expired 0 s ago/,
    );
    const late = await world.runWith({ now }, "approve", "plan.json", "--key", "people/kim");
    expectRefusal(late, 7, /it expired/);
  });

  test("it expires when the policy says, and a plan that says later is refused", async () => {
    await world.policy({ ...RULE, approval: "{ approvers: [ana, ben], expires: 30m }" });
    await planFor(world, backup);
    const now = () => new Date(Date.now() + 31 * 60_000);
    const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    expectRefusal(
      await untouched(world, () => world.runWith({ now }, ...argv)),
      7,
      /it expired 1 min ago/,
    );
    await forge((made) => {
      made.bound.expires = new Date(Date.now() + 86_400_000).toISOString();
      made.bound.requester = null;
      made.request = null;
    });
    await writeFile(approvals, byHand("ana") + byHand("ben"));
    await refused(/it expires later than the policy allows/);
  });

  test("the clock is behind its creation", async () => {
    await planFor(world, backup);
    const argv = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    const now = () => new Date(Date.now() - 3_600_000);
    expectRefusal(
      await untouched(world, () => world.runWith({ now }, ...argv)),
      7,
      /future of this clock/,
    );
  });

  test("it was used", async () => {
    await planFor(world, backup);
    expect(await restore()).toMatchObject({ code: 0 });
    await refused(/it was used on 20/);
  });
});

/** Changes a plan as somebody would who can write, and writes it as our writer does. */
async function forge(
  change: (plan: { -readonly [K in keyof Plan]: Plan[K] }) => void,
): Promise<void> {
  const made = JSON.parse(await readFile(world.path("plan.json"), "utf8")) as Plan;
  change(made);
  await writeFile(world.path("plan.json"), writeStatement(made));
}

describe("restore refuses a plan that was edited:", () => {
  test("no byte of it can change", async () => {
    await planFor(world, backup);
    const machine = makeMachine({
      signal: new AbortController().signal,
      worker: new URL("../../src/index.ts", import.meta.url),
      tell: () => {},
      cwd: world.folder,
    });
    const setup = await openPolicy(null, machine, null);
    const rule = setup.policy.approval;
    if (rule === null || rule === "open") throw new Error("the policy has a rule");
    const judged = async (): Promise<boolean> => {
      try {
        const read = await readPlan("plan.json", setup);
        return judgeApproval(await gatherVoices(read, [], setup), rule, read.requester).granted;
      } catch (error) {
        if (error instanceof HoldfastError && ["trust", "approval"].includes(error.stage))
          return false;
        throw error;
      }
    };
    const { length } = await readFile(world.path("plan.json"));
    expect(await judged()).toBe(true);
    for (let at = 0; at < length; at += 3) {
      await flip(world.path("plan.json"), at);
      if (await judged()) throw new Error(`byte ${at} of ${length} counts for nothing`);
      await flip(world.path("plan.json"), at);
    }
    expect(await judged()).toBe(true);
    for (let at = 5; at < length; at += Math.ceil(length / 12)) {
      await flip(world.path("plan.json"), at);
      const said = await untouched(world, () => restore());
      expect([6, 7]).toContain(said.code);
      await flip(world.path("plan.json"), at);
    }
  }, 120_000);

  test("the requester taken out costs one approval more", async () => {
    expect(await plan("--as", "people/ana")).toMatchObject({ code: 0 });
    await forge((made) => {
      made.bound.requester = null;
      made.request = null;
    });
    expect(await approve("ana")).toMatchObject({ code: 0 });
    await refused(/1 of 2 approvals/);
  });

  test("somebody else is named as the requester", async () => {
    expect(await plan("--as", "people/ana")).toMatchObject({ code: 0 });
    await forge((made) => {
      made.bound.requester = {
        ...(made.bound.requester as { person: string; key: string }),
        person: "eve",
      };
    });
    await writeFile(approvals, byHand("ana"));
    await refused(/its request is not signed by the person it names/);
    await forge((made) => {
      made.request = null;
    });
    await writeFile(approvals, byHand("ana"));
    await refused(/its request is not signed by the person it names/);
  });

  test("another backup's digest, a place of another name, another source", async () => {
    expect(await plan("--as", "people/ana")).toMatchObject({ code: 0 });
    const original = await readFile(world.path("plan.json"));
    type Loose = { -readonly [K in keyof Plan]: Plan[K] };
    const source = (made: Loose) => made.bound.sources[0] as Plan["bound"]["sources"][number];
    const forgeries: readonly [RegExp, (made: Loose) => object][] = [
      [
        /names another manifest than it carries/,
        ({ bound }) => Object.assign(bound, { "manifest-sha256": "0".repeat(64) }),
      ],
      [
        /is another one than it was/,
        (made) => Object.assign(source(made), { place: "/elsewhere" }),
      ],
      [/no source "other"/, (made) => Object.assign(source(made), { name: "other" })],
      [
        /no source "settings" of engine sqlite/,
        (made) => Object.assign(source(made), { engine: "sqlite" }),
      ],
    ];
    for (const [words, change] of forgeries) {
      await writeFile(world.path("plan.json"), original);
      await forge((made) => {
        made.bound.requester = null;
        made.request = null;
        change(made);
      });
      await writeFile(approvals, byHand("ana") + byHand("ben"));
      await refused(words);
    }
  });

  test("it is no plan at all", async () => {
    for (const text of [
      "",
      "{}\n",
      "[]",
      "null\n",
      "\0",
      '{\n "holdfast-plan": 2\n}\n',
      "{".repeat(1000),
    ]) {
      await writeFile(world.path("plan.json"), text);
      await refused(/Cannot use plan "plan.json"/);
    }
    await rm(world.path("plan.json"));
    await refused(/there is no such file/);
  });
});

describe("restore counts people:", () => {
  test("nobody", async () => {
    await plan("--as", "people/ana");
    await refused(/0 of 1 approvals/);
    expect((await restore()).stderr).toContain(
      "Ask ben or kim to run: holdfast approve plan.json --key FILE",
    );
  });

  test("not the requester, who cannot approve, not even by hand", async () => {
    await plan("--as", "people/ana");
    expectRefusal(await approve("ana"), 7, /ana requested it/);
    await writeFile(approvals, byHand("ana"));
    await refused(/0 of 1 approvals \(not counted: ana requested this plan\)/);
  });

  test("not the requester by a second key", async () => {
    await plan("--as", "people/ben");
    expectRefusal(await approve("ben2"), 7, /ben requested it/);
    await writeFile(approvals, byHand("ben2"));
    await refused(/ben requested this plan/);
  });

  test("not a stranger", async () => {
    await plan("--as", "people/ana");
    expectRefusal(await approve("stranger"), 7, /is the key of nobody in people/);
    await writeFile(approvals, byHand("stranger"));
    await refused(/0 of 1 approvals \(not counted: SHA256:\S+ is the key of nobody in people\)/);
  });

  test("not a person who is no approver", async () => {
    await plan("--as", "people/ana");
    expectRefusal(await approve("eve"), 7, /eve is no approver/);
    await writeFile(approvals, byHand("eve"));
    await refused(/not counted: eve is no approver/);
  });

  test("not the host by its signing key", async () => {
    await plan("--as", "people/ana");
    expectRefusal(
      await world.run("approve", "plan.json", "--key", "keys/signing"),
      7,
      /nobody in people/,
    );
  });

  test("one person with two keys once, and twice the same not at all more", async () => {
    await world.policy({ ...RULE, approval: "{ approvers: [ana, ben, kim], needed: 2 }" });
    await plan("--as", "people/ana");
    const first = await approve("ben");
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain("Approved by ben: 1 of 2 approvals");
    expectRefusal(await approve("ben"), 7, /ben approved it already/);
    expectRefusal(await approve("ben2"), 7, /ben approved it already/);
    await writeFile(approvals, byHand("ben") + byHand("ben2") + byHand("ben"));
    await refused(
      /1 of 2 approvals \(not counted: ben is counted already; ben is counted already\)/,
    );
    expect((await restore()).stderr).toContain("Ask kim to run");
  });

  test("one more where nobody proved to ask", async () => {
    const planned = await plan();
    expect(planned.stdout).toContain("Requested by nobody proven: one approval more is needed");
    expect(planned.stdout).toContain("Needs 2 approvals of ana, ben, kim");
    await approve("ben");
    await refused(/1 of 2 approvals/);
    await approve("ana");
    expect(await restore()).toMatchObject({ code: 0 });
  });

  test("two by files that were joined, one signed by OpenSSH alone", async () => {
    await world.policy({ ...RULE, approval: "{ approvers: [ana, ben, kim], needed: 2 }" });
    await plan("--as", "people/ana");
    const kim = byHand("kim");
    await approve("ben");
    const ben = await readFile(approvals, "utf8");
    await rm(approvals);
    for (const [name, text] of [
      ["ben.approval", ben],
      ["kim.approval", kim],
    ] as const)
      await writeFile(world.path(name), text);
    await refused(/0 of 2/);
    await writeFile(approvals, ben + kim);
    const done = await restore();
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain("approved by ben, kim");
  });

  test("two by --approval, the plan's own file read once", async () => {
    await world.policy({ ...RULE, approval: "{ approvers: [ana, ben, kim], needed: 2 }" });
    await plan("--as", "people/ana");
    await writeFile(world.path("kim.approval"), byHand("kim"));
    await approve("ben");
    const own = await untouched(world, () =>
      restore("--approval", "plan.json.approval", "--approval", "plan.json.approval"),
    );
    expectRefusal(own, 7, /1 of 2 approvals/);
    expectRefusal(
      await untouched(world, () => restore("--approval", "not-there")),
      7,
      /there is no such file/,
    );
    expect(await restore("--approval", "kim.approval")).toMatchObject({ code: 0 });
  });

  test("no signature for something else, and none for another plan", async () => {
    await plan("--as", "people/ana");
    for (const namespace of ["file", "holdfast-request", "holdfast-manifest", "git"]) {
      await writeFile(approvals, byHand("ben", namespace));
      await refused(/the signature of SHA256:\S+ is not for this plan/);
    }
    const other = byHand("ben");
    await plan("--as", "people/ana");
    await writeFile(approvals, other);
    await refused(/is not for this plan/);
  });
});

describe("restore refuses a file of approvals that holds anything else:", () => {
  const shapes: readonly (readonly [string, (block: string) => string])[] = [
    ["text before", (block) => `ok\n${block}`],
    ["text between", (block) => `${block}and\n${byHand("kim")}`],
    ["text behind", (block) => `${block}ok`],
    ["an empty line", (block) => `${block}\n`],
    ["Windows line ends", (block) => block.replaceAll("\n", "\r\n")],
    ["a block cut short", (block) => block.slice(0, -20)],
    [
      "a block with a flipped letter",
      (block) => block.replace(/[A-Z]{6}/, (six) => six.toLowerCase()),
    ],
    ["a block of other columns", (block) => block.replace(/\n(.{70})\n/, "\n$1")],
    ["a byte order mark", (block) => `\uFEFF${block}`],
    ["nothing but text", () => "yes\n"],
  ];
  for (const [name, shape] of shapes) {
    test(name, async () => {
      await plan("--as", "people/ana");
      const block = byHand("ben");
      await writeFile(approvals, shape(block));
      await refused(/Cannot read approval/);
      expectRefusal(await approve("kim"), 7, /Cannot read approval/);
      await writeFile(approvals, block);
      expect((await approve("kim")).stdout).toContain("Approved by kim: it may be carried out");
    });
  }

  test("a folder in its place", async () => {
    await plan("--as", "people/ana");
    await mkdir(approvals);
    await refused(/Cannot read approval/);
  });
});

describe("the policy decides:", () => {
  test("plan --as takes no stranger and no key that cannot be read", async () => {
    expectRefusal(await plan("--as", "people/stranger"), 7, /is the key of nobody in people/);
    expectRefusal(await plan("--as", "people/nobody"), 5, /it is not there/);
  });

  test("plan --as takes a person who may not approve", async () => {
    expect(await plan("--as", "people/eve")).toMatchObject({ code: 0 });
    expect(await approve("ana")).toMatchObject({ code: 0 });
    expect(await restore()).toMatchObject({ code: 0 });
  });

  test("approve refuses a plan made under another policy than the approver's own copy", async () => {
    await plan("--as", "people/ana");
    const text = await readFile(world.path("holdfast.yml"), "utf8");
    await writeFile(world.path("mine.yml"), text.replace("needed: 1", "needed: 2"));
    expectRefusal(await approve("ben", "--policy", "mine.yml"), 7, /another version of the policy/);
    await writeFile(world.path("mine.yml"), text);
    expect(await approve("ben", "--policy", "mine.yml")).toMatchObject({ code: 0 });
  });

  test("without approval nothing is planned, approved or restored, and the hint says how to add it", async () => {
    await planFor(world, backup);
    await world.policy({ ...RULE, approval: null });
    for (const said of [
      await plan(),
      await approve("ben"),
      await untouched(world, () => restore()),
    ]) {
      expectRefusal(said, 7, /says nobody may approve one/);
      expect(said.stderr).toContain(
        "Add people and approval: { approvers: [NAME], needed: 1 } to the policy",
      );
    }
  });

  test("approval: open asks nobody, and every report says so", async () => {
    await world.policy({ ...RULE, approval: "open" });
    const planned = await plan();
    expect(planned.stdout).toContain("Approval is open: the policy asks nobody");
    expect(planned.stderr).toContain("warning: Approval is open");
    await writeFile(world.path("data/settings/app.conf"), "broken");
    const done = await restore();
    expect(done).toMatchObject({ code: 0 });
    expect(done.stderr).toContain("warning: Approval is open");
    expect(done.stdout.endsWith("Restore successfully\n")).toBe(true);
    expect(contentOf(world.path("data/settings"))).toEqual(
      contentOf(world.path("data.kept/settings")),
    );
    for (const command of [["check"], ["list"], ["verify"]])
      expect((await world.run(...command)).stderr).toContain("warning: Approval is open");
  });

  test("approve writes the file whole and leaves nothing beside it", async () => {
    await plan("--as", "people/ana");
    await approve("ben");
    const before = await readFile(approvals, "utf8");
    expectRefusal(await approve("ben"), 7, /already/);
    expect(await readFile(approvals, "utf8")).toBe(before);
    const left = execFileSync("find", [world.folder, "-maxdepth", "1", "-name", "*plan.json*"], {
      encoding: "utf8",
    });
    expect(
      left
        .trim()
        .split("\n")
        .map((path) => path.split("/").at(-1))
        .sort()
        .filter((name) => name !== "plan.json.sig"),
    ).toEqual(["plan.json", "plan.json.approval"]);
  });
});

test("a plan that was refused in every way still works when all is as it was", async () => {
  await planFor(world, backup);
  await appendFile(world.path("holdfast.yml"), "\n");
  await refused(/policy/);
  await world.policy(RULE);
  renameSync(approvals, `${approvals}.x`);
  await refused(/0 of 1/);
  renameSync(`${approvals}.x`, approvals);
  writeFileSync(world.path("data/settings/app.conf"), "broken");
  expect(await restore()).toMatchObject({ code: 0 });
  expect(contentOf(world.path("data/settings"))).toEqual(
    contentOf(world.path("data.kept/settings")),
  );
});
