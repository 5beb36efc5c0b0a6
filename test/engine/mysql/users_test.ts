import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { reach } from "../../../src/engine/mysql/server.ts";
import { inSession, type Session } from "../../../src/engine/mysql/session.ts";
import { makeUsers, namesIn, readUsers, statementsIn } from "../../../src/engine/mysql/users.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { DATABASE, makeSample } from "./sample.ts";
import { machineFor, SETTINGS } from "./tools.ts";

async function at<T>(server: MySqlServer, work: (session: Session) => Promise<T>): Promise<T> {
  const { client } = await reach(SETTINGS, machineFor(server, "mysql"), "restore");
  const to = { database: null, cannot: "Cannot work on the accounts", thing: "users" };
  return await inSession(client, to, work);
}

async function make(server: MySqlServer, sql: string): Promise<readonly string[]> {
  const statements = await statementsIn(sql);
  return await at(server, (session) => makeUsers(session, statements));
}

const about = (name: string, sql: string) => `-- holdfast: ["${name}"]\n${sql};\n`;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const other = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  if (isHere) makeSample(server, DATABASE);
  const read = async (from: MySqlServer) => await at(from, readUsers);

  testWith(
    needs,
    `mysql ${family} accounts, roles, passwords and rights come back on another server as they were`,
    async () => {
      const saved = await read(server);
      expect(saved.names.length).toBeGreaterThan(8);
      expect(saved.names.filter((name) => /^(root|mysql|mariadb\.sys)\b/.test(name))).toEqual([]);
      expect(namesIn(await statementsIn(saved.sql))).toEqual(saved.names);
      const { saved: parts } = await dumped(mysql.open(SETTINGS, machineFor(server, DATABASE)));
      const engine = mysql.open(SETTINGS, machineFor(other, DATABASE));
      const aside = await engine.aside("0123456789abcdef", [], [...parts.keys()]);
      await engine.build(parts, aside);
      await engine.swap(aside);
      // MariaDB lists the columns of a right in no order.
      const inOrder = (sql: string) =>
        sql.replace(/ \((`[^)]*`)\)/g, (_, list: string) => ` (${list.split(", ").sort()})`);
      const now = await read(other);
      expect(now.names).toEqual(saved.names);
      expect(inOrder(now.sql)).toBe(inOrder(saved.sql));
    },
    180_000,
  );

  testWith(
    needs,
    `mysql ${family} an account that is there stays as it is, and nobody is locked out`,
    async () => {
      server.sql(
        "",
        "CREATE USER here@localhost IDENTIFIED BY 'own'; CREATE USER operator@localhost IDENTIFIED BY 'op'; GRANT ALL PRIVILEGES ON *.* TO operator@localhost WITH GRANT OPTION",
      );
      const before = (await read(server)).sql;
      const sql = [
        about("here@localhost", "CREATE USER IF NOT EXISTS `here`@`localhost` IDENTIFIED BY 'x'"),
        about("here@localhost", "GRANT ALL PRIVILEGES ON *.* TO `here`@`localhost`"),
        about("operator@localhost", "REVOKE ALL PRIVILEGES ON *.* FROM `operator`@`localhost`"),
        about("root@localhost", "CREATE USER IF NOT EXISTS `root`@`localhost` IDENTIFIED BY 'x'"),
        about("root@localhost", "REVOKE ALL PRIVILEGES ON *.* FROM `root`@`localhost`"),
      ].join("");
      const { client } = await reach(
        SETTINGS,
        machineFor(server, "mysql", "operator:op"),
        "restore",
      );
      const to = { database: null, cannot: "Cannot work on the accounts", thing: "users" };
      const statements = await statementsIn(sql);
      for (let turn = 0; turn < 2; turn++)
        expect(await inSession(client, to, (session) => makeUsers(session, statements))).toEqual(
          [],
        );
      expect((await read(server)).sql).toBe(before);
      expect(server.sql("", "SELECT CURRENT_USER()")).toBe("root@localhost"); // still let in
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} statements that Holdfast does not write are refused, and none of the others is run`,
    async () => {
      const before = (await read(server)).sql;
      for (const line of [
        "\\! touch /tmp/holdfast-was-here;",
        "DROP USER root@localhost;",
        "CREATE USER plain;",
        "CREATE USER IF NOT EXISTS `nobody`@`%`;", // by nobody's heading
        about("x@%", "SET PASSWORD FOR root@localhost = 'x'"),
        about("x@%", "INSERT INTO mysql.user VALUES (1)"),
      ]) {
        const first = about("never@%", "CREATE USER IF NOT EXISTS `never`@`%`");
        await expect(make(server, `${first}${line}\n`)).rejects.toMatchObject({
          stage: "restore",
          code: "restore-failed",
        });
        expect((await read(server)).sql).toBe(before);
      }
    },
    60_000,
  );
}
