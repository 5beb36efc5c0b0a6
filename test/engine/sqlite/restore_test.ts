import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import type { Aside, Engine, Saved } from "../../../src/engine/engine.ts";
import { sqlite } from "../../../src/engine/sqlite/mod.ts";
import { all, tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, partOf } from "../contract.ts";
import { bytesOf, end, engineAt, factsBy, freshIn, make, program } from "./tools.ts";

const ROOT = tempFolder();
const ID = "0123456789abcdef";
const NEW = "PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES ('saved')";

/** A saved database, and another one in the place whose last commit lies only in its -wal. */
async function prepare(): Promise<{
  folder: string;
  path: string;
  engine: Engine;
  saved: Saved;
  aside: Aside;
}> {
  const folder = freshIn(ROOT);
  const path = join(folder, "app.db");
  make(path, NEW);
  const engine = engineAt(path);
  const { saved } = await dumped(engine);
  const writer = await program(
    path,
    `database.exec("UPDATE t SET a = 'old'; PRAGMA wal_checkpoint(TRUNCATE); UPDATE t SET a = 'only in the wal'"); ready(); setInterval(() => {}, 1000);`,
  );
  await end(writer);
  const aside = await engine.aside(ID, []);
  await engine.build(saved, aside);
  return { folder, path, engine, saved, aside };
}

/** What a program would read there. */
function valueAt(path: string): unknown {
  using database = new DatabaseSync(path);
  return database.prepare("SELECT a FROM t").get()?.["a"];
}

/** What check() found but for the processes it may not look at: there can be some on any machine. */
async function found(engine: Engine, before: "dump" | "build") {
  return (await engine.check(before)).filter(({ weight }) => weight !== "note");
}

function names(folder: string): string[] {
  return readdirSync(folder).sort();
}

describe("swap() and undo()", () => {
  test("take a database and its logs as one", async () => {
    const { folder, path, engine, aside } = await prepare();
    expect(names(folder)).toEqual([
      "app.db",
      "app.db-shm",
      "app.db-wal",
      `app.db.holdfast-${ID}.new`,
    ]);
    await engine.swap(aside);
    expect(names(folder)).toEqual([
      "app.db",
      ...["", "-shm", "-wal"].map((end) => `app.db.holdfast-${ID}.old${end}`),
    ]);
    expect(valueAt(path)).toBe("saved");
    await engine.undo(aside);
    expect(valueAt(path)).toBe("only in the wal");
  });

  test("lead back from every kill, and through every kill of the undo, to what the -wal held", async () => {
    let kills = 0;
    for (let first = 0, isWhole = false; !isWhole; first++) {
      for (let second = 0, isUndone = false; !isUndone; second++) {
        const { path, aside, folder } = await prepare();
        const dying = (after: number): Engine => {
          let left = after;
          const step = () => {
            if (left-- === 0) throw new Error("killed");
          };
          return engineAt(path, { machine: testMachine({ step }) });
        };
        const lives = async (work: Promise<void>) =>
          await work.then(
            () => true,
            (error) => {
              if (error.message !== "killed") throw error;
              kills += 1;
              return false;
            },
          );
        isWhole = await lives(dying(first).swap(aside));
        if (isWhole) expect(valueAt(path)).toBe("saved"); // its program runs meanwhile and leaves logs of its own
        isUndone = await lives(dying(second).undo(aside));
        await engineAt(path).undo(aside);
        expect(valueAt(path)).toBe("only in the wal");
        await engineAt(path).drop(aside, "built");
        await engineAt(path).drop(aside, "kept");
        expect(names(folder).filter((name) => name.includes("holdfast"))).toEqual([]);
      }
    }
    expect(kills).toBeGreaterThan(40);
  });

  test("bring a -journal away with its database, so that it is never played into another", async () => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    make(path, "CREATE TABLE t (a); INSERT INTO t VALUES ('saved')");
    const engine = engineAt(path);
    const { saved } = await dumped(engine);
    const writer = await program(
      path,
      `database.exec("PRAGMA cache_size = 5; UPDATE t SET a = 'old'; BEGIN"); const s = database.prepare("INSERT INTO t VALUES (randomblob(3000))");
       for (let i = 0; i < 200; i++) s.run(); ready(); setInterval(() => {}, 1000);`,
    );
    await end(writer);
    expect(existsSync(`${path}-journal`)).toBe(true);
    const aside = await engine.aside(ID, []);
    await engine.build(saved, aside);
    await engine.swap(aside);
    expect(valueAt(path)).toBe("saved");
    await engine.undo(aside);
    expect(existsSync(`${path}-journal`)).toBe(true);
    expect(valueAt(path)).toBe("old");
  });
});

