import { nameOfBytes } from "../../domain/name.ts";

const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;

/** The path of a member without the leading "./" and the trailing "/"; the root is ".". */
export function pathOf(name: string): string {
  let start = name.startsWith("./") ? 2 : 0;
  let end = name.length;
  while (end > start && name.charCodeAt(end - 1) === 0x2f) end--;
  if (end === start) start = end = 0;
  return end === 0 ? "." : start === 0 && end === name.length ? name : name.slice(start, end);
}

/** A path's bytes, one per character, as the text of a key. */
export function keyOfPath(path: string): string {
  return PLAIN.test(path) ? path : nameOfBytes(Buffer.from(path, "latin1"));
}

/**
 * A path as text that orders as `comparePaths` orders keys when compared with `<`: components as
 * bytes, so a slash comes before every byte a name can hold.
 */
export function orderOf(path: string): string {
  return path === "." ? "" : path.replaceAll("/", "\0");
}

/** What a place's tree is called in the stream, and in the keys of its facts. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The path under its other name; null when it does not lie at or below `from`. */
export function renamed(path: string, rename: Rename): string | null {
  const { from, to } = rename;
  if (path === from) return to;
  if (from === ".") return to === "." ? path : `${to}/${path}`;
  if (!path.startsWith(from) || path.charCodeAt(from.length) !== 0x2f) return null;
  const rest = path.slice(from.length + 1);
  return to === "." ? rest : `${to}/${rest}`;
}

/** Whether a path is another one or lies below it. */
export function isWithin(path: string, top: string): boolean {
  return (
    top === "." || path === top || (path.startsWith(top) && path.charCodeAt(top.length) === 0x2f)
  );
}
