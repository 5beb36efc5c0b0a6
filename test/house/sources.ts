import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** One import of a file. */
export interface Import {
  /** As written. */
  readonly from: string;
  /** Only types, so nothing is loaded. */
  readonly isType: boolean;
  /** By `import()`, so it is loaded when it is needed. */
  readonly isLazy: boolean;
}

/** A TypeScript file of this repository. */
export interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder of this repository. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith(".ts"))
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((file) => ({ path: relative(ROOT, file), text: readFileSync(file, "utf8") }));
}

const NOISE = /\/\*[\s\S]*?\*\/|(?<![:\\"'`\w])\/\/[^\n]*/g;
const TEXT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** A text without comments. */
export function withoutComments(text: string): string {
  return text.replace(NOISE, "");
}

/** A text without comments and quoted strings; templates stay, as code may stand in them. */
export function codeOf(text: string): string {
  return withoutComments(text).replace(TEXT, '""');
}

const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^;"'`()]*?\sfrom\s+)?["']([^"']+)["']/gm;
const LAZY = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;
const ANY_LAZY = /\bimport\s*\(/g;

/** All imports of a text, types and lazy ones too. @throws Error for an `import()` of what is no plain string. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const lazy = [...code.matchAll(LAZY)];
  if (
    lazy.length !==
    [...code.replace(TEXT, (quoted) => quoted.replaceAll("(", "")).matchAll(ANY_LAZY)].length
  )
    throw new Error("An import() whose module cannot be read");
  return [
    ...[...code.matchAll(STATIC)].map((found) => ({
      from: found[2] as string,
      isType: found[1] !== undefined,
      isLazy: false,
    })),
    ...lazy.map((found) => ({ from: found[1] as string, isType: false, isLazy: true })),
  ];
}
