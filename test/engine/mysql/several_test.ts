import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import type { MysqlSettings } from "../../../src/engine/mysql/settings.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { differences, dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const BOTH: MysqlSettings = { ...SETTINGS, users: false, databases: ["orders", "people"] };

/** Two databases that lean on each other: keys, views and triggers lead from one into the other. */
const PAIR = `
CREATE DATABASE orders; CREATE DATABASE people;
CREATE TABLE people.person (id INT PRIMARY KEY, name VARCHAR(20));
CREATE TABLE orders.bought (id INT PRIMARY KEY, person INT, CONSTRAINT buyer FOREIGN KEY (person) REFERENCES people.person (id) ON DELETE CASCADE);
CREATE TABLE people.note (id INT PRIMARY KEY, bought INT, CONSTRAINT told FOREIGN KEY (bought) REFERENCES orders.bought (id));
CREATE VIEW orders.named AS SELECT b.id, p.name FROM orders.bought b JOIN people.person p ON p.id = b.person;
CREATE VIEW people.rich AS SELECT name, COUNT(*) AS n FROM orders.named GROUP BY name;
CREATE VIEW people.orders AS SELECT bought.id FROM orders.bought;
INSERT INTO people.person VALUES (1, 'a'), (2, 'b');
INSERT INTO orders.bought VALUES (10, 1), (11, 1), (12, 2);
INSERT INTO people.note VALUES (100, 12);
`;

for (const family of FAMILIES) {
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const other = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  if (isHere) server.sql("", PAIR);

  const keys = () =>
    server.sql(
      "",
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA IN ('orders', 'people') ORDER BY 1, 2",
    );
  const rich = () => server.sql("people", "SELECT * FROM rich ORDER BY 1");

  testWith(
    needsOf(family),
    `mysql ${family} two databases that lean on each other come back as one, there and back`,
    async () => {
      const engine = mysql.open(BOTH, machineFor(server, ""));
      const { saved } = await dumped(engine);
      expect([...saved.keys()].sort()).toEqual(["orders", "people"]);
      const before = [keys(), rich(), placesOf(server)];
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = () => engine.expected(saved, aside);
      expect(await differences(engine, expected(), engine.inspect(aside))).toEqual([]);
      server.sql("", "DELETE FROM people.note; DELETE FROM people.person WHERE id = 2");
      const changed = [keys(), rich()];
      await engine.swap(aside);
      expect([keys(), rich()]).toEqual(before.slice(0, 2));
      expect(() => server.sql("", "INSERT INTO orders.bought VALUES (13, 99)")).toThrow();
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect([keys(), rich()]).toEqual(changed);
      expect(placesOf(server)).toEqual(before[2]);
      expect(() => server.sql("", "INSERT INTO orders.bought VALUES (13, 99)")).toThrow();
      server.sql("", "SET foreign_key_checks = 0; DROP DATABASE people; CREATE DATABASE people");
      const again = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, again);
      await engine.swap(again); // also where half of it is gone, and its views are broken
      await engine.drop(again, "kept");
      expect([keys(), rich(), placesOf(server)]).toEqual(before);
    },
    180_000,
  );

  testWith(
    needsOf(family),
    `mysql ${family} two databases that lean on each other come onto an empty server`,
    async () => {
      const { saved } = await dumped(mysql.open(BOTH, machineFor(server, "")));
      const engine = mysql.open(BOTH, machineFor(other, ""));
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      await engine.swap(aside);
      const there = await dumped(engine);
      for (const part of saved.keys()) {
        const [was, is] = [saved.get(part), there.saved.get(part)].map((one) => one?.facts());
        if (was === undefined || is === undefined) throw new Error(`${part} is missing`);
        expect(await differences(engine, was, is)).toEqual([]);
      }
    },
    120_000,
  );

  testWith(
    needsOf(family),
    `mysql ${family} a view into another source's database is told by check(), and what brings it back by the restore`,
    async () => {
      server.sql(
        "",
        "CREATE DATABASE depot; CREATE TABLE depot.device (id INT); INSERT INTO depot.device VALUES (7); CREATE DATABASE desk; CREATE TABLE desk.t (a INT); INSERT INTO desk.t VALUES (1); CREATE VIEW desk.seen AS SELECT t.a, d.id FROM desk.t JOIN depot.device AS d",
      );
      const of = (name: string, at: MySqlServer) =>
        mysql.open({ ...SETTINGS, users: false, databases: [name] }, machineFor(at, ""));
      const told = (await of("desk", server).check("dump")).map(({ text }) => text);
      expect(told).toContainEqual(
        expect.stringContaining('View "desk.seen" reads database "depot"'),
      );
      const desk = await dumped(of("desk", server));
      const depot = await dumped(of("depot", server));
      const restored = async (name: string, saved: (typeof desk)["saved"]) => {
        const engine = of(name, other);
        const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
        try {
          await engine.build(saved, aside);
        } catch (cause) {
          await engine.drop(aside, "built");
          throw cause;
        }
        await engine.swap(aside);
      };
      await expect(restored("desk", desk.saved)).rejects.toMatchObject({
        message: expect.stringContaining("depot"),
        hint: expect.stringContaining("restore that source first, by itself"),
      });
      await restored("depot", depot.saved);
      await restored("desk", desk.saved);
      expect(other.sql("desk", "SELECT id FROM seen")).toBe("7");
      const both = { ...SETTINGS, users: false, databases: ["desk", "depot"] };
      const quiet = await mysql.open(both, machineFor(server, "")).check("dump");
      expect(quiet.filter(({ text }) => text.includes("reads database"))).toEqual([]);
    },
    120_000,
  );
}
