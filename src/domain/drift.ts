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

/** True where something is there that the plan saw empty or absent. */
export function isNoLongerEmpty(then: Totals | null, now: Totals | null): boolean {
  return (then?.items ?? 0) === 0 && (now?.items ?? 0) > 0;
}
