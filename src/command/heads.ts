import { linkText } from "../domain/chain.ts";
import { type Head, type Memory, readMemory, writeMemory } from "../host/state.ts";
import type { Shelved } from "./catalogs.ts";

/** Records, synced, what is about to be published to a store. */
export async function rememberPending(state: string, store: string, head: Head): Promise<true> {
  const memory = await readMemory(state);
  await writeMemory(state, { ...memory, pending: { ...memory.pending, [store]: head } });
  return true;
}

/** Records, synced, what was published to a store; it is pending no longer. */
export async function rememberHead(state: string, store: string, head: Head): Promise<true> {
  const { heads, pending } = await readMemory(state);
  const { [store]: _, ...others } = pending;
  await writeMemory(state, { heads: { ...heads, [store]: head }, pending: others });
  return true;
}

/**
 * Settles what a killed or failed run left pending: where the store shows it, it is the head, else it
 * is dropped. A store that cannot be read keeps its own for a later run.
 *
 * @returns The highest sequence this host has ever given away; 0 without memory.
 */
export async function settlePending(state: string, shelves: readonly Shelved[]): Promise<number> {
  const memory = await readMemory(state);
  const heads = { ...memory.heads };
  const pending = { ...memory.pending };
  for (const { name, catalog } of shelves) {
    const was = pending[name];
    if (was === undefined || catalog === null) continue;
    if (catalog.head !== null && linkText(catalog.head) === linkText(was)) heads[name] = was;
    delete pending[name];
  }
  const changed = Object.keys(pending).length < Object.keys(memory.pending).length;
  if (changed) await writeMemory(state, { heads, pending });
  return highest(memory);
}

function highest({ heads, pending }: Memory): number {
  const all = [...Object.values(heads), ...Object.values(pending)];
  return Math.max(0, ...all.map(({ sequence }) => sequence));
}
