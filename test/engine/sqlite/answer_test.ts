import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { answerOf } from "../../../src/engine/sqlite/answer.ts";
import { tempFolder, testMachine } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { engineAt, freshIn, make } from "./tools.ts";

const ROOT = tempFolder();
const SQL = "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'one'), (2, NULL), (3, x'00ff')";
const FOREVER =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

async function built() {
  const folder = freshIn(ROOT);
  const path = join(folder, "app.db");
  make(path, SQL);
  const engine = engineAt(path);
  const { saved } = await dumped(engine);
  make(path, "DELETE FROM t"); // what stands in the place now is not what is asked
  const aside = await engine.aside("0123456789abcdef", []);
  await engine.build(saved, aside);
  return { folder, engine, aside };
}

describe("ask() gives", () => {
  const rows: readonly (readonly [title: string, ask: string, answer: string | null])[] = [
    ["a count of what was built, not of the place", "SELECT count(*) FROM t", "3"],
    ["the first column of the first row", "SELECT a, b FROM t ORDER BY a DESC;", "3"],
    ["a whole number beyond a double", "SELECT 9007199254740993", "9007199254740993"],
    ["a text", "SELECT b FROM t WHERE a = 1 -- a comment", "one"],
    ["a column whose name is a number", "SELECT 'x' AS b, 'y' AS \"1\"", "x"],
    ["bytes in hex", "SELECT b FROM t WHERE a = 3", "00ff"],
    ["null for NULL", "SELECT b FROM t WHERE a = 2", null],
    ["null for no row", "SELECT b FROM t WHERE a = 4", null],
  ];
  for (const [title, ask, answer] of rows) {
    test(title, async () => {
      const { engine, aside } = await built();
      expect(await engine.ask(aside, { ask, is: "= 1" })).toBe(answer);
    });
  }
});

describe("ask() refuses, and leaves all as it was:", () => {
  const rows: readonly (readonly [title: string, ask: string])[] = [
    ["what is no SQL", "SELECT FROM WHERE"],
    ["a table that is not there", "SELECT count(*) FROM elsewhere"],
    ["a statement that writes", "DELETE FROM t"],
    ["a copy to another file", "VACUUM INTO 'copy.db'"],
    ["another file's contents", "ATTACH 'copy.db' AS other"],
  ];
  for (const [title, ask] of rows) {
    test(title, async () => {
      const { folder, engine, aside } = await built();
      const names = readdirSync(folder).sort();
      await expect(engine.ask(aside, { ask, is: "= 1" })).rejects.toMatchObject({
        stage: "restore",
        code: "check-failed",
      });
      expect(readdirSync(folder).sort()).toEqual(names);
      expect(existsSync("copy.db")).toBe(false);
      expect(await engine.ask(aside, { ask: "SELECT count(*) FROM t", is: "= 3" })).toBe("3");
    });
  }
});

test("ask() gives up a question that has no end", async () => {
  const path = join(freshIn(ROOT), "app.db");
  make(path, SQL);
  const question = { ask: FOREVER, is: "> 0" };
  await expect(
    answerOf(path, { question, machine: testMachine(), limit: 500 }),
  ).rejects.toMatchObject({
    code: "check-failed",
    message: expect.stringContaining("it took too long"),
  });
});
