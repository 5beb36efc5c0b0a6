import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { hashSchema, hashTable } from "../../../src/engine/sqlite/content.ts";
import { tablesOf } from "../../../src/engine/sqlite/tables.ts";

/** The content of the table `t` of a database in memory. */
function contentOf(sql: string, encoding = "UTF-8"): { rows: number; sha256: string } {
  using database = new DatabaseSync(":memory:");
  database.exec(`PRAGMA encoding = '${encoding}'; ${sql}`);
  const table = tablesOf(database).find(({ name }) => name === "t");
  if (table === undefined) throw new Error("no table t");
  return hashTable(database, table, () => {});
}

const values = [
  "NULL",
  "0",
  "1",
  "-1",
  "1.0",
  "'1'",
  "x'31'",
  "''",
  "x''",
  "0.1",
  "0.1 + 0.2",
  "0.3",
  "1e999",
  "-1e999",
  "9223372036854775807",
  "9223372036854775806",
  "-9223372036854775808",
  "9007199254740993",
  "9007199254740992",
  "9007199254740992.0",
  "9007199254740994.0",
  "5e-324",
  "1.7976931348623157e308",
  "'NULL'",
  "'a'",
  "'a' || char(0)",
  "'a' || char(0) || 'b'",
  "'A'",
  "'ä'",
  "CAST(x'ff' AS TEXT)",
  "CAST(x'fe' AS TEXT)",
  "CAST(x'efbfbd' AS TEXT)",
  "x'ff'",
  "CAST(x'c0af' AS TEXT)",
  "zeroblob(3)",
  "x'000000'",
  "zeroblob(4)",
  "'t1:a'",
  "char(9)",
  "char(10)",
];

describe.each(["UTF-8", "UTF-16le", "UTF-16be"])("hashTable() in %s", (encoding) => {
  test("tells every two values apart, and no value from itself", () => {
    const seen = new Map<string, string>();
    // UTF-16 has no text of an odd length; SQLite drops the odd byte when it makes one.
    const odd = /CAST\(x'(....)*..'/;
    const told = values.filter((value) => encoding === "UTF-8" || !odd.test(value));
    for (const value of told) {
      const { sha256 } = contentOf(`CREATE TABLE t (a); INSERT INTO t VALUES (${value})`, encoding);
      const other = seen.get(sha256);
      const isSame = value === "x'000000'" && other === "zeroblob(3)";
      if (other !== undefined && !isSame) throw new Error(`${value} is hashed like ${other}`);
      seen.set(sha256, value);
    }
    expect(seen.size).toBe(told.length - 1);
  });

  test("tells where one column ends and the next begins", () => {
    const rows = [
      "'ab', 'c'",
      "'a', 'bc'",
      "'abc', ''",
      "'', 'abc'",
      "x'6162', 'c'",
      "1, 23",
      "12, 3",
      "NULL, NULL",
    ];
    const seen = rows.map(
      (row) => contentOf(`CREATE TABLE t (a, b); INSERT INTO t VALUES (${row})`, encoding).sha256,
    );
    expect(new Set(seen).size).toBe(rows.length);
  });
});

test("hashTable() is the sum of the SHA-256 of the rows as documented, modulo 2^256", () => {
  const rows = Array.from({ length: 300 }, (_, index) => index);
  const { rows: counted, sha256 } = contentOf(
    `CREATE TABLE t (id INTEGER, name TEXT, score REAL, data BLOB, none);
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
     INSERT INTO t SELECT i, 'näme' || i, i + 0.5, CAST('d' || i AS BLOB), NULL FROM n`,
  );
  const wanted = rows.reduce((sum, index) => {
    const name = Buffer.from(`näme${index}`);
    const row = `${index},t${name.length}:${name.toString("latin1")}${index}.5,b${`d${index}`.length}:d${index}NULL,`;
    return sum + BigInt(`0x${createHash("sha256").update(row, "latin1").digest("hex")}`);
  }, 0n);
  expect(counted).toBe(300);
  expect(sha256).toBe((wanted % 2n ** 256n).toString(16).padStart(64, "0"));
});

test("hashTable() carries exactly over more rows than a word can count", () => {
  const times = 2 ** 20 + 7; // past the first carry
  const { rows, sha256 } = contentOf(
    `CREATE TABLE t (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${times})
     INSERT INTO t SELECT 7 FROM n`,
  );
  const one = BigInt(`0x${createHash("sha256").update("7,").digest("hex")}`);
  expect(rows).toBe(times);
  expect(sha256).toBe(((one * BigInt(times)) % 2n ** 256n).toString(16).padStart(64, "0"));
});

test("hashTable() does not see the order of rows, but every row and how often it is there", () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.double({ noNaN: true }), fc.constant(null));
  const row = fc.tuple(value, value);
  const hashOf = (rows: readonly (readonly [unknown, unknown])[]) => {
    using database = new DatabaseSync(":memory:");
    database.exec("CREATE TABLE t (a, b)");
    const insert = database.prepare("INSERT INTO t VALUES (?, ?)");
    for (const [a, b] of rows) insert.run(a as string, b as string);
    return hashTable(database, tablesOf(database)[0] as never, () => {});
  };
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), row, (rows, extra) => {
      expect(hashOf([...rows, extra])).toEqual(hashOf([extra, ...rows.toReversed()]));
      expect(hashOf([...rows, extra]).sha256).not.toBe(hashOf(rows).sha256);
      expect(hashOf([...rows, extra, extra]).sha256).not.toBe(hashOf(rows).sha256);
    }),
    { numRuns: 200 },
  );
});

