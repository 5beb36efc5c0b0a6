import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import { lookAt } from "../../host/disk.ts";
import { whoAmI } from "../../host/user.ts";

/** Key of the fact that says whose the file is; it stands between "database" and "schema". */
export const FILE = "file";

/** Whose the database file is: the service that uses it must be able to after a restore. */
export interface Owner {
  /** Permission bits, octal, e.g. "640". */
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
}

/** @throws HoldfastError source-missing, or source-unreadable for anything but a file. */
export async function ownerOf(path: string): Promise<Owner> {
  const stat = await lookAt(path);
  if (stat === null) {
    throw new HoldfastError("source", `Cannot read "${shown(path)}": there is no such file`, {
      code: "source-missing",
      hint: "Does the path in the policy still fit? SQLite would make an empty database there.",
      thing: path,
    });
  }
  if (!stat.isFile()) {
    const what = stat.isSymbolicLink() ? "a symbolic link" : "no regular file";
    throw new HoldfastError("source", `Cannot read "${shown(path)}": it is ${what}`, {
      code: "source-unreadable",
      hint: "Name the database file itself in the policy.",
      thing: path,
    });
  }
  const mode = (Number(stat.mode) & 0o7777).toString(8);
  return { mode, uid: Number(stat.uid), gid: Number(stat.gid) };
}

/** Puts the fact of the owner where it belongs among the ascending others. */
export async function* withOwner(facts: AsyncIterable<Fact>, owner: Owner): AsyncGenerator<Fact> {
  let isSaid = false;
  for await (const fact of facts) {
    if (!isSaid && fact.key > FILE) {
      isSaid = true;
      yield { key: FILE, is: { ...owner }, at: null, span: null };
    }
    yield fact;
  }
}

/** The owner that can be given here: without root's rights the file stays this user's. */
export function givable(saved: Owner): Owner {
  const { isRoot, uid, gid } = whoAmI();
  return isRoot ? saved : { mode: saved.mode, uid, gid };
}

/** Reads the owner from a fact. @throws RangeError for a fact that our writer does not make. */
export function ownerFrom(fact: Fact): Owner {
  const { mode, uid, gid } = fact.is;
  if (typeof mode !== "string" || !/^[0-7]{1,4}$/.test(mode)) throw new RangeError("No mode");
  if (typeof uid !== "number" || typeof gid !== "number") throw new RangeError("No owner");
  return { mode, uid, gid };
}
