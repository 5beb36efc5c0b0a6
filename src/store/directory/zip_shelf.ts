import { closeSync, constants, fstatSync, openSync, read } from "node:fs";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";
import type { Bytes, Range } from "../../domain/bytes.ts";
import { type EntryName, parseEntryName } from "../../domain/entry.ts";
import { shown } from "../../domain/name.ts";
import { codeOf } from "../../host/disk.ts";
import { compareNames } from "../compare_names.ts";
import { isFileName } from "../file_name.ts";
import type { Entry } from "../store.ts";
import { readZip, ZipDamaged, type ZipIndex, type ZipSource } from "../zip/read_zip.ts";
import { missingBytes } from "./entries.ts";
import { cannot, within } from "./error.ts";
import { type Folder, isThere, placeOf } from "./folder.ts";
import { makeHands } from "./hands.ts";
import { readAhead } from "./read_ahead.ts";

/** What can be read of a folder of zips. */
export interface ZipShelf {
  list(): AsyncIterable<EntryName>;
  look(name: EntryName): Promise<Entry | null>;
  read(name: EntryName, file: string, range: Range | undefined): Bytes;
}

const TAIL = 66 * 1024; // bytes; where a zip's last record can begin
const KEPT = 8; // directories of zips, for who reads one zip file by file
// Should a link or a pipe have come, it is neither followed nor waited for.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const readAt = promisify(read);

/** Reads a folder whose entries are zips. A zip is an entry however damaged; then it holds nothing. */
export function zipShelf(folder: Folder, signal: AbortSignal): ZipShelf {
  const hands = makeHands();
  const kept = new Map<string, ZipIndex>();
  return {
    async *list() {
      const names = await within(folder, "list", async () => {
        return (await isThere(folder)) ? await readdir(folder.path) : [];
      });
      yield* names
        .map((text) => nameOf(text, folder.suffix))
        .filter((name) => name !== null)
        .sort(compareNames);
    },

    async look(name) {
      return await within(folder, `read "${shown(name.text)}" in`, async () => {
        if (!(await isThere(folder))) return null;
        const fd = openZip(placeOf(folder, name));
        if (fd === "none") return null;
        if (fd === "other") return { name, files: new Map() };
        try {
          return { name, files: (await indexOf(fd, kept)).files };
        } catch (cause) {
          if (!(cause instanceof ZipDamaged)) throw cause;
          return { name, files: new Map() };
        } finally {
          closeSync(fd);
        }
      });
    },

    async *read(name, file, range) {
      const what = `read "${shown(`${name.text}/${file}`)}" in`;
      const missing = (why: string) => missingBytes(folder, what, why);
      const place = placeOf(folder, name);
      if (!isFileName(file)) throw missing("no file of ours has such a name");
      const there = await within(folder, what, () => isThere(folder));
      const fd = there ? await within(folder, what, async () => openZip(place)) : "none";
      if (typeof fd === "string") throw missing("it is not there");
      try {
        const span = await (await indexOf(fd, kept)).locate(file, sourceOf(fd));
        if (span === null) throw missing("it is not there");
        const { start, length } = range ?? { start: 0, length: span.length };
        if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
        if (start + length > span.length) throw missing(`it has only ${span.length} bytes`);
        yield* readAhead(fd, { start: span.start + start, length, signal, missing, hands });
      } catch (cause) {
        if (cause instanceof ZipDamaged) throw missing(`its zip is damaged: ${cause.message}`);
        throw cannot(folder, what, cause);
      } finally {
        closeSync(fd);
      }
    },
  };
}

function nameOf(text: string, suffix: string): EntryName | null {
  if (!text.endsWith(suffix)) {
    const draft = parseEntryName(text);
    return draft?.kind === "draft" ? draft : null;
  }
  const name = parseEntryName(text.slice(0, -suffix.length));
  return name?.kind === "draft" ? null : name;
}

/** @returns "other" for what is there and no plain file. */
function openZip(place: string): number | "none" | "other" {
  let fd: number;
  try {
    fd = openSync(place, READ);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return "none";
    if (["ELOOP", "ENXIO", "ENODEV", "EISDIR"].includes(codeOf(cause))) return "other";
    throw cause;
  }
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  return "other";
}

/** The directory of an open zip, read once as long as the file stays what it is. */
async function indexOf(fd: number, kept: Map<string, ZipIndex>): Promise<ZipIndex> {
  const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(fd, { bigint: true });
  const key = [dev, ino, size, mtimeNs, ctimeNs].join(":");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const index = await readZip({ ...sourceOf(fd), size: Number(size), tail: TAIL });
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, index);
  return index;
}

function sourceOf(fd: number): Pick<ZipSource, "read"> {
  return {
    read: async ({ start, length }) => {
      const bytes = Buffer.allocUnsafeSlow(length);
      const { bytesRead } = await readAt(fd, bytes, 0, length, start);
      if (bytesRead < length) throw new ZipDamaged("it was cut short while it was read");
      return bytes;
    },
  };
}
