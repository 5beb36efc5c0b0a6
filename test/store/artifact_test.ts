import { createHash, randomBytes } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { backupName, noteName } from "../../src/domain/entry.ts";
import { type HoldfastError, Interrupted } from "../../src/domain/error.ts";
import { artifact } from "../../src/store/artifact.ts";
import type { Store } from "../../src/store/store.ts";
import type { Fault } from "../github/results_service.ts";
import { all, tempFolder } from "../tools.ts";
import { startHub } from "./artifact_tools.ts";
import { begin, codeOfFailure, FILES, NAME, staging, storeContract, textOf } from "./contract.ts";

const hub = await startHub();
const fileOf = staging();
const stagedApart = tempFolder("staged");
const SLOW = 60_000; // ms: GitHub's client waits seconds before it tries again

async function fill(store: Store, name: Parameters<typeof begin>[1] = NAME) {
  const draft = await begin(store, name);
  for (const [file, text] of Object.entries(FILES)) await draft.put(file, fileOf(text));
  return draft;
}
const publish = async (store: Store, name: Parameters<typeof begin>[1] = NAME) =>
  await (await fill(store, name)).publish();
const names = async (store: Store) => (await all(store.list())).map(({ text }) => text);
const listed = () => hub.results.artifacts.map(({ name }) => name);

/** The zip of an entry, as another run would upload it. */
async function zipOf(name: Parameters<typeof begin>[1] = NAME): Promise<Uint8Array> {
  hub.clear();
  await publish(hub.store(), name);
  const url = hub.results.artifacts[0]?.location ?? "";
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  hub.clear();
  return bytes;
}

storeContract(
  "artifact",
  async () => {
    hub.clear();
    return hub.store();
  },
  { showsDrafts: false },
);

describe("artifact settings", () => {
  test("accept a retention, workflows and a cache, and nothing else", () => {
    expect(artifact.settings.parse({})).toEqual({
      workflows: ["backup.yml", "restore.yml", "undo.yml", "verify.yml"],
      cache: false,
    });
    for (const bad of [
      { "retention-days": 0 },
      { "retention-days": 401 },
      { "retention-days": 1.5 },
      { workflows: [] },
      { workflows: ["../backup.yml"] },
      { workflows: ["backup"] },
      { path: "x" },
    ])
      expect(artifact.settings.safeParse(bad).success).toBe(false);
  });
});

