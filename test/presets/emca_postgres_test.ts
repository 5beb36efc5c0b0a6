import { expect } from "@jest/globals";
import { needsOf } from "../engine/postgres/tools.ts";
import { SLAPD } from "../servers/slapd.ts";
import { testWith } from "../tools.ts";
import { makePostgres } from "./emca_postgres.ts";
import { type Emca, makeEmca } from "./emca_site.ts";
import { bringsBackAlone, comesBackWhole, keepsTheOrder, refusesAnyDamage } from "./rehearsal.ts";
import { basisOf, hasAll, LIMIT, NEEDS } from "./site.ts";

const needs = [...needsOf(17), ...NEEDS, ...SLAPD];
const site = hasAll(needs) ? await makeEmca(await makePostgres()) : (null as unknown as Emca);
const basis = basisOf(site);

testWith(
  needs,
  "emca on PostgreSQL comes back whole onto emptied servers, folders and directory",
  async () => {
    const owner = site.databases.owner();
    expect(owner).toContain("7"); // the most connections it may have
    await comesBackWhole(site, basis, (moment) => {
      expect([moment, site.databases.owner()]).toEqual([moment, owner]);
      // The key file that came back opens what came back of the database, and the directory answers.
      expect([moment, site.opened()]).toEqual([moment, ["password 0", "password 1", "password 2"]]);
      expect(site.directory.names()).toHaveLength(5);
    });
  },
  LIMIT,
);

testWith(
  needs,
  "emca on PostgreSQL brings one item back and leaves all others untouched",
  async () => {
    await bringsBackAlone(site, basis, ["app", "ldap-data"]);
  },
  LIMIT,
);

testWith(
  needs,
  "emca on PostgreSQL puts the key file back first and the directory last, and undoes in reverse",
  async () => {
    await keepsTheOrder(site, basis);
  },
  LIMIT,
);

testWith(
  needs,
  "emca on PostgreSQL with any one file of the set missing or damaged changes nothing",
  async () => {
    const files = await refusesAnyDamage(site, basis);
    // Manifest and signature; an archive and an inventory of each source; the accounts of two of them.
    expect(files).toBe(2 + 2 * site.names.length + 2);
  },
  LIMIT,
);
