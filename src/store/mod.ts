import { artifact } from "./artifact.ts";
import { directory } from "./directory.ts";
import type { StoreKind } from "./store.ts";

/** The kinds of stores there are. The only list: a new kind is one line here. */
export const stores: Readonly<Record<string, StoreKind<unknown>>> = {
  directory: directory as StoreKind<unknown>,
  artifact: artifact as StoreKind<unknown>,
};
