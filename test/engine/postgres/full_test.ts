import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { dumped } from "../contract.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const isRoot = process.getuid?.() === 0;
for (const major of MAJORS) {
  const needs = [...needsOf(major), "root rights"];
  const small = `/var/tmp/hf-small-disk-${major}`; // the server's user must be able to enter it
  const canMount = needs[0] === "sh" && isRoot;
  if (canMount) {
    mkdirSync(small, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "small", small]);
    afterAll(() => void execFileSync("umount", ["-l", small]));
    afterAll(() => rmSync(small, { recursive: true, force: true }));
  }
  const server = canMount ? await makeServer(major) : (null as unknown as Server);

  testWith(
    needs,
    `postgres ${major} a full disk fails the build with its own code, and the place is as it was`,
    async () => {
      execFileSync("chown", ["postgres", small]);
      // Only what is built lies on the small disk: a server that cannot write its log stops by itself.
      server.sql("postgres", `CREATE TABLESPACE narrow LOCATION '${small}'`);
      server.sql("postgres", "CREATE DATABASE big");
      server.sql(
        "big",
        "CREATE TABLE t TABLESPACE narrow AS SELECT n, repeat(md5(n::text), 8) FROM generate_series(1, 90000) AS n",
      );
      const engine = postgres.open({ ...SETTINGS, globals: false }, machineFor(server, "big"));
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
      expect(server.sql("big", "SELECT count(*) FROM t")).toBe("90000");
    },
    60_000,
  );
}
