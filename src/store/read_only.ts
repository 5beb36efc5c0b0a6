import type { EntryName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Store } from "./store.ts";

/** The same store, which nothing can be written to or removed from: for commands that only read. */
export function readOnly(store: Store): Store {
  const refuse = (what: string): never => {
    throw new HoldfastError("store", `Cannot ${what} ${store.label}: it was opened for reading`, {
      code: "store-read-only",
      hint: "This command never writes to a store; use one that does.",
      thing: store.label,
    });
  };
  return {
    label: store.label,
    folders: store.folders,
    keepsFor: store.keepsFor,
    check: (need) => store.check(need),
    list: () => store.list(),
    look: (name) => store.look(name),
    read: (name, file, range) => store.read(name, file, range),
    draft: async (name: EntryName) => refuse(`write "${shown(name.text)}" to`),
    remove: async (name: EntryName) => refuse(`remove "${shown(name.text)}" from`),
    sweep: async () => refuse("sweep"),
  };
}
