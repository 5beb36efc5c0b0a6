import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { tempFolder } from "../tools.ts";
import { type ResultsService, startResultsService } from "./results_service.ts";

// GitHub's own clients against the loopback service: what they can do with it is what it is good for.
const folder = tempFolder();
const bytes = new Uint8Array(2 ** 20 + 7).map((_, at) => at * 31);
const digest = createHash("sha256").update(bytes).digest("hex");
let results: ResultsService;

const write = process.stdout.write;

beforeAll(async () => {
  process.stdout.write = () => true; // the clients tell much
  results = await startResultsService();
  const env = { ...results.env(12), GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder };
  Object.assign(process.env, env); // this file's own copy
  writeFileSync(join(folder, "one.zip"), bytes);
});
afterAll(() => {
  process.stdout.write = write;
  return results.close();
});

async function upload() {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  const file = join(folder, "one.zip");
  return {
    client,
    done: client.uploadArtifact("one.zip", [file], folder, { skipArchive: true, retentionDays: 3 }),
  };
}

describe("the loopback results service", () => {
  test("takes a raw artifact, lists it, gives any range of it and deletes it", async () => {
    const { client, done } = await upload();
    const { id, size, digest: said } = await done;
    expect([size, said]).toEqual([bytes.length, digest]);
    const [one] = results.artifacts;
    expect([one?.id, one?.name, one?.size, one?.run]).toEqual([id, "one.zip", bytes.length, 12]);
    expect(one?.digest).toBe(`sha256:${digest}`);
    const days = (Date.parse(one?.expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(3);
    const part = await fetch(one?.location ?? "", { headers: { range: "bytes=5-9" } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(5, 10));
    const { artifacts } = await client.listArtifacts();
    expect(artifacts.map((found) => [found.id, found.name])).toEqual([[id, "one.zip"]]);
    await expect((await upload()).done).rejects.toThrow("(409)");
    const into = join(folder, "down");
    await client.downloadArtifact(id as number, { path: into, skipDecompress: true } as object);
    expect(readFileSync(join(into, "one.zip")).equals(bytes)).toBe(true);
    await client.deleteArtifact("one.zip");
    expect(results.artifacts).toEqual([]);
  });

  test("refuses addresses whose time is over", async () => {
    const one = results.put("other.zip", bytes);
    const address = one.location ?? "";
    expect((await fetch(address)).status).toBe(200);
    results.expire();
    expect((await fetch(address)).status).toBe(403);
    expect((await fetch(one.location ?? "")).status).toBe(200);
    results.artifacts.length = 0;
  });

  test("fails as it is told, and only so often", async () => {
    results.faults.push({
      call: "CreateArtifact",
      how: { status: 400, message: "insufficient usage" },
    });
    await expect((await upload()).done).rejects.toThrow("quota");
    results.faults.push({ call: "FinalizeArtifact", how: "no id" });
    expect((await (await upload()).done).id).toBe(-1);
    results.artifacts.length = 0;
    results.faults.push({ call: "FinalizeArtifact", how: "wrong" });
    expect((await (await upload()).done).digest).toBe(digest);
    expect(results.artifacts[0]?.digest).not.toBe(`sha256:${digest}`);
    expect(results.faults).toEqual([]);
    results.artifacts.length = 0;
  });

  test("keeps a cache, finds it by the beginning of its key, and says when none may be written", async () => {
    const { restoreCache, saveCache } = await import("@actions/cache");
    const place = join(folder, "kept");
    mkdirSync(place);
    writeFileSync(join(place, "a"), "kept");
    expect(await saveCache([place], "key-1")).toBeGreaterThan(0);
    rmSync(place, { recursive: true });
    expect(await restoreCache([place], "key-", ["key-"])).toBe("key-1");
    expect(readFileSync(join(place, "a"), "utf8")).toBe("kept");
    results.denied.write = "cache write denied: token may only read";
    expect(await saveCache([place], "key-2")).toBe(-1);
    expect(results.caches.map(({ key }) => key)).toEqual(["key-1"]);
  });
});
