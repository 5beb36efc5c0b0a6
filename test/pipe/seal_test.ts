import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import type { Bytes } from "../../src/domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../src/domain/error.ts";
import { BLOCK } from "../../src/pipe/blocks.ts";
import { makeIdentity } from "../../src/pipe/identity.ts";
import { openFileKey, openMapped, openWhole } from "../../src/pipe/open.ts";
import { CHUNK } from "../../src/pipe/payload.ts";
import { sealArchive } from "../../src/pipe/seal.ts";
import { tempFolder, testMachine, testWith } from "../tools.ts";
import {
  bytesOf,
  KEYS,
  keyOf,
  lent,
  memorySource,
  noise,
  opened,
  seal,
  sha256,
  text,
  until,
} from "./pipe_tools.ts";

const folder = tempFolder();
const machine = testMachine();
const HYBRID = await identityToRecipient(await generateHybridIdentity());
const SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK];

describe.each([
  ["text", text],
  ["noise", noise],
] as const)("sealArchive() of %s", (_kind, make) => {
  test.each(SIZES)("%i bytes come back by the map and without it", async (size) => {
    const plain = make(size);
    const sealed = await seal(plain, { folder, machine });
    const bytes = await bytesOf(sealed);
    expect(sealed.plain).toBe(size);
    expect(sealed.size).toBe(bytes.byteLength);
    expect(sealed.sha256).toBe(sha256(bytes));
    expect(sealed.frames.plain).toBe(size);
    const source = memorySource(bytes);
    const key = await keyOf(source, sealed);
    expect(key.fileKey).toEqual(sealed.fileKey);
    const mapped = await until(openMapped(source, key, sealed.frames).read());
    expect(mapped.error).toBeNull();
    expect(sha256(mapped.given)).toBe(sha256(plain));
    const whole = await until(openWhole(source, key));
    expect(whole.error).toBeNull();
    expect(sha256(whole.given)).toBe(sha256(plain));
  });
});

test("sealArchive() leaves noise in raw frames, a few bytes larger than it was", async () => {
  const sealed = await seal(noise(2 * BLOCK), { folder, machine });
  expect(sealed.frames.size).toBe(2 * BLOCK + 2 * (9 + 32 * 3));
});

test("sealArchive() writes a file nobody else may read", async () => {
  const sealed = await seal(text(10), { folder, machine });
  expect((await stat(sealed.path)).mode & 0o777).toBe(0o600);
});

test("sealArchive() tells the plain bytes sealed so far", async () => {
  const told: number[] = [];
  await sealArchive(lent(text(2 * BLOCK + 5)), {
    path: join(folder, "told"),
    recipients: [KEYS.recipient],
    machine,
    onProgress: (plain) => void told.push(plain),
  });
  expect(told).toEqual([BLOCK, 2 * BLOCK, 2 * BLOCK + 5]);
});

test("sealArchive() draws a new file key and nonce each time", async () => {
  const one = await seal(text(10), { folder, machine });
  const two = await seal(text(10), { folder, machine });
  expect(one.fileKey).not.toEqual(two.fileKey);
  expect(one.header.sha256).not.toBe(two.header.sha256);
});

describe("openMapped().read()", () => {
  test("a range gives exactly its bytes and fetches only the chunks of its frames", async () => {
    const plain = new Uint8Array(Buffer.concat([text(BLOCK), noise(BLOCK), text(BLOCK + 7)]));
    const sealed = await seal(plain, { folder, machine });
    const source = memorySource(await bytesOf(sealed));
    const archive = openMapped(source, await keyOf(source, sealed), sealed.frames);
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length), fc.nat(2 * BLOCK), async (start, wanted) => {
        const length = Math.min(wanted, plain.length - start);
        source.fetched.length = 0;
        const { given, error } = await until(archive.read({ start, length }));
        expect(error).toBeNull();
        expect(sha256(given)).toBe(sha256(plain.subarray(start, start + length)));
        const fetched = source.fetched.reduce((sum, range) => sum + range.length, 0);
        const frames =
          length === 0
            ? []
            : Array.from(
                {
                  length: sealed.frames.find(start + length - 1) - sealed.frames.find(start) + 1,
                },
                (_, index) => sealed.frames.frame(sealed.frames.find(start) + index).length,
              );
        const needed = frames.reduce((sum, one) => sum + one, 0);
        expect(fetched).toBeLessThanOrEqual(needed * 1.001 + 2 * (CHUNK + 16));
      }),
      { numRuns: 60 },
    );
  });

  test("a range beyond the archive is a bug of the caller's", async () => {
    const archive = await opened(await seal(text(100), { folder, machine }));
    expect(() => archive.read({ start: 90, length: 11 })).toThrow(RangeError);
  });

  test("may be given up half way", async () => {
    const archive = await opened(await seal(noise(3 * BLOCK), { folder, machine }));
    for await (const chunk of archive.read()) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
  });
});

