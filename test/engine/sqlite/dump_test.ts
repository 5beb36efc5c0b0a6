import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import { all, tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, hashTree, keeping } from "../contract.ts";
import { bytesOf, end, engineAt, factsBy, freshIn, make, program } from "./tools.ts";

const ROOT = tempFolder();
const FILL =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO";

describe.each(["wal", "delete"])("dump() beside a writer in journal mode %s", (mode) => {
  test("saves one moment, and no commit of the writer fails", async () => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    make(
      path,
      `PRAGMA journal_mode = ${mode}; CREATE TABLE a (v, pad); CREATE TABLE b (v);
       ${FILL} a SELECT i, hex(randomblob(200)) FROM n; INSERT INTO b SELECT v FROM a`,
    );
    // Every commit adds the same row to both tables, so a copy of two moments shows.
    const writer = await program(
      path,
      `let commits = 0;
       const a = database.prepare("INSERT INTO a VALUES (?, hex(randomblob(200)))"), b = database.prepare("INSERT INTO b VALUES (?)");
       const work = () => {
         database.exec("BEGIN IMMEDIATE"); a.run(commits); b.run(commits); database.exec("COMMIT");
         if (++commits === 5) ready();
         setTimeout(work, 1);
       };
       process.on("SIGTERM", () => { process.stdout.write("commits " + commits); process.exit(0); });
       work();`,
      "{ timeout: 5000 }",
    );
    let out = "";
    writer.stdout?.on("data", (chunk) => (out += chunk));
    const counts: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const { saved } = await dumped(engineAt(path));
      const facts = await factsBy(saved);
      const copy = join(folder, `copy${round}`);
      writeFileSync(copy, await bytesOf(saved));
      using database = new DatabaseSync(new URL(`file:${copy}?immutable=1`), { readOnly: true });
      const count = (table: string) =>
        database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"];
      expect(count("a")).toBe(count("b"));
      expect(facts["table a"]?.["rows"]).toBe(count("a"));
      expect(facts["table b"]?.["rows"]).toBe(count("b"));
      expect(facts["database"]?.["journal"]).toBe(mode === "wal" ? "wal" : "rollback");
      counts.push(count("a"));
    }
    const ended = once(writer, "exit");
    writer.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(Number(/commits (\d+)/.exec(out)?.[1])).toBeGreaterThan(20);
    expect(new Set(counts).size).toBe(3); // the writer did go on between
    expect(readdirSync(folder).filter((name) => name.includes("holdfast"))).toEqual([]);
  });
});

const RICH = `
  PRAGMA application_id = -559038737; PRAGMA user_version = -7;
  CREATE TABLE plain (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b BLOB, c REAL, d);
  INSERT INTO plain (a, b, c, d) VALUES ('x', x'00ff', 1e999, 9223372036854775807), (CAST(x'ff41fe' AS TEXT), zeroblob(9), -0.0, NULL),
    ('nul' || char(0) || 'nul', x'', 5e-324, -9223372036854775808);
  CREATE TABLE "hostile ""name""\n; DROP TABLE plain; --" ("a""b" , "new\nline"); INSERT INTO "hostile ""name""\n; DROP TABLE plain; --" VALUES (1, 2);
  CREATE TABLE norow (k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO norow VALUES ('b', 1), ('a', 2);
  CREATE TABLE strictly (a INTEGER, b ANY) STRICT; INSERT INTO strictly VALUES (1, 'x');
  CREATE TABLE made (a, b AS (a * 2) VIRTUAL, c AS (a * 3) STORED); INSERT INTO made (a) VALUES (1), (2);
  CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words VALUES ('hello world'), ('second row');
  CREATE VIRTUAL TABLE old USING fts4(body); INSERT INTO old VALUES ('hello');
  CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1); INSERT INTO boxes VALUES (1, 0, 1);
  CREATE TABLE empty (a); CREATE INDEX partly ON plain (a) WHERE c > 0; CREATE INDEX ex ON plain (upper(a));
  CREATE VIEW seen AS SELECT a FROM plain; CREATE VIEW broken AS SELECT none FROM nowhere;
  CREATE TRIGGER watch AFTER DELETE ON plain BEGIN DELETE FROM norow; END; ANALYZE;`;

