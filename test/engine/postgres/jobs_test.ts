import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { keeping } from "../contract.ts";
import { serverContract } from "../server_contract.ts";
import { HOSTILE, makeSample } from "./sample.ts";
import { machineFor, needsOf, placesOf, SETTINGS } from "./tools.ts";

const needs = needsOf(17);
const isHere = needs[0] === "sh";
const server = isHere ? await makeServer(17) : (null as unknown as Server);
const other = isHere ? await makeServer(17) : (null as unknown as Server);
const JOBS = { ...SETTINGS, jobs: 3 };
let isMade = false;

function sample(): void {
  if (!isMade) makeSample(server, "events");
  isMade = true;
}

serverContract("postgres 17 with jobs: 3", needs, async () => {
  sample();
  for (const place of placesOf(server)) {
    const name = place.slice(place.indexOf(" ") + 1);
    if (/\.(new|old)-|^elsewhere$/.test(name)) server.sql("postgres", `DROP DATABASE "${name}"`);
  }
  const machine = machineFor(server, "events");
  return {
    engine: postgres.open(JOBS, machine),
    absent: postgres.open(postgres.at(JOBS, "elsewhere"), machine),
    empty: postgres.open(JOBS, machineFor(other, "events")),
    places: () => placesOf(server),
    change: () => void server.sql("events", "INSERT INTO app.parent VALUES (77)"),
  };
});

testWith(
  needs,
  "postgres jobs: the rows are in parts of their own, hostile names among them, and nowhere twice",
  async () => {
    sample();
    const into = keeping();
    const { totals } = await postgres.open(JOBS, machineFor(server, "events")).dump(into);
    const parts = ["events", "events--data-1", "events--data-2"];
    expect([...into.saved.keys()].sort()).toEqual([...parts, "globals"]);
    const one = keeping();
    const single = await postgres.open(SETTINGS, machineFor(server, "events")).dump(one);
    expect([...one.saved.keys()].sort()).toEqual(["events", "globals"]);
    const sum = (of: "items" | "rows") =>
      parts.reduce((all, part) => all + (totals[part]?.[of] ?? 0), 0);
    expect(single.totals["events"]).toMatchObject({ items: sum("items"), rows: sum("rows") });
    const texts = await Promise.all(
      parts.map(async (part) => {
        const chunks = await Array.fromAsync(into.saved.get(part)?.read() ?? [], (chunk) =>
          Buffer.from(Uint8Array.from(chunk)),
        );
        return Buffer.concat(chunks).toString();
      }),
    );
    // The first row of each hostile table is its name, as COPY writes it, and a number.
    for (const name of HOSTILE) {
      const row = `${name}1`.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
      const holding = texts.filter((text) => text.includes(`${row}\t1\n`));
      expect([name, holding.length]).toEqual([name, 1]);
    }
  },
);
