import { mkdtemp, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EntryName } from "../../domain/entry.ts";
import type { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { codeOf, lookAt } from "../../host/disk.ts";
import type { Machine } from "../../host/machine.ts";
import { isFileName } from "../file_name.ts";
import type { Draft } from "../store.ts";
import { type WrittenZip, writeZip } from "../zip/write_zip.ts";
import { type Context, storeError } from "./context.ts";
import type { Artifact } from "./listing.ts";
import { dropUploaded, type Uploaded, uploadZip } from "./upload.ts";

/** What a draft needs of its store. */
export interface Desk {
  readonly context: Context;
  /** Days. */
  readonly retention: number;
  /** The entry of that name as GitHub lists it now, or as this process uploaded it. */
  find(name: EntryName): Promise<Artifact | null>;
  /** Remembers what was uploaded, as the listing may be late. */
  uploaded(artifact: Artifact, files: ReadonlyMap<string, string>): Promise<void>;
  /** SHA-256 of the whole artifact as it is there, hex. */
  digest(artifact: Artifact): Promise<string>;
}

/** What is known of one draft. */
interface Work {
  readonly desk: Desk;
  readonly name: EntryName;
  /** What was put, by name, and where it is staged. */
  readonly files: Map<string, string>;
  /** The folder of its zip; null before it is made. */
  folder: string | null;
}

/** Begins an entry. Nothing of it is at GitHub before it is uploaded whole: there are no drafts to see. */
export function draftOf(desk: Desk, name: EntryName): Draft {
  const work: Work = { desk, name, files: new Map(), folder: null };
  return {
    put: async (file, path) => {
      if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
      if (work.files.has(file)) throw new RangeError(`Two files of an entry are "${file}"`);
      if ((await lookAt(path))?.isFile() !== true)
        throw failed(work, `staged "${shown(path)}" is not there as a plain file`);
      work.files.set(file, path);
    },
    publish: () => publish(work),
    discard: () => discard(work),
  };
}

async function publish(work: Work): Promise<"published" | "taken"> {
  const { desk } = work;
  const { machine } = desk.context;
  try {
    const { file, folder, zip } = await build(work, machine);
    machine.step("artifact: built");
    const wanted = { file, folder, ...zip, retentionDays: desk.retention };
    const uploaded = await uploadZip(desk.context, wanted);
    if (uploaded === "taken") return "taken";
    machine.step("artifact: uploaded");
    return await confirm(work, uploaded);
  } finally {
    await discard(work);
  }
}

/** Reads all of it back. What is not what was sent is deleted, so that nobody takes it for a backup. */
async function confirm(work: Work, uploaded: Uploaded): Promise<"published" | "taken"> {
  const { desk, name } = work;
  const ours: Artifact = {
    name,
    ...uploaded,
    created: desk.context.machine.now().toISOString(),
  };
  try {
    const listed = await desk.find(name);
    // Another run was first: of two entries of one name the older one counts.
    if (listed !== null && listed.id !== ours.id) {
      await dropUploaded(desk.context, name);
      return "taken";
    }
    const said = listed?.sha256 ?? ours.sha256;
    if (said !== ours.sha256 || (await desk.digest(ours)) !== ours.sha256)
      throw failed(work, "what GitHub holds is not what was uploaded", "digest-differs");
    await desk.uploaded({ ...ours, ...listed, sha256: ours.sha256 }, work.files);
    return "published";
  } catch (cause) {
    if (!desk.context.machine.signal.aborted) await dropUploaded(desk.context, name);
    throw cause;
  }
}

/** The zip lies beside what it is made of: in a private folder that the run removes, also after a kill. */
async function build(
  work: Work,
  machine: Machine,
): Promise<{ file: string; folder: string; zip: WrittenZip }> {
  const [first = ""] = work.files.values();
  try {
    const folder = await mkdtemp(join(dirname(first), "artifact-"));
    work.folder = folder;
    const file = join(folder, `${work.name.text}.zip`);
    const into = await open(file, "wx", 0o600);
    try {
      const { files } = work;
      const zip = await writeZip({ files, into, when: machine.now(), signal: machine.signal });
      return { file, folder, zip };
    } finally {
      await into.close();
    }
  } catch (cause) {
    if (codeOf(cause) === "") throw cause;
    const full = ["ENOSPC", "EDQUOT"].includes(codeOf(cause));
    throw full
      ? failed(work, "there is no room to stage its zip", "store-full", cause)
      : failed(work, (cause as Error).message, "store-failed", cause);
  }
}

async function discard(work: Work): Promise<void> {
  const { folder } = work;
  work.folder = null;
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

function failed(
  { desk, name }: Work,
  why: string,
  code: "store-failed" | "store-full" | "digest-differs" = "store-failed",
  cause?: unknown,
): HoldfastError {
  const hint =
    code === "store-full"
      ? "Name a larger folder as staging in the policy: an artifact is staged twice, its files and its zip."
      : "Nothing was published there. Run the same command again.";
  return storeError(desk.context, `write "${name.text}" to`, { why, hint, code, cause });
}
