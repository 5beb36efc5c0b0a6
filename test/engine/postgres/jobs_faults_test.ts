import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, makeServer, type Server } from "../../servers/postgres.ts";
import { testMachine, testWith } from "../../tools.ts";
import { differences, dumped, keeping, partOf } from "../contract.ts";
import { children, machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);
const JOBS = { ...SETTINGS, globals: false, jobs: 2 };
const RESTORE = "0123456789abcdef";
let made = 0;

/** A fresh database of three tables, two of them large enough for a while, which point at each other. */
function database(): string {
  made++;
  const name = `d${made}`;
  server.sql("postgres", `CREATE DATABASE ${name}`);
  server.sql(
    name,
    `CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int, double int GENERATED ALWAYS AS (b * 2) STORED, note text);
     CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a DEFERRABLE INITIALLY DEFERRED, note text);
     CREATE TABLE small (x int); INSERT INTO small VALUES (1);
     BEGIN; INSERT INTO a (b, note) SELECT n, repeat('x', 300) FROM generate_series(1, 30000) AS n;
     INSERT INTO b SELECT n, n, repeat('y', 200) FROM generate_series(1, 30000) AS n; COMMIT;
     ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
     ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY`,
  );
  return name;
}

/** The same machine, and what happens at one of its steps, once. */
function machineAt(name: string, step: string, happens: () => void) {
  let left = 1;
  return testMachine({
    env: machineFor(server, name).env,
    step: (at) => {
      if (at === step && left-- > 0) happens();
    },
  });
}

testWith(
  needs,
  "postgres jobs: tables that point at each other, identity, generated columns and row security come back",
  async () => {
    const name = database();
    const engine = postgres.open(JOBS, machineFor(server, name));
    const { saved } = await dumped(engine);
    expect([...saved.keys()].sort()).toEqual([name, `${name}--data-1`]);
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    expect(aside.moves).toHaveLength(1);
    await engine.build(saved, aside);
    expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual(
      [],
    );
    await engine.swap(aside);
    expect(server.sql(name, "INSERT INTO a (b) VALUES (1) RETURNING id, double")).toBe("30001|2");
    await engine.drop(aside, "kept");
  },
  60_000,
);

testWith(
  needs,
  "postgres jobs: a server killed in mid-dump, and a part that is refused, end all children",
  async () => {
    const name = database();
    for (const at of ["postgres: exported", "postgres: dumping"]) {
      const engine = postgres.open(JOBS, machineAt(name, at, server.kill));
      await expect(engine.dump(keeping())).rejects.toMatchObject({
        stage: "source",
        code: "server-unreachable",
      });
      expect(children()).toEqual([]);
      await server.start();
    }
    for (const refused of [name, `${name}--data-1`]) {
      const into = keeping();
      const full = new Error("no room");
      const part: typeof into.part = async (one) => {
        if (one.name !== refused) return await into.part(one);
        for await (const _ of one.bytes) throw full;
      };
      const engine = postgres.open(JOBS, machineFor(server, name));
      await expect(engine.dump({ ...into, part })).rejects.toBe(full);
      expect(children()).toEqual([]);
    }
  },
  60_000,
);

testWith(
  needs,
  "postgres jobs: a server killed in mid-build, and a part that is cut, leave nothing",
  async () => {
    const name = database();
    const plain = postgres.open(JOBS, machineFor(server, name));
    const { saved } = await dumped(plain);
    const aside = await plain.aside(RESTORE, [], [...saved.keys()]);
    const before = placesOf(server);
    for (const at of ["postgres: created", "postgres: defined", "postgres: filled"]) {
      const engine = postgres.open(JOBS, machineAt(name, at, server.kill));
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        stage: "restore",
        code: "server-unreachable",
      });
      await server.start();
      await plain.undo(aside);
      await plain.drop(aside, "built");
      expect(placesOf(server)).toEqual(before);
    }
    for (const part of saved.values()) {
      const chunks = await Array.fromAsync(part.read(), (one) => Buffer.from(Uint8Array.from(one)));
      const cut = Buffer.concat(chunks).subarray(0, Math.floor(part.size / 2));
      const facts = await Array.fromAsync(part.facts());
      const bad = partOf({ name: part.name, format: part.format, plain: cut, facts: () => facts });
      const work = plain.build(new Map([...saved, [part.name, bad]]), aside);
      await expect(work).rejects.toMatchObject({ stage: "restore", code: "restore-failed" });
      expect(placesOf(server)).toEqual(before);
      expect(children()).toEqual([]);
    }
  },
  60_000,
);

testWith(
  needs,
  "postgres jobs: a missing part of rows is found by the facts",
  async () => {
    const name = database();
    // A foreign key would tell already when it is put back.
    server.sql(
      name,
      "ALTER TABLE a DROP CONSTRAINT a_b_fkey; ALTER TABLE b DROP CONSTRAINT b_a_fkey",
    );
    const engine = postgres.open(JOBS, machineFor(server, name));
    const { saved } = await dumped(engine);
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    const less = new Map([...saved].filter(([part]) => part === name));
    await engine.build(less, aside);
    const found = await differences(engine, engine.expected(saved, aside), engine.inspect(aside));
    expect(found).toContainEqual({ key: `${name}/table public.a`, what: ["hash", "rows"] });
    await engine.drop(aside, "built");
  },
  60_000,
);

testWith(
  needs,
  "postgres a table that is rewritten or truncated between snapshot and lock fails the source",
  async () => {
    const name = database();
    for (const sql of ["TRUNCATE small", "ALTER TABLE small ALTER x TYPE int8 USING x"]) {
      const machine = machineAt(name, "postgres: exported", () => void server.sql(name, sql));
      await expect(postgres.open(JOBS, machine).dump(keeping())).rejects.toMatchObject({
        code: "source-changed",
        message: expect.stringContaining("table public.small"),
      });
    }
  },
  60_000,
);

testWith(
  needs,
  "postgres a table that somebody wants to truncate while the dump runs is saved as it was",
  async () => {
    const name = database();
    const engine = postgres.open({ ...JOBS, jobs: 1 }, machineFor(server, name));
    let over = Promise.resolve<unknown>(null);
    const machine = machineAt(name, "postgres: dumping", () => {
      const where = ["-h", server.folder, "-p", String(server.port), "-U", "postgres", name];
      const child = spawn(join(binOf(15), "psql"), [...where, "-c", "TRUNCATE small, b CASCADE"]);
      over = new Promise((resolve) => child.once("close", resolve));
    });
    const { saved } = await dumped(postgres.open({ ...JOBS, jobs: 1 }, machine));
    expect(await over).toBe(0);
    expect(server.sql(name, "SELECT count(*) FROM b")).toBe("0");
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    await engine.build(saved, aside);
    expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual(
      [],
    );
    expect(server.sql(`${name}.new-${RESTORE}`, "SELECT count(*) FROM b")).toBe("30000");
    await engine.drop(aside, "built");
  },
  60_000,
);
