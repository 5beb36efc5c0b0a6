import type { Bytes } from "../domain/bytes.ts";
import { type ChainLink, type Expiring, judgeChain, linkText } from "../domain/chain.ts";
import { type BackupId, compareIds, type EntryName } from "../domain/entry.ts";
import type { Finding, FindingCode } from "../domain/finding.ts";
import type { Link, Manifest } from "../domain/manifest.ts";
import type { ProvenSource } from "../domain/note.ts";
import { type CheckedManifest, checkManifest, type Signer } from "./check_manifest.ts";
import { type CheckedNote, checkNote } from "./check_note.ts";
import { type ReadSmall, smallFilesOf } from "./read_small.ts";

/** What the catalog needs of a store. */
export interface Shelf {
  readonly label: string;
  list(): AsyncIterable<EntryName>;
  read(name: EntryName, file: string): Bytes;
}

/** Whom and what a catalog believes. */
export interface Believed {
  readonly policy: string;
  readonly signers: readonly Signer[];
  /** The store's name in the policy. */
  readonly store: string;
  /** The head this host remembers of it, and one it was about to publish; null without memory. */
  readonly head: Expiring | null;
  readonly pending: Expiring | null;
  readonly now: Date;
}

/** A backup in a store, as far as it can be believed. */
export interface CatalogEntry {
  readonly id: BackupId;
  readonly name: EntryName;
  /** The manifest, only where it is trusted. */
  readonly checked: CheckedManifest | null;
  /** Why it is not trusted; empty where it is. */
  readonly findings: readonly Finding[];
  /** By source, the newest receipt that counts. */
  readonly proven: Proofs;
}

/** A source's newest proof. */
export interface SourceProof {
  readonly at: Date;
  readonly said: ProvenSource;
}

/** The newest proof of each source that has one. */
export type Proofs = ReadonlyMap<string, SourceProof>;

/** The checked manifests of one store. The only way to meet a manifest. */
export interface Catalog {
  readonly store: string;
  /** Newest first. */
  readonly entries: readonly CatalogEntry[];
  readonly drafts: readonly EntryName[];
  /** What trusted notes say was removed. */
  readonly removed: readonly ChainLink[];
  /** The manifests of those, which their notes keep. */
  readonly removedManifests: readonly CheckedManifest[];
  /** The head that counts: a pending one that is there whole, else the remembered one. */
  readonly head: Expiring | null;
  /** What is wrong with the store as a whole: its chain, its notes. */
  readonly findings: readonly Finding[];
}

const AT_ONCE = 16; // entries read at the same time

/**
 * Reads and checks all manifests and notes of a store.
 *
 * Throws only where the store cannot be read at all, or the work is interrupted: nothing that lies in
 * an entry makes it throw.
 */
export async function readCatalog(shelf: Shelf, believed: Believed): Promise<Catalog> {
  const names = await Array.fromAsync(shelf.list());
  const read = smallFilesOf(shelf);
  const backups = names.filter((name) => name.kind === "backup");
  const checked = await inTurns(backups, (name) => readManifest(read, name, believed));
  const written = await inTurns(
    names.filter((name) => name.kind === "note"),
    (name) => readNote(read, name, believed),
  );
  const known = knownOf(
    [...checked, ...written].flatMap((one) => (one.checked === null ? [] : [one.checked])),
  );
  const retired = retiredOf(known, believed);
  const notes = written.map((note) => judgeNote(note, retired));
  const proofs = proofsOf(notes);
  const entries = checked
    .map((one) => judgeEntry(one, retired))
    .map((one) => ({
      ...one,
      proven:
        (one.checked === null ? null : proofs.get(linkText(linkOf(one.checked)))) ?? new Map(),
    }))
    .sort((a, b) => compareIds(b.id, a.id));
  const removed = removedOf(notes, known, believed.store);
  const present = entries.flatMap((one) =>
    one.checked === null ? [] : [chainLink(one.checked, believed.store)],
  );
  const head = headOf(present, believed);
  return {
    store: believed.store,
    head,
    entries,
    drafts: names.filter((name) => name.kind === "draft"),
    removed,
    removedManifests: removed.flatMap((link) => known.get(linkText(link)) ?? []),
    findings: [
      ...judgeChain({ store: believed.store, present, removed, head, now: believed.now }),
      ...notes.flatMap((note) => note.findings),
    ],
  };
}

/** A pending head that is there was published before the host was stopped. */
function headOf(present: readonly Link[], { head, pending }: Believed): Expiring | null {
  const isThere = present.some((one) => pending !== null && linkText(one) === linkText(pending));
  return isThere ? pending : head;
}

/** The link by which a checked manifest is named. */
export function linkOf(checked: CheckedManifest): Link {
  return { id: checked.manifest.id, sha256: checked.sha256 };
}

async function inTurns<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}

type Judged = Omit<CatalogEntry, "proven">;

async function readManifest(
  read: ReadSmall,
  name: EntryName & { kind: "backup" },
  believed: Believed,
): Promise<Judged> {
  const signature = await read(name, "manifest.json.sig");
  const text = await read(name, "manifest.json");
  const checked = checkManifest({ name, text, signature, believed });
  return "manifest" in checked
    ? { id: name.id, name, checked, findings: [] }
    : { id: name.id, name, checked: null, findings: [checked] };
}