describe("dump() and build()", () => {
  test.each(["UTF-8", "UTF-16le"])(
    "bring back every kind of table in %s, and say what they hold",
    async (encoding) => {
      const folder = freshIn(ROOT);
      const path = join(folder, "app.db");
      make(
        path,
        `PRAGMA encoding = '${encoding}'; PRAGMA page_size = 1024; PRAGMA auto_vacuum = 2; ${RICH}`,
      );
      const engine = engineAt(path);
      const into = keeping();
      const said = await engine.dump(into);
      const facts = await factsBy(into.saved);
      expect(facts["database"]).toEqual({
        user_version: -7,
        application_id: -559038737,
        page_size: 1024,
        encoding,
        auto_vacuum: 2,
        journal: "rollback",
      });
      expect(facts["file"]).toEqual({
        mode: "644",
        uid: process.getuid?.(),
        gid: process.getgid?.(),
      });
      expect(Object.keys(facts).slice(0, 3)).toEqual(["database", "file", "schema"]);
      const rows = Object.fromEntries(Object.entries(facts).map(([key, is]) => [key, is["rows"]]));
      expect(rows).toMatchObject({
        "table plain": 3,
        "table norow": 2,
        "table strictly": 1,
        "table made": 2,
        "table empty": 0,
        "table words_content": 2,
        "table boxes_rowid": 1,
        "table sqlite_sequence": 1,
        'table hostile "name"\\x0a; DROP TABLE plain; --': 1,
      });
      expect(facts["table seen"]).toBeUndefined();
      expect(facts["table words"]).toBeUndefined();
      expect(said).toMatchObject({
        instant: "one",
        scratch: true,
        notes: [],
        versions: { sqlite: expect.stringMatching(/^3\.\d+\.\d+$/) },
      });
      expect(said.totals).toEqual({ database: await engine.count() });
      const aside = await engine.aside("0123456789abcdef", []);
      await engine.build(into.saved, aside);
      expect(
        await differences(engine, engine.expected(into.saved, aside), engine.inspect(aside)),
      ).toEqual([]);
      make(path, "UPDATE plain SET c = 5e-324 WHERE id = 1; INSERT INTO words VALUES ('more')");
      await engine.swap(aside);
      using database = new DatabaseSync(path);
      expect(
        database.prepare("SELECT count(*) AS n FROM words WHERE words MATCH 'hello'").get()?.["n"],
      ).toBe(1);
      expect(database.prepare("SELECT c FROM plain WHERE id = 1").get()?.["c"]).toBe(Infinity);
    },
  );

  test("make a fact of each thing that changes", async () => {
    const path = join(freshIn(ROOT), "app.db");
    make(path, RICH);
    const engine = engineAt(path);
    const changes: [string, string[]][] = [
      ["UPDATE norow SET v = 3 WHERE k = 'a'", ["table norow"]],
      ["INSERT INTO empty VALUES (NULL)", ["table empty"]],
      ["PRAGMA user_version = 8", ["database"]],
      ["PRAGMA application_id = 9", ["database"]],
      ["DROP VIEW seen", ["schema"]],
      ["PRAGMA journal_mode = wal", ["database"]],
    ];
    for (const [sql, keys] of changes) {
      const before = (await dumped(engine)).saved.get("database");
      make(path, sql);
      const after = (await dumped(engine)).saved.get("database");
      if (before === undefined || after === undefined) throw new Error("no part");
      const found = (await differences(engine, before.facts(), after.facts())) as { key: string }[];
      expect(found.map(({ key }) => key)).toEqual(keys);
    }
  });

  testWith(["sqlite3"], "give a part that the stock sqlite3 reads", async () => {
    const folder = freshIn(ROOT);
    make(join(folder, "app.db"), `PRAGMA journal_mode = wal; ${RICH}`);
    const { saved } = await dumped(engineAt(join(folder, "app.db")));
    writeFileSync(join(folder, "out.sqlite"), await bytesOf(saved));
    const sql =
      "PRAGMA integrity_check; SELECT count(*), sum(length(CAST(a AS BLOB))) FROM plain; SELECT v FROM norow;";
    const out = execFileSync("sqlite3", [join(folder, "out.sqlite"), sql], { encoding: "utf8" });
    expect(out).toBe("ok\n3|11\n2\n1\n");
  });

  test("take in what only the -wal of a killed writer holds, and leave both as they are", async () => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    const writer = await program(
      path,
      `database.exec("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)"); ready(); setInterval(() => {}, 1000);`,
    );
    await end(writer);
    const wal = readFileSync(`${path}-wal`);
    expect(wal.length).toBeGreaterThan(0);
    expect(statSync(path).size).toBe(0 + readFileSync(path).length);
    const before = readFileSync(path);
    expect((await factsBy((await dumped(engineAt(path))).saved))["table t"]?.["rows"]).toBe(2);
    expect(readFileSync(`${path}-wal`)).toEqual(wal);
    expect(readFileSync(path)).toEqual(before);
  });

  test("play back the journal of a writer that was killed in mid-write, and note it", async () => {
    const path = join(freshIn(ROOT), "app.db");
    const writer = await program(
      path,
      `database.exec("CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA cache_size = 5; BEGIN");
       const s = database.prepare("INSERT INTO t VALUES (randomblob(3000))"); for (let i = 0; i < 200; i++) s.run();
       ready(); setInterval(() => {}, 1000);`,
    );
    await end(writer);
    expect(existsSync(`${path}-journal`)).toBe(true);
    const into = keeping();
    const said = await engineAt(path).dump(into);
    expect((await factsBy(into.saved))["table t"]?.["rows"]).toBe(1);
    expect(said.notes).toEqual([
      { key: "database", why: expect.stringContaining("was rolled back") },
    ]);
    expect(existsSync(`${path}-journal`)).toBe(false);
  });

  test("save an empty file as a database of no table", async () => {
    const path = join(freshIn(ROOT), "app.db");
    writeFileSync(path, "");
    const into = keeping();
    const said = await engineAt(path).dump(into);
    expect(said.totals["database"]).toMatchObject({ items: 0, rows: 0 });
    expect(statSync(path).size).toBe(0);
  });

  test("note rows that break a rule of the schema, and what only its program can check", async () => {
    const path = join(freshIn(ROOT), "app.db");
    using database = new DatabaseSync(path);
    database.enableDefensive(false);
    database.exec(`CREATE TABLE t (a); INSERT INTO t VALUES (NULL); CREATE TABLE k (a TEXT); INSERT INTO k VALUES ('x'); CREATE INDEX ki ON k (a);
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a NOT NULL)' WHERE name = 't';`);
    const first = await engineAt(path).dump(keeping());
    expect(first.notes).toEqual([{ key: "database", why: "NULL value in t.a" }]);
    database.exec(
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX ki ON k (a COLLATE icu)' WHERE name = 'ki';`,
    );
    database.close();
    const into = keeping();
    const second = await engineAt(path).dump(into);
    expect(second.notes).toEqual([
      { key: "table k", why: "its indexes could not be checked: no such collation sequence: icu" },
      { key: "database", why: "NULL value in t.a" },
    ]);
    const engine = engineAt(path);
    const aside = await engine.aside("0123456789abcdef", []);
    await engine.build(into.saved, aside);
    expect(
      await differences(engine, engine.expected(into.saved, aside), engine.inspect(aside)),
    ).toEqual([]);
  });
});

