import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { bytesOfName, shown } from "../../domain/name.ts";
import type { SavedPart } from "../engine.ts";
import { isWithin, orderOf } from "./member_name.ts";
import { damaged } from "./tar_header.ts";

/** A file outside a selection that hard links inside share. */
export interface Outside {
  /** The key of the first such link: it becomes the file, the others links to it. */
  readonly first: string;
  readonly target: Fact;
}

/** A key and all that lies below it, as a range of the part. */
export interface Selection {
  readonly key: string;
  readonly start: number;
  readonly length: number;
  /** The fact of the key itself. */
  readonly top: Fact;
  /** By the key of the file outside. */
  readonly outside: ReadonlyMap<string, Outside>;
}

/** The key's bytes, one per character. */
export function pathOfKey(key: string): string {
  return Buffer.from(bytesOfName(key)).toString("latin1");
}

/** Whether a key is another one or lies below it. */
export function isBelow(key: string, top: string): boolean {
  return isWithin(key, top); // the escapes of a key leave slashes alone
}

/**
 * Finds a key and all that lies below it.
 *
 * @throws HoldfastError policy/unknown-name when nothing of that name was saved.
 */
export async function select(part: SavedPart, key: string): Promise<Selection> {
  const firsts = new Map<string, string>(); // first link inside, by the key of its file outside
  let top: Fact | null = null;
  let end = 0;
  for await (const fact of part.facts()) {
    if (!isBelow(fact.key, key)) {
      if (top !== null) break; // what lies below a key stands together
      continue;
    }
    if (fact.at === null || fact.span === null)
      throw damaged("its facts do not say where they lie");
    if (top === null && fact.key !== key) throw unknown(key);
    if (top !== null && fact.at !== end) throw damaged(`a gap before "${fact.key}"`);
    top ??= fact;
    end = fact.at + fact.span;
    const link = fact.is["link"];
    if (fact.is["type"] !== "hardlink" || typeof link !== "string" || isBelow(link, key)) continue;
    if (!firsts.has(link)) firsts.set(link, fact.key);
  }
  if (top === null) throw unknown(key);
  const start = top.at as number;
  return { key, start, length: end - start, top, outside: await findOutside(part, firsts) };
}

async function findOutside(
  part: SavedPart,
  firsts: ReadonlyMap<string, string>,
): Promise<Map<string, Outside>> {
  const found = new Map<string, Outside>();
  if (firsts.size === 0) return found;
  for await (const target of part.facts()) {
    const first = firsts.get(target.key);
    if (first !== undefined) found.set(target.key, { first, target });
    if (found.size === firsts.size) return found;
  }
  throw damaged("a hard link to a file that was not saved");
}

/** The facts of a selection as they will be when it was built. */
export async function* factsOf(part: SavedPart, selection: Selection): AsyncIterable<Fact> {
  let isInside = false;
  for await (const fact of part.facts()) {
    if (!isBelow(fact.key, selection.key)) {
      if (isInside) return;
      continue;
    }
    isInside = true;
    const shared =
      fact.is["type"] === "hardlink" ? selection.outside.get(fact.is["link"] as string) : undefined;
    if (shared === undefined) yield fact;
    else if (shared.first === fact.key) yield { ...fact, is: shared.target.is };
    else yield { ...fact, is: { ...fact.is, link: shared.first } };
  }
}

/** Orders paths as their members stand in the stream. */
export function comparePathBytes(a: string, b: string): number {
  const left = orderOf(a);
  const right = orderOf(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function unknown(key: string): HoldfastError {
  const name = key === "." ? "the root" : `"${shown(key)}"`;
  return new HoldfastError(
    "policy",
    `Cannot find ${name} in the backup: nothing of that name was saved`,
    {
      code: "unknown-name",
      hint: "Paths are written from the root of the source on, or absolute; `open` shows the tree.",
      thing: shown(key),
    },
  );
}
