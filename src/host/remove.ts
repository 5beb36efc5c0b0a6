import { chmodSync, constants, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { open, rmdir, unlink } from "node:fs/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { HoldfastError } from "../domain/error.ts";
import { nameOfBytes } from "../domain/name.ts";
import { codeOf, lookAt, mounts, realPlace } from "./disk.ts";

const BATCH = 256; // names between two turns of the event loop
const O_PATH = 0o10000000; // open(2) on Linux: a handle on a folder that needs no right to read it

/**
 * Removes a file or a whole tree, and nothing else: no link is followed, also not one that somebody
 * puts there meanwhile, and nothing that is mounted is entered. What is not there is no error.
 *
 * @throws HoldfastError restore/restore-failed naming what could not be removed.
 */
export async function removeTree(path: string | Buffer): Promise<void> {
  const bytes = Buffer.from(path);
  const name = nameOfBytes(bytes);
  try {
    const stat = await lookAt(bytes);
    if (stat === null) return;
    if (!stat.isDirectory()) return await unlink(bytes);
    await refuseMounts(await realPlace(bytes.toString("utf8")));
    await empty(bytes, Number(stat.dev));
    await rmdir(bytes);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return;
    if (cause instanceof HoldfastError) throw cause;
    throw cannot(name, (cause as Error).message, cause);
  }
}

/** Works through the folder's own descriptor, as openat(2) would: a path could be bent by a link meanwhile. */
async function empty(path: Buffer, device: number): Promise<void> {
  const folder = await open(path, O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const here = Buffer.from(`/proc/self/fd/${folder.fd}/`);
    const stat = await folder.stat();
    if (stat.dev !== device) throw cannot(nameOfBytes(path), "another file system lies below it");
    if ((stat.mode & 0o700) !== 0o700) chmodSync(here, 0o700); // else it would not let its names go
    const names = readdirSync(here, { encoding: "buffer", withFileTypes: true });
    for (const [index, entry] of names.entries()) {
      if (index % BATCH === BATCH - 1) await breathe();
      const child = Buffer.concat([here, entry.name]);
      if (entry.isDirectory()) {
        await empty(child, device);
        rmdirSync(child);
      } else {
        unlinkSync(child);
      }
    }
  } finally {
    await folder.close();
  }
}

async function refuseMounts(path: string): Promise<void> {
  const inside = (await mounts()).find(
    ({ point }) => point === path || point.startsWith(`${path}/`),
  );
  if (inside === undefined) return;
  throw cannot(path, `"${inside.point}" is mounted in it`);
}

function cannot(name: string, why: string, cause?: unknown): HoldfastError {
  return new HoldfastError("restore", `Cannot remove "${name}": ${why}`, {
    code: "restore-failed",
    hint: `Look at "${name}", unmount or unlock what holds it, and run the same command again.`,
    thing: name,
    cause,
  });
}
