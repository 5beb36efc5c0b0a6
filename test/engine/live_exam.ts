import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import type { Fact } from "../../src/domain/fact.ts";
import type { Engine, Saved } from "../../src/engine/engine.ts";
import type { Command } from "../../src/host/machine.ts";
import { SERVERS } from "../servers/places.ts";
import { testMachine, testWith } from "../tools.ts";
import { makeWorld } from "../world.ts";
import { differences, dumped } from "./contract.ts";

/** What an engine of a server brings to the exam of a place at work, and of one that is empty. */
export interface LiveExam {
  /** Makes a database anew by SQL. */
  make(database: string, sql: string): void;
  /** The engine bound to a database. */
  open(database: string): Engine;
  /** The first column of the first row. */
  ask(database: string, question: string): string;
  /** The server's own client, which runs what it reads and stops at the first error. */
  client(database: string): Pick<Command, "argv" | "env">;
  /** The databases that are there. */
  places(): readonly string[];
  /** The keys of a policy's source whose address stands in EXAM_URL, and that address. */
  readonly source: string;
  url(database: string): string;
  /** A column that says when a row was written, by the server's clock and finer than a millisecond. */
  readonly clock: string;
  /** The longest time between two rows of `entry`, in ms. */
  readonly longest: string;
}

const RESTORE = "0123456789abcdef";
const ROWS = 40_000; // enough for a dump of some hundred writes

async function* factsOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

/** Builds what was saved and compares it with the inventory. */
async function isProven(engine: Engine, saved: Saved): Promise<void> {
  const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
  await engine.build(saved, aside);
  const expected = engine.expected(saved, aside);
  expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
  expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
}

/** The exam of every engine of a server while others write, and of a database that holds nothing. */
export function liveContract(name: string, needs: readonly string[], open: () => LiveExam): void {
  const exam = (title: string, body: () => Promise<void>): void =>
    testWith(needs, `${name} ${title}`, body, 180_000);

  exam(
    "programs write on during the dump: none fails, and the inventory is that of the dump",
    async () => {
      const exam = open();
      exam.make(
        "busy",
        `CREATE TABLE account (id INT PRIMARY KEY, total INT);
       CREATE TABLE entry (id INT PRIMARY KEY, at ${exam.clock}, one INT);
       CREATE TABLE bulk (n INT PRIMARY KEY, t VARCHAR(400));
       ${[1, 2, 3].map((id) => `INSERT INTO account VALUES (${id}, 0);`).join("\n")}
       ${inserts("bulk", ROWS)}`,
      );
      let isOver = false;
      const writing = async function* () {
        for (let n = 1; !isOver; n++) {
          const one = `INSERT INTO entry (id, one) VALUES (${n}, 1); UPDATE account SET total = total + 1 WHERE id = ${1 + (n % 3)};`;
          yield Buffer.from(`BEGIN; ${one} COMMIT;\n`);
        }
      };
      const writer = testMachine().start({ ...exam.client("busy"), stdin: writing() });
      const rows = () => Number(exam.ask("busy", "SELECT COUNT(*) FROM entry"));
      while (rows() < 50) await delay(20);
      const quiet = Number(exam.ask("busy", exam.longest));
      const engine = exam.open("busy");
      const before = rows();
      const { saved } = await dumped(engine);
      const after = rows();
      isOver = true;
      for await (const _ of writer.stdout);
      expect(await writer.ended).toMatchObject({ code: 0, stderr: "" });
      expect(after).toBeGreaterThan(before);
      const longest = Number(exam.ask("busy", exam.longest));
      const said = `${after - before} writes during the dump, longest pause ${longest.toFixed(0)} ms (${quiet.toFixed(0)} ms before it)`;
      process.stdout.write(`${name}: ${said}\n`);
      const kept = process.env["HOLDFAST_MEASURED"]; // for docs/engines.md
      if (kept !== undefined) appendFileSync(kept, `${name}: ${said}\n`);
      await isProven(engine, saved);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.swap(aside);
      const sums = "SELECT (SELECT SUM(total) FROM account) - (SELECT COUNT(*) FROM entry)";
      expect(exam.ask("busy", sums)).toBe("0"); // one moment: no half of a transaction
      await engine.drop(aside, "kept");
    },
  );

  exam("an empty database comes back empty", async () => {
    const exam = open();
    exam.make("hollow", "");
    const engine = exam.open("hollow");
    const { saved } = await dumped(engine);
    await isProven(engine, saved);
    exam.make("hollow", "CREATE TABLE late (a INT); INSERT INTO late VALUES (1);");
    const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
    await engine.build(saved, aside);
    await engine.swap(aside);
    await engine.drop(aside, "kept");
    const there = (await dumped(engine)).saved;
    expect(await differences(engine, factsOf(saved), factsOf(there))).toEqual([]);
  });

  exam(
    "an archive that is cut, flipped or missing is refused before the place changes",
    async () => {
      const exam = open();
      exam.make(
        "kept",
        `CREATE TABLE bulk (n INT PRIMARY KEY, t VARCHAR(400)); ${inserts("bulk", 2000)}`,
      );
      process.env["EXAM_URL"] = exam.url("kept");
      process.env["HOLDFAST_SERVERS"] = SERVERS;
      const world = await makeWorld({
        sources: `\n  kept: { ${exam.source}, url: env:EXAM_URL }`,
        stores: "\n  local: { kind: directory, path: store, layout: folder }",
      });
      const said = await world.run("backup");
      const id = /^Backup: (\S+)$/m.exec(said.stdout)?.[1] ?? said.stderr;
      const state = () => [exam.ask("kept", "SELECT COUNT(*) FROM bulk"), ...exam.places()];
      exam.ask("kept", "DELETE FROM bulk WHERE n % 2 = 0");
      const before = state();
      const files = archivesOf(world.path("store"));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) {
        const whole = readFileSync(file);
        const half = Math.floor(whole.length / 2);
        const flipped = Buffer.from(whole);
        flipped[half] = (flipped[half] as number) ^ 1;
        for (const damaged of [whole.subarray(0, half), whole.subarray(0, -1), flipped, null]) {
          rmSync(file);
          if (damaged !== null) writeFileSync(file, damaged);
          const refused = await world.restore(id);
          expect([basename(file), refused.code === 0, refused.stderr === ""]).toEqual([
            basename(file),
            false,
            false,
          ]);
          expect(state()).toEqual(before);
        }
        writeFileSync(file, whole);
      }
      const restored = await world.restore(id);
      expect(restored.stdout.trim().split("\n").at(-1)).toBe("Restore successfully");
      expect(exam.ask("kept", "SELECT COUNT(*) FROM bulk")).toBe("2000");
    },
  );
}

/** Everything sealed in a store. */
function archivesOf(store: string): string[] {
  return readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".age"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Rows of some hundred bytes, a thousand a statement. */
function inserts(table: string, count: number): string {
  const text = "x".repeat(300);
  return Array.from({ length: count / 1000 }, (_, at) => {
    const rows = Array.from({ length: 1000 }, (_, n) => `(${at * 1000 + n}, '${text}')`);
    return `INSERT INTO ${table} VALUES ${rows.join()};`;
  }).join("\n");
}
