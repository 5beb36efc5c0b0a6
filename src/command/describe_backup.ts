import { hasExpired } from "../domain/chain.ts";
import type { BackupId } from "../domain/entry.ts";
import type { Finding } from "../domain/finding.ts";
import { FORMAT, type Link, type Manifest } from "../domain/manifest.ts";
import { MANUAL } from "../domain/schedule.ts";
import { judgeShrinking } from "../domain/suspicion.ts";
import { VERSION } from "../domain/version.ts";
import { dateIn } from "../domain/zone_time.ts";
import { type Catalog, expiryIn, linkOf } from "../trust/catalog.ts";
import type { CheckedManifest } from "../trust/check_manifest.ts";
import type { BackupInput, Ordered } from "./backup.ts";
import type { Shelved } from "./catalogs.ts";
import { newestOf } from "./find_backup.ts";
import type { Setup, Source } from "./open_policy.ts";
import { finding } from "./outcome.ts";
import type { SavedSource } from "./save_source.ts";

/** What a manifest is made from. */
export interface Described {
  readonly setup: Setup;
  readonly input: BackupInput;
  readonly schedule: Ordered["schedule"];
  readonly shelves: readonly Shelved[];
  readonly saved: readonly SavedSource[];
  /** The sources that were asked for. */
  readonly asked: readonly Source[];
  /** What went wrong so far, for the reasons of absence. */
  readonly findings: readonly Finding[];
  readonly id: BackupId;
  /** The least this manifest may have: more than any this host gave away before. */
  readonly sequence: number;
}

/** Describes a backup before it is signed: what it holds, what is absent and why, what is implausible, what came before. */
export function describeBackup(what: Described): { manifest: Manifest; findings: Finding[] } {
  const { setup, input, saved, id } = what;
  const { policy, machine } = setup;
  const now = machine.now();
  const open = policy.disclose === "all";
  const zone = what.schedule?.timezone ?? "UTC";
  const last = newestOf(what.shelves);
  const history = historyOf(what.shelves);
  const suspicions = saved.flatMap((source) => {
    const size = {
      name: source.name,
      parts: source.manifest.archives.map(({ part, plain, totals }) => ({ part, plain, totals })),
    };
    return judgeShrinking(size, history, policy.suspicion.shrinksBelow).map((text) => ({
      source: source.name,
      text,
    }));
  });
  const chains = what.shelves.map((shelf) => chainOf(shelf, now));
  const findings = [
    ...suspicions.map(suspect),
    ...chains.flatMap(({ findings }) => findings),
    ...clock(last, now),
  ];
  const expires = expiresOf(what.shelves, chains, now);
  const manifest: Manifest = {
    "holdfast-manifest": FORMAT,
    id,
    sequence: Math.max(what.sequence, ...history.map(({ sequence }) => sequence + 1)),
    policy: { name: policy.name, sha256: setup.sha256, text: open ? setup.text : null },
    commit: setup.origin.commit,
    schedule: what.schedule?.name ?? MANUAL,
    requester: setup.origin.requester,
    label: input.label,
    taken: now.toISOString(),
    date: dateIn(zone, now),
    zone,
    run: open ? setup.origin.run : null,
    host: open ? machine.host : null,
    version: VERSION,
    sources: saved.map((source) => source.manifest),
    absent: absentOf(what),
    suspicions,
    recipients: [...setup.recipients],
    previous: Object.fromEntries(chains.map(({ name, previous }) => [name, previous])),
    breaks: chains.flatMap(({ broken }) => broken),
    ...(Object.keys(expires).length === 0 ? {} : { expires }),
  };
  return { manifest, findings };
}

function suspect({ source, text }: { source: string; text: string }): Finding {
  return finding("error", "source-suspect", {
    thing: source,
    text: `Source "${source}" shrank: ${text}`,
    hint: "The backup is kept but counts for nothing. Is data missing? If it is right, lower suspicion.shrinks-below in the policy until enough runs are as small.",
  });
}

