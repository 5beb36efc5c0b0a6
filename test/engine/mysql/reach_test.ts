import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, FAMILIES } from "../../servers/mysql.ts";
import { failureOf, tempFolder, testMachine, testWith } from "../../tools.ts";
import { keeping } from "../contract.ts";
import { ALONE, makeGround } from "./ground.ts";
import { machineFor } from "./tools.ts";

for (const family of FAMILIES) {
  const { needs, server, database, account } = await makeGround(family);
  const folder = tempFolder(`mysql-reach-${family}`);

  testWith(
    needs,
    `mysql ${family} a server that is not there, and an unknown database`,
    async () => {
      const env = { ...machineFor(server, "").env, MYSQL_ADDRESS: `${family}://x@127.0.0.1:1/db` };
      const gone = mysql.open(ALONE, testMachine({ env }));
      const refused = { stage: "source", code: "server-unreachable" };
      expect(await failureOf(gone.dump(keeping()))).toMatchObject(refused);
      const unknown = mysql.open({ ...ALONE, databases: ["nope"] }, machineFor(server, ""));
      const missing = { stage: "source", code: "source-missing" };
      expect(await failureOf(unknown.dump(keeping()))).toMatchObject(missing);
      expect((await unknown.check("dump")).map(({ code }) => code)).toContain("source-missing");
    },
  );

  testWith(
    needs,
    `mysql ${family} what the address says of encryption is kept, or the login is refused`,
    async () => {
      const name = database();
      const with_ = (user: string, options: string) => {
        const login = account(user, `GRANT ALL ON *.* TO ${user}@'%'`);
        const MYSQL_ADDRESS = `${server.url(name, login)}?${options}`;
        const env = { ...machineFor(server, name).env, MYSQL_ADDRESS };
        return mysql.open(ALONE, testMachine({ env })).mark();
      };
      if (family === "mysql") {
        expect(await with_("tls1", "ssl-mode=REQUIRED")).toContain(":");
        const refused = await failureOf(with_("tls2", "ssl-mode=DISABLED"));
        expect(refused).toMatchObject({ code: "login-refused" });
        expect(refused.hint).toContain("get-server-public-key");
        const key = "ssl-mode=DISABLED&get-server-public-key=true";
        expect(await with_("tls3", key)).toContain(":");
        const strange = await failureOf(with_("tls4", "ssl-mode=VERIFY_IDENTITY&ssl-ca=/dev/null"));
        expect(strange.stage).toBe("source");
        return;
      }
      // This server has no certificate: whoever insists on one must not send a password.
      expect(await with_("tls1", "ssl-mode=DISABLED")).toContain(":");
      for (const [at, mode] of ["REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"].entries()) {
        const refused = await failureOf(with_(`tls${at + 2}`, `ssl-mode=${mode}`));
        expect(refused).toMatchObject({ stage: "source", code: "server-unreachable" });
        expect(refused.hint).toContain("encryption");
      }
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} an unset variable and a malformed address say so without the secret`,
    async () => {
      const error = await failureOf(mysql.open(ALONE, testMachine({ env: {} })).mark());
      expect(error).toMatchObject({ code: "key-missing" });
      const env = { MYSQL_ADDRESS: "mysql://u:topsecret@h/db?password=topsecret" };
      const odd = await failureOf(mysql.open(ALONE, testMachine({ env })).mark());
      expect(odd).toMatchObject({ code: "key-malformed" });
      expect(`${odd.message}${odd.hint}${odd.stack}`).not.toContain("topsecret");
    },
  );

  testWith(
    needs,
    `mysql ${family} an older client, one of the other family and a missing one are refused by name`,
    async () => {
      const name = database();
      const own = binOf(family)?.client as string;
      const says = {
        older: family === "mariadb" ? "Distrib 10.5.1-MariaDB" : "Ver 8.0.36",
        other: family === "mariadb" ? "Ver 9.7.4" : "Distrib 10.11.6-MariaDB",
      };
      const dump = family === "mariadb" ? "mariadb-dump" : "mysqldump";
      const sql = family === "mariadb" ? "mariadb" : "mysql";
      for (const [title, text, what] of [
        ["older", says.older, "older than the server's"],
        ["other", says.other, family === "mariadb" ? "is of MySQL" : "is of MariaDB"],
        ["missing", "", "is not there"],
      ] as const) {
        const bin = join(folder, title);
        mkdirSync(bin);
        symlinkSync(own, join(bin, sql));
        if (text !== "") writeFileSync(join(bin, dump), `#!/bin/sh\necho "${dump} ${text}"\n`);
        if (text !== "") chmodSync(join(bin, dump), 0o755);
        // A wrapper that only forwards: what is used is then what lies on the PATH there.
        const run = ["/usr/bin/env", `PATH=${title === "missing" ? bin : `${bin}:/bin`}`];
        // Without a password a wrapper needs no shell.
        server.sql(
          "",
          "CREATE USER IF NOT EXISTS bare@localhost; GRANT ALL ON *.* TO bare@localhost",
        );
        const MYSQL_ADDRESS = `${family}://bare@/${name}?socket=${server.socket}`;
        const env = { ...machineFor(server, name).env, MYSQL_ADDRESS };
        const engine = mysql.open({ ...ALONE, run }, testMachine({ env }));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({
          code: "tool-missing",
          message: expect.stringContaining(what),
        });
        expect(error.hint).toContain(`${family}-client`);
      }
    },
    30_000,
  );

  testWith(
    needs,
    `mysql ${family} a wrapper that fails says so in its own words`,
    async () => {
      const docker = join(folder, "docker");
      const said = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.";
      writeFileSync(docker, `#!/bin/sh\necho "${said}\nSee 'docker --help'" >&2; exit 1\n`, {
        mode: 0o755,
      });
      const unknown = ["-o", "BatchMode=yes", "-o", "UserKnownHostsFile=/dev/null"];
      for (const [run, code, text] of [
        [[docker, "exec", "-i", "db"], "server-unreachable", said],
        [["ssh", ...unknown, "-p", "1", "127.0.0.1"], "server-unreachable", "ssh: connect to host"],
        [[join(folder, "nothing")], "tool-missing", "nothing"],
      ] as const) {
        const engine = mysql.open({ ...ALONE, run }, machineFor(server, "mysql"));
        const error = await failureOf(engine.dump(keeping()));
        expect(error).toMatchObject({ stage: "source", code });
        expect(error.message).toContain(text);
        expect(error.hint).not.toContain("mysql-client");
      }
    },
    30_000,
  );
}
