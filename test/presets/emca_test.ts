import { expect } from "@jest/globals";
import { needsOf } from "../servers/mysql.ts";
import { SLAPD } from "../servers/slapd.ts";
import { testWith } from "../tools.ts";
import { makeMysql } from "./emca_mysql.ts";
import { type Emca, makeEmca } from "./emca_site.ts";
import {
  bringsBackAlone,
  comesBackWhole,
  keepsTheOrder,
  manifestOf,
  refusesAnyDamage,
} from "./rehearsal.ts";
import { basisOf, hasAll, LIMIT, must, NEEDS } from "./site.ts";

const needs = [...needsOf("mysql"), ...NEEDS, ...SLAPD];
const site = hasAll(needs) ? await makeEmca(await makeMysql()) : (null as unknown as Emca);
const basis = basisOf(site);

testWith(
  needs,
  "emca on MySQL comes back whole onto emptied servers, folders and directory",
  async () => {
    await comesBackWhole(site, basis, (moment) => {
      // The key file that came back opens what came back of the database, and the directory answers.
      expect([moment, site.opened()]).toEqual([moment, ["password 0", "password 1", "password 2"]]);
      expect(site.directory.names()).toHaveLength(5);
    });
  },
  LIMIT,
);

testWith(
  needs,
  "emca on MySQL brings one item back and leaves all others untouched",
  async () => {
    await bringsBackAlone(site, basis, ["app", "ldap-data"]);
  },
  LIMIT,
);

testWith(
  needs,
  "emca on MySQL puts the key file back first and the directory last, and undoes in reverse",
  async () => {
    await keepsTheOrder(site, basis);
  },
  LIMIT,
);

testWith(
  needs,
  "emca on MySQL with any one file of the set missing or damaged changes nothing",
  async () => {
    const files = await refusesAnyDamage(site, basis);
    // Manifest and signature; an archive and an inventory of each source; the accounts of two of them.
    expect(files).toBe(2 + 2 * site.names.length + 2);
  },
  LIMIT,
);

testWith(
  needs,
  "emca saves only the item that was chosen, and names all others as left out",
  async () => {
    await basis();
    const { stdout } = await must(site.world, "backup", "--source", "certmanager", "--json");
    const { sources, absent } = manifestOf(site, (JSON.parse(stdout) as { backup: string }).backup);
    expect(sources.map(({ name }) => name)).toEqual(["certmanager"]);
    expect(absent.map(({ name }) => name).sort()).toEqual(
      site.names.filter((name) => name !== "certmanager").sort(),
    );
    for (const name of ["nothing", ""])
      expect(await site.world.run("backup", "--source", name)).toMatchObject({ code: 2 });
  },
  LIMIT,
);
