import { mysql } from "../../../src/engine/mysql/mod.ts";
import {
  binOf,
  FAMILIES,
  type MySqlServer,
  makeServer,
  needsOf,
  VERSIONS,
} from "../../servers/mysql.ts";
import { serverContract } from "../server_contract.ts";
import { DATABASE, makeSample, quoted } from "./sample.ts";
import { machineFor, placesOf, SETTINGS } from "./tools.ts";

for (const family of FAMILIES) {
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  const other = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  let isMade = false;

  serverContract(`mysql ${family} ${VERSIONS[family]}`, needsOf(family), async () => {
    if (!isMade) makeSample(server, DATABASE);
    isMade = true;
    for (const name of placesOf(server)) {
      if (/\.(new|old)-|^elsewhere$/.test(name)) server.sql("", `DROP DATABASE ${quoted(name)}`);
    }
    const machine = machineFor(server, DATABASE);
    return {
      engine: mysql.open(SETTINGS, machine),
      absent: mysql.open(mysql.at(SETTINGS, "elsewhere"), machine),
      empty: mysql.open(SETTINGS, machineFor(other, DATABASE)),
      places: () => placesOf(server),
      change: () => void server.sql(DATABASE, "INSERT INTO nothing VALUES (77)"),
    };
  });
}
