import { renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "@jest/globals";
import { makeWorld, type Said } from "../world.ts";

const SECRET = "7f9c6e0a-secret";
const NOW = new Date("2026-11-20T02:00:00.000Z");
const ID = "Backup_20261120_0200Z";

let calls: string[] = [];
let answer = 200;
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  calls.push(`${request.method} ${request.url} ${body}`);
  response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("OK");
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const port = (server.address() as AddressInfo).port;
const address = `http://127.0.0.1:${port}/${SECRET}`;
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  calls = [];
  answer = 200;
});

const world = await makeWorld({ ping: "env:PING" });
const backUp = async (env: Record<string, string>, ...more: string[]): Promise<Said> => {
  const all = { ...process.env, ...env };
  const said = await world.runWith({ now: () => NOW, env: all }, "backup", ...more);
  for (const out of [said.stdout, said.stderr]) {
    expect(out).not.toContain(SECRET);
    expect(out).not.toContain(String(port));
  }
  return said;
};
const warnings = (said: Said) => said.stderr.match(/Cannot tell the address of ping: .*/g) ?? [];

test("backup tells ping of its start and of its success, by POST and with nothing secret", async () => {
  const said = await backUp({ PING: address });
  expect([said.code, warnings(said)]).toEqual([0, []]);
  expect(calls).toEqual([
    `POST /${SECRET}/start policy test\n`,
    `POST /${SECRET} policy test\nbackup ${ID}\nexit 0\n`,
  ]);
});

test("backup tells ping of its failure, of a part and of the whole", async () => {
  renameSync(world.path("data/settings"), world.path("away"));
  expect(await backUp({ PING: `${address}/?a=b` })).toMatchObject({ code: 3 });
  renameSync(world.path("away"), world.path("data/settings"));
  const key = world.path("keys/signing");
  renameSync(key, `${key}.away`);
  expect(await backUp({ PING: address })).toMatchObject({ code: 5 });
  renameSync(`${key}.away`, key);
  expect(calls).toEqual([
    `POST /${SECRET}/start?a=b policy test\n`,
    `POST /${SECRET}/fail?a=b policy test\nbackup ${ID}-2\nexit 3\n`,
    `POST /${SECRET}/start policy test\n`,
    `POST /${SECRET}/fail policy test\nexit 5\n`,
  ]);
});

const broken: [title: string, env: Record<string, string>, status: number, why: string][] = [
  ["is not set", {}, 200, "the environment has no PING"],
  ["is no address", { PING: "hello" }, 200, "what the policy points to is no address"],
  [
    "is plain HTTP to elsewhere",
    { PING: `http://ping.example/${SECRET}` },
    200,
    "the address does not begin with https",
  ],
  [
    "is no HTTP",
    { PING: `ftp://localhost/${SECRET}` },
    200,
    "the address does not begin with https",
  ],
  ["has nobody behind it", { PING: `http://127.0.0.1:1/${SECRET}` }, 200, "it was not reached ("],
  ["is refused", { PING: address }, 404, "it answered with 404"],
  ["leads elsewhere", { PING: address }, 302, "it was not reached ("],
];
for (const [title, env, status, why] of broken)
  test(`backup goes on when ping ${title}, and says so`, async () => {
    answer = status;
    const said = await backUp(env);
    expect([said.code, warnings(said)[0]]).toEqual([0, expect.stringContaining(why)]);
    expect(calls.filter((call) => call.includes("elsewhere"))).toEqual([]);
  });

test("backup reads ping from a file beside the policy", async () => {
  writeFileSync(world.path("ping.txt"), `${address}\n`);
  await world.policy({ ping: "file:ping.txt" });
  expect(warnings(await backUp({}))).toEqual([]);
  expect(calls).toHaveLength(2);
  await world.policy({ ping: "file:none.txt" });
  expect(warnings(await backUp({}))).toEqual([
    expect.stringContaining("its file cannot be read (ENOENT)"),
  ]);
  await world.policy({});
});

test("backup --due tells ping only when something is due", async () => {
  await world.policy({ schedules: '\n  nightly: { every: day, at: "01:00" }' });
  expect(await backUp({ PING: address }, "--due")).toMatchObject({ code: 0 });
  expect(calls).toEqual([
    expect.stringContaining("/start "),
    expect.stringMatching(
      /^POST \/\S+secret policy test\nbackup Backup_20261120_0200Z-\d+\nexit 0\n$/,
    ),
  ]);
  calls = [];
  const skipped = await backUp({ PING: address }, "--due");
  expect(skipped).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing is due") });
  expect(calls).toEqual([]);
  await world.policy({});
});
