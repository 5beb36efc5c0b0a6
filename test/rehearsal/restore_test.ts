import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect } from "@jest/globals";
import { ROOT } from "../house/sources.ts";
import { tempFolder, testWith } from "../tools.ts";
import { DIST, holdfast, makeSite } from "./ground.ts";
import type { Answer, JobEnd, RunEnd, Trigger } from "./runner.ts";

const NEEDS = ["git", "ssh-keygen", "tar"];
const RESTORE = ".github/workflows/restore.yml";
const MINUTES = 120_000; // ms; each run starts several processes
const site = await makeSite(tempFolder("holdfast-rehearsal"));
afterAll(() => site.close());

beforeAll(async () => {
  const saved = await site.start({ workflow: ".github/workflows/backup.yml" });
  expect(saved.conclusion).toBe("success");
}, MINUTES);

const conf = site.path("server/settings/app.conf");

/** An accident: a file is broken and half of the table gone. */
async function spoil(): Promise<void> {
  await writeFile(conf, "broken\n");
  withDatabase((database) => database.exec("DELETE FROM event WHERE id > 50"));
}

function withDatabase<T>(work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(site.path("server/registry.db"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

async function seen(): Promise<{ conf: string; rows: unknown }> {
  const rows = withDatabase((one) => one.prepare("SELECT count(*) AS n FROM event").get()?.["n"]);
  return { conf: await readFile(conf, "utf8"), rows };
}

const WHOLE = { conf: "port = 7070\n", rows: 100 };
const SPOILT = { conf: "broken\n", rows: 50 };

/** Which ways to say yes count from now on. */
async function gates(...names: string[]): Promise<void> {
  await site.policy((text) => text.replace(/gates: \[.*?\]/, `gates: [${names.join(", ")}]`));
}

async function digitsOf(run: number): Promise<string> {
  const { name } = await site.artifact(run, /^plan-/);
  return name.replace(/^plan-|\.json$/g, "");
}

async function plan(more: Partial<Trigger> = {}): Promise<{ end: RunEnd; digits: string }> {
  const end = await site.start({ workflow: RESTORE, inputs: { id: "latest" }, ...more });
  expect({ log: end.log, conclusion: end.conclusion }).toMatchObject({ conclusion: "success" });
  expect(end.jobs["restore"]?.result).toBe("skipped");
  return { end, digits: await digitsOf(end.facts.id) };
}

/** The second dispatch. */
async function carryOut(of: RunEnd, inputs: Record<string, string> = {}): Promise<RunEnd> {
  return await site.start({
    workflow: RESTORE,
    inputs: { "plan-run": String(of.facts.id), ...inputs },
  });
}

async function signedBy(person: string, { end, digits }: { end: RunEnd; digits: string }) {
  const file = site.path(`${person}-${digits}.json`);
  await writeFile(file, (await site.artifact(end.facts.id, /^plan-/)).bytes);
  await holdfast(site.repository, ["approve", file, "--key", site.path(person)]);
  return await readFile(`${file}.approval`, "utf8");
}

/** The restore ended well, said so last, and everything is as it was saved. */
async function expectRestored(end: RunEnd): Promise<void> {
  expect({ log: end.log, conclusion: end.conclusion }).toMatchObject({ conclusion: "success" });
  const { log, summary } = end.jobs["restore"] as JobEnd;
  const said = log.slice(
    0,
    log.findIndex((line) => line.startsWith("##[group]Post ")),
  );
  expect(said.slice(-2)).toEqual([
    expect.stringMatching(/^Undo with: holdfast undo [0-9a-f]{16}$/),
    "Restore successfully",
  ]);
  expect(summary.trimEnd().split("\n").at(-1)).toBe("Restore successfully");
  const { name, bytes } = await site.artifact(end.facts.id, /^restore-[0-9a-f]{16}\.json$/);
  const evidence = JSON.parse(bytes.toString("utf8")) as { exit: number };
  expect({ name, exit: evidence.exit }).toEqual({
    name: `restore-${said.at(-2)?.slice(-16)}.json`,
    exit: 0,
  });
  expect(await seen()).toEqual(WHOLE);
}

/** The restore was refused as an approval is, and the places are as the accident left them. */
async function expectRefused(end: RunEnd, why: RegExp): Promise<void> {
  const step = end.jobs["restore"]?.steps.find(({ name }) => name === "Restore");
  expect({ log: end.log, code: step?.code }).toMatchObject({ code: 7 });
  expect(end.log).toMatch(why);
  expect(end.log).not.toContain("Restore successfully");
  expect(end.jobs["restore"]?.summary).not.toContain("Restore successfully");
  expect(await seen()).toEqual(SPOILT);
}

describe("restore.yml", () => {
  beforeEach(spoil);

  testWith(
    NEEDS,
    "restores what a person signed for, by a second dispatch with the pasted signature",
    async () => {
      await gates("signature");
      const made = await plan();
      expect(made.end.jobs["plan"]?.summary).toContain(
        "**ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA**",
      );
      expect(made.end.jobs["plan"]?.summary).toMatch(/50 rows.*100 rows/);
      expect(await seen()).toEqual(SPOILT); // a plan touches nothing
      const approval = await signedBy("ben", made);
      // The page that starts a workflow makes spaces of line ends.
      await expectRestored(await carryOut(made.end, { approval: approval.replaceAll("\n", " ") }));

      await spoil();
      await expectRefused(await carryOut(made.end, { approval }), /it was used on/);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "refuses a second dispatch without a signature, or with that of who asked",
    async () => {
      const made = await plan();
      await expectRefused(await carryOut(made.end), /0 of 1/);
      const own = await signedBy("ben", await plan({ actor: "ben-example" })).catch(String);
      expect(own).toMatch(/ben.*asked for|nobody approves|requested/i);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "waits in its environment for a reviewer whose comment holds the code",
    async () => {
      await gates("environment");
      site.github.environment("restore", { reviewers: ["ben-example"], adminsMayBypass: false });
      const end = await site.start({
        workflow: RESTORE,
        inputs: { id: "latest", "wait-for-reviewers": true },
        answer: async (environment, { id }) => {
          expect({ environment, seen: await seen() }).toEqual({
            environment: "restore",
            seen: SPOILT,
          });
          return { login: "ben-example", state: "approved", comment: `go: ${await digitsOf(id)}` };
        },
      });
      await expectRestored(end);
    },
    MINUTES,
  );

  const answers: [title: string, answer: Partial<Answer>, before: () => void, why: RegExp][] = [
    ["without a comment", { comment: "" }, () => {}, /0 of 1/],
    ["with another code", { comment: "0123456789abcdef" }, () => {}, /0 of 1/],
    [
      "where administrators may pass by",
      {},
      () => site.github.environment("restore", { adminsMayBypass: true }),
      /bypass/,
    ],
    [
      "while the API is down",
      {},
      () => Object.assign(site.github.state.faults, { down: true }),
      /GitHub/,
    ],
  ];
  for (const [title, answer, before, why] of answers) {
    testWith(
      NEEDS,
      `refuses a reviewer's yes ${title}`,
      async () => {
        const end = await site.start({
          workflow: RESTORE,
          inputs: { id: "latest", "wait-for-reviewers": true },
          answer: async (_, { id }) => {
            const comment = await digitsOf(id);
            before();
            return { login: "ben-example", state: "approved", comment, ...answer };
          },
        });
        site.github.state.faults.down = false;
        site.github.environment("restore", { adminsMayBypass: false });
        await expectRefused(end, why);
      },
      MINUTES,
    );
  }

  testWith(
    NEEDS,
    "starts nothing once a reviewer said no, and refuses an environment that asks nobody",
    async () => {
      const inputs = { id: "latest", "wait-for-reviewers": true };
      const rejected = await site.start({
        workflow: RESTORE,
        inputs,
        answer: () => ({ login: "ben-example", state: "rejected", comment: "no" }),
      });
      expect(rejected).toMatchObject({ conclusion: "failure", jobs: { restore: { steps: [] } } });
      expect(await seen()).toEqual(SPOILT);
      site.github.environment("restore", { reviewers: [] });
      await expectRefused(await site.start({ workflow: RESTORE, inputs }), /review/);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "restores what a person approved by a comment on the plan's issue",
    async () => {
      await gates("comment");
      const made = await plan();
      const [issue] = site.github.state.issues;
      expect(issue).toMatchObject({ login: "github-actions[bot]", state: "open" });
      expect(issue?.title).toContain(made.digits);
      expect(issue?.body).toContain("ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA");
      const number = issue?.number as number;
      const say = (login: string, body: string) => site.github.comment(number, login, body);
      say("eve-example", `approve ${made.digits}`); // nobody in people
      say("ana-example", `approve ${made.digits}`); // she asked
      say(
        "ben-example",
        `approve ${made.digits.replace(/./, (first) => (first === "0" ? "1" : "0"))}`,
      );
      const edited = say("ben-example", "hm");
      site.github.edit(edited, `approve ${made.digits}`);
      await expectRefused(await carryOut(made.end), /0 of 1/);
      say("ben-example", `approve ${made.digits}`);
      await expectRestored(await carryOut(made.end));
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "refuses a second attempt and another branch before anything is read",
    async () => {
      await gates("signature");
      const made = await plan();
      const approval = await signedBy("ben", made);
      const inputs = { "plan-run": String(made.end.facts.id), approval };
      await expectRefused(await site.start({ workflow: RESTORE, inputs, attempt: 2 }), /attempt 2/);
      await expectRefused(
        await site.start({ workflow: RESTORE, inputs, ref: "refs/heads/other" }),
        /default branch/,
      );
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "refuses the signature of another plan, a changed checkout and a token without the right to ask",
    async () => {
      const [made, other] = [await plan(), await plan()];
      const approval = await signedBy("ben", other);
      await expectRefused(await carryOut(made.end, { approval }), /0 of 1/);

      const text = await readFile(join(site.repository, RESTORE), "utf8");
      const dirty =
        "      - shell: bash\n        run: echo '# more' >> holdfast.yml\n      - name: Restore\n";
      const changes: [changed: string, why: RegExp][] = [
        [
          text.replace("      - name: Restore\n", dirty),
          /holdfast\.yml.*(?:not|changed|differ)|changed/,
        ],
        [text.replace(/(\n {2}restore:[\s\S]*?) {6}actions: read .*\n/, "$1"), /actions: read/],
      ];
      for (const [changed, why] of changes) {
        expect(changed).not.toBe(text);
        await site.commit({ [RESTORE]: changed });
        const again = await plan();
        const yes = await signedBy("ben", again);
        await expectRefused(await carryOut(again.end, { approval: yes }), why);
      }
      await site.commit({ [RESTORE]: text });
    },
    MINUTES,
  );

  testWith(
    [...NEEDS, "bash"],
    "does so in the three steps of README, as examples/ has them",
    async () => {
      const workflow = ".github/workflows/three.yml";
      const example = (name: string) => readFile(join(ROOT, "examples", name), "utf8");
      await site.commit({ [workflow]: await example("restore.yml") });
      const asked = await site.start({ workflow, inputs: { id: "latest" } }); // 1.
      expect(asked.conclusion).toBe("success");
      const { name, bytes } = await site.artifact(asked.facts.id, /^plan-/);
      const home = site.path("home-of-ben");
      await mkdir(join(home, "Downloads"), { recursive: true });
      await mkdir(join(home, ".ssh"));
      await writeFile(join(home, "Downloads", name), bytes);
      await copyFile(site.path("ben"), join(home, ".ssh/id_ed25519"));
      await chmod(join(home, ".ssh/id_ed25519"), 0o600);
      await mkdir(join(home, "bin"));
      await symlink(join(DIST, "cli.js"), join(home, "bin/holdfast"));
      const node = dirname(process.execPath);
      const said = execFileSync("bash", ["-c", await example("approve.sh")], {
        // 2.
        cwd: site.repository,
        encoding: "utf8",
        env: { HOME: home, PATH: `${join(home, "bin")}:${node}:${process.env["PATH"]}` },
      });
      const approval = said.slice(said.indexOf("-----BEGIN"));
      const inputs = { "plan-run": String(asked.facts.id), approval };
      await expectRestored(await site.start({ workflow, inputs })); // 3.
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "shows no key in log or summary",
    async () => {
      const made = await plan();
      const end = await carryOut(made.end, { approval: await signedBy("ben", made) });
      await expectRestored(end);
      const shown = JSON.stringify(end);
      for (const secret of Object.values(site.environmentSecrets).flatMap(Object.values))
        for (const line of (secret as string)
          .split("\n")
          .filter((one) => /^[A-Za-z0-9+/=-]{20,}$/.test(one)))
          expect(shown).not.toContain(line);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "brings a backup back that lies in artifacts alone",
    async () => {
      await site.policy((text) => text.replace(/ {2}local: .*/, "  runs: { kind: artifact }"));
      withDatabase((one) => one.exec("DELETE FROM event; INSERT INTO event (name) VALUES ('a')"));
      const saved = await site.start({ workflow: ".github/workflows/backup.yml" });
      expect({ log: saved.log, conclusion: saved.conclusion }).toMatchObject({
        conclusion: "success",
      });
      withDatabase((one) => one.exec("DELETE FROM event"));
      const made = await plan();
      const approval = await signedBy("ben", made);
      const end = await carryOut(made.end, { approval });
      expect({ log: end.log, conclusion: end.conclusion }).toMatchObject({ conclusion: "success" });
      expect(await seen()).toEqual({ conf: "broken\n", rows: 1 });
    },
    MINUTES,
  );
});
