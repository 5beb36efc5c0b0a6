import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Machine } from "../../host/machine.ts";
import { askClient } from "./client.ts";
import { isStatement, type Kept, type Memo } from "./memo.ts";

/** Keeps a memo between runs on runners that keep nothing. Never the only copy of anything; silent whatever happens. */
export interface Cache {
  /** Adds what the last run kept. */
  load(): Promise<void>;
  /** Keeps the memo for the next run. @param ids The artifacts that are still there. */
  save(ids: ReadonlySet<number>): Promise<void>;
}

const LIMIT = 30_000; // ms; a catalog is read without it in less
const MOST = 32 * 2 ** 20; // bytes of the file
const KEY = "holdfast-catalog-1-";
const FILE = "catalog.json";

const shape = z.strictObject({
  sha256: z.string(),
  artifacts: z.array(
    z.strictObject({
      id: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      files: z.record(z.string().refine(isStatement), z.base64()),
    }),
  ),
});

/** What GitHub's cache holds of a memo. A run without one works as well, only slower. */
export function cacheOf(machine: Machine, memo: Memo): Cache {
  const folder = join(machine.env["RUNNER_TEMP"] ?? "", "holdfast-catalog");
  const isThere =
    (machine.env["RUNNER_TEMP"] ?? "") !== "" &&
    (machine.env["ACTIONS_RUNTIME_TOKEN"] ?? "") !== "";
  const quietly = async (work: () => Promise<unknown>): Promise<void> => {
    if (!isThere) return;
    await work().catch(() => {}); // a cache that does not work is as good as none
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  };
  return {
    load: () =>
      quietly(async () => {
        await rm(folder, { recursive: true, force: true });
        await askClient(machine, { kind: "restore", path: folder, key: KEY }, LIMIT);
        for (const [id, kept] of parse(await readFile(join(folder, FILE)))) memo.add(id, kept);
      }),
    save: (ids) =>
      quietly(async () => {
        const text = write([...memo.all()].filter(([id]) => ids.has(id)));
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, FILE), text, { mode: 0o600 });
        const key = `${KEY}${digest(text).slice(0, 32)}`;
        await askClient(machine, { kind: "save", path: folder, key }, LIMIT);
      }),
  };
}

function write(kept: readonly (readonly [number, Kept])[]): string {
  const artifacts = kept.map(([id, { sha256, files }]) => ({
    id,
    sha256,
    files: Object.fromEntries(
      [...files].map(([file, bytes]) => [file, Buffer.from(bytes).toString("base64")]),
    ),
  }));
  return JSON.stringify({ sha256: digest(JSON.stringify(artifacts)), artifacts });
}

/** Whoever can write to the cache can write this too: the digest is for damage, the signatures for the rest. */
function parse(bytes: Buffer): Map<number, Kept> {
  if (bytes.byteLength > MOST) return new Map();
  const { sha256, artifacts } = shape.parse(JSON.parse(bytes.toString("utf8")));
  if (digest(JSON.stringify(artifacts)) !== sha256) return new Map();
  return new Map(
    artifacts.map((one) => [
      one.id,
      {
        sha256: one.sha256,
        files: new Map(
          Object.entries(one.files).map(([file, text]) => [
            file,
            new Uint8Array(Buffer.from(text, "base64")),
          ]),
        ),
      },
    ]),
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