describe("recipients", () => {
  test("hybrid ones seal and open", async () => {
    const identity = await generateHybridIdentity();
    const recipients = [await identityToRecipient(identity)];
    const plain = text(1000);
    const sealed = await seal(plain, { folder, machine, recipients });
    const source = memorySource(await bytesOf(sealed));
    const key = await keyOf(source, sealed, identity);
    expect((await until(openWhole(source, key))).given).toEqual(plain);
    expect(key.fileKey).toEqual(sealed.fileKey);
  });

  test("each of several opens, a stranger does not", async () => {
    const other = await makeIdentity();
    const recipients = [KEYS.recipient, other.recipient];
    const sealed = await seal(text(1000), { folder, machine, recipients });
    const header = (await bytesOf(sealed)).subarray(0, sealed.header.length);
    expect(await openFileKey(header, [other.identity])).toEqual(sealed.fileKey);
    const stranger = await makeIdentity();
    expect(await openFileKey(header, [stranger.identity, KEYS.identity])).toEqual(sealed.fileKey);
    await expect(openFileKey(header, [stranger.identity])).rejects.toMatchObject({
      stage: "seal",
      code: "key-wrong",
    });
  });

  test.each([
    ["none", []],
    ["a mistyped one", [`${KEYS.recipient.slice(0, -1)}q`]],
    ["an ssh key", ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW"]],
    ["both kinds", [KEYS.recipient, HYBRID]],
  ])("%s: nothing is sealed", async (_name, recipients) => {
    const before = await readdir(folder);
    await expect(seal(text(10), { folder, machine, recipients })).rejects.toMatchObject({
      stage: "seal",
      code: "key-malformed",
    });
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("a sealing that fails", () => {
  const mine = tempFolder();
  const disk = tempFolder("holdfast-disk");

  async function* failing(after: number, error: Error, onEnd = (): void => {}): Bytes {
    try {
      yield* lent(noise(after));
      throw error;
    } finally {
      onEnd();
    }
  }

  test.each([10, 3 * BLOCK])(
    "after %i bytes throws what its source threw, and leaves nothing",
    async (size) => {
      const error = new HoldfastError("source", "Cannot dump", { code: "source-failed" });
      await expect(seal(failing(size, error), { folder: mine, machine })).rejects.toBe(error);
      expect(await readdir(mine)).toEqual([]);
    },
  );

  test("at a signal stops at once, ends its source and leaves nothing", async () => {
    const control = new AbortController();
    let ended = false;
    async function* endless(): Bytes {
      try {
        for (let n = 0; ; n++) {
          if (n === 9) control.abort();
          yield noise(BLOCK / 2);
        }
      } finally {
        ended = true;
      }
    }
    const stopped = testMachine({ signal: control.signal });
    await expect(seal(endless(), { folder: mine, machine: stopped })).rejects.toBeInstanceOf(
      Interrupted,
    );
    expect(ended).toBe(true);
    expect(await readdir(mine)).toEqual([]);
  });

  test("at a signal does not wait for a source that never answers", async () => {
    const control = new AbortController();
    async function* stuck(): Bytes {
      yield noise(2 * BLOCK);
      setTimeout(() => control.abort(), 50);
      await new Promise(() => {});
    }
    const stopped = testMachine({ signal: control.signal });
    const start = performance.now();
    await expect(seal(stuck(), { folder: mine, machine: stopped })).rejects.toBeInstanceOf(
      Interrupted,
    );
    expect(performance.now() - start).toBeLessThan(4000);
    expect(await readdir(mine)).toEqual([]);
  });

  test("after a signal does not begin", async () => {
    const stopped = testMachine({ signal: AbortSignal.abort() });
    await expect(seal(text(5), { folder: mine, machine: stopped })).rejects.toBeInstanceOf(
      Interrupted,
    );
    expect(await readdir(mine)).toEqual([]);
  });

  test.each([
    ["exits", "process.exit(3)"],
    ["throws", "throw new Error('no')"],
    [
      "exits at the third frame",
      `import { parentPort } from "node:worker_threads"; let n = 0;
       parentPort.on("message", (m) => { if (++n === 3) process.exit(0);
         parentPort.postMessage({ kind: "frame", sealed: { length: 1, sha256: new Uint8Array(32) }, block: m.block ?? null }); });`,
    ],
  ])("because its worker %s is an error, not a hang", async (_how, code) => {
    const module = join(folder, "worker.mjs");
    await writeFile(module, code);
    const broken = testMachine({ worker: new URL(`file://${module}`) });
    await expect(seal(text(20 * BLOCK), { folder: mine, machine: broken })).rejects.toMatchObject({
      stage: "seal",
      code: "seal-failed",
    });
    expect(await readdir(mine)).toEqual([]);
  });

  test("for want of a folder names it", async () => {
    await expect(
      seal(text(5), { folder: join(mine, "not", "there"), machine }),
    ).rejects.toMatchObject({ stage: "store", code: "store-failed" });
  });

  test("never removes a file that was there before", async () => {
    const path = join(folder, "mine");
    await writeFile(path, "precious");
    const options = { path, recipients: [KEYS.recipient], machine };
    await expect(sealArchive(lent(text(5)), options)).rejects.toMatchObject({
      code: "store-failed",
    });
    expect(await readFile(path, "utf8")).toBe("precious");
  });

  testWith(["root rights", "mount"], "on a full disk says so and leaves room again", async () => {
    const mounted = await machine.run({
      argv: ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk],
    });
    expect(mounted.code).toBe(0);
    try {
      for (const size of [2 ** 21, 6 * BLOCK]) {
        await expect(seal(noise(size), { folder: disk, machine })).rejects.toMatchObject({
          stage: "store",
          code: "store-full",
          message: expect.stringContaining("no room left"),
        });
        expect(await readdir(disk)).toEqual([]);
      }
    } finally {
      await machine.run({ argv: ["umount", disk] });
    }
  });
});

describe("stock tools", () => {
  testWith(["sh", "age", "zstd"], "age and zstd open what we seal", async () => {
    const identity = join(folder, "identity.txt");
    await writeFile(identity, `# a comment\n${KEYS.identity}\n`);
    for (const plain of [text(0), text(CHUNK), noise(BLOCK + 1), text(3 * BLOCK)]) {
      const sealed = await seal(plain, { folder, machine });
      const ran = await machine.run({
        argv: [
          "sh",
          "-c",
          `age -d -i "$1" "$2" | zstd -d -q > "$2.plain"`,
          "sh",
          identity,
          sealed.path,
        ],
      });
      expect(ran).toMatchObject({ code: 0, stderr: "" });
      expect(sha256(await readFile(`${sealed.path}.plain`))).toBe(sha256(plain));
    }
  });

  testWith(
    ["sh", "age", "zstd"],
    "we open what age and zstd made, several frames too",
    async () => {
      const plain = text(3 * BLOCK + 9);
      await writeFile(join(folder, "plain"), plain);
      const ran = await machine.run({
        argv: [
          "sh",
          "-c",
          `{ zstd -3 -T0 -q -c plain; zstd -1 -q -c --no-check plain; zstd -q --long=20 < plain; } | age -r "$1" > theirs`,
          "sh",
          KEYS.recipient,
        ],
        cwd: folder,
      });
      expect(ran.code).toBe(0);
      const bytes = new Uint8Array(await readFile(join(folder, "theirs")));
      const end =
        Buffer.from(bytes).indexOf("\n", Buffer.from(bytes).indexOf("\n--- ") + 1) + 1 + 16;
      const header = bytes.subarray(0, end);
      const key = { header, fileKey: await openFileKey(header, [KEYS.identity]) };
      const { given, error } = await until(openWhole(memorySource(bytes), key));
      expect(error).toBeNull();
      expect(sha256(given)).toBe(sha256(new Uint8Array(Buffer.concat([plain, plain, plain]))));
    },
  );
});

test("sealArchive() steps before it creates and before it syncs", async () => {
  const steps: string[] = [];
  const stepping = testMachine({ step: (name) => void steps.push(name) });
  const sealed = await seal(text(5), { folder, machine: stepping });
  expect(steps).toEqual(["seal-create", "seal-sync"]);
  expect(existsSync(sealed.path)).toBe(true);
});
