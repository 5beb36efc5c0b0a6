import { readFile } from "node:fs/promises";

/** Who this process works as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
  /** Whether it may give files to others. */
  readonly isRoot: boolean;
}

/** Whose rights a child gets. */
export type Account = Pick<User, "uid" | "gid">;

/** An account of this system by its name; null: there is none. */
export async function accountNamed(name: string): Promise<Account | null> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  const found = lines.map((line) => line.split(":")).find(([one]) => one === name);
  return found === undefined ? null : { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The effective user of this process. */
export function whoAmI(): User {
  const uid = process.geteuid?.() ?? 0;
  return { uid, gid: process.getegid?.() ?? 0, isRoot: uid === 0 };
}
