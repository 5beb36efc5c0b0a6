import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { failureOf, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping, partOf } from "../contract.ts";
import { children, machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
let made = 0;

/** A fresh database with a table of two rows. */
function databaseOn(server: Server, more = ""): string {
  made++;
  const name = `d${made}`;
  server.sql("postgres", `CREATE DATABASE ${name}`);
  server.sql(
    name,
    `CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, 'y'); ${more}`,
  );
  return name;
}

const refusals: readonly (readonly [
  string,
  string | undefined,
  (server: Server, name: string) => void,
  object,
])[] = [
  ["a wrong password", "postgres:wrong", () => {}, { stage: "source", code: "login-refused" }],
  ["no password", "postgres", () => {}, { stage: "source", code: "login-refused" }],
  ["an unknown account", "nobody-there:x", () => {}, { stage: "source", code: "login-refused" }],
  [
    "an account without rights",
    "weak:weak",
    () => {},
    {
      stage: "source",
      code: "right-missing",
      message: expect.stringContaining("permission denied"),
    },
  ],
  [
    "an account that row security hides rows from",
    "reader:reader",
    (server, name) => void server.sql(name, "ALTER TABLE t ENABLE ROW LEVEL SECURITY"),
    { stage: "source", code: "right-missing", hint: expect.stringContaining("BYPASSRLS") },
  ],
];

for (const major of MAJORS) {
  const needs = needsOf(major);
  const server = binOf(major) === "" ? (null as unknown as Server) : await makeServer(major);

  for (const [title, account, prepare, expected] of refusals) {
    testWith(
      needs,
      `postgres ${major} ${title} fails the dump and the check with one clear line`,
      async () => {
        server.sql(
          "postgres",
          `DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN PASSWORD 'weak';
       DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'reader' IN ROLE pg_read_all_data`,
        );
        const name = databaseOn(server);
        prepare(server, name);
        const engine = postgres.open(SETTINGS, machineFor(server, name, account));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject(expected);
        expect(error.message).not.toContain("\n");
        expect(`${error.hint}`).not.toBe("");
        const { code } = expected as { code: string };
        const found = (await engine.check("dump")).filter(({ weight }) => weight === "error");
        expect(found).toContainEqual(expect.objectContaining({ code, text: expect.any(String) }));
      },
    );
  }

  testWith(
    needs,
    `postgres ${major} time limits of the database end neither a dump nor a comparison`,
    async () => {
      const name = databaseOn(server);
      const limits = ["statement", "idle_in_transaction_session", "idle_session"];
      for (const limit of major < 17 ? limits : [...limits, "transaction"])
        server.sql("postgres", `ALTER DATABASE ${name} SET ${limit}_timeout = '300ms'`);
      const wait = (): void => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
      };
      const step = (at: string): void => {
        if (at === "postgres: exported") wait();
      };
      const machine = testMachine({ env: machineFor(server, name).env, step });
      const engine = postgres.open({ ...SETTINGS, globals: false }, machine);
      const { saved } = await dumped(engine);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      for await (const _ of engine.inspect(aside)) wait();
      await engine.drop(aside, "built");
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} a server killed in mid-dump fails the source and leaves no child`,
    async () => {
      const name = databaseOn(
        server,
        "INSERT INTO t SELECT n, repeat('x', 500) FROM generate_series(1, 100000) AS n",
      );
      for (const at of ["postgres: exported", "postgres: dumping"]) {
        let left = 1;
        const step = (point: string): void => {
          if (point === at && left-- > 0) server.kill();
        };
        const machine = testMachine({ env: machineFor(server, name).env, step });
        const error = await failureOf(postgres.open(SETTINGS, machine).dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code: "server-unreachable" });
        expect(children()).toEqual([]);
        await server.start();
      }
      expect((await dumped(postgres.open(SETTINGS, machineFor(server, name)))).saved.size).toBe(2);
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} a server killed in mid-build or mid-swap leaves the place, and the next try works`,
    async () => {
      for (const at of ["postgres: created", "postgres: rename", "postgres: renamed"]) {
        const name = databaseOn(server);
        const plain = postgres.open(SETTINGS, machineFor(server, name));
        const { saved } = await dumped(plain);
        server.sql(name, "INSERT INTO t VALUES (3, 'changed')");
        const mark = await plain.mark();
        let left = 1;
        const step = (point: string): void => {
          if (point === at && left-- > 0) server.kill();
        };
        const machine = testMachine({ env: machineFor(server, name).env, step });
        const engine = postgres.open(SETTINGS, machine);
        const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
        const work = async () => {
          await engine.build(saved, aside);
          await engine.swap(aside);
        };
        const stage = { stage: "restore", code: "server-unreachable" };
        if (at !== "postgres: renamed") expect(await failureOf(work())).toMatchObject(stage);
        else await work().catch(() => {});
        await server.start();
        await plain.undo(aside);
        expect(await plain.mark()).toBe(mark);
        await plain.drop(aside, "built");
        expect(server.sql(name, "SELECT count(*) FROM t")).toBe("3");
        expect(placesOf(server).filter((place) => place.includes(`${name}.`))).toEqual([]);
        await plain.build(saved, aside);
        await plain.swap(aside);
        expect(server.sql(name, "SELECT count(*) FROM t")).toBe("2");
        await plain.drop(aside, "kept");
      }
    },
    120_000,
  );

  testWith(
    needs,
    `postgres ${major} a cut dump, at any tenth, builds nothing`,
    async () => {
      const name = databaseOn(
        server,
        "INSERT INTO t SELECT n, 'x' FROM generate_series(1, 5000) AS n",
      );
      const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
      const { saved } = await dumped(engine);
      const part = saved.get(name) as NonNullable<ReturnType<typeof saved.get>>;
      const plain = Buffer.concat(
        await Array.fromAsync(part.read(), (chunk) => Buffer.from(Uint8Array.from(chunk))),
      );
      const facts = await Array.fromAsync(part.facts());
      const aside = await engine.aside(RESTORE, [], [name]);
      const before = placesOf(server);
      for (let tenth = 1; tenth < 10; tenth += 2) {
        const cut = plain.subarray(0, Math.floor((plain.length * tenth) / 10));
        const bad = new Map([
          [name, partOf({ name, format: "pgdump", plain: cut, facts: () => facts })],
        ]);
        expect(await failureOf(engine.build(bad, aside))).toMatchObject({ stage: "restore" });
        expect(placesOf(server)).toEqual(before);
      }
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} a flipped byte in the rows is found by the facts`,
    async () => {
      const name = databaseOn(
        server,
        "INSERT INTO t SELECT n, 'needle' FROM generate_series(1, 5) AS n",
      );
      const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
      const { saved } = await dumped(engine);
      const part = saved.get(name) as NonNullable<ReturnType<typeof saved.get>>;
      const plain = Buffer.concat(
        await Array.fromAsync(part.read(), (chunk) => Buffer.from(Uint8Array.from(chunk))),
      );
      plain[plain.lastIndexOf("needle")] = "N".charCodeAt(0);
      const facts = await Array.fromAsync(part.facts());
      const bad = new Map([[name, partOf({ name, format: "pgdump", plain, facts: () => facts })]]);
      const aside = await engine.aside(RESTORE, [], [name]);
      await engine.build(bad, aside);
      const found = await Array.fromAsync(engine.inspect(aside));
      const table = (list: typeof facts) =>
        list.find(({ key }) => key.endsWith("/table public.t"))?.is;
      expect(table(found)).not.toEqual(table(facts));
      await engine.drop(aside, "built");
    },
  );
}
