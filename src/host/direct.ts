import { closeSync, constants, openSync } from "node:fs";

/** What the memory, the positions and the lengths of direct reads and writes must be multiples of, bytes. */
export const ALIGNED = 4096;

// Not in the types of Node; a place in memory that begins with a page cannot be had from it otherwise.
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const UNIT = 64 * 1024; // bytes, of WebAssembly

/** Memory that direct reads and writes can use; null where there is none, as under a limit on addresses. */
export function alignedArray(bytes: number): Uint8Array | null {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: Math.ceil(bytes / UNIT) });
    return new Uint8Array(buffer, 0, bytes);
  } catch {
    return null;
  }
}

/**
 * Opens an open file once more, past the system's cache: what is read or written then neither waits
 * for memory nor takes it from the programs we save.
 *
 * @returns Its number, to be closed by the caller; null where the file system cannot.
 */
export function openDirect(fd: number, access: "read" | "write"): number | null {
  const mode = access === "read" ? constants.O_RDONLY : constants.O_WRONLY;
  try {
    return openSync(`/proc/self/fd/${fd}`, mode | constants.O_DIRECT);
  } catch {
    return null;
  }
}

/** Closes what `openDirect` gave. */
export function closeDirect(fd: number | null): void {
  if (fd !== null) closeSync(fd);
}
