import { readFile } from "node:fs/promises";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "the folder it should lie in is not there",
  ENOTDIR: "what it should lie in is no folder",
  EISDIR: "it is a folder",
  EEXIST: "it is there already",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
  EINVAL: "it is no possible name",
};

/** Runs work that writes a file or folder the user named; what the file system says becomes an error that names it. */
export async function written<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const isTold = cause instanceof HoldfastError || typeof code !== "string";
    // A code of ours or of Node's own (ERR_…) is no word of the file system.
    if (isTold || !/^E[A-Z0-9]+$/.test(code)) throw cause;
    throw new HoldfastError("policy", `Cannot write "${shown(name)}": ${WHY[code] ?? code}`, {
      code: "file-unwritable",
      hint: "Name another place, one that this user may write to.",
      thing: shown(name),
      cause,
    });
  }
}

const PLAN = '{\n "holdfast-plan": ';

/** Refuses to write a plan over anything but an older plan: a slip of the hand must not cost a key. */
export async function refuseOther(path: string, name: string): Promise<void> {
  const there = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) =>
    cause.code === "ENOENT" ? PLAN : "",
  );
  if (there.startsWith(PLAN)) return;
  throw new HoldfastError("policy", `Cannot write plan "${shown(name)}": something else is there`, {
    code: "file-exists",
    hint: "Name another file with --out.",
    thing: shown(name),
  });
}
