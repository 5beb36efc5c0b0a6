import { expect, test } from "@jest/globals";
import { addressOf } from "../../../src/engine/mysql/address.ts";
import { readVersion } from "../../../src/engine/mysql/client.ts";
import { faultOf } from "../../../src/engine/mysql/faults.ts";
import { databaseOf, partOf, prefixOf } from "../../../src/engine/mysql/parts.ts";
import { withoutItsSchema } from "../../../src/engine/mysql/rewrite.ts";
import { may, mayLock, missingFor, rightsIn } from "../../../src/engine/mysql/rights.ts";
import { quotedName, quotedText, withoutSchema } from "../../../src/engine/mysql/sql_text.ts";

const addresses: readonly (readonly [string, string, object])[] = [
  [
    "all of it",
    "mysql://us%40er:p%3A%2Fss@db.example:3307/my%20db?ssl-mode=REQUIRED&ssl-ca=/ca.pem",
    {
      scheme: "mysql",
      host: "db.example",
      port: 3307,
      socket: null,
      user: "us@er",
      database: "my db",
      password: "p:/ss",
      tls: { "ssl-mode": "REQUIRED", "ssl-ca": "/ca.pem" },
    },
  ],
  ["a socket", "mariadb://root@/shop?socket=/run/my+sql.sock", { socket: "/run/my+sql.sock" }],
  ["an address of IPv6", "mysql://u@[::1]:3306/", { host: "::1", database: null, password: null }],
  ["an empty password", "mysql://u:@h/d", { password: "" }],
];
for (const [title, text, expected] of addresses)
  test(`addressOf() reads ${title}`, () => {
    expect(addressOf(text)).toMatchObject(expected);
  });

for (const [text, why] of [
  ["postgres://u@h/d", "it is not"],
  ["mysql://u@h/d?password=x", 'option "password"'],
  ["mysql://u@h/d?ssl-mode=maybe", "cannot be"],
  ["mysql://u@h/d?ssl-ca=relative", "cannot be"],
  ["mysql://u@h:3306/d?socket=/s", "a socket"],
  ["mysql://u:a%0Ab@h/d", "line's end"],
] as const)
  test(`addressOf() refuses ${text}`, () => {
    expect(() => addressOf(text)).toThrow(why);
  });

test("quotedName() and quotedText() leave a client nothing to read", () => {
  expect(quotedName("a`b\\'\"\n;")).toBe("`a``b\\'\"\n;`");
  expect(quotedText("it's \\! `x`\n;")).toMatch(/^CONVERT\(X'[0-9a-f]+' USING utf8mb4\)$/);
});

test("withoutSchema() takes the schema's name from names, and from no text", () => {
  const view = "select `d``b`.`f`(`t`.`a`) AS `x`,'`d``b`.' AS `d``b` from `other`.`d``b`";
  expect(withoutSchema(view, "d`b")).toBe(
    "select `f`(`t`.`a`) AS `x`,'`d``b`.' AS `d``b` from `other`.`d``b`",
  );
});

const DUMP =
  "-- x\nINSERT INTO `t` VALUES ('/*!50001 VIEW `d`.');\nALTER DATABASE `d` CHARACTER SET latin1 COLLATE latin1_bin ;\n/*!50001 VIEW `v` AS select `d`.`f`(1) AS `ü`,'`d`.' AS `b` */;\n/*!50001 VIEW is said to the end";
test("withoutItsSchema() rewrites the two lines that name the schema, however the dump is cut", async () => {
  const bytes = Buffer.from(DUMP);
  for (let size = 1; size < bytes.length; size++) {
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const out = await Array.fromAsync(withoutItsSchema(chunks(), "d"), (one) => Buffer.from(one));
    expect(Buffer.concat(out).toString()).toBe(
      DUMP.replace("DATABASE `d` CHAR", "DATABASE CHAR").replace("select `d`.`f`", "select `f`"),
    );
  }
});

test("partOf() keeps a database called users apart from the accounts, and databaseOf() knows it", () => {
  for (const name of ["users", "database users", "shop", "database x"])
    expect(databaseOf(partOf(name))).toBe(name);
  expect(partOf("users")).toBe("database users");
  expect(prefixOf("a/b\n")).toBe("a\\x2fb\\x0a");
});

