import { afterAll, expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { makeSite } from "./ground.ts";
import type { RunEnd } from "./runner.ts";

const MINUTES = 120_000; // ms; each run starts several processes
const TITLE = "Holdfast: backup overdue (registry)";
const site = await makeSite(tempFolder("holdfast-rehearsal"));
afterAll(() => site.close());

const tick = (name: string): Promise<RunEnd> =>
  site.start({ workflow: `.github/workflows/${name}.yml`, event: "schedule" });
const ended = ({ conclusion, log }: RunEnd) => ({ conclusion, log });

testWith(
  ["git", "ssh-keygen", "tar"],
  "watch.yml is red with one issue while no backup was made, and closes it after the first",
  async () => {
    for (const _ of ["first", "second"]) {
      const red = await tick("watch");
      expect(ended(red)).toMatchObject({
        conclusion: "failure",
        log: expect.stringContaining("No status that counts"),
      });
    }
    expect(site.github.state.issues).toMatchObject([{ title: TITLE, state: "open" }]);

    const backup = await tick("backup");
    expect(ended(backup)).toMatchObject({ conclusion: "success" });
    const { bytes } = await site.artifact(
      backup.facts.id,
      /^holdfast-status-registry-backup\.json$/,
    );
    expect(JSON.parse(bytes.toString("utf8"))).toMatchObject({
      status: { verdict: "well", exit: 0, schedules: [{ name: "nightly", overdue: false }] },
    });

    const green = await tick("watch");
    expect(ended(green)).toMatchObject({
      conclusion: "success",
      log: expect.stringContaining("No backup is overdue"),
    });
    expect(site.github.state.issues).toMatchObject([{ title: TITLE, state: "closed" }]);
  },
  MINUTES,
);
