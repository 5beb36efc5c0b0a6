import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { binOf, makeServer, PASSWORD, SERVERS, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { makeSample } from "./sample.ts";
import { needsOf, placesOf } from "./tools.ts";

const needs = needsOf(15);
const isHere = needs[0] === "sh";
const server = isHere ? await makeServer(15) : (null as unknown as Server);
const scratch = isHere ? await makeServer(15) : (null as unknown as Server);
if (isHere) {
  process.env["PG_URL"] = server.url("events");
  process.env["SCRATCH_URL"] = scratch.url("postgres");
  process.env["HOLDFAST_SERVERS"] = SERVERS;
  makeSample(server, "events");
}

const DRILL = ["drill", "--identity", "keys/identity.txt"];
const source = (url = "env:SCRATCH_URL") => ({
  sources: `\n  events: { engine: postgres, url: env:PG_URL, scratch: { url: "${url}" } }`,
});

/** All that a server holds: databases and roles. */
function held(of: Server): string[] {
  return [
    ...placesOf(of),
    ...of.sql("postgres", "SELECT rolname FROM pg_roles ORDER BY 1").split("\n"),
  ];
}

function receiptsIn(world: World): string[] {
  return readdirSync(world.path("store")).filter((name) => name.includes(".proven"));
}

testWith(
  needs,
  "postgres proves on the scratch server of the policy, and leaves it as it was",
  async () => {
    const world = await makeWorld(source());
    const before = held(scratch);
    let during: string[] = [];
    const step = (name: string): void => {
      if (name === "prove: built") during = held(scratch);
    };
    const said = await world.runWith({ step }, "backup", "--prove");
    expect(said).toMatchObject({ code: 0, stderr: expect.not.stringContaining(PASSWORD) });
    expect(during.join("\n")).toMatch(/ events\.new-[0-9a-f]{16}\n/);
    expect(during.length).toBeGreaterThan(before.length + 1); // roles too
    expect(held(scratch)).toEqual(before);
    expect((await world.run(...DRILL)).code).toBe(0);
    expect([held(scratch), receiptsIn(world).length]).toEqual([before, 2]);
  },
  120_000,
);

testWith(needs, "postgres refuses the source's own server for a proof, untouched", async () => {
  const world = await makeWorld(source("env:PG_URL"));
  const before = held(server);
  const said = await world.run("backup", "--prove");
  expect([said.code, said.stderr]).toEqual([
    2,
    expect.stringContaining('that server has a database "events", as the source has'),
  ]);
  expect([held(server), receiptsIn(world)]).toEqual([before, []]);
});

testWith(needs, "postgres works on a scratch server one proof at a time", async () => {
  const world = await makeWorld(source());
  expect((await world.run("backup")).code).toBe(0);
  const line = ["-X", "-h", scratch.folder, "-p", String(scratch.port), "-U", "postgres"];
  const held = "SELECT pg_advisory_lock(7236837441), pg_sleep(600)";
  const child = spawn(join(binOf(15), "psql"), [...line, "-c", held]);
  const gone = new Promise((resolve) => child.once("close", resolve));
  const locks = () =>
    scratch.sql("postgres", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'");
  while (locks() === "0") await delay(20);
  const said = await world.run(...DRILL);
  expect([said.code, said.stderr]).toEqual([
    3,
    expect.stringContaining("another proof works there"),
  ]);
  scratch.sql(
    "postgres",
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'",
  );
  await gone;
  expect((await world.run(...DRILL)).code).toBe(0);
});

testWith(
  needs,
  "postgres a scratch server that dies during a proof is one clear error, and cleared later",
  async () => {
    const world = await makeWorld(source());
    const before = held(scratch);
    expect((await world.run("backup")).code).toBe(0);
    const pid = join(scratch.folder, "data/postmaster.pid");
    const said = await world.spawn(
      {
        HOLDFAST_TEST_STEP: "prove: built",
        HOLDFAST_TEST_DO: `kill -QUIT $(head -1 ${pid}); while [ -e ${pid} ]; do sleep 0.1; done`,
      },
      ...DRILL,
    );
    await scratch.start();
    expect([said.code, said.stderr]).toEqual([3, expect.stringMatching(/^error: Cannot /m)]);
    expect(said.stderr).not.toContain("bug");
    expect([receiptsIn(world), held(scratch)]).not.toEqual([[], before]);
    expect((await world.run("backup")).stderr).toContain("cut short");
    expect([receiptsIn(world), held(scratch)]).toEqual([[], before]);
  },
  60_000,
);

for (const [signal, point] of [
  ["SIGKILL", "postgres: created"],
  ["SIGKILL", "prove: built"],
  ["SIGTERM", "prove: built"],
] as const) {
  testWith(
    needs,
    `postgres a proof ended by ${signal} at "${point}" leaves its scratch server as it was, once a command followed`,
    async () => {
      const world = await makeWorld(source());
      const before = held(scratch);
      expect((await world.run("backup")).code).toBe(0);
      const env = { HOLDFAST_TEST_STEP: point, HOLDFAST_TEST_SIGNAL: signal };
      const ended = await world.spawn(env, ...DRILL);
      expect(ended.signal ?? ended.code).toBe(signal === "SIGKILL" ? "SIGKILL" : 130);
      expect(held(scratch)).not.toEqual(before); // after a signal no program is started any more
      const next = await world.run("backup");
      expect(next).toMatchObject({ code: 0 });
      expect([held(scratch), next.stderr]).toEqual([before, expect.stringContaining("cut short")]);
    },
    60_000,
  );
}

testWith(
  needs,
  "postgres another server at the scratch server's address is nobody's scratch: nothing of it is dropped",
  async () => {
    const world = await makeWorld(source());
    expect((await world.run("backup")).code).toBe(0);
    const killed = await world.spawn({ HOLDFAST_TEST_STEP: "prove: lent" }, ...DRILL);
    expect(killed.signal).toBe("SIGKILL");
    server.sql("postgres", "CREATE ROLE came_later");
    const before = held(server);
    process.env["SCRATCH_URL"] = server.url("postgres");
    expect((await world.run("backup")).code).toBe(0);
    expect(held(server)).toEqual(before);
  },
  60_000,
);
