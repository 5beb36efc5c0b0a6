import { linkText } from "../domain/chain.ts";
import { compareIds, minuteOf } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { WEEKDAYS } from "../domain/policy_schedules.ts";
import { dateIn, dayOfText, isZone, weekdayOf } from "../domain/zone_time.ts";
import { type CatalogEntry, linkOf } from "../trust/catalog.ts";
import type { CheckedManifest } from "../trust/check_manifest.ts";
import type { Shelved } from "./catalogs.ts";

/** What a backup is looked for by. */
export interface Query {
  /** An id, `<id>@<sha256>`, "latest", a date or a weekday; both of the schedule's zone. */
  readonly text: string;
  /** It must hold all of these. */
  readonly sources: readonly string[];
  readonly now: Date;
}

const DAY = 86_400_000; // ms
const LISTED = 5; // backups named in a hint

/** Which times a search word means, and how it is called in a message. */
interface Span {
  readonly says: string;
  /** @param days What that moment was called, "2026-11-20", in each zone that counts for it. */
  fits(taken: Date, days: readonly string[]): boolean;
}

/** What a search word found, and the others it could have meant. */
export interface Searched {
  readonly checked: CheckedManifest;
  readonly others: readonly string[];
}

/**
 * The newest trusted backup that a search word means, that is not suspect and holds every source.
 *
 * @throws HoldfastError "unknown-name" saying what there is; of stage "trust" where a newer one is not trusted.
 */
export function searchBackup(shelves: readonly Shelved[], query: Query): Searched {
  const entries = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
  const span = spanOf(query, entries);
  const usable = trusted(entries).filter(
    ({ manifest }) =>
      manifest.suspicions.length === 0 &&
      query.sources.every((name) => manifest.sources.some((one) => one.name === name)),
  );
  const fitting = usable.filter(({ manifest }) =>
    span.fits(new Date(manifest.taken), [manifest.date]),
  );
  const best = newest(fitting);
  refuseDoubtful(entries, { best, span, text: query.text });
  if (best !== null) {
    const others = new Set(fitting.map(({ manifest }) => manifest.id));
    others.delete(best.manifest.id);
    return { checked: best, others: query.text === "latest" ? [] : [...others] };
  }
  refuseBroken(shelves);
  const sources = query.sources.length === 0 ? "" : ` and holds ${query.sources.join(", ")}`;
  throw new HoldfastError(
    "policy",
    `Cannot find a backup for "${shown(query.text)}": ${span.says} has no trusted one that is not suspect${sources}`,
    { code: "unknown-name", hint: whatThereIs(entries), thing: shown(query.text) },
  );
}

/** A trusted one that is newer than the best and cannot be trusted might be what is meant. */
function refuseDoubtful(
  entries: readonly CatalogEntry[],
  { best, span, text }: { best: CheckedManifest | null; span: Span; text: string },
): void {
  const zones = zonesOf(entries);
  const doubtful = entries.find((one) => {
    const minute = minuteOf(one.id);
    if (one.checked !== null || minute === null) return false;
    const days = zones.map((zone) => dateIn(zone, minute));
    return span.fits(minute, days) && (best === null || compareIds(one.id, best.manifest.id) > 0);
  });
  if (doubtful === undefined) return;
  const why = doubtful.findings[0];
  throw new HoldfastError(
    "trust",
    `Cannot choose "${shown(text)}": "${doubtful.id}" ${best === null ? "is" : "is newer and"} not trusted: ${why?.text.replace(/^Cannot trust "[^"]*": /, "") ?? "it has no manifest"}`,
    {
      code: why?.code ?? "manifest-missing",
      hint:
        best === null
          ? "No trusted backup is left there; try another store with --store."
          : `To use the one before it, name it whole: ${linkText(linkOf(best))}`,
      thing: doubtful.id,
    },
  );
}

/** Zones in which the day of an untrusted backup might have been meant: nobody vouches for its own. */
function zonesOf(entries: readonly CatalogEntry[]): string[] {
  const zones = trusted(entries).map(({ manifest }) => manifest.zone);
  return [...new Set(["UTC", ...zones])].filter(isZone);
}

/** Where nothing was found, a store that cannot be read or believed may be why. */
function refuseBroken(shelves: readonly Shelved[]): void {
  const first = (found: readonly Finding[]) => found.find(({ weight }) => weight === "error");
  const unread = first(shelves.flatMap(({ findings }) => findings));
  const broken = unread ?? first(shelves.flatMap(({ catalog }) => catalog?.findings ?? []));
  if (broken === undefined) return;
  const { code, text, hint, thing } = broken;
  throw new HoldfastError(unread === undefined ? "trust" : "store", text, { code, hint, thing });
}

function spanOf({ text, now }: Query, entries: readonly CatalogEntry[]): Span {
  if (text === "latest") return { says: "the store", fits: () => true };
  const zones = `(${zonesOf(entries).map(shown).join(", ")})`;
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return { says: `${text} ${zones}`, fits: (_, days) => days.includes(text) };
  const word = text.toLowerCase();
  const day = WEEKDAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  if (day < 0) {
    throw new HoldfastError(
      "policy",
      `Cannot find backup "${shown(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`,
      { code: "unknown-name", hint: whatThereIs(entries), thing: shown(text) },
    );
  }
  // A weekday means the last seven days, today included, so that it never means last month's.
  return {
    says: `${WEEKDAYS[day]} of the last 7 days ${zones}`,
    fits: (taken, days) =>
      days.some((one) => weekdayOf(dayOfText(one)) === day) &&
      now.getTime() - taken.getTime() < 7 * DAY,
  };
}

/** The hint of every name that is not known: the newest trusted ones, with their days. */
export function whatThereIs(entries: readonly CatalogEntry[]): string {
  const ids = new Set<string>();
  for (const { manifest } of trusted(entries)) {
    const day = WEEKDAYS[weekdayOf(dayOfText(manifest.date))];
    const suspect = manifest.suspicions.length > 0 ? ", suspect" : "";
    ids.add(`${manifest.id} (${day} ${manifest.date}${suspect})`);
  }
  if (ids.size === 0) return "There is no trusted backup at all. Run list to see what lies there.";
  const more = ids.size > LISTED ? ` and ${ids.size - LISTED} more; run list to see them` : "";
  return `There are ${[...ids].slice(0, LISTED).join(", ")}${more}.`;
}

function trusted(entries: readonly CatalogEntry[]): CheckedManifest[] {
  return entries.flatMap(({ checked }) => (checked === null ? [] : [checked]));
}

/** By the signed sequence where one signer made them all, as a clock may have been wrong; else by id. */
export function newest(list: readonly CheckedManifest[]): CheckedManifest | null {
  const one = new Set(list.map(({ signer }) => signer)).size === 1;
  const sorted = [...list].sort((a, b) =>
    one && a.manifest.sequence !== b.manifest.sequence
      ? b.manifest.sequence - a.manifest.sequence
      : compareIds(b.manifest.id, a.manifest.id),
  );
  return sorted[0] ?? null;
}
