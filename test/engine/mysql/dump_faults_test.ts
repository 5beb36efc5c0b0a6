import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import type { Intake } from "../../../src/engine/engine.ts";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, makeServer, PASSWORD } from "../../servers/mysql.ts";
import { failureOf, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping } from "../contract.ts";
import { ALONE, makeGround } from "./ground.ts";
import { children, machineFor } from "./tools.ts";

for (const family of FAMILIES) {
  const { needs, server, database, account } = await makeGround(family);
  // MariaDB lets go of nothing before the end of a transaction where it writes a binary log.
  const calm =
    binOf(family) !== null && family === "mariadb"
      ? await makeServer(family, undefined, ["--skip-log-bin"])
      : server;

  testWith(
    needs,
    `mysql ${family} DDL during the dump fails the source by name, whatever it altered`,
    async () => {
      for (const [ddl, what] of [
        ["ALTER TABLE t ADD COLUMN c INT DEFAULT 5", "table t"],
        ["CREATE TABLE fresh (a INT)", "table fresh"],
        ...(family === "mysql"
          ? ([["RENAME TABLE t TO x, twin TO t, x TO twin", "table t"]] as const)
          : []),
        ["CREATE OR REPLACE VIEW v AS SELECT a + 1 AS a FROM t", "view v"],
        ["DROP PROCEDURE p", "procedure p"],
        ["CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET @x = 1", "trigger r"],
        ["ALTER EVENT e DISABLE", "event e"],
        ["ALTER DATABASE CHARACTER SET latin1", "database"],
      ] as const) {
        const name = database(
          // Servers say in whole seconds when a table was made.
          "DO SLEEP(1.1); CREATE TABLE twin LIKE t; CREATE VIEW v AS SELECT a FROM t; CREATE PROCEDURE p() SELECT 1; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01' DO SELECT 1;",
        );
        const step = (at: string): void => {
          if (at === "mysql: dumping") server.sql(name, ddl);
        };
        const machine = testMachine({ env: machineFor(server, name).env, step });
        const error = await failureOf(mysql.open(ALONE, machine).dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code: "source-changed" });
        expect(error.message).toContain(`${what} was changed during the dump`);
      }
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} a writer that holds the lock's way for long fails the source, not the service`,
    async () => {
      const name = database();
      const holder = testMachine().start({
        argv: [
          binOf(family)?.client as string,
          ...["--no-defaults", "-uroot", `--socket=${server.socket}`, name],
        ],
        env: { MYSQL_PWD: PASSWORD },
        stdin: (async function* () {
          yield Buffer.from("LOCK TABLES t WRITE; SELECT SLEEP(60);\n");
        })(),
      });
      while (!server.sql("", "SHOW PROCESSLIST").includes("SLEEP(60)")) await delay(50);
      const started = Date.now();
      const error = await failureOf(mysql.open(ALONE, machineFor(server, name)).dump(keeping()));
      expect(error).toMatchObject({ stage: "source", code: "source-in-use" });
      expect(Date.now() - started).toBeLessThan(30_000);
      const [reading] = [holder.stdout[Symbol.asyncIterator]()];
      await reading.return?.();
      await holder.ended.catch(() => {});
      expect(server.sql(name, "INSERT INTO t VALUES (3, 'z'); SELECT COUNT(*) FROM t")).toBe("3");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a table that was read can be altered while the store is slow, and its readers go on`,
    async () => {
      calm.sql("", "CREATE DATABASE d");
      calm.sql(
        "d",
        "CREATE TABLE f (f FLOAT); CREATE TABLE z (x INT); INSERT INTO z VALUES (1), (2)",
      );
      const { promise: isFree, resolve: free } = Promise.withResolvers<void>();
      const into = keeping();
      const slow: Intake = {
        ...into,
        part: async ({ bytes, ...of }) => {
          const held = async function* () {
            for await (const chunk of bytes) {
              await isFree;
              yield chunk;
            }
          };
          await into.part({ ...of, bytes: held() });
        },
      };
      const { promise: isRead, resolve: read } = Promise.withResolvers<void>();
      const fact: Intake["fact"] = (part, one) => {
        if (one.key.endsWith("/table z")) read();
        return into.fact(part, one);
      };
      const dumping = mysql.open(ALONE, machineFor(calm, "d")).dump({ ...slow, fact });
      await Promise.race([isRead, dumping]);
      calm.sql("d", "SET lock_wait_timeout = 5; ALTER TABLE z COMMENT = 'altered'");
      expect(calm.sql("d", "SET lock_wait_timeout = 5; SELECT COUNT(*) FROM z")).toBe("2");
      free();
      const error = await failureOf(dumping);
      expect(error).toMatchObject({ stage: "source", code: "source-changed" });
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a statement that reads for long stops neither the service nor, on MariaDB, the dump`,
    async () => {
      const name = database();
      const reading = testMachine().start({
        argv: [
          binOf(family)?.client as string,
          ...["--no-defaults", "-uroot", `--socket=${server.socket}`, name],
        ],
        env: { MYSQL_PWD: PASSWORD },
        stdin: (async function* () {
          yield Buffer.from("SELECT SLEEP(60) FROM t;\n");
        })(),
      });
      while (!server.sql("", "SHOW PROCESSLIST").includes("SLEEP(60)")) await delay(50);
      await delay(2100);
      const least = account(
        "patient",
        "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO patient@'%'",
      );
      const engine = mysql.open(ALONE, machineFor(server, name, least));
      if (family === "mariadb") expect((await dumped(engine)).saved.size).toBe(1);
      else {
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code: "source-in-use" });
        expect(error.message).toContain(`${name}.t`);
      }
      const sql =
        "SET lock_wait_timeout = 3; INSERT INTO t VALUES (3, 'z'); SELECT COUNT(*) FROM t";
      expect(server.sql(name, sql)).toBe("3");
      await reading.stdout[Symbol.asyncIterator]().return?.();
      await reading.ended.catch(() => {});
      for (const id of server
        .sql(
          "",
          "SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT SLEEP(60)%'",
        )
        .split("\n")
        .filter((one) => one !== ""))
        server.sql("", `KILL ${id}`);
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a server that ends long statements lets a dump go on`,
    async () => {
      const name = database();
      for (let n = 0; n < 14; n++)
        server.sql(name, "INSERT INTO t SELECT a, REPEAT('x', 2000) FROM t");
      const limit = family === "mysql" ? "max_execution_time = 300" : "max_statement_time = 0.3";
      server.sql("", `SET GLOBAL ${limit}`);
      const into = keeping();
      const slow: Intake = {
        ...into,
        part: async ({ bytes, ...of }) => {
          const held = async function* () {
            let left = 4;
            for await (const chunk of bytes) {
              if (left-- > 0) await delay(250);
              yield chunk;
            }
          };
          await into.part({ ...of, bytes: held() });
        },
      };
      try {
        await mysql.open(ALONE, machineFor(server, name)).dump(slow);
      } finally {
        server.sql("", `SET GLOBAL ${limit.replace(/=.*/, "= 0")}`);
      }
      expect(into.saved.size).toBe(1);
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a server killed while the lock is held or in mid-dump fails the source and leaves no child`,
    async () => {
      const name = database();
      for (let n = 0; n < 15; n++)
        server.sql(name, "INSERT INTO t SELECT a, REPEAT('x', 500) FROM t");
      for (const at of ["mysql: locked", "mysql: dumping"]) {
        let left = 1;
        const step = (point: string): void => {
          if (point === at && left-- > 0) server.kill();
        };
        const machine = testMachine({ env: machineFor(server, name).env, step });
        const error = await failureOf(mysql.open(ALONE, machine).dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code: "server-unreachable" });
        expect(children()).toEqual([]);
        await server.start();
      }
      expect((await dumped(mysql.open(ALONE, machineFor(server, name)))).saved.size).toBe(1);
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} a run that gives up at any point lets the writers go on at once`,
    async () => {
      const name = database();
      for (const at of ["mysql: locked", "mysql: dumping"]) {
        const step = (point: string): void => {
          if (point === at) throw new Error("given up");
        };
        const machine = testMachine({ env: machineFor(server, name).env, step });
        await expect(mysql.open(ALONE, machine).dump(keeping())).rejects.toThrow("given up");
        expect(children()).toEqual([]);
        server.sql(name, "INSERT INTO t VALUES (4, 'w')");
      }
    },
    30_000,
  );
}
