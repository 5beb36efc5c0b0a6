import { closeSync, constants, fstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes, Range } from "../../domain/bytes.ts";
import { type EntryName, parseEntryName } from "../../domain/entry.ts";
import { HoldfastError } from "../../domain/error.ts";
import { nameOfBytes, shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import { compareNames } from "../compare_names.ts";
import { isFileName } from "../file_name.ts";
import type { Entry } from "../store.ts";
import { cannot, within } from "./error.ts";
import { type Folder, isThere, placeOf } from "./folder.ts";
import type { Hands } from "./hands.ts";
import { readAhead } from "./read_ahead.ts";

const SUBFOLDER = /^[a-z0-9-]+$/;

/** Lists what is named by the grammar, however damaged: newest first, a backup before its notes, drafts last. */
export async function* listEntries(folder: Folder): AsyncGenerator<EntryName> {
  const names = await within(folder, "list", async () => {
    return (await isThere(folder)) ? await readdir(folder.path) : [];
  });
  yield* names
    .map(parseEntryName)
    .filter((name) => name !== null)
    .sort(compareNames);
}

/** What an entry holds, by look alone: links, devices and pipes are as good as missing. */
export async function lookAtEntry(folder: Folder, name: EntryName): Promise<Entry | null> {
  const place = placeOf(folder, name);
  return await within(folder, `read "${shown(name.text)}" in`, async () => {
    const stat = (await isThere(folder)) ? await lookAt(place) : null;
    if (stat === null) return null;
    const files = new Map<string, number>();
    if (stat.isDirectory()) await collectFiles(place, "", files);
    return { name, files };
  });
}

/**
 * A file's bytes, in two buffers that are used again.
 *
 * @throws HoldfastError store/store-missing-bytes when it is not a plain file or has fewer bytes than
 *   asked for; before the first chunk where that shows.
 */
export async function* readEntry(
  folder: Folder,
  wanted: {
    readonly name: EntryName;
    readonly file: string;
    readonly range: Range | undefined;
    readonly signal: AbortSignal;
    readonly hands: Hands;
  },
): Bytes {
  const { file, range, signal, hands } = wanted;
  const what = `read "${shown(`${wanted.name.text}/${file}`)}" in`;
  const missing = (why: string) => missingBytes(folder, what, why);
  const entry = placeOf(folder, wanted.name);
  if (!isFileName(file)) throw missing("no file of ours has such a name");
  if (!(await within(folder, what, () => isPlain(hands, entry, file))))
    throw missing("it is not there");
  // Should a link or a pipe have come meanwhile, it is neither followed nor waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await within(folder, what, () => hands.open(join(entry, file), flags));
  try {
    const stat = fstatSync(opened); // no wait: the system has just looked at it
    if (!stat.isFile()) throw missing("it is not there");
    const { start, length } = range ?? { start: 0, length: stat.size };
    if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
    if (start + length > stat.size) throw missing(`it has only ${stat.size} bytes`);
    yield* readAhead(opened, { start, length, signal, missing, hands });
  } catch (cause) {
    throw cannot(folder, what, cause);
  } finally {
    closeSync(opened); // nor here: nothing was written
  }
}

/** A regular file that no link leads to, below the store's folder. */
async function isPlain(hands: Hands, entry: string, file: string): Promise<boolean> {
  const slash = file.indexOf("/");
  const folders = slash < 0 ? [entry] : [entry, join(entry, file.slice(0, slash))];
  for (const folder of folders) {
    if ((await kindAt(hands, folder)) !== "folder") return false;
  }
  return (await kindAt(hands, join(entry, file))) === "file";
}

async function kindAt(hands: Hands, path: string): Promise<"file" | "folder" | null> {
  try {
    const stat = await hands.look(path);
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : null;
  } catch (cause) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(cause))) return null; // cannot be there
    throw cause;
  }
}

async function collectFiles(
  place: string,
  prefix: string,
  files: Map<string, number>,
): Promise<void> {
  const found = await readdir(place, { withFileTypes: true, encoding: "buffer" });
  for (const { name } of found) {
    const path = Buffer.concat([Buffer.from(`${place}/`), name]);
    const stat = await lookAt(path); // not the kind that readdir gives: some file systems know none
    const text = nameOfBytes(name);
    if (stat?.isFile()) files.set(prefix + text, Number(stat.size));
    if (stat?.isDirectory() && prefix === "" && SUBFOLDER.test(text)) {
      await collectFiles(join(place, text), `${text}/`, files);
    }
  }
}

/** The error for bytes a store does not have. */
export function missingBytes(folder: Folder, what: string, why: string): HoldfastError {
  return new HoldfastError("store", `Cannot ${what} ${folder.label}: ${why}`, {
    code: "store-missing-bytes",
    hint: "Run verify: it names everything that is missing. Does another store hold this backup?",
    thing: shown(folder.path),
  });
}
