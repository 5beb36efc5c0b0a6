import { hash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { type Header, pack } from "tar-stream";
import type { Fact } from "../../../src/domain/fact.ts";
import { makeCutter } from "../../../src/engine/files/cut.ts";
import { makeFacts } from "../../../src/engine/files/tree_facts.ts";
import { walkTar } from "../../../src/engine/files/walker.ts";
import { END, type Hand, handMade } from "./by_hand.ts";

/** Walks along bytes in chunks of one size, each overwritten once given back. */
function walk(bytes: Buffer, size: number, leave: (path: string) => boolean = () => false) {
  const maker = makeFacts({
    rename: null,
    leave: (path) => (leave(path) ? "left out" : null),
    left: () => {},
  });
  const walking = walkTar(maker, false);
  const cut = makeCutter();
  const passed: Buffer[] = [];
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = chunk.subarray(0, Math.min(size, bytes.length - at));
    bytes.copy(piece, 0, at);
    for (let done = walking.take(piece, 0); done < piece.length; ) done = walking.take(piece, done);
    const known = { decided: walking.decided(), cutting: maker.cutting(), cuts: maker.cuts };
    for (const part of cut(piece, known)) passed.push(Buffer.from(part));
    maker.cuts.length = 0;
    chunk.fill(0xee);
  }
  walking.close();
  return { facts: maker.facts, passed: Buffer.concat(passed) };
}

const LONG = `${"long/".repeat(40)}name`;
const MEMBERS: readonly Hand[] = [
  { name: "./", flag: "5" },
  { name: "./a", data: "content of a" },
  { name: "./b", data: Buffer.alloc(3 * 512, 1) },
  { name: "./c", data: Buffer.alloc(2000, 2), pax: [["mtime", "1700000000.5"]] },
  { name: "short", data: "long", pax: [["path", `./${LONG}`]] },
  { name: "./p", flag: "6" },
  { name: "./s", flag: "2", link: "a" },
];
const BYTES = Buffer.concat([handMade(MEMBERS), END, Buffer.alloc(8192)]);
const SIZES = [1, 7, 100, 511, 512, 513, 1024, 4096, 65_536];

