import { type BackupId, compareIds, minuteOf } from "./entry.ts";
import type { Manifest } from "./manifest.ts";
import type { RetentionRule } from "./policy_retention.ts";
import { WEEKDAYS } from "./policy_schedules.ts";

/** What retention looks at: a backup of one store and, only where it is trusted, what it says of itself. */
export interface Candidate {
  readonly id: BackupId;
  readonly manifest: Pick<
    Manifest,
    "taken" | "schedule" | "date" | "sources" | "suspicions"
  > | null;
  /** A trusted note says that it was removed: an earlier run was cut short. */
  readonly isNoted?: boolean;
}

/** What retention decided about one backup, and every reason for it. */
export interface Verdict {
  readonly id: BackupId;
  readonly keep: boolean;
  /** E.g. `last 1 of 7`, `newest of source "events"`; never empty. */
  readonly because: readonly string[];
  /** Of a dropped one: the kept backups that make it one too many. They must be sound before it goes. */
  readonly instead: readonly BackupId[];
}

/** What a verdict depends on beside the backups. */
export interface RetentionView {
  readonly now: Date;
  /** Names of the enabled sources. */
  readonly sources: readonly string[];
}

/** Of backups that count, newest first: those a rule keeps, each with the reason. */
type Keeper = (counted: readonly Known[]) => ReadonlyMap<BackupId, string>;

interface Known {
  readonly id: BackupId;
  readonly manifest: NonNullable<Candidate["manifest"]>;
}

/** What counts for the store as a whole, or for one source alone. */
interface Group {
  /** Names the source in reasons; empty for the whole store. */
  readonly of: string;
  /** Newest first, at most one a slot. */
  readonly counted: readonly Known[];
}

const DAY = 86_400_000; // ms; younger ones are never removed

/**
 * Decides which backups of one store stay. Pure: reads no clock.
 *
 * A backup counts when it is trusted, not suspect and not from the future, and is the newest of its
 * slot: its schedule and local day. The rule keeps its number of the whole store and again of each
 * enabled source, so neither a burst nor a source that fails for weeks rotates good ones away. What
 * does not count pushes nothing out.
 *
 * @param backups In any order, each id once.
 * @returns One verdict per backup, newest first. Where anything is dropped, something that counts stays.
 */
export function judgeRetention(
  backups: readonly Candidate[],
  rule: RetentionRule,
  view: RetentionView,
): Verdict[] {
  const all = backups.toSorted((a, b) => compareIds(b.id, a.id));
  const good = all.filter((one): one is Known => isGood(one, view.now));
  const whole: Group = { of: "", counted: onePerSlot(good) };
  const groups = [whole, ...view.sources.map((name) => groupOf(name, good))];
  const kept = reasonsOf(groups, rule);
  const young = new Set(all.filter((one) => isYoung(one, view.now)).map(({ id }) => id));
  const counted = new Set(groups.flatMap((group) => group.counted.map(({ id }) => id)));
  const oldest = all.findLast(({ id }) => counted.has(id) && (kept.has(id) || young.has(id)));
  const newest = [...new Set(groups.flatMap((group) => group.counted[0]?.id ?? []))];
  return all.map((one) => {
    if (one.isNoted === true) return going(one.id, newest);
    const reasons = [
      ...(kept.get(one.id) ?? []),
      ...(young.has(one.id) ? ["younger than a day"] : []),
      ...apart(one, { now: view.now, oldest: oldest?.id ?? null }),
    ];
    if (reasons.length > 0) return { id: one.id, keep: true, because: reasons, instead: [] };
    const { because, by } = droppedFor(one as Known, whole.counted, rule);
    const stay = by.filter((id) => kept.has(id) || young.has(id)); // the newer one of a slot may go too
    const instead = [...new Set([...newest, ...stay])];
    return { id: one.id, keep: false, because: [because], instead };
  });
}

/** What is as good as removed counts for nothing; it goes unless it would be the last. */
function going(id: BackupId, newest: readonly BackupId[]): Verdict {
  const keep = newest.length === 0;
  const because = keep ? "nothing else counts" : "a removal that was cut short";
  return { id, keep, because: [because], instead: newest };
}

