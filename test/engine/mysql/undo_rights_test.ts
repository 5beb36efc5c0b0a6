import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const ALONE = { ...SETTINGS, users: false };
const PACKAGE = `
SET sql_mode = 'ORACLE';
DELIMITER ;;
CREATE PACKAGE pack AS FUNCTION one RETURN INT; END;;
CREATE PACKAGE BODY pack AS FUNCTION one RETURN INT AS BEGIN RETURN 1; END; END;;
DELIMITER ;
GRANT EXECUTE ON PACKAGE pack.pack TO packer@'%'; GRANT EXECUTE ON PACKAGE BODY pack.pack TO packer@'%';
`;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const make = (name: string, sql: string) => {
    server.sql("", `CREATE DATABASE ${name}`);
    server.sql(name, sql);
  };
  const swapped = async (name: string, settings = ALONE) => {
    const engine = mysql.open(settings, machineFor(server, name));
    const { saved } = await dumped(engine);
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    await engine.build(saved, aside);
    await engine.swap(aside);
    return { engine, aside, saved };
  };
  const rights = (name: string) =>
    server.sql(
      "",
      `SELECT User, Routine_name, Routine_type, Proc_priv FROM mysql.procs_priv WHERE Db = '${name}' ORDER BY 1, 2, 3`,
    );

  testWith(
    needs,
    `mysql ${family} an account that was dropped after the swap stays dropped at the undo, and stops it not`,
    async () => {
      server.sql(
        "",
        "CREATE USER gone@'%' IDENTIFIED BY 'g'; CREATE USER stays@'%' IDENTIFIED BY 's'",
      );
      make(
        "clerks",
        "CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC RETURN n; GRANT EXECUTE ON FUNCTION f TO gone@'%'; GRANT EXECUTE ON FUNCTION f TO stays@'%'",
      );
      const { engine, aside } = await swapped("clerks");
      expect(rights("clerks").split("\n")).toHaveLength(2);
      server.sql("", "DROP USER gone@'%'");
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(rights("clerks")).toBe("stays\tf\tFUNCTION\tExecute");
      expect(server.sql("", "SELECT COUNT(*) FROM mysql.user WHERE User = 'gone'")).toBe("0");
      server.sql("", "DROP USER stays@'%'");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a broken view takes nothing along whose name differs in case alone`,
    async () => {
      make(
        "cases",
        "CREATE TABLE v (a INT); CREATE TRIGGER counted BEFORE INSERT ON v FOR EACH ROW SET @a = 1; CREATE TABLE w (a INT); CREATE VIEW W1 AS SELECT a FROM v",
      );
      const engine = mysql.open(ALONE, machineFor(server, "cases"));
      const { saved } = await dumped(engine);
      server.sql(
        "cases",
        "CREATE VIEW V AS SELECT a FROM w; CREATE VIEW w1 AS SELECT a FROM v; DROP VIEW W1; CREATE VIEW W1 AS SELECT a FROM w; DROP TABLE w",
      );
      const of = () =>
        server.sql(
          "",
          "SELECT GROUP_CONCAT(TRIGGER_NAME) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = 'cases'",
        );
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      await engine.swap(aside);
      expect(of()).toBe("counted");
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(of()).toBe("counted");
      expect(server.sql("cases", "SHOW TABLES")).toBe("v\nw1");
    },
    60_000,
  );
  if (family !== "mariadb") continue;
  const other = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  testWith(
    needsOf("mariadb"),
    "mysql mariadb rights on packages come along, there and back, and onto another server",
    async () => {
      server.sql("", "CREATE USER packer@'%' IDENTIFIED BY 'p'; CREATE DATABASE pack");
      server.sql("pack", PACKAGE);
      const rights = (of: MySqlServer) =>
        of.sql(
          "",
          "SELECT User, Routine_name, Routine_type, Proc_priv FROM mysql.procs_priv WHERE Db = 'pack' ORDER BY 3",
        );
      const before = rights(server);
      expect(before.split("\n")).toHaveLength(2);
      const settings = { ...SETTINGS, users: true, excluded: {} };
      const { saved } = await dumped(mysql.open(settings, machineFor(server, "pack")));
      for (const target of [server, other]) {
        const engine = mysql.open(settings, machineFor(target, "pack"));
        const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
        await engine.build(saved, aside);
        await engine.swap(aside);
        expect(rights(target)).toBe(before);
        if (target === server) await engine.undo(aside);
        expect(rights(target)).toBe(before);
      }
    },
    120_000,
  );
}
