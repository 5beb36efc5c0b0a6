import type { Totals } from "./fact.ts";

/**
 * How far the totals of a place moved since the plan, as a share of the larger; 0 when nothing did,
 * 1 when it appeared or vanished.
 */
export function driftOf(then: Totals | null, now: Totals | null): number {
  if (then === null || now === null) return then === now ? 0 : 1;
  const shares = (["items", "rows", "bytes"] as const).map((measure) => {
    const a = then[measure] ?? 0;
    const b = now[measure] ?? 0;
    return a === b ? 0 : Math.abs(a - b) / Math.max(a, b);
  });
  return Math.max(...shares);
}

/** True where something is there that the plan saw empty or absent; a tree's own root is nothing yet. */
export function isNoLongerEmpty(then: Totals | null, now: Totals | null): boolean {
  if (now === null || !isEmpty(then)) return false;
  return now.items > (then?.items ?? 0) || now.bytes > (then?.bytes ?? 0);
}

function isEmpty(totals: Totals | null): boolean {
  if (totals === null || totals.items === 0) return true;
  return totals.items === 1 && totals.rows === null && totals.bytes === 0;
}
