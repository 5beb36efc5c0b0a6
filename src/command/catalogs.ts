import type { Expiring } from "../domain/chain.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { type Head, type Memory, readMemory } from "../host/state.ts";
import { readOnly } from "../store/read_only.ts";
import type { Store } from "../store/store.ts";
import { type Catalog, readCatalog } from "../trust/catalog.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";

/** A store and what is in it, or why that cannot be said. */
export interface Shelved {
  readonly name: string;
  readonly store: Store;
  readonly catalog: Catalog | null;
  /** Why the store cannot be read; empty where it can. */
  readonly findings: readonly Finding[];
}

/** Reads the catalogs of the chosen stores, in the policy's order. @param access What the stores are good for afterwards. */
export async function readCatalogs(
  setup: Setup,
  names: readonly string[],
  access: "read" | "write" = "read",
): Promise<Shelved[]> {
  const memory = await readMemory(setup.state);
  const shelves: Shelved[] = [];
  for (const name of names) {
    const whole = setup.stores.get(name) as Store;
    const store = access === "write" ? whole : readOnly(whole); // a mistake above cannot change a store
    const read = await caught(() => readCatalog(store, believedOf(setup, name, memory)));
    shelves.push({ name, store, catalog: read.value, findings: read.findings });
  }
  return shelves;
}

function believedOf(setup: Setup, store: string, memory: Memory) {
  const head = own(memory.heads, store);
  const pending = own(memory.pending, store);
  return {
    policy: setup.policy.name,
    signers: setup.signers,
    store,
    head: head === undefined ? null : rememberedOf(head),
    pending: pending === undefined ? null : rememberedOf(pending),
    now: setup.machine.now(),
  };
}

function rememberedOf({ id, sha256, expires }: Head): Expiring {
  return { id, sha256, expires };
}

/** The names chosen with --store or --source, all where none is; an unknown one is an error that says which there are. */
export function chosen(
  what: "source" | "store",
  wanted: readonly string[],
  there: readonly string[],
): string[] {
  for (const name of wanted) {
    if (there.includes(name)) continue;
    throw new HoldfastError(
      "policy",
      `Cannot find ${what} "${name}": the policy has no such ${what}`,
      {
        code: "unknown-name",
        hint: `There are ${there.join(", ")}.`,
        thing: name,
      },
    );
  }
  return wanted.length === 0 ? [...there] : there.filter((name) => wanted.includes(name));
}

/** A store may be called "constructor". */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
