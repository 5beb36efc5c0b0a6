import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  ftruncateSync,
  linkSync,
  lutimesSync,
  mkdirSync,
  openSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { FilesSettings } from "../../../src/engine/files/settings.ts";

/** Settings as a policy gives them. */
export function settingsOf(
  path: string | readonly string[],
  more: Partial<FilesSettings> = {},
): FilesSettings {
  return {
    path,
    exclude: [],
    "may-change": [],
    devices: false,
    "one-file-system": true,
    ...more,
  };
}

/** Names that break what is careless: as bytes, one per character. */
export const HOSTILE_NAMES: readonly string[] = [
  "a",
  "a.b",
  "a-b",
  "A",
  "new\nline",
  "tab\tand\x01control\x7f",
  "quote\"'`",
  "back\\slash",
  "back\\x41slash",
  "bad\xff\xfe",
  "\xc3\xa4 umlaut",
  "\xe2\x80\xaeright-to-left",
  " spaces ",
  "-dash",
  "--exclude=*",
  "@at",
  "*star?[x]",
  "a: file changed as we read it",
  "...",
  "..a",
  "x".repeat(255),
  "\xff".repeat(255),
];

/** A path of bytes, one per character, as Node takes it. */
export function raw(...parts: readonly string[]): Buffer {
  return Buffer.from(parts.join("/"), "latin1");
}

/** Fills a folder with files and folders of hostile names, each folder holding one more file. */
export function fillHostile(folder: string): void {
  for (const name of HOSTILE_NAMES) writeFileSync(raw(folder, name), `of ${name.length}`);
  for (const name of ["a0", "ha\nnew", "ha\xff", "ha"]) {
    mkdirSync(raw(folder, name));
    writeFileSync(raw(folder, name, "b"), name);
    symlinkSync(raw("bad\xff\n", "target"), raw(folder, name, "link"));
  }
}

/** A file with data at some places only: offset and text, then its size. */
export function writeSparse(
  path: string,
  pieces: readonly (readonly [number, string])[],
  size: number,
): void {
  const file = openSync(path, "w");
  for (const [at, text] of pieces) writeSync(file, text, at);
  ftruncateSync(file, size);
  closeSync(file);
}

/** Fills a folder with all kinds of things that need no special rights. */
export function fillPlain(folder: string): void {
  mkdirSync(join(folder, "dir", "deep", "deeper"), { recursive: true });
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "dir", "large"), Buffer.alloc(3_000_000, "large "));
  writeFileSync(join(folder, "dir", "deep", "small"), "small\n");
  writeFileSync(join(folder, "nothing"), "");
  writeFileSync(join(folder, "old"), "old");
  utimesSync(join(folder, "old"), -1.5, -1.5);
  writeFileSync(join(folder, "future"), "future");
  utimesSync(join(folder, "future"), 4_000_000_000, 4_000_000_000.25);
  writeFileSync(join(folder, "round"), "round");
  utimesSync(join(folder, "round"), 1_600_000_000, 1_600_000_000);
  for (const mode of [0o000, 0o4755, 0o2750, 0o1777, 0o6711, 0o400]) {
    const path = join(folder, `mode-${mode.toString(8)}`);
    writeFileSync(path, "mode");
    chmodSync(path, mode);
  }
  linkSync(join(folder, "dir", "large"), join(folder, "hard-1"));
  linkSync(join(folder, "dir", "large"), join(folder, "empty", "hard-2"));
  symlinkSync("/etc/passwd", join(folder, "to-absolute"));
  symlinkSync("nowhere", join(folder, "to-nothing"));
  symlinkSync("../../..", join(folder, "to-above"));
  symlinkSync("x".repeat(3000), join(folder, "to-long"));
  lutimesSync(join(folder, "to-long"), 1_500_000_000, 1_500_000_000.5);
  linkSync(join(folder, "to-nothing"), join(folder, "to-nothing-twin"));
  execFileSync("mkfifo", [join(folder, "fifo")]);
  const long = `${"long-name-".repeat(20)}`;
  mkdirSync(join(folder, long, long), { recursive: true });
  writeFileSync(join(folder, long, long, "file"), "far down");
  writeSparse(
    join(folder, "sparse"),
    [
      [0, "start"],
      [5_000_000, "middle"],
    ],
    9_000_000,
  );
  chmodSync(join(folder, "dir", "deep"), 0o3750);
  utimesSync(join(folder, "dir"), 1_000_000_000, 1_000_000_000.125);
}

/** What only root may make: owners, a device, xattrs of every kind, ACLs. */
export function fillSpecial(folder: string): void {
  writeFileSync(join(folder, "owned"), "owned");
  chownSync(join(folder, "owned"), 12_345, 54_321);
  writeFileSync(join(folder, "owned-by-many"), "large id");
  chownSync(join(folder, "owned-by-many"), 3_000_000_000, 2_500_000);
  execFileSync("mknod", [join(folder, "null"), "c", "1", "3"]);
  execFileSync("mknod", [join(folder, "loop"), "b", "7", "200"]);
  mkdirSync(join(folder, "acl"));
  writeFileSync(join(folder, "acl", "file"), "acl");
  execFileSync("setfacl", ["-m", "u:33:rw,g:5:r,u:4242:rwx", join(folder, "acl", "file")]);
  execFileSync("setfacl", ["-d", "-m", "u:33:rwx", join(folder, "acl")]);
  writeFileSync(join(folder, "xattr"), "xattr");
  const set = (name: string, value: string, path = "xattr") =>
    execFileSync("setfattr", ["-h", "-n", name, "-v", value, join(folder, path)]);
  set("user.plain", "value");
  set("user.binary", "0x00ff0a3d20");
  set("user.odd name=", "0x0a");
  set("trusted.holdfast", "only root");
  set("security.capability", "0x0100000200200000000000000000000000000000");
  set("trusted.of-link", "link", "to-nothing");
  set("user.of-folder", "folder", "acl");
  set("user.of-root", "root", ".");
  chmodSync(folder, 0o2751);
  chownSync(folder, 1000, 1001);
  utimesSync(folder, 1_111_111_111, 1_111_111_111.5);
}
