import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { tempFolder } from "../tools.ts";
import { ROOT } from "./sources.ts";

const scratch = tempFolder("holdfast-dist");

/** The bundler, and what `debug` takes along where it is there: it comes with jest. */
const BUNDLED_TOO = ["@vercel/ncc", "supports-color", "has-flag"].map(
  (name) => `node_modules/${name}`,
);

test("dist/ is what src/ gives: if not, run npm run build", () => {
  const script = (
    JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: { build: string } }
  ).scripts.build;
  copyCheckout();
  const path = [
    join(scratch, "node_modules/.bin"),
    join(ROOT, "node_modules/.bin"),
    process.env["PATH"],
  ].join(":");
  const ran = spawnSync("sh", ["-c", script], {
    cwd: scratch,
    encoding: "utf8",
    env: { ...process.env, PATH: path },
  });
  expect(ran.status === 0 ? "" : `${ran.stdout}${ran.stderr}`).toBe("");
  const differing = differences(join(ROOT, "dist"), join(scratch, "dist"));
  if (differing.length > 0)
    throw new Error(
      `dist/ is not what src/ gives (${differing.slice(0, 5).join(", ")}): run npm run build and commit it`,
    );
}, 300_000);

test("dist/ bundles no file by mistake: ncc takes resolve(….cwd, a literal) for one and bends the path", () => {
  const scripts = readdirSync(join(ROOT, "dist")).filter((name) => name.endsWith(".js"));
  const bent = scripts.filter((name) =>
    readFileSync(join(ROOT, "dist", name), "utf8").includes("__webpack_require__.ab +"),
  );
  expect(bent).toEqual([]);
});

test("dist/ starts, also from another folder", () => {
  const ran = execFileSync(process.execPath, [join(ROOT, "dist/cli.js"), "--version"], {
    cwd: scratch,
    encoding: "utf8",
  });
  expect(ran).toMatch(/^\d+\.\d+\.\d+\n$/);
});

/**
 * The bundle numbers its modules by their places below the root, links followed: so what is bundled,
 * and the bundler, are copied. What only reads them is linked.
 */
function copyCheckout(): void {
  const copied = ["package.json", "tsconfig.json", "tsconfig.build.json"];
  for (const name of [...copied, "src", "scripts", "workflows"])
    cpSync(join(ROOT, name), join(scratch, name), { recursive: true });
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  const tools = [
    "node_modules/@babel/core",
    "node_modules/typescript",
    "node_modules/@types/node",
    "node_modules/undici-types",
  ];
  for (const [place, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (place === "" || place.lastIndexOf("node_modules/") > 0 || !existsSync(join(ROOT, place)))
      continue;
    const isBundled = !dev && !optional && !devOptional;
    if (isBundled || BUNDLED_TOO.includes(place))
      cpSync(join(ROOT, place), join(scratch, place), { recursive: true, verbatimSymlinks: true });
    else if (tools.includes(place)) link(join(ROOT, place), join(scratch, place));
  }
  link("../@vercel/ncc/dist/ncc/cli.js", join(scratch, "node_modules/.bin/ncc"));
}

function link(target: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place);
}

function differences(committed: string, made: string): string[] {
  const [left, right] = [filesIn(committed), filesIn(made)];
  return [...new Set([...left, ...right])].sort().filter((name) => {
    if (!left.includes(name) || !right.includes(name)) return true;
    return !readFileSync(join(committed, name)).equals(readFileSync(join(made, name)));
  });
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)));
}
