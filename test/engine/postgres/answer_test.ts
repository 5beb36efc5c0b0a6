import { expect } from "@jest/globals";
import type { Question } from "../../../src/domain/question.ts";
import type { Aside, Engine } from "../../../src/engine/engine.ts";
import { answerOf } from "../../../src/engine/postgres/answer.ts";
import { clientOf } from "../../../src/engine/postgres/client.ts";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, needsOf, SETTINGS } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);
const TWO = { ...SETTINGS, databases: ["one", 'the "other"'] };
let made: { readonly engine: Engine; readonly aside: Aside } | null = null;

/** Two databases built once for all tests; what stands in their places now is not what is asked. */
async function built() {
  if (made !== null) return made;
  server.sql("postgres", 'CREATE DATABASE one;\nCREATE DATABASE "the ""other""";');
  server.sql("one", "CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'one'), (2, NULL)");
  server.sql('the "other"', "CREATE TABLE t (a int); INSERT INTO t VALUES (7)");
  const engine = postgres.open(TWO, machineFor(server, "postgres"));
  const { saved } = await dumped(engine);
  server.sql("one", "DELETE FROM t");
  const aside = await engine.aside("0123456789abcdef", [], [...saved.keys()]);
  await engine.build(saved, aside);
  made = { engine, aside };
  return made;
}

async function answerTo(question: Omit<Question, "is" | "equals">): Promise<string | null> {
  const { engine, aside } = await built();
  return await engine.ask(aside, { ...question, is: "= 1" });
}

const one = (ask: string) => answerTo({ ask, of: "one" });

testWith(needs, "ask() asks what was built, in the database that is named", async () => {
  expect(await one("SELECT count(*) FROM t;")).toBe("2");
  expect(await answerTo({ ask: "SELECT max(a) FROM t", of: 'the "other"' })).toBe("7");
});

testWith(
  needs,
  "ask() gives the first column of the first row as text, null for none",
  async () => {
    expect(await one("SELECT a AS b, b AS a FROM t ORDER BY a NULLS LAST -- a comment")).toBe("1");
    expect(await one("SELECT E'two\\nlines'")).toBe("two\nlines");
    expect(await one("SELECT date '2026-11-20'")).toBe("2026-11-20");
    expect(await one("SELECT b FROM t WHERE a = 2")).toBeNull();
    expect(await one("SELECT b FROM t WHERE a = 3")).toBeNull();
    expect(await one("WITH x AS (SELECT 5 AS n) SELECT n FROM x")).toBe("5");
  },
);

testWith(needs, "ask() refuses what writes and what is wrong; nothing changes", async () => {
  await built();
  for (const ask of [
    "DELETE FROM t",
    "INSERT INTO t VALUES (9) RETURNING a",
    "SELECT 1) AS x; COMMIT; DELETE FROM t; SELECT (1",
    "SELECT FROM WHERE",
    "SELECT * FROM elsewhere",
    "\\! touch /tmp/holdfast-was-asked",
  ])
    await expect(one(ask)).rejects.toMatchObject({ stage: "restore", code: "check-failed" });
  expect(await one("SELECT count(*) FROM t")).toBe("2");
});

testWith(needs, "ask() commits nothing, not even what 15 lets through read-only", async () => {
  expect(await one("SELECT lo_create(4711)")).toBe("4711");
  expect(await one("SELECT count(*) FROM pg_largeobject_metadata")).toBe("0");
});

testWith(needs, "ask() wants to know which of several databases is meant", async () => {
  for (const name of [undefined, "elsewhere"])
    await expect(answerTo({ ask: "SELECT 1", of: name })).rejects.toMatchObject({
      code: "check-failed",
      message: expect.stringContaining('"one", "the "other""'),
    });
});

testWith(needs, "ask() gives up a question that has no end", async () => {
  const { aside } = await built();
  const client = await clientOf(TWO, machineFor(server, "postgres"), "restore");
  const question = { ask: "SELECT pg_sleep(60)", of: "one", is: "= 1" };
  await expect(
    answerOf(client, { moves: aside.moves, question, limit: 500 }),
  ).rejects.toMatchObject({
    code: "check-failed",
    message: expect.stringContaining("timeout"),
  });
});
