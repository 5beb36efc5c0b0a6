import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { HoldfastError } from "../../src/domain/error.ts";
import { closeDirect, openDirect } from "../../src/host/direct.ts";
import { openAge } from "../../src/pipe/open.ts";
import { CHUNK, payloadKey, payloadSize } from "../../src/pipe/payload.ts";
import { startSealing } from "../../src/pipe/sealing.ts";
import { tempFolder } from "../tools.ts";
import { memorySource, noise } from "./pipe_tools.ts";

const MIB = 2 ** 20;
const folder = tempFolder();

/** Seals one frame and gives what the file holds. @param second The file's second number, past the cache. */
async function sealed(frame: Uint8Array, second: (fd: number) => number | null) {
  const path = join(folder, `${frame.byteLength}-${Math.random()}`);
  const fd = openSync(path, "wx");
  const direct = second(fd);
  const fileKey = new Uint8Array(16).fill(7);
  const header = noise(216);
  const parts = { fd, direct, header, payloadKey: payloadKey(fileKey, header.subarray(-16)) };
  try {
    const sealing = startSealing(parts);
    await sealing.frame({ kind: "zstd", bytes: frame });
    return { end: await sealing.end(), bytes: new Uint8Array(readFileSync(path)), header, fileKey };
  } finally {
    closeDirect(direct);
    closeSync(fd);
  }
}

// A file that takes no such bytes: it says what some file systems say of a direct write, and only then.
const refusing = (): number => openSync("/proc/self/oom_score_adj", "r+");

describe("startSealing() writes the same file", () => {
  const ways = [
    ["through the cache", () => null],
    ["past it", (fd: number) => openDirect(fd, "write")],
    ["through it where it cannot past it", refusing],
  ] as const;
  // An end behind a sector's, at it, within the first one, and behind one full buffer.
  const sizes = [4 * MIB + 1, 3 * CHUNK, 100, MIB - 216 - 16, 9 * MIB + 4096];
  for (const [way, second] of ways) {
    test.each(sizes)(`${way}, of %d bytes`, async (size) => {
      const frame = noise(size);
      const { end, bytes, header, fileKey } = await sealed(frame, second);
      expect(end.size).toBe(header.byteLength + payloadSize(size));
      expect(bytes.byteLength).toBe(end.size);
      expect(createHash("sha256").update(bytes).digest().equals(end.sha256)).toBe(true);
      const damaged = (why: string) => new HoldfastError("trust", why, { code: "archive-damaged" });
      const opened: Buffer[] = [];
      for await (const chunk of openAge(memorySource(bytes), { header, fileKey }, damaged))
        opened.push(Buffer.from(chunk));
      expect(Buffer.concat(opened).equals(frame)).toBe(true);
    });
  }
});