/** A note and, where it says that a backup was removed, that backup's manifest: it names its own previous one. */
interface WrittenNote extends CheckedNote {
  readonly name: EntryName & { kind: "note" };
  readonly checked: CheckedManifest | null;
}

async function readNote(
  read: ReadSmall,
  name: EntryName & { kind: "note" },
  believed: Believed,
): Promise<WrittenNote> {
  const signature = await read(name, "note.json.sig");
  const text = await read(name, "note.json");
  const note = checkNote({ name, text, signature, believed });
  if (note.statement?.kind !== "removed") return { ...note, name, checked: null };
  const { checked } = await readManifest(read, { ...name, kind: "backup" }, believed);
  const isIts = checked !== null && linkText(linkOf(checked)) === linkText(note.statement.link);
  if (isIts) return { ...note, name, checked };
  const why = `Note "${name.text}" does not hold the manifest of the backup it removed`;
  const finding = untrusted("manifest-missing", name.text, why);
  return { ...note, name, checked: null, findings: [finding] };
}

type Known = ReadonlyMap<string, CheckedManifest>;

function knownOf(checked: readonly CheckedManifest[]): Known {
  return new Map(checked.map((one) => [linkText(linkOf(one)), one]));
}

/**
 * What each retired key still counts for: its last backup and that one's ancestors. Trust by
 * ancestry, not by clock.
 */
function retiredOf(known: Known, believed: Believed): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    believed.signers.flatMap(({ name, last }) =>
      last === null ? [] : [[name, ancestors(last, known, believed.store)] as const],
    ),
  );
}

function ancestors(last: string, known: Known, store: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let next: string | null = last; next !== null && !found.has(next); ) {
    found.add(next);
    const previous: Link | null = previousIn(known.get(next)?.manifest, store);
    next = previous === null ? null : linkText(previous);
  }
  return found;
}

function judgeEntry(one: Judged, retired: ReadonlyMap<string, ReadonlySet<string>>): Judged {
  const set = one.checked === null ? undefined : retired.get(one.checked.signer);
  if (one.checked === null || set === undefined || set.has(linkText(linkOf(one.checked))))
    return one;
  const text = `Backup "${one.id}" is signed by "${one.checked.signer}", whose key was retired before it`;
  return { ...one, checked: null, findings: [untrusted("signer-retired", one.id, text)] };
}

/** A stolen retired key must not hide what is removed now, nor praise what it never made. */
function judgeNote(
  note: WrittenNote,
  retired: ReadonlyMap<string, ReadonlySet<string>>,
): CheckedNote {
  const { statement, name } = note;
  const set = statement === null ? undefined : retired.get(statement.signer);
  if (statement === null || set === undefined || set.has(linkText(statement.link))) return note;
  const text = `Note "${name.text}" is signed by "${statement.signer}", whose key was retired before that backup`;
  return { statement: null, findings: [untrusted("signer-retired", name.text, text)] };
}

function removedOf(notes: readonly CheckedNote[], known: Known, store: string): ChainLink[] {
  return notes.flatMap(({ statement }) => {
    if (statement?.kind !== "removed") return [];
    const checked = known.get(linkText(statement.link));
    if (checked !== undefined) return [chainLink(checked, store)];
    return [{ ...statement.link, previous: null, breaks: [] }];
  });
}

/** A finding that makes an entry untrusted. */
export function untrusted(code: FindingCode, thing: string, text: string): Finding {
  return {
    code,
    weight: "error",
    thing,
    text,
    hint: "Do not restore it; use another backup or another store.",
  };
}

function proofsOf(notes: readonly CheckedNote[]): Map<string, Proofs> {
  const proofs = new Map<string, Map<string, SourceProof>>();
  for (const { statement } of notes) {
    if (statement?.kind !== "proven") continue;
    const key = linkText(statement.link);
    const sources = proofs.get(key) ?? new Map<string, SourceProof>();
    proofs.set(key, sources);
    for (const said of statement.proven) {
      const before = sources.get(said.name);
      if (before === undefined || before.at < statement.at)
        sources.set(said.name, { at: statement.at, said });
    }
  }
  return proofs;
}

function chainLink(checked: CheckedManifest, store: string): ChainLink {
  const { manifest } = checked;
  const previous = previousIn(manifest, store);
  return {
    ...linkOf(checked),
    previous:
      previous === null ? null : { ...previous, expires: expiryIn(manifest, store)?.previous },
    breaks: manifest.breaks.filter((one) => one.store === store),
  };
}

/** When a store announced to drop this backup, and its previous one there; null where it did not. */
export function expiryIn(
  { expires }: Manifest,
  store: string,
): { readonly own: string; readonly previous: string | null } | null {
  return expires !== undefined && Object.hasOwn(expires, store) ? (expires[store] ?? null) : null;
}

/** Own keys only: a store may be called "constructor". */
function previousIn(manifest: Manifest | undefined, store: string): Link | null {
  if (manifest === undefined || !Object.hasOwn(manifest.previous, store)) return null;
  return manifest.previous[store] ?? null;
}
