import type { Bytes, Range } from "../domain/bytes.ts";
import type { Fact, Totals } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { Move } from "../domain/move.ts";
import type { Question } from "../domain/question.ts";
import type { Schema } from "../domain/schema.ts";
import type { Machine } from "../host/machine.ts";

/** 16 hex digits: the first 16 of the SHA-256 of the plan a restore carries out. */
export type RestoreId = string;

/**
 * The variable in the environment of programs that change a place in a swap; its value is the restore's
 * id. By it the recovery ends what a killed run left running, before it puts the old back. No hook has
 * it: what a hook started goes on by itself.
 */
export const SWAP_VARIABLE = "HOLDFAST_SWAP";

/** How long a question of the operator may take, ms. */
export const ASK_LIMIT = 60_000;

/** Where an engine puts what it dumps. */
export interface Intake {
  /** It is the copy before a restore, for an undo: one that nothing can be compared with is better than none. */
  readonly isCopy?: boolean;
  /**
   * Takes one stream; settles when it is sealed and synced. Parts may run at once.
   *
   * `format` is the file ending of the plain part, e.g. "tar"; `expect` its size if known, bytes.
   * A chunk is lent back to `bytes` when the next one is asked for. Whatever `bytes` throws fails the part.
   */
  part(part: { name: string; format: string; bytes: Bytes; expect: number | null }): Promise<void>;
  /** Takes one fact of a part, ascending by key. A promise is backpressure: await it before the next. */
  fact(part: string, fact: Fact): Promise<void> | undefined;
}

/** What an engine says of a finished dump. */
export interface Dumped {
  readonly started: Date;
  readonly ended: Date;
  /** Whether all facts and bytes belong to one moment. */
  readonly instant: "one" | "per part" | "none";
  /** Versions that a restore may need to know, e.g. `{ tar: "1.34" }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Clear counts per part. */
  readonly totals: Readonly<Record<string, Totals>>;
  /** What was left out or changed while it was read, and why; keys as `nameOfBytes` writes them. */
  readonly notes: readonly { readonly key: string; readonly why: string }[];
  /** True where plain bytes lay in a scratch folder for a while. */
  readonly scratch: boolean;
}

/** One part of a backup as a restore sees it; every byte it yields has been checked. */
export interface SavedPart {
  readonly name: string;
  readonly format: string;
  /** Plain size, bytes. */
  readonly size: number;
  /** The plain bytes, whole or a range of them. */
  read(range?: Range): Bytes;
  /** The facts of the inventory, ascending. */
  facts(): AsyncIterable<Fact>;
}

/** What was saved of one source. */
export type Saved = ReadonlyMap<string, SavedPart>;

export type { Move };

/** What a restore puts beside the places of one source, as data for the journal. */
export interface Aside {
  /** Empty: the whole source; else keys, each with all that lies below it. */
  readonly only: readonly string[];
  readonly moves: readonly Move[];
}

/** Bound to one place. Never sees age, stores, GitHub or the policy's text. */
export interface Engine {
  /** The place as the policy names it, fit to be shown. */
  readonly place: string;
  /** Paths of the file system it reads, so that no store is put inside; empty for servers. */
  readonly roots: readonly string[];
  /** The operator's own questions of the policy; empty for a kind that takes none. */
  readonly checks: readonly Question[];
  /** Orders the keys of its facts. */
  compare(a: string, b: string): number;
  /** Tools, versions, login, rights, room, what is there and not covered. Touches nothing. @param only As in `Aside`. */
  check(before: "dump" | "build", only?: readonly string[]): Promise<readonly Finding[]>;
  /** Dumps the place. Throws a HoldfastError of stage "source" naming the file or table; nothing of it counts then. */
  dump(into: Intake): Promise<Dumped>;
  /** What identifies the place, e.g. "device:inode" per root, or "absent". Cheap. */
  mark(): Promise<string>;
  /** Totals of what is in the place now, for the plan; null when it is absent. */
  count(): Promise<Totals | null>;
  /** Bytes the place takes now, asked for cheaply, to estimate room; null where it is absent or only a dump would tell. */
  size(): Promise<number | null>;
  /** How many programs are connected to the place now, for the plan: the swap ends them. Null where nothing connects, or nobody may see it. */
  connections(): Promise<number | null>;
  /**
   * Names everything a restore will put beside the place. Touches nothing.
   *
   * @param parts The names of the saved parts, where the place alone does not tell what will come back.
   */
  aside(restore: RestoreId, only: readonly string[], parts?: readonly string[]): Promise<Aside>;
  /**
   * Puts back beside the place; the place is untouched. What was left there by a killed run is replaced.
   *
   * @returns The same, saying what was built (`Move.brought`), for the journal.
   */
  build(saved: Saved, aside: Aside): Promise<Aside>;
  /** The saved facts that `build` was asked for: all, or those at and below `aside.only`. */
  expected(saved: Saved, aside: Aside): AsyncIterable<Fact>;
  /** The facts of what was built, ascending, as `dump` would give them. */
  inspect(aside: Aside): AsyncIterable<Fact>;
  /**
   * Asks what was built one of the operator's questions; it changes nothing and is given up after
   * `ASK_LIMIT`. The first column of the first row as text; null for no row and for NULL.
   *
   * @throws HoldfastError "check-failed" where it is refused or takes too long; "usage" for a kind that takes none.
   */
  ask(aside: Aside, question: Question): Promise<string | null>;
  /** Puts in place what was built and keeps the old. The command has journalled `aside` before. */
  swap(aside: Aside): Promise<void>;
  /** Back to before the swap, from any point of it: the old is in its place, the new is aside again (`Move.brought`). Idempotent. */
  undo(aside: Aside): Promise<void>;
  /** Drops what was built or what was kept; what is not there is no error. Idempotent. */
  drop(aside: Aside, which: "built" | "kept"): Promise<void>;
  /** Sweeps what a killed dump or proof left beside the place, if its owner is dead. */
  recover(): Promise<readonly Finding[]>;
}

/** What is to be put back into a throwaway place. */
export interface Wanted {
  readonly saved: Saved;
  /** What `Dumped.versions` said; empty where the policy does not disclose it. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A throwaway place for a proof; disposing removes it. */
export interface Lent<S> extends AsyncDisposable {
  readonly settings: S;
}

/** A kind of source. A new one is one file or folder, one line in mod.ts, one page in the docs. */
export interface EngineKind<S> {
  /** As written in the policy. */
  readonly kind: string;
  /** Its own keys of the policy, a strict object without the common ones. */
  readonly settings: Schema<S>;
  /** When what was put back can be compared; the plan prints it. */
  readonly proof: "before swap" | "after swap";
  readonly undo: "kept aside" | "backup first";
  /** The settings for another place (`--into`). */
  at(settings: S, place: string): S;
  /** What --into names, so that it means the same in every folder. @param cwd The working folder. */
  into(place: string, cwd: string): string;
  /** Makes relative paths absolute. @param folder The policy's folder. */
  resolve(settings: S, folder: string): S;
  open(settings: S, machine: Machine): Engine;
  /** A throwaway place like that of `like`, for a proof. The place itself is not asked: it may be gone, or far away. */
  lend(like: S, machine: Machine, wanted: Wanted): Promise<Lent<S>>;
}
