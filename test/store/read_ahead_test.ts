import { randomBytes } from "node:crypto";
import { closeSync, openSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Interrupted } from "../../src/domain/error.ts";
import { makeHands } from "../../src/store/directory/hands.ts";
import { readAhead } from "../../src/store/directory/read_ahead.ts";
import { tempFolder } from "../tools.ts";

const MIB = 2 ** 20;
const BYTES = randomBytes(20 * MIB + 12_345);
const folder = tempFolder();
const path = join(folder, "archive");
writeFileSync(path, BYTES);

const missing = (why: string) => new Error(why);

async function* read(start: number, length: number, signal = new AbortController().signal) {
  const file = openSync(path, "r");
  try {
    yield* readAhead(file, { start, length, signal, missing, hands: makeHands() });
  } finally {
    closeSync(file);
  }
}

async function bytesOf(start: number, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of read(start, length)) pieces.push(Buffer.from(chunk));
  return Buffer.concat(pieces);
}

describe("readAhead() gives exactly", () => {
  test.each([
    ["a whole file", 0, BYTES.length],
    ["a large range between sectors", 4095, 9 * MIB + 1],
    ["a large range to the end", BYTES.length - 8 * MIB - 7, 8 * MIB + 7],
    ["a large range of whole sectors", 8192, 8 * MIB],
    ["a small range", 77, 5000],
    ["a range of more than a chunk", MIB - 1, 2 * MIB + 2],
    ["nothing", 500, 0],
  ])("%s", async (_, start, length) => {
    const read = await bytesOf(start, length);
    expect(read.equals(BYTES.subarray(start, start + length))).toBe(true);
  });

  test("what two readers ask for at once", async () => {
    const [first, second] = await Promise.all([
      bytesOf(0, 10 * MIB),
      bytesOf(10 * MIB - 3, 9 * MIB),
    ]);
    expect(first.equals(BYTES.subarray(0, 10 * MIB))).toBe(true);
    expect(second.equals(BYTES.subarray(10 * MIB - 3, 19 * MIB - 3))).toBe(true);
  });
});

test("readAhead() says so of a file that is cut short meanwhile", async () => {
  const bytes = read(0, BYTES.length);
  await bytes.next();
  truncateSync(path, 4 * MIB + 100);
  const rest = async () => {
    for await (const _ of bytes);
  };
  await expect(rest()).rejects.toThrow("cut short");
  writeFileSync(path, BYTES);
});

test("readAhead() stops at a signal, and may be given up", async () => {
  const stop = new AbortController();
  const bytes = read(0, BYTES.length, stop.signal);
  await bytes.next();
  stop.abort();
  await expect(bytes.next()).rejects.toThrow(Interrupted);
  for await (const _ of read(0, BYTES.length)) break;
  expect((await bytesOf(0, BYTES.length)).equals(BYTES)).toBe(true);
});
