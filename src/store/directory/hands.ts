import { lstat, lstatSync, open, openSync, read, readSync, type Stats } from "node:fs";
import { promisify } from "node:util";

/** Calls of a file system, by path and by number: a handle costs more than a small file's reading. */
export interface Hands {
  look(path: string): Promise<Stats>;
  open(path: string, flags: number): Promise<number>;
  /** @returns How many bytes were read. */
  read(file: number, buffer: Uint8Array, at: number): Promise<number>;
}

const SMALL = 64 * 1024; // bytes; larger reads are worth another thread
const SLOW = 0.3; // ms; a cached look takes a hundredth, a network's answer longer
const SPELL = 200; // calls

const later = promisify(read);
const aside: Hands = {
  look: promisify(lstat),
  open: promisify(open),
  read: async (file, buffer, at) => (await later(file, buffer, 0, buffer.byteLength, at)).bytesRead,
};

/**
 * Calls made on the spot while the file system answers at once, which a catalog of thousands of small
 * files gains most from. After a slow answer the next ones are waited for on other threads.
 *
 * @param slow How long a call may take without being slow, ms.
 */
export function makeHands(slow = SLOW): Hands {
  let left = 0; // calls of a spell
  const isAside = () => left > 0 && left-- > 0;
  const timed = <T>(call: () => T): T => {
    const start = performance.now();
    try {
      return call();
    } finally {
      if (performance.now() - start > slow) left = SPELL;
    }
  };
  return {
    look: async (path) => (isAside() ? aside.look(path) : timed(() => lstatSync(path))),
    open: async (path, flags) =>
      isAside() ? aside.open(path, flags) : timed(() => openSync(path, flags)),
    read: async (file, buffer, at) =>
      buffer.byteLength > SMALL || isAside()
        ? aside.read(file, buffer, at)
        : timed(() => readSync(file, buffer, 0, buffer.byteLength, at)),
  };
}
