import { createHash } from "node:crypto";
import { HoldfastError } from "../../domain/error.ts";
import type { Machine } from "../../host/machine.ts";

/** A checkout as git sees it: its top folder and the commit it stands at. */
export interface Checkout {
  readonly top: string;
  /** Hex. */
  readonly head: string;
}

/** A file as a commit has it. */
export interface Committed {
  /** "100644" or "100755" for a plain file. */
  readonly mode: string;
  /** The object's name, hex: SHA-1 or SHA-256 as the repository has it. */
  readonly id: string;
}

/**
 * What git may not be told by anybody else: no settings of the user or the machine, no replaced
 * objects, nothing fetched. The machine passes no GIT_* variable on.
 */
const ALONE = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
};

/** Finds the checkout around a folder; null where there is none. */
export async function findCheckout(folder: string, machine: Machine): Promise<Checkout | null> {
  const said = await git(folder, ["rev-parse", "--show-toplevel", "HEAD"], machine);
  const [top, head] = said?.trimEnd().split("\n") ?? [];
  return top === undefined || head === undefined ? null : { top, head };
}

/** The files of a commit, by path from the top; what is not in it is absent. */
export async function committed(
  checkout: Checkout,
  commit: string,
  options: { readonly paths: readonly string[]; readonly machine: Machine },
): Promise<ReadonlyMap<string, Committed>> {
  // Trees and blobs only: the index may be told to overlook a file, and filters are programs.
  const argv = ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--"];
  const said = await git(checkout.top, [...argv, ...options.paths], options.machine);
  const found = new Map<string, Committed>();
  for (const entry of said?.split("\0") ?? []) {
    const [, mode, id, path] = /^(\d{6}) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
    if (mode !== undefined && id !== undefined && path !== undefined) found.set(path, { mode, id });
  }
  return found;
}

/** The name git gives to bytes, in the hash of `like`. */
export function blobId(bytes: Uint8Array, like: string): string {
  return createHash(like.length === 40 ? "sha1" : "sha256")
    .update(`blob ${bytes.byteLength}\0`)
    .update(bytes)
    .digest("hex");
}

/** Runs git where it only reads; null where it says no. */
async function git(
  folder: string,
  argv: readonly string[],
  machine: Machine,
): Promise<string | null> {
  try {
    // The checkout may belong to another user, as in a container; nothing of it is obeyed here.
    const ran = await machine.run({
      argv: ["git", "-c", "safe.directory=*", "-C", folder, ...argv],
      env: ALONE,
    });
    return ran.code === 0 ? ran.stdout : null;
  } catch (cause) {
    if (!(cause instanceof HoldfastError) || cause.code !== "tool-missing") throw cause;
    throw new HoldfastError(
      "approval",
      "Cannot tell where this policy comes from: git is not installed",
      {
        code: "origin-refused",
        hint: "Install git on the runner; actions/checkout needs it too.",
        thing: "git",
        cause,
      },
    );
  }
}
