import { zstdDecompressSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BLOCK } from "../../src/pipe/blocks.ts";
import {
  compressBlock,
  decompressFrame,
  FRAME_BOUND,
  piecesOf,
  unwrapRaw,
} from "../../src/pipe/frames.ts";
import { walkFrame } from "../../src/pipe/zstd_frame.ts";
import { noise, sha256, text } from "./pipe_tools.ts";

async function frameOf(bytes: Uint8Array): Promise<{ kind: string; bytes: Uint8Array }> {
  const block = new Uint8Array(BLOCK);
  block.set(bytes);
  const frame = await compressBlock(block, bytes.byteLength);
  if (frame.kind === "zstd") return frame;
  const whole = new Uint8Array(Buffer.concat([...piecesOf(frame)]));
  expect(Buffer.from(frame.sha256).toString("hex")).toBe(sha256(whole));
  return { kind: "raw", bytes: whole };
}

const KB = 1024;

describe("compressBlock()", () => {
  test.each([
    ["text", text(BLOCK), "zstd"],
    ["noise", noise(BLOCK), "raw"],
    ["short noise", noise(1000), "zstd"],
    ["64 KiB of noise", noise(64 * KB), "raw"],
    ["noise of odd length", noise(3 * 128 * KB + 17), "raw"],
    ["noise before text", new Uint8Array([...noise(70 * KB), ...text(300 * KB)]), "zstd"],
    ["text before noise", new Uint8Array([...text(300 * KB), ...noise(70 * KB)]), "zstd"],
    ["nothing", new Uint8Array(0), "zstd"],
  ])("%s becomes one frame that zstd reads", async (_name, bytes, kind) => {
    const frame = await frameOf(bytes);
    expect(frame.kind).toBe(kind);
    expect(frame.bytes.byteLength).toBeLessThanOrEqual(FRAME_BOUND);
    expect(Buffer.compare(zstdDecompressSync(frame.bytes), bytes)).toBe(0);
    const back = await decompressFrame(frame.bytes, bytes.byteLength);
    expect(Buffer.compare(back, bytes)).toBe(0);
    expect(walkFrame()(frame.bytes)).toEqual({ length: frame.bytes.byteLength, done: true });
  });
});

describe("decompressFrame()", () => {
  test("stops at a frame that holds more than it should", async () => {
    const frame = await frameOf(text(BLOCK));
    await expect(decompressFrame(frame.bytes, 1000)).rejects.toThrow();
  });
});

describe("unwrapRaw()", () => {
  test.each([64 * KB, 128 * KB, 128 * KB + 1, 3 * 128 * KB + 17, BLOCK])(
    "gives the %d bytes of a raw frame, in its own memory",
    async (length) => {
      const plain = noise(length);
      const { kind, bytes } = await frameOf(plain);
      expect(kind).toBe("raw");
      const back = unwrapRaw(bytes, length);
      expect(Buffer.compare(back ?? new Uint8Array(0), plain)).toBe(0);
      expect(back?.buffer).toBe(bytes.buffer);
    },
  );

  test("leaves alone what is not such a frame, whichever byte of its headers differs", async () => {
    const length = 2 * 128 * KB;
    const { bytes } = await frameOf(noise(length));
    const headers = [...Array(9).keys(), 9, 10, 11, 12 + 128 * KB, 13 + 128 * KB, 14 + 128 * KB];
    for (const at of headers) {
      const other = Uint8Array.from(bytes);
      other[at] = (other[at] as number) ^ 1;
      const before = sha256(other);
      expect(unwrapRaw(other, length)).toBeNull();
      expect(sha256(other)).toBe(before);
    }
    expect(unwrapRaw(bytes.subarray(0, -1), length)).toBeNull();
    expect(unwrapRaw(bytes, length - 1)).toBeNull();
    expect(unwrapRaw((await frameOf(text(BLOCK))).bytes, BLOCK)).toBeNull();
  });
});

describe("walkFrame()", () => {
  const skippable = Uint8Array.of(0x53, 0x2a, 0x4d, 0x18, 5, 0, 0, 0, 1, 2, 3, 4, 5);

  test("finds the end however the bytes are cut", async () => {
    const frames = [
      skippable,
      (await frameOf(text(300 * KB))).bytes,
      (await frameOf(noise(140 * KB))).bytes,
    ];
    await fc.assert(
      fc.property(
        fc.nat(frames.length - 1),
        fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1 }),
        (which, cuts) => {
          const frame = frames[which] as Uint8Array;
          const bytes = new Uint8Array([...frame, ...frame]);
          const walk = walkFrame();
          let at = 0;
          for (let turn = 0; ; turn++) {
            const cut = cuts[turn % cuts.length] as number;
            const step = walk(bytes.subarray(at, at + cut));
            if (step === "not zstd") throw new Error("it is zstd");
            at += step.length;
            if (step.done) break;
          }
          expect(at).toBe(frame.byteLength);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ["another magic", [1, 2, 3, 4]],
    ["the reserved type of block", [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 7, 0, 0]],
  ])("refuses %s", (_name, bytes) => {
    expect(walkFrame()(Uint8Array.from(bytes))).toBe("not zstd");
  });
});
