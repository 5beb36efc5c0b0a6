import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { HoldfastError } from "../../../src/domain/error.ts";
import type { Intake } from "../../../src/engine/engine.ts";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
} from "../../servers/mysql.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping } from "../contract.ts";
import { quoted } from "./sample.ts";
import { children, machineFor, placesOf, SETTINGS } from "./tools.ts";

const ALONE = { ...SETTINGS, users: false };

/** What a dump, or anything else, fails with. */
async function failureOf(work: Promise<unknown>): Promise<HoldfastError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof HoldfastError) return error;
  throw error ?? new Error("nothing failed");
}

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  // MariaDB lets go of nothing before the end of a transaction where it writes a binary log.
  const calm =
    isHere && family === "mariadb"
      ? await makeServer(family, undefined, ["--skip-log-bin"])
      : server;
  const folder = tempFolder(`mysql-faults-${family}`);
  let made = 0;

  /** A fresh database with a table of two rows. */
  const database = (more = ""): string => {
    made++;
    const name = `d${made}`;
    server.sql("", `CREATE DATABASE ${name}`);
    server.sql(
      name,
      `CREATE TABLE t (a INT, b TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'y'); ${more}`,
    );
    return name;
  };

  /** An account that may log in, with these rights. */
  const account = (user: string, rights: string): string => {
    server.sql("", `CREATE USER ${user}@'%' IDENTIFIED BY 'pass'; ${rights}`);
    return `${user}:pass`;
  };

  const refusals: readonly (readonly [string, () => string, object])[] = [
    ["a wrong password", () => "root:wrong", { code: "login-refused" }],
    ["no password", () => "root", { code: "login-refused" }],
    ["an unknown account", () => "nobody-there:x", { code: "login-refused" }],
    [
      "an account without the lock's right",
      () => account("nolock", "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON *.* TO nolock@'%'"),
      { code: "right-missing" },
    ],
    [
      "an account that triggers are hidden from",
      () => account("blind", "GRANT SELECT, SHOW VIEW, EVENT, RELOAD ON *.* TO blind@'%'"),
      { code: "right-missing", message: expect.stringContaining("lacks TRIGGER") },
    ],
    [
      "an account that sees one table of two",
      () =>
        account(
          "narrow",
          "GRANT SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO narrow@'%'; CREATE DATABASE n; CREATE TABLE n.t (a INT); CREATE TABLE n.u (a INT); GRANT SELECT ON n.t TO narrow@'%'",
        ),
      { code: "right-missing", message: expect.stringContaining("lacks SELECT") },
    ],
    [
      "an account that routines are hidden from",
      () =>
        account(
          "unread",
          "GRANT SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO unread@'%'; GRANT SELECT ON `d%`.* TO unread@'%'",
        ),
      { code: "right-missing", message: expect.stringContaining("routines") },
    ],
  ];

  for (const [title, who, expected] of refusals) {
    testWith(
      needs,
      `mysql ${family} ${title} fails the dump and the check with one clear line`,
      async () => {
        const login = who();
        const name = title.includes("one table") ? "n" : database();
        const engine = mysql.open(ALONE, machineFor(server, name, login));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({ stage: "source", ...expected });
        expect(error.message).not.toContain("\n");
        expect(`${error.hint}`).not.toBe("");
        const found = (await engine.check("dump")).filter(({ weight }) => weight === "error");
        const code = (expected as { code: string }).code;
        expect(found).toContainEqual(expect.objectContaining({ code, text: expect.any(String) }));
      },
      30_000,
    );
  }

  testWith(
    needs,
    `mysql ${family} an account that may not read accounts is told so, and saves the databases alone`,
    async () => {
      const routines =
        family === "mysql"
          ? "GRANT SHOW_ROUTINE ON *.* TO few@'%'"
          : "GRANT SELECT ON mysql.proc TO few@'%'";
      const login = account(
        "few",
        `GRANT RELOAD, SHOW DATABASES ON *.* TO few@'%'; GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON \`d%\`.* TO few@'%'; ${routines}`,
      );
      const name = database("CREATE PROCEDURE p() SELECT 1");
      const machine = machineFor(server, name, login);
      const missing = { stage: "source", code: "right-missing" };
      const both = mysql.open(SETTINGS, machine);
      expect(await failureOf(both.dump(keeping()))).toMatchObject(missing);
      expect((await both.check("dump")).map(({ code }) => code)).toContain("right-missing");
      const alone = mysql.open(ALONE, machine);
      expect((await alone.check("dump")).map(({ code }) => code)).not.toContain("right-missing");
      const facts = (await dumped(alone)).saved.get(name)?.facts() ?? [];
      const keys = (await Array.fromAsync(facts)).map(({ key }) => key);
      expect(keys).toContain(`${name}/procedure p`);
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} the least account of docs/engines/mysql.md saves all rows and accounts, and may not restore`,
    async () => {
      const login = account(
        "saver",
        "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO saver@'%'",
      );
      const name = database(
        "CREATE PROCEDURE p() SELECT 1; CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET @x = 1; CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01' DO SELECT 1;",
      );
      const excluded = Object.fromEntries(placesOf(server).map((one) => [one, "another test's"]));
      const engine = mysql.open({ ...SETTINGS, excluded }, machineFor(server, name, login));
      const found = await engine.check("dump");
      expect(found.filter(({ weight }) => weight === "error")).toEqual([]);
      const into = keeping();
      const said = await engine.dump(into);
      expect(said.totals[name]).toMatchObject({ items: 1, rows: 2 });
      const facts = await Array.fromAsync(into.saved.get(name)?.facts() ?? []);
      const keys = facts.map(({ key }) => key.slice(key.indexOf("/") + 1));
      expect(keys).toEqual([
        "database",
        "event e",
        "procedure p",
        "table t",
        "trigger r",
        "view v",
      ]);
      expect(said.notes).not.toContainEqual(expect.objectContaining({ key: "users" }));
      expect((await engine.check("build")).map(({ code }) => code)).toContain("right-missing");
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} the least account is told what else a view needs, and who is connected is asked by the other one`,
    async () => {
      const rights = "SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.*";
      const login = account("modest", `GRANT ${rights} TO modest@'%'`);
      const name = database(
        "CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC RETURN n; CREATE SQL SECURITY INVOKER VIEW v AS SELECT f(a) AS b FROM t",
      );
      const { env } = machineFor(server, name, login);
      const machine = testMachine({ env: { ...env, MYSQL_ROOT: server.url(name) } });
      const engine = mysql.open(ALONE, machine);
      if (family === "mariadb") {
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({ code: "source-damaged" });
        expect(error.hint).toContain("GRANT EXECUTE ON *.*");
        server.sql("", "GRANT EXECUTE ON *.* TO modest@'%'");
      }
      expect((await dumped(engine)).saved.size).toBe(1);
      expect(await engine.connections()).toBe(null);
      const both = mysql.open({ ...ALONE, "restore-url": "env:MYSQL_ROOT" }, machine);
      expect(await both.connections()).toBe(0);
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} a server that is not there, and an unknown database`,
    async () => {
      const env = { ...machineFor(server, "").env, MYSQL_ADDRESS: `${family}://x@127.0.0.1:1/db` };
      const gone = mysql.open(ALONE, testMachine({ env }));
      const refused = { stage: "source", code: "server-unreachable" };
      expect(await failureOf(gone.dump(keeping()))).toMatchObject(refused);
      const unknown = mysql.open({ ...ALONE, databases: ["nope"] }, machineFor(server, ""));
      const missing = { stage: "source", code: "source-missing" };
      expect(await failureOf(unknown.dump(keeping()))).toMatchObject(missing);
      expect((await unknown.check("dump")).map(({ code }) => code)).toContain("source-missing");
    },
  );

  testWith(
    needs,
    `mysql ${family} what the address says of encryption is kept, or the login is refused`,
    async () => {
      const name = database();
      const with_ = (user: string, options: string) => {
        const login = account(user, `GRANT ALL ON *.* TO ${user}@'%'`);
        const MYSQL_ADDRESS = `${server.url(name, login)}?${options}`;
        const env = { ...machineFor(server, name).env, MYSQL_ADDRESS };
        return mysql.open(ALONE, testMachine({ env })).mark();
      };
      if (family === "mysql") {
        expect(await with_("tls1", "ssl-mode=REQUIRED")).toContain(":");
        const refused = await failureOf(with_("tls2", "ssl-mode=DISABLED"));
        expect(refused).toMatchObject({ code: "login-refused" });
        expect(refused.hint).toContain("get-server-public-key");
        const key = "ssl-mode=DISABLED&get-server-public-key=true";
        expect(await with_("tls3", key)).toContain(":");
        const strange = await failureOf(with_("tls4", "ssl-mode=VERIFY_IDENTITY&ssl-ca=/dev/null"));
        expect(strange.stage).toBe("source");
        return;
      }
      // This server has no certificate: whoever insists on one must not send a password.
      expect(await with_("tls1", "ssl-mode=DISABLED")).toContain(":");
      for (const [at, mode] of ["REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"].entries()) {
        const refused = await failureOf(with_(`tls${at + 2}`, `ssl-mode=${mode}`));
        expect(refused).toMatchObject({ stage: "source", code: "server-unreachable" });
        expect(refused.hint).toContain("encryption");
      }
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} an unset variable and a malformed address say so without the secret`,
    async () => {
      const error = await failureOf(mysql.open(ALONE, testMachine({ env: {} })).mark());
      expect(error).toMatchObject({ code: "key-missing" });
      const env = { MYSQL_ADDRESS: "mysql://u:topsecret@h/db?password=topsecret" };
      const odd = await failureOf(mysql.open(ALONE, testMachine({ env })).mark());
      expect(odd).toMatchObject({ code: "key-malformed" });
      expect(`${odd.message}${odd.hint}${odd.stack}`).not.toContain("topsecret");
    },
  );

  testWith(
    needs,
    `mysql ${family} a database that is not covered is an error until it is excluded with a reason`,
    async () => {
      const name = database();
      const other = database();
      const machine = machineFor(server, name);
      const found = (settings: object) =>
        mysql.open({ ...ALONE, ...settings }, machine).check("dump");
      const error = { code: "source-uncovered", weight: "error", thing: other };
      expect(await found({})).toContainEqual(expect.objectContaining(error));
      const excluded = { [other]: "kept out by decision 12" };
      expect(await found({ excluded })).not.toContainEqual(expect.objectContaining(error));
      expect(await found({ databases: "all" })).not.toContainEqual(expect.objectContaining(error));
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} an older client, one of the other family and a missing one are refused by name`,
    async () => {
      const name = database();
      const own = binOf(family)?.client as string;
      const says = {
        older: family === "mariadb" ? "Distrib 10.5.1-MariaDB" : "Ver 8.0.36",
        other: family === "mariadb" ? "Ver 9.7.4" : "Distrib 10.11.6-MariaDB",
      };
      const dump = family === "mariadb" ? "mariadb-dump" : "mysqldump";
      const sql = family === "mariadb" ? "mariadb" : "mysql";
      for (const [title, text, what] of [
        ["older", says.older, "older than the server's"],
        ["other", says.other, family === "mariadb" ? "is of MySQL" : "is of MariaDB"],
        ["missing", "", "is not there"],
      ] as const) {
        const bin = join(folder, title);
        mkdirSync(bin);
        symlinkSync(own, join(bin, sql));
        if (text !== "") writeFileSync(join(bin, dump), `#!/bin/sh\necho "${dump} ${text}"\n`);
        if (text !== "") chmodSync(join(bin, dump), 0o755);
        // A wrapper that only forwards: what is used is then what lies on the PATH there.
        const run = ["/usr/bin/env", `PATH=${title === "missing" ? bin : `${bin}:/bin`}`];
        // Without a password a wrapper needs no shell.
        server.sql(
          "",
          "CREATE USER IF NOT EXISTS bare@localhost; GRANT ALL ON *.* TO bare@localhost",
        );
        const MYSQL_ADDRESS = `${family}://bare@/${name}?socket=${server.socket}`;
        const env = { ...machineFor(server, name).env, MYSQL_ADDRESS };
        const engine = mysql.open({ ...ALONE, run }, testMachine({ env }));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({
          code: "tool-missing",
          message: expect.stringContaining(what),
        });
        expect(error.hint).toContain(`${family}-client`);
      }
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} a wrapper that fails says so in its own words`,
    async () => {
      const docker = join(folder, "docker");
      const said = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.";
      writeFileSync(docker, `#!/bin/sh\necho "${said}\nSee 'docker --help'" >&2; exit 1\n`, {
        mode: 0o755,
      });
      const unknown = ["-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null"];
      for (const [run, code, text] of [
        [[docker, "exec", "-i", "db"], "server-unreachable", said],
        [["ssh", ...unknown, "-p", "1", "127.0.0.1"], "server-unreachable", "ssh: connect to host"],
        [[join(folder, "nothing")], "tool-missing", "nothing"],
      ] as const) {
        const engine = mysql.open({ ...ALONE, run }, machineFor(server, "mysql"));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code });
        expect(error.message).toContain(text);
        expect(error.hint).not.toContain("mysql-client");
      }
    },
    30_000,
  );

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
    `mysql ${family} tables without transactions are refused until they are allowed, and then noted`,
    async () => {
      const name = database(
        "CREATE TABLE loose (a INT) ENGINE = MyISAM; INSERT INTO loose VALUES (7); CREATE TABLE gone (a INT) ENGINE = MEMORY",
      );
      const machine = machineFor(server, name);
      const engine = mysql.open(ALONE, machine);
      const error = await failureOf(engine.dump(keeping()));
      expect(error.message).toContain("knows no transactions");
      expect(error).toMatchObject({ stage: "source", code: "source-failed" });
      expect((await engine.check("dump")).map(({ text }) => text)).toContain(error.message);
      const allowed = mysql.open({ ...ALONE, "non-transactional": "allowed" }, machine);
      const into = keeping();
      const said = await allowed.dump(into);
      expect(said.instant).toBe("none");
      const noted = said.notes.filter(({ why }) => why.includes("knows no transactions"));
      expect(noted.map(({ key }) => key)).toEqual([`${name}/table gone`, `${name}/table loose`]);
      const plain = Buffer.concat(
        await Array.fromAsync(into.saved.get(name)?.read() ?? [], (one) =>
          Buffer.from(Uint8Array.from(one)),
        ),
      );
      expect(plain.toString()).toMatch(/INSERT INTO `loose` VALUES\s+\(7\)/);
    },
    30_000,
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

  testWith(needs, `mysql ${family} a view that nobody can read is refused by name`, async () => {
    const name = database(
      "CREATE TABLE base (a INT); CREATE VIEW `la'st` AS SELECT a FROM base; DROP TABLE base",
    );
    const engine = mysql.open(ALONE, machineFor(server, name));
    const error = await failureOf(engine.dump(keeping()));
    expect(error).toMatchObject({ stage: "source", code: "source-damaged" });
    expect(error.message).toContain("la'st");
    expect((await engine.check("dump")).map(({ code }) => code)).toContain("source-damaged");
  });

  testWith(needs, `mysql ${family} an empty database is dumped as what it is`, async () => {
    const name = `nothing ${made++}`;
    server.sql("", `CREATE DATABASE ${quoted(name)} CHARACTER SET latin1 COLLATE latin1_bin`);
    const into = keeping();
    const said = await mysql.open(ALONE, machineFor(server, name)).dump(into);
    expect(said.totals[name]).toMatchObject({ items: 0, rows: 0 });
    const [fact] = await Array.fromAsync(into.saved.get(name)?.facts() ?? []);
    expect(fact?.is).toMatchObject({ charset: "latin1", collation: "latin1_bin" });
  });
}
