/** Who this process works as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
  /** Whether it may give files to others. */
  readonly isRoot: boolean;
}

/** The effective user of this process. */
export function whoAmI(): User {
  const uid = process.geteuid?.() ?? 0;
  return { uid, gid: process.getegid?.() ?? 0, isRoot: uid === 0 };
}
