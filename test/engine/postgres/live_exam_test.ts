import { join } from "node:path";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { liveContract } from "../live_exam.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

for (const major of MAJORS) {
  const bin = binOf(major);
  const server = bin === "" ? (null as unknown as Server) : await makeServer(major);
  liveContract(`postgres ${major}`, needsOf(major), () => ({
    make: (database, sql) => {
      server.sql("postgres", `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      for (const aside of ["new-0123456789abcdef", "old-0123456789abcdef"])
        server.sql("postgres", `DROP DATABASE IF EXISTS "${database}.${aside}" WITH (FORCE)`);
      server.sql("postgres", `CREATE DATABASE ${database}`);
      server.sql(database, sql);
    },
    open: (database) =>
      postgres.open({ ...SETTINGS, globals: false }, machineFor(server, database)),
    ask: (database, question) => server.sql(database, question),
    client: (database) => ({
      argv: [
        join(bin, "psql"),
        ...["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", server.folder, "-p", String(server.port)],
        ...["-U", "postgres", "-d", database],
      ],
    }),
    places: () => placesOf(server),
    source: `engine: postgres, databases: [kept], excluded: { busy: other, hollow: other, postgres: other }`,
    url: (database) => server.url(database),
    clock: "TIMESTAMPTZ DEFAULT clock_timestamp()",
    longest:
      "SELECT max(gap) FROM (SELECT extract(epoch FROM at - lag(at) OVER (ORDER BY id)) * 1000 AS gap FROM entry) AS gaps",
  }));
}