describe("a program that has the database open", () => {
  test("is named by check() and refused by swap() and undo(), unless in-use says so", async () => {
    const { path, engine, aside } = await prepare();
    const user = await program(
      path,
      `database.prepare("SELECT * FROM t").get(); ready(); setInterval(() => {}, 1000);`,
    );
    const named = `(process ${user.pid})`;
    try {
      const findings = await found(engine, "build");
      expect(findings).toEqual([
        {
          code: "source-in-use",
          weight: "error",
          thing: path,
          text: expect.stringContaining(named),
          hint: expect.any(String),
        },
      ]);
      expect(await found(engine, "dump")).toEqual([]);
      expect(
        (await found(engineAt(path, { inUse: true }), "build")).map(({ weight }) => weight),
      ).toEqual(["warning"]);
      await expect(engine.swap(aside)).rejects.toMatchObject({
        stage: "restore",
        code: "source-in-use",
        message: expect.stringContaining(named),
      });
      await engineAt(path, { inUse: true }).swap(aside);
      const later = await program(
        path,
        `database.prepare("SELECT * FROM t").get(); ready(); setInterval(() => {}, 1000);`,
      );
      await expect(engine.undo(aside)).rejects.toMatchObject({ code: "source-in-use" });
      await end(later);
    } finally {
      await end(user);
    }
    await engine.undo(aside);
    expect(valueAt(path)).toBe("only in the wal");
  });

  test("is no hindrance when it only reads the file, or another one", async () => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    make(path, "CREATE TABLE t (a)");
    make(`${path}2`, "CREATE TABLE t (a)");
    const reader = await program(
      path,
      `database.prepare("SELECT * FROM t").get(); ready(); setInterval(() => {}, 1000);`,
      "{ readOnly: true }",
    );
    const other = await program(
      `${path}2`,
      `database.prepare("SELECT * FROM t").get(); ready(); setInterval(() => {}, 1000);`,
    );
    try {
      expect(await found(engineAt(path), "build")).toEqual([]);
    } finally {
      await end(reader);
      await end(other);
    }
  });
});

