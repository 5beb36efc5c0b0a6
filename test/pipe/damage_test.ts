import { beforeAll, describe, expect, test } from "@jest/globals";
import { HoldfastError } from "../../src/domain/error.ts";
import { BLOCK } from "../../src/pipe/blocks.ts";
import { damagedArchive } from "../../src/pipe/damaged.ts";
import { FrameMap } from "../../src/pipe/map.ts";
import {
  type ArchiveKey,
  openAge,
  openMapped,
  openWhole,
  readHeader,
} from "../../src/pipe/open.ts";
import { CHUNK, payloadKey, sealChunk, TAG } from "../../src/pipe/payload.ts";
import type { Sealed } from "../../src/pipe/seal.ts";
import { tempFolder, testMachine } from "../tools.ts";
import { bytesOf, keyOf, memorySource, noise, seal, text, until } from "./pipe_tools.ts";

const folder = tempFolder();
const machine = testMachine();
const plain = new Uint8Array(
  Buffer.concat([text(BLOCK), noise(BLOCK), noise(BLOCK), text(BLOCK + 33)]),
);
let sealed: Sealed;
let bytes: Uint8Array;
let key: ArchiveKey;

beforeAll(async () => {
  sealed = await seal(plain, { folder, machine });
  bytes = await bytesOf(sealed);
  key = await keyOf(memorySource(bytes), sealed);
});

/** Refused as damaged, and all that was given out before is what was sealed. */
async function expectRefused(changed: Uint8Array, frames = sealed.frames): Promise<void> {
  const { given, error } = await until(openedBytes(changed, frames));
  expect(error).toBeInstanceOf(HoldfastError);
  expect(error).toMatchObject({ stage: "trust", code: "archive-damaged" });
  expect(Buffer.compare(given, plain.subarray(0, given.byteLength))).toBe(0);
}

async function* openedBytes(changed: Uint8Array, frames: FrameMap): AsyncGenerator<Uint8Array> {
  yield* openMapped(memorySource(changed), key, frames).read();
}

function sealedChunkAt(index: number): number {
  return sealed.header.length + index * (CHUNK + TAG);
}

test("openMapped() refuses a flipped bit in every 64 KiB, tags and header nonce too", async () => {
  const header = sealed.header.length;
  for (let at = 0, turn = 0; header + at < bytes.byteLength; at += CHUNK, turn++) {
    const changed = bytes.slice();
    changed[header + at] = (changed[header + at] as number) ^ (1 << (turn % 8));
    await expectRefused(changed);
  }
  const last = bytes.slice();
  last[last.byteLength - 1] = (last[last.byteLength - 1] as number) ^ 1;
  await expectRefused(last);
});

test("openMapped() refuses every tail cut at a chunk, and odd ones", async () => {
  const cuts = [1, TAG - 1, TAG, TAG + 1, 1000];
  for (let index = 0; sealedChunkAt(index) < bytes.byteLength; index++) {
    cuts.push(bytes.byteLength - sealedChunkAt(index));
  }
  for (const cut of cuts) await expectRefused(bytes.subarray(0, bytes.byteLength - cut));
});

test("openMapped() refuses bytes behind the end", async () => {
  await expectRefused(new Uint8Array([...bytes, 0]));
  const lying = memorySource(new Uint8Array(Buffer.concat([bytes, noise(100)])));
  const source = {
    ...lying,
    size: bytes.byteLength, // a store that gives more than was asked for
    read: () =>
      lying.read({ start: sealed.header.length, length: lying.size - sealed.header.length }),
  };
  const { error } = await until(openMapped(source, key, sealed.frames).read());
  expect(error).toMatchObject({ code: "archive-damaged" });
});

test("openMapped() refuses a store that gives fewer bytes than it says", async () => {
  const short = memorySource(bytes.subarray(0, sealedChunkAt(3)));
  const source = { ...short, size: bytes.byteLength };
  const { error } = await until(openMapped(source, key, sealed.frames).read());
  expect(error).toMatchObject({ code: "archive-damaged" });
});

test("openMapped() refuses swapped chunks", async () => {
  const changed = bytes.slice();
  changed.set(bytes.subarray(sealedChunkAt(1), sealedChunkAt(2)), sealedChunkAt(2));
  changed.set(bytes.subarray(sealedChunkAt(2), sealedChunkAt(3)), sealedChunkAt(1));
  await expectRefused(changed);
});

test("openMapped() refuses another archive sealed for the same recipient", async () => {
  const other = await bytesOf(await seal(plain, { folder, machine }));
  expect(other.byteLength).toBe(bytes.byteLength);
  await expectRefused(other);
});

