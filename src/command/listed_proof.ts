import { formatSpan } from "../domain/units.ts";
import type { SourceProof } from "../trust/catalog.ts";
import { objectivesOf } from "./receipt.ts";

/** A source's newest proof, as a report holds it. */
export type ListedProof = {
  readonly at: string;
  readonly facts: number;
  /** Milliseconds; null where the receipt does not say. */
  readonly rto: number | null;
  readonly rpo: number | null;
  readonly age: number | null;
  readonly checks: number;
};

type ByName = { readonly [source: string]: ListedProof };

/** A source's proof as a report holds it. */
export function listedProof({ at, said }: SourceProof): ListedProof {
  return {
    at: at.toISOString(),
    facts: said.facts,
    rto: said.rto ?? null,
    rpo: said.rpo ?? null,
    age: said.age ?? null,
    checks: said.checks?.passed ?? 0,
  };
}

/** The newer of two stores' proofs, source by source. */
export function newerProofs(a: ByName, b: ByName): ByName {
  const newer = new Map(Object.entries(a));
  for (const [name, proof] of Object.entries(b)) {
    const other = newer.get(name);
    if (other === undefined || other.at < proof.at) newer.set(name, proof);
  }
  return Object.fromEntries(newer);
}

/** A backup is as well proven as the source that was proven longest ago. */
export function provenBy(
  sources: readonly string[],
  proofs: ByName,
): { readonly proven: string | null; readonly proofs: ByName } {
  const dates = sources.map((name) => (Object.hasOwn(proofs, name) ? proofs[name]?.at : undefined));
  const known = dates.flatMap((at) => at ?? []).sort();
  const isWhole = known.length === dates.length && known[0] !== undefined;
  return { proven: isWhole ? (known[0] as string) : null, proofs };
}

interface Said {
  readonly proven: string | null;
  readonly proofs: ByName;
  readonly sources: readonly string[];
}

/** How a line says it: one date where all sources have the same one, else each with its own. Null: never proven. */
export function provenWords({ proven, proofs, sources }: Said, now: Date): string | null {
  const known = sources.flatMap((name) =>
    Object.hasOwn(proofs, name) ? [{ name, proof: proofs[name] as ListedProof }] : [],
  );
  if (known.length === 0) return null;
  if (proven === null || known.some(({ proof }) => proof.at !== proven))
    return `proven ${known.map(({ name, proof }) => `${name} ${agoOf(proof, now)}`).join(", ")}`;
  const all = known.map(({ proof }) => proof);
  const sum = (of: "rto" | "rpo", add: (a: number, b: number) => number) =>
    all.map((one) => one[of]).reduce((a, b) => (a === null || b === null ? null : add(a, b)));
  return `proven ${agoOf({ at: proven, rto: sum("rto", (a, b) => a + b), rpo: sum("rpo", Math.max) }, now)}`;
}

/** When a source was proven, and what came of it. */
export function agoOf(
  { at, rto, rpo }: Pick<ListedProof, "at" | "rto" | "rpo">,
  now: Date,
): string {
  const objectives = objectivesOf({ rto, rpo });
  const ago = `${formatSpan(now.getTime() - new Date(at).getTime())} ago`;
  return objectives === "" ? ago : `${ago} (${objectives})`;
}
