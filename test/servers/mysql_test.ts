import { execFileSync } from "node:child_process";
import { expect } from "@jest/globals";
import { testWith } from "../tools.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
  type Programs,
} from "./mysql.ts";

for (const family of FAMILIES) {
  const bin = binOf(family);
  const server = bin === null ? (null as unknown as MySqlServer) : await makeServer(family);

  testWith(
    needsOf(family),
    `a server of ${family} keeps what was committed when killed`,
    async () => {
      server.sql(
        "",
        "CREATE DATABASE `-it's`; CREATE TABLE `-it's`.t (a int); INSERT INTO `-it's`.t VALUES (1)",
      );
      server.kill();
      expect(() => server.sql("", "SELECT 1")).toThrow();
      await server.start();
      const row = server.sql(
        "-it's",
        "SELECT a, '\n\\\\! exit', @@log_bin, @@event_scheduler FROM t",
      );
      expect(row).toBe("1\t\n\\! exit\t1\tON");
      expect(server.sql("", "SELECT VERSION()")).toContain(server.version);
    },
  );

  testWith(needsOf(family), `a server of ${family} asks for its password`, () => {
    const enter = (password: string) =>
      execFileSync(
        (bin as Programs).client,
        ["--no-defaults", "-N", "-uroot", "-h127.0.0.1", `-P${server.port}`, "-e", "SELECT USER()"],
        { env: { MYSQL_PWD: password }, encoding: "utf8", stdio: "pipe" },
      );
    expect(enter(PASSWORD)).toBe("root@localhost\n");
    for (const wrong of ["", "wrong"]) expect(() => enter(wrong)).toThrow(/Access denied/);
  });
}
