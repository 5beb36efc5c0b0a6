import type { Fact } from "../../../src/domain/fact.ts";
import type { SavedPart } from "../../../src/engine/engine.ts";
import { partOf } from "../contract.ts";

/** One member of a tar archive written by hand, without the help of the code under test. */
export interface Hand {
  readonly name: string;
  readonly flag?: string;
  readonly link?: string;
  readonly data?: string | Buffer;
  readonly mode?: number;
  readonly mtime?: number;
  readonly device?: readonly [number, number];
  /** Records of a pax header before it, in order. */
  readonly pax?: readonly (readonly [string, string])[];
}

/** The bytes of the members, without the end of the archive. */
export function handMade(members: readonly Hand[]): Buffer {
  return Buffer.concat(members.flatMap(blocksOf));
}

/** The two blocks that end an archive. */
export const END = Buffer.alloc(1024);

/** A part whose one fact says that its root is all of what was made by hand. */
export function handPart(members: readonly Hand[], top = "."): SavedPart {
  const body = handMade(members);
  const fact: Fact = { key: top, is: { type: "dir" }, at: 0, span: body.length };
  return partOf({
    name: "tree",
    format: "tar",
    plain: Buffer.concat([body, END]),
    facts: () => [fact],
  });
}

function blocksOf(member: Hand): Buffer[] {
  const data = Buffer.from(member.data ?? "");
  const blocks: Buffer[] = [];
  if (member.pax !== undefined) {
    const records = Buffer.from(member.pax.map(([key, value]) => record(key, value)).join(""));
    blocks.push(block({ name: "pax", flag: "x" }, records.length), padded(records));
  }
  blocks.push(block(member, data.length), padded(data));
  return blocks;
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const size = Buffer.byteLength(rest);
  for (let length = size; ; length++) {
    if (length === size + String(length).length) return `${length}${rest}`;
  }
}

function block(member: Hand, size: number): Buffer {
  const bytes = Buffer.alloc(512);
  const octal = (value: number, at: number, length: number) =>
    bytes.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  bytes.write(member.name, 0, 100);
  octal(member.mode ?? (member.flag === "5" ? 0o755 : 0o644), 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(member.mtime ?? 1_700_000_000, 136, 12);
  bytes.write(member.flag ?? "0", 156);
  bytes.write(member.link ?? "", 157, 100);
  bytes.write("ustar\x0000", 257, "latin1");
  octal(member.device?.[0] ?? 0, 329, 8);
  octal(member.device?.[1] ?? 0, 337, 8);
  bytes.fill(" ", 148, 156);
  const sum = bytes.reduce((all, byte) => all + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}
