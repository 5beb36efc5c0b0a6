import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { all, testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { HOSTILE, makeSample } from "./sample.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(17);
const server = needs[0] === "sh" ? await makeServer(17) : (null as unknown as Server);
const RESTORE = "0123456789abcdef";
const SCHEMAS = { ...SETTINGS, globals: false, schemas: ["app", ...HOSTILE] };
if (server !== null) {
  makeSample(server, "events");
  server.sql(
    "events",
    "CREATE SCHEMA audit; CREATE TABLE audit.seen (a int); CREATE SCHEMA bare; CREATE VIEW bare.v AS SELECT 1; INSERT INTO audit.seen VALUES (1); COMMENT ON SCHEMA public IS 'ours'; CREATE TABLE public.loose (a hstore)",
  );
}
const machine = () => machineFor(server, "events");

for (const jobs of [1, 2]) {
  testWith(
    needs,
    `postgres schemas: those named come back with equal facts, and nothing of others, in ${jobs} jobs`,
    async () => {
      const engine = postgres.open({ ...SCHEMAS, jobs }, machine());
      const into = keeping();
      const { totals } = await engine.dump(into);
      const { saved } = into;
      const facts = (await Array.fromAsync(saved.get("events")?.facts() ?? [])).map(
        ({ key }) => key,
      );
      expect(facts).toContain("events/table app.event");
      expect(facts).toContain("events/extension hstore");
      const others = /audit|public\.loose|large objects|publication|schema public/;
      expect(facts.filter((key) => others.test(key))).toEqual([]);
      const sum = (of: "items" | "rows") =>
        Object.values(totals).reduce((whole, one) => whole + (one[of] ?? 0), 0);
      expect(await engine.count()).toMatchObject({ items: sum("items"), rows: sum("rows") });
      const beside = postgres.open(postgres.at({ ...SCHEMAS, jobs }, "beside"), machine());
      expect((await beside.check("build")).filter(({ weight }) => weight === "error")).toEqual([]);
      const aside = await beside.aside(RESTORE, [], [...saved.keys()]);
      await beside.build(saved, aside);
      const expected = beside.expected(saved, aside);
      expect(await differences(beside, expected, beside.inspect(aside))).toEqual([]);
      await beside.swap(aside);
      const schemas =
        "SELECT count(*) FROM pg_namespace WHERE nspname IN ('app', 'audit', 'bare', 'select')";
      expect(server.sql("beside", schemas)).toBe("2");
      // What was restored holds nothing else, so it may be replaced.
      expect((await beside.check("build")).filter(({ weight }) => weight === "error")).toEqual([]);
      server.sql("postgres", "DROP DATABASE beside");
    },
    60_000,
  );
}

testWith(
  needs,
  "postgres schemas: public with its extension, comment and rights",
  async () => {
    const settings = { ...SCHEMAS, schemas: ["public"] };
    const { saved } = await dumped(postgres.open(settings, machine()));
    const beside = postgres.open(postgres.at(settings, "beside"), machine());
    const aside = await beside.aside(RESTORE, [], [...saved.keys()]);
    await beside.build(saved, aside);
    const expected = beside.expected(saved, aside);
    expect(await differences(beside, expected, beside.inspect(aside))).toEqual([]);
    const facts = await all(beside.expected(saved, aside));
    expect(facts).toContainEqual(
      expect.objectContaining({
        key: "events/schema public",
        is: expect.objectContaining({ comment: "ours" }),
      }),
    );
    await beside.drop(aside, "built");
  },
  60_000,
);

testWith(needs, "postgres schemas: one that is missing fails the dump and the check", async () => {
  const engine = postgres.open({ ...SCHEMAS, schemas: ["app", "no such"] }, machine());
  const missing = { code: "source-missing" };
  await expect(engine.dump(keeping())).rejects.toMatchObject({
    ...missing,
    stage: "source",
    message: expect.stringContaining('no schema "no such"'),
  });
  expect(await engine.check("dump")).toContainEqual(expect.objectContaining(missing));
});

testWith(
  needs,
  "postgres schemas: others that hold anything are errors until they are excluded with a reason",
  async () => {
    const uncovered = async (settings: object) =>
      (await postgres.open({ ...SCHEMAS, ...settings }, machine()).check("dump"))
        .filter(({ code, weight }) => code === "source-uncovered" && weight === "error")
        .map(({ thing }) => thing);
    expect(await uncovered({})).toEqual(["audit", "bare", "public"]); // bare holds a view alone
    const reasons = { audit: "kept elsewhere", bare: "made anew", public: "scratch" };
    const because = { "excluded-schemas": reasons };
    expect(await uncovered(because)).toEqual([]);
    const said = await postgres.open({ ...SCHEMAS, ...because }, machine()).dump(keeping());
    expect(said.notes).toContainEqual({ key: "schema audit", why: "excluded: kept elsewhere" });
  },
);

testWith(
  needs,
  "postgres schemas: what they need and do not bring along is an error before it fails a restore",
  async () => {
    server.sql("postgres", "CREATE DATABASE woven");
    server.sql(
      "woven",
      `CREATE SCHEMA lib; CREATE FUNCTION lib.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
       CREATE TABLE lib.o (a int PRIMARY KEY); CREATE TYPE lib.e AS ENUM ('x');
       CREATE SCHEMA extensions; CREATE EXTENSION hstore SCHEMA extensions; CREATE EXTENSION citext SCHEMA public;
       CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
       CREATE SCHEMA app; CREATE TABLE app.t (id serial PRIMARY KEY, a int REFERENCES lib.o, h extensions.hstore, e lib.e[], c citext);
       CREATE TRIGGER tr BEFORE INSERT ON app.t EXECUTE FUNCTION lib.f(); CREATE VIEW app.v AS SELECT id, count(*) FROM app.t GROUP BY id;
       CREATE FOREIGN TABLE app.f (a int) SERVER far`,
    );
    const needed = async (...schemas: string[]) => {
      const settings = { ...SCHEMAS, schemas, "excluded-schemas": { lib: "why" } };
      const found = await postgres.open(settings, machineFor(server, "woven")).check("dump");
      return found.map(({ text }) => text).filter((text) => text.includes("alone"));
    };
    expect(await needed("app")).toEqual([
      expect.stringMatching(/trigger tr on app\.t needs function lib\.f\(\), .* and 4 more/),
    ]);
    expect(await needed("app", "lib", "extensions")).toEqual([
      expect.stringMatching(/foreign table app\.f needs server far, which does not come along$/),
    ]);
    server.sql("woven", "DROP FOREIGN TABLE app.f");
    expect(await needed("app", "lib", "extensions")).toEqual([]);
  },
);

testWith(
  needs,
  "postgres schemas: a restore over a database that holds others is refused, and names --into",
  async () => {
    const engine = postgres.open(SCHEMAS, machine());
    const lost = { code: "source-uncovered", hint: expect.stringContaining("--into") };
    const found = (await engine.check("build")).filter(({ weight }) => weight === "error");
    expect(found).toEqual([expect.objectContaining(lost)]);
    // Also when the policy says nothing of schemas any more: the backup knows.
    const { saved } = await dumped(engine);
    const later = postgres.open({ ...SETTINGS, globals: false }, machine());
    const aside = await later.aside(RESTORE, [], [...saved.keys()]);
    const before = placesOf(server);
    await expect(later.build(saved, aside)).rejects.toMatchObject({ ...lost, stage: "restore" });
    expect(placesOf(server)).toEqual(before);
  },
);

testWith(
  needs,
  "postgres schemas: of several databases, or none to leave out of, are refused",
  async () => {
    for (const settings of [
      { schemas: ["app"], databases: ["events", "postgres"] },
      { schemas: ["app"], databases: "all" as const },
      { schemas: undefined, "excluded-schemas": { audit: "why" } },
    ]) {
      const engine = postgres.open({ ...SCHEMAS, ...settings }, machine());
      await expect(engine.dump(keeping())).rejects.toMatchObject({ code: "policy-invalid" });
      expect(await engine.check("dump")).toContainEqual(
        expect.objectContaining({ code: "policy-invalid", weight: "error" }),
      );
    }
  },
);
