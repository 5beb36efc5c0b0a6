import { readdir, readFile, readlink, stat } from "node:fs/promises";
import { codeOf, lookAt } from "../../host/disk.ts";
import { LOGS } from "./moves.ts";

/** Who has a database open. */
export interface Users {
  /** Processes that have one of its files open for writing, with their names. */
  readonly writers: readonly { readonly pid: number; readonly name: string }[];
  /** How many processes could not be looked at. */
  readonly hidden: number;
}

/** Looks through every process of this machine for the database's files, by device and inode. */
export async function usersOf(path: string): Promise<Users> {
  const files = new Set<string>();
  for (const end of ["", ...LOGS]) {
    const found = await lookAt(`${path}${end}`);
    if (found !== null) files.add(`${found.dev}:${found.ino}`);
  }
  const writers: { pid: number; name: string }[] = [];
  let hidden = 0;
  if (files.size === 0) return { writers, hidden };
  const self = await readlink("/proc/self");
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    if (pid === self) continue;
    const found = await look(pid, files);
    if (found === null) hidden += 1;
    else if (found) writers.push({ pid: Number(pid), name: await nameOf(pid) });
  }
  return { writers, hidden };
}

/** Whether the process has one of the files open for writing; null if it may not be looked at. */
async function look(pid: string, files: ReadonlySet<string>): Promise<boolean | null> {
  try {
    for (const fd of await readdir(`/proc/${pid}/fd`)) {
      if (await isWriting(pid, fd, files)) return true;
    }
    return false;
  } catch (cause) {
    if (["EACCES", "EPERM"].includes(codeOf(cause))) return null;
    if (["ENOENT", "ESRCH"].includes(codeOf(cause))) return false; // it ended meanwhile
    throw cause;
  }
}

async function isWriting(pid: string, fd: string, files: ReadonlySet<string>): Promise<boolean> {
  try {
    const link = `/proc/${pid}/fd/${fd}`;
    if (!(await readlink(link)).startsWith("/")) return false; // a socket or pipe
    const { dev, ino } = await stat(link, { bigint: true });
    if (!files.has(`${dev}:${ino}`)) return false;
    const info = await readFile(`/proc/${pid}/fdinfo/${fd}`, "latin1");
    const flags = Number.parseInt(/^flags:\s*([0-7]+)/m.exec(info)?.[1] ?? "0", 8);
    return (flags & 3) !== 0; // O_WRONLY or O_RDWR
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ESRCH") return false; // closed meanwhile
    throw cause;
  }
}

async function nameOf(pid: string): Promise<string> {
  return (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")).trim();
}
