// Measures the pipe alone: seal and open MB/s and the peak memory of this process.
// node bench/pipe.ts FILE [seal | open | inventory | both] [amount]: FILE is read again and again until there
// are that many megabytes; inventory takes thousands of facts; both seals a fact for every KB of the amount at once.
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bytes, Range } from "../src/domain/bytes.ts";
import type { Fact } from "../src/domain/fact.ts";
import { makeMachine } from "../src/host/make_machine.ts";
import { makeIdentity } from "../src/pipe/identity.ts";
import { InventoryWriter, readFacts, readMaps } from "../src/pipe/inventory.ts";
import {
  openFileKey,
  openMapped,
  openWhole,
  readHeader,
  type SealedSource,
} from "../src/pipe/open.ts";
import { type Sealed, sealArchive } from "../src/pipe/seal.ts";

const machine = makeMachine({
  signal: new AbortController().signal,
  worker: new URL("../src/index.ts", import.meta.url),
  tell: () => {},
});

/** The same file again and again, read into one buffer, as lent chunks. */
async function* repeated(path: string, total: number): Bytes {
  const file = await open(path);
  const buffer = new Uint8Array(256 * 1024);
  try {
    for (let done = 0, at = 0; done < total; ) {
      const room = Math.min(buffer.length, total - done);
      const { bytesRead } = await file.read(buffer, 0, room, at);
      at = bytesRead === 0 ? 0 : at + bytesRead;
      done += bytesRead;
      if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function sourceOf(sealed: Sealed): SealedSource {
  return {
    label: "bench",
    size: sealed.size,
    read: async function* (range?: Range) {
      const file = await open(sealed.path);
      const buffer = new Uint8Array(2 ** 20);
      try {
        const end = range === undefined ? sealed.size : range.start + range.length;
        for (let at = range?.start ?? 0; at < end; ) {
          const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
          if (bytesRead === 0) return;
          at += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    },
  };
}

async function timed<T>(name: string, bytes: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name}: ${ms.toFixed(0)} ms, ${(bytes / 1000 / ms).toFixed(0)} MB/s, peak ${peak} MiB`,
  );
  return result;
}

async function drain(bytes: Bytes): Promise<number> {
  let size = 0;
  for await (const chunk of bytes) size += chunk.byteLength;
  return size;
}

function factOf(n: number): Fact {
  const hash = (n * 2654435761).toString(16).padStart(16, "0").repeat(4);
  return {
    key: `some/folder/of/it/${Math.floor(n / 100)}/${n}.txt`,
    is: { type: "file", mode: "0644", owner: "0:0", size: n, mtime: `17${n}.5`, sha256: hash },
    at: n * 1024,
    span: 1024,
  };
}

async function inventory(path: string, recipient: string, facts: number): Promise<Sealed> {
  const writer = new InventoryWriter();
  const sealing = sealArchive(writer.bytes, { path, recipients: [recipient], machine });
  for (let n = 0; n < facts; n++) {
    const full = writer.fact("tree", factOf(n));
    if (full !== undefined) await full;
  }
  writer.end();
  return await sealing;
}

/** As a tree of files of a KB each is saved: part and inventory at once. */
async function both(path: string, recipient: string, total: number): Promise<Sealed> {
  const writer = new InventoryWriter();
  const recipients = [recipient];
  const listing = sealArchive(writer.bytes, { path: `${path}-inventory`, recipients, machine });
  async function* tapped(): Bytes {
    let n = 0;
    for await (const chunk of repeated(file, total)) {
      for (let at = 0; at < chunk.byteLength; at += 1000) {
        const full = writer.fact("tree", factOf(n++));
        if (full !== undefined) await full;
      }
      yield chunk;
    }
  }
  const sealed = await sealArchive(tapped(), { path, recipients, machine });
  writer.map("source/tree.tar.zst.age", "tree", sealed);
  writer.end();
  await listing;
  return sealed;
}

const [file = "", what = "open", amount = "300"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
try {
  const { identity, recipient } = await makeIdentity();
  const path = join(folder, "archive");
  const total = Number(amount) * (what === "inventory" ? 0 : 1e6);
  const sealed = await timed("seal", total, () =>
    what === "inventory"
      ? inventory(path, recipient, Number(amount) * 1000)
      : what === "both"
        ? both(path, recipient, total)
        : sealArchive(repeated(file, total), { path, recipients: [recipient], machine }),
  );
  console.log(
    `plain ${sealed.plain} bytes, sealed ${sealed.size} bytes, ${sealed.frames.count} frames`,
  );
  const source = sourceOf(sealed);
  const header = await readHeader(source, sealed.header);
  const key = { header, fileKey: await openFileKey(header, [identity]) };
  if (what === "open" || what === "inventory") {
    await timed("open by map", sealed.plain, () =>
      drain(openMapped(source, key, sealed.frames).read()),
    );
    await timed("open whole", sealed.plain, () => drain(openWhole(source, key)));
  }
  if (what === "inventory") {
    let count = 0;
    await timed("read facts", sealed.plain, async () => {
      for await (const _ of readFacts(openWhole(source, key), "tree")) count += 1;
    });
    await timed("read maps", sealed.plain, () => readMaps(openWhole(source, key)));
    console.log(`${count} facts`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
