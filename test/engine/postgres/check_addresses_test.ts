import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { makeServer, PASSWORD, SERVERS, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { needsOf } from "./tools.ts";

const needs = needsOf(17);
const server = needs[0] === "sh" ? await makeServer(17) : (null as unknown as Server);
process.env["HOLDFAST_SERVERS"] = SERVERS;
if (server !== null) {
  server.sql(
    "postgres",
    "CREATE DATABASE events; CREATE ROLE saver LOGIN PASSWORD 'saver' IN ROLE pg_read_all_data",
  );
  server.sql("events", "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
}

async function site(restore = "file:back.url"): Promise<World> {
  const world = await makeWorld({
    sources: `\n  events: { engine: postgres, url: "file:events.url", restore-url: "${restore}" }`,
  });
  writeFileSync(world.path("events.url"), server.url("events", "saver:saver"), { mode: 0o600 });
  writeFileSync(world.path("back.url"), server.url("events"), { mode: 0o600 });
  return world;
}

testWith(
  needs,
  "check looks at restore-url, and names its file; a backup needs it not",
  async () => {
    const world = await site();
    const sound = await world.run("check");
    expect(sound).toMatchObject({ code: 0, stderr: expect.not.stringContaining("events") });
    expect(sound.stdout).toContain("source  events  ready\n");
    const wrong: readonly (readonly [string | null, RegExp])[] = [
      [
        server.url("events", "saver:wrong"),
        /Cannot work with server ".*\/back\.url": .*password auth/,
      ],
      [server.url("events", "saver:saver"), /The account that restores is no superuser/],
      [
        "postgres://h@sh/h#sh@h/events",
        /Cannot read the address ".*\/back\.url": it is not postgres:/,
      ],
      [null, /Cannot read the address ".*\/back\.url": ENOENT/],
    ];
    for (const [text, why] of wrong) {
      if (text === null) rmSync(world.path("back.url"));
      else writeFileSync(world.path("back.url"), text);
      const said = await world.run("check");
      expect(said).toMatchObject({ code: 0, stderr: expect.stringMatching(why) });
      expect(said.stderr).toMatch(/warning: .*A restore would fail: /);
      expect(said.stdout).toContain("source  events  ready, with a warning\n");
      expect(said.stderr).not.toMatch(/h#sh|events\.url/);
    }
    expect((await world.run("backup")).code).toBe(0);
    const elsewhere = await site("env:NOWHERE_ROOT_URL");
    const noted = await elsewhere.run("check");
    expect(noted.stderr).toMatch(/note: .*"env:NOWHERE_ROOT_URL": the variable is not set/);
    expect(noted.stdout).toContain("source  events  ready\n");
  },
);

testWith(needs, "check warns of a file with an address that others may read", async () => {
  const world = await site();
  chmodSync(world.path("back.url"), 0o644);
  const said = await world.run("check");
  expect(said.stderr).toMatch(/warning: .*Others may read ".*\/back\.url".*its mode is 0644/);
  expect(said.stderr).not.toContain(PASSWORD);
  expect(said.stdout).toContain("source  events  ready, with a warning\n");
});
