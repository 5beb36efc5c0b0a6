import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, type Programs } from "../../servers/mysql.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping } from "../contract.ts";
import { ALONE, builtFrom, makeGround } from "./ground.ts";
import { machineFor } from "./tools.ts";

for (const family of FAMILIES) {
  const { needs, server, bare } = await makeGround(family);
  const folder = tempFolder(`mysql-exact-${family}`);

  testWith(
    needs,
    `mysql ${family} FLOAT and DOUBLE come back to the last bit, beside every other kind of column`,
    async () => {
      const floats = [
        "16777216",
        "16777215",
        "0.1",
        "-33554430",
        "1e-45",
        "1.17549435e-38",
        "3.4028234e38",
      ];
      const doubles = [
        "0.1e0 + 0.2e0",
        "5e-324",
        "-1.7976931348623157e308",
        "9007199254740993e0",
        "1e23",
      ];
      const name = bare(
        `CREATE TABLE f (id INT AUTO_INCREMENT PRIMARY KEY, f FLOAT, g FLOAT(9,3), d DOUBLE, t TEXT, b VARBINARY(9), e ENUM('a', 'é'), n DECIMAL(20,10), w TIMESTAMP NULL, h FLOAT AS (g * 2) VIRTUAL);
         ${floats.map((one) => `INSERT INTO f (f, g, t, b, e, n, w) VALUES (${one}, 0.123, 'it''s \\n "é"', X'00275C', 'é', 1.5, '2024-10-27 02:30:00');`).join("")}
         ${doubles.map((one) => `INSERT INTO f (f, d) VALUES (NULL, ${one});`).join("")}`,
      );
      const built = await builtFrom(server, name);
      const all =
        "SELECT COUNT(*), SUM(a.f * 1e0 <=> b.f * 1e0 AND a.g * 1e0 <=> b.g * 1e0 AND a.d <=> b.d AND a.t <=> b.t AND a.b <=> b.b AND a.e <=> b.e AND a.n <=> b.n AND a.w <=> b.w AND a.h <=> b.h)";
      const both = `FROM ${name}.f AS a JOIN \`${built}\`.f AS b USING (id)`;
      const count = floats.length + doubles.length;
      expect(server.sql("", `${all} ${both}`)).toBe(`${count}\t${count}`);
      expect(server.sql(built, "SELECT f * 1e0 FROM f WHERE id = 1")).toBe("16777216");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} counters that move during the dump stand where the facts say`,
    async () => {
      const sequence =
        family === "mariadb" ? "CREATE SEQUENCE s CACHE 1; DO NEXTVAL(s); DO NEXTVAL(s);" : "";
      const name = bare(
        `CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY); INSERT INTO c VALUES (NULL), (NULL), (41); CREATE TABLE still (id INT AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 77; ${sequence}`,
      );
      const built = await builtFrom(server, name, () => {
        server.sql(name, "INSERT INTO c VALUES (NULL), (NULL), (5000)");
        if (family === "mariadb") server.sql(name, "DO NEXTVAL(s); DO NEXTVAL(s)");
      });
      expect(server.sql(built, "SELECT COUNT(*) FROM c")).toBe("3");
      server.sql(built, "INSERT INTO c VALUES (); INSERT INTO still VALUES ()");
      expect(server.sql(built, "SELECT MAX(id) FROM c")).toBe("42");
      expect(server.sql(built, "SELECT MAX(id) FROM still")).toBe("77");
      if (family === "mariadb") expect(server.sql(built, "SELECT NEXTVAL(s)")).toBe("3");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a counter that moves beside a default of no day comes back under a strict server`,
    async () => {
      const name = bare(
        "SET sql_mode = ''; CREATE TABLE z (id INT AUTO_INCREMENT PRIMARY KEY, d DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00'); INSERT INTO z () VALUES (), ()",
      );
      server.sql("", "SET GLOBAL sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'");
      const built = await builtFrom(server, name, () => {
        server.sql(name, "SET sql_mode = ''; INSERT INTO z () VALUES ()");
      }).finally(() => server.sql("", "SET GLOBAL sql_mode = DEFAULT"));
      server.sql(built, "SET sql_mode = ''; INSERT INTO z () VALUES ()");
      expect(server.sql(built, "SELECT COUNT(*), MAX(id) FROM z")).toBe("3\t3");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a table without a key comes back on a server that makes or demands one`,
    async () => {
      if (family === "mariadb") return; // it does neither
      const name = bare("CREATE TABLE bare (a INT); INSERT INTO bare VALUES (1), (1)");
      const wishes = ["sql_generate_invisible_primary_key", "sql_require_primary_key"];
      for (const wish of wishes) server.sql("", `SET GLOBAL ${wish} = ON`);
      const built = await builtFrom(server, name).finally(() => {
        for (const wish of wishes) server.sql("", `SET GLOBAL ${wish} = OFF`);
      });
      expect(server.sql(built, "SELECT COUNT(*) FROM bare")).toBe("2");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} texts come back byte by byte in every character set, also where two codes mean one symbol`,
    async () => {
      const charsets = server
        .sql(
          "",
          "SELECT CHARACTER_SET_NAME FROM information_schema.CHARACTER_SETS WHERE CHARACTER_SET_NAME <> 'binary'",
        )
        .split("\n");
      const tables = charsets.map(
        (one) =>
          `CREATE TABLE ${one} (id INT PRIMARY KEY, v VARCHAR(4) CHARACTER SET ${one}, t LONGTEXT CHARACTER SET ${one});
           INSERT IGNORE INTO ${one} (id, v) SELECT id, b FROM bytes; UPDATE ${one} SET t = v;`,
      );
      const codes = Array.from({ length: 65536 }, (_, code) => code).filter(
        (code) => code < 256 || code % 41 === 0 || code === 0x8790,
      );
      const rows = codes.map((code) => {
        const hex = code.toString(16).toUpperCase();
        return `(${code}, X'${hex.padStart(code < 256 ? 2 : 4, "0")}')`;
      });
      const name = bare(
        `SET sql_mode = ''; CREATE TABLE bytes (id INT PRIMARY KEY, b VARBINARY(4)); INSERT INTO bytes VALUES ${rows.join(", ")}; ${tables.join("")}`,
      );
      expect(server.sql(name, "SELECT HEX(v) FROM cp932 WHERE id = 0x8790")).toBe("8790");
      const built = await builtFrom(server, name); // compares the bytes of all
      expect(server.sql(built, "SELECT HEX(v) FROM cp932 WHERE id = 0x8790")).toBe("8790");
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} a value that the server's max_allowed_packet has no room for is named, and comes back once it has`,
    async () => {
      const name = bare(
        "CREATE TABLE b (id INT PRIMARY KEY, x LONGBLOB); INSERT INTO b VALUES (1, REPEAT(X'FF', 10485760))",
      );
      const was = server.sql("", "SELECT @@GLOBAL.max_allowed_packet");
      server.sql("", "SET GLOBAL max_allowed_packet = 16777216");
      try {
        const error = await builtFrom(server, name).catch((cause: unknown) => cause);
        expect(error).toMatchObject({
          stage: "restore",
          code: "restore-failed",
          message: expect.stringContaining("16 MB of this server's max_allowed_packet"),
          hint: expect.stringContaining("SET GLOBAL max_allowed_packet"),
        });
        server.sql("", "SET GLOBAL max_allowed_packet = 1073741824");
        const built = await builtFrom(server, name);
        expect(server.sql(built, "SELECT LENGTH(x) FROM b")).toBe("10485760");
      } finally {
        server.sql("", `SET GLOBAL max_allowed_packet = ${was}`);
      }
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} names that differ in case alone are each saved once, whichever of them has a FLOAT`,
    async () => {
      const name = bare(
        "CREATE TABLE Event (f FLOAT); CREATE TABLE event (n INT); CREATE TABLE EVENT (n INT); INSERT INTO Event VALUES (0.5); INSERT INTO event VALUES (7), (8); CREATE VIEW eVent AS SELECT n FROM event; CREATE VIEW above AS SELECT n FROM eVent; CREATE PROCEDURE p() SELECT 1; CREATE TRIGGER r BEFORE INSERT ON event FOR EACH ROW SET NEW.n = NEW.n + 1",
      );
      const built = await builtFrom(server, name);
      expect(server.sql(built, "SELECT n FROM above ORDER BY n")).toBe("7\n8");
      expect(server.sql(built, "SELECT f FROM Event")).toBe("0.5");
      server.sql(built, "INSERT INTO event VALUES (1)");
      expect(server.sql(built, "SELECT COUNT(*), MIN(n) FROM event")).toBe("3\t2");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a table with a FLOAT may ask a sequence`,
    async () => {
      if (family === "mysql") return; // it has none
      const name = bare(
        "CREATE SEQUENCE S; CREATE SEQUENCE other; CREATE TABLE s (id INT DEFAULT (NEXT VALUE FOR S), f FLOAT); INSERT INTO s (f) VALUES (0.5)",
      );
      const built = await builtFrom(server, name);
      server.sql(built, "INSERT INTO s (f) VALUES (1)");
      expect(server.sql(built, "SELECT COUNT(DISTINCT id) FROM s")).toBe("2");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a table that the dump program leaves out fails the dump by name`,
    async () => {
      const name = bare("CREATE TABLE kept (a INT); CREATE TABLE `le``ft` (a INT)");
      const { dump, client } = binOf(family) as Programs;
      const bin = join(folder, "bin");
      mkdirSync(bin);
      symlinkSync(client, join(bin, family === "mariadb" ? "mariadb" : "mysql"));
      const script = `#!/bin/sh\nfor last; do :; done\ncase $last in ${name}) set -- "$@" kept;; esac\nexec ${dump} "$@"\n`;
      const forgetful = join(bin, family === "mariadb" ? "mariadb-dump" : "mysqldump");
      writeFileSync(forgetful, script, { mode: 0o755 });
      server.sql("", "CREATE USER bare@localhost; GRANT ALL ON *.* TO bare@localhost");
      const MYSQL_ADDRESS = `${family}://bare@/${name}?socket=${server.socket}`;
      const machine = testMachine({ env: { ...machineFor(server, name).env, MYSQL_ADDRESS } });
      const run = ["/usr/bin/env", `PATH=${bin}:/bin`];
      await expect(mysql.open({ ...ALONE, run }, machine).dump(keeping())).rejects.toMatchObject({
        stage: "source",
        message: expect.stringContaining('left out "le`ft"'),
      });
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} every changed bit of a row, and every changed definition, changes the facts`,
    async () => {
      const name = bare(
        "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20), b VARCHAR(20), f FLOAT, x VARBINARY(9), d DATETIME(6)); INSERT INTO t VALUES (1, 'x,', 'y', 0.1, X'00', '2020-01-01'), (2, NULL, 'N', NULL, NULL, NULL)",
      );
      const engine = mysql.open(ALONE, machineFor(server, name));
      const table = async () => {
        const facts = await Array.fromAsync((await dumped(engine)).saved.get(name)?.facts() ?? []);
        return JSON.stringify(facts);
      };
      const seen = new Set([await table()]);
      for (const change of [
        "UPDATE t SET a = 'x', b = ',y' WHERE id = 1",
        "UPDATE t SET a = 'N', b = NULL WHERE id = 2",
        "UPDATE t SET a = '', b = NULL WHERE id = 2",
        "UPDATE t SET a = 'X', b = ',y' WHERE id = 1",
        "UPDATE t SET f = 0.10000001 WHERE id = 1",
        "UPDATE t SET x = X'01' WHERE id = 1",
        "UPDATE t SET x = X'' WHERE id = 1",
        "UPDATE t SET d = '2020-01-01 00:00:00.000001' WHERE id = 1",
        "INSERT INTO t SELECT 3, a, b, f, x, d FROM t WHERE id = 1",
        "ALTER TABLE t MODIFY b VARCHAR(21)",
        "ALTER TABLE t ADD KEY (b)",
        "CREATE VIEW v AS SELECT 1 AS a",
        "ALTER VIEW v AS SELECT 2 AS a",
      ]) {
        server.sql(name, change);
        seen.add(await table());
      }
      expect(seen.size).toBe(14);
    },
    60_000,
  );
}
