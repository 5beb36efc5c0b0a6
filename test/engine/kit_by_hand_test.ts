import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "@jest/globals";
import { recoveryText } from "../../src/command/kit_text.ts";
import { openPolicy } from "../../src/command/open_policy.ts";
import * as mysql from "../servers/mysql.ts";
import * as postgres from "../servers/postgres.ts";
import { testMachine, testWith } from "../tools.ts";
import { makeWorld, type World } from "../world.ts";
import { makeShop, shopOf } from "./mysql/shop.ts";
import { makeSample } from "./postgres/sample.ts";
import { needsOf } from "./postgres/tools.ts";

const pg = needsOf(17)[0] === "sh" ? await postgres.makeServer(17) : null;
process.env["HOLDFAST_SERVERS"] = postgres.SERVERS;

async function pageOf(world: World): Promise<string> {
  const machine = testMachine({ cwd: world.folder });
  return recoveryText(await openPolicy(world.path("holdfast.yml"), machine, null));
}

async function backedUp(world: World): Promise<string> {
  const said = await world.run("backup");
  expect(said).toMatchObject({ code: 0 });
  return (said.stdout.trim().split("\n").at(-1) as string).replace("Backup: ", "");
}

/** Runs the page's last lines as somebody would paste them, with the four variables set. */
async function bring(
  world: World,
  id: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const blocks = [...(await pageOf(world)).matchAll(/^```sh\n([\s\S]*?)^```$/gm)];
  mkdirSync(world.path("new"));
  execFileSync("bash", ["-euo", "pipefail", "-c", blocks.at(-1)?.[1] as string], {
    cwd: world.path("store", id),
    env: { IDENTITY: world.path("keys/identity.txt"), NEW: world.path("new"), ...env },
    stdio: "pipe",
  });
}

for (const jobs of [1, 2]) {
  testWith(
    [...needsOf(17), "age", "zstd"],
    `RECOVERY.md brings databases of PostgreSQL back that ${jobs} at once dumped, and no role that is there is changed`,
    async () => {
      const server = pg as postgres.Server;
      if (jobs === 1) makeSample(server, "events");
      process.env["PG_URL"] = server.url("events");
      server.sql("postgres", `CREATE ROLE lost${jobs} LOGIN CONNECTION LIMIT 3 IN ROLE app_owner`);
      const world = await makeWorld({
        sources: `\n  events: { engine: postgres, url: env:PG_URL, jobs: ${jobs} }`,
      });
      const id = await backedUp(world);
      server.sql("postgres", `DROP ROLE lost${jobs}; ALTER ROLE app_user PASSWORD 'new' NOLOGIN`);
      const kept =
        "SELECT rolpassword, rolcanlogin, rolconnlimit FROM pg_authid WHERE rolname = 'app_user'";
      const then = server.sql("postgres", kept);
      await bring(world, id, {
        PATH: `${postgres.binOf(17)}:${process.env["PATH"]}`,
        PGPORT: String(server.port),
        PGPASSWORD: postgres.PASSWORD,
      });
      expect(server.sql("postgres", kept)).toBe(then);
      const lost = `SELECT rolcanlogin, rolconnlimit, pg_has_role('lost${jobs}', 'app_owner', 'MEMBER') FROM pg_roles WHERE rolname = 'lost${jobs}'`;
      expect(server.sql("postgres", lost)).toBe("t|3|t");
      for (const all of [
        "SELECT count(*), sum(id) FROM app.event",
        "SELECT last_value FROM app.place_id_seq",
        "SELECT count(*) FROM pg_constraint",
      ])
        expect(server.sql("events_back", all)).toBe(server.sql("events", all));
      server.sql("postgres", "DROP DATABASE events_back");
    },
    60_000,
  );
}

for (const family of mysql.FAMILIES) {
  const bin = mysql.binOf(family);
  const server = bin === null ? null : await mysql.makeServer(family);
  testWith(
    [...mysql.needsOf(family), "age", "zstd"],
    `RECOVERY.md brings databases of ${family} back, and no account that is there is changed`,
    async () => {
      const at = server as mysql.MySqlServer;
      makeShop(at);
      at.sql("", "CREATE USER stays@'%' IDENTIFIED BY 'old'; GRANT SELECT ON shop.* TO stays@'%'");
      at.sql("", "CREATE USER lost@'%' IDENTIFIED BY 'old'; GRANT SELECT ON shop.* TO lost@'%'");
      process.env["SHOP_URL"] = at.url("shop");
      const world = await makeWorld({ sources: "\n  shop: { engine: mysql, url: env:SHOP_URL }" });
      const id = await backedUp(world);
      at.sql("", "DROP USER lost@'%'; ALTER USER stays@'%' IDENTIFIED BY 'new'");
      at.sql("", "REVOKE SELECT ON shop.* FROM stays@'%'");
      const kept = () => at.sql("", "SHOW CREATE USER stays@'%'; SHOW GRANTS FOR stays@'%'");
      const then = kept();
      const password = mysql.PASSWORD.replace(/["\\]/g, "\\$&");
      writeFileSync(
        world.path(".my.cnf"),
        `[client]\nuser=root\npassword="${password}"\nsocket=${at.socket}\n`,
      );
      await bring(world, id, {
        PATH: `${dirname(bin?.client as string)}:${process.env["PATH"]}`,
        HOME: world.folder,
        SQL: family === "mysql" ? "mysql" : "mariadb",
      });
      expect(kept()).toBe(then);
      expect(at.sql("", "SHOW GRANTS FOR lost@'%'")).toContain("SELECT");
      expect(shopOf(at, "shop_back").split("\n").length).toBe(shopOf(at).split("\n").length);
      expect(at.sql("shop_back", "SELECT COUNT(*) FROM person")).toBe(
        at.sql("shop", "SELECT COUNT(*) FROM person"),
      );
    },
    60_000,
  );
}

test("RECOVERY.md names clients, addresses, and the programs that take a command's output", async () => {
  const world = await makeWorld({
    sources: `
  app: { engine: mysql, url: "file:/etc/app.url", restore-url: env:BACK }
  tree: { engine: command, format: ldif, dump: [slapcat], clear: [rm, -r, "/a b"], restore: [slapadd, -q] }`,
  });
  const page = await pageOf(world);
  expect(page).toContain("apt install age zstd mariadb-client unzip openssh-client");
  expect(page).toContain("For app also a running server and its own client programs");
  expect(page).toContain("in no kit: file:/etc/app.url, env:BACK.");
  expect(page).toContain(`# rm -r '/a b'\n# slapadd -q < "$NEW/tree.ldif"`);
});
