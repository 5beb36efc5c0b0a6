import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { holdfast, makeSite } from "./ground.ts";
import type { RunEnd } from "./runner.ts";

const NEEDS = ["git", "ssh-keygen", "tar"];
const MINUTES = 120_000; // ms; each run starts several processes
const site = await makeSite(tempFolder("holdfast-rehearsal"));
afterAll(() => site.close());

const watch = (): Promise<RunEnd> =>
  site.start({
    workflow: ".github/workflows/watch.yml",
    event: "schedule",
    payload: { schedule: "29 5,17 * * *" },
  });

describe("watch.yml, on a machine of GitHub's,", () => {
  testWith(
    NEEDS,
    "is red with one open issue until a backup was made, and then closes it",
    async () => {
      const { issues } = site.github.state;
      for (const _ of [1, 2]) {
        const red = await watch();
        expect({ log: red.log, conclusion: red.conclusion }).toMatchObject({
          conclusion: "failure",
        });
        expect(issues).toMatchObject([{ state: "open", login: "github-actions[bot]" }]);
      }
      expect((await site.start({ workflow: ".github/workflows/backup.yml" })).conclusion).toBe(
        "success",
      );
      const tick = await site.start({
        workflow: ".github/workflows/backup.yml",
        event: "schedule",
      });
      expect(tick.conclusion).toBe("success");
      const green = await watch();
      expect({ log: green.log, conclusion: green.conclusion }).toMatchObject({
        conclusion: "success",
      });
      expect(issues).toMatchObject([{ state: "closed" }]);
    },
    MINUTES,
  );
});

describe("verify.yml", () => {
  const verify = (schedule: string): Promise<RunEnd> =>
    site.start({
      workflow: ".github/workflows/verify.yml",
      event: "schedule",
      payload: { schedule },
    });

  testWith(
    NEEDS,
    "reads every stored byte on one day, and proves a fresh backup on the other",
    async () => {
      const read = await verify("41 4 * * 6");
      expect({ log: read.log, conclusion: read.conclusion }).toMatchObject({
        conclusion: "success",
      });
      expect(read.jobs).toMatchObject({
        verify: { result: "success" },
        prove: { result: "skipped" },
      });
      expect(read.log).toMatch(/\n\d backups verified, 0 findings\n/);

      const proven = await verify("43 4 * * 0");
      expect({ log: proven.log, conclusion: proven.conclusion }).toMatchObject({
        conclusion: "success",
      });
      expect(proven.jobs).toMatchObject({
        verify: { result: "skipped" },
        prove: { result: "success" },
      });
      expect(await holdfast(site.repository, ["list"])).toMatch(/ proven /);
    },
    MINUTES,
  );
});

describe("undo.yml", () => {
  const conf = site.path("server/settings/app.conf");
  let digits = "";

  beforeAll(async () => {
    await writeFile(conf, "later\n");
    const workflow = ".github/workflows/restore.yml";
    const planned = await site.start({ workflow, inputs: { id: "latest" } });
    const { name, bytes } = await site.artifact(planned.facts.id, /^plan-/);
    digits = name.slice(5, 21);
    await writeFile(site.path(name), bytes);
    await holdfast(site.repository, ["approve", site.path(name), "--key", site.path("ben")]);
    const approval = await readFile(site.path(`${name}.approval`), "utf8");
    const inputs = { "plan-run": String(planned.facts.id), approval };
    expect((await site.start({ workflow, inputs })).conclusion).toBe("success");
    expect(await readFile(conf, "utf8")).toBe("port = 7070\n");
  }, MINUTES);

  const undo = (inputs: Record<string, string>): Promise<RunEnd> =>
    site.start({ workflow: ".github/workflows/undo.yml", inputs });

  testWith(
    NEEDS,
    "brings back what a restore replaced, and then drops what was kept",
    async () => {
      const other = await undo({ id: "0123456789abcdef" });
      expect(other.conclusion).toBe("failure");
      expect(await readFile(conf, "utf8")).toBe("port = 7070\n");

      const undone = await undo({ id: digits });
      expect({ log: undone.log, conclusion: undone.conclusion }).toMatchObject({
        conclusion: "success",
      });
      expect(await readFile(conf, "utf8")).toBe("later\n");

      const settled = await undo({ id: digits, what: "settle" });
      expect({ log: settled.log, conclusion: settled.conclusion }).toMatchObject({
        conclusion: "success",
      });
      expect((await undo({ id: digits })).conclusion).toBe("failure");
    },
    MINUTES,
  );
});
