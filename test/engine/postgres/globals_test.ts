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
