import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import yazl from "yazl";
import { openPolicy } from "../../src/command/open_policy.ts";
import { makeStatus, statusFile } from "../../src/command/status.ts";
import { watch } from "../../src/command/watch.ts";
import type { Outcome } from "../../src/domain/report.ts";
import { githubOf, runOf } from "../../src/host/github.ts";
import { startGitHub } from "../github/api_server.ts";
import { type Permissions, type Run, stamp } from "../github/api_state.ts";
import { testMachine } from "../tools.ts";
import { makeWorld } from "../world.ts";

const SCHEDULES = '\n  nightly: { every: day, at: "02:00", timezone: Africa/Lusaka }';
const SAVED = new Date("2026-11-20T00:10:00.000Z");
const WELL = new Date("2026-11-20T06:00:00.000Z");
const LATE = new Date("2026-11-22T06:00:00.000Z");
const ID = "Backup_20261120_0010Z";
const MAY: Permissions = { contents: "read", actions: "read", issues: "write" };
const TITLE = "Holdfast: backup overdue (test)";

const server = await startGitHub();
afterAll(() => server.close());
const world = await makeWorld({ schedules: SCHEDULES });
const { state } = server;
let good: Uint8Array;

const setupAt = async (now: Date) =>
  await openPolicy(null, testMachine({ cwd: world.folder, now: () => now, host: "db-1" }), null);

/** What a host says at a moment, as the bytes of its file. */
async function statusAt(now: Date, command: "backup" | "prune" = "backup"): Promise<Uint8Array> {
  const folder = world.path("private");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const made = await makeStatus(await setupAt(now), { command, exit: 0, folder });
  expect(made?.path).toBe(world.path("private", `holdfast-status-test-${command}.json`));
  return readFileSync(made?.path ?? "");
}

interface Uploaded {
  readonly at?: Date;
  readonly run?: Partial<Run>;
  readonly name?: string;
  readonly digest?: string;
}

