import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type Family,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
} from "../../servers/mysql.ts";
import { SSHD, startSshd } from "../../servers/sshd.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, keeping } from "../contract.ts";
import { machineFor, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const ALONE = { ...SETTINGS, users: false };

/** The folder of a family's clients. */
const clients = (family: Family): string => dirname(binOf(family)?.client ?? "/nowhere/x");

/** A client of the family that runs what it is fed, as the superuser. */
function writer(server: MySqlServer, database: string, stdin: AsyncIterable<Uint8Array>) {
  const bin = binOf(server.family)?.client as string;
  const words = ["--no-defaults", "-uroot", `--socket=${server.socket}`, "--batch", database];
  return testMachine().start({ argv: [bin, ...words], env: { MYSQL_PWD: PASSWORD }, stdin });
}

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);

  testWith(
    needs,
    `mysql ${family} dumps two databases of one moment while programs write on, and no write fails`,
    async () => {
      server.sql("", "CREATE DATABASE busy; CREATE DATABASE busy2");
      server.sql(
        "busy",
        `CREATE TABLE account (id INT PRIMARY KEY, sum INT, f FLOAT); CREATE TABLE entry (id INT AUTO_INCREMENT PRIMARY KEY, at DATETIME(6), sum INT);
         CREATE TABLE busy2.mirror (id INT AUTO_INCREMENT PRIMARY KEY, sum INT); CREATE TABLE bulk (n INT AUTO_INCREMENT PRIMARY KEY, t TEXT); INSERT INTO bulk (t) VALUES (REPEAT('x', 300));`,
      );
      for (let n = 0; n < 50; n++) server.sql("busy", `INSERT INTO account VALUES (${n}, 0, 0)`);
      for (let n = 0; n < 16; n++) server.sql("busy", "INSERT INTO bulk (t) SELECT t FROM bulk");
      let isOver = false;
      const writing = async function* () {
        for (let n = 0; !isOver; n++) {
          const one = `UPDATE account SET sum = sum + 1, f = f + 1 WHERE id = ${n % 50}; INSERT INTO entry (at, sum) VALUES (NOW(6), 1); INSERT INTO busy2.mirror (sum) VALUES (1);`;
          yield Buffer.from(`BEGIN; ${one} COMMIT;\n`);
        }
      };
      const child = writer(server, "busy", writing());
      const rows = () => Number(server.sql("busy", "SELECT COUNT(*) FROM entry"));
      while (rows() < 20) await delay(20);
      const machine = machineFor(server, "busy");
      const settings = { ...ALONE, databases: ["busy", "busy2"] };
      const engine = mysql.open(settings, machine);
      const before = rows();
      const into = keeping();
      const said = await engine.dump(into);
      const after = rows();
      isOver = true;
      for await (const _ of child.stdout);
      expect(await child.ended).toMatchObject({ code: 0, stderr: "" });
      expect(after).toBeGreaterThan(before);
      expect(said.instant).toBe("one");
      const held = expect.objectContaining({ text: expect.stringMatching(/waited \d+ ms/) });
      expect(machine.events).toContainEqual(held);
      const aside = await engine.aside(RESTORE, [], ["busy", "busy2"]);
      await engine.build(into.saved, aside);
      // The inventory was read beside the dump; what came back out of the dump must be the very same.
      const expected = engine.expected(into.saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      // Each transaction wrote one row more in each: only one moment for both makes these equal.
      const sums =
        "SELECT (SELECT SUM(sum) FROM account) = (SELECT COUNT(*) FROM entry) AND (SELECT COUNT(*) FROM entry) = (SELECT COUNT(*) FROM `busy2.new-0123456789abcdef`.mirror) AND (SELECT SUM(f) FROM account) = (SELECT COUNT(*) FROM entry)";
      expect(server.sql("busy.new-0123456789abcdef", sums)).toBe("1");
      await engine.drop(aside, "built");
    },
    120_000,
  );

  const folder = tempFolder(`mysql-live-${family}`);
  const wrappers: readonly (readonly [
    string,
    readonly string[],
    () => Promise<readonly string[]>,
  ])[] = [
    ["without a wrapper", [], async () => []],
    // Stands for `docker exec -i db`: forwards words, stdin and exit code, and no environment.
    [
      "through a stand-in docker that only forwards",
      ["env"],
      async () => ["env", "-i", `PATH=${clients(family)}:/usr/bin:/bin`],
    ],
    ["through real ssh", ["ssh", SSHD], async () => await startSshd(folder, clients(family))],
  ];

  for (const [title, more, runOf] of wrappers) {
    testWith(
      [...needs, ...more],
      `mysql ${family} ${title}: dump, check, build and swap, and the password is in no command line and no message`,
      async () => {
        const run = await runOf();
        server.sql("", "DROP DATABASE IF EXISTS `it's far`; CREATE DATABASE `it's far`");
        server.sql(
          "it's far",
          "CREATE TABLE t (a TEXT, f FLOAT); INSERT INTO t VALUES (REPEAT('x', 99), 0.1)",
        );
        const seen: string[] = [];
        const step = (): void => void seen.push(commandLines());
        const machine = testMachine({ env: machineFor(server, "it's far").env, step });
        const excluded = { ...SETTINGS.excluded, busy: "another test's", busy2: "the same" };
        const engine = mysql.open({ ...SETTINGS, run, excluded }, machine);
        const checked = await engine.check("dump");
        expect(checked).toEqual([]);
        const into = keeping();
        const said = await engine.dump(into);
        const aside = await engine.aside(RESTORE, [], [...into.saved.keys()]);
        await engine.build(into.saved, aside);
        const expected = engine.expected(into.saved, aside);
        expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
        await engine.swap(aside);
        await engine.drop(aside, "kept");
        const all = `${seen.join("\n")}${JSON.stringify([said, checked, aside, machine.events])}`;
        expect(all).toMatch(/--no-defaults/);
        expect(seen.length).toBeGreaterThan(4);
        for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)])
          expect(all).not.toContain(secret);
        const wrong = machineFor(server, "it's far", "root:wr0ng-passw0rd");
        const error = await mysql
          .open({ ...SETTINGS, run }, wrong)
          .dump(keeping())
          .catch((one: Error) => one);
        expect(error).toMatchObject({ code: "login-refused" });
        expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("wr0ng");
      },
      240_000, // each client is a connection of its own, also through ssh
    );
  }
}

/** All command lines that are to be seen on this machine. */
function commandLines(): string {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const lines = pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return ""; // it ended meanwhile
    }
  });
  return lines.join("\n");
}
