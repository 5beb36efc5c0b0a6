import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { wholeOf } from "../../../src/domain/part.ts";
import { addressOf, conninfo } from "../../../src/engine/postgres/address.ts";
import type { Sized } from "../../../src/engine/postgres/contents.ts";
import { divide } from "../../../src/engine/postgres/divide.ts";
import { faultOf } from "../../../src/engine/postgres/faults.ts";
import { quotedPair } from "../../../src/engine/postgres/named.ts";
import {
  databaseOf,
  dataPartOf,
  GLOBALS,
  isDatabase,
  partOf,
} from "../../../src/engine/postgres/parts.ts";
import { postgresSettings } from "../../../src/engine/postgres/settings.ts";
import { firstName, lineName, setting } from "../../../src/engine/postgres/sql_text.ts";
import { TocReader } from "../../../src/engine/postgres/toc.ts";

const addresses: readonly (readonly [
  string,
  Record<string, string>,
  string | null,
  string | null,
])[] = [
  [
    "postgres://u:p%40%3A@db.example:5433/a%2Fb",
    { user: "u", host: "db.example", port: "5433" },
    "a/b",
    "p@:",
  ],
  ["postgresql://db", { host: "db" }, null, null],
  [
    "postgres://u@[::1]:5432/x?sslmode=require",
    { user: "u", host: "::1", port: "5432", sslmode: "require" },
    "x",
    null,
  ],
  [
    "postgres://u@/x?host=%2Fvar%2Frun&port=6",
    { user: "u", host: "/var/run", port: "6" },
    "x",
    null,
  ],
  [
    "postgres://a:1,b:2/x?target_session_attrs=primary",
    { host: "a,b", port: "1,2", target_session_attrs: "primary" },
    "x",
    null,
  ],
];

for (const [text, keywords, database, password] of addresses) {
  test(`addressOf() reads ${text}`, () => {
    expect(addressOf(text)).toEqual({ keywords, database, password });
  });
}

test("addressOf() refuses what would carry a secret or an option past us, without saying it", () => {
  for (const text of [
    "postgres://h/db?password=hush",
    "postgres://h/db?sslpassword=hush",
    "postgres://h/db?options=-c%20x=hush",
    "mysql://hush@h/db",
    "hush",
  ]) {
    expect(() => addressOf(text)).toThrow(/^(?!.*hush)/);
  }
});

test("a policy's url holds no password", () => {
  const parse = (url: string) => postgresSettings.safeParse({ url }).success;
  expect(parse("postgres://u@h/db")).toBe(true);
  expect(parse("env:PG_URL")).toBe(true);
  expect(parse("postgres://u:secret@h/db")).toBe(false);
  expect(parse("postgres://h/db?password=x")).toBe(false);
});

test("a policy's name of a database is as long as the server keeps it, in bytes", () => {
  const parse = (name: string) =>
    postgresSettings.safeParse({ url: "env:PG_URL", databases: [name] }).success;
  expect(["x".repeat(63), "ü".repeat(31)].map(parse)).toEqual([true, true]);
  expect(["x".repeat(64), "ü".repeat(32)].map(parse)).toEqual([false, false]);
});

test("conninfo() quotes every value, so that none is taken for a keyword", () => {
  expect(conninfo({ dbname: "it's host=evil \\" })).toBe("dbname='it\\'s host=evil \\\\'");
});

test("lineName() stays on one line and firstName() reads it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string(), (name, rest) => {
      fc.pre(!rest.startsWith('"'));
      const line = lineName(name);
      expect(line).not.toMatch(/[\r\n]/);
      expect(firstName(line + rest)).toEqual({ name, rest });
    }),
  );
});

test("setting() quotes a list item by item, and all else as one text", () => {
  expect(setting(`search_path="$user", 'a b', public`)).toBe(
    `"search_path" TO '$user', '''a b''', 'public'`,
  );
  expect(setting("my.param=it's a=b, c")).toBe(`"my"."param" TO 'it''s a=b, c'`);
  expect(setting('search_path=""')).toBe(`"search_path" TO ''`);
});

test("partOf() never gives a database the name of the roles' part, and databaseOf() reverses it", () => {
  for (const name of [
    "x",
    GLOBALS,
    "database globals",
    "database database globals",
    "database x",
    "x--data-1",
    "x--data-1 whole",
    "x--data-1 whole--data-2",
    "database globals--data-1",
  ]) {
    expect(partOf(name)).not.toBe(GLOBALS);
    expect(databaseOf(partOf(name))).toBe(name);
    expect(isDatabase(partOf(name))).toBe(true);
    expect(wholeOf(partOf(name))).toBe(partOf(name));
    expect(isDatabase(dataPartOf(partOf(name), 1))).toBe(false);
    expect(wholeOf(dataPartOf(partOf(name), 12))).toBe(partOf(name));
  }
  expect(isDatabase(GLOBALS)).toBe(false);
});

const table = (name: string, bytes: number): Sized => ({
  schema: "public",
  name,
  bytes,
  blocks: 1,
  columns: null,
  file: name,
});

