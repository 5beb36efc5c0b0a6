import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "@jest/globals";
import { factsIn } from "../../../src/engine/mysql/catalog.ts";
import { reach } from "../../../src/engine/mysql/server.ts";
import { inSession } from "../../../src/engine/mysql/session.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
} from "../../servers/mysql.ts";
import { SERVERS } from "../../servers/postgres.ts";
import { all, tempFolder, testWith } from "../../tools.ts";
import { makeWorld } from "../../world.ts";
import { makeSample } from "./sample.ts";
import { machineFor, SETTINGS } from "./tools.ts";

/** All facts of a schema of a server, as if it were called otherwise. */
async function factsOf(server: MySqlServer, database: string, part: string) {
  const { client } = await reach(SETTINGS, machineFor(server, database), "source");
  const to = { database: null, cannot: "Cannot look", thing: database };
  return await inSession(client, to, (session) => all(factsIn(session, { database, part })));
}

for (const family of FAMILIES) {
  const needs = needsOf(family);
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const home = tempFolder(`mysql-by-hand-${family}`);

  testWith(
    [...needs, "age", "zstd"],
    `mysql ${family} recovery by hand, as the page says it, needs age, zstd and the family's client alone`,
    async () => {
      makeSample(server, "shop");
      server.sql(
        "",
        "CREATE USER stays@'%' IDENTIFIED BY 'old'; GRANT SELECT ON shop.* TO stays@'%'",
      );
      process.env["MYSQL_ADDRESS"] = server.url("shop");
      process.env["HOLDFAST_SERVERS"] = SERVERS;
      const excluded = `excluded: { "app_100%": "the sample makes it for a right on its name" }`;
      const world = await makeWorld({
        sources: `\n  shop: { engine: mysql, url: env:MYSQL_ADDRESS, ${excluded} }`,
      });
      const backup = await world.run("backup");
      expect(backup).toMatchObject({ code: 0, stderr: expect.not.stringContaining("Cannot") });
      const id = backup.stdout.trim().split("\n").at(-1)?.replace("Backup: ", "") as string;
      server.sql("", "DROP USER app_user@'10.0.0.%'; ALTER USER stays@'%' IDENTIFIED BY 'new'");
      server.sql("", "REVOKE SELECT ON shop.* FROM stays@'%'");
      const kept = () => server.sql("", "SHOW CREATE USER stays@'%'; SHOW GRANTS FOR stays@'%'");
      const then = kept();
      const page = readFileSync("docs/engines/mysql.md", "utf8");
      const said = /## Recovery by hand[\s\S]*?```sh\n([\s\S]*?)```/.exec(page)?.[1] as string;
      const script = said
        .replace("identity.txt", "../../keys/identity.txt")
        .replaceAll("< missing.sql", "< missing.sql || true")
        .replaceAll("mariadb ", family === "mysql" ? "mysql " : "mariadb ");
      mkdirSync(home, { recursive: true });
      const password = PASSWORD.replace(/["\\]/g, "\\$&");
      writeFileSync(
        join(home, ".my.cnf"),
        `[client]\nuser=root\npassword="${password}"\nsocket=${server.socket}\n`,
      );
      const bin = dirname(binOf(family)?.client as string);
      execFileSync("bash", ["-euc", script], {
        cwd: join(world.folder, "store", id),
        env: { PATH: `${bin}:${process.env["PATH"]}`, HOME: home },
        stdio: "pipe",
      });
      const saved = await factsOf(server, "shop", "shop");
      expect(saved.length).toBeGreaterThan(100);
      expect(await factsOf(server, "shop_back", "shop")).toEqual(saved);
      expect(server.sql("mysql", "SELECT COUNT(*) FROM user WHERE User = 'app_user'")).toBe("1");
      expect(kept()).toBe(then);
    },
    120_000,
  );
}
