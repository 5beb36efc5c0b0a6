import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Bytes } from "../../src/domain/bytes.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { InventoryWriter, readFacts, readMaps } from "../../src/pipe/inventory.ts";
import { FrameMap, type FrameSpan } from "../../src/pipe/map.ts";
import { openWhole } from "../../src/pipe/open.ts";
import { all, tempFolder, testMachine } from "../tools.ts";
import { bytesOf, keyOf, lent, memorySource, noise, seal } from "./pipe_tools.ts";

const fact = (key: string, is: Fact["is"], at: number | null = null): Fact => ({
  key,
  is,
  at,
  span: at === null ? null : 512,
});

function mapOf(...frames: readonly [plain: number, length: number][]): FrameMap {
  const map = new FrameMap();
  for (const [plain, length] of frames) map.append(plain, length, noise(32));
  return map;
}

/** What a map holds, as data that can be compared. */
function framesOf(map: FrameMap | undefined): FrameSpan[] {
  return Array.from({ length: map?.count ?? 0 }, (_, index) => (map as FrameMap).frame(index));
}

async function collected(bytes: Bytes): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  for await (const chunk of bytes) kept.push(new Uint8Array(chunk));
  return new Uint8Array(Buffer.concat(kept));
}

/** The inventory of those facts and maps. */
async function written(
  facts: readonly (readonly [part: string, fact: Fact])[],
  maps: readonly (readonly [archive: string, part: string, map: FrameMap])[] = [],
): Promise<Uint8Array> {
  const writer = new InventoryWriter();
  const bytes = collected(writer.bytes);
  for (const [part, one] of facts) await writer.fact(part, one);
  for (const [archive, part, frames] of maps) await writer.map(archive, part, { frames });
  writer.end();
  return await bytes;
}

function lines(...text: readonly string[]): Bytes {
  return lent(new TextEncoder().encode(text.map((line) => `${line}\n`).join("")), 7);
}

describe("InventoryWriter", () => {
  test("writes a line a fact, then a line an archive and a frame", async () => {
    const map = new FrameMap();
    map.append(10, 5, new Uint8Array(32));
    const bytes = await written(
      [
        ["tree", fact("a", { type: "file", size: 3, sparse: false }, 0)],
        ['a "part"', fact("é\\x0a", {})],
      ],
      [["settings/tree.tar.zst.age", "tree", map]],
    );
    expect(Buffer.from(bytes).toString().split("\n")).toEqual([
      '{"part":"tree","key":"a","is":{"type":"file","size":3,"sparse":false},"at":0,"span":512}',
      '{"part":"a \\"part\\"","key":"é\\\\x0a","is":{}}',
      '{"archive":"settings/tree.tar.zst.age","part":"tree","frames":1,"plain":10,"size":5}',
      `{"frame":0,"plain":10,"at":0,"length":5,"sha256":"${"0".repeat(64)}"}`,
      "",
    ]);
  });

  test("what it writes comes back, for any names and values", async () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
      fc.boolean(),
    );
    const name = fc.string({ unit: "binary" });
    const anyFact = fc.record({
      key: name,
      is: fc.dictionary(
        name.filter((one) => one !== "__proto__"),
        value,
        { noNullPrototype: true },
      ),
      at: fc.option(fc.maxSafeNat()),
      span: fc.option(fc.maxSafeNat()),
    });
    const anyPart = fc.constantFrom("tree", "", 'a"\n', "\ud800", '{"archive":1}');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyPart, anyFact)), async (facts) => {
        const map = mapOf([1, 9]);
        const bytes = await written(facts, [["x", "y", map]]);
        for (const part of ["tree", "", 'a"\n', "\ud800", '{"archive":1}']) {
          const expected = facts.filter(([of]) => of === part).map(([, one]) => one);
          expect(await all(readFacts(lent(bytes, 13), part))).toEqual(expected);
        }
        const maps = await readMaps(lent(bytes, 13));
        expect([...maps.keys()]).toEqual(["x"]);
        expect(framesOf(maps.get("x"))).toEqual(framesOf(map));
      }),
      { numRuns: 100 },
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses the number %d", (number) => {
    expect(() => new InventoryWriter().fact("tree", fact("a", { size: number }))).toThrow(
      RangeError,
    );
  });

  test("refuses a fact after a map, and anything after the end", async () => {
    const writer = new InventoryWriter();
    writer.map("a/b", "b", { frames: mapOf([1, 2]) });
    expect(() => writer.fact("tree", fact("a", {}))).toThrow(TypeError);
    writer.end();
    expect(() => writer.map("a/c", "c", { frames: mapOf([1, 2]) })).toThrow(TypeError);
    expect(await readMaps(writer.bytes)).toHaveProperty("size", 1);
  });

  test("asks to wait while nobody reads, and goes on when somebody does", async () => {
    const writer = new InventoryWriter();
    let count = 0;
    let full: Promise<void> | undefined;
    while (full === undefined) full = writer.fact("tree", fact(`key ${count++}`, { size: count }));
    expect(count).toBeLessThan(100_000);
    const facts = all(readFacts(writer.bytes, "tree"));
    await full;
    writer.end();
    expect(await facts).toHaveLength(count);
  });

  test.each([0, 1])(
    "given up after %i chunks lets go of who waits, and refuses more",
    async (read) => {
      const writer = new InventoryWriter();
      let full: Promise<void> | undefined;
      while (full === undefined)
        full = writer.fact("tree", fact("key", { name: "x".repeat(1000) }));
      const cursor = writer.bytes[Symbol.asyncIterator]();
      if (read === 1) await cursor.next();
      await cursor.return?.();
      await full;
      expect(() => writer.fact("tree", fact("key", {}))).toThrow("given up");
    },
  );
});

