import { HoldfastError } from "../../domain/error.ts";
import type { FindingCode } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { codeOf } from "../../host/disk.ts";

/** What an error names. */
interface Named {
  readonly path: string;
  readonly label: string;
}

type Meaning = readonly [FindingCode, string, string];

const FULL: Meaning = [
  "store-full",
  "there is no room",
  "Make room there, or give the store a larger file system, and run the same command again.",
];
const MEANINGS: Readonly<Record<string, Meaning>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: [
    "store-read-only",
    "its file system is read-only",
    "Was it remounted after an error? Look at the system's log, then mount it for writing.",
  ],
  EACCES: [
    "store-read-only",
    "this user may not",
    "Give this user the folder: chown and chmod 700.",
  ],
  EPERM: [
    "store-read-only",
    "this user may not",
    "Give this user the folder: chown and chmod 700.",
  ],
  ENOENT: ["store-failed", "its folder is not there", "Is the disk mounted? Is the path right?"],
};

/**
 * What the file system said, as an error of the store's. What is already one, and what is no answer
 * of the system at all, is handed back as it is.
 *
 * @param what "write to", "read", "list", …: what goes between "Cannot" and the store.
 */
export function cannot(of: Named, what: string, cause: unknown): unknown {
  if (cause instanceof HoldfastError || !/^E[A-Z0-9]+$/.test(String(codeOf(cause)))) return cause;
  const [code, why, hint] = MEANINGS[codeOf(cause)] ?? [
    "store-failed" as const,
    shown((cause as Error).message),
    "Is the disk in order? Look at the system's log, then run the same command again.",
  ];
  const isReading = what === "read" || what === "list" || what.startsWith("read ");
  const fit = isReading && code === "store-read-only" ? "store-failed" : code;
  return new HoldfastError("store", `Cannot ${what} ${of.label}: ${why}`, {
    code: fit,
    hint,
    thing: shown(of.path),
    cause,
  });
}

/** Does a piece of work and turns what the file system says into an error of the store's. */
export async function within<T>(of: Named, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cannot(of, what, cause);
  }
}
