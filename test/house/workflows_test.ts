import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { fill } from "../rehearsal/expression.ts";
import { readWorkflow } from "../rehearsal/workflow.ts";
import { testWith } from "../tools.ts";
import { ROOT } from "./sources.ts";

const FOLDERS = ["workflows", ".github/workflows", "examples"];
const POLICIES = /^(?:holdfast|server)\.yml$/; // in examples/, beside workflows

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".yml") && !(folder === "examples" && POLICIES.test(name)))
    .map((name) => `${folder}/${name}`),
);
const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Where scripts/lint_tools.sh puts the programs: outside of the PATH, so testWith cannot see them by name. */
function tool(name: "actionlint" | "zizmor"): string {
  const script = textOf("scripts/lint_tools.sh");
  const version = (of: string) => new RegExp(`^${of}=(\\S+)$`, "m").exec(script)?.[1];
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = `lint-${version("actionlint")}-${version("zizmor")}`;
  const path = join(cache, "holdfast", folder, name);
  return existsSync(path) ? path : name;
}

function run(file: string, argv: readonly string[]): string {
  const ran = spawnSync(file, argv, { cwd: ROOT, encoding: "utf8" });
  return ran.status === 0 ? "" : `${ran.stdout}${ran.stderr}`;
}

const needs = (name: "actionlint" | "zizmor") => (tool(name) === name ? [name] : []);

testWith(needs("actionlint"), "actionlint finds nothing in any workflow", () => {
  const argv = [
    "-no-color",
    "-shellcheck=",
    "-pyflakes=",
    "-config-file",
    ".github/actionlint.yaml",
  ];
  expect(run(tool("actionlint"), [...argv, ...files])).toBe("");
});

testWith(needs("zizmor"), "zizmor finds nothing in any workflow", () => {
  expect(run(tool("zizmor"), ["--offline", "--no-progress", "--quiet", ...files])).toBe("");
});

testWith(needs("actionlint"), "actionlint would find a mistake", () => {
  const text = textOf("workflows/backup.yml").replace(
    "needs.backup.outputs",
    "needs.backup.output",
  );
  const ran = spawnSync(tool("actionlint"), ["-no-color", "-"], { input: text, encoding: "utf8" });
  expect(ran.stdout).toContain('property "output" is not defined');
});

test("there are the workflows of the design, and no other", () => {
  expect(files).toEqual([
    ...["backup", "policy", "restore", "undo", "verify", "watch"].map(
      (name) => `workflows/${name}.yml`,
    ),
    ".github/workflows/ci.yml",
    ".github/workflows/release.yml",
    "examples/backup.yml",
    "examples/restore.yml",
  ]);
});

describe("every workflow", () => {
  for (const file of files) {
    const text = textOf(file);
    const own = !file.startsWith("examples/");

    test(`${file} is one to GitHub's own parser`, async () => {
      const { jobs } = await readWorkflow(join(ROOT, file));
      expect(jobs.length).toBeGreaterThan(0);
    });

    test(`${file} pins each action by a commit, and says which version that is`, () => {
      const uses = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
      for (const line of uses)
        expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });

    test(`${file} has no expression in a shell script`, () => {
      for (const [, script = ""] of text.matchAll(/^ +run: \|\n((?: {10}.*\n|\n)*)/gm))
        expect(script).not.toContain("${{");
      for (const [line] of text.matchAll(/^ +(?:- )?run: [^|\n].*$/gm))
        expect(line).not.toContain("${{");
    });

    test(`${file} never runs on pull_request_target`, () => {
      expect(text.replaceAll(/#.*$/gm, "")).not.toContain("pull_request_target");
    });

    if (own)
      test(`${file} gives nothing by default, an end in time and rights by job`, async () => {
        const { permissions, jobs } = await readWorkflow(join(ROOT, file));
        expect(fill(permissions ?? null, {})).toEqual({});
        for (const job of jobs) {
          expect(typeof job.timeout).toBe("number");
          expect(job.permissions).toBeDefined();
        }
      });
  }
});

test("examples/backup.yml has at most 15 lines", () => {
  expect(textOf("examples/backup.yml").trimEnd().split("\n").length).toBeLessThanOrEqual(15);
});

test("dispatch of backup.yml is manual unless somebody chooses otherwise", async () => {
  const { events } = await readWorkflow(join(ROOT, "workflows/backup.yml"));
  expect(events.workflow_dispatch?.inputs?.["mode"]).toMatchObject({
    options: ["manual", "scheduled"],
    default: "manual",
  });
});

test("no tick of a schedule is at a full or half hour, when GitHub drops most", () => {
  const crons = files.flatMap((file) =>
    [...textOf(file).matchAll(/cron: "(\d+) /g)].map(([, minute]) => Number(minute)),
  );
  expect(crons.length).toBeGreaterThan(3);
  for (const minute of crons) expect(minute % 2).toBe(1);
});

testWith(needs("zizmor"), "scripts/lint_tools.sh does nothing where all is there", () => {
  const said = execFileSync("bash", [join(ROOT, "scripts/lint_tools.sh")], {
    encoding: "utf8",
    env: { ...process.env, PATH: "/usr/bin:/bin", GOPROXY: "off" },
  });
  expect(join(said.trim(), "zizmor")).toBe(tool("zizmor"));
});
