import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect } from "@jest/globals";
import { ROOT } from "../house/sources.ts";
import { tempFolder, testWith } from "../tools.ts";
import { makeSite, RELEASE } from "./ground.ts";
import type { RunEnd, Trigger } from "./runner.ts";

const NEEDS = ["git", "ssh-keygen", "tar"];
const BACKUP = ".github/workflows/backup.yml";
const MINUTES = 120_000; // ms; each run starts several processes
const site = await makeSite(tempFolder("holdfast-rehearsal"));
afterAll(() => site.close());

async function stored(): Promise<string[]> {
  return (await readdir(site.path("server/store")).catch(() => []))
    .filter((name) => !name.startsWith("."))
    .sort();
}

const tick = (more: Partial<Trigger> = {}): Promise<RunEnd> =>
  site.start({
    workflow: BACKUP,
    event: "schedule",
    payload: { schedule: "17 * * * *" },
    ...more,
  });

describe("backup.yml", () => {
  testWith(
    NEEDS,
    "backs up on a tick when a schedule is due, and on the next tick ends at once without a word",
    async () => {
      const first = await tick();
      expect({ log: first.log, conclusion: first.conclusion }).toMatchObject({
        conclusion: "success",
      });
      const [id = ""] = await stored();
      expect(id).toMatch(/^Backup_\d{8}_\d{4}Z$/);
      expect(first.jobs["backup"]?.outputs).toEqual({ "backup-id": id, skipped: "false" });
      expect(first.jobs["backup"]?.summary).toContain(id);
      expect(first.jobs["prune"]?.result).toBe("success");
      const manifest = JSON.parse(
        await readFile(site.path("server/store", id, "manifest.json"), "utf8"),
      ) as Record<string, unknown>;
      expect(manifest).toMatchObject({ schedule: "nightly" });

      const second = await tick();
      expect(second.conclusion).toBe("success");
      expect(second.jobs).toMatchObject({
        backup: { outputs: { skipped: "true" }, summary: "" },
        prune: { result: "skipped" },
      });
      expect(await stored()).toEqual([id]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "backs up by hand what the form asks for, and names who asked",
    async () => {
      const before = await stored();
      const ended = await site.start({
        workflow: BACKUP,
        inputs: { sources: "registry", prove: true },
      });
      expect({ log: ended.log, conclusion: ended.conclusion }).toMatchObject({
        conclusion: "success",
      });
      const id = ended.jobs["backup"]?.outputs["backup-id"] ?? "";
      const made = (await stored()).filter((name) => !before.includes(name));
      expect(made).toEqual([id, `${id}.proven`]);
      const text = await readFile(site.path("server/store", id, "manifest.json"), "utf8");
      expect(JSON.parse(text)).toMatchObject({
        requester: "ana-example",
        sources: [{ name: "registry" }],
        absent: [{ name: "settings", reason: expect.stringMatching(/excluded/) }],
      });
      expect(text).toContain(`https://github.com/example/servers/actions/runs/${ended.facts.id}`);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "is refused on another branch, with a changed checkout, and on a pull request",
    async () => {
      const before = await stored();
      const other = await site.start({ workflow: BACKUP, ref: "refs/heads/other" });
      expect(other.jobs["backup"]?.steps.find(({ id }) => id === "backup")?.code).toBe(7);
      const workflow = join(site.repository, BACKUP);
      const text = await readFile(workflow, "utf8");
      const spoilt = text.replace(
        "      - name: Back up\n",
        '      - name: Change it\n        shell: bash\n        run: echo "# more" >> holdfast.yml\n      - name: Back up\n',
      );
      await site.commit({ [BACKUP]: spoilt });
      const dirty = await site.start({ workflow: BACKUP });
      expect(dirty.jobs["backup"]?.steps.find(({ id }) => id === "backup")?.code).toBe(7);
      await site.commit({
        [BACKUP]: text.replace("  workflow_dispatch:\n", "  pull_request:\n  workflow_dispatch:\n"),
      });
      const proposed = await site.start({
        workflow: BACKUP,
        event: "pull_request",
        ref: "refs/pull/1/merge",
      });
      expect(proposed.jobs["backup"]?.steps.find(({ id }) => id === "backup")?.code).toBe(7);
      await site.commit({ [BACKUP]: text });
      expect(await stored()).toEqual(before);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "leaves no half backup and no child when it is cancelled",
    async () => {
      const before = await stored();
      const stop = new AbortController();
      const ended = await site.start({
        workflow: BACKUP,
        cancel: stop.signal,
        onLine: (line) => {
          if (line.includes('Saving "settings"')) stop.abort();
        },
      });
      expect(ended.conclusion).toBe("cancelled");
      expect(ended.jobs["prune"]?.result).toBe("cancelled");
      // Whole or not at all: a signal that comes late comes after the publishing.
      for (const id of await stored())
        if (!before.includes(id))
          expect(await readdir(site.path("server/store", id))).toContain("manifest.json.sig");
      const drafts = (await readdir(site.path("server/store"))).filter((name) =>
        name.startsWith(".draft"),
      );
      expect(drafts).toEqual([]);
      expect((await site.start({ workflow: BACKUP })).conclusion).toBe("success");
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    "is red where a source fails, and saves the others",
    async () => {
      await rm(site.path("server/registry.db"));
      const ended = await site.start({ workflow: BACKUP });
      expect(ended.conclusion).toBe("failure");
      expect(ended.jobs["backup"]?.steps.find(({ id }) => id === "backup")?.code).toBe(3);
      expect(ended.jobs["prune"]?.result).toBe("skipped");
      expect(ended.jobs["backup"]?.summary).toContain("registry");
    },
    MINUTES,
  );
});

testWith(
  NEEDS,
  "examples/backup.yml works when it is pasted",
  async () => {
    const text = await readFile(join(ROOT, "examples/backup.yml"), "utf8");
    await site.commit({ ".github/workflows/short.yml": text });
    await writeFile(site.path("server/settings/new.conf"), "a = 1\n");
    await site.policy((policy) => policy.replace(/ {2}registry: .*\n/, ""));
    const ended = await site.start({ workflow: ".github/workflows/short.yml" });
    expect({ log: ended.log, conclusion: ended.conclusion }).toMatchObject({
      conclusion: "success",
    });
    expect(ended.log).toMatch(/\nBackup: Backup_\d{8}_\d{4}Z/);
  },
  MINUTES,
);

testWith(
  [...NEEDS, "unzip"],
  "a backup in store artifact is downloaded as Backup_…Z.zip, which unzip finds whole",
  async () => {
    await site.policy((policy) =>
      policy.replace("stores:\n", "stores:\n  runs: { kind: artifact }\n"),
    );
    const ended = await site.start({ workflow: BACKUP });
    expect({ log: ended.log, conclusion: ended.conclusion }).toMatchObject({
      conclusion: "success",
    });
    const { name, bytes } = await site.artifact(
      ended.facts.id,
      /^Backup_\d{8}_\d{4}Z(-\d+)?\.zip$/,
    );
    await writeFile(site.path(name), bytes);
    expect(execFileSync("unzip", ["-t", site.path(name)], { encoding: "utf8" })).toContain(
      "No errors detected",
    );
    expect(existsSync(site.path("server/store", name.replace(/\.zip$/, "")))).toBe(true);
  },
  MINUTES,
);

testWith(NEEDS, "init pinned each workflow to the release that was named", async () => {
  for (const name of await readdir(join(site.repository, ".github/workflows")))
    if (name !== "short.yml")
      expect(await readFile(join(site.repository, ".github/workflows", name), "utf8")).toContain(
        `uses: holdfast/holdfast@${RELEASE}`,
      );
});
