import { access, constants, open } from "node:fs/promises";
import { dirname } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding, FindingCode, Weight } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import { isMountPoint, roomAt } from "../../host/place.ts";
import { copySize } from "./dump.ts";
import { type Users, usersOf } from "./in_use.ts";
import { ownerOf } from "./owner.ts";
import type { SqliteSettings } from "./settings.ts";

const MAGIC = "SQLite format 3\0"; // sqlite.org/fileformat2.html §1.3

/** What stands in the way of a dump or a restore. SQLite is not opened: that could leave files beside it. */
export async function check(
  settings: SqliteSettings,
  before: "dump" | "build",
): Promise<readonly Finding[]> {
  const { path } = settings;
  const folder = dirname(path);
  const findings: Finding[] = [];
  const add = (code: FindingCode, weight: Weight, text: string, hint: string): void =>
    void findings.push({ code, weight, thing: shown(path), text, hint });
  const isThere = (await lookAt(path)) !== null;
  if (isThere || before === "dump") {
    const fault = await faultOf(path, before);
    if (fault !== null) add(fault.code, "error", fault.message, fault.hint ?? "");
  }
  if (!(await may(folder, constants.W_OK | constants.X_OK))) {
    const text = `This user may not write into "${shown(folder)}", where the copy lies for a while`;
    add(
      before === "dump" ? "source-failed" : "restore-failed",
      "error",
      text,
      "Run as a user who may.",
    );
  } else if (isThere && (await roomAt(folder)) < (await copySize(path))) {
    const code = before === "dump" ? "source-full" : "restore-full";
    const hint = `Make room on the file system of "${shown(folder)}".`;
    if (before === "dump") add(code, "error", "There is no room for a copy beside it", hint);
    else add(code, "warning", "There is no room for another one of its size beside it", hint);
  }
  if (isThere && (await isMountPoint(path))) {
    const text = "It is a mount point itself, which cannot be renamed";
    const hint = "Mount the folder it lies in instead of the file.";
    add("source-mount", before === "dump" ? "warning" : "error", text, hint);
  }
  if (before === "build" && isThere) addUsers(await usersOf(path), settings, add);
  return findings;
}

type Add = (code: FindingCode, weight: Weight, text: string, hint: string) => void;

function addUsers({ writers, hidden }: Users, settings: SqliteSettings, add: Add): void {
  if (writers.length > 0) {
    const weight = settings["in-use"] ? "warning" : "error";
    const text = `${listed(writers)} it open for writing and would go on with the old file`;
    add(
      "source-in-use",
      weight,
      text,
      "Stop the program that uses the database before the restore.",
    );
  }
  if (hidden > 0) {
    const text = `${hidden} of the running processes may not be looked at: one may have it open`;
    add(
      "source-in-use",
      "note",
      text,
      "Stop the program that uses the database; root sees most processes.",
    );
  }
}

function listed(writers: Users["writers"]): string {
  const names = writers.slice(0, 3).map(({ pid, name }) => `"${shown(name)}" (process ${pid})`);
  const more = writers.length > 3 ? [`${writers.length - 3} more`] : [];
  return `${[...names, ...more].join(", ")} ${writers.length === 1 ? "has" : "have"}`;
}

/** @throws HoldfastError restore/source-in-use when a program has the database open for writing. */
export async function refuseInUse(settings: SqliteSettings): Promise<void> {
  if (settings["in-use"]) return;
  const { writers } = await usersOf(settings.path);
  if (writers.length === 0) return;
  throw new HoldfastError(
    "restore",
    `Cannot replace "${shown(settings.path)}": ${listed(writers)} it open for writing`,
    {
      code: "source-in-use",
      hint: "Stop that program and run the same command again.",
      thing: settings.path,
    },
  );
}

async function faultOf(path: string, before: "dump" | "build"): Promise<HoldfastError | null> {
  try {
    await ownerOf(path);
  } catch (cause) {
    if (cause instanceof HoldfastError) return cause;
    throw cause;
  }
  if (before === "build") return null; // a broken one may be replaced
  if (!(await may(path, constants.R_OK))) {
    return fault(path, "source-unreadable", "this user may not read it", "Run as a user who may.");
  }
  const head = await headOf(path);
  if (head === "" || head === MAGIC) return null; // an empty file is an empty database
  const why = "it does not begin as an SQLite database does";
  return fault(
    path,
    "source-damaged",
    why,
    "Is it another kind of file, or encrypted by its program?",
  );
}

function fault(path: string, code: FindingCode, why: string, hint: string): HoldfastError {
  const message = `Cannot read "${shown(path)}": ${why}`;
  return new HoldfastError("source", message, { code, hint, thing: path });
}

async function headOf(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function may(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  );
}
