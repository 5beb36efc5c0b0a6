import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { HoldfastError } from "../../../src/domain/error.ts";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, makeServer, type Server } from "../../servers/postgres.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping, partOf } from "../contract.ts";
import { children, machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);
const folder = tempFolder("pg-faults");
const RESTORE = "0123456789abcdef";
let made = 0;
if (server !== null) server.sql("postgres", "CREATE ROLE narrow LOGIN PASSWORD 'narrow'");

/** A fresh database with a table of two rows. */
function database(more = ""): string {
  made++;
  const name = `d${made}`;
  server.sql("postgres", `CREATE DATABASE ${name}`);
  server.sql(
    name,
    `CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, 'y'); ${more}`,
  );
  return name;
}

/** What a dump, or anything else, fails with. */
async function failureOf(work: Promise<unknown>): Promise<HoldfastError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof HoldfastError) return error;
  throw error ?? new Error("nothing failed");
}

const refusals: readonly (readonly [string, string | undefined, (name: string) => void, object])[] =
  [
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
      (name) => void server.sql(name, "ALTER TABLE t ENABLE ROW LEVEL SECURITY"),
      { stage: "source", code: "right-missing", hint: expect.stringContaining("BYPASSRLS") },
    ],
  ];

for (const [title, account, prepare, expected] of refusals) {
  testWith(
    needs,
    `postgres ${title} fails the dump and the check with one clear line`,
    async () => {
      server.sql(
        "postgres",
        `DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN PASSWORD 'weak';
       DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'reader' IN ROLE pg_read_all_data`,
      );
      const name = database();
      prepare(name);
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
  "postgres a least account saves all rows and roles, and may not restore",
  async () => {
    server.sql(
      "postgres",
      "DROP ROLE IF EXISTS saver; CREATE ROLE saver LOGIN PASSWORD 'saver' BYPASSRLS IN ROLE pg_read_all_data",
    );
    const name = database(
      "ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY",
    );
    const excluded = Object.fromEntries(
      placesOf(server).map((place) => [place.split(" ")[1] as string, "another test's"]),
    );
    const engine = postgres.open(
      { ...SETTINGS, excluded },
      machineFor(server, name, "saver:saver"),
    );
    const found = await engine.check("dump");
    expect(found.filter(({ weight }) => weight === "error")).toEqual([]);
    const into = keeping();
    const said = await engine.dump(into);
    expect(said.totals[name]).toMatchObject({ items: 1, rows: 2 });
    expect(said.notes).not.toContainEqual(expect.objectContaining({ key: "globals" }));
    expect((await engine.check("build")).map(({ code }) => code)).toContain("right-missing");
    const machine = machineFor(server, name, "saver:saver");
    const both = testMachine({ env: { ...machine.env, ROOT_URL: server.url(name) } });
    const restoring = postgres.open({ ...SETTINGS, "restore-url": "env:ROOT_URL" }, both);
    expect((await restoring.check("build")).filter(({ weight }) => weight === "error")).toEqual([]);
  },
);

testWith(
  needs,
  "postgres an account that may not read pg_authid saves roles without passwords and says so",
  async () => {
    const name = database("GRANT SELECT ON t TO narrow");
    const engine = postgres.open(SETTINGS, machineFor(server, name, "narrow:narrow"));
    const into = keeping();
    const said = await engine.dump(into);
    expect(said.notes).toContainEqual(expect.objectContaining({ key: "globals" }));
    const part = into.saved.get("globals");
    const sql = Buffer.concat(
      await Array.fromAsync(part?.read() ?? [], (one) => Buffer.from(Uint8Array.from(one))),
    );
    expect(sql.toString()).toContain('CREATE ROLE "narrow";');
    expect(sql.toString()).not.toContain("PASSWORD");
  },
);

testWith(needs, "postgres a server that is not there, and an unknown database", async () => {
  const name = database();
  const gone = testMachine({ env: { ...process.env, PG_URL: "postgres://x@127.0.0.1:1/db" } });
  const refused = { stage: "source", code: "server-unreachable" };
  expect(await failureOf(postgres.open(SETTINGS, gone).dump(keeping()))).toMatchObject(refused);
  const unknown = postgres.open({ ...SETTINGS, databases: ["nope"] }, machineFor(server, name));
  const missing = { stage: "source", code: "source-missing" };
  expect(await failureOf(unknown.dump(keeping()))).toMatchObject(missing);
});

testWith(
  needs,
  "postgres an unset variable and a malformed address say so without the secret",
  async () => {
    const error = await failureOf(postgres.open(SETTINGS, testMachine({ env: {} })).mark());
    expect(error).toMatchObject({ code: "key-missing" });
    const env = { PG_URL: "postgres://u:topsecret@h/db?password=topsecret" };
    const odd = await failureOf(postgres.open(SETTINGS, testMachine({ env })).mark());
    expect(odd).toMatchObject({ code: "key-malformed" });
    expect(`${odd.message}${odd.hint}${odd.stack}`).not.toContain("topsecret");
  },
);

testWith(
  needs,
  "postgres a database that is not covered is an error until it is excluded with a reason",
  async () => {
    const name = database();
    const machine = machineFor(server, name);
    const found = (settings: object) =>
      postgres.open({ ...SETTINGS, ...settings }, machine).check("dump");
    const other = database();
    const error = { code: "source-uncovered", weight: "error", thing: other };
    expect(await found({})).toContainEqual(expect.objectContaining(error));
    const excluded = { [other]: "kept out by decision 12" };
    expect(await found({ excluded })).not.toContainEqual(expect.objectContaining(error));
    expect(await found({ databases: "all" })).not.toContainEqual(expect.objectContaining(error));
  },
);

testWith(needs, "postgres an older, a newer and a missing client are refused by name", async () => {
  const name = database();
  for (const [major, what] of [
    ["14", "older than"],
    ["19", "newer than"],
    ["", "is not there"],
  ] as const) {
    const bin = join(folder, `bin${major}`);
    mkdirSync(bin);
    for (const program of ["pg_dump", "pg_restore"]) {
      const file = join(bin, program);
      if (major !== "")
        writeFileSync(file, `#!/bin/sh\necho "${program} (PostgreSQL) ${major}.1"\n`);
      if (major !== "") chmodSync(file, 0o755);
    }
    symlinkSync(join(binOf(15), "psql"), join(bin, "psql"));
    symlinkSync("/usr/bin/env", join(bin, "env"));
    // A wrapper that only forwards: what is used is then what lies on the PATH there.
    const machine = testMachine({
      env: { ...machineFor(server, name).env, PATH: `${bin}:/usr/bin:/bin` },
    });
    const run = ["/usr/bin/env", `PATH=${bin}:/bin`];
    const only = major === "" ? ["/usr/bin/env", `PATH=${bin}`] : run;
    const error = await failureOf(
      postgres
        .open({ ...SETTINGS, run: only }, machineWithoutPassword(machine.env, name))
        .dump(keeping()),
    );
    expect(error).toMatchObject({ code: "tool-missing", message: expect.stringContaining(what) });
    expect(error.hint).toContain("postgresql-client-15");
  }
});

/** Over the socket nobody is asked for a password, so that a wrapper needs no shell. */
function machineWithoutPassword(env: Readonly<Record<string, string | undefined>>, name: string) {
  const url = `postgres://postgres@/${name}?host=${server.folder}&port=${server.port}`;
  return testMachine({ env: { ...env, PG_URL: url } });
}

testWith(
  needs,
  "postgres DDL between the snapshot and the dump fails the source by name",
  async () => {
    for (const [ddl, what] of [
      ["ALTER TABLE t ADD COLUMN c int DEFAULT 5", "table public.t"],
      [
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
        "function public.f()",
      ],
      ["DROP FUNCTION f()", "function public.f()"],
    ] as const) {
      const name = database("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
      const step = (at: string): void => {
        if (at === "postgres: exported") server.sql(name, ddl);
      };
      const machine = testMachine({ env: machineFor(server, name).env, step });
      const error = await failureOf(postgres.open(SETTINGS, machine).dump(keeping()));
      expect(error).toMatchObject({ stage: "source", code: "source-changed" });
      expect(error.message).toContain(what);
    }
  },
);

testWith(
  needs,
  "postgres a lock that is held for long fails the source, not the service",
  async () => {
    const name = database();
    const step = (at: string): void => {
      if (at !== "postgres: exported") return;
      server.sql(name, "BEGIN; LOCK t IN ACCESS EXCLUSIVE MODE; PREPARE TRANSACTION 'held'");
    };
    const machine = testMachine({ env: machineFor(server, name).env, step });
    const error = await failureOf(postgres.open(SETTINGS, machine).dump(keeping()));
    server.sql(name, "ROLLBACK PREPARED 'held'");
    expect(error).toMatchObject({
      stage: "source",
      code: "source-in-use",
    });
  },
  60_000,
);

testWith(
  needs,
  "postgres a server killed in mid-dump fails the source and leaves no child",
  async () => {
    const name = database(
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
  "postgres a server killed in mid-build or mid-swap leaves the place, and the next try works",
  async () => {
    for (const at of ["postgres: created", "postgres: rename", "postgres: renamed"]) {
      const name = database();
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
  "postgres a cut dump, at any tenth, builds nothing",
  async () => {
    const name = database("INSERT INTO t SELECT n, 'x' FROM generate_series(1, 5000) AS n");
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

testWith(needs, "postgres a flipped byte in the rows is found by the facts", async () => {
  const name = database("INSERT INTO t SELECT n, 'needle' FROM generate_series(1, 5) AS n");
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
  const table = (list: typeof facts) => list.find(({ key }) => key.endsWith("/table public.t"))?.is;
  expect(table(found)).not.toEqual(table(facts));
  await engine.drop(aside, "built");
});

testWith(
  needs,
  "postgres connections to the place are counted, and ended by the swap",
  async () => {
    const name = database();
    const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
    const { saved } = await dumped(engine);
    const aside = await engine.aside(RESTORE, [], [name]);
    await engine.build(saved, aside);
    const child = testMachine().start({
      argv: [
        join(binOf(15), "psql"),
        "-h",
        server.folder,
        "-p",
        String(server.port),
        "-U",
        "postgres",
        "-d",
        name,
        "-c",
        "SELECT pg_sleep(600)",
      ],
    });
    while (
      server.sql("postgres", `SELECT count(*) FROM pg_stat_activity WHERE datname = '${name}'`) ===
      "0"
    );
    const counted = expect.objectContaining({
      code: "source-in-use",
      weight: "warning",
      text: expect.stringContaining("1 connections"),
    });
    expect(await engine.check("build")).toContainEqual(counted);
    expect(await engine.connections()).toBe(1);
    expect(
      await postgres.open(postgres.at(SETTINGS, "nowhere"), machineFor(server, name)).connections(),
    ).toBe(0);
    await engine.swap(aside);
    for await (const _ of child.stdout);
    expect((await child.ended).stderr).toContain("terminat");
    await engine.undo(aside);
  },
);

testWith(
  needs,
  "postgres an empty database is saved as it is, for the command to refuse",
  async () => {
    server.sql("postgres", "CREATE DATABASE hollow");
    const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, "hollow"));
    const into = keeping();
    expect((await engine.dump(into)).totals).toMatchObject({ hollow: { items: 0, rows: 0 } });
  },
);
