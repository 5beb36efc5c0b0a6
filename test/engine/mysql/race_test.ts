import { execFileSync, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { takeTurn } from "../../../src/engine/mysql/alone.ts";
import { whileEnding } from "../../../src/engine/mysql/holders.ts";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { reach } from "../../../src/engine/mysql/server.ts";
import { openSession } from "../../../src/engine/mysql/session.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
  type Programs,
} from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const HERE = { ...SETTINGS, users: false };
const TALK = { database: null, cannot: "Cannot work", thing: "race" };

/** Kills every client of this process as an unplugged cable would: the server is told nothing. */
function cutOff(): number {
  const lines = execFileSync("ps", ["-eo", "pid,ppid,args"], { encoding: "utf8" }).split("\n");
  const ours = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => parent === `${process.pid}` && args.includes("--unbuffered"));
  for (const [pid] of ours) process.kill(Number(pid), "SIGKILL");
  return ours.length;
}

const isRunning = (server: MySqlServer, what: string): boolean =>
  server.sql("", "SHOW FULL PROCESSLIST").includes(what);

/** Reads a table in a transaction that stays open for some seconds, by a connection that is in no schema. */
function holding(server: MySqlServer, table: string, seconds: number): Promise<void> {
  const { client } = binOf(server.family) as Programs;
  const text = `BEGIN; SELECT * FROM ${table}; SELECT SLEEP(${seconds})`;
  const words = ["--no-defaults", "-uroot", `-S${server.socket}`, "-e", text];
  const child = spawn(client, words, { env: { MYSQL_PWD: PASSWORD }, stdio: "ignore" });
  while (!isRunning(server, `SLEEP(${seconds})`));
  return new Promise((resolve) => child.on("exit", () => resolve()));
}

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const server =
    binOf(family) === null ? (null as unknown as MySqlServer) : await makeServer(family);
  const tables = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`);
  const fill = (name: string, count: number) => {
    const all = tables(count).map(
      (t) => `CREATE TABLE ${t} (id INT); INSERT INTO ${t} VALUES (1);`,
    );
    server.sql("", `CREATE DATABASE ${name}`);
    server.sql(name, all.join("\n"));
  };
  const rows = (name: string, count: number) => {
    const all = tables(count).map((t) => `SELECT COUNT(*) FROM ${t}`);
    return server.sql(name, all.join(" UNION ALL ")).replaceAll("\n", "");
  };

  for (const [title, count, seconds] of [
    ["150 tables", 150, 0],
    ["a table that somebody reads", 2, 4],
  ] as const) {
    testWith(
      needs,
      `mysql ${family} an undo right after the client was killed in a RENAME of ${title} loses nothing`,
      async () => {
        const name = `race${count}`;
        fill(name, count);
        const places = placesOf(server);
        const calm = mysql.open(HERE, machineFor(server, name));
        const { saved } = await dumped(calm);
        server.sql(
          name,
          tables(count)
            .map((t) => `INSERT INTO ${t} VALUES (2);`)
            .join("\n"),
        );
        const before = rows(name, count);
        let held: Promise<void> = Promise.resolve();
        const step = (at: string): void => {
          if (at === "mysql: cleared" && seconds > 0) held = holding(server, `${name}.t0`, seconds);
        };
        const engine = mysql.open(HERE, { ...machineFor(server, name), step });
        const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
        await engine.build(saved, aside);
        const swapping = expect(engine.swap(aside)).rejects.toMatchObject({ stage: "restore" });
        for (let n = 0; n < 400 && !isRunning(server, "RENAME TABLE"); n++) await delay(5);
        expect(cutOff()).toBeGreaterThan(0);
        await swapping;
        await calm.undo(aside);
        expect(rows(name, count)).toBe(before);
        await held;
        await delay(500);
        await calm.drop(aside, "built");
        expect(rows(name, count)).toBe(before);
        expect(placesOf(server)).toEqual(places);
      },
      180_000,
    );
  }

  testWith(
    needs,
    `mysql ${family} work is waited for though nobody else's connection can be ended`,
    async () => {
      const { client } = await reach(HERE, machineFor(server, "mysql"), "restore");
      await using session = openSession(client, TALK);
      const shut = { ...client, settings: { ...client.settings, run: ["false"] } };
      let isOver = false;
      const work = async () => {
        await delay(400);
        isOver = true;
      };
      await whileEnding(shut, { session, schemas: ["mysql"] }, work);
      expect(isOver).toBe(true);
    },
  );

  testWith(
    needs,
    `mysql ${family} one run at a time works on a restore, and the other is named`,
    async () => {
      const { client } = await reach(HERE, machineFor(server, "mysql"), "restore");
      const moves = [{ place: "race", kept: `race.old-${RESTORE}` }];
      await using other = openSession(client, TALK);
      {
        await using session = openSession(client, TALK);
        await takeTurn(session, moves);
        const [id] = await session.query("SELECT CONNECTION_ID()");
        await expect(takeTurn(other, moves, 1)).rejects.toMatchObject({
          code: "source-in-use",
          message: expect.stringContaining(`connection ${id} `),
        });
      }
      await takeTurn(other, moves, 10);
    },
  );

  testWith(
    needs,
    `mysql ${family} an undo drops no table that came into the kept schema meanwhile`,
    async () => {
      fill("late", 1);
      const calm = mysql.open(HERE, machineFor(server, "late"));
      const { saved } = await dumped(calm);
      const kept = `\`late.old-${RESTORE}\``;
      const step = (at: string): void => {
        if (at === "mysql: as it was") server.sql("", `CREATE TABLE ${kept}.precious (id INT)`);
      };
      const engine = mysql.open(HERE, { ...machineFor(server, "late"), step });
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      await engine.swap(aside);
      await expect(engine.undo(aside)).rejects.toMatchObject({
        message: expect.stringContaining("came into"),
      });
      await calm.undo(aside);
      expect(server.sql("late", "SHOW TABLES")).toBe("precious\nt0");
      await calm.drop(aside, "built");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} what was written down by half is dropped by the undo, as nothing else was`,
    async () => {
      fill("half", 1);
      const places = placesOf(server);
      const engine = mysql.open(HERE, machineFor(server, "half"));
      const aside = await engine.aside(RESTORE, [], ["half"]);
      const kept = `\`half.old-${RESTORE}\``;
      const columns = "nth INT PRIMARY KEY, what VARCHAR(16), bytes LONGBLOB";
      server.sql(
        "",
        `CREATE DATABASE ${kept}; CREATE TABLE ${kept}.holdfast_programs (${columns})`,
      );
      await engine.undo(aside);
      expect(placesOf(server)).toEqual(places);
    },
  );
}
