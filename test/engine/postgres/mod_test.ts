import { postgres } from "../../../src/engine/postgres/mod.ts";
import { binOf, MAJORS, makeServer, type Server } from "../../servers/postgres.ts";
import { serverContract } from "../server_contract.ts";
import { makeSample } from "./sample.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

for (const major of MAJORS) {
  const isHere = binOf(major) !== "";
  const server = isHere ? await makeServer(major) : (null as unknown as Server);
  const other = isHere ? await makeServer(major) : (null as unknown as Server);
  let isMade = false;

  serverContract(`postgres ${major}`, needsOf(major), async () => {
    if (!isMade) makeSample(server, 'it\'s "events"');
    isMade = true;
    for (const place of placesOf(server)) {
      const name = place.slice(place.indexOf(" ") + 1);
      if (/\.(new|old)-|^elsewhere$/.test(name))
        server.sql("postgres", `DROP DATABASE "${name.replaceAll('"', '""')}"`);
    }
    const machine = machineFor(server, 'it\'s "events"');
    return {
      engine: postgres.open(SETTINGS, machine),
      absent: postgres.open(postgres.at(SETTINGS, "elsewhere"), machine),
      empty: postgres.open(SETTINGS, machineFor(other, 'it\'s "events"')),
      places: () => placesOf(server),
      change: () => void server.sql('it\'s "events"', "INSERT INTO app.parent VALUES (77)"),
    };
  });
}