function isGood({ id, manifest, isNoted }: Candidate, now: Date): boolean {
  if (manifest === null || isNoted === true || manifest.suspicions.length > 0) return false;
  return !isAhead({ id, manifest }, now);
}

/** By its id or by its manifest: whoever sets one clock must not look older than they are. */
function isAhead({ id, manifest }: Known, now: Date): boolean {
  return new Date(manifest.taken) > now || (minuteOf(id)?.getTime() ?? 0) > now.getTime();
}

function isYoung({ manifest }: Candidate, now: Date): boolean {
  return manifest !== null && new Date(manifest.taken).getTime() > now.getTime() - DAY;
}

function groupOf(source: string, good: readonly Known[]): Group {
  const holding = good.filter(({ manifest }) =>
    manifest.sources.some(({ name }) => name === source),
  );
  return { of: ` of source "${source}"`, counted: onePerSlot(holding) };
}

function slotOf({ manifest }: Known): string {
  return `${manifest.schedule} ${manifest.date}`;
}

function onePerSlot(good: readonly Known[]): Known[] {
  const taken = new Set<string>();
  return good.filter((one) => !taken.has(slotOf(one)) && taken.add(slotOf(one)));
}

function keepersOf({ last, slots, floor }: RetentionRule): Keeper[] {
  return [
    ...(last === null ? [] : [newestFew("last", last)]),
    ...(slots === null ? [] : [newestPerWeekday]),
    newestFew("floor", floor),
  ];
}

function newestFew(word: string, count: number): Keeper {
  return (counted) =>
    new Map(counted.slice(0, count).map(({ id }, at) => [id, `${word} ${at + 1} of ${count}`]));
}

const newestPerWeekday: Keeper = (counted) => {
  const holders = new Map<string, BackupId>();
  for (const one of counted) if (!holders.has(dayOf(one))) holders.set(dayOf(one), one.id);
  return new Map([...holders].map(([day, id]) => [id, `slot ${day}`]));
};

/** The weekday of its local date. */
function dayOf({ manifest }: Known): string {
  const sundayFirst = new Date(`${manifest.date}T00:00:00.000Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] as string;
}

/** Why each is kept. A source's own reason stands only where the whole store has none by that rule. */
function reasonsOf(groups: readonly Group[], rule: RetentionRule): Map<BackupId, string[]> {
  const reasons = new Map<BackupId, string[]>();
  const add = (id: BackupId, why: string) => reasons.set(id, [...(reasons.get(id) ?? []), why]);
  const [whole, ...sources] = groups as [Group, ...Group[]];
  for (const { of, counted } of sources)
    if (counted[0] !== undefined) add(counted[0].id, `newest${of}`);
  for (const keeper of keepersOf(rule)) {
    const before = keeper(whole.counted);
    for (const [id, why] of before) add(id, why);
    for (const { of, counted } of sources)
      for (const [id, why] of keeper(counted)) if (!before.has(id)) add(id, `${why}${of}`);
  }
  return reasons;
}

/** Why one stays that does not count. */
function apart(
  { id, manifest }: Candidate,
  { now, oldest }: { readonly now: Date; readonly oldest: BackupId | null },
): string[] {
  if (manifest === null) return ["untrusted: never removed, it may be evidence"];
  if (isAhead({ id, manifest }, now)) return ["from the future: counts for nothing"];
  if (manifest.suspicions.length === 0) return [];
  if (oldest === null) return ["suspect: there is nothing better"];
  return compareIds(id, oldest) < 0 ? [] : ["suspect: not older than all that count"];
}

function droppedFor(
  one: Known,
  counted: readonly Known[],
  { last, slots }: RetentionRule,
): { readonly because: string; readonly by: readonly BackupId[] } {
  if (one.manifest.suspicions.length > 0)
    return { because: "suspect, and older than all that count", by: [] };
  const same = counted.find((other) => slotOf(other) === slotOf(one)) as Known;
  const which = `"${one.manifest.schedule}" of ${one.manifest.date}`;
  if (same.id !== one.id)
    return { because: `${same.id} is the newer one of ${which}`, by: [same.id] };
  if (slots === null) return { because: `older than the last ${last}`, by: [] };
  const holder = counted.find((other) => dayOf(other) === dayOf(one)) as Known;
  return { because: `slot ${dayOf(one)} is held by ${holder.id}`, by: [holder.id] };
}
