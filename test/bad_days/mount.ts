import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Something mounted for a test; disposing takes it away. */
export interface Mounted extends Disposable {
  /** Gives a tmpfs another size. */
  resize(size: string): void;
  remount(options: string): void;
  /** A line of shell that takes it away while it is in use; what has it open keeps it. */
  readonly detaching: string;
}

/** What a test needs to mount. */
export const MOUNTS = ["root rights", "mount", "umount"] as const;

/** Mounts a small file system of memory on a folder, which is made. @param options E.g. "size=2m". */
export function tmpfs(path: string, options: string): Mounted {
  mkdirSync(path, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `mode=0700,${options}`, "holdfast-test", path]);
  return mounted(path);
}

/** Mounts a folder on another one; both are made. */
export function bind(from: string, path: string): Mounted {
  mkdirSync(from, { recursive: true });
  mkdirSync(path, { recursive: true });
  execFileSync("mount", ["--bind", from, path]);
  return mounted(path);
}

function mounted(path: string): Mounted {
  const remount = (options: string): void => {
    execFileSync("mount", ["-o", `remount,${options}`, path]);
  };
  return {
    resize: (size) => remount(`size=${size}`),
    remount,
    detaching: `umount -l '${path}'`,
    [Symbol.dispose]: () => {
      spawnSync("umount", ["-l", path]); // a test may have taken it away already
    },
  };
}
