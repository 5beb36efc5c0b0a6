import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, makeServer, PASSWORD, type Server } from "../../servers/postgres.ts";
import { SSHD, startSshd } from "../../servers/sshd.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { machineFor, needsOf, SETTINGS } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);
const newest = binOf(18) === "" ? (null as unknown as Server) : await makeServer(18);
const folder = tempFolder("pg-live");

/** Dumps a database in which a program writes all the time, and puts it back beside. */
async function whileWriting(server: Server, jobs: number): Promise<void> {
  server.sql("postgres", "CREATE DATABASE busy");
  server.sql(
    "busy",
    `CREATE TABLE account (id int PRIMARY KEY, sum int); CREATE TABLE entry (id serial, at timestamptz DEFAULT clock_timestamp(), sum int);
       INSERT INTO account SELECT n, 0 FROM generate_series(1, 50) AS n; CREATE TABLE bulk AS SELECT n, repeat('x', 300) FROM generate_series(1, 100000) AS n`,
  );
  let isOver = false;
  const writing = async function* () {
    for (let n = 0; !isOver; n++) {
      const one = `UPDATE account SET sum = sum + 1 WHERE id = ${1 + (n % 50)}; INSERT INTO entry (sum) VALUES (1);`;
      yield Buffer.from(`BEGIN; ${one} COMMIT;\n`);
    }
  };
  const writer = testMachine().start({
    argv: [
      join(binOf(server.major), "psql"),
      ...["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", server.folder, "-p", String(server.port)],
      ...["-U", "postgres", "-d", "busy"],
    ],
    stdin: writing(),
  });
  const rows = () => Number(server.sql("busy", "SELECT count(*) FROM entry"));
  while (rows() < 20) await delay(20);
  const machine = machineFor(server, "busy");
  const engine = postgres.open({ ...SETTINGS, jobs, globals: false }, machine);
  const before = rows();
  const { saved } = await dumped(engine);
  const after = rows();
  isOver = true;
  for await (const _ of writer.stdout);
  expect(await writer.ended).toMatchObject({ code: 0, stderr: "" });
  expect(after).toBeGreaterThan(before);
  const aside = await engine.aside("0123456789abcdef", [], ["busy"]);
  await engine.build(saved, aside);
  // The inventory was read beside the dump; what came back out of the dump must be the very same.
  const expected = engine.expected(saved, aside);
  expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
  const sums = "SELECT (SELECT sum(sum) FROM account) = (SELECT count(*) FROM entry)";
  expect(server.sql("busy.new-0123456789abcdef", sums)).toBe("t");
  await engine.drop(aside, "built");
}

testWith(
  needs,
  "postgres dumps one moment while programs write on, and no write fails",
  async () => await whileWriting(server, 1),
  60_000,
);

testWith(
  needsOf(18),
  "postgres in several jobs dumps one moment while programs write on, and no write fails",
  async () => await whileWriting(newest, 3),
  60_000,
);

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
    async () => ["env", "-i", `PATH=${binOf(15)}:/usr/bin:/bin`],
  ],
  ["through real ssh", ["ssh", SSHD], async () => await startSshd(folder, binOf(15))],
];

for (const [title, more, runOf] of wrappers) {
  testWith(
    [...needs, ...more],
    `postgres ${title}: dump, check, build and swap, and the password is in no command line and no message`,
    async () => {
      const run = await runOf();
      server.sql("postgres", `DROP DATABASE IF EXISTS "it's far" WITH (FORCE)`);
      server.sql("postgres", `CREATE DATABASE "it's far"`);
      server.sql(
        "it's far",
        `CREATE TABLE t (a text); INSERT INTO t SELECT repeat('x', 100) FROM generate_series(1, 5000);
         CREATE TABLE "it's $(x) \`y\` ""far"" \\ *" (a text); INSERT INTO "it's $(x) \`y\` ""far"" \\ *" SELECT repeat('y', 100) FROM generate_series(1, 6000)`,
      );
      const seen: string[] = [];
      const step = (): void => void seen.push(commandLines());
      const machine = testMachine({ env: machineFor(server, "it's far").env, step });
      const excluded = { busy: "another test's" };
      const engine = postgres.open({ ...SETTINGS, run, excluded, jobs: 2 }, machine);
      const checked = await engine.check("dump");
      expect(checked).toEqual([]);
      const into = keeping();
      const said = await engine.dump(into);
      const aside = await engine.aside("0123456789abcdef", [], [...into.saved.keys()]);
      await engine.build(into.saved, aside);
      const expected = engine.expected(into.saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      await engine.swap(aside);
      await engine.drop(aside, "kept");
      const all = `${seen.join("\n")}${JSON.stringify([said, checked, aside, machine.events])}`;
      expect(all).toContain("pg_dump");
      expect(seen.length).toBeGreaterThan(4);
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)])
        expect(all).not.toContain(secret);
      const wrong = machineFor(server, "it's far", "postgres:wr0ng-passw0rd");
      const error = await postgres
        .open({ ...SETTINGS, run }, wrong)
        .dump(keeping())
        .catch((one: Error) => one);
      expect(error).toMatchObject({ code: "login-refused" });
      expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("wr0ng");
    },
    60_000,
  );
}
