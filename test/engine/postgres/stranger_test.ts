import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { makeServer, SERVERS, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { dumped } from "../contract.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(17);
const isHere = needs[0] === "sh";
const server = isHere ? await makeServer(17) : (null as unknown as Server);
const other = isHere ? await makeServer(17) : (null as unknown as Server);
process.env["HOLDFAST_SERVERS"] = SERVERS;

const IDENTITY = ["--identity", "keys/identity.txt"];
const asides = () => placesOf(server).filter((place) => /\.(new|old)-/.test(place));
const names = () => placesOf(server).map((place) => place.slice(place.indexOf(" ") + 1));

/** Somebody's own database under the name of the place. */
function byHand(): void {
  server.sql("postgres", "CREATE DATABASE events");
  server.sql("events", "CREATE TABLE precious (a int); INSERT INTO precious VALUES (42)");
}

const precious = () => server.sql("events", "SELECT a FROM precious");

/** A backup of a database, and an approved plan of it; the place is there or not by then. */
async function planned(place: "absent" | "there"): Promise<{ world: World; restore: string }> {
  for (const name of names().filter((one) => one.startsWith("events")))
    server.sql("postgres", `DROP DATABASE "${name}" WITH (FORCE)`);
  server.sql("postgres", "CREATE DATABASE events");
  server.sql("events", "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
  process.env["PG_URL"] = server.url("events");
  const world = await makeWorld({ sources: "\n  events: { engine: postgres, url: env:PG_URL }" });
  expect((await world.run("backup")).code).toBe(0);
  if (place === "absent") server.sql("postgres", "DROP DATABASE events");
  const plan = await world.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
  expect(plan).toMatchObject({ code: 0 });
  expect((await world.run("approve", "plan.json", "--key", "people/ben")).code).toBe(0);
  return { world, restore: /^Plan: ([0-9a-f]{16})$/m.exec(plan.stdout)?.[1] as string };
}

async function killedAt(step: string, world: World): Promise<void> {
  const killed = await world.spawn(
    { HOLDFAST_TEST_STEP: step },
    "restore",
    "plan.json",
    ...IDENTITY,
  );
  expect(`${step} ${killed.signal}`).toBe(`${step} SIGKILL`);
}

testWith(
  needs,
  "postgres a database that somebody made in an empty place since the kill is left alone",
  async () => {
    for (const step of ["restore: journalled", "postgres: built", "restore: swapping"]) {
      const { world } = await planned("absent");
      await killedAt(step, world);
      byHand();
      expect([step, (await world.run("backup")).code]).toEqual([step, 0]);
      expect([step, precious(), asides()]).toEqual([step, "42", []]);
    }
    // What came in place was dropped and made anew by hand, before the next command looked.
    const { world } = await planned("absent");
    await killedAt("postgres: renamed", world);
    server.sql("postgres", "DROP DATABASE events");
    byHand();
    expect((await world.run("backup")).code).toBe(0);
    expect([precious(), asides()]).toEqual(["42", []]);
  },
  180_000,
);

testWith(
  needs,
  "postgres a database that somebody made while a build failed is left alone",
  async () => {
    const { world } = await planned("absent");
    const step = (name: string) => {
      if (name !== "postgres: created") return;
      byHand();
      const built = names().find((one) => one.startsWith("events.new-"));
      server.sql("postgres", `DROP DATABASE "${built}" WITH (FORCE)`);
    };
    expect((await world.runWith({ step }, "restore", "plan.json", ...IDENTITY)).code).toBe(8);
    expect([precious(), asides()]).toEqual(["42", []]);
  },
  60_000,
);

testWith(
  needs,
  "postgres a place that was dropped and made by hand after a killed build stops no command",
  async () => {
    const { world, restore } = await planned("there");
    await killedAt("postgres: built", world);
    server.sql("postgres", "DROP DATABASE events");
    byHand();
    expect(asides()).toHaveLength(1);
    expect((await world.run("backup")).code).toBe(0);
    expect([precious(), asides()]).toEqual(["42", []]);
    expect((await world.run("settle", restore)).code).toBe(8);
  },
  60_000,
);

testWith(
  needs,
  "postgres a place in which a stranger's database stands after a killed swap is refused, until settle gives it up",
  async () => {
    const { world, restore } = await planned("there");
    await killedAt("postgres: renamed", world);
    server.sql("postgres", "DROP DATABASE events");
    byHand();
    const refused = await world.run("backup");
    expect(refused).toMatchObject({
      code: 8,
      stderr: expect.stringContaining(`settle ${restore}`),
    });
    const settled = await world.run("settle", restore);
    expect(settled.code).toBe(8);
    expect(settled.stderr).toContain(`"events.old-${restore}"`);
    expect(precious()).toBe("42");
    expect(server.sql(`events.old-${restore}`, "SELECT a FROM t")).toBe("1");
    // What stands there now is saved again; the old one is nobody's but the reader's.
    expect((await world.run("backup")).code).toBe(0);
  },
  60_000,
);

testWith(
  needs,
  "postgres a restore that another server answers for is given up by settle, which says what is left",
  async () => {
    const { world, restore } = await planned("there");
    await killedAt("postgres: built", world);
    process.env["PG_URL"] = other.url("events");
    other.sql("postgres", "CREATE DATABASE events");
    other.sql("events", "CREATE TABLE t (a int); INSERT INTO t VALUES (2)");
    for (const command of [["backup"], ["plan", "latest", "--out", "p.json"], ["undo", restore]]) {
      const refused = await world.run(...command);
      expect(refused).toMatchObject({ code: 8, stderr: expect.stringContaining("another server") });
      expect(refused.stderr).toContain(`holdfast settle ${restore}`);
    }
    const settled = await world.run("settle", restore);
    expect(settled).toMatchObject({ code: 0, stdout: expect.stringContaining("Settled") });
    expect(`${settled.stdout}${settled.stderr}`).toContain(`"events.new-${restore}"`);
    expect((await world.run("backup")).code).toBe(0);
    expect(asides()).toHaveLength(1); // on the server that is out of reach
  },
  60_000,
);

testWith(needs, "postgres swap() without what was built leaves the place as it is", async () => {
  server.sql("postgres", "DROP DATABASE IF EXISTS events WITH (FORCE)");
  byHand();
  const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, "events"));
  const { saved } = await dumped(engine);
  const aside = await engine.aside("00000000000000ac", [], [...saved.keys()]);
  const { moves } = await engine.build(saved, aside);
  expect(moves[0]?.brought).toMatch(/^\d+:\d+$/);
  server.sql("postgres", 'DROP DATABASE "events.new-00000000000000ac"');
  const before = placesOf(server);
  await expect(engine.swap(aside)).rejects.toMatchObject({
    code: "restore-failed",
    message: expect.stringContaining("what was built beside it is gone"),
  });
  expect(placesOf(server)).toEqual(before);
});
