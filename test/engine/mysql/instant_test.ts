import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { tempFolder, testWith } from "../../tools.ts";
import { keeping } from "../contract.ts";
import { children, machineFor, SETTINGS } from "./tools.ts";

/** A wrapper under which the dump program never opens its snapshot. */
const STUCK = `#!/bin/sh
case "$*" in *--single-transaction*) exec sleep 31415;; esac
exec "$@"
`;

const folder = tempFolder();

for (const family of FAMILIES.slice(0, 1)) {
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);

  testWith(
    needsOf(family),
    `mysql ${family} snapshots that never open are given up, and nothing of them runs on`,
    async () => {
      server.sql("", "CREATE DATABASE slow; CREATE TABLE slow.t (id INT)");
      const wrapper = join(folder, "stuck");
      writeFileSync(wrapper, STUCK);
      chmodSync(wrapper, 0o755);
      const settings = { ...SETTINGS, users: false, run: [wrapper] };
      const engine = mysql.open(settings, machineFor(server, "slow"));
      await expect(engine.dump(keeping())).rejects.toMatchObject({
        code: "source-in-use",
        message: expect.stringContaining("took longer than 30 s"),
      });
      expect(children()).toEqual([]);
      expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(
        "sleep 31415",
      );
      server.sql("slow", "INSERT INTO t VALUES (1)"); // nobody is kept waiting any more
    },
    90_000,
  );
}
