import type { BigIntStats } from "node:fs";
import { lstat, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** One mounted file system, from proc(5), /proc/pid/mountinfo. */
export interface Mount {
  /** Where it is mounted. */
  readonly point: string;
  /** What of the file system is mounted there: "/" or, for a bind mount, a path inside it. */
  readonly root: string;
  readonly type: string;
  readonly source: string;
}

/** What a foreign error says, in the system's own word where it has one. */
export function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException | null)?.code ?? "";
}

/** The file itself, a symbolic link not followed; null where there is none. */
export async function lookAt(path: string | Buffer): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true });
  } catch (cause) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(cause))) return null; // cannot be there
    throw cause;
  }
}

/** The path with the links of its folder resolved, not that of its last name: what rename(2) acts on. */
export async function realPlace(path: string): Promise<string> {
  const whole = resolve(path);
  return whole === "/" ? whole : join(await realpath(dirname(whole)), basename(whole));
}

/** All mounts this process sees, in the kernel's order: a later one hides an earlier one at the same point. */
export async function mounts(): Promise<readonly Mount[]> {
  const text = await readFile("/proc/self/mountinfo", "latin1");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [left, right] = line.split(" - ") as [string, string];
      const [, , , root, point] = left.split(" ") as [string, string, string, string, string];
      const [type, source] = right.split(" ") as [string, string];
      return { point: unescaped(point), root: unescaped(root), type, source: unescaped(source) };
    });
}

function unescaped(text: string): string {
  const bytes = text.replace(/\\([0-7]{3})/g, (_, octal) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
