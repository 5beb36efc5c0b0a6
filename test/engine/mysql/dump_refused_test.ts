import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { FAMILIES } from "../../servers/mysql.ts";
import { failureOf, testMachine, testWith } from "../../tools.ts";
import { dumped, keeping } from "../contract.ts";
import { ALONE, makeGround } from "./ground.ts";
import { quoted } from "./sample.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

for (const family of FAMILIES) {
  const { needs, server, database, account } = await makeGround(family);

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
    const name = "nothing here";
    server.sql("", `CREATE DATABASE ${quoted(name)} CHARACTER SET latin1 COLLATE latin1_bin`);
    const into = keeping();
    const said = await mysql.open(ALONE, machineFor(server, name)).dump(into);
    expect(said.totals[name]).toMatchObject({ items: 0, rows: 0 });
    const [fact] = await Array.fromAsync(into.saved.get(name)?.facts() ?? []);
    expect(fact?.is).toMatchObject({ charset: "latin1", collation: "latin1_bin" });
  });
}