function historyOf(shelves: readonly Shelved[]): Manifest[] {
  const seen = new Map<string, Manifest>();
  for (const { catalog } of shelves) {
    for (const { checked } of catalog?.entries ?? [])
      if (checked !== null) seen.set(checked.sha256, checked.manifest);
  }
  return [...seen.values()].sort((a, b) => b.sequence - a.sequence);
}

interface Chain {
  readonly name: string;
  readonly previous: Manifest["previous"][string];
  readonly broken: Manifest["breaks"];
  readonly findings: readonly Finding[];
}

/** The newest entry of the chain in one store; a remembered head that is gone becomes a recorded break. */
function chainOf({ name, catalog }: Shelved, now: Date): Chain {
  const present = (catalog?.entries ?? []).flatMap(({ checked }) =>
    checked === null ? [] : [linkOf(checked)],
  );
  const known = [...present, ...(catalog?.removed ?? [])];
  const head = catalog?.head ?? null;
  const top = newestOf([{ name, catalog } as Shelved]);
  const found = top === null ? null : linkOf(top);
  if (head === null) return { name, previous: found, broken: [], findings: [] };
  const there = known.some(({ id, sha256 }) => id === head.id && sha256 === head.sha256);
  const link = { id: head.id, sha256: head.sha256 };
  // One that its store dropped on the announced day is still what came before: nothing was broken.
  if (there || hasExpired(head, now)) return { name, previous: link, broken: [], findings: [] };
  const findings = (catalog?.findings ?? []).filter(
    ({ code }) => code === "rolled-back" || code === "chain-broken",
  );
  return {
    name,
    previous: found,
    broken: [{ store: name, expected: link, found }],
    findings,
  };
}

/** When each store that drops what is in it will drop this backup, and its previous one there. */
function expiresOf(
  shelves: readonly Shelved[],
  chains: readonly Chain[],
  now: Date,
): NonNullable<Manifest["expires"]> {
  const found: NonNullable<Manifest["expires"]> = {};
  for (const { name, store, catalog } of shelves) {
    if (store.keepsFor === null) continue;
    const own = new Date(now.getTime() + store.keepsFor).toISOString();
    const previous = chains.find((chain) => chain.name === name)?.previous ?? null;
    found[name] = { own, previous: previous === null ? null : announced(previous, catalog) };
  }
  return found;
}

/** What the backup's own manifest in that store says, else what this host remembers of it. */
function announced({ id, sha256 }: Link, catalog: Catalog | null): string | null {
  const isIt = (one: Link): boolean => one.id === id && one.sha256 === sha256;
  const entry = catalog?.entries.find(({ checked }) => checked !== null && isIt(linkOf(checked)));
  const said =
    entry?.checked == null ? null : expiryIn(entry.checked.manifest, catalog?.store ?? "");
  const head = catalog?.head ?? null;
  return said?.own ?? (head !== null && isIt(head) ? head.expires : null) ?? null;
}

function clock(last: CheckedManifest | null, now: Date): Finding[] {
  if (last === null || new Date(last.manifest.taken) <= now) return [];
  const text = `The clock of this host is behind backup "${last.manifest.id}"`;
  return [
    finding("warning", "clock-back", {
      thing: last.manifest.id,
      text,
      hint: "Was the clock set back, or was it ahead then? No restore is possible until it is right.",
    }),
  ];
}

function absentOf({ setup, saved, asked, findings }: Described): Manifest["absent"] {
  return setup.sources
    .filter(({ name }) => !saved.some((one) => one.name === name))
    .map(({ name, entry }) => {
      if (!entry.enabled) return { name, reason: "disabled" as const, because: entry.because };
      if (!asked.some((one) => one.name === name))
        return { name, reason: "excluded" as const, because: null };
      return {
        name,
        reason: "failed" as const,
        because: findings.find(({ thing }) => thing === name)?.code ?? null,
      };
    });
}
