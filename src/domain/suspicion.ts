import type { Totals } from "./fact.ts";
import type { Manifest } from "./manifest.ts";
import { wholeOf } from "./part.ts";

const RUNS = 7; // trusted runs the median is taken of

/** What a source of this run holds: per part the counts and the stored size. */
export interface SourceSize {
  readonly name: string;
  readonly parts: readonly {
    readonly part: string;
    readonly totals: Totals | null;
    readonly plain: number;
  }[];
}

/**
 * Says which counts of a source shrank below the given share of their median over the last trusted
 * runs. Suspect runs do not count. Pure.
 *
 * @param history Trusted manifests, newest first.
 * @param below 0 to 1; 0 finds nothing.
 */
export function judgeShrinking(
  source: SourceSize,
  history: readonly Manifest[],
  below: number,
): string[] {
  if (below === 0) return [];
  const runs = history
    .filter((manifest) => !manifest.suspicions.some((one) => one.source === source.name))
    .flatMap((manifest) => manifest.sources.filter((one) => one.name === source.name))
    .slice(0, RUNS);
  const found: string[] = [];
  const parts = wholes(source.parts);
  const then = runs.map(({ archives }) => wholes(archives));
  for (const part of parts) {
    const before = then.flatMap((run) => run.filter((one) => one.part === part.part));
    const measures = [
      ["items", part.totals?.items, before.map((one) => one.totals?.items)],
      ["rows", part.totals?.rows, before.map((one) => one.totals?.rows)],
      [
        "bytes",
        part.totals?.bytes ?? part.plain,
        before.map((one) => one.totals?.bytes ?? one.plain),
      ],
    ] as const;
    for (const [measure, now, counts] of measures) {
      const usual = median(
        (counts as readonly (number | null | undefined)[]).filter(
          (value): value is number => typeof value === "number",
        ),
      );
      if (typeof now !== "number" || usual === null || now >= usual * below) continue;
      found.push(`${part.part}: ${now} ${measure}, usually ${usual}`);
    }
  }
  for (const one of then[0] ?? []) {
    if (!parts.some((part) => part.part === one.part))
      found.push(`${one.part}: was saved last time, now it is not there`);
  }
  return found;
}

/** Parts with those that hold rows of them apart, which are divided anew each time. */
function wholes(parts: SourceSize["parts"]): SourceSize["parts"] {
  const joined = new Map<string, SourceSize["parts"][number]>();
  for (const { part, totals, plain } of parts) {
    const whole = wholeOf(part);
    const other = joined.get(whole);
    joined.set(whole, {
      part: whole,
      totals: other === undefined ? totals : sum(other.totals, totals),
      plain: (other?.plain ?? 0) + plain,
    });
  }
  return [...joined.values()];
}

function sum(a: Totals | null, b: Totals | null): Totals | null {
  if (a === null || b === null) return null;
  const rows = a.rows === null || b.rows === null ? null : a.rows + b.rows;
  return { items: a.items + b.items, rows, bytes: a.bytes + b.bytes };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}
