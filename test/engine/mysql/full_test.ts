import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const isRoot = process.getuid?.() === 0;
const needs = [...needsOf("mariadb"), "root rights"];
const small = "/var/tmp/hf-small-mysql"; // the server's user must be able to enter it
const canMount = needs[0] === "sh" && isRoot;
if (canMount) {
  mkdirSync(small, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "small", small]);
  afterAll(() => void execFileSync("umount", ["-l", small]));
  afterAll(() => rmSync(small, { recursive: true, force: true }));
}
const server = canMount ? await makeServer("mariadb") : (null as unknown as MySqlServer);

testWith(
  needs,
  "mysql a full disk fails the build with its own code, and the place is as it was",
  async () => {
    execFileSync("chown", ["mysql", small]);
    // Only the table lies on the small disk, not the server's own files.
    server.sql(
      "",
      `CREATE DATABASE big;
       CREATE TABLE big.t (id INT PRIMARY KEY, a CHAR(250)) DATA DIRECTORY = '${small}'`,
    );
    server.sql("big", "INSERT INTO t SELECT seq, REPEAT(HEX(seq), 30) FROM seq_1_to_70000");
    const engine = mysql.open({ ...SETTINGS, users: false }, machineFor(server, "big"));
    const { saved } = await dumped(engine);
    const aside = await engine.aside("0123456789abcdef", [], ["big"]);
    const before = placesOf(server);
    const mark = await engine.mark();
    await expect(engine.build(saved, aside)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-full",
    });
    await engine.undo(aside);
    await engine.drop(aside, "built");
    expect(placesOf(server)).toEqual(before);
    expect(await engine.mark()).toBe(mark);
    expect(server.sql("big", "SELECT COUNT(*) FROM t")).toBe("70000");
  },
  120_000,
);

testWith(
  needs,
  "mysql a table in a folder of its own is built there and exchanged",
  async () => {
    server.sql(
      "",
      `CREATE DATABASE apart; CREATE TABLE apart.t (id INT PRIMARY KEY) DATA DIRECTORY = '${small}'; INSERT INTO apart.t VALUES (1)`,
    );
    const engine = mysql.open({ ...SETTINGS, users: false }, machineFor(server, "apart"));
    const { saved } = await dumped(engine);
    const aside = await engine.aside("0123456789abcdef", [], ["apart"]);
    await engine.build(saved, aside);
    server.sql("apart", "INSERT INTO t VALUES (2)");
    await engine.swap(aside);
    expect(server.sql("apart", "SELECT GROUP_CONCAT(id) FROM t")).toBe("1");
    await engine.undo(aside);
    expect(server.sql("apart", "SELECT GROUP_CONCAT(id) FROM t")).toBe("1,2");
    await engine.drop(aside, "built");
  },
  60_000,
);
