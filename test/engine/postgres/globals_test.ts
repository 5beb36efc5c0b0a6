import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { clientOf } from "../../../src/engine/postgres/client.ts";
import { inHub } from "../../../src/engine/postgres/databases.ts";
import { makeRoles } from "../../../src/engine/postgres/globals.ts";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { differences, dumped } from "../contract.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);

async function make(sql: string): Promise<readonly string[]> {
  const client = await clientOf(SETTINGS, machineFor(server, "postgres"), "restore");
  return await inHub(client, [], (session) => makeRoles(session, sql));
}

const roles = () =>
  server.sql("postgres", "SELECT rolname FROM pg_roles WHERE oid >= 16384 ORDER BY 1");

testWith(
  needs,
  "makeRoles() leaves an existing role as it is and makes the missing ones",
  async () => {
    server.sql("postgres", "CREATE ROLE here NOLOGIN");
    const sql = `CREATE ROLE "here";\nALTER ROLE "here" WITH SUPERUSER;\nCREATE ROLE "fresh";\nALTER ROLE "fresh" WITH LOGIN;\nGRANT "here" TO "fresh";\n`;
    expect(await make(sql)).toEqual(["fresh"]);
    expect(await make(sql)).toEqual([]);
    expect(server.sql("postgres", "SELECT rolsuper FROM pg_roles WHERE rolname = 'here'")).toBe(
      "f",
    );
    expect(server.sql("postgres", "SELECT pg_has_role('fresh', 'here', 'MEMBER')")).toBe("t");
  },
);

testWith(
  needs,
  "makeRoles() refuses lines that Holdfast does not write, and makes none of the others",
  async () => {
    const before = roles();
    for (const line of [
      "\\! touch /tmp/holdfast-was-here",
      "DROP ROLE postgres;",
      "CREATE ROLE plain;",
      'GRANT "a" ON TABLE x TO "b";',
    ]) {
      const work = make(`CREATE ROLE "never";\n${line}\n`);
      await expect(work).rejects.toMatchObject({ stage: "restore", code: "restore-failed" });
      expect(roles()).toBe(before);
    }
  },
);

testWith(needs, "makeRoles() makes all or none where the server refuses one", async () => {
  const before = roles();
  const work = make('CREATE ROLE "never";\nALTER ROLE "never" WITH NONSENSE;\n');
  await expect(work).rejects.toMatchObject({ stage: "restore" });
  expect(roles()).toBe(before);
});

