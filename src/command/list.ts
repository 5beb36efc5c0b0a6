import type { Finding } from "../domain/finding.ts";
import { storedSize } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { formatBytes, formatSpan } from "../domain/units.ts";
import type { Catalog, CatalogEntry } from "../trust/catalog.ts";
import { chosen, readCatalogs } from "./catalogs.ts";
import {
  type ListedProof,
  listedProof,
  newerProofs,
  provenBy,
  provenWords,
} from "./listed_proof.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { lateOf, punctualOf } from "./punctual.ts";

/** How far a listed entry is trusted. */
export type Standing = "trusted" | "untrusted" | "draft" | "removed" | "first sight";

interface Listed {
  readonly id: string;
  readonly standing: Standing;
  readonly stores: string[];
  readonly sha256: string | null;
  readonly taken: string | null;
  readonly bytes: number | null;
  readonly sources: readonly string[];
  /** What `open` takes, "<source>/<file>". */
  readonly archives: readonly string[];
  readonly suspect: boolean;
  /** When the last of its sources was proven; null where one never was. */
  readonly proven: string | null;
  /** By source, when and how it was last proven. */
  readonly proofs: { readonly [source: string]: ListedProof };
  readonly label: string | null;
}

/** Lists the catalog of the chosen stores, newest first; writes nothing. */
export async function list(
  setup: Setup,
  input: { readonly stores: readonly string[] },
): Promise<Outcome> {
  const shelves = await readCatalogs(
    setup,
    chosen("store", input.stores, [...setup.stores.keys()]),
  );
  const merged = new Map<string, Listed>();
  const findings: Finding[] = [];
  for (const { name, catalog, findings: unread } of shelves) {
    findings.push(...unread);
    if (catalog === null) continue;
    findings.push(...catalog.findings, ...catalog.entries.flatMap((one) => one.findings));
    for (const one of listCatalog(catalog)) {
      const key = `${one.id} ${one.sha256} ${one.standing}`;
      const before = merged.get(key);
      if (before === undefined) merged.set(key, { ...one, stores: [name] });
      else
        merged.set(key, {
          ...before,
          stores: [...before.stores, name],
          ...provenBy(one.sources, newerProofs(before.proofs, one.proofs)),
        });
    }
  }
  const entries = [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  findings.push(...lateOf(punctualOf(setup, shelves)));
  const now = setup.machine.now();
  const isWell = !findings.some(({ weight }) => weight === "error");
  const lines = entries.map((one) => lineOf(one, now));
  if (lines.length === 0 && isWell) lines.push("No backups yet");
  return outcomeOf({
    command: "list",
    findings,
    entries: entries.map((one) => ({ ...one })),
    totals: {
      backups: entries.filter(
        ({ standing }) => standing === "trusted" || standing === "first sight",
      ).length,
    },
    lines,
  });
}

function listCatalog(catalog: Catalog): Omit<Listed, "stores">[] {
  const nothing = {
    sha256: null,
    taken: null,
    bytes: null,
    sources: [],
    archives: [],
    suspect: false,
    proven: null,
    proofs: {},
    label: null,
  };
  return [
    ...catalog.entries.map((entry) => listEntry(entry, catalog.head === null)),
    ...catalog.drafts.map(({ id }) => ({ ...nothing, id, standing: "draft" as const })),
    ...catalog.removed.map(({ id, sha256 }) => ({
      ...nothing,
      id,
      sha256,
      standing: "removed" as const,
    })),
  ];
}

function listEntry(
  { id, checked, proven }: CatalogEntry,
  isFirst: boolean,
): Omit<Listed, "stores"> {
  return {
    id,
    standing: checked === null ? "untrusted" : isFirst ? "first sight" : "trusted",
    sha256: checked?.sha256 ?? null,
    taken: checked?.manifest.taken ?? null,
    bytes: checked === null ? null : storedSize(checked.manifest),
    sources: checked?.manifest.sources.map(({ name }) => name) ?? [],
    archives:
      checked?.manifest.sources.flatMap(({ archives }) => archives.map(({ file }) => file)) ?? [],
    suspect: (checked?.manifest.suspicions.length ?? 0) > 0,
    ...provenBy(
      checked?.manifest.sources.map(({ name }) => name) ?? [],
      Object.fromEntries([...proven].map(([name, proof]) => [name, listedProof(proof)])),
    ),
    label: checked?.manifest.label ?? null,
  };
}

function lineOf(one: Listed, now: Date): string {
  const age = one.taken === null ? "-" : formatSpan(now.getTime() - new Date(one.taken).getTime());
  const words = [
    one.id,
    age,
    one.bytes === null ? "-" : formatBytes(one.bytes),
    one.stores.join(","),
    one.standing,
  ];
  if (one.suspect) words.push("suspect");
  const proven = provenWords(one, now);
  if (proven !== null) words.push(proven);
  if (one.label !== null) words.push(`"${shown(one.label)}"`);
  return words.join("  ");
}