describe("build()", () => {
  testWith(
    ["root rights"],
    "gives the file back to whom it belonged, with its rights",
    async () => {
      const path = join(freshIn(ROOT), "app.db");
      make(path, "CREATE TABLE t (a)");
      chownSync(path, 4321, 1234);
      chmodSync(path, 0o640);
      const engine = engineAt(path);
      const { saved } = await dumped(engine);
      expect((await factsBy(saved))["file"]).toEqual({ mode: "640", uid: 4321, gid: 1234 });
      chownSync(path, 1, 1);
      chmodSync(path, 0o600);
      const aside = await engine.aside(ID, []);
      await engine.build(saved, aside);
      expect(
        await differences(engine, engine.expected(saved, aside), engine.inspect(aside)),
      ).toEqual([]);
      await engine.swap(aside);
      const { uid, gid, mode } = statSync(path);
      expect([uid, gid, mode & 0o7777]).toEqual([4321, 1234, 0o640]);
    },
  );

  test("comes back where nothing is, also its folder's only file", async () => {
    const { saved } = await prepare();
    const folder = freshIn(ROOT);
    const engine = sqlite.open(
      sqlite.at({ path: "/nowhere", "in-use": false }, join(folder, "other.db")),
      testMachine(),
    );
    expect(await engine.mark()).toBe("absent");
    expect(await found(engine, "build")).toEqual([]);
    const aside = await engine.aside(ID, []);
    await engine.build(saved, aside);
    await engine.swap(aside);
    expect(valueAt(join(folder, "other.db"))).toBe("saved");
    await engine.undo(aside);
    expect(await engine.mark()).toBe("absent");
  });

  const spoiled: [string, (plain: Buffer) => Buffer][] = [
    ["cut short", (plain) => plain.subarray(0, plain.length - 4096)],
    [
      "damaged",
      (plain) => Buffer.concat([plain.subarray(0, 4096), Buffer.alloc(4096), plain.subarray(8192)]),
    ],
    ["no database", () => Buffer.alloc(9000, 7)],
  ];
  test.each(spoiled)("refuses bytes that are %s and leaves nothing", async (_, spoil) => {
    const { folder, engine, saved, aside } = await prepare();
    await engine.drop(aside, "built");
    const before = names(folder);
    const facts = await all(
      (saved.get("database") as never as { facts(): AsyncIterable<never> }).facts(),
    );
    const part = partOf({
      name: "database",
      format: "sqlite",
      plain: spoil(await bytesOf(saved)),
      facts: () => facts,
    });
    await expect(engine.build(new Map([["database", part]]), aside)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-failed",
    });
    const short = { ...part, size: part.size + 1 };
    await expect(engine.build(new Map([["database", short]]), aside)).rejects.toMatchObject({
      stage: "restore",
    });
    expect(names(folder)).toEqual(before);
  });

  test("refuses a backup of another kind", async () => {
    const { engine, aside } = await prepare();
    await expect(engine.build(new Map(), aside)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-failed",
    });
  });

  testWith(
    ["root rights", "mount", "umount"],
    "says what is missing where there is no room, and leaves nothing",
    async () => {
      const { saved } = await prepare();
      const folder = freshIn(ROOT);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=8k", "none", folder]);
      try {
        const engine = engineAt(join(folder, "app.db"));
        const aside = await engine.aside(ID, []);
        const part = partOf({
          name: "database",
          format: "sqlite",
          plain: Buffer.alloc(20_000),
          facts: () => [],
        });
        await expect(engine.build(new Map([["database", part]]), aside)).rejects.toMatchObject({
          code: "restore-full",
        });
        const facts = await all(
          (saved.get("database") as never as { facts(): AsyncIterable<never> }).facts(),
        );
        const lying = {
          ...partOf({
            name: "database",
            format: "sqlite",
            plain: Buffer.alloc(20_000),
            facts: () => facts,
          }),
          size: 1,
        };
        await expect(engine.build(new Map([["database", lying]]), aside)).rejects.toMatchObject({
          code: "restore-full",
        });
        expect(names(folder)).toEqual([]);
      } finally {
        execFileSync("umount", [folder]);
      }
    },
  );

  test("leaves nothing when it is interrupted", async () => {
    const { folder, path, saved, aside } = await prepare();
    const stop = new AbortController();
    stop.abort();
    const machine = testMachine({ signal: stop.signal });
    await expect(engineAt(path, { machine }).build(saved, aside)).rejects.toMatchObject({
      name: "Interrupted",
    });
    expect(names(folder)).toEqual(["app.db", "app.db-shm", "app.db-wal"]);
  });
});

