import { basename, dirname, isAbsolute, join, normalize, resolve } from "node:path";
import { z } from "zod";
import { HoldfastError } from "../../domain/error.ts";
import { comparePaths, nameOfBytes } from "../../domain/name.ts";
import type { Schema } from "../../domain/schema.ts";
import { pathOf, type Rename } from "./member_name.ts";
import { type Pattern, parsePattern } from "./pattern.ts";
import { excludeOptions } from "./tar_patterns.ts";

/** What a policy says of a source of kind `files`; keys as they stand there. */
export interface FilesSettings {
  /** One root or several: files or folders. */
  readonly path: string | readonly string[];
  readonly exclude: readonly string[];
  readonly "may-change": readonly string[];
  /** Whether device nodes are saved and put back. */
  readonly devices: boolean;
  readonly "one-file-system": boolean;
  /** Where proofs put back; beside the first root unless told. */
  readonly scratch?: string | undefined;
  /** Never in a policy: the roots as the policy names them, where this is another place. */
  readonly origin?: readonly string[];
}

const pathSchema = z
  .string()
  .min(1)
  .refine((text) => !text.includes("\0"), "holds a zero byte");
const patternSchema = z.string().superRefine((text, context) => {
  const pattern = parsePattern(text);
  if (typeof pattern === "string") context.addIssue({ code: "custom", message: pattern });
});

/** The policy's keys of a source of kind `files`. */
export const filesSettings = z.strictObject({
  path: z.union([pathSchema, z.array(pathSchema).min(1)]),
  exclude: z.array(patternSchema).default([]),
  "may-change": z.array(patternSchema).default([]),
  devices: z.boolean().default(false),
  "one-file-system": z.boolean().default(true),
  scratch: pathSchema.optional(),
}) satisfies Schema<FilesSettings>;

/** One root of a tree, in the three ways it is named. */
export interface Root {
  /** Absolute path. */
  readonly path: string;
  /** As tar is told it, below `Tree.base`, bytes one per character. */
  readonly member: string;
  /** As the facts name it, bytes one per character; "." for a single root, unless it is a file. */
  readonly key: string;
  readonly isFolder: boolean;
}

/** What the settings mean on this machine. */
export interface Tree {
  /** tar's working folder. */
  readonly base: string;
  /** Ascending by key. */
  readonly roots: readonly Root[];
  /** What the facts call a single root if it is a file. */
  readonly loneName: string;
  readonly exclude: readonly Pattern[];
  readonly mayChange: readonly Pattern[];
  /** tar's options for `exclude`. */
  readonly excludeOptions: readonly string[];
  readonly devices: boolean;
  readonly oneFileSystem: boolean;
}

/** The roots as a list. */
export function pathsOf(settings: FilesSettings): readonly string[] {
  return typeof settings.path === "string" ? [settings.path] : settings.path;
}

/** The settings for another place: one root becomes it, several lie below it by their absolute paths. */
export function settingsAt(settings: FilesSettings, place: string): FilesSettings {
  const paths = pathsOf(settings);
  const origin = settings.origin ?? paths;
  if (paths.length === 1) return { ...settings, path: place, origin };
  return { ...settings, path: origin.map((path) => join(place, path)), origin };
}

/** The settings with absolute paths. */
export function settingsIn(settings: FilesSettings, folder: string): FilesSettings {
  const { path, scratch } = settings;
  return {
    ...settings,
    ...(scratch === undefined ? {} : { scratch: resolve(folder, scratch) }),
    path:
      typeof path === "string"
        ? resolve(folder, path)
        : path.map((single) => resolve(folder, single)),
  };
}

/**
 * Works out what the settings mean. Looks at no file.
 *
 * @param isFile Whether the root of that path is a file; the key of a single one is then its name.
 * @throws HoldfastError policy/policy-invalid for roots inside one another and patterns tar cannot follow.
 */
export function treeOf(settings: FilesSettings, isFile: (path: string) => boolean): Tree {
  const paths = pathsOf(settings).map(tidy);
  const origin = (settings.origin ?? paths).map(tidy);
  refuseNested(origin);
  const [first] = paths as [string];
  const single = paths.length === 1;
  const base = !single
    ? baseOf(first, origin[0] as string)
    : isFile(first)
      ? dirname(first)
      : first;
  const roots = paths.map((path, index): Root => {
    const isFolder = !isFile(path);
    if (single && isFolder) return { path, member: ".", key: ".", isFolder };
    const key = single ? basename(origin[0] as string) : (origin[index] as string).slice(1);
    return {
      path,
      member: latin1(single ? `./${basename(path)}` : key),
      key: latin1(key),
      isFolder,
    };
  });
  roots.sort((a, b) => comparePaths(latin1Name(a.key), latin1Name(b.key)));
  const exclude = patternsOf(settings.exclude);
  const options = excludeOptions(
    exclude,
    roots.map((root) => Buffer.from(root.member, "latin1").toString("utf8")),
  );
  if (typeof options === "string") throw invalid(`exclude: ${options}`);
  return {
    base,
    roots,
    loneName: basename(origin[0] as string),
    exclude,
    mayChange: patternsOf(settings["may-change"]),
    excludeOptions: options,
    devices: settings.devices,
    oneFileSystem: settings["one-file-system"],
  };
}

/** How the members of a dump become keys, where they are not called alike. */
export function renameOf(tree: Tree): Rename | null {
  const [root] = tree.roots;
  if (tree.roots.length !== 1 || root === undefined) return null;
  const from = pathOf(root.member);
  return from === root.key ? null : { from, to: root.key };
}

/** The bytes of a text, one per character, as the tar walker has them. */
export function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

function latin1Name(path: string): string {
  return nameOfBytes(Buffer.from(path, "latin1"));
}

function tidy(path: string): string {
  if (!isAbsolute(path)) throw new RangeError(`"${path}" was not made absolute`);
  const text = normalize(path);
  return text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
}

function baseOf(path: string, origin: string): string {
  return path === origin ? "/" : path.slice(0, path.length - origin.length);
}

function patternsOf(texts: readonly string[]): Pattern[] {
  return texts.map((text) => {
    const pattern = parsePattern(text);
    if (typeof pattern === "string") throw invalid(`the pattern "${text}" ${pattern}`);
    return pattern;
  });
}

function refuseNested(roots: readonly string[]): void {
  for (const root of roots) {
    const other = roots.find(
      (path, index) =>
        index !== roots.indexOf(root) &&
        (path === root || path.startsWith(root === "/" ? root : `${root}/`)),
    );
    if (other !== undefined) throw invalid(`"${other}" lies inside "${root}" or is named twice`);
  }
}

function invalid(why: string): HoldfastError {
  return new HoldfastError("policy", `Cannot use a source of kind "files": ${why}`, {
    code: "policy-invalid",
    hint: "docs/policy.md, section files, says what paths and patterns may be.",
  });
}
