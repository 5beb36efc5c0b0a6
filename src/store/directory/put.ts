import { constants } from "node:fs";
import { type FileHandle, link, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Interrupted } from "../../domain/error.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import { syncFolder } from "../../host/place.ts";

const CHUNK = 2 ** 20; // bytes
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Another file system, one without links, too many of them, or a file whose owner is another user. */
const NO_LINK = ["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** Puts a second name of the file at `from` to `to`, or a synced copy where there can be none. 0600. */
export async function placeFile(from: string, to: string, signal: AbortSignal): Promise<void> {
  const stat = await lookAt(from);
  // The mode belongs to the file, not to the name: one that others may read gets a copy of its own.
  if ((Number(stat?.mode) & 0o777) !== 0o600) return await copyFile(from, to, signal);
  try {
    await link(from, to);
  } catch (cause) {
    if (!NO_LINK.includes(codeOf(cause))) throw cause;
    await copyFile(from, to, signal);
  }
}

/** Makes every file and folder of a draft durable, the folders after what is in them. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncTree(path);
    else await syncFile(path);
  }
  await syncFolder(folder);
}

async function copyFile(from: string, to: string, signal: AbortSignal): Promise<void> {
  const source = await open(from, READ);
  try {
    const copy = await open(to, "wx", 0o600);
    try {
      await copyBytes(source, copy, signal);
      await copy.sync();
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

async function copyBytes(source: FileHandle, copy: FileHandle, signal: AbortSignal): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  for (;;) {
    if (signal.aborted) throw new Interrupted();
    const { bytesRead } = await source.read(buffer, 0, CHUNK);
    if (bytesRead === 0) return;
    await copy.writeFile(buffer.subarray(0, bytesRead)); // all of it, where one write may be short
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, READ);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
