/**
 * One language for `exclude` and `may-change`, like that of gitignore in the small.
 *
 * Without a slash a pattern names a file or folder at any depth, with a slash it starts at the root.
 * `*` and `?` (one byte) and `[a-z]` do not cross a slash; a component `**` does. A backslash makes
 * the next character itself. What matches covers all that lies below it.
 */
export interface Pattern {
  /** As written. */
  readonly text: string;
  /** Components, without a leading or trailing `**`; "**" between two of them crosses slashes. */
  readonly parts: readonly string[];
  /** Whether it starts at the root. */
  readonly isAnchored: boolean;
  /** Written with a trailing `**`: what lies below it, not the folder itself. */
  readonly isBelow: boolean;
}

const BRACKET = /^\[[!^]?\]?[^\]]*\]/;
const SPECIAL = /[*?[\]\\]/;

/** Reads a pattern. @returns Why it is none, as text, for the policy's list of complaints. */
export function parsePattern(text: string): Pattern | string {
  if (text === "" || text === "/") return "is empty";
  if (text.startsWith("!")) return 'starts with "!": there is no taking back, name less instead';
  if (text.endsWith("/") && !text.endsWith("\\/")) return "ends with a slash: leave it out";
  if (text.includes("\0")) return "holds a zero byte";
  const parts = text.replace(/^\//, "").split("/");
  for (const part of parts) {
    const why = complaintAbout(part);
    if (why !== null) return why;
  }
  const isDeep = parts[0] === "**";
  while (parts[0] === "**") parts.shift();
  const isBelow = parts.at(-1) === "**";
  while (parts.at(-1) === "**") parts.pop();
  if (parts.length === 0) return "covers everything: disable the source instead";
  const isAnchored = !isDeep && (text.replace(/^\//, "").includes("/") || text.startsWith("/"));
  const inner = parts.filter((part) => part === "**").length;
  if (inner > 1 || (inner === 1 && !isAnchored)) return 'holds more than one "**" tar can follow';
  if (inner === 1 && parts.slice(0, -1).some((part) => part !== "**" && SPECIAL.test(part))) {
    return 'has a wildcard before a "**" in the middle, which tar cannot follow';
  }
  const last = parts.at(-1) as string;
  const isLong = parts.length - parts.indexOf("**") > 2;
  if (inner === 1 && (isBelow || crossing(last) === null || (isLong && SPECIAL.test(last)))) {
    return 'has more behind a "**" in the middle than tar can follow';
  }
  return { text, parts, isAnchored, isBelow };
}

function complaintAbout(part: string): string | null {
  if (part === "") return "holds two slashes in a row";
  if (part === "." || part === "..") return `holds "${part}" as a component`;
  if (part.includes("**") && part !== "**") return 'holds "**" beside other characters';
  for (let at = 0; at < part.length; at++) {
    if (part[at] === "\\") {
      at += 1;
      if (at === part.length) return "ends with a backslash";
    } else if (part[at] === "[") {
      const bracket = BRACKET.exec(part.slice(at))?.[0];
      if (bracket === undefined || /^\[[!^]?\]$/.test(bracket))
        return 'holds a "[" without its "]"';
      if (!/^\[[!^]?\]?[\x20-\x5a\x5e-\x7e]*\]$/.test(bracket)) {
        return "holds something in brackets that is not plain ASCII";
      }
      if (/(.)-(.)/.test(bracket) && isBackwards(bracket))
        return "holds a range that runs backwards";
      at += bracket.length - 1;
    }
  }
  return null;
}

function isBackwards(bracket: string): boolean {
  return [...bracket.slice(1, -1).matchAll(/(.)-(.)/g)].some(
    ([, from, to]) => (from as string) > (to as string),
  );
}

/** Whether a path below the root (bytes, one per character) or a folder above it matches. */
export type Matches = (path: string) => boolean;

/** Makes one question of many patterns. */
export function matcher(patterns: readonly Pattern[]): Matches {
  if (patterns.length === 0) return () => false;
  const all = new RegExp(patterns.map(regexOf).join("|"));
  return (path) => all.test(path);
}

/**
 * As `matcher`, for what may change. What ends with `**` also covers the folder itself, and a folder's
 * own list may change wherever a name in it may.
 */
export function changeMatcher(
  patterns: readonly Pattern[],
): (path: string, isFolder: boolean) => boolean {
  const covers = matcher(patterns.map((pattern) => ({ ...pattern, isBelow: false })));
  const lists = patterns.map(listsOf);
  return (path, isFolder) =>
    (path !== "." && covers(path)) || (isFolder && lists.some((list) => list.test(path)));
}

// The folders in which a name may match the pattern; the root is ".".
function listsOf(pattern: Pattern): RegExp {
  if (pattern.isBelow) return /^(?!)/; // only below the folder, which is covered itself
  if (!pattern.isAnchored) return /^/;
  const deep = pattern.parts.indexOf("**");
  const above = pattern.parts.slice(0, deep < 0 ? -1 : deep);
  if (above.length === 0) return /^\.$/;
  return new RegExp(`^${above.map(regexOfPart).join("/")}${deep < 0 ? "$" : "(?:/|$)"}`);
}

function regexOf(pattern: Pattern): string {
  let body = "";
  for (const [index, part] of pattern.parts.entries()) {
    const slash = index === 0 || pattern.parts[index - 1] === "**" ? "" : "/";
    body += part === "**" ? "/(?:[\\s\\S]*/)?" : slash + regexOfPart(part);
  }
  return `${pattern.isAnchored ? "^" : "(?:^|/)"}${body}${pattern.isBelow ? "/[^/]" : "(?:/|$)"}`;
}

function regexOfPart(part: string): string {
  const bytes = Buffer.from(part, "utf8").toString("latin1");
  let text = "";
  for (let at = 0; at < bytes.length; at++) {
    const symbol = bytes[at] as string;
    if (symbol === "*") text += "[^/]*";
    else if (symbol === "?") text += "[^/]";
    else if (symbol === "[") {
      const bracket = (BRACKET.exec(bytes.slice(at)) as RegExpExecArray)[0];
      at += bracket.length - 1;
      const inner = bracket
        .slice(1, -1)
        .replace(/^[!^]/, "")
        .replace(/[\]\\^]/g, "\\$&");
      text += /^\[[!^]/.test(bracket) ? `[^/${inner}]` : `(?!/)[${inner}]`;
    } else {
      if (symbol === "\\") at += 1;
      text += (bytes[at] as string).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    }
  }
  return text;
}

/**
 * A component that matches the same names also where `*` crosses slashes: plain, or with one `*` at
 * either end. Null where it does not.
 */
export function crossing(part: string): string | null {
  const rest = part.replace(/^\*|\*$/, "");
  return rest !== "" && !/[*?[]/.test(rest.replace(/\\./g, "")) ? part : null;
}

/** A single component as a whole name. */
export function matchesName(part: string, name: string): boolean {
  return new RegExp(`^${regexOfPart(part)}$`).test(name);
}
