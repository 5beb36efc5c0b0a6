import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "@jest/globals";
import { tempFolder, testWith } from "../tools.ts";
import { ROOT } from "./sources.ts";

const DIST = process.env["HOLDFAST_DIST"] ?? join(ROOT, "dist");
const folder = tempFolder("holdfast-package");

testWith(["npm"], "npm pack ./dist gives one file that npm installs without a network", () => {
  const env = {
    HOME: folder,
    PATH: [join(folder, "prefix/bin"), dirname(process.execPath), process.env["PATH"]].join(
      delimiter,
    ),
    npm_config_cache: join(folder, "cache"),
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
  };
  const run = (file: string, ...argv: string[]): string =>
    execFileSync(file, argv, {
      cwd: folder,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const packed = run("npm", "pack", "--silent", DIST).trim();
  expect(packed).toMatch(/^holdfast-\d+\.\d+\.\d+\.tgz$/);
  run(
    "npm",
    "install",
    "--silent",
    "--global",
    "--prefix",
    join(folder, "prefix"),
    join(folder, packed),
  );
  expect(readdirSync(join(folder, "prefix/lib/node_modules"))).toEqual(["holdfast"]);
  mkdirSync(join(folder, "new"));
  execFileSync("holdfast", ["init", "--preset", "plain"], { cwd: join(folder, "new"), env });
  expect(readdirSync(join(folder, "new/.github/workflows"))).toContain("restore.yml");
});
