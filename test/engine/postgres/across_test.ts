import { existsSync } from "node:fs";
import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { testMachine, testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { makeSample } from "./sample.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(...MAJORS);
const servers = new Map<number, Server>();
if (needs.every((need) => need === "sh")) {
  for (const major of MAJORS) servers.set(major, await makeServer(major));
}

const at = (major: number): Server => servers.get(major) as Server;
const engineAt = (major: number, database: string, jobs = 1) =>
  postgres.open({ ...SETTINGS, jobs }, machineFor(at(major), database));

testWith(
  needs,
  "postgres 15, 17, 18 restores upwards, from each to the next, with equal facts at each step",
  async () => {
    makeSample(at(15), "events");
    for (const [from, to, jobs] of [
      [15, 17, 1],
      [17, 18, 2],
    ] as const) {
      const { saved } = await dumped(engineAt(from, "events", jobs));
      const engine = engineAt(to, "events", jobs);
      const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = engine.expected(saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      await engine.swap(aside);
      const count = "SELECT count(*), sum(id) FROM app.event";
      expect(at(to).sql("events", count)).toBe(at(15).sql("events", count));
    }
  },
  120_000,
);

testWith(
  needs,
  "postgres 15, 17, 18 refuses to restore downwards before anything is touched",
  async () => {
    at(18).sql("postgres", "CREATE DATABASE small; CREATE ROLE only_in_18");
    at(18).sql("small", "CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
    const { saved } = await dumped(engineAt(18, "small"));
    for (const older of [17, 15]) {
      const engine = engineAt(older, "small");
      const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
      const roles = () => at(older).sql("postgres", "SELECT rolname FROM pg_roles ORDER BY 1");
      const before = [placesOf(at(older)), roles()];
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        stage: "restore",
        message: expect.stringContaining(`saved from PostgreSQL 18, and the server is ${older}`),
      });
      expect([placesOf(at(older)), roles()]).toEqual(before);
    }
  },
  60_000,
);

testWith(
  needs,
  "postgres 15, 17, 18 lends a server of the same major that no network reaches",
  async () => {
    for (const major of MAJORS) {
      at(major).sql("postgres", "CREATE DATABASE lent");
      at(major).sql("lent", "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2)");
      const machine = machineFor(at(major), "lent");
      const { saved } = await dumped(postgres.open(SETTINGS, machine));
      // The place may be gone when its backup is proven: it is not asked.
      const nowhere = { ...SETTINGS, url: "postgres://nobody@127.0.0.1:1/lent" };
      await using lent = await postgres.lend(nowhere, machine, { saved, versions: {} });
      const engine = postgres.open(lent.settings, machine);
      const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = engine.expected(saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      expect(lent.settings.url).toContain("host=%2Fvar%2Ftmp%2Fpostgres.holdfast-");
    }
  },
  120_000,
);

testWith(
  needs,
  "postgres saves and restores several databases, one part each, beside the roles",
  async () => {
    const server = at(17);
    for (const name of ["alpha", "globals", "a/b"]) {
      server.sql("postgres", `CREATE DATABASE "${name}"`);
      server.sql(name, `CREATE TABLE t (a text); INSERT INTO t VALUES ('${name}')`);
    }
    const machine = machineFor(server, "alpha");
    const engine = postgres.open({ ...SETTINGS, databases: ["globals", "alpha", "a/b"] }, machine);
    const { saved } = await dumped(engine);
    expect([...saved.keys()]).toEqual(["a/b", "alpha", "database globals", "globals"]);
    const all = postgres.open({ ...SETTINGS, databases: "all" }, machine);
    const aside = await all.aside("0123456789abcdef", [], [...saved.keys()]);
    const mark = await engine.mark();
    for (const name of ["alpha", "globals", "a/b"]) server.sql(name, "DELETE FROM t");
    await all.build(saved, aside);
    expect(await differences(all, all.expected(saved, aside), all.inspect(aside))).toEqual([]);
    await all.swap(aside);
    for (const name of ["alpha", "globals", "a/b"]) expect(server.sql(name, "TABLE t")).toBe(name);
    await all.undo(aside);
    expect(await engine.mark()).toBe(mark);
    expect(server.sql("alpha", "SELECT count(*) FROM t")).toBe("0");
    const into = postgres.open(postgres.at(SETTINGS, "elsewhere"), machine);
    await expect(into.aside("0123456789abcdef", [], [...saved.keys()])).rejects.toMatchObject({
      code: "usage",
    });
  },
  60_000,
);

testWith(
  needs,
  "postgres keeps an aside name within 63 bytes, and apart from its neighbour's",
  async () => {
    const server = at(17);
    const names = ["é".repeat(31), `${"é".repeat(30)}xy`];
    for (const name of names) server.sql("postgres", `CREATE DATABASE "${name}"`);
    const engine = postgres.open({ ...SETTINGS, databases: names }, machineFor(server, "postgres"));
    const { moves } = await engine.aside("0123456789abcdef", []);
    const asides = moves.flatMap(({ built, kept }) => [built, kept]);
    expect(new Set(asides).size).toBe(4);
    for (const name of asides) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  },
);

testWith(
  needs,
  "postgres names the package where this machine has no client or server of that major",
  async () => {
    const major = [18, 17].find((one) => !existsSync(`/usr/lib/postgresql/${one}`));
    if (major === undefined) return; // here they are of the system, and cannot be out of sight
    at(major).sql("postgres", "CREATE DATABASE lonely");
    const whole = machineFor(at(major), "lonely");
    const { saved } = await dumped(postgres.open(SETTINGS, whole));
    const machine = testMachine({ env: { ...whole.env, HOLDFAST_SERVERS: "" } });
    await expect(postgres.lend(SETTINGS, machine, { saved, versions: {} })).rejects.toMatchObject({
      code: "tool-missing",
      hint: expect.stringContaining(`postgresql-${major};`),
    });
    await expect(postgres.open(SETTINGS, machine).dump(keeping())).rejects.toMatchObject({
      code: "tool-missing",
      hint: expect.stringContaining(`postgresql-client-${major}`),
    });
  },
);