const shapes: [string, string, number][] = [
  ["an empty one", "CREATE TABLE t (a)", 0],
  [
    "one without rowid",
    "CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID; INSERT INTO t VALUES ('x', 1), ('a', 2)",
    2,
  ],
  ["a strict one", "CREATE TABLE t (a INT, b ANY) STRICT; INSERT INTO t VALUES (1, x'00')", 1],
  [
    "one with generated columns",
    "CREATE TABLE t (a, b AS (a + 1), c AS (a + 2) STORED); INSERT INTO t VALUES (1)",
    1,
  ],
  [
    "one with a column called rowid",
    "CREATE TABLE t (rowid, oid, _rowid_); INSERT INTO t VALUES (1, 2, 3)",
    1,
  ],
  [
    "one of 2,000 columns",
    `CREATE TABLE t (${Array.from({ length: 2000 }, (_, i) => `c${i}`)}); INSERT INTO t DEFAULT VALUES`,
    1,
  ],
  [
    "hostile column names",
    `CREATE TABLE t ("a""b", "x'y", "new\nline", "t.""c0""", "c1", [a]]; INSERT INTO t VALUES (1, 2, 3, 4, 5, 6)`.replace(
      "[a]]",
      '"a]")',
    ),
    1,
  ],
];
test.each(shapes)("hashTable() reads %s", (_, sql, rows) => {
  expect(contentOf(sql).rows).toBe(rows);
});

test("hashTable() believes the table, not an index that lies", () => {
  const sql = "CREATE TABLE t (a); CREATE INDEX i ON t (a); INSERT INTO t VALUES (2), (1), (NULL)";
  expect(contentOf(sql)).toEqual(contentOf(sql.replace("CREATE INDEX i ON t (a);", "")));
});

test("hashSchema() sees every kind of object and every letter of its text", () => {
  const base = "CREATE TABLE t (a);";
  const schemas = [
    "",
    base,
    "CREATE TABLE t (a );",
    "CREATE TABLE t (b);",
    `${base} CREATE INDEX i ON t (a);`,
    `${base} CREATE VIEW v AS SELECT * FROM t;`,
    `${base} CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;`,
    `${base} CREATE VIRTUAL TABLE f USING fts5(a);`,
  ].map((sql) => {
    using database = new DatabaseSync(":memory:");
    database.exec(sql);
    return hashSchema(database);
  });
  expect(new Set(schemas.map(({ sha256 }) => sha256)).size).toBe(schemas.length);
  expect(schemas.map(({ objects }) => objects)).toEqual([0, 1, 1, 1, 2, 2, 2, 7]);
});

test("tablesOf() names tables as bytes order them, and leaves out what has no rows of its own", () => {
  using database = new DatabaseSync(":memory:");
  database.exec(`CREATE TABLE "b" (a INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE "B2" (a); CREATE TABLE "a\nb" (a);
    CREATE TABLE "quote""'" (a); CREATE TABLE "\u202ex" (a); CREATE TABLE "back\\slash" (a);
    CREATE VIRTUAL TABLE f USING fts5(x); CREATE VIEW v AS SELECT 1; CREATE TABLE "😀" (a); CREATE TABLE "\uffee" (a)`);
  expect(tablesOf(database).map(({ key }) => key)).toEqual([
    "table B2",
    "table a\\x0ab",
    "table b",
    "table back\\x5cslash",
    "table f_config",
    "table f_content",
    "table f_data",
    "table f_docsize",
    "table f_idx",
    "table quote\"'",
    "table sqlite_sequence",
    "table \u202ex",
    "table \uffee",
    "table 😀",
  ]);
  expect(
    tablesOf(database)
      .filter(({ isInternal }) => isInternal)
      .map(({ name }) => name),
  ).toEqual(["sqlite_sequence"]);
});

test("tablesOf() refuses a name that SQL cannot say", () => {
  using database = new DatabaseSync(":memory:");
  database.enableDefensive(false);
  database.exec(`CREATE TABLE t (a); PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET name = CAST(x'74ff' AS TEXT), tbl_name = CAST(x'74ff' AS TEXT)`);
  expect(() => tablesOf(database)).toThrow("is not valid text");
});
