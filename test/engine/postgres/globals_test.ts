import { expect } from "@jest/globals";
import { clientOf } from "../../../src/engine/postgres/client.ts";
import { inHub } from "../../../src/engine/postgres/databases.ts";
import { makeRoles } from "../../../src/engine/postgres/globals.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { machineFor, needsOf, SETTINGS } from "./tools.ts";

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