describe("an inventory, sealed", () => {
  const folder = tempFolder();

  test("comes back with the maps of other archives", async () => {
    const writer = new InventoryWriter();
    const sealing = seal(writer.bytes, { folder, machine: testMachine() });
    const count = 60_000;
    for (let n = 0; n < count; n++) {
      await writer.fact(n % 2 === 0 ? "even" : "odd", fact(`${n}`, { size: n }, n));
    }
    const map = mapOf([4, 1], [2, 3]);
    await writer.map("s/even.tar.zst.age", "even", { frames: map });
    await writer.map("s/odd.tar.zst.age", "odd", { frames: mapOf([1, 1]) });
    writer.end();
    const sealed = await sealing;
    const source = memorySource(await bytesOf(sealed));
    const key = await keyOf(source, sealed);
    const odd = await all(readFacts(openWhole(source, key), "odd"));
    expect(odd).toHaveLength(count / 2);
    expect(odd[1]).toEqual(fact("3", { size: 3 }, 3));
    const maps = await readMaps(openWhole(source, key));
    expect(framesOf(maps.get("s/even.tar.zst.age"))).toEqual(framesOf(map));
    expect(maps.get("s/even.tar.zst.age")?.count).toBe(2);
    expect(maps.size).toBe(2);
  });
});

const ARCHIVE = '{"archive":"a/b","part":"b","frames":1,"plain":1,"size":9}';
const FRAME = `{"frame":0,"plain":1,"at":0,"length":9,"sha256":"${"ab".repeat(32)}"}`;

describe("readFacts()", () => {
  test.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["a fact without values", '{"part":"b","key":"k"}'],
    ["a null value", '{"part":"b","key":"k","is":{"a":null}}'],
    ["a place that is none", '{"part":"b","key":"k","is":{},"at":-1,"span":1}'],
    ["a part that is no string", '{"part":1,"key":"k","is":{}}'],
  ])("refuses %s", async (_name, line) => {
    await expect(all(readFacts(lines(line), "b"))).rejects.toMatchObject({
      stage: "trust",
      code: "archive-damaged",
    });
  });

  test("refuses a fact behind the maps", async () => {
    const bytes = lines(ARCHIVE, FRAME, '{"part":"b","key":"k","is":{}}');
    await expect(all(readFacts(bytes, "b"))).rejects.toMatchObject({ code: "archive-damaged" });
  });

  test.each([
    ["a last line without its end", new TextEncoder().encode(ARCHIVE)],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22, 10)],
    ["UTF-8 cut in a letter", Uint8Array.of(10, 0xc3)],
    ["a line without end", new Uint8Array(2 ** 21).fill(0x20)],
  ])("refuses %s", async (_name, bytes) => {
    await expect(all(readFacts(lent(bytes), "b"))).rejects.toMatchObject({
      code: "archive-damaged",
    });
  });
});

describe("readMaps()", () => {
  test("reads what it should", async () => {
    const maps = await readMaps(lines(ARCHIVE, FRAME));
    expect(maps.get("a/b")?.frame(0)).toMatchObject({ plainAt: 0, plain: 1, at: 0, length: 9 });
  });

  test.each([
    ["a frame without archive", [FRAME]],
    ["too few frames", [ARCHIVE]],
    ["too many frames", [ARCHIVE, FRAME, FRAME.replace('"frame":0', '"frame":1')]],
    ["the same archive twice", [ARCHIVE, FRAME, ARCHIVE, FRAME]],
    ["sums that differ", [ARCHIVE.replace('"plain":1', '"plain":2'), FRAME]],
    ["a frame out of turn", [ARCHIVE, FRAME.replace('"frame":0', '"frame":1')]],
    ["a frame elsewhere", [ARCHIVE, FRAME.replace('"at":0', '"at":1')]],
    ["a frame larger than a block", [ARCHIVE, FRAME.replace('"plain":1', '"plain":4194305')]],
    ["a hash that is none", [ARCHIVE, FRAME.replace("abab", "ABAB")]],
    ["an archive without frames", [ARCHIVE.replace('"frames":1', '"frames":0')]],
    ["an unknown line", ['{"hello":1}']],
  ])("refuses %s", async (_name, text) => {
    await expect(readMaps(lines(...text))).rejects.toMatchObject({
      stage: "trust",
      code: "archive-damaged",
    });
  });
});

describe("FrameMap", () => {
  test("find() gives the frame that holds a byte, for any frames", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9)), { minLength: 1 }),
        (frames) => {
          const map = mapOf(...frames);
          expect(map.count).toBe(frames.length);
          for (let offset = 0; offset < map.plain; offset++) {
            const { plainAt, plain } = map.frame(map.find(offset));
            expect(plainAt <= offset && offset < plainAt + plain).toBe(true);
          }
          expect(() => map.find(map.plain)).toThrow(RangeError);
          expect(() => map.frame(map.count)).toThrow(RangeError);
        },
      ),
    );
  });
});
