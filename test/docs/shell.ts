import { spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { textOf } from "./page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What a clone is to somebody who pastes: the program, not its sources. */
const CLONE = ["package.json", "examples"];
/** The bundle; another one only while it is being worked on. */
const DIST = process.env["HOLDFAST_DIST"] ?? join(ROOT, "dist");

/** The fenced blocks of one language in a page. */
export function blocksOf(path: string, language: string): string[] {
  const fences = textOf(path).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...fences].filter(([, word]) => word === language).map(([, , text]) => text ?? "");
}

/** A clone and a home of its own, where snippets can be pasted. */
export interface Desk {
  readonly home: string;
  /** Pastes all blocks into one shell, which stops at the first command that fails. */
  paste(blocks: readonly string[]): Promise<string>;
  /** A file below the home; `*` in the first part that has one stands for the one name that fits. */
  read(...names: string[]): Promise<string>;
}

/** Makes a clone with `holdfast` on the PATH, as `node dist/cli.js`. @param folder An empty one. */
export async function makeDesk(folder: string): Promise<Desk> {
  const home = join(folder, "home");
  const clone = join(folder, "clone");
  await mkdir(home);
  await mkdir(clone);
  for (const name of CLONE) await cp(join(ROOT, name), join(clone, name), { recursive: true });
  await cp(DIST, join(clone, "dist"), { recursive: true });
  await symlink(join(ROOT, "node_modules"), join(clone, "node_modules"));
  await mkdir(join(folder, "bin"));
  const launcher = `#!/bin/sh\nexec "${process.execPath}" "${clone}/dist/cli.js" "$@"\n`;
  await writeFile(join(folder, "bin/holdfast"), launcher, { mode: 0o755 });
  const env = {
    PATH: `${join(folder, "bin")}:/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin`,
    HOME: home,
    TMPDIR: folder,
  };
  return {
    home,
    paste: (blocks) => paste(["set -euo pipefail", ...blocks].join("\n"), { cwd: clone, env }),
    read: async (...names) => await readFile(await found(home, names), "utf8"),
  };
}

async function found(home: string, names: readonly string[]): Promise<string> {
  let path = home;
  for (const name of names) {
    const pattern = new RegExp(`^${name.replaceAll(".", "\\.").replace("*", ".*")}$`);
    const there = name.includes("*")
      ? (await readdir(path)).filter((one) => pattern.test(one))
      : [name];
    if (there.length !== 1) throw new Error(`${there.length} names fit "${name}" in ${path}`);
    path = join(path, there[0] as string);
  }
  return path;
}

async function paste(
  script: string,
  at: { readonly cwd: string; readonly env: Record<string, string> },
): Promise<string> {
  const child = spawn("bash", ["-s"], { ...at, stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  let last = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    last = `${last}${chunk}`.slice(-4000);
  });
  // A child of the shell that reads stdin must not eat the rest of the script.
  child.stdin.end(`{\n${script}\n} < /dev/null\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return out;
  throw new Error(`The snippets ended with ${code}:\n${out.slice(-2000)}\n${last}`);
}
