import { compareIds, type EntryName } from "../domain/entry.ts";

/** Orders names as `Store.list` does: newest first, a backup before its notes, drafts last. */
export function compareNames(a: EntryName, b: EntryName): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  if (left === 2 || right === 2) return left - right || (a.text < b.text ? -1 : 1);
  const order = compareIds(b.id, a.id) || left - right;
  if (order !== 0 || a.kind !== "note" || b.kind !== "note") return order;
  if (a.note !== b.note) return a.note < b.note ? -1 : 1;
  return a.turn - b.turn;
}

function rankOf(name: EntryName): number {
  return name.kind === "backup" ? 0 : name.kind === "note" ? 1 : 2;
}