for (const [text, expected] of [
  ["mariadb  Ver 15.1 Distrib 10.11.19-MariaDB, for debian-linux-gnu", ["mariadb", [10, 11, 19]]],
  ["mariadb from 11.4.2-MariaDB, client 15.2 for Linux", ["mariadb", [11, 4, 2]]],
  ["mysqldump  Ver 9.7.4-2 for Linux on x86_64 ((Debian))", ["mysql", [9, 7, 4]]],
  ["mysqldump  Ver 10.13 Distrib 5.7.44, for Linux (x86_64)", ["mysql", [5, 7, 44]]],
  ["8.0.36-0ubuntu0.22.04.1", ["mysql", [8, 0, 36]]],
  ["5.5.5-10.6.16-MariaDB-log", ["mariadb", [10, 6, 16]]],
] as const)
  test(`readVersion() reads "${text}"`, () => {
    const found = readVersion(text);
    expect([found?.family, found?.version]).toEqual(expected);
  });

test("readVersion() takes another program's words for nothing", () => {
  expect(readVersion("psql (PostgreSQL) 15.8")).toBeNull();
});

test("rightsIn() knows patterns, roles' rights, what is taken away, and what is a single table's", () => {
  const rights = rightsIn([
    "GRANT RELOAD, SHOW VIEW ON *.* TO `u`@`%` IDENTIFIED BY PASSWORD '*AB'",
    "GRANT SELECT, EVENT ON `my\\_app%`.* TO `u`@`%`",
    "GRANT ALL PRIVILEGES ON `a``b`.* TO `u`@`%` WITH GRANT OPTION",
    "GRANT TRIGGER ON `my_app`.`t` TO `u`@`%`",
    "GRANT `role`@`%` TO `u`@`%`",
    "REVOKE SHOW VIEW ON `secret`.* FROM `u`@`%`",
  ]);
  expect(mayLock(rights)).toBe(true);
  expect(may(rights, "SELECT", "my_app1")).toBe(true);
  expect(may(rights, "SELECT", "myxapp1")).toBe(false);
  expect(may(rights, "TRIGGER", "a`b")).toBe(true);
  expect(may(rights, "SHOW VIEW", "secret")).toBe(false);
  expect(may(rights, "SELECT", "*")).toBe(false);
  expect(missingFor(rights, "my_app", "mariadb")).toEqual([
    "TRIGGER",
    "SELECT on *.*, to see routines",
  ]);
  const onProc = [...rights, ...rightsIn(["GRANT SELECT ON `mysql`.`proc` TO `u`@`%`"])];
  expect(missingFor(onProc, "my_app", "mariadb")).toEqual(["TRIGGER"]);
  expect(missingFor(onProc, "my_app", "mysql")).toHaveLength(2);
});

for (const [stderr, code] of [
  ["ERROR 1045 (28000): Access denied for user 'u'@'h' (using password: YES)", "login-refused"],
  ["mysqldump: Got error: 1045: Access denied for user 'u'@'h'", "login-refused"],
  ["ERROR 2002 (HY000): Can't connect to server on '127.0.0.1' (115)", "server-unreachable"],
  [
    "mysqldump: Error 2013: Lost connection to server during query when dumping table `t` at row: 1",
    "server-unreachable",
  ],
  [
    "mysqldump: Couldn't execute 'SHOW FIELDS FROM `v`': View 'd.v' references invalid table(s) (1356)",
    "source-changed",
  ],
  [
    "ERROR 1205 (HY000) at line 4: Lock wait timeout exceeded; try restarting transaction",
    "source-in-use",
  ],
  [
    "ERROR 1227 (42000) at line 4: Access denied; you need (at least one of) the RELOAD privilege(s)",
    "right-missing",
  ],
  [
    "ERROR 1213 (40001) at line 9: Deadlock found when trying to get lock; try restarting transaction",
    "source-changed",
  ],
  ["Host key verification failed.", "login-refused"],
  ["ssh: connect to host db port 22: Connection refused", "server-unreachable"],
  ["something else", "source-failed"],
] as const)
  test(`faultOf() knows "${stderr.slice(0, 60)}" as ${code}`, () => {
    const failed = { stage: "source", cannot: "Cannot dump", thing: "x", stderr, code: 1 } as const;
    const error = faultOf(failed);
    expect(error.code).toBe(code);
    expect(error.hint).not.toBe("");
    expect(error.hint?.startsWith("That was ssh")).toBe(/^Host key|^ssh: /.test(stderr));
  });