testWith(
  needs,
  "postgres tablespaces are saved as comments, and a restore names those that are missing",
  async () => {
    const folder = join(server.folder, "a\nfolder");
    mkdirSync(folder);
    execFileSync("chown", [`--reference=${join(server.folder, "data")}`, folder]);
    server.sql(
      "postgres",
      `CREATE ROLE keeper; CREATE TABLESPACE "hostile ""space""" OWNER keeper LOCATION '${folder}' WITH (random_page_cost = 1.5);
       GRANT CREATE ON TABLESPACE "hostile ""space""" TO PUBLIC; COMMENT ON TABLESPACE "hostile ""space""" IS 'fast';`,
    );
    server.sql("postgres", "CREATE DATABASE apart");
    server.sql(
      "apart",
      `CREATE TABLE t (a int) TABLESPACE "hostile ""space"""; INSERT INTO t VALUES (1)`,
    );
    const engine = postgres.open(SETTINGS, machineFor(server, "apart"));
    const { saved } = await dumped(engine);
    const facts = await Array.fromAsync(saved.get("globals")?.facts() ?? []);
    expect(facts.find(({ key }) => key.includes("tablespace"))?.is).toEqual({
      owner: "keeper",
      location: folder,
      options: "random_page_cost=1.5",
    });
    const chunks = await Array.fromAsync(saved.get("globals")?.read() ?? [], (chunk) =>
      Uint8Array.from(chunk),
    );
    const sql = Buffer.concat(chunks).toString();
    expect(sql).toContain('-- CREATE TABLESPACE "hostile ""space""" OWNER "keeper" LOCATION ');
    expect(sql).toContain(`-- COMMENT ON TABLESPACE "hostile ""space""" IS 'fast';`);
    // As it is written, without the dashes, it makes them.
    const lines = sql.split("\n").filter((line) => line.startsWith("-- "));
    const restored = async () => {
      const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = engine.expected(saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      await engine.swap(aside);
      await engine.drop(aside, "kept");
    };
    await restored();
    const where =
      "SELECT spcname FROM pg_class JOIN pg_tablespace AS s ON s.oid = reltablespace WHERE relname = 't'";
    expect(server.sql("apart", where)).toBe('hostile "space"');
    server.sql("postgres", `DROP DATABASE apart; `);
    server.sql("postgres", `DROP TABLESPACE "hostile ""space"""; `);
    const before = [placesOf(server), roles()];
    await expect(restored()).rejects.toMatchObject({
      stage: "restore",
      code: "restore-failed",
      message: expect.stringContaining('no tablespace "hostile "space""'),
      hint: expect.stringContaining("CREATE TABLESPACE"),
    });
    expect([placesOf(server), roles()]).toEqual(before);
    for (const line of lines) server.sql("postgres", line.slice(3));
    await restored();
    expect(server.sql("apart", where)).toBe('hostile "space"');
  },
  60_000,
);

const late = needsOf(17);
const newer = late[0] === "sh" ? await makeServer(17) : (null as unknown as Server);
const fresh = late[0] === "sh" ? await makeServer(17) : (null as unknown as Server);

async function globalsOf(name: string): Promise<string> {
  const { saved } = await dumped(postgres.open(SETTINGS, machineFor(newer, name)));
  const chunks = await Array.fromAsync(saved.get("globals")?.read() ?? [], (chunk) =>
    Uint8Array.from(chunk),
  );
  return Buffer.concat(chunks).toString();
}

testWith(
  late,
  "postgres a membership that several granted comes back as all of them say it",
  async () => {
    newer.sql(
      "postgres",
      `CREATE ROLE g1; CREATE ROLE m1; CREATE ROLE m2; CREATE DATABASE plain; GRANT g1 TO m2 WITH ADMIN TRUE;
       GRANT g1 TO m1 WITH INHERIT TRUE, SET TRUE; SET ROLE m2; GRANT g1 TO m1 WITH INHERIT FALSE, SET FALSE`,
    );
    const sql = await globalsOf("plain");
    expect(sql.match(/^GRANT .*"m1".*$/gm)).toEqual([
      'GRANT "g1" TO "m1" WITH INHERIT TRUE, SET TRUE;',
    ]);
    const client = await clientOf(SETTINGS, machineFor(fresh, "postgres"), "restore");
    await inHub(client, [], (session) => makeRoles(session, sql));
    for (const right of ["USAGE", "SET", "MEMBER"])
      expect(fresh.sql("postgres", `SELECT pg_has_role('m1', 'g1', '${right}')`)).toBe("t");
    expect(fresh.sql("postgres", "SELECT pg_has_role('m1', 'g1', 'USAGE WITH ADMIN OPTION')")).toBe(
      "f",
    );
  },
);

testWith(
  late,
  "postgres what holds for every role is written down as comments, which make it again",
  async () => {
    newer.sql(
      "postgres",
      `CREATE DATABASE whole; CREATE ROLE tuner; ALTER ROLE ALL SET work_mem = '5MB'; ALTER ROLE ALL SET app.ab = 'it''s';
       GRANT SET, ALTER SYSTEM ON PARAMETER log_statement TO tuner WITH GRANT OPTION; GRANT SET ON PARAMETER app.x TO PUBLIC`,
    );
    const lines = (await globalsOf("whole")).split("\n").filter((line) => line.startsWith("-- "));
    newer.sql("postgres", "ALTER ROLE ALL RESET ALL");
    expect(lines).toHaveLength(5);
    fresh.sql("postgres", "CREATE ROLE tuner");
    for (const line of lines) fresh.sql("postgres", line.slice(3));
    expect(
      fresh.sql("postgres", `SELECT current_setting('app.ab') || current_setting('work_mem')`),
    ).toBe("it's5MB");
    const may =
      "SELECT has_parameter_privilege('tuner', 'log_statement', 'SET, ALTER SYSTEM WITH GRANT OPTION')";
    expect(fresh.sql("postgres", may)).toBe("t");
    fresh.sql("postgres", "ALTER ROLE ALL RESET ALL");
  },
);

testWith(
  late,
  "postgres a database's ICU rules come back, and that it is a template",
  async () => {
    newer.sql(
      "postgres",
      `CREATE DATABASE ruled TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'und' ICU_RULES '&V << w <<< W'`,
    );
    newer.sql("ruled", "CREATE TABLE t (a text); INSERT INTO t VALUES ('w')");
    newer.sql("postgres", "ALTER DATABASE ruled IS_TEMPLATE true");
    const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(newer, "ruled"));
    const before = placesOf(newer).length;
    const { saved } = await dumped(engine);
    const facts = await Array.fromAsync(saved.get("ruled")?.facts() ?? []);
    expect(facts.find(({ key }) => key === "ruled/database")?.is).toMatchObject({
      rules: "&V << w <<< W",
      template: true,
    });
    const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
    await engine.build(saved, aside);
    await engine.build(saved, aside); // what is dropped first is a template too
    const expected = engine.expected(saved, aside);
    expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
    await engine.swap(aside);
    const is = "SELECT daticurules, datistemplate FROM pg_database WHERE datname = 'ruled'";
    expect(newer.sql("postgres", is)).toBe("&V << w <<< W|t");
    await engine.drop(aside, "kept");
    expect(placesOf(newer)).toHaveLength(before);
  },
  60_000,
);