describe("dump() refuses", () => {
  const faults: [string, (path: string) => void, string][] = [
    ["what is not there", () => {}, "source-missing"],
    ["a folder", (path) => mkdirSync(path), "source-unreadable"],
    [
      "a symbolic link",
      (path) => {
        make(`${path}.real`, RICH);
        symlinkSync(`${path}.real`, path);
      },
      "source-unreadable",
    ],
    ["a pipe", (path) => void spawnSync("mkfifo", [path]), "source-unreadable"],
    [
      "another kind of file",
      (path) => writeFileSync(path, "not a database, but long enough to be read as one".repeat(50)),
      "source-damaged",
    ],
    ["an encrypted one", (path) => writeFileSync(path, Buffer.alloc(8192, 0xa7)), "source-damaged"],
    [
      "one that was cut short",
      (path) => {
        make(path, RICH);
        truncateSync(path, statSync(path).size - 8192);
      },
      "source-damaged",
    ],
    [
      "one with a page of zeros",
      (path) => {
        make(path, RICH);
        const bytes = readFileSync(path);
        bytes.fill(0, 4096, 8192);
        writeFileSync(path, bytes);
      },
      "source-damaged",
    ],
  ];
  test.each(faults)("%s", async (_, spoil, code) => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    spoil(path);
    const before = hashTree(folder);
    const into = keeping();
    await expect(engineAt(path).dump(into)).rejects.toMatchObject({
      stage: "source",
      code,
      thing: path,
    });
    expect(hashTree(folder)).toEqual(before);
    const findings = await engineAt(path).check("dump");
    const isSeen =
      code !== "source-damaged" ||
      !["one that was cut short", "one with a page of zeros"].includes(_);
    expect(findings.filter(({ weight }) => weight === "error").map((found) => found.code)).toEqual(
      isSeen ? [code] : [],
    );
  });

  test("a page whose structure was hit, wherever that is", async () => {
    const folder = freshIn(ROOT);
    const good = join(folder, "good.db");
    make(
      good,
      `CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); ${FILL} t SELECT i, 'row ' || i FROM n; CREATE INDEX i ON t (b)`,
    );
    const size = statSync(good).size;
    const path = join(folder, "app.db");
    let found = 0;
    for (let page = 1; page < size / 4096; page += Math.ceil(size / 4096 / 8)) {
      copyFileSync(good, path);
      const bytes = readFileSync(path);
      for (let at = page * 4096; at < page * 4096 + 16; at++)
        bytes[at] = (bytes[at] as number) ^ 0xff;
      writeFileSync(path, bytes);
      await expect(engineAt(path).dump(keeping())).rejects.toMatchObject({
        stage: "source",
        code: "source-damaged",
      });
      found += 1;
    }
    expect(found).toBeGreaterThan(5);
  });

  test("one that a program holds locked, after a while", async () => {
    const path = join(freshIn(ROOT), "app.db");
    make(path, "CREATE TABLE t (a)");
    const holder = await program(
      path,
      `database.exec("BEGIN EXCLUSIVE"); ready(); setInterval(() => {}, 1000);`,
    );
    try {
      const start = Date.now();
      await expect(engineAt(path).dump(keeping())).rejects.toMatchObject({
        code: "source-in-use",
        message: `Cannot dump "${path}": database is locked`,
      });
      expect(Date.now() - start).toBeLessThan(20_000);
    } finally {
      await end(holder);
    }
  });

  testWith(["root rights", "mount", "umount"], "a place without room for the copy", async () => {
    const folder = freshIn(ROOT);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "none", folder]);
    try {
      const path = join(folder, "app.db");
      make(path, "CREATE TABLE t (a); INSERT INTO t VALUES (randomblob(1200000))");
      await expect(engineAt(path).dump(keeping())).rejects.toMatchObject({ code: "source-full" });
      expect((await engineAt(path).check("dump")).map(({ code }) => code)).toEqual(["source-full"]);
      expect(readdirSync(folder)).toEqual(["app.db"]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  testWith(
    ["root rights", "mount", "umount"],
    "a folder that cannot be written, naming it",
    async () => {
      const folder = freshIn(ROOT);
      const path = join(folder, "app.db");
      make(path, "PRAGMA journal_mode = wal; CREATE TABLE t (a)");
      execFileSync("mount", ["--bind", "-o", "ro", folder, folder]);
      execFileSync("mount", ["-o", "remount,bind,ro", folder]);
      try {
        await expect(engineAt(path).dump(keeping())).rejects.toMatchObject({
          stage: "source",
          message: expect.stringContaining("read-only"),
        });
        await expect(engineAt(path).count()).rejects.toMatchObject({
          stage: "source",
          code: "source-unreadable",
        });
        expect((await engineAt(path).check("dump")).map(({ code }) => code)).toContain(
          "source-failed",
        );
      } finally {
        execFileSync("umount", [folder]);
      }
    },
  );
});

test("dump() is gone at once when it is interrupted, and leaves nothing", async () => {
  const folder = freshIn(ROOT);
  const path = join(folder, "app.db");
  make(
    path,
    `CREATE TABLE t (a, b); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) INSERT INTO t SELECT i, i FROM n`,
  );
  for (const when of ["at once", "when copied"]) {
    const stop = new AbortController();
    const machine = testMachine({
      signal: stop.signal,
      step: (name) => {
        if (name === "sqlite: copied") setTimeout(() => stop.abort(), 100);
      },
    });
    if (when === "at once") setTimeout(() => stop.abort(), 30);
    let aborted = 0;
    stop.signal.addEventListener("abort", () => {
      aborted = Date.now();
    });
    await expect(engineAt(path, { machine }).dump(keeping())).rejects.toMatchObject({
      name: "Interrupted",
    });
    expect(Date.now() - aborted).toBeLessThan(1500);
    expect(readdirSync(folder)).toEqual(["app.db"]);
  }
});

test("dump() fails with the intake's error and leaves nothing", async () => {
  const folder = freshIn(ROOT);
  const path = join(folder, "app.db");
  make(path, `CREATE TABLE t (a); ${FILL} t SELECT i FROM n`);
  const refuse = { ...keeping(), part: () => Promise.reject(new Error("the store is full")) };
  await expect(engineAt(path).dump(refuse)).rejects.toThrow("the store is full");
  const deaf = { ...keeping(), fact: () => Promise.reject(new Error("the inventory is full")) };
  await expect(engineAt(path).dump(deaf)).rejects.toThrow("the inventory is full");
  expect(readdirSync(folder)).toEqual(["app.db"]);
  expect(
    await all(engineAt(path).inspect(await engineAt(path).aside("0".repeat(16), []))).catch(
      (error) => error.stage,
    ),
  ).toBe("source");
});
