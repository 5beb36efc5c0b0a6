import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { mysql } from "../../src/engine/mysql/mod.ts";
import { mysqlSettings } from "../../src/engine/mysql/settings.ts";
import { postgres } from "../../src/engine/postgres/mod.ts";
import { postgresSettings } from "../../src/engine/postgres/settings.ts";
import { testMachine } from "../tools.ts";

const folder = mkdtempSync(join(tmpdir(), "place-"));
const FILE = `file:${join(folder, "db.url")}`;

/** What the plan would show, for an address in a file. */
function placeOf(
  kind: "mysql" | "postgres",
  address: string,
  more: Readonly<Record<string, unknown>> = {},
  env: Readonly<Record<string, string>> = {},
): string {
  writeFileSync(join(folder, "db.url"), `${address}\n`);
  const machine = testMachine({ env });
  const { into, ...keys } = more as { into?: string };
  const at = into === undefined ? {} : { into };
  return kind === "mysql"
    ? mysql.open({ ...mysqlSettings.parse({ url: FILE, ...keys }), ...at }, machine).place
    : postgres.open({ ...postgresSettings.parse({ url: FILE, ...keys }), ...at }, machine).place;
}

test("the place of a server engine is host, port and databases, never an account", () => {
  const address = "mysql://hush:hushhush@db.example:3307/mt4";
  expect(placeOf("mysql", address)).toBe("db.example:3307/mt4");
  expect(placeOf("mysql", address, { databases: ["a", "b"] })).toBe("db.example:3307/a, b");
  expect(placeOf("mysql", address, { databases: "all" })).toBe("db.example:3307/all databases");
  expect(placeOf("mysql", address, { into: "beside" })).toBe("db.example:3307/beside");
  expect(placeOf("mysql", "mariadb://hush@[::1]/mt4")).toBe("[::1]:3306/mt4");
  const socket = "mysql://hush:hush@/mt4?socket=%2Frun%2Fm.sock";
  expect(placeOf("mysql", socket)).toBe("/run/m.sock/mt4");
  expect(placeOf("postgres", "postgres://hush:hush@db.example/events")).toBe(
    "db.example:5432/events",
  );
  expect(placeOf("postgres", "postgres://hush@a:1,b:2/events")).toBe("a:1,b:2/events");
  expect(placeOf("postgres", "postgres://hush@/events?host=%2Frun%2Fpg&port=6")).toBe(
    "/run/pg/.s.PGSQL.6/events",
  );
});

test("the place of a server engine is where the restore goes, and says through what", () => {
  const run = ["ssh", "-o", "BatchMode=yes", "db1"];
  const env = { BACK: "postgres://root:hush@localhost:5433/events" };
  expect(
    placeOf("postgres", "postgres://u@other/events", { "restore-url": "env:BACK", run }, env),
  ).toBe("localhost:5433/events through ssh -o BatchMode=yes db1");
});

test("an address that cannot be read now is named as the policy names it, and no part of it is shown", () => {
  for (const address of [
    "mysql://u:hush@hush@h/db",
    "mysql://u:1/hush@h/db",
    "mysql://u:1?hush@h/db",
    "hush",
  ])
    expect(placeOf("mysql", address, { databases: ["a"] })).toBe(`${FILE} a`);
  for (const address of [
    "postgres://u:hush@hush@h/db",
    "postgres://u:1/hush@h/db",
    "postgres://u:1?hush@h/db",
  ])
    expect(placeOf("postgres", address)).toBe(FILE);
  expect(placeOf("postgres", "", { url: "env:NONE" })).toBe("env:NONE");
});
