import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";

/** Ends a server in order, so that nothing of its files is only in its log. */
async function shutDown(server: MySqlServer): Promise<void> {
  server.sql("", "SHUTDOWN");
  while (existsSync(join(server.folder, "pid"))) await delay(50);
  await delay(500);
}

for (const family of FAMILIES) {
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);

  testWith(
    needsOf(family),
    `mysql ${family} a place with a table whose file is gone: check names it, and once it is dropped all comes back`,
    async () => {
      server.sql(
        "",
        "CREATE DATABASE hurt; CREATE TABLE hurt.good (id INT); CREATE TABLE hurt.`ba-d` (id INT); INSERT INTO hurt.`ba-d` VALUES (1)",
      );
      const engine = mysql.open({ ...SETTINGS, users: false }, machineFor(server, "hurt"));
      const { saved } = await dumped(engine);
      const named = expect.objectContaining({
        code: "source-damaged",
        weight: "error",
        text: expect.stringContaining('"hurt.ba-d" is damaged'),
      });
      expect(await engine.check("build")).not.toContainEqual(named);
      await shutDown(server);
      rmSync(join(server.folder, "data/hurt/ba@002dd.ibd"));
      await server.start();
      const found = await engine.check("build");
      expect(found.filter(({ weight }) => weight === "error")).toEqual([named]);
      const places = placesOf(server);
      const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
      await engine.build(saved, aside);
      await expect(engine.swap(aside)).rejects.toMatchObject({ stage: "restore" });
      await engine.undo(aside);
      await engine.drop(aside, "built");
      expect(placesOf(server)).toEqual(places);
      server.sql("hurt", "DROP TABLE `ba-d`");
      expect(await engine.check("build")).not.toContainEqual(named);
      await engine.build(saved, aside);
      await engine.swap(aside);
      expect(server.sql("hurt", "SELECT id FROM `ba-d`")).toBe("1");
      await engine.undo(aside);
      await engine.drop(aside, "built");
    },
    120_000,
  );
}
