import { resolve } from "node:path";
import { z } from "zod";
import type { Machine } from "../host/machine.ts";
import { checkFolder } from "./directory/check.ts";
import { openDraft, sweepDrafts } from "./directory/draft.ts";
import { listEntries, lookAtEntry, readEntry } from "./directory/entries.ts";
import { type Folder, folderOf } from "./directory/folder.ts";
import { makeHands } from "./directory/hands.ts";
import { removeEntry } from "./directory/remove.ts";
import type { Store, StoreKind } from "./store.ts";

/** A folder on a file system of this machine: a disk, a drive, a network mount. */
export interface DirectorySettings {
  readonly path: string;
  /** One folder an entry. */
  readonly layout: "folder";
  /** "required": the path must lie on a mounted file system other than the root's. */
  readonly mount?: "required" | undefined;
}

const settings = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(4000)
    .regex(/^[^\x00\r\n]+$/, "a path on one line"),
  layout: z.literal("folder").default("folder"),
  mount: z.literal("required").optional(),
});

/** Entries as folders in a folder: drafts beside them, published by one rename. */
export const directory: StoreKind<DirectorySettings> = {
  kind: "directory",
  settings,
  resolve: (given, folder) => ({ ...given, path: resolve(folder, given.path) }),
  open: (given, machine) => storeIn(folderOf(given.path, given.mount === "required"), machine),
};

function storeIn(folder: Folder, machine: Machine): Store {
  const hands = makeHands();
  const { signal } = machine;
  return {
    label: folder.label,
    folders: [folder.path],
    check: (need) => checkFolder(folder, need),
    list: () => listEntries(folder),
    look: (name) => lookAtEntry(folder, name),
    read: (name, file, range) => readEntry(folder, { name, file, range, signal, hands }),
    draft: (name) => openDraft(folder, name, machine),
    remove: (name) => removeEntry(folder, name, machine),
    sweep: (now) => sweepDrafts(folder, now),
  };
}
