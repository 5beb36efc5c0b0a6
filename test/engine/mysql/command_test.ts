import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
} from "../../servers/mysql.ts";
import { SERVERS } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { makeShop, shopOf } from "./shop.ts";
import { placesOf } from "./tools.ts";

const SOURCE = "\n  shop: { engine: mysql, url: env:SHOP_URL }";
const IDENTITY = ["--identity", "keys/identity.txt"] as const;
const left = () => readdirSync("/var/tmp").filter((name) => name.startsWith("mysql.holdfast-"));
process.env["HOLDFAST_SERVERS"] = SERVERS;

async function backedUp(world: World, ...more: string[]): Promise<string> {
  const said = await world.run("backup", ...more);
  expect(said).toMatchObject({ code: 0, stderr: expect.not.stringContaining(PASSWORD) });
  return (said.stdout.trim().split("\n").at(-1) as string).replace("Backup: ", "");
}

async function approved(world: World, id: string, ...more: string[]): Promise<string> {
  const planned = await world.run("plan", id, "--as", "people/ana", "--out", "plan.json", ...more);
  expect(planned).toMatchObject({ code: 0 });
  expect((await world.run("approve", "plan.json", "--key", "people/ben")).code).toBe(0);
  return (planned.stdout.trim().split("\n").at(-1) as string).replace("Plan: ", "");
}

/** Where a restore may be killed, in the order of its steps. */
const RESTORE = [
  "restore: journalled",
  "mysql: created",
  "mysql: accounts",
  "mysql: loaded",
  "mysql: built",
  "restore: compared",
  "restore: swapping",
  "mysql: written down",
  "mysql: cleared",
  "mysql: renamed",
  "mysql: furnished",
  "mysql: swapped",
  "restore: swapped one",
] as const;
const UNDO = [
  "undo: journalled",
  "mysql: aside",
  "mysql: emptied",
  "mysql: returned",
  "mysql: as it was",
] as const;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const server =
    binOf(family) === null ? (null as unknown as MySqlServer) : await makeServer(family);
  if (server !== null) makeShop(server);
  const shop = () => shopOf(server);
  const asides = () => placesOf(server).filter((place) => /\.(new|old)-/.test(place));
  const world = async (): Promise<World> => {
    process.env["SHOP_URL"] = server.url("shop");
    return await makeWorld({ sources: SOURCE });
  };
  const later = () => server.sql("shop", "INSERT INTO person (name) VALUES ('later')");

  testWith(
    needs,
    `mysql ${family} backup --prove, plan, approve, restore, undo, again, and settle`,
    async () => {
      const all = await world();
      expect(await all.run("check")).toMatchObject({ code: 0 });
      const id = await backedUp(all, "--prove");
      expect((await all.run("list")).stdout).toMatch(/proven/);
      expect(left()).toEqual([]);
      const then = shop();
      server.sql(
        "shop",
        "DELETE FROM person WHERE id % 3 = 0; DROP VIEW rich; CREATE VIEW rich AS SELECT 1 AS id, 2 AS twice; DROP TRIGGER second; DROP FUNCTION doubled; CREATE TABLE extra (a INT)",
      );
      const changed = shop();
      expect(changed).not.toBe(then);
      const plan = await approved(all, id);
      const restored = await all.run("restore", "plan.json", ...IDENTITY);
      expect(restored).toMatchObject({ code: 0, stderr: expect.not.stringContaining(PASSWORD) });
      expect(restored.stdout.trim().split("\n").at(-1)).toBe("Restore successfully");
      expect(shop().replace(/clerkdoubledExecute/, "NULL")).toBe(
        then.replace(/clerkdoubledExecute/, "NULL"), // the account was there, and had lost this right
      );
      expect(() => server.sql("shop", "SELECT * FROM extra")).toThrow();
      expect((await all.run("undo", plan)).code).toBe(0);
      expect(shop()).toBe(changed);
      server.sql("shop", "SELECT * FROM extra");
      expect((await all.run("settle", plan)).code).toBe(0);
      expect(asides()).toEqual([]);
      const again = await approved(all, id);
      expect((await all.run("restore", "plan.json", ...IDENTITY)).code).toBe(0);
      expect((await all.run("settle", again)).code).toBe(0);
      expect(asides()).toEqual([]);
      server.sql("shop", "GRANT EXECUTE ON FUNCTION doubled TO clerk@'%'");
      expect(shop()).toBe(then);
    },
    180_000,
  );

  testWith(
    needs,
    `mysql ${family} a restore beside, under another name, leaves the place alone`,
    async () => {
      const all = await world();
      const id = await backedUp(all);
      const now = shop();
      expect(await all.restore(id, "--into", "shop=shop_copy")).toMatchObject({ code: 0 });
      expect(shop()).toBe(now);
      expect(shopOf(server, "shop_copy").replaceAll("shop_copy", "shop")).toBe(
        now.replace(/clerkdoubledExecute/, "NULL"), // the account was there already
      );
      server.sql("", "DROP DATABASE shop_copy");
      for (const place of asides()) server.sql("", `DROP DATABASE \`${place}\``);
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} a restore killed at each point is taken back whole by the next command`,
    async () => {
      const all = await world();
      const id = await backedUp(all);
      later();
      const changed = shop();
      for (const point of RESTORE) {
        await approved(all, id);
        const env = { HOLDFAST_TEST_STEP: point };
        const killed = await all.spawn(env, "restore", "plan.json", ...IDENTITY);
        expect(`${point} ${killed.signal}`).toBe(`${point} SIGKILL`);
        const next = await all.run("plan", id, "--as", "people/ana", "--out", "plan.json");
        expect(next).toMatchObject({ code: 0 });
        expect(`${point} ${shop()}`).toBe(`${point} ${changed}`);
        expect(`${point} ${asides()}`).toBe(`${point} `);
      }
    },
    400_000,
  );

  testWith(
    needs,
    `mysql ${family} an undo killed at each point is completed by the next command`,
    async () => {
      const all = await world();
      const id = await backedUp(all);
      later();
      const changed = shop();
      for (const point of UNDO) {
        const plan = await approved(all, id);
        expect((await all.run("restore", "plan.json", ...IDENTITY)).code).toBe(0);
        expect(shop()).not.toBe(changed);
        const killed = await all.spawn({ HOLDFAST_TEST_STEP: point }, "undo", plan);
        expect(`${point} ${killed.signal}`).toBe(`${point} SIGKILL`);
        expect((await all.run("undo", plan)).code).toBe(0);
        expect(`${point} ${shop()}`).toBe(`${point} ${changed}`);
        expect((await all.run("settle", plan)).code).toBe(0);
        expect(asides()).toEqual([]);
      }
    },
    300_000,
  );

  testWith(
    needs,
    `mysql ${family} a killed proof leaves no server behind`,
    async () => {
      const all = await world();
      const killed = await all.spawn({ HOLDFAST_TEST_STEP: "prove: built" }, "backup", "--prove");
      expect(killed.signal).toBe("SIGKILL");
      // The kernel ends the server with the process that lent it; its folder goes at the next command.
      const running = () =>
        execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).includes(
          "--datadir=/var/tmp/mysql.holdfast-",
        );
      for (let turn = 0; turn < 200 && running(); turn++) await delay(25);
      expect(running()).toBe(false);
      await backedUp(all);
      expect(left()).toEqual([]);
    },
    120_000,
  );
}
