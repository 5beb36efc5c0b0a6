import { resolve } from "node:path";
import { z } from "zod";
import type { EntryName } from "../domain/entry.ts";
import type { Machine } from "../host/machine.ts";
import { checkFolder } from "./directory/check.ts";
import { openDraft, sweepDrafts } from "./directory/draft.ts";
import { listEntries, lookAtEntry, readEntry } from "./directory/entries.ts";
import { type Folder, folderOf } from "./directory/folder.ts";
import { makeHands } from "./directory/hands.ts";
import { removeEntry } from "./directory/remove.ts";
import { openZipDraft } from "./directory/zip_draft.ts";
import { zipShelf } from "./directory/zip_shelf.ts";
import type { Store, StoreKind } from "./store.ts";

/** A folder on a file system of this machine: a disk, a drive, a network mount. */
export interface DirectorySettings {
  readonly path: string;
  /** One folder an entry, or one zip. */
  readonly layout: "folder" | "zip";
  /** "required": the path must lie on a mounted file system other than the root's. */
  readonly mount?: "required" | undefined;
}

const settings = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(4000)
    .regex(/^[^\x00\r\n]+$/, "a path on one line"),
  layout: z.enum(["folder", "zip"]).default("folder"),
  mount: z.literal("required").optional(),
});

/** Entries as folders or zips in a folder: drafts beside them, published by one rename or link. */
export const directory: StoreKind<DirectorySettings> = {
  kind: "directory",
  settings,
  resolve: (given, folder) => ({ ...given, path: resolve(folder, given.path) }),
  open: ({ path, layout, mount }, machine) => {
    const needsMount = mount === "required";
    return layout === "zip"
      ? zipsIn(folderOf(path, { needsMount, suffix: ".zip" }), machine)
      : foldersIn(folderOf(path, { needsMount, suffix: "" }), machine);
  },
};

function foldersIn(folder: Folder, machine: Machine): Store {
  const hands = makeHands();
  const { signal } = machine;
  return {
    ...bothIn(folder, machine),
    list: () => listEntries(folder),
    look: (name) => lookAtEntry(folder, name),
    read: (name, file, range) => readEntry(folder, { name, file, range, signal, hands }),
    draft: (name) => openDraft(folder, name, machine),
  };
}

function zipsIn(folder: Folder, machine: Machine): Store {
  const shelf = zipShelf(folder, machine.signal);
  return {
    ...bothIn(folder, machine),
    list: () => shelf.list(),
    look: (name) => shelf.look(name),
    read: (name, file, range) => shelf.read(name, file, range),
    draft: (name) => openZipDraft(folder, name, machine),
  };
}

function bothIn(folder: Folder, machine: Machine) {
  return {
    label: folder.label,
    folders: [folder.path],
    keepsFor: null,
    check: (need: number) => checkFolder(folder, need),
    remove: (name: EntryName) => removeEntry(folder, name, machine),
    sweep: (now: Date) => sweepDrafts(folder, now),
  };
}
