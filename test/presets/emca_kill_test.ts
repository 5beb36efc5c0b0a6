import { expect } from "@jest/globals";
import { needsOf } from "../engine/postgres/tools.ts";
import { SLAPD } from "../servers/slapd.ts";
import { testWith } from "../tools.ts";
import { makePostgres } from "./emca_postgres.ts";
import { type Emca, makeEmca } from "./emca_site.ts";
import { killedAtEachStep } from "./rehearsal.ts";
import { basisOf, hasAll, LIMIT, NEEDS } from "./site.ts";

const needs = [...needsOf(17), ...NEEDS, ...SLAPD];
const site = hasAll(needs) ? await makeEmca(await makePostgres()) : (null as unknown as Emca);
const basis = basisOf(site);

testWith(
  needs,
  "emca killed at each named step of a four-source restore is all-old or all-new after the next command",
  async () => {
    const steps = await killedAtEachStep(site, basis, [
      "keyfile",
      "app",
      "certmanager",
      "ldap-data",
    ]);
    for (const step of [
      "files: built#1",
      "postgres: built#1",
      "restore: spent#1",
      "place: kept#1",
      "postgres: rename#1",
      "postgres: renamed#1",
      "command: clear#1",
      "command: restore#1",
      "restore: swapped one#4",
    ])
      expect(steps).toContain(step);
  },
  LIMIT,
);
