import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  PASSWORD,
  type Programs,
  VERSIONS,
} from "../../servers/mysql.ts";
import { liveContract } from "../live_exam.ts";
import { quoted } from "./sample.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

for (const family of FAMILIES) {
  const bin = binOf(family);
  const server = bin === null ? (null as unknown as MySqlServer) : await makeServer(family);
  liveContract(`mysql ${family} ${VERSIONS[family]}`, needsOf(family), () => ({
    make: (database, sql) => {
      for (const name of placesOf(server)) {
        if (name === database || name.startsWith(`${database}.`))
          server.sql("", `DROP DATABASE ${quoted(name)}`);
      }
      server.sql("", `CREATE DATABASE ${quoted(database)}`);
      server.sql(database, sql);
    },
    open: (database) => mysql.open({ ...SETTINGS, users: false }, machineFor(server, database)),
    ask: (database, question) => server.sql(database, question),
    client: (database) => ({
      argv: [
        (bin as Programs).client,
        ...["--no-defaults", "--batch", "--user=root", `--socket=${server.socket}`],
        `--database=${database}`,
      ],
      env: { MYSQL_PWD: PASSWORD },
    }),
    places: () => placesOf(server),
    source: `engine: mysql, databases: [kept], excluded: { busy: other, hollow: other }`,
    url: (database) => server.url(database),
    clock: "DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)",
    longest:
      "SELECT MAX(gap) / 1000 FROM (SELECT TIMESTAMPDIFF(MICROSECOND, LAG(at) OVER (ORDER BY id), at) AS gap FROM entry) AS gaps",
  }));
}
