import { crossing, matchesName, type Pattern } from "./pattern.ts";

const ANYWHERE = ["--no-anchored", "--no-wildcards-match-slash"] as const;
const FROM_ROOT = ["--anchored", "--no-wildcards-match-slash"] as const;
const CROSSING = ["--anchored", "--wildcards-match-slash"] as const;

/**
 * The options that make GNU tar leave out what the patterns match, and nothing else (GNU tar manual,
 * "Controlling Pattern-Matching"). They hold for the names that follow them on the command line.
 *
 * @param roots Member names of the roots: "." or "./name" or "etc/a"; tar would match them too.
 * @returns Options, or why one of the patterns cannot be said to tar, as text.
 */
export function excludeOptions(
  patterns: readonly Pattern[],
  roots: readonly string[],
): readonly string[] | string {
  const options: string[] = ["--wildcards"];
  for (const pattern of patterns) {
    const said = pattern.isAnchored
      ? anchored(pattern, roots)
      : clashes(pattern, roots)
        ? anyDepth(pattern, roots)
        : [...ANYWHERE, `--exclude=${textOf(pattern)}`];
    if (said === null) return `"${pattern.text}" also matches the name of a root`;
    options.push(...said);
  }
  return options;
}

function textOf(pattern: Pattern): string {
  return pattern.parts.join("/") + (pattern.isBelow ? "/*" : "");
}

function anchored(pattern: Pattern, roots: readonly string[]): string[] {
  const deep = pattern.parts.indexOf("**");
  if (deep < 0) {
    return [...FROM_ROOT, ...roots.map((root) => `--exclude=${below(root)}${textOf(pattern)}`)];
  }
  const head = pattern.parts.slice(0, deep).join("/");
  const tail = pattern.parts.slice(deep + 1);
  const direct = roots.map((root) => `--exclude=${below(root)}${head}/${tail.join("/")}`);
  const further = roots.map((root) => `--exclude=${below(root)}${head}/*/${tail.join("/")}`);
  return [...FROM_ROOT, ...direct, ...CROSSING, ...further];
}

// For a pattern that would match a root's own name if it were said without an anchor, such as ".*".
function anyDepth(pattern: Pattern, roots: readonly string[]): string[] | null {
  const [part] = pattern.parts;
  if (part === undefined || pattern.parts.length > 1 || pattern.isBelow) return null;
  if (crossing(part) === null) return null;
  const direct = roots.map((root) => `--exclude=${below(root)}${part}`);
  const further = roots.map((root) => `--exclude=${below(root)}*/${part}`);
  return [...FROM_ROOT, ...direct, ...CROSSING, ...further];
}

function below(root: string): string {
  return `${root.replace(/[*?[\]\\]/g, "\\$&")}/`;
}

/** Whether some run of the pattern's components could match within or across a root's own name. */
function clashes(pattern: Pattern, roots: readonly string[]): boolean {
  return roots.some((root) => {
    const names = root.split("/").map((name) => Buffer.from(name, "utf8").toString("latin1"));
    return names.some((_, start) =>
      names.slice(start).every((name, index) => {
        const part = pattern.parts[index];
        return part === undefined || matchesName(part, name);
      }),
    );
  });
}
