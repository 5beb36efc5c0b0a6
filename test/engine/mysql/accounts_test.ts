import { expect } from "@jest/globals";
import { pluginsIn } from "../../../src/engine/mysql/logins.ts";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { differences, dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const [FIRST, SECOND] = ["0123456789abcdef", "fedcba9876543210"];
const WITH = { ...SETTINGS, users: true, excluded: {} };

/** What one account may do on a column, a table, a routine, a schema and a server. */
const SHOP = `
CREATE DATABASE shop; CREATE TABLE shop.t (a INT, b INT); CREATE TABLE shop.u (a INT); INSERT INTO shop.t VALUES (1, 2);
CREATE FUNCTION shop.f(n INT) RETURNS INT DETERMINISTIC RETURN n;
CREATE USER app@'%' IDENTIFIED BY 'p';
GRANT SELECT (a), UPDATE (b) ON shop.t TO app@'%'; GRANT SELECT ON shop.u TO app@'%';
GRANT EXECUTE ON FUNCTION shop.f TO app@'%'; GRANT INSERT ON shop.* TO app@'%'; GRANT RELOAD ON *.* TO app@'%';
`;
/** Each fails on another server, after `app` was made there; and what mends it. */
const STUMBLE = {
  mariadb: {
    on: "CREATE USER zz@'%' IDENTIFIED BY 'Secret-1234'",
    target: "INSTALL SONAME 'simple_password_check'",
    mend: "UNINSTALL SONAME 'simple_password_check'",
  },
  mysql: {
    on: "SET GLOBAL partial_revokes = ON; CREATE USER zz@'%' IDENTIFIED BY 'x'; GRANT SELECT ON *.* TO zz@'%'; REVOKE SELECT ON mysql.* FROM zz@'%'",
    target: "SET GLOBAL partial_revokes = OFF",
    mend: "SET GLOBAL partial_revokes = ON",
  },
} as const;
/** A way to log in that no server has by itself. */
const PLUGIN = {
  mariadb: {
    install: "INSTALL SONAME 'auth_ed25519'",
    account: "CREATE USER `key`@'%' IDENTIFIED VIA ed25519 USING PASSWORD('x') OR unix_socket",
  },
  mysql: {
    install: "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'",
    account: "CREATE USER `key`@'%' IDENTIFIED WITH auth_socket",
  },
} as const;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const other = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  if (isHere) server.sql("", SHOP);
  const rights = (of: MySqlServer) =>
    of
      .sql("", "SHOW GRANTS FOR app@'%'")
      .split("\n")
      .map((line) => line.split(/[ ,]+/).sort());
  const accounts = () => other.sql("", "SELECT User, Host FROM mysql.user ORDER BY 1, 2");
  const save = async () => (await dumped(mysql.open(WITH, machineFor(server, "shop")))).saved;
  const engineThere = (step: (at: string) => void = () => {}) =>
    mysql.open(WITH, { ...machineFor(other, "shop"), step });

  testWith(
    needs,
    `mysql ${family} a restore that fails takes the accounts it made along, so that the next gives every right`,
    async () => {
      const saved = await save();
      const [before, places] = [accounts(), placesOf(other)];
      for (const point of [
        "mysql: accounts",
        "mysql: loaded",
        "mysql: cleared",
        "mysql: furnished",
      ]) {
        const engine = engineThere((at) => {
          if (at === point) throw new Error("no room, say");
        });
        const aside = await engine.aside(FIRST, [], [...saved.keys()]);
        const work = async () => {
          await engine.build(saved, aside);
          await engine.swap(aside);
        };
        await expect(work()).rejects.toThrow("no room, say");
        await engine.undo(aside);
        await engine.drop(aside, "built");
        expect([point, accounts(), placesOf(other)]).toEqual([point, before, places]);
      }
      const engine = engineThere();
      const refused = await engine.aside(FIRST, [], [...saved.keys()]);
      await engine.build(saved, refused);
      await engine.drop(refused, "built");
      expect([accounts(), placesOf(other)]).toEqual([before, places]);
      const aside = await engine.aside(SECOND, [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = engine.expected(saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      await engine.swap(aside);
      expect(rights(other)).toEqual(rights(server));
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(accounts()).not.toBe(before); // others may use them by now
      other.sql("", "DROP USER app@'%'");
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} accounts that fail to be made by half are gone, and come whole the next time`,
    async () => {
      const { on, target, mend } = STUMBLE[family];
      server.sql("", on);
      const saved = await save();
      const before = accounts();
      other.sql("", target);
      const engine = engineThere();
      const aside = await engine.aside(FIRST, [], [...saved.keys()]);
      await expect(engine.build(saved, aside)).rejects.toMatchObject({ stage: "restore" });
      expect(accounts()).toBe(before);
      other.sql("", mend);
      await engine.build(saved, aside);
      await engine.swap(aside);
      expect(rights(other)).toEqual(rights(server));
      await engine.undo(aside);
      await engine.drop(aside, "built");
      other.sql("", "DROP USER app@'%'; DROP USER zz@'%'");
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} an account whose plugin is missing is named before anything is made; a proof goes on`,
    async () => {
      const { install, account } = PLUGIN[family];
      server.sql("", `${install}; ${account}`);
      const saved = await save();
      const [before, places] = [accounts(), placesOf(other)];
      const engine = engineThere();
      const aside = await engine.aside(FIRST, [], [...saved.keys()]);
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        code: "tool-missing",
        thing: "key@%",
      });
      expect([accounts(), placesOf(other)]).toEqual([before, places]);
      const machine = machineFor(server, "shop");
      await using lent = await mysql.lend(WITH, machine, { saved, versions: {} });
      const proof = mysql.open(lent.settings, machine);
      const there = await proof.aside(FIRST, [], [...saved.keys()]);
      await proof.build(saved, there); // with what STUMBLE made, too
      const expected = proof.expected(saved, there);
      expect(await differences(proof, expected, proof.inspect(there))).toEqual([]);
    },
    120_000,
  );
}

testWith(
  ["sh"],
  "mysql pluginsIn() reads the ways to log in, and nothing out of names or texts",
  async () => {
    const start = "CREATE USER IF NOT EXISTS `a OR b`@`%`";
    expect(pluginsIn(`${start} IDENTIFIED VIA ed25519 USING 'x OR y' OR unix_socket`)).toEqual([
      "ed25519",
      "unix_socket",
    ]);
    expect(pluginsIn(`${start} IDENTIFIED BY PASSWORD '*00'`)).toEqual([]);
    expect(
      pluginsIn(
        `${start} IDENTIFIED WITH 'caching_sha2_password' AS 0x00 AND IDENTIFIED WITH 'other'`,
      ),
    ).toEqual(["caching_sha2_password", "other"]);
    expect(pluginsIn("GRANT SELECT ON *.* TO `x` IDENTIFIED WITH 'y'")).toEqual([]);
  },
);
