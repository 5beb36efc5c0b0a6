import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  FAMILIES,
  type Family,
  type MySqlServer,
  makeServer,
  needsOf,
} from "../../servers/mysql.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

const isRoot = process.getuid?.() === 0;
const small = "/var/tmp/hf-small-mysql"; // the server's user must be able to enter it
const canMount = isRoot && FAMILIES.some((family) => needsOf(family)[0] === "sh");
if (canMount) {
  mkdirSync(small, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "small", small]);
  execFileSync("chown", ["mysql", small]);
  afterAll(() => void execFileSync("umount", ["-l", small]));
  afterAll(() => rmSync(small, { recursive: true, force: true }));
}
/** MySQL takes files only in folders it was told of. */
const TOLD: Readonly<Record<Family, readonly string[]>> = {
  mariadb: [],
  mysql: [`--innodb-directories=${small}`],
};

/** 70,000 rows, made by doubling: the two families count in different ways. */
const MANY = [
  "INSERT INTO t VALUES (0, REPEAT('0', 240))",
  ...Array.from(
    { length: 17 },
    (_, turn) =>
      `INSERT INTO t SELECT id + ${2 ** turn}, REPEAT(HEX(id), 30) FROM t WHERE id + ${2 ** turn} < 70000`,
  ),
].join("; ");

for (const family of FAMILIES) {
  const needs = [...needsOf(family), "root rights"];
  const server =
    needs[0] === "sh" && isRoot
      ? await makeServer(family, undefined, TOLD[family])
      : (null as unknown as MySqlServer);

  testWith(
    needs,
    `mysql ${family} a full disk fails the build with its own code, and the place is as it was`,
    async () => {
      // Only the table lies on the small disk, not the server's own files.
      server.sql(
        "",
        `CREATE DATABASE big;
         CREATE TABLE big.t (id INT PRIMARY KEY, a CHAR(250)) DATA DIRECTORY = '${small}'`,
      );
      server.sql("big", MANY);
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
      server.sql("", "DROP DATABASE big"); // the other family's needs the room
    },
    120_000,
  );

  testWith(
    needs,
    `mysql ${family} a table in a folder of its own is built there and exchanged`,
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
      server.sql("", "DROP DATABASE apart");
    },
    60_000,
  );
}
