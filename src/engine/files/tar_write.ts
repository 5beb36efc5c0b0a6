import { BLOCK, sumOf } from "./tar_header.ts";
import type { Member } from "./walker.ts";

const OCTAL_7 = 0o7777777; // the most a field of 8 bytes holds
const OCTAL_11 = 0o77777777777; // the most a field of 12 bytes holds
const KEPT = /^(?:SCHILY\.xattr\.|GNU\.sparse\.(?:major|minor|realsize)$)/;

/**
 * Writes the headers of a member anew, from what was understood of it: so a program that reads them
 * differently than we do is never asked (POSIX pax, ustar and extended headers).
 *
 * @param as Its name and link in the new stream, bytes one per character.
 * @returns Whole blocks; the member's own data follows them unchanged.
 */
export function headersOf(member: Member, as: { name: string; link: string }): Buffer {
  const records: [string, string][] = [];
  const isLong = as.name.length > 100;
  if (member.isSparse) records.push(["GNU.sparse.name", as.name]);
  else if (isLong) records.push(["path", as.name]);
  if (as.link.length > 100) records.push(["linkpath", as.link]);
  const seconds = /^\d{1,10}$/.test(member.mtime) ? Number(member.mtime) : -1;
  if (seconds < 0) records.push(["mtime", member.mtime]);
  if (member.uid > OCTAL_7) records.push(["uid", String(member.uid)]);
  if (member.gid > OCTAL_7) records.push(["gid", String(member.gid)]);
  if (member.stored > OCTAL_11) records.push(["size", String(member.stored)]);
  for (const record of member.records) if (KEPT.test(record[0])) records.push(record);
  const block = blockOf({
    name: isLong || member.isSparse ? "member" : as.name,
    link: as.link.length > 100 ? "" : as.link,
    flag: member.flag,
    mode: member.mode,
    uid: Math.min(member.uid, OCTAL_7),
    gid: Math.min(member.gid, OCTAL_7),
    size: Math.min(member.stored, OCTAL_11),
    mtime: Math.max(seconds, 0),
    device: member.device,
  });
  return records.length === 0 ? block : Buffer.concat([extended(records), block]);
}

interface Fields {
  readonly name: string;
  readonly link: string;
  readonly flag: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
  readonly device: string;
}

function blockOf(fields: Fields): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(fields.name, 0, 100, "latin1");
  octal(block, fields.mode, { at: 100, length: 8 });
  octal(block, fields.uid, { at: 108, length: 8 });
  octal(block, fields.gid, { at: 116, length: 8 });
  octal(block, fields.size, { at: 124, length: 12 });
  octal(block, fields.mtime, { at: 136, length: 12 });
  block.write(fields.flag, 156, 1, "latin1");
  block.write(fields.link, 157, 100, "latin1");
  block.write("ustar\x0000", 257, 8, "latin1");
  const [major, minor] = fields.device === "" ? [0, 0] : fields.device.split(":").map(Number);
  octal(block, major as number, { at: 329, length: 8 });
  octal(block, minor as number, { at: 337, length: 8 });
  octal(block, sumOf(block), { at: 148, length: 8 });
  return block;
}

function octal(block: Buffer, value: number, field: { at: number; length: number }): void {
  const digits = value.toString(8).padStart(field.length - 1, "0");
  block.write(digits, field.at, field.length - 1, "latin1");
}

function extended(records: readonly (readonly [string, string])[]): Buffer {
  const data = Buffer.from(records.map(recordOf).join(""), "latin1");
  const head = blockOf({
    name: "extended",
    link: "",
    flag: "x",
    mode: 0o600,
    uid: 0,
    gid: 0,
    size: data.length,
    mtime: 0,
    device: "",
  });
  return Buffer.concat([head, data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]);
}

// A record's length counts its own digits.
function recordOf([key, value]: readonly [string, string]): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + String(rest.length).length;
  length = rest.length + String(length).length;
  return `${length}${rest}`;
}
