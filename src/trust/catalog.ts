import { type Bytes, collect } from "../domain/bytes.ts";
import { type ChainLink, judgeChain, linkText } from "../domain/chain.ts";
import { type BackupId, compareIds, type EntryName } from "../domain/entry.ts";
import type { Finding, FindingCode } from "../domain/finding.ts";
import type { Link, Manifest } from "../domain/manifest.ts";
import { type CheckedManifest, checkManifest, type Signer } from "./check_manifest.ts";
import { type CheckedNote, checkNote } from "./check_note.ts";

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
  readonly head: Link | null;
  readonly pending: Link | null;
}

/** A backup in a store, as far as it can be believed. */
export interface CatalogEntry {
  readonly id: BackupId;
  readonly name: EntryName;
  /** The manifest, only where it is trusted. */
  readonly checked: CheckedManifest | null;
  /** Why it is not trusted; empty where it is. */
  readonly findings: readonly Finding[];
  /** Receipts that count. */
  readonly proven: Date | null;
}

/** The checked manifests of one store. The only way to meet a manifest. */
export interface Catalog {
  readonly store: string;
  /** Newest first. */
  readonly entries: readonly CatalogEntry[];
  readonly drafts: readonly EntryName[];
  readonly removed: readonly Link[];
  /** The head that counts: a pending one that is there whole, else the remembered one. */
  readonly head: Link | null;
  /** What is wrong with the store as a whole: its chain, its notes. */
  readonly findings: readonly Finding[];
}

const AT_ONCE = 16; // entries read at the same time
const LIMIT = 16 * 2 ** 20; // bytes of a manifest

/** Reads and checks all manifests and notes of a store. Throws only where the store cannot be read at all. */
export async function readCatalog(shelf: Shelf, believed: Believed): Promise<Catalog> {
  const names = await Array.fromAsync(shelf.list());
  const backups = names.filter((name) => name.kind === "backup");
  const checked = await inTurns(backups, (name) => readManifest(shelf, name, believed));
  const notes = await inTurns(
    names.filter((name) => name.kind === "note"),
    (name) => readNote(shelf, name, believed),
  );
  const judged = retire(checked, believed);
  const proofs = proofsOf(notes);
  const entries = judged
    .map((one) => ({
      ...one,
      proven: one.checked === null ? null : (proofs.get(linkText(linkOf(one.checked))) ?? null),
    }))
    .sort((a, b) => compareIds(b.id, a.id));
  const removed = notes.flatMap((note) =>
    note.statement?.kind === "removed" ? [note.statement.link] : [],
  );
  const present = entries.flatMap((one) =>
    one.checked === null ? [] : [chainLink(one.checked, believed.store)],
  );
  const pending = believed.pending;
  const head = present.some((one) => pending !== null && linkText(one) === linkText(pending))
    ? pending
    : believed.head;
  return {
    store: believed.store,
    head,
    entries,
    drafts: names.filter((name) => name.kind === "draft"),
    removed,
    findings: [
      ...judgeChain({ store: believed.store, present, removed, head }),
      ...notes.flatMap((note) => note.findings),
    ],
  };
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

async function readManifest(
  shelf: Shelf,
  name: EntryName & { kind: "backup" },
  believed: Believed,
) {
  const text = await readFile(shelf, name, "manifest.json");
  const signature = await readFile(shelf, name, "manifest.json.sig");
  const checked = checkManifest({ name, text, signature, believed });
  return typeof checked === "object" && "manifest" in checked
    ? { id: name.id, name, checked, findings: [] as Finding[] }
    : { id: name.id, name, checked: null, findings: [checked] };
}

async function readNote(
  shelf: Shelf,
  name: EntryName & { kind: "note" },
  believed: Believed,
): Promise<CheckedNote> {
  const text = await readFile(shelf, name, "note.json");
  const signature = await readFile(shelf, name, "note.json.sig");
  return checkNote({ name, text, signature, believed });
}

/** A small file of an entry; null where it is not there or cannot be read. */
async function readFile(shelf: Shelf, name: EntryName, file: string): Promise<Uint8Array | null> {
  try {
    return await collect(shelf.read(name, file), LIMIT);
  } catch {
    return null; // what is missing or unreadable in an entry is the entry's finding, not the store's
  }
}

type Judged = Omit<CatalogEntry, "proven">;

/** A retired key counts for its last backup and that one's ancestors only: trust by ancestry, not by clock. */
function retire(entries: readonly Judged[], believed: Believed): Judged[] {
  const known = new Map(
    entries.flatMap((one) =>
      one.checked === null ? [] : [[linkText(linkOf(one.checked)), one.checked]],
    ),
  );
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const signer of believed.signers) {
    if (signer.last !== null)
      allowed.set(signer.name, ancestors(signer.last, known, believed.store));
  }
  return entries.map((one) => {
    const set = one.checked === null ? undefined : allowed.get(one.checked.signer);
    if (one.checked === null || set === undefined || set.has(linkText(linkOf(one.checked))))
      return one;
    const text = `Backup "${one.id}" is signed by "${one.checked.signer}", whose key was retired before it`;
    return { ...one, checked: null, findings: [untrusted("signer-retired", one.id, text)] };
  });
}

function ancestors(
  last: string,
  known: ReadonlyMap<string, CheckedManifest>,
  store: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (let next: string | null = last; next !== null && !found.has(next); ) {
    found.add(next);
    const previous: Link | null = known.get(next)?.manifest.previous[store] ?? null;
    next = previous === null ? null : linkText(previous);
  }
  return found;
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

function proofsOf(notes: readonly CheckedNote[]): Map<string, Date> {
  const proofs = new Map<string, Date>();
  for (const { statement } of notes) {
    if (statement?.kind !== "proven") continue;
    const key = linkText(statement.link);
    const before = proofs.get(key);
    if (before === undefined || before < statement.at) proofs.set(key, statement.at);
  }
  return proofs;
}

function chainLink(checked: CheckedManifest, store: string): ChainLink {
  const manifest: Manifest = checked.manifest;
  return {
    ...linkOf(checked),
    previous: manifest.previous[store] ?? null,
    breaks: manifest.breaks.filter((one) => one.store === store),
  };
}
