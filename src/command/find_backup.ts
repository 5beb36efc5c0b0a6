import { linkText } from "../domain/chain.ts";
import { backupName, compareIds, minuteOf } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import { sealedFiles } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import { formatSpan } from "../domain/units.ts";
import type { Store } from "../store/store.ts";
import { type CatalogEntry, linkOf } from "../trust/catalog.ts";
import type { CheckedManifest } from "../trust/check_manifest.ts";
import type { Shelved } from "./catalogs.ts";

/** A trusted backup and the store to read it from. */
export interface Found {
  readonly checked: CheckedManifest;
  readonly store: Store;
  readonly storeName: string;
  /** What the store's chain shows; an approver should know it. */
  readonly notes: readonly string[];
}

/** What a backup is looked for by. */
export interface Query {
  /** An id, `<id>@<sha256>`, "latest", a date or a weekday (UTC). */
  readonly text: string;
  /** It must hold all of these. */
  readonly sources: readonly string[];
  readonly now: Date;
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY = 86_400_000; // ms

/**
 * Finds one trusted backup that a store holds whole.
 *
 * A search word ("latest", a date, a weekday, an id alone) is refused where the store's chain is
 * broken: what it finds may not be what the user means. `<id>@<sha256>` names one backup beyond
 * doubt and is found all the same; docs/decisions/broken-chain.md says why.
 */
export async function findBackup(shelves: readonly Shelved[], query: Query): Promise<Found> {
  const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
  const entries = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
  const id = whole?.[1] ?? (minuteOf(query.text) === null ? null : query.text);
  const candidates =
    id === null
      ? search(entries, query, shelves)
      : named(entries, { id, sha256: whole?.[2] ?? null }, shelves);
  const wanted = linkText(linkOf(candidates));
  const holding = shelves.filter(({ catalog }) =>
    catalog?.entries.some(
      ({ checked }) => checked !== null && linkText(linkOf(checked)) === wanted,
    ),
  );
  for (const shelf of holding) {
    if (!(await isWhole(shelf.store, candidates))) continue;
    const broken = (shelf.catalog?.findings ?? []).filter(({ weight }) => weight === "error");
    if (broken.length > 0 && whole === null)
      throw brokenChain(shelf, candidates, broken[0]?.text ?? "");
    return {
      checked: candidates,
      store: shelf.store,
      storeName: shelf.name,
      notes: broken.map(({ text }) => text),
    };
  }
  throw new HoldfastError(
    "trust",
    `Cannot use backup "${candidates.manifest.id}": no store holds it whole`,
    {
      code: "file-missing",
      hint: "Run verify to see what is missing, and choose another backup.",
      thing: candidates.manifest.id,
    },
  );
}

/** True where a store has every file of a backup in its full size. */
export async function isWhole(store: Store, checked: CheckedManifest): Promise<boolean> {
  const entry = await store.look(backupName(checked.manifest.id));
  return (
    entry !== null &&
    sealedFiles(checked.manifest).every(({ file, size }) => entry.files.get(file) === size)
  );
}

function named(
  entries: readonly CatalogEntry[],
  want: { id: string; sha256: string | null },
  shelves: readonly Shelved[],
): CheckedManifest {
  const same = entries.filter((one) => one.id === want.id);
  const trusted = same.flatMap(({ checked }) => (checked === null ? [] : [checked]));
  const fitting = trusted.filter(({ sha256 }) => want.sha256 === null || sha256 === want.sha256);
  const first = fitting[0];
  if (first !== undefined) {
    if (fitting.every(({ sha256 }) => sha256 === first.sha256)) return first;
    throw new HoldfastError(
      "trust",
      `Cannot choose backup "${want.id}": two stores hold different ones`,
      {
        code: "chain-broken",
        hint: `Name one whole: ${[...new Set(fitting.map((one) => linkText(linkOf(one))))].join(" or ")}.`,
        thing: want.id,
      },
    );
  }
  const finding = same.flatMap(({ findings }) => findings)[0];
  if (finding !== undefined) {
    throw new HoldfastError("trust", finding.text, {
      code: finding.code,
      hint: finding.hint,
      thing: want.id,
    });
  }
  throw missing(want.id, shelves);
}

function missing(id: string, shelves: readonly Shelved[]): HoldfastError {
  const unreadable = shelves.flatMap(({ findings }) => findings)[0];
  if (unreadable !== undefined) {
    return new HoldfastError("store", `Cannot find backup "${shown(id)}": ${unreadable.text}`, {
      code: unreadable.code,
      hint: unreadable.hint,
      thing: shown(id),
    });
  }
  const remembered = shelves.some(
    ({ catalog }) =>
      catalog !== null &&
      (catalog.head?.id === id || catalog.findings.some(({ thing }) => thing === id)),
  );
  return new HoldfastError(
    remembered ? "trust" : "policy",
    `Cannot find backup "${shown(id)}": ${remembered ? "it is gone from the store without a note" : "no store has it"}`,
    {
      code: remembered ? "chain-broken" : "unknown-name",
      hint: "Run list to see what there is.",
      thing: shown(id),
    },
  );
}

function search(
  entries: readonly CatalogEntry[],
  query: Query,
  shelves: readonly Shelved[],
): CheckedManifest {
  const fits = fitting(query);
  const usable = entries
    .flatMap(({ checked }) => (checked === null ? [] : [checked]))
    .filter(
      ({ manifest }) =>
        manifest.suspicions.length === 0 &&
        query.sources.every((name) => manifest.sources.some((one) => one.name === name)),
    );
  const best = newest(usable.filter(({ manifest }) => fits(manifest.taken)));
  const doubtful = entries.find(
    (one) =>
      one.checked === null &&
      fits(minuteOf(one.id)?.toISOString() ?? "") &&
      (best === null || compareIds(one.id, best.manifest.id) > 0),
  );
  if (doubtful !== undefined) {
    const why = doubtful.findings[0];
    throw new HoldfastError(
      "trust",
      `Cannot choose "${shown(query.text)}": "${doubtful.id}" is newer and not trusted`,
      {
        code: why?.code ?? "manifest-missing",
        hint:
          best === null
            ? "No trusted backup is left; try another store."
            : `To use the one before it, name it whole: ${linkText(linkOf(best))}`,
        thing: doubtful.id,
      },
    );
  }
  if (best !== null) return best;
  const unreadable = shelves.flatMap(({ findings }) => findings)[0];
  if (unreadable !== undefined)
    throw new HoldfastError("store", unreadable.text, {
      code: unreadable.code,
      hint: unreadable.hint,
      thing: unreadable.thing,
    });
  const broken = shelves
    .flatMap(({ catalog }) => catalog?.findings ?? [])
    .find(({ weight }) => weight === "error");
  if (broken !== undefined)
    throw new HoldfastError("trust", broken.text, {
      code: broken.code,
      hint: broken.hint,
      thing: broken.thing,
    });
  const there = usable.slice(0, 5).map(({ manifest }) => manifest.id);
  throw new HoldfastError(
    "policy",
    `Cannot find a backup for "${shown(query.text)}": no trusted one that is not suspect holds ${query.sources.join(", ")}`,
    {
      code: "unknown-name",
      hint: there.length > 0 ? `There are ${there.join(", ")}.` : "Run list to see what there is.",
      thing: shown(query.text),
    },
  );
}

/** Which times a search word means. */
function fitting({ text, now }: Query): (taken: string) => boolean {
  if (text === "latest") return () => true;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return (taken) => taken.startsWith(text);
  const day = DAYS.findIndex(
    (name) => name === text.toLowerCase() || name.slice(0, 3) === text.toLowerCase(),
  );
  if (day < 0) {
    throw new HoldfastError(
      "policy",
      `Cannot find backup "${shown(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`,
      {
        code: "unknown-name",
        hint: "Run list to see what there is.",
        thing: shown(text),
      },
    );
  }
  // A weekday means the last seven days, today included, so that it never means last month's.
  return (taken) =>
    new Date(taken).getUTCDay() === day && now.getTime() - new Date(taken).getTime() < 7 * DAY;
}

/** By the signed sequence where one signer made them all, as a clock may have been wrong; else by id. */
function newest(list: readonly CheckedManifest[]): CheckedManifest | null {
  const one = new Set(list.map(({ signer }) => signer)).size === 1;
  const sorted = [...list].sort((a, b) =>
    one && a.manifest.sequence !== b.manifest.sequence
      ? b.manifest.sequence - a.manifest.sequence
      : compareIds(b.manifest.id, a.manifest.id),
  );
  return sorted[0] ?? null;
}

/** The newest trusted backup of all stores; null where there is none. */
export function newestOf(shelves: readonly Shelved[]): CheckedManifest | null {
  return newest(
    shelves
      .flatMap(({ catalog }) => catalog?.entries ?? [])
      .flatMap(({ checked }) => (checked === null ? [] : [checked])),
  );
}

function brokenChain(shelf: Shelved, checked: CheckedManifest, why: string): HoldfastError {
  const first = shelf.catalog?.findings.find(({ weight }) => weight === "error");
  return new HoldfastError("trust", `Cannot trust store "${shelf.name}": ${why}`, {
    code: first?.code ?? "chain-broken",
    hint: `To use this backup all the same, name it whole: ${linkText(linkOf(checked))}`,
    thing: shelf.name,
  });
}

/** How a backup was found, for people: its id, date and age. */
export function foundText({ checked }: Found, now: Date): string {
  const { id, taken, date } = checked.manifest;
  return `${id}, taken ${taken} (${date} UTC), ${formatSpan(now.getTime() - new Date(taken).getTime())} ago`;
}