describe("walkTar()", () => {
  const whole = walk(BYTES, BYTES.length);

  test("gives each member with its place and content", () => {
    expect(
      whole.facts.map(({ key, is, at, span }) => [key, is["type"], is["size"], at, span]),
    ).toEqual([
      [".", "dir", 0, 0, 512],
      ["a", "file", 12, 512, 1024],
      ["b", "file", 1536, 1536, 2048],
      ["c", "file", 2000, 3584, 3584],
      [LONG, "file", 4, 7168, 2048],
      ["p", "fifo", 0, 9216, 512],
      ["s", "symlink", 0, 9728, 512],
    ]);
    expect(whole.facts[1]?.is["sha256"]).toBe(hash("sha256", "content of a"));
    expect(whole.facts[3]?.is["mtime"]).toBe("1700000000.5");
    expect(whole.passed.equals(BYTES)).toBe(true);
  });

  for (const size of SIZES) {
    test(`sees the same in chunks of ${size} bytes`, () => {
      const found = walk(BYTES, size);
      expect(found.facts).toEqual(whole.facts);
      expect(found.passed.equals(BYTES)).toBe(true);
    });

    test(`takes members out in chunks of ${size} bytes, as if they had not been there`, () => {
      for (const gone of ["a", "b", "c", LONG, "s", "bcp"]) {
        const isGone = (path: string): boolean =>
          path === gone || (gone === "bcp" && "bcp".includes(path));
        const rest = MEMBERS.filter(
          (member, index) => !isGone(whole.facts[index]?.key ?? member.name),
        );
        const without = Buffer.concat([handMade(rest), END, Buffer.alloc(8192)]);
        const found = walk(BYTES, size, isGone);
        expect(found.passed.equals(without)).toBe(true);
        expect(found.facts).toEqual(walk(without, 65_536).facts);
      }
    });
  }

  test("reads GNU long names, base-256 numbers and global headers", () => {
    const owned = handMade([{ name: "./z" }]);
    owned.set([0x80, 0, 0, 0, 0xb2, 0xd0, 0x5e, 0x00], 108); // uid 3000000000
    owned.fill(" ", 148, 156);
    const sum = owned.reduce((all, byte) => all + byte, 0);
    owned.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    const bytes = Buffer.concat([
      handMade([
        { name: "g", flag: "g", data: "22 mtime=1600000000.5\n" },
        { name: "././@LongLink", flag: "L", data: `./${LONG}\0` },
        { name: "cut", data: "x" },
        { name: "././@LongLink", flag: "K", data: `${LONG}\0` },
        { name: "./s", flag: "2", link: "cut" },
      ]),
      owned,
      END,
    ]);
    const found = walk(bytes, 4096).facts;
    expect(found.map((fact) => [fact.key, fact.is["mtime"]])).toEqual([
      [LONG, "1600000000.5"],
      ["s", "1600000000.5"],
      ["z", "1600000000.5"],
    ]);
    expect(found[1]?.is["link"]).toBe(LONG);
    expect(found[2]?.is["uid"]).toBe(3_000_000_000);
  });

  test("agrees with what tar-stream packs", async () => {
    const headers: Partial<Header>[] = [
      { name: "./", type: "directory", mode: 0o755, mtime: new Date(0) },
      {
        name: `./${"d".repeat(120)}`,
        type: "file",
        mode: 0o640,
        uid: 12,
        gid: 34,
        mtime: new Date(5000),
      },
      { name: "./e", type: "symlink", linkname: "l".repeat(150), mode: 0o777, mtime: new Date(0) },
      { name: "./\u00e4", type: "file", mode: 0o4711, uid: 3_000_000, mtime: new Date(0) },
    ];
    const packing = pack();
    for (const header of headers) {
      const content = header.type === "file" ? (header.name ?? "") : "";
      packing.entry({ name: "", ...header }, content);
    }
    packing.finalize();
    const bytes = Buffer.concat(await Array.fromAsync(packing as AsyncIterable<Buffer>));
    const found: Fact[] = walk(bytes, 1000).facts;
    expect(found.map(({ key, is }) => [key, is["mode"], is["link"], is["sha256"]])).toEqual([
      [".", "0755", undefined, undefined],
      ["d".repeat(120), "0640", undefined, hash("sha256", `./${"d".repeat(120)}`)],
      ["e", "0777", "l".repeat(150), undefined],
      ["ä", "4711", undefined, hash("sha256", "./ä")],
    ]);
  });

  for (const [title, bytes] of [
    ["that is cut short in a member", BYTES.subarray(0, 5000)],
    ["without its end", BYTES.subarray(0, BYTES.length - 8192 - 1024)],
    ["with one zero block only", Buffer.concat([handMade(MEMBERS), Buffer.alloc(512)])],
    ["with something behind its end", Buffer.concat([BYTES, Buffer.from("x")])],
    ["with a member behind a zero block", Buffer.concat([Buffer.alloc(512), BYTES])],
    ["that is none", Buffer.alloc(2048, "x")],
    ["out of order", Buffer.concat([handMade([{ name: "./b" }, { name: "./a" }]), END])],
    [
      "with a record longer than its header",
      Buffer.concat([
        handMade([{ name: "x", flag: "x", data: "99 path=a\n" }, { name: "a" }]),
        END,
      ]),
    ],
  ] as const) {
    test(`refuses a stream ${title}`, () => {
      expect(() => walk(bytes, 4096)).toThrow(/^Cannot read the tar stream/);
    });
  }

  test("meets every flipped bit of a header with a complaint", () => {
    for (let at = 0; at < 512; at++) {
      const bytes = Buffer.from(BYTES);
      bytes[512 + at] = (bytes[512 + at] as number) ^ 1;
      const isSlack = at >= 148 + 7 && at < 156; // behind the checksum's own digits
      if (!isSlack) expect(() => walk(bytes, 4096)).toThrow(/^Cannot read the tar stream/);
    }
  });
});
