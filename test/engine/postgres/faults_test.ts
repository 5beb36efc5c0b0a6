import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { readCatalog } from "../../../src/engine/postgres/catalog.ts";
import { clientOf } from "../../../src/engine/postgres/client.ts";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { openSnapshot } from "../../../src/engine/postgres/snapshot.ts";
import { binOf, makeServer, type Server } from "../../servers/postgres.ts";
import { failureOf, tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

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
    server.sql("postgres", "CREATE ROLE limited LOGIN PASSWORD 'limited' CONNECTION LIMIT 7");
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
    // Nothing else goes with the password: who may log in and how often comes back.
    server.sql("postgres", "DROP ROLE limited");
    const restoring = postgres.open(SETTINGS, machineFor(server, name));
    const aside = await restoring.aside("0123456789abcdef", [], [...into.saved.keys()]);
    await restoring.build(into.saved, aside);
    await restoring.drop(aside, "built");
    const login = "SELECT rolcanlogin, rolconnlimit FROM pg_roles WHERE rolname = 'limited'";
    expect(server.sql("postgres", login)).toBe("t|7");
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
    expect(odd).toMatchObject({
      code: "key-malformed",
      hint: expect.stringContaining("p@ss/w#rd is p%40ss%2Fw%23rd"),
    });
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
    const hub = expect.objectContaining({ ...error, thing: "postgres" });
    const uses = [
      ["SELECT lo_create(4711)", "SELECT lo_unlink(4711)"],
      ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION f"],
    ] as const;
    for (const [use, after] of uses) {
      expect(await found({})).not.toContainEqual(hub);
      server.sql("postgres", use);
      expect(await found({})).toContainEqual(hub);
      server.sql("postgres", after);
    }
  },
);

testWith(needs, "postgres all covers databases named as what every object has", async () => {
  const names = ["constructor", "toString"];
  for (const name of names) server.sql("postgres", `CREATE DATABASE "${name}"`);
  const all = { ...SETTINGS, globals: false, databases: "all" as const };
  const { totals } = await postgres.open(all, machineFor(server, "postgres")).dump(keeping());
  for (const name of names) server.sql("postgres", `DROP DATABASE "${name}"`);
  expect(Object.keys(totals)).toEqual(expect.arrayContaining(names));
});

testWith(
  needs,
  "postgres a database that allows no connections is named, replaced and taken back",
  async () => {
    const name = database();
    const shut = () => server.sql("postgres", `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
    const { saved } = await dumped(engine);
    shut();
    const all = { ...SETTINGS, globals: false, databases: "all" as const };
    const whole = postgres.open(all, machineFor(server, "postgres"));
    expect(await whole.check("dump")).toContainEqual(
      expect.objectContaining({ code: "source-uncovered", weight: "error", thing: name }),
    );
    expect(Object.keys((await whole.dump(keeping())).totals)).not.toContain(name);
    expect((await engine.check("dump"))[0]).toMatchObject({
      code: "right-missing",
      hint: expect.stringContaining("ALLOW_CONNECTIONS true"),
    });
    const before = placesOf(server);
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    expect(await engine.mark()).toBe(aside.moves[0]?.was);
    await engine.build(saved, aside);
    await engine.swap(aside);
    expect(server.sql(name, "SELECT count(*) FROM t")).toBe("2");
    shut();
    await engine.undo(aside);
    await engine.drop(aside, "built");
    expect(placesOf(server)).toEqual(before);
    server.sql("postgres", `DROP DATABASE ${name}`);
    // Into a place that is not there: what came back can be taken out again, shut or not.
    const fresh = await engine.aside(RESTORE, [], [...saved.keys()]);
    await engine.build(saved, fresh);
    await engine.swap(fresh);
    shut();
    await engine.undo(fresh);
    expect(await engine.mark()).toBe("absent");
    await engine.drop(fresh, "built");
  },
  60_000,
);

testWith(
  needs,
  "postgres a database that lets not everybody in names the right it needs",
  async () => {
    const name = database();
    server.sql(
      "postgres",
      `REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC; DROP ROLE IF EXISTS outsider; CREATE ROLE outsider LOGIN PASSWORD 'x'`,
    );
    const engine = postgres.open(SETTINGS, machineFor(server, name, "outsider:x"));
    expect(await engine.check("dump")).toEqual([
      expect.objectContaining({
        code: "right-missing",
        hint: expect.stringContaining("GRANT CONNECT ON DATABASE"),
      }),
    ]);
  },
);

testWith(
  needs,
  "postgres a database that is set to a lesser role is saved as the account",
  async () => {
    const name = database();
    server.sql("postgres", `DROP ROLE IF EXISTS less; CREATE ROLE less`);
    server.sql("postgres", `ALTER DATABASE ${name} SET role = 'less'`);
    const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
    const { saved } = await dumped(engine);
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    await engine.build(saved, aside);
    const expected = engine.expected(saved, aside);
    expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
    await engine.drop(aside, "built");
  },
);

testWith(
  needs,
  "postgres what is dropped between the snapshot and the catalog is a source that changed",
  async () => {
    const name = database(
      "CREATE VIEW v AS SELECT 1 AS one; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    );
    const client = await clientOf(SETTINGS, machineFor(server, name), "source");
    for (const what of ["DROP TABLE t", "DROP VIEW v", "DROP FUNCTION f()"]) {
      const to = { database: name, cannot: "Cannot dump", thing: name };
      await using snapshot = await openSnapshot(client, to, 1);
      server.sql(name, what);
      const error = await failureOf(readCatalog(snapshot.readers[0], name));
      expect([what, error.stage, error.code]).toEqual([what, "source", "source-changed"]);
    }
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

testWith(needs, "postgres subscriptions are not saved, and the check says so", async () => {
  const name = database(
    "CREATE SUBSCRIPTION news CONNECTION 'host=nowhere.example password=hush' PUBLICATION p WITH (connect = false)",
  );
  const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, name));
  expect(await engine.check("dump")).toContainEqual(
    expect.objectContaining({ code: "source-uncovered", weight: "note", thing: name }),
  );
  const { saved } = await dumped(engine);
  const chunks = await Array.fromAsync(saved.get(name)?.read() ?? [], (one) =>
    Uint8Array.from(one),
  );
  expect(Buffer.concat(chunks).toString()).not.toContain("hush");
  server.sql(name, "ALTER SUBSCRIPTION news SET (slot_name = NONE); DROP SUBSCRIPTION news");
});

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
