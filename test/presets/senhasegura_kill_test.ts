import { expect } from "@jest/globals";
import { needsOf } from "../servers/mysql.ts";
import { testWith } from "../tools.ts";
import { killedAtEachStep } from "./rehearsal.ts";
import { makeSenhasegura, type Senhasegura } from "./senhasegura_site.ts";
import { basisOf, hasAll, LIMIT, NEEDS } from "./site.ts";

const needs = [...needsOf("mariadb"), ...NEEDS];
const site = hasAll(needs) ? await makeSenhasegura() : (null as unknown as Senhasegura);
const basis = basisOf(site);

testWith(
  needs,
  "senhasegura killed at each named step of a four-source restore is all-old or all-new after the next command",
  async () => {
    const steps = await killedAtEachStep(site, basis, site.names);
    for (const step of [
      "files: built#1",
      "restore: spent#1",
      "place: kept#1",
      "restore: swapped one#4",
    ])
      expect(steps).toContain(step);
    expect(steps.filter((step) => step.startsWith("mysql: ")).length).toBeGreaterThan(5);
  },
  LIMIT,
);
