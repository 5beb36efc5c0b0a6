import { readdirSync } from "node:fs";
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
import { makeWorld } from "../../world.ts";
import { makeShop } from "./shop.ts";
import { placesOf } from "./tools.ts";

const DRILL = ["drill", "--identity", "keys/identity.txt"];
process.env["HOLDFAST_SERVERS"] = SERVERS;

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const servers =
    binOf(family) !== null ? [await makeServer(family), await makeServer(family)] : [];
  testWith(
    needs,
    `${family} proves on the scratch server of the policy, and leaves it as it was, also after a kill`,
    async () => {
      const [server, scratch] = servers as [MySqlServer, MySqlServer];
      makeShop(server);
      server.sql(
        "",
        `CREATE USER 'drilled'@'%' IDENTIFIED BY 'x'; GRANT SELECT ON shop.* TO 'drilled'@'%'`,
      );
      server.sql("", "CREATE ROLE reader; GRANT reader TO 'drilled'@'%'");
      process.env["SHOP_URL"] = server.url("shop");
      process.env["SCRATCH_URL"] = scratch.url("mysql");
      const source = (url: string) => ({
        sources: `\n  shop: { engine: mysql, url: env:SHOP_URL, scratch: { url: "${url}" } }`,
      });
      const world = await makeWorld(source("env:SCRATCH_URL"));
      const held = () => [
        ...placesOf(scratch),
        scratch.sql("", "SELECT User, Host FROM mysql.user ORDER BY 1, 2"),
      ];
      const before = held();
      let during: string[] = [];
      const step = (name: string): void => {
        if (name === "prove: built") during = held();
      };
      const said = await world.runWith({ step }, "backup", "--prove");
      expect(said).toMatchObject({ code: 0, stderr: expect.not.stringContaining(PASSWORD) });
      expect(during.join("\n")).toMatch(/^shop\.new-[0-9a-f]{16}$/m);
      expect(during.join("\n")).toMatch(/^drilled\t%$/m);
      expect(held()).toEqual(before);
      const killed = await world.spawn({ HOLDFAST_TEST_STEP: "prove: built" }, ...DRILL);
      expect([killed.signal, held()]).not.toEqual(["SIGKILL", before]);
      const next = await world.run(...DRILL);
      expect([next.code, next.stderr, held()]).toEqual([
        0,
        expect.stringContaining("cut short"),
        before,
      ]);
      await world.policy(source("env:SHOP_URL"));
      const refused = await world.run(...DRILL);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining('that server has a database "shop", as the source has'),
      ]);
      const receipts = readdirSync(world.path("store")).filter((name) => name.includes(".proven"));
      expect(receipts).toHaveLength(2);
    },
    240_000,
  );
}