/** Uploads bytes as an artifact of a run. */
function upload(bytes: Uint8Array, { at = SAVED, run = {}, name, digest }: Uploaded = {}): void {
  const env = server.env({ path: ".github/workflows/backup.yml", event: "schedule", ...run });
  state.artifacts.push({
    id: 500 + state.artifacts.length,
    name: name ?? statusFile("test", "backup"),
    size: bytes.length,
    digest: digest ?? `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    run: Number(env["GITHUB_RUN_ID"]),
    createdAt: stamp(at),
    expiresAt: stamp(new Date(at.getTime() + 90 * 86_400_000)),
    expired: false,
    bytes,
  });
}

/** A storage that cuts every download off. */
const cutting = createServer((_, response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write("x".repeat(10), () => response.destroy());
});
await new Promise<void>((resolve) => cutting.listen(0, "127.0.0.1", resolve));
afterAll(() => void cutting.close());

/** One watch, as its job would run it. */
async function watchAt(now: Date, may: Permissions = MAY): Promise<Outcome> {
  const env = server.env({ path: ".github/workflows/watch.yml", event: "schedule" });
  const setup = await setupAt(now);
  const run = runOf(env);
  if (run === null) throw new Error("no run");
  return await watch(setup, githubOf(setup.machine, run, server.token(may)));
}

const codes = ({ report }: Outcome) =>
  report.findings.map(({ code, weight }) => `${weight} ${code}`);
const open = () => state.issues.filter((one) => one.state === "open");

/** A zip of one file, deflated as GitHub's are. */
async function zipOf(bytes: Uint8Array, compress: boolean): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  (zip as unknown as { addBuffer(b: Buffer, name: string, o: object): void }).addBuffer(
    Buffer.from(bytes),
    statusFile("test", "backup"),
    { compress },
  );
  (zip as unknown as { end(): void }).end();
  return Buffer.concat(await Array.fromAsync(zip.outputStream as AsyncIterable<Buffer>));
}

beforeAll(async () => {
  const said = await world.runWith({ now: () => SAVED }, "backup", "--due");
  expect([said.code, said.stdout]).toEqual([0, expect.stringContaining(`Backup: ${ID}`)]);
  good = await statusAt(SAVED);
});
beforeEach(() => {
  for (const list of [state.artifacts, state.issues, state.comments, state.runs]) list.length = 0;
  state.faults.missing = null;
});

test("watch is blind, and no bug of ours, where the storage cuts a status off", async () => {
  upload(good);
  const { port } = cutting.address() as AddressInfo;
  Object.assign(state.artifacts[0] ?? {}, { location: `http://127.0.0.1:${port}/status` });
  await expect(watchAt(WELL)).rejects.toMatchObject({ code: "watch-blind" });
});

test("watch is green while no schedule is overdue, by a bare file and by a zip", async () => {
  for (const bytes of [good, await zipOf(good, true), await zipOf(good, false)]) {
    state.artifacts.length = 0;
    upload(bytes);
    const outcome = await watchAt(WELL);
    expect([outcome.report.exit, codes(outcome), outcome.report.backup]).toEqual([0, [], ID]);
    expect(outcome.lines).toEqual([
      "nightly  well, next 2026-11-21 02:00 Africa/Lusaka",
      "Last word from the server: 2026-11-20T00:10:00.000Z",
      "No backup is overdue",
    ]);
  }
  expect(state.issues).toEqual([]);
});

test("watch is red when the runner is dead and the clock goes on, with one issue until it is well", async () => {
  upload(good);
  const first = await watchAt(LATE);
  expect([first.report.exit, codes(first)]).toEqual([3, ["error schedule-overdue"]]);
  expect(first.lines.at(-1)).toBe("A backup is overdue");
  expect(open().map(({ title }) => title)).toEqual([TITLE]);
  const body = state.issues[0]?.body ?? "";
  expect(body).toContain("due since 2026-11-21 02:00 Africa/Lusaka, last saved 2026-11-20 02:10");

  const before = state.calls.length;
  await watchAt(new Date(LATE.getTime() + 3_600_000));
  expect(state.calls.slice(before).filter((call) => !call.startsWith("GET"))).toEqual([]);
  expect([open().length, state.issues[0]?.body]).toEqual([1, body]);

  await watchAt(new Date(LATE.getTime() + 86_400_000)); // another day is missing: the text says so
  expect([open().length, state.issues[0]?.body]).toEqual([
    1,
    expect.stringContaining("2026-11-22 02:00"),
  ]);

  expect(await world.runWith({ now: () => LATE }, "backup", "--due")).toMatchObject({ code: 0 });
  upload(await statusAt(LATE), { at: LATE });
  const well = await watchAt(new Date(LATE.getTime() + 3_600_000));
  expect([well.report.exit, open()]).toEqual([0, []]);
  expect(state.comments.map(({ body }) => body)).toEqual([
    "All is well again: the newest backup is `Backup_20261122_0600Z`.",
  ]);
  rmSync(world.path("store"), { recursive: true });
  rmSync(world.path("state"), { recursive: true });
  await world.runWith({ now: () => SAVED }, "backup", "--due");
});

test("watch takes the newest of what backup, verify and prune left", async () => {
  upload(good, { at: SAVED });
  upload(await statusAt(WELL, "prune"), { at: WELL, name: statusFile("test", "prune") });
  expect((await watchAt(WELL)).lines).toContain(
    "Last word from the server: 2026-11-20T06:00:00.000Z",
  );
});

describe("watch counts for nothing, and says why, a status", () => {
  const rows: [title: string, change: (bytes: Buffer) => Uint8Array, how: Uploaded, why: RegExp][] =
    [
      [
        "that was edited",
        (bytes) => Buffer.from(String(bytes).replace('"exit": 0', '"exit": 1')),
        {},
        /signature does not fit/,
      ],
      [
        "without a signature",
        (bytes) => Buffer.from(JSON.stringify({ ...JSON.parse(String(bytes)), signature: "" })),
        {},
        /signature cannot be read/,
      ],
      ["that is no JSON", () => Buffer.from("hello"), {}, /no JSON/],
      ["that is a torn zip", () => Buffer.from("PK\x03\x04 torn"), {}, /no zip of one file/],
      ["that is too large", () => Buffer.alloc(2 ** 21, " "), {}, /too large/],
      [
        "with other bytes than were uploaded",
        (bytes) => bytes,
        { digest: `sha256:${"0".repeat(64)}` },
        /not those that were uploaded/,
      ],
      ["of a branch", (bytes) => bytes, { run: { headBranch: "feature" } }, /another branch/],
      [
        "of a fork",
        (bytes) => bytes,
        { run: { headRepository: "eve/servers" } },
        /another repository/,
      ],
      [
        "of a pull request",
        (bytes) => bytes,
        { run: { event: "pull_request" } },
        /neither a schedule nor a person/,
      ],
    ];
  for (const [title, change, how, why] of rows)
    test(title, async () => {
      upload(change(Buffer.from(good)), how);
      const outcome = await watchAt(WELL);
      expect(codes(outcome)).toEqual(["warning status-refused", "error status-missing"]);
      expect(outcome.report.exit).toBe(4);
      expect(outcome.report.findings[0]?.text).toMatch(why);
      expect(open()).toHaveLength(1);
    });

  test("of a key that the policy does not name, of a retired one, and of the future", async () => {
    upload(good);
    const other = `\n  host: { key: "file:people/eve.pub", may: [backup] }`;
    await world.policy({ signers: other });
    expect((await watchAt(WELL)).report.findings[0]?.text).toMatch(/not by a key in the policy/);
    const retired = `\n  host: { key: "file:keys/signing.pub", may: [backup], last: ${ID}@${"0".repeat(64)} }`;
    await world.policy({ signers: retired });
    expect((await watchAt(WELL)).report.findings[0]?.text).toMatch(/whose key is retired/);
    await world.policy({});
    const early = await watchAt(new Date("2026-11-19T00:00:00.000Z"));
    expect(early.report.findings[0]?.text).toMatch(/dated in the future/);
  });

  test("and takes the one before it", async () => {
    upload(good);
    upload(Buffer.from("hello"), { at: WELL });
    expect(codes(await watchAt(WELL))).toEqual(["warning status-refused"]);
  });
});

test("watch is red without any status, with an expired one, and with one of another policy", async () => {
  expect(codes(await watchAt(WELL))).toEqual(["error status-missing"]);
  upload(good);
  Object.assign(state.artifacts[0] ?? {}, { expired: true });
  expect(codes(await watchAt(WELL))).toEqual(["error status-missing"]);
  state.artifacts.length = 0;
  await world.policy({ name: "other" });
  upload(good, { name: statusFile("other", "backup") });
  expect((await watchAt(WELL)).report.findings[0]?.text).toMatch(/belongs to policy "test"/);
  await world.policy({});
});

test("watch gives a schedule that is new in the policy a day, then misses it", async () => {
  upload(good);
  await world.policy({ schedules: `${SCHEDULES}\n  full: { every: 30d }` });
  expect(codes(await watchAt(WELL))).toEqual(["note schedule-overdue"]);
  const later = new Date("2026-11-21T02:00:00.000Z");
  expect(codes(await watchAt(later))).toEqual(["error schedule-overdue"]);
  await world.policy({});
});

test("watch of a policy without schedules is red only when the last word is a month old", async () => {
  upload(good);
  await world.policy({ schedules: null });
  expect(codes(await watchAt(LATE))).toEqual([]);
  expect(codes(await watchAt(new Date("2026-12-24T00:00:00.000Z")))).toEqual(["error status-old"]);
  await world.policy({});
});

test("watch that may not ask is red and names the permission; one that may not write warns", async () => {
  upload(good);
  await expect(watchAt(WELL, { contents: "read", issues: "write" })).rejects.toMatchObject({
    stage: "store",
    code: "watch-blind",
    hint: expect.stringContaining("actions: read"),
  });
  const outcome = await watchAt(LATE, { contents: "read", actions: "read", issues: "read" });
  expect(codes(outcome)).toEqual(["error schedule-overdue", "warning watch-blind"]);
  expect(outcome.report.findings[1]?.hint).toContain("issues: write");
  expect(outcome.report.exit).toBe(3);
});

test("watch leaves a stranger's issue of that title alone, and opens its own", async () => {
  upload(good);
  const now = stamp(LATE);
  const stranger = {
    title: TITLE,
    body: "nothing to see <!-- holdfast watch test -->",
    login: "eve-example",
    state: "open" as const,
    createdAt: now,
    updatedAt: now,
  };
  state.issues.push({ number: 1, ...stranger });
  await watchAt(LATE);
  expect(open().map(({ number, login }) => [number, login])).toEqual([
    [1, "eve-example"],
    [2, "github-actions[bot]"],
  ]);
  expect(state.issues[0]?.body).toBe(stranger.body);
});

test("makeStatus says nothing where this host has no key at hand", async () => {
  const folder = world.path("private");
  await world.policy({ "signing-key": "env:NO_SUCH_KEY" });
  expect(await makeStatus(await setupAt(WELL), { command: "verify", exit: 0, folder })).toBe(null);
  await world.policy({ "signing-key": null });
  expect(await makeStatus(await setupAt(WELL), { command: "verify", exit: 0, folder })).toBe(null);
  await world.policy({});
});