test("divide() gives the largest tables away one by one, each to where least is", () => {
  const tables = [
    ["a", 50],
    ["b", 40],
    ["c", 30],
    ["d", 20],
    ["e", 0],
  ].map(([name, bytes]) => table(name as string, bytes as number));
  const names = (jobs: number) => divide(tables, jobs).map((own) => own.map(({ name }) => name));
  expect(names(1)).toEqual([]);
  expect(names(2)).toEqual([["a", "d"]]);
  expect(names(3)).toEqual([["b"], ["a"]]); // c and d are left to the first
  expect(divide([table("only", 0)], 4)).toEqual([]);
});

test("divide() names no more tables than fit into a command, and leaves the rest to the first", () => {
  const many = Array.from({ length: 5000 }, (_, at) => table(`t${at}`, 1000 + at));
  const named = divide(many, 2).flat();
  expect(named.length).toBeGreaterThan(50);
  expect(named.length).toBeLessThanOrEqual(200);
  const long = Array.from({ length: 300 }, (_, at) => table(`${'"'.repeat(60)}${at}`, 1000));
  const words = divide(long, 4).flat().map(quotedPair).join(" ");
  expect(Buffer.byteLength(words)).toBeLessThan(60_000);
  // The first has the rest to do, so the others get what is large.
  expect(divide([...many, table("huge", 2 ** 40)], 2)).toEqual([
    [expect.objectContaining({ name: "huge" })],
  ]);
});

test("TocReader refuses what is no dump, or none that we read", () => {
  const read = (bytes: Uint8Array) => () => {
    const reader = new TocReader();
    reader.take(bytes);
    reader.end();
  };
  expect(read(Buffer.from("SELECT 1; -- a plain dump of somebody"))).toThrow("no dump");
  expect(read(Buffer.from("PGDMP\x01\x08\x00\x04\x08\x01"))).toThrow("a format");
  expect(read(Buffer.from("PGD"))).toThrow("cut short");
});

test("faultOf() tells a refusal of ssh from one of the server", () => {
  for (const [stderr, code] of [
    ["Host key verification failed.", "login-refused"],
    ["holdfast@db: Permission denied (publickey).", "login-refused"],
    ["ssh: Could not resolve hostname db: Name or service not known", "server-unreachable"],
  ] as const) {
    const failed = {
      stage: "source",
      cannot: "Cannot dump",
      thing: "x",
      stderr,
      code: 255,
    } as const;
    const error = faultOf(failed);
    expect(error).toMatchObject({ code, hint: expect.stringMatching(/^That was ssh/) });
  }
  const own = 'FATAL:  password authentication failed for user "u"';
  const error = faultOf({ stage: "source", cannot: "C", thing: "x", stderr: own, code: 2 });
  expect(error.hint).toContain("pg_hba.conf");
});

test("faultOf() tells a login that is refused from an owner that is missing", () => {
  const said = (stderr: string) =>
    faultOf({ stage: "restore", cannot: "Cannot put back", thing: "x", stderr, code: 1 });
  const login = 'psql: error: connection to server failed: FATAL:  role "emca" does not exist';
  expect(said(login)).toMatchObject({ code: "login-refused" });
  const verbose = 'FATAL:  28000: role "emca" is not permitted to log in';
  expect(said(verbose)).toMatchObject({ code: "login-refused" });
  const owner = 'pg_restore: error: could not execute query: ERROR:  role "emca" does not exist';
  const missing = said(owner);
  expect(missing).toMatchObject({ stage: "restore", code: "restore-failed" });
  expect(missing.hint).toContain("globals: true");
});

/** The head of a dump with so many entries, one a large object. */
function headWith(objects: number): Buffer {
  const int = (value: number) => {
    const word = Buffer.alloc(5);
    word.writeUInt32LE(value, 1);
    return word;
  };
  const text = (value: string) =>
    Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]);
  const none = Buffer.from([1, 1, 0, 0, 0]);
  const entry = (tag: string, desc: string, definition: string) =>
    Buffer.concat([
      ...[int(1), int(0), text("0"), text("0"), text(tag), text(desc), int(2), text(definition)],
      ...[text(""), text(""), text("app"), text(""), text(""), text("me"), text("false"), none],
      Buffer.alloc(9),
    ]);
  const object = entry("1", "BLOB", `SELECT pg_catalog.lo_create('1');${" ".repeat(1000)}`);
  return Buffer.concat([
    Buffer.from("PGDMP\u0001\u000e\u0000\u0004\u0008\u0001", "latin1"),
    ...Array.from({ length: 8 }, () => int(0)), // compression and the time
    ...[text("events"), text("15.1"), text("15.1"), int(objects + 1)],
    ...Array.from({ length: objects }, () => object),
    entry("q", "SEQUENCE SET", "SELECT pg_catalog.setval('app.q', 7, true);\n"),
  ]);
}

test("TocReader reads a table of contents of any length in little memory, in chunks of any size", () => {
  const whole = new TocReader();
  const head = headWith(130_000); // more than 128 MiB
  expect(head.byteLength).toBeGreaterThan(128 * 2 ** 20);
  for (let at = 0; at < head.byteLength; at += 65_536) whole.take(head.subarray(at, at + 65_536));
  expect(whole.end().entries).toBe(130_001);
  expect([...whole.end().stands]).toEqual([['["app","q"]', "7"]]);
  const bytewise = new TocReader();
  for (const byte of headWith(50)) bytewise.take(Uint8Array.of(byte));
  expect([...bytewise.end().stands]).toEqual([['["app","q"]', "7"]]);
});
