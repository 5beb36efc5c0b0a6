import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { FAMILIES } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped, keeping } from "../contract.ts";
import { ALONE, builtFrom, makeGround, RESTORE } from "./ground.ts";
import { machineFor } from "./tools.ts";

for (const family of FAMILIES) {
  const { needs, server, bare } = await makeGround(family);

  testWith(
    needs,
    `mysql ${family} programs that name their schema, or were made under another collation, come back beside the place`,
    async () => {
      const name = bare(
        "CREATE TABLE t (a INT); INSERT INTO t VALUES (3); CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;",
      );
      const here = server.sql(
        name,
        "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()",
      );
      server.sql(
        name,
        `ALTER DATABASE CHARACTER SET latin1; CREATE PROCEDURE p() SELECT 'é'; ALTER DATABASE COLLATE ${here};
         CREATE VIEW ${name}.v AS SELECT ${name}.f(${name}.t.a) AS b, '\`${name}\`.' AS said FROM ${name}.t;
         CREATE TRIGGER ${name}.r BEFORE INSERT ON ${name}.t FOR EACH ROW SET NEW.a = NEW.a + 1;`,
      );
      const built = await builtFrom(server, name);
      expect(server.sql(built, "SELECT * FROM v")).toBe(`6\t\`${name}\`.`);
      server.sql(built, "INSERT INTO t VALUES (10)");
      expect(server.sql(built, "SELECT MAX(a) FROM t")).toBe("11");
      const place =
        "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME";
      expect(server.sql("", `${place} = '${name}'`)).toBe(here);
      expect(server.sql("", `${place} = '${built}'`)).toBe(here);
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} duality views and routines in another language come back, libraries are refused`,
    async () => {
      if (family === "mariadb") return; // it has none of these
      const name = bare(
        `CREATE TABLE c (id INT PRIMARY KEY, name VARCHAR(9)); INSERT INTO c VALUES (1, 'x');
         CREATE JSON RELATIONAL DUALITY VIEW a AS SELECT JSON_DUALITY_OBJECT(WITH(INSERT,UPDATE,DELETE) '_id': id, 'name': name) FROM c;
         CREATE VIEW v AS SELECT name FROM c;
         DELIMITER ;HOLDFAST;
         CREATE FUNCTION js(n INT) RETURNS INT DETERMINISTIC LANGUAGE JAVASCRIPT AS $t$ /* it's; */ return n; $t$;HOLDFAST;
         CREATE PROCEDURE p() SELECT 1;HOLDFAST;`,
      );
      const duality = "SELECT JSON_EXTRACT(data, '$.name') FROM a";
      const built = await builtFrom(server, name);
      expect(server.sql(built, duality)).toBe('"x"');
      const engine = mysql.open(ALONE, machineFor(server, name));
      const aside = await engine.aside(RESTORE, [], [name]);
      const { saved } = await dumped(engine);
      await engine.build(saved, aside);
      await engine.swap(aside);
      expect(server.sql(name, `${duality}; SELECT name FROM v`)).toBe('"x"\nx');
      await engine.undo(aside);
      expect(server.sql(name, duality)).toBe('"x"');
      server.sql(
        name,
        "DELIMITER ;HOLDFAST;\nCREATE LIBRARY `li'b` LANGUAGE JAVASCRIPT AS $$ 1 $$;HOLDFAST;\n",
      );
      server.sql(
        "",
        "CREATE USER least@'%' IDENTIFIED BY 'p'; GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO least@'%'",
      );
      const least = mysql.open(ALONE, machineFor(server, name, "least:p"));
      await expect(least.dump(keeping())).rejects.toMatchObject({
        stage: "source",
        message: expect.stringContaining('holds the library "li\'b"'),
      });
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} programs of the account without a name come back`,
    async () => {
      server.sql("", "CREATE USER ''@'localhost'");
      const name = bare(
        "CREATE TABLE t (a INT); CREATE DEFINER = ''@'localhost' PROCEDURE p() SELECT 1; CREATE DEFINER = ''@'localhost' TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
      );
      await builtFrom(server, name);
      server.sql("", "DROP USER ''@'localhost'");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a view calls a function of an account that has rights on its own database alone, and no right is left over`,
    async () => {
      const caller = "a`pp's"; // as awkward as an account's name may be
      const whom = "`a``pp's`@'%'";
      const name = bare("CREATE TABLE t (a INT); INSERT INTO t VALUES (3)");
      server.sql("", `CREATE USER ${whom} IDENTIFIED BY 'p'; GRANT ALL ON ${name}.* TO ${whom}`);
      server.sql(
        name,
        `CREATE DEFINER = ${whom} FUNCTION f(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;
         CREATE DEFINER = ${whom} FUNCTION g(n INT) RETURNS INT DETERMINISTIC RETURN n * 3;
         CREATE DEFINER = ${whom} VIEW v AS SELECT f(a) AS b FROM t;
         CREATE SQL SECURITY INVOKER VIEW w AS SELECT g(a) AS b FROM t;`,
      );
      const rights = () =>
        server.sql(
          "",
          `SELECT Db, Routine_name FROM mysql.procs_priv WHERE User = '${caller.replaceAll("'", "''")}'; SHOW GRANTS FOR ${whom}`,
        );
      const before = rights();
      const built = await builtFrom(server, name);
      expect(server.sql(built, "SELECT b FROM w")).toBe("9");
      const engine = mysql.open(ALONE, machineFor(server, name));
      const aside = await engine.aside(RESTORE, [], [name]);
      await engine.drop(aside, "built");
      expect(rights()).toBe(before);
      const { saved } = await dumped(engine);
      await engine.build(saved, aside);
      await engine.swap(aside);
      expect(server.sql(name, "SELECT b FROM v UNION ALL SELECT b FROM w")).toBe("6\n9");
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(server.sql(name, "SELECT b FROM v UNION ALL SELECT b FROM w")).toBe("6\n9");
      expect(rights()).toBe(before);
    },
    60_000,
  );
}