describe("artifact publish()", () => {
  test("makes a raw zip of the entry's name, with its digest, kept as long as the policy says", async () => {
    hub.clear();
    const printed: unknown[] = [];
    const write = process.stdout.write;
    process.stdout.write = (text: unknown) => printed.push(text) > 0;
    try {
      await publish(hub.store({ settings: { "retention-days": 7 } }));
    } finally {
      process.stdout.write = write;
    }
    expect(printed).toEqual([]); // GitHub's client prints, and a report may be what stdout is for
    const [one, ...others] = hub.results.artifacts;
    expect([one?.name, others.length]).toEqual([`${NAME.text}.zip`, 0]);
    const bytes = Buffer.from(await (await fetch(one?.location ?? "")).arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
    expect(one?.digest).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    const days = (Date.parse(one?.expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  for (const [title, asked, allowed, days] of [
    ["what the policy asks for", 30, "90", 30],
    ["what the repository allows", 400, "90", 90],
    ["what the repository says", undefined, "14", 14],
    ["90 days where nobody says", undefined, undefined, 90],
  ] as const) {
    test(`announces ${title}`, () => {
      const settings = asked === undefined ? {} : { "retention-days": asked };
      const store = hub.store({ settings, env: { GITHUB_RETENTION_DAYS: allowed } });
      expect(store.keepsFor).toBe(days * 86_400_000);
    });
  }

  test(
    "is patient with a service that answers 503 and 429 and cuts a block off",
    async () => {
      hub.clear();
      hub.results.faults.push(
        { call: "CreateArtifact", how: { status: 503 } },
        { call: "block", how: { status: 503 } },
        { call: "blocklist", how: "cut" },
        { call: "FinalizeArtifact", how: { status: 429 } },
        { call: "download", how: { status: 500 } },
      );
      const store = hub.store();
      expect(await publish(store)).toBe("published");
      expect(hub.results.faults).toEqual([]);
      expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
    },
    SLOW,
  );

  const failures: [title: string, fault: Fault, code: string, told: RegExp][] = [
    ["no number", { call: "FinalizeArtifact", how: "no id" }, "store-failed", /no number/],
    [
      "another digest in the listing",
      { call: "FinalizeArtifact", how: "wrong" },
      "digest-differs",
      /not what was uploaded/,
    ],
    [
      "another byte when it is read back",
      { call: "download", how: "wrong" },
      "digest-differs",
      /not what was uploaded/,
    ],
    [
      "a quota that is used up",
      { call: "CreateArtifact", how: { status: 400, message: "insufficient usage" } },
      "store-full",
      /storage for artifacts is used up/,
    ],
    ["a refusal", { call: "CreateArtifact", how: { status: 403 } }, "store-failed", /\(403\)/],
    ["a refused block", { call: "block", how: { status: 403 } }, "store-failed", /Cannot write/],
    ["a refused end", { call: "FinalizeArtifact", how: { status: 400 } }, "store-failed", /400/],
  ];
  for (const [title, fault, code, told] of failures) {
    test(
      `fails on ${title}, and leaves nothing that could be taken for a backup`,
      async () => {
        hub.clear();
        hub.results.faults.push({ ...fault });
        const store = hub.store();
        const done = publish(store);
        expect(await codeOfFailure(done)).toBe(code);
        await expect(done).rejects.toThrow(told);
        expect(hub.results.faults).toEqual([]);
        expect(listed()).toEqual([]);
        expect(await names(store)).toEqual([]);
        expect(await publish(hub.store())).toBe("published");
      },
      SLOW,
    );
  }

  test("fails when no block arrives any more", async () => {
    hub.clear();
    hub.results.faults.push({ call: "block", how: "stall" });
    const done = publish(hub.store({ env: { ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: "300" } }));
    await expect(done).rejects.toThrow(/stalled/);
    expect(await names(hub.store())).toEqual([]);
  });

  test("is given up when the run is interrupted, and leaves no zip behind", async () => {
    hub.clear();
    hub.results.faults.push({ call: "block", how: "stall" });
    const stop = new AbortController();
    const folder = stagedApart;
    const staged = join(folder, "one");
    writeFileSync(staged, "x");
    const draft = await begin(hub.store({ parts: { signal: stop.signal } }));
    await draft.put("manifest.json", staged);
    const done = draft.publish();
    const wait = setInterval(() => {
      if (hub.results.calls.includes("block")) stop.abort();
    }, 5);
    await expect(done).rejects.toThrow(Interrupted);
    clearInterval(wait);
    expect(readdirSync(folder)).toEqual(["one"]);
    expect(await names(hub.store())).toEqual([]);
  });

  for (const point of ["artifact: built", "artifact: uploaded"]) {
    test(`stopped at "${point}" leaves nothing, or all of it`, async () => {
      hub.clear();
      const step = (name: string) => {
        if (name === point) throw new Error("stopped");
      };
      const done = publish(hub.store({ parts: { step } }));
      await expect(done).rejects.toThrow("stopped");
      const store = hub.store();
      expect(await names(store)).toEqual(point === "artifact: built" ? [] : [NAME.text]);
      for (const { text } of await all(store.list())) expect(text).toBe(NAME.text);
      if (point === "artifact: uploaded")
        expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
    });
  }

  test("leaves alone what another job of its run published, where it could not begin its own", async () => {
    hub.clear();
    const draft = await fill(hub.store({ run: { id: 4712 } }));
    const theirs = hub.results.put(`${NAME.text}.zip`, await zipOf(), { run: 4712 });
    hub.results.faults.push({ call: "CreateArtifact", how: { status: 403 } });
    await expect(draft.publish()).rejects.toThrow(/\(403\)/);
    expect(hub.results.artifacts).toEqual([theirs]);
  });

  test("gives way to an older one of another run, which came meanwhile", async () => {
    const bytes = await zipOf();
    const first = hub.env();
    const draft = await fill(hub.store());
    const theirs = hub.results.put(`${NAME.text}.zip`, bytes, {
      run: Number(first["GITHUB_RUN_ID"]),
      createdAt: "2026-01-01T00:00:00Z",
    });
    expect(await draft.publish()).toBe("taken");
    expect(hub.results.artifacts).toEqual([theirs]);
  });
});

describe("artifact list()", () => {
  test("knows only artifacts of a known workflow on the default branch of this repository", async () => {
    const bytes = await zipOf();
    const put = (day: number, run: Parameters<typeof hub.env>[0] | number, of: object = {}) => {
      const id = typeof run === "number" ? run : Number(hub.env(run)["GITHUB_RUN_ID"]);
      const name = `Backup_202601${String(day).padStart(2, "0")}_0000Z.zip`;
      hub.results.put(name, bytes, { run: id, ...of });
    };
    put(1, {});
    put(2, { path: ".github/workflows/restore.yml", event: "workflow_dispatch" });
    put(3, { headRepository: "stranger/servers" });
    put(4, { headBranch: "feature" });
    put(5, { path: ".github/workflows/evil.yml" });
    put(6, { path: ".github/workflows/sub/backup.yml" });
    put(7, { path: "backup.yml" });
    put(8, { event: "pull_request" });
    put(9, { event: "pull_request_target" });
    put(10, 4711); // a run that was deleted
    put(11, {}, { expired: true });
    put(1, {}, { createdAt: "2020-01-01T00:00:00Z", digest: `sha256:${"1".repeat(64)}` });
    hub.results.put("plan-0123456789abcdef", bytes);
    hub.results.put("Backup_20260112_0000Z", bytes);
    hub.results.put(".draft-Backup_20260112_0000Z-0123456789abcdef.zip", bytes);
    const store = hub.store();
    expect(await names(store)).toEqual(["Backup_20260102_0000Z", "Backup_20260101_0000Z"]);
    const [note, ...others] = await store.check(0);
    expect([note?.code, note?.weight, others.length]).toEqual(["entry-unknown", "note", 0]);
    expect(note?.text).toMatch(/^9 artifacts .* count for nothing/);
  });

  test("takes the older of two artifacts of one name, whatever their order in the listing", async () => {
    const [ours, theirs] = [await zipOf(), await zipOf(noteName(NAME.id, "proven"))];
    for (const isFirst of [true, false]) {
      hub.clear();
      const run = Number(hub.env()["GITHUB_RUN_ID"]);
      const old = { run, createdAt: "2026-01-01T00:00:00Z" };
      const late = { run, createdAt: "2026-01-01T00:00:01Z" };
      hub.results.put(`${NAME.text}.zip`, isFirst ? ours : theirs, isFirst ? old : late);
      hub.results.put(`${NAME.text}.zip`, isFirst ? theirs : ours, isFirst ? late : old);
      const store = hub.store();
      expect(await names(store)).toEqual([NAME.text]);
      expect((await store.check(0)).map(({ code }) => code)).toEqual(["entry-unknown"]);
      await all(store.read(NAME, "manifest.json"));
      const id = hub.results.artifacts.find((one) => one.createdAt === old.createdAt)?.id;
      expect(hub.github.state.calls.some((call) => call.endsWith(`/${id}/zip`))).toBe(true);
    }
  });

  test("asks for each run once, and pages through hundreds", async () => {
    const bytes = await zipOf();
    const run = Number(hub.env()["GITHUB_RUN_ID"]);
    for (let at = 0; at < 250; at++) {
      const id = new Date(Date.UTC(2026, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
      hub.results.put(`Backup_${id.replaceAll("-", "")}_0000Z.zip`, bytes, { run });
    }
    const store = hub.store();
    expect((await names(store)).length).toBe(250);
    await names(store);
    const calls = hub.github.state.calls.filter((call) => call.endsWith(`/actions/runs/${run}`));
    expect(calls.length).toBe(1);
  });

  test("shows what this process uploaded, and not what it removed, while GitHub's listing is late", async () => {
    hub.clear();
    const store = hub.store();
    await publish(store);
    const late = hub.results.artifacts.splice(0);
    expect(await names(store)).toEqual([NAME.text]);
    hub.results.artifacts.push(...late);
    await store.remove(NAME);
    hub.results.artifacts.push(...late);
    expect(await names(store)).toEqual([]);
    expect(await store.look(NAME)).toBeNull();
  });
});

describe("artifact read()", () => {
  const big = randomBytes(3 * 2 ** 20);

  async function one(): Promise<Store> {
    hub.clear();
    const store = hub.store();
    const draft = await begin(store);
    await draft.put("source/part.bin", fileOf(big));
    await draft.put("manifest.json", fileOf("{}\n"));
    await draft.publish();
    hub.results.calls.length = 0;
    return hub.store();
  }
  const whole = async (store: Store) =>
    Buffer.concat((await all(store.read(NAME, "source/part.bin"))).map((one) => Buffer.from(one)));
  const fetched = () =>
    hub.results.calls.flatMap((call) => {
      const [, from, to] = /^download (\d+)-(\d+)$/.exec(call) ?? [];
      return from === undefined ? [] : [Number(to) - Number(from) + 1];
    });

  test("fetches a manifest and a range without the rest of the zip", async () => {
    const store = await one();
    expect(await names(store)).toEqual([NAME.text]);
    expect(await textOf(store, NAME, "manifest.json")).toBe("{}\n");
    expect(fetched().reduce((sum, length) => sum + length, 0)).toBeLessThan(300_000);
    const range = { start: 1000, length: 5000 };
    const part = Buffer.concat(await all(store.read(NAME, "source/part.bin", range)));
    expect(part.equals(big.subarray(1000, 6000))).toBe(true);
    expect(fetched().reduce((sum, length) => sum + length, 0)).toBeLessThan(310_000);
  });

  const hows: [title: string, how: Fault["how"]][] = [
    ["cut off", "cut"],
    ["too short", "short"],
    ["stalled", "stall"],
    ["answered with 503", { status: 503 }],
    ["answered with 429", { status: 429 }],
    ["whole, though a range was asked for", "whole"],
  ];
  for (const [title, how] of hows) {
    test(`goes on where a download was ${title}`, async () => {
      const store = await one();
      hub.results.faults.push({ call: "download", times: 3, how });
      expect((await whole(store)).equals(big)).toBe(true);
      expect(hub.results.faults[0]?.times ?? 0).toBeLessThan(2);
    });
  }

  test("asks for a new address when the old one is over", async () => {
    const store = await one();
    await textOf(store, NAME, "manifest.json");
    hub.results.expire();
    expect((await whole(store)).equals(big)).toBe(true);
  });

  test("gives up a storage that never answers, and says so", async () => {
    const store = await one();
    hub.results.faults.push({ call: "download", times: 100, how: { status: 503 } });
    const done = whole(store);
    expect(await codeOfFailure(done)).toBe("store-unreachable");
    await expect(done).rejects.toThrow(/the storage answered with 503/);
  });

  test("says that bytes are missing when the artifact went meanwhile", async () => {
    const store = await one();
    expect(await names(store)).toEqual([NAME.text]);
    hub.results.artifacts.length = 0;
    expect(await codeOfFailure(whole(store))).toBe("store-missing-bytes");
  });

  test("takes a damaged zip for an entry that holds nothing", async () => {
    const bytes = await zipOf();
    const run = Number(hub.env()["GITHUB_RUN_ID"]);
    hub.results.put(`${NAME.text}.zip`, bytes.subarray(0, -1), { run });
    hub.results.put("Backup_20260101_0000Z.zip", new Uint8Array(), { run });
    const store = hub.store();
    expect((await names(store)).length).toBe(2);
    for (const name of [NAME, backupName("Backup_20260101_0000Z")]) {
      expect((await store.look(name))?.files.size).toBe(0);
      expect(await codeOfFailure(all(store.read(name, "manifest.json")))).toBe(
        "store-missing-bytes",
      );
    }
  });
});

describe("artifact, where it cannot be used, says why:", () => {
  const rows: [title: string, env: Record<string, string | undefined>, told: RegExp][] = [
    ["no workflow run", { GITHUB_ACTIONS: undefined }, /this is no workflow run/],
    ["no token", { GITHUB_TOKEN: undefined }, /there is no token/],
    ["a server of one's own", { GITHUB_SERVER_URL: "https://git.example" }, /Enterprise Server/],
    [
      "a server called alike",
      { GITHUB_SERVER_URL: "https://github.com.example" },
      /Enterprise Server/,
    ],
    ["a token without the right", { GITHUB_TOKEN: "none" }, /was answered with 401/],
  ];
  for (const [title, env, told] of rows) {
    test(title, async () => {
      hub.clear();
      const store = hub.store({ env });
      const done = names(store);
      expect(await codeOfFailure(done)).toBe("store-unreachable");
      await expect(done).rejects.toThrow(told);
      const [finding] = await store.check(0);
      expect([finding?.code, finding?.weight]).toEqual(["store-unreachable", "error"]);
    });
  }

  test("a step that was given no artifact service may read, and not write", async () => {
    hub.clear();
    await publish(hub.store());
    const store = hub.store({ env: { ACTIONS_RUNTIME_TOKEN: undefined } });
    expect(await names(store)).toEqual([NAME.text]);
    await expect(store.draft(noteName(NAME.id, "proven"))).rejects.toThrow(/no artifact service/);
    expect((await store.check(0))[0]?.text).toMatch(/no artifact service/);
  });

  test("the permission that is missing is named", async () => {
    hub.clear();
    await publish(hub.store());
    const env = (permissions: object) => ({ GITHUB_TOKEN: hub.github.token({ ...permissions }) });
    const blind = hub.store({ env: env({ contents: "read" }) });
    const reader = hub.store({ env: env({ actions: "read", contents: "read" }) });
    for (const [work, needs] of [
      [names(blind), "actions: read"],
      [reader.remove(NAME), "actions: write"],
    ] as const) {
      const error = await work.then(
        () => null,
        (cause: unknown) => cause,
      );
      expect((error as HoldfastError).hint).toContain(needs);
    }
    expect(listed()).toEqual([`${NAME.text}.zip`]);
  });

  test("a workflow or branch whose artifacts would count for nothing is an error of check()", async () => {
    for (const [run, told] of [
      [{ path: ".github/workflows/nightly.yml" }, /"nightly.yml" is not among workflows/],
      [{ headBranch: "feature" }, /not on the branch "main"/],
    ] as const) {
      const [finding] = await hub.store({ run }).check(0);
      expect([finding?.code, finding?.weight]).toEqual(["store-unreachable", "error"]);
      expect(finding?.text).toMatch(told);
    }
    expect(await hub.store().check(0)).toEqual([]);
  });
});

describe("artifact with cache: true", () => {
  const temp = tempFolder();
  const store = () =>
    hub.store({
      settings: { cache: true },
      env: { RUNNER_TEMP: temp, GITHUB_WORKSPACE: temp },
    });
  const downloads = () => hub.results.calls.filter((call) => call.startsWith("download"));

  /** Two backups, read and kept. */
  async function keep(): Promise<void> {
    hub.clear();
    await publish(store(), backupName("Backup_20260101_0000Z"));
    const second = store();
    for (const name of await all(second.list())) await textOf(second, name, "manifest.json");
    await publish(second);
    hub.results.calls.length = 0;
  }
  async function readAll(): Promise<string[]> {
    const next = store();
    const texts: string[] = [];
    for (const name of await all(next.list()))
      texts.push(await textOf(next, name, "manifest.json"));
    return texts;
  }

  test("reads no manifest twice, also in another run", async () => {
    await keep();
    expect(hub.results.caches.length).toBeGreaterThan(0);
    expect(await readAll()).toEqual(["{}\n", "{}\n"]);
    expect(downloads().filter((call) => !call.startsWith("download 0-"))).toEqual([]);
    expect(readdirSync(temp)).not.toContain("holdfast-catalog");
  });

  test("reads them from the artifacts where the cache is damaged, of another artifact, denied or gone", async () => {
    const spoilers: (() => void)[] = [
      () => {
        for (const { file } of hub.results.caches) writeFileSync(file, "no archive");
      },
      () => {
        for (const one of hub.results.artifacts) one.digest = `sha256:${"2".repeat(64)}`;
      },
      () => void hub.results.caches.splice(0),
      () => {
        hub.results.denied.read = "cache read denied: no scopes";
        hub.results.denied.write = "cache write denied: read only";
      },
    ];
    for (const spoil of spoilers) {
      await keep();
      spoil();
      expect(await readAll()).toEqual(["{}\n", "{}\n"]);
      expect(downloads().length).toBeGreaterThan(1);
    }
    expect(await publish(store(), noteName(NAME.id, "proven"))).toBe("published");
  });
});
