import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import type { Child, Machine } from "../../host/machine.ts";

const O_PATH = 0o10000000; // open(2) on Linux: a handle on a folder that needs no right to read it

/**
 * How a tree becomes a stream: POSIX pax, byte order, numbers for owners, no time but that of change.
 * ACLs travel in their xattrs, system.posix_acl_*, which hold numbers; `--acls` would write names.
 */
const CREATE = [
  "tar",
  "--create",
  "--file=-",
  "--format=posix",
  "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
  "--sort=name",
  "--numeric-owner",
  "--xattrs",
  "--xattrs-include=*",
  "--sparse",
  "--blocking-factor=128", // 64 KiB a write, what a pipe holds
  "--quoting-style=escape", // so that no name can forge a line of stderr
] as const;

/** How a stream becomes a tree where nothing is yet. */
const EXTRACT = [
  "tar",
  "--extract",
  "--file=-",
  "--keep-old-files", // nothing that is there is written over or through
  "--delay-directory-restore",
  "--preserve-permissions",
  "--numeric-owner",
  "--xattrs",
  "--xattrs-include=*",
  "--warning=no-timestamp", // a time in the future is the file's own business
  "--quoting-style=escape",
] as const;

/** What to read: names below a folder, bytes one per character. */
export interface Reading {
  /** The folder, held open; see `openFolder`. */
  readonly cwd: string;
  readonly names: readonly string[];
  /** Options that say what to leave out. */
  readonly options: readonly string[];
  readonly oneFileSystem: boolean;
  readonly onStderr: (line: string) => void;
}

/** Starts tar on a tree; names go through stdin, so that any bytes do and none is taken for an option. */
export function startReading(reading: Reading, machine: Machine): Child {
  return machine.start({
    argv: [
      ...CREATE,
      ...(reading.oneFileSystem ? ["--one-file-system"] : []),
      ...reading.options,
      "--null",
      "--verbatim-files-from",
      "--files-from=-", // last: tar's other options hold only for the names behind them
    ],
    cwd: reading.cwd,
    stdin: nulTerminated(reading.names),
    onStderr: reading.onStderr,
  });
}

/** Starts tar putting a stream into a folder, held open; see `openFolder`. */
export function startWriting(bytes: Bytes, cwd: string, machine: Machine): Child {
  return machine.start({ argv: EXTRACT, cwd, stdin: bytes });
}

/**
 * Holds a folder open, so that a child can start in it whatever bytes its path has, and so that it
 * stays that folder even if its path is bent meanwhile.
 *
 * @returns `cwd` for a child, good until disposed.
 */
export async function openFolder(
  path: string | Buffer,
): Promise<AsyncDisposable & { readonly cwd: string }> {
  const folder = await open(path, O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  return {
    cwd: `/proc/self/fd/${folder.fd}`, // the child's own, as it is inherited up to exec(2)
    [Symbol.asyncDispose]: async () => await folder.close(),
  };
}

/** Names as children read them: bytes, a zero byte behind each. */
export async function* nulTerminated(names: readonly string[]): Bytes {
  for (const name of names) yield Buffer.from(`${name}\0`, "latin1");
}

/** The version of GNU tar here. @throws HoldfastError source/tool-missing without GNU tar 1.30 or newer. */
export async function tarVersion(machine: Machine): Promise<string> {
  const { stdout } = await machine.run({ argv: ["tar", "--version"] });
  const match = /^tar \(GNU tar\) (\d+)\.(\d+)/.exec(stdout);
  if (match !== null && (Number(match[1]) > 1 || Number(match[2]) >= 30)) {
    return `${match[1]}.${match[2]}`;
  }
  const found = stdout.split("\n", 1)[0] ?? "";
  throw new HoldfastError("source", `Cannot use "tar": it is not GNU tar 1.30 or newer`, {
    code: "tool-missing",
    hint: `Install the Debian package tar; what is here says: ${found || "nothing"}.`,
    thing: "tar",
  });
}