test("openMapped() refuses whoever has the file key and swaps frames: the map holds", async () => {
  // Frames 1 and 2 are raw and of one length, so only their hashes tell them apart.
  const { frames } = sealed;
  const stream: Uint8Array[] = [];
  await readStream((chunk) => stream.push(chunk));
  const zstd = Buffer.concat(stream);
  const cut = (index: number): Uint8Array =>
    zstd.subarray(frames.frame(index).at, frames.frame(index).at + frames.frame(index).length);
  const swapped = Buffer.concat([cut(0), cut(2), cut(1), cut(3), cut(4)]);
  expect(swapped.byteLength).toBe(zstd.byteLength);
  await expectRefused(resealed(swapped));
  const { error } = await until(openedBytes(resealed(zstd), frames));
  expect(error).toBeNull(); // the resealing itself is sound
});

test("openMapped() refuses a stream without its final chunk's flag", async () => {
  const stream: Uint8Array[] = [];
  await readStream((chunk) => stream.push(chunk));
  await expectRefused(resealed(Buffer.concat(stream), false));
});

test("openMapped() refuses a map whose plain length is not the frame's", async () => {
  for (const wrong of [-1, 1]) {
    const map = new FrameMap();
    for (let index = 0; index < sealed.frames.count; index++) {
      const frame = sealed.frames.frame(index);
      map.append(frame.plain + (index === 1 ? wrong : 0), frame.length, frame.sha256);
    }
    await expectRefused(bytes, map);
  }
});

test("openMapped() by range refuses what is damaged there and nothing else", async () => {
  const changed = bytes.slice();
  const at = sealedChunkAt(Math.floor(sealed.frames.frame(1).at / CHUNK) + 5);
  changed[at] = (changed[at] as number) ^ 1;
  const archive = openMapped(memorySource(changed), key, sealed.frames);
  const bad = await until(archive.read({ start: BLOCK + 5, length: 1 }));
  expect(bad.error).toMatchObject({ code: "archive-damaged" });
  expect(bad.given.byteLength).toBe(0);
  const good = await until(archive.read({ start: 3 * BLOCK, length: BLOCK + 33 }));
  expect(good.error).toBeNull();
});

test("openWhole() refuses a flipped bit and a cut tail", async () => {
  const changed = bytes.slice();
  changed[sealedChunkAt(2)] = (changed[sealedChunkAt(2)] as number) ^ 4;
  for (const one of [changed, bytes.subarray(0, sealedChunkAt(4)), bytes.subarray(0, -1)]) {
    const { given, error } = await until(openWhole(memorySource(one), key));
    expect(error).toMatchObject({ stage: "trust", code: "archive-damaged" });
    expect(Buffer.compare(given, plain.subarray(0, given.byteLength))).toBe(0);
  }
});

test("openWhole() refuses a zstd stream that ends early or holds something else", async () => {
  const stream: Uint8Array[] = [];
  await readStream((chunk) => stream.push(chunk));
  const zstd = Buffer.concat(stream);
  const wrongs = [
    zstd.subarray(0, -1),
    zstd.subarray(0, 3),
    Buffer.concat([zstd, Buffer.from("else")]),
    Buffer.alloc(0),
  ];
  for (const wrong of wrongs) {
    const { error } = await until(openWhole(memorySource(resealed(wrong)), key));
    expect(error).toMatchObject({ stage: "trust", code: "archive-damaged" });
  }
});

describe("readHeader()", () => {
  test("refuses another header, a flipped bit and a source that is too short", async () => {
    const changed = bytes.slice();
    changed[30] = (changed[30] as number) ^ 1;
    const other = await bytesOf(await seal(plain, { folder, machine }));
    for (const one of [changed, other, bytes.subarray(0, 20)]) {
      await expect(readHeader(memorySource(one), sealed.header)).rejects.toMatchObject({
        stage: "trust",
        code: "digest-differs",
      });
    }
  });

  test("fetches exactly the header", async () => {
    const source = memorySource(bytes);
    await readHeader(source, sealed.header);
    expect(source.fetched).toEqual([{ start: 0, length: sealed.header.length }]);
  });
});

async function readStream(take: (chunk: Uint8Array) => void): Promise<void> {
  for await (const chunk of openAge(memorySource(bytes), key, damagedArchive("it"))) {
    take(Uint8Array.from(chunk));
  }
}

/** What a thief of the file key could make of another zstd stream. */
function resealed(zstd: Uint8Array, finished = true): Uint8Array {
  const nonce = key.header.subarray(-16);
  const sealedKey = payloadKey(key.fileKey, nonce);
  const parts: Uint8Array[] = [key.header];
  const chunks = Math.max(1, Math.ceil(zstd.byteLength / CHUNK));
  for (let index = 0; index < chunks; index++) {
    const part = zstd.subarray(index * CHUNK, (index + 1) * CHUNK);
    const into = new Uint8Array(part.byteLength + TAG);
    const last = finished && index === chunks - 1;
    sealChunk([part, new Uint8Array(0)], { key: sealedKey, index, last, into, at: 0 });
    parts.push(into);
  }
  return new Uint8Array(Buffer.concat(parts));
}
