import { createHash } from "node:crypto";
import type { Fact, FactValue } from "../../domain/fact.ts";
import { type ContentHash, makeContentHash } from "./content.ts";
import { keyOfPath, orderOf, pathOf, type Rename, renamed } from "./member_name.ts";
import { damaged, type Records } from "./tar_header.ts";
import type { Member, Visitor } from "./walker.ts";

/** Names of ours and of other restores, left out of every tree. */
export const ASIDE = /\.holdfast-[^/]*$/;

/** The kinds of members by their flag in a tar header. */
export const TYPES: Readonly<Record<string, string>> = {
  "0": "file",
  "1": "hardlink",
  "2": "symlink",
  "3": "char",
  "4": "block",
  "5": "dir",
  "6": "fifo",
};

/** Bytes of the stream that are not saved: from `from` up to `to`. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Makes facts of the members met on a walk. */
export interface FactMaker extends Visitor {
  /** Facts since the last call; the caller empties it. */
  readonly facts: Fact[];
  /** What is left out of the stream since the last call; the caller empties it. */
  readonly cuts: Cut[];
  /** Where a member that is left out began while its end is not reached; else -1. */
  cutting(): number;
}

/** How facts are made. */
export interface FactRules {
  readonly rename: Rename | null;
  /** Why a member is left out; null keeps it. Hard links to a device left out go the same way. */
  leave(path: string, member: Member): string | null;
  /** Learns of each member that is left out. */
  left(key: string, why: string): void;
}

/**
 * Makes one fact per member, ascending by `comparePaths`; `at` and `span` are those in the stream
 * without what was left out.
 *
 * @throws HoldfastError when the members do not ascend, which would make the facts useless.
 */
export function makeFacts(rules: FactRules): FactMaker {
  const content: ContentHash = makeContentHash();
  const facts: Fact[] = [];
  const cuts: Cut[] = [];
  const gone = new Map<string, string>(); // flags of the paths left out, for hard links to them
  let last: string | null = null;
  let path = "";
  let member: Member | null = null;
  let leaving = false;
  let dropped = 0; // bytes left out so far
  return {
    facts,
    cuts,
    cutting: () => (leaving ? (member as Member).at : -1),
    member: (next) => {
      member = next;
      path = pathIn(next.name, rules.rename);
      const order = orderOf(path);
      if (last !== null && order <= last) throw damaged(`"${keyOfPath(path)}" is out of order`);
      last = order;
      const why = rules.leave(path, next) ?? linkedAway(next, gone);
      leaving = why !== null;
      if (why === null) return content.begin(next);
      gone.set(pathOf(next.name), next.flag);
      rules.left(keyOfPath(path), why);
    },
    data: (piece) => (leaving ? piece.length : content.data(piece)),
    end: (after) => {
      const done = member as Member;
      if (leaving) {
        cuts.push({ from: done.at, to: after });
        dropped += after - done.at;
        leaving = false;
        return true;
      }
      const sha256 = done.flag === "0" ? content.end() : "";
      if (sha256 === null) return false;
      const link = done.flag === "1" ? pathIn(done.link, rules.rename) : done.link;
      facts.push({
        key: keyOfPath(path),
        is: truths(done, { link: keyOfPath(link), sha256 }),
        at: done.at - dropped,
        span: after - done.at,
      });
      return true;
    },
  };
}

function pathIn(name: string, rename: Rename | null): string {
  const path = pathOf(name);
  const other = rename === null ? path : renamed(path, rename);
  if (other === null) throw damaged(`"${keyOfPath(path)}" does not belong to the tree`);
  return other;
}

function linkedAway(member: Member, gone: ReadonlyMap<string, string>): string | null {
  if (member.flag !== "1" || gone.size === 0) return null;
  const target = pathOf(member.link);
  const flag = gone.get(target);
  if (flag === undefined) return null;
  const why = `it is a hard link to "${keyOfPath(target)}", which is left out`;
  // Its contents stand in the stream only under that other name.
  if (flag === "0") throw damaged(`"${keyOfPath(pathOf(member.name))}" would be lost: ${why}`);
  return why;
}

function truths(member: Member, found: { link: string; sha256: string }): Fact["is"] {
  const type = TYPES[member.flag];
  if (type === undefined) throw damaged(`a member of unknown type "${member.flag}"`);
  // A hard link has nothing of its own: what else it shows is that of the file it shares.
  if (type === "hardlink") return { type, link: found.link };
  const is: Record<string, FactValue> = {
    type,
    mode: member.mode.toString(8).padStart(4, "0"),
    uid: member.uid,
    gid: member.gid,
    size: member.size,
    mtime: timeOf(member.mtime),
  };
  if (type === "file") is["sha256"] = found.sha256;
  else if (type === "symlink") is["link"] = found.link;
  else if (member.device !== "") is["device"] = member.device;
  const xattrs = xattrDigest(member.records);
  if (xattrs !== null) is["xattrs"] = xattrs;
  return is;
}

/** A time as the facts write it: seconds, and a fraction only where it is not zero. */
function timeOf(text: string): string {
  if (!text.includes(".")) return text;
  return text.replace(/\.?0+$/, "");
}

function xattrDigest(records: Records): string | null {
  if (records.size === 0 || (records.size === 1 && records.has("mtime"))) return null;
  const names = [...records.keys()].filter((name) => name.startsWith("SCHILY.")).sort();
  if (names.length === 0) return null;
  const hash = createHash("sha256");
  for (const name of names) {
    const value = records.get(name) as string;
    hash.update(`${name.length} ${value.length} ${name}`, "latin1").update(value, "latin1");
  }
  return hash.digest("hex");
}
