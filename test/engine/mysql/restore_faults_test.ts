import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { expect } from "@jest/globals";
import type { Engine, Saved } from "../../../src/engine/engine.ts";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type Family,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
  type Programs,
} from "../../servers/mysql.ts";
import { SERVERS } from "../../servers/postgres.ts";
import { all, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, partOf } from "../contract.ts";
import { makeShop, shopOf } from "./shop.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const HERE = { ...SETTINGS, users: false };
const servers = new Map<Family, MySqlServer>();
for (const family of FAMILIES) {
  if (binOf(family) === null) continue;
  servers.set(family, await makeServer(family));
  makeShop(servers.get(family) as MySqlServer);
}
const serverOf = (family: Family) => servers.get(family) as MySqlServer;

async function built(engine: Engine) {
  const { saved } = await dumped(engine);
  const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
  await engine.build(saved, aside);
  return { saved, aside };
}

/** What was saved, with another text of its dump. */
async function altered(saved: Saved, change: (text: string) => string): Promise<Saved> {
  const made = new Map();
  for (const [name, part] of saved) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.read()) chunks.push(Buffer.from(chunk)); // lent, so copied at once
    const text = Buffer.concat(chunks);
    const plain = Buffer.from(change(text.toString("latin1")), "latin1");
    const facts = await all(part.facts());
    made.set(name, partOf({ name, format: part.format, plain, facts: () => facts }));
  }
  return made;
}

/** A client that says one thing and stays; ends when it is cut off. */
function staying(server: MySqlServer, words: readonly string[], sql: string) {
  const { client } = binOf(server.family) as Programs;
  const child = spawn(
    client,
    ["--no-defaults", "-uroot", `-S${server.socket}`, "-N", "--unbuffered", ...words],
    { env: { MYSQL_PWD: PASSWORD }, stdio: "pipe" },
  );
  child.stdin.write(`${sql}\n`);
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const said = new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", () => reject(new Error("The client ended before it said anything")));
  });
  return { child, said, ended };
}

