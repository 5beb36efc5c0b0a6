import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { isWithin, keyOfPath, orderOf, pathOf } from "./member_name.ts";
import type { Outside } from "./select.ts";
import { TYPES } from "./tree_facts.ts";
import type { Member } from "./walker.ts";

const RECORDS =
  /^(?:path|linkpath|size|uid|gid|mtime|SCHILY\.xattr\.[^=]+|GNU\.sparse\.(?:major|minor|name|realsize))$/;

/** Judges one member after another. @returns The path of one that may pass. */
export function makeGate(
  top: string,
  rules: { readonly devices: boolean; readonly outside: ReadonlyMap<string, Outside> },
): (member: Member) => string {
  const folders: string[] = []; // the folders that are open: each lies in the one before
  const links = new Set<string>(); // symbolic links seen, which no hard link may lead through
  let last: string | null = null;
  return (member) => {
    const path = safePath(member.name);
    if (TYPES[member.flag] === undefined)
      throw refused(path, `its type "${member.flag}" is unknown`);
    if ((member.flag === "3" || member.flag === "4") && !rules.devices) {
      throw refused(path, "it is a device, and the policy says devices: false");
    }
    for (const key of member.records.keys()) {
      if (!RECORDS.test(key))
        throw refused(path, `its header says "${key}", which nobody asked for`);
    }
    if (last === null ? path !== top : !isWithin(path, top))
      throw refused(path, "it is not what was asked for");
    const order = orderOf(path);
    if (last !== null && order <= last) throw refused(path, "it comes twice or out of order");
    if (last !== null) refuseParent(path, folders);
    last = order;
    if (member.flag === "5") folders.push(path);
    if (member.flag === "2") links.add(path);
    if (member.flag === "1")
      refuseLink(path, { target: safePath(member.link), top, links, ...rules });
    return path;
  };
}

function refuseParent(path: string, folders: string[]): void {
  const slash = path.lastIndexOf("/");
  const parent = slash < 0 ? "." : path.slice(0, slash);
  while (folders.length > 0 && folders.at(-1) !== parent) folders.pop();
  if (folders.length === 0)
    throw refused(path, "it lies below something that is no folder of the archive");
}

function refuseLink(
  path: string,
  link: {
    readonly target: string;
    readonly top: string;
    readonly links: ReadonlySet<string>;
    readonly outside: ReadonlyMap<string, Outside>;
  },
): void {
  const { target, top, links, outside } = link;
  if (outside.has(target)) return;
  if (!isWithin(target, top))
    throw refused(path, `its hard link leads out to "${keyOfPath(target)}"`);
  if (orderOf(target) >= orderOf(path))
    throw refused(path, "it is a hard link to what comes later");
  for (let at = target.indexOf("/"); at >= 0; at = target.indexOf("/", at + 1)) {
    if (links.has(target.slice(0, at)))
      throw refused(path, "its hard link leads through a symbolic link");
  }
}

function safePath(name: string): string {
  const path = pathOf(name);
  if (name.startsWith("/")) throw refused(name, "its name is absolute");
  if (name.includes("\0")) throw refused(name, "its name holds a zero byte");
  if (path === "." && !/^\.?\/?$/.test(name)) throw refused(name, "its name is malformed");
  for (const part of path === "." ? [] : path.split("/")) {
    if (part === "..") throw refused(name, 'its name holds ".."');
    if (part === "." || part === "") throw refused(name, "its name is malformed");
  }
  return path;
}

/** Why a member may not pass. */
export function refused(path: string, why: string): HoldfastError {
  const name = shown(keyOfPath(path));
  return new HoldfastError("restore", `Cannot put back "${name}": ${why}`, {
    code: "member-refused",
    hint: "Nothing was put in place. This archive was not made by Holdfast: who wrote into the store?",
    thing: name,
  });
}
