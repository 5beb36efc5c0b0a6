import { linkText } from "../domain/chain.ts";
import { backupName, minuteOf } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import { type Manifest, sealedFiles } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import { formatSpan } from "../domain/units.ts";
import type { Entry, Store } from "../store/store.ts";
import { type CatalogEntry, linkOf } from "../trust/catalog.ts";
import type { CheckedManifest } from "../trust/check_manifest.ts";
import type { Shelved } from "./catalogs.ts";
import { newest, type Query, searchBackup, whatThereIs } from "./search_backup.ts";

/** A trusted backup and the store to read it from. */
export interface Found {
  readonly checked: CheckedManifest;
  readonly store: Store;
  readonly storeName: string;
  /** What is wrong around it, in the store's chain or its own entry; an approver should know it. */
  readonly notes: readonly string[];
  /** Other backups that the search word could have meant. */
  readonly others: readonly string[];
}

/**
 * Finds one trusted backup that a store holds whole.
 *
 * A search word ("latest", a date, a weekday, an id alone) is refused where the store's chain is
 * broken, or the entry holds what nobody signed: what it finds may not be what the user means.
 * `<id>@<sha256>` names one backup beyond doubt and is found all the same;
 * docs/decisions/broken-chain.md says why.
 */
export async function findBackup(shelves: readonly Shelved[], query: Query): Promise<Found> {
  const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
  const id = whole?.[1] ?? (minuteOf(query.text) === null ? null : query.text);
  const { checked, others } =
    id === null
      ? searchBackup(shelves, query)
      : { checked: named(shelves, { id, sha256: whole?.[2] ?? null }), others: [] };
  const wanted = linkText(linkOf(checked));
  const holding = shelves.filter(({ catalog }) =>
    catalog?.entries.some(
      (one) => one.checked !== null && linkText(linkOf(one.checked)) === wanted,
    ),
  );
  for (const shelf of holding) {
    const entry = await shelf.store.look(backupName(checked.manifest.id));
    if (entry === null || !isWhole(entry, checked.manifest)) continue;
    const broken = (shelf.catalog?.findings ?? []).filter(({ weight }) => weight === "error");
    const notes = [...broken.map(({ text }) => text), ...strays(entry, checked.manifest)];
    if (notes.length > 0 && whole === null)
      throw doubtful(shelf, checked, { code: broken[0]?.code ?? "file-unknown", notes });
    return { checked, store: shelf.store, storeName: shelf.name, notes, others };
  }
  throw new HoldfastError(
    "trust",
    `Cannot use backup "${checked.manifest.id}": no store holds it whole`,
    {
      code: "file-missing",
      hint: `Run holdfast verify ${checked.manifest.id} to see what is missing, and choose another backup.`,
      thing: checked.manifest.id,
    },
  );
}

/** True where an entry has every file of a backup in its full size. */
function isWhole(entry: Entry, manifest: Manifest): boolean {
  return sealedFiles(manifest).every(({ file, size }) => entry.files.get(file) === size);
}

/** Files that nobody signed. They are never read; but who put them there could write to the store. */
function strays(entry: Entry, manifest: Manifest): string[] {
  const known = new Set([
    ...sealedFiles(manifest).map(({ file }) => file),
    "manifest.json",
    "manifest.json.sig",
  ]);
  return [...entry.files.keys()]
    .filter((file) => !known.has(file))
    .map((file) => `"${shown(`${manifest.id}/${file}`)}" is not in the backup's manifest`);
}

function named(
  shelves: readonly Shelved[],
  want: { id: string; sha256: string | null },
): CheckedManifest {
  const same = shelves
    .flatMap(({ catalog }) => catalog?.entries ?? [])
    .filter((one) => one.id === want.id);
  const trusted = same.flatMap(({ checked }) => (checked === null ? [] : [checked]));
  const fitting = trusted.filter(({ sha256 }) => want.sha256 === null || sha256 === want.sha256);
  const first = fitting[0];
  if (first !== undefined) {
    if (fitting.every(({ sha256 }) => sha256 === first.sha256)) return first;
    throw unclear(want.id, fitting, "two stores hold different ones");
  }
  const finding = same.flatMap(({ findings }) => findings)[0];
  if (finding !== undefined) {
    const { code, text, hint } = finding;
    throw new HoldfastError("trust", text, { code, hint, thing: want.id });
  }
  if (trusted.length > 0) throw unclear(want.id, trusted, "the store holds another one of that id");
  throw missing(want.id, shelves);
}

function unclear(id: string, there: readonly CheckedManifest[], why: string): HoldfastError {
  const names = new Set(there.map((one) => linkText(linkOf(one))));
  return new HoldfastError("trust", `Cannot choose backup "${id}": ${why}`, {
    code: "chain-broken",
    hint: `Find out how it came there. To use it, name it whole: ${[...names].join(" or ")}`,
    thing: id,
  });
}

function missing(id: string, shelves: readonly Shelved[]): HoldfastError {
  const unreadable = shelves.flatMap(({ findings }) => findings)[0];
  const say = `Cannot find backup "${shown(id)}"`;
  if (unreadable !== undefined) {
    const { code, hint, text } = unreadable;
    return new HoldfastError("store", `${say}: ${text}`, { code, hint, thing: shown(id) });
  }
  const catalogs = shelves.flatMap(({ catalog }) => (catalog === null ? [] : [catalog]));
  const removed = catalogs.some((one) => one.removed.some((link) => link.id === id));
  const remembered =
    !removed &&
    catalogs.some(
      ({ head, findings }) => head?.id === id || findings.some(({ thing }) => thing === id),
    );
  const why = removed
    ? "it was removed, a signed note says so"
    : remembered
      ? "it is gone from the store without a note"
      : "no store has it";
  return new HoldfastError(remembered ? "trust" : "policy", `${say}: ${why}`, {
    code: remembered ? "chain-broken" : "unknown-name",
    hint: whatThereIs(catalogs.flatMap(({ entries }) => entries)),
    thing: shown(id),
  });
}

/** The newest trusted backup of all stores; null where there is none. */
export function newestOf(shelves: readonly Shelved[]): CheckedManifest | null {
  const entries: readonly CatalogEntry[] = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
  return newest(entries.flatMap(({ checked }) => (checked === null ? [] : [checked])));
}

function doubtful(
  shelf: Shelved,
  checked: CheckedManifest,
  { code, notes }: { code: HoldfastError["code"]; notes: readonly string[] },
): HoldfastError {
  return new HoldfastError("trust", `Cannot trust store "${shelf.name}": ${notes.join("; ")}`, {
    code,
    hint: `Find out who did it. To use this backup all the same, name it whole: ${linkText(linkOf(checked))}`,
    thing: shelf.name,
  });
}

/** How a backup was found, for people: its id, dates and age, and what else the word could have meant. */
export function foundText({ checked, others }: Found, now: Date): string {
  const { id, taken, date, zone } = checked.manifest;
  const local = zone === "UTC" ? `${date} UTC` : `${date} in ${shown(zone)}`;
  const age = formatSpan(now.getTime() - new Date(taken).getTime());
  const more =
    others.length === 0 ? "" : `; the newest of that day, before it ${others.join(", ")}`;
  return `${id}, taken ${taken} (${local}), ${age} ago${more}`;
}