const INSIDE = [
  "mysql: written down",
  "mysql: cleared",
  "mysql: renamed",
  "mysql: furnished",
] as const;
const BUILDING = ["mysql: created", "mysql: accounts", "mysql: loaded"] as const;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const open = (settings = HERE) => mysql.open(settings, machineFor(serverOf(family), "shop"));

  testWith(
    needs,
    `mysql ${family} a server killed in mid-build or mid-swap leaves the place unharmed once it is back`,
    async () => {
      const server = serverOf(family);
      const places = placesOf(server);
      const calm = open();
      const { saved } = await dumped(calm);
      server.sql("shop", "INSERT INTO person (name) VALUES ('later')");
      const before = shopOf(server);
      for (const point of [...BUILDING, ...INSIDE]) {
        const machine = {
          ...machineFor(server, "shop"),
          step: (name: string) => void (name === point && server.kill()),
        };
        const engine = mysql.open(HERE, machine);
        const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
        const work = async () => {
          await engine.build(saved, aside);
          await engine.swap(aside);
        };
        await expect(work()).rejects.toMatchObject({ stage: "restore" });
        await server.start();
        await calm.undo(aside);
        await calm.drop(aside, "built");
        expect(`${point} ${shopOf(server)}`).toBe(`${point} ${before}`);
        expect(placesOf(server)).toEqual(places);
      }
    },
    300_000,
  );

  testWith(
    needs,
    `mysql ${family} a lock that is held for long fails the swap while the place is whole`,
    async () => {
      const server = serverOf(family);
      const engine = open();
      const { aside } = await built(engine);
      const before = shopOf(server);
      // Its connection is in no schema, so it is not known as one of the place's.
      const holder = staying(
        server,
        [],
        "BEGIN; SELECT COUNT(*) FROM shop.visit FOR UPDATE; SELECT 'holds';",
      );
      await holder.said;
      await expect(engine.swap(aside)).rejects.toMatchObject({
        stage: "restore",
        code: "source-in-use",
      });
      holder.child.kill();
      await holder.ended;
      expect(shopOf(server)).toBe(before);
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(shopOf(server)).toBe(before);
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} connections to the place are counted, and ended by the swap`,
    async () => {
      const server = serverOf(family);
      const engine = open();
      const { aside } = await built(engine);
      const held = staying(server, ["-Dshop"], "BEGIN; UPDATE person SET name = name; SELECT 1;");
      await held.said;
      expect(await engine.connections()).toBe(1);
      expect(await engine.check("build")).toContainEqual(
        expect.objectContaining({ code: "source-in-use", weight: "warning" }),
      );
      await engine.swap(aside);
      held.child.stdin.write("SELECT 2;\n");
      await held.ended;
      await engine.undo(aside);
      await engine.drop(aside, "built");
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} an account without all rights may not restore, and is told so`,
    async () => {
      const server = serverOf(family);
      server.sql(
        "",
        "CREATE USER IF NOT EXISTS narrow@localhost IDENTIFIED BY 'n'; GRANT SELECT ON *.* TO narrow@localhost",
      );
      const { saved } = await dumped(open());
      const engine = mysql.open(HERE, machineFor(server, "shop", "narrow:n"));
      const missing = expect.objectContaining({ code: "right-missing", weight: "error" });
      expect(await engine.check("build")).toContainEqual(missing);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      const places = placesOf(server);
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        stage: "restore",
        code: "right-missing",
      });
      expect(placesOf(server)).toEqual(places);
    },
  );

  testWith(
    needsOf(...FAMILIES),
    `mysql ${family} a dump of another family or of a newer line of versions is refused before anything is made`,
    async () => {
      const server = serverOf(family);
      const other = FAMILIES.find((one) => one !== family) as Family;
      const engine = open();
      const { saved } = await dumped(mysql.open(HERE, machineFor(serverOf(other), "shop")));
      const newer = await altered((await dumped(engine)).saved, (text) =>
        text.replace(/^(-- Server version\t\d+)\.\d+/m, "$1.999"),
      );
      const places = placesOf(server);
      for (const one of [saved, newer]) {
        const aside = await engine.aside(RESTORE, [], [...one.keys()]);
        await expect(engine.build(one, aside)).rejects.toMatchObject({
          code: "restore-failed",
          message: expect.stringContaining("was saved from"),
        });
        expect(placesOf(server)).toEqual(places);
      }
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a dump that would act outside of its schema is refused, or acts inside`,
    async () => {
      const server = serverOf(family);
      const witness = "/tmp/holdfast-was-here";
      rmSync(witness, { force: true });
      const engine = open();
      const { saved } = await dumped(engine);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      const places = placesOf(server);
      const before = shopOf(server);
      const hostile = [
        "USE shop;",
        "CREATE DATABASE evil;",
        "DROP DATABASE shop;",
        "DROP TABLE `shop`.`visit`;",
        "DROP TABLE shop . visit;",
        "INSERT INTO shop.visit (person) VALUES (1);",
        "REPLACE INTO `shop` . `visit` (person) VALUES (1);",
        "DELETE FROM shop.visit;",
        "GRANT ALL PRIVILEGES ON *.* TO clerk@'%';",
        "SET GLOBAL max_connections = 7;",
        "SET @a = 1, GLOBAL max_connections = 7;",
        "SET PASSWORD FOR clerk@'%' = 'x';",
        "ALTER DATABASE `mysql` CHARACTER SET latin1;",
        "/*!50003 DROP TABLE shop.visit */;",
        "RENAME TABLE shop.visit TO shop.gone;",
        "DELIMITER ;;\nCREATE TABLE shop.evil (a INT);;\nDELIMITER ;",
        "LOAD DATA INFILE '/etc/passwd' INTO TABLE visit;",
        "\\! touch /tmp/holdfast-was-here\n;",
        "system touch /tmp/holdfast-was-here\n;",
        "source /etc/passwd\n;",
      ];
      for (const statement of hostile) {
        const dump = await altered(saved, (text) => `${text}\n${statement}\n`);
        const work = engine.build(dump, aside);
        await expect(work).rejects.toMatchObject({ stage: "restore", code: "restore-failed" });
        expect(`${statement} ${placesOf(server)}`).toBe(`${statement} ${places}`);
      }
      expect(shopOf(server)).toBe(before);
      expect(existsSync(witness)).toBe(false);
      const inside = await altered(
        saved,
        (text) =>
          `${text}\nDELIMITER ;;\nCREATE TRIGGER shop.third AFTER INSERT ON shop.visit FOR EACH ROW SET @a = 1;;\nDELIMITER ;\n`,
      );
      await engine.build(inside, aside);
      expect(shopOf(server)).toBe(before); // it lies in the schema that was built
      expect(
        await differences(engine, engine.expected(saved, aside), engine.inspect(aside)),
      ).toHaveLength(1);
      await engine.drop(aside, "built");
    },
    180_000,
  );

  testWith(
    needs,
    `mysql ${family} half a dump is found out by the comparison, though its client says nothing`,
    async () => {
      const engine = open();
      const { saved } = await dumped(engine);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      const half = await altered(saved, (text) =>
        text.slice(0, text.indexOf("CREATE TABLE `visit`")),
      );
      await engine.build(half, aside);
      const found = await differences(engine, engine.expected(half, aside), engine.inspect(aside));
      expect(found.length).toBeGreaterThan(0);
      await engine.drop(aside, "built");
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} a foreign key from another schema, and a broken view, are seen before`,
    async () => {
      const server = serverOf(family);
      server.sql(
        "",
        "CREATE DATABASE lodger; CREATE TABLE lodger.guest (person INT, CONSTRAINT lodges FOREIGN KEY (person) REFERENCES shop.person (id))",
      );
      const engine = open();
      const error = expect.objectContaining({
        weight: "error",
        text: expect.stringContaining("lodges"),
      });
      expect(await engine.check("build")).toContainEqual(error);
      server.sql("", "DROP DATABASE lodger");
      server.sql(
        "shop",
        "CREATE TABLE gone (a INT); CREATE VIEW hollow AS SELECT a FROM gone; DROP TABLE gone",
      );
      expect(await engine.check("build")).toContainEqual(
        expect.objectContaining({ weight: "warning", text: expect.stringContaining("hollow") }),
      );
      server.sql("shop", "DROP VIEW hollow");
      expect(await engine.check("build")).not.toContainEqual(error);
    },
    60_000,
  );

  testWith(
    needs,
    `mysql ${family} what was kept and then dropped by hand cannot be undone, and the undo says so`,
    async () => {
      const server = serverOf(family);
      const engine = open();
      const { aside } = await built(engine);
      await engine.swap(aside);
      const after = shopOf(server);
      server.sql("", `DROP DATABASE \`shop.old-${RESTORE}\``);
      await expect(engine.undo(aside)).rejects.toMatchObject({
        code: "restore-failed",
        message: expect.stringContaining("gone"),
      });
      expect(shopOf(server)).toBe(after);
      await engine.drop(aside, "kept");
      expect(placesOf(server).filter((name) => /\.(new|old)-/.test(name))).toEqual([]);
    },
    60_000,
  );
}

testWith(
  needsOf("mariadb"),
  "mysql no throwaway server where there is none of that version",
  async () => {
    const machine = testMachine({ env: { ...process.env, HOLDFAST_SERVERS: SERVERS } });
    const engine = mysql.open(HERE, machineFor(serverOf("mariadb"), "shop"));
    const saved = await altered((await dumped(engine)).saved, (text) =>
      text.replace(/^(-- Server version\t\d+)\.\d+/m, "$1.999"),
    );
    await expect(mysql.lend(HERE, machine, { saved, versions: {} })).rejects.toMatchObject({
      code: "tool-missing",
      message: expect.stringContaining("MariaDB 10.999"),
    });
  },
);
