import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { tempFolder } from "../tools.ts";
import { ROOT } from "./sources.ts";

const folder = tempFolder("holdfast-ci");
let count = 0;

function program(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

/** Runs .ci/run in a checkout of its own, whose npm says what a test wants and keeps what it was told. */
function run(npm: string, node: string | null = null) {
  const root = join(folder, `${count++}`);
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  mkdirSync(join(root, "bin"));
  mkdirSync(join(root, "scripts"));
  cpSync(join(ROOT, ".ci"), join(root, ".ci"), { recursive: true });
  program(join(root, "scripts/engines.sh"), "echo engines: all are here");
  program(join(root, "bin/npm"), npm);
  const bin = join(root, "node_modules/.bin/node");
  if (node === null) symlinkSync(process.execPath, bin);
  else program(bin, node);
  const ran = spawnSync("bash", [join(root, ".ci/run")], {
    cwd: folder, // from anywhere
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(root, "bin")}:${process.env["PATH"]}`,
      HOLDFAST_ENGINES: "",
    },
  });
  const lines = ran.stdout.trimEnd().split("\n");
  return { code: ran.status, last: lines.at(-1) as string, stdout: ran.stdout, stderr: ran.stderr };
}

describe(".ci/run is green", () => {
  test("where tests ran and all passed, and prints their line last and once", () => {
    const ran = run(
      'echo "$@ $HOLDFAST_ENGINES"; echo "12 passed, 0 failed"; echo "npm notice" >&2',
    );
    expect([ran.code, ran.last]).toEqual([0, "12 passed, 0 failed"]);
    expect(ran.stdout).toMatch(/^cit .*required$/m);
    expect(ran.stdout).toContain("npm notice");
    expect(ran.stdout.match(/passed/g)).toHaveLength(1);
  });
});

describe(".ci/run is red", () => {
  const rows: [title: string, npm: string, code: number, last: RegExp][] = [
    ["where a test failed", 'echo "11 passed, 1 failed"; exit 1', 1, /^11 passed, 1 failed$/],
    ["with the exit code of npm", 'echo "11 passed, 0 failed"; exit 7', 7, /^11 passed, 0 failed$/],
    [
      "where a test failed and npm says 0",
      'echo "11 passed, 1 failed"',
      1,
      /^11 passed, 1 failed$/,
    ],
    ["where nothing ran", 'echo "0 passed, 0 failed"', 1, /^0 passed, 0 failed$/],
    ["where the line is missing", "echo killed", 1, /^killed$/],
    ["where the line is part of another one", 'echo "so 12 passed, 0 failed"', 1, /^so 12/],
    ["where the installation failed", "echo ERESOLVE >&2; exit 254", 1, /ERESOLVE/],
  ];
  for (const [title, npm, code, last] of rows) {
    test(title, () => {
      const ran = run(npm);
      expect(ran.code).toBe(code);
      expect(ran.last).toMatch(last);
    });
  }

  test("where the Node that npm installed is no 24", () => {
    const ran = run('echo "12 passed, 0 failed"', "echo v20.19.0");
    expect(ran.code).toBe(1);
    expect(ran.stdout).not.toContain("12 passed, 0 failed");
    expect(ran.stderr).toContain("v20.19.0, expected v24");
  });

  test("where the programs that tests want cannot be had", () => {
    const ran = spawnSync(
      "bash",
      [
        "-c",
        `cd "${folder}" && cp -r 0 none && echo 'exit 1' > none/scripts/engines.sh && bash none/.ci/run`,
      ],
      { encoding: "utf8" },
    );
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain("cannot be installed");
  });
});