describe("check()", () => {
  testWith(
    ["root rights", "mount", "umount"],
    "refuses to restore over a file that is a mount point",
    async () => {
      const folder = freshIn(ROOT);
      make(join(folder, "real.db"), "CREATE TABLE t (a)");
      writeFileSync(join(folder, "app.db"), "");
      execFileSync("mount", ["--bind", join(folder, "real.db"), join(folder, "app.db")]);
      try {
        const engine = engineAt(join(folder, "app.db"));
        expect((await found(engine, "build")).map(({ code, weight }) => [code, weight])).toEqual([
          ["source-mount", "error"],
        ]);
        expect((await found(engine, "dump")).map(({ code, weight }) => [code, weight])).toEqual([
          ["source-mount", "warning"],
        ]);
      } finally {
        execFileSync("umount", [join(folder, "app.db")]);
      }
    },
  );

  test("refuses to restore over a link or a folder", async () => {
    const folder = freshIn(ROOT);
    symlinkSync("nowhere", join(folder, "link.db"));
    mkdirSync(join(folder, "folder.db"));
    for (const name of ["link.db", "folder.db"]) {
      const findings = await found(engineAt(join(folder, name)), "build");
      expect(findings.map(({ code, weight }) => [code, weight])).toEqual([
        ["source-unreadable", "error"],
      ]);
    }
  });

  test("shows a hostile path without its controls", async () => {
    const path = join(freshIn(ROOT), "a\n\u202eb.db");
    const engine = engineAt(path);
    expect(engine.place).not.toMatch(/[\n\u202e]/);
    expect(JSON.stringify(await found(engine, "dump"))).not.toMatch(/\\n|\u202e/);
  });
});

test("aside() refuses a part of a database, with the way out", async () => {
  await expect(engineAt("/nowhere/app.db").aside(ID, ["table t"])).rejects.toMatchObject({
    stage: "policy",
    code: "usage",
    hint: expect.stringContaining("--path"),
  });
});

test("lend() gives a place of its own that goes away with all that is in it", async () => {
  const { folder, path, saved } = await prepare();
  const before = names(folder);
  {
    await using lent = await sqlite.lend({ path, "in-use": false }, testMachine(), {
      saved,
      versions: {},
    });
    const engine = sqlite.open(lent.settings, testMachine());
    const aside = await engine.aside(ID, []);
    await engine.build(saved, aside);
    expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual(
      [],
    );
  }
  expect(names(folder)).toEqual(before);
});

test("recover() removes the copy of a dump that was killed, and says so", async () => {
  const folder = freshIn(ROOT);
  const path = join(folder, "app.db");
  make(path, NEW);
  const code = `
    import { sqlite } from ${JSON.stringify(new URL("../../../src/engine/sqlite/mod.ts", import.meta.url).href)};
    import { makeMachine } from ${JSON.stringify(new URL("../../../src/host/make_machine.ts", import.meta.url).href)};
    const machine = makeMachine({ signal: new AbortController().signal, worker: new URL(${JSON.stringify(new URL("../../../src/index.ts", import.meta.url).href)}),
      tell() {}, step(name) { if (name === "sqlite: copied") process.kill(process.pid, "SIGKILL"); } });
    await sqlite.open({ path: ${JSON.stringify(path)}, "in-use": false }, machine).dump({ part() {}, fact() {} });`;
  expect(() =>
    execFileSync(process.execPath, ["--input-type=module", "-e", code], { stdio: "pipe" }),
  ).toThrow();
  expect(names(folder).filter((name) => name.endsWith(".tmp")).length).toBe(1);
  const findings = await engineAt(path).recover();
  expect(findings.map(({ weight }) => weight)).toEqual(["note"]);
  expect(names(folder)).toEqual(["app.db"]);
  expect(await engineAt(path).recover()).toEqual([]);
});

test("settings take a path and in-use, and nothing else", () => {
  expect(sqlite.settings.parse({ path: "a.db" })).toEqual({ path: "a.db", "in-use": false });
  expect(sqlite.resolve({ path: "a.db", "in-use": true }, "/etc/x")).toEqual({
    path: "/etc/x/a.db",
    "in-use": true,
  });
  for (const wrong of [
    {},
    { path: "" },
    { path: "a\0b" },
    { path: ["a"] },
    { path: "a", extra: 1 },
    { path: "a", "in-use": "yes" },
  ]) {
    expect(sqlite.settings.safeParse(wrong).success).toBe(false);
  }
  expect(readFileSync(new URL(import.meta.url), "utf8")).not.toContain("\0");
});
