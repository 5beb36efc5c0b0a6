import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import * as vectors from "cctv-age";
import { damagedArchive } from "../../src/pipe/damaged.ts";
import { openAge, openFileKey } from "../../src/pipe/open.ts";
import { memorySource, until } from "./pipe_tools.ts";

/** Vectors we do not open, and why. */
const LEFT_OUT: readonly [RegExp, string][] = [
  [/^armor_/, "archives are never armored; only identity files may be"],
  [/^scrypt/, "archives have no passphrase recipients; only identity files may have one"],
];

const NOTHING = createHash("sha256").digest("hex");
const ONE_CHUNK = "a68cb6fa0b2e2a8d1abd54fcb26ff31fe16166ed38688bffa681e617813b781a"; // payload of stream_no_final_full

/**
 * Where we give out less than the vector allows: knowing the size, we know beforehand which chunk
 * must be the final one, and do not take another for it.
 */
const LESS: Readonly<Record<string, string>> = {
  stream_last_chunk_empty: NOTHING,
  stream_no_final_full: NOTHING,
  stream_no_final_two_chunks_full: ONE_CHUNK,
  stream_short_second_chunk: NOTHING,
  stream_trailing_garbage_long: NOTHING,
  stream_trailing_garbage_short: NOTHING,
  stream_two_final_chunks: NOTHING,
  stream_two_final_chunks_full: NOTHING,
  stream_two_final_chunks_second: ONE_CHUNK,
};

interface Vector {
  readonly expect: string;
  readonly payload: string | null;
  readonly identities: readonly string[];
  readonly file: Uint8Array;
}

function parseVector(bytes: Uint8Array): Vector {
  const at = Buffer.from(bytes).indexOf("\n\n");
  const facts = Buffer.from(bytes.subarray(0, at)).toString().split("\n");
  const values = (name: string): string[] =>
    facts.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  const body = bytes.subarray(at + 2);
  return {
    expect: values("expect")[0] ?? "",
    payload: values("payload")[0] ?? null,
    identities: values("identity"),
    file: values("compressed")[0] === "zlib" ? new Uint8Array(inflateSync(body)) : body,
  };
}

/** Where the payload begins, as the manifest of a backup would say. */
function headerOf(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file);
  const mac = text.indexOf("\n---");
  const end = mac < 0 ? -1 : text.indexOf("\n", mac + 1);
  return file.subarray(0, end < 0 ? file.byteLength : Math.min(end + 1 + 16, file.byteLength));
}

async function open(vector: Vector, piece: number): Promise<{ outcome: string; given: string }> {
  const header = headerOf(vector.file);
  const fileKey = await openFileKey(header, vector.identities).catch((error) => error as Error);
  if (fileKey instanceof Error) {
    expect(fileKey).toMatchObject({ name: "HoldfastError" });
    const wrong = (fileKey as { code?: string }).code === "key-wrong";
    return { outcome: wrong ? "no match" : "header refused", given: "" };
  }
  const source = memorySource(vector.file, piece);
  const payload = openAge(source, { header, fileKey }, damagedArchive(source.label));
  const { given, error } = await until(payload);
  if (error !== null) expect(error).toMatchObject({ code: "archive-damaged" });
  const sha256 = createHash("sha256").update(given).digest("hex");
  return { outcome: error === null ? "success" : "payload failure", given: sha256 };
}

const chosen = Object.entries(vectors as Record<string, Uint8Array>).filter(
  ([name]) => !LEFT_OUT.some(([pattern]) => pattern.test(name)),
);

describe("openFileKey() and openAge() on the vectors of cctv-age", () => {
  test.each(chosen)("%s", async (name, bytes) => {
    const vector = parseVector(bytes);
    const pieces = vector.file.byteLength > 2 ** 20 ? [2 ** 30, 1000] : [2 ** 30, 1000, 1];
    for (const piece of pieces) {
      const { outcome, given } = await open(vector, piece);
      const expected = ["HMAC failure", "header failure"].includes(vector.expect)
        ? "header refused"
        : vector.expect;
      expect(outcome).toBe(expected);
      if (given !== "") expect(given).toBe(LESS[name] ?? vector.payload);
    }
  });

  test("cover all but those left out", () => {
    const all = Object.keys(vectors as object);
    expect(chosen.length).toBe(85);
    expect(all.length - chosen.length).toBe(58);
  });
});
