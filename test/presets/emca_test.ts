import { readFileSync, renameSync, writeFileSync } from "node:fs";
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
import { approved, basisOf, hasAll, LIMIT, must, NEEDS, RESTORE, sameAs } from "./site.ts";

const needs = [...needsOf("mysql"), ...NEEDS, ...SLAPD];
const site = hasAll(needs) ? await makeEmca(await makeMysql()) : (null as unknown as Emca);
const basis = basisOf(site);

testWith(
  needs,
  "emca on MySQL comes back whole onto emptied servers, folders and directory",
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

testWith(
  needs,
  "emca whose directory cannot be read is a red run that names it, and all else is saved",
  async () => {
    await basis();
    renameSync(site.directory.data, `${site.directory.data}-away`);
    try {
      const said = await site.world.run("backup");
      expect([said.code, said.stderr]).toEqual([3, expect.stringContaining('"ldap-data"')]);
      const id = /^Backup: (\S+)$/m.exec(said.stdout)?.[1] as string;
      const { sources, absent } = manifestOf(site, id);
      expect(absent.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
        "ldap-config failed",
        "ldap-data failed",
      ]);
      expect(sources).toHaveLength(site.names.length - 2);
    } finally {
      renameSync(`${site.directory.data}-away`, site.directory.data);
    }
  },
  LIMIT,
);

testWith(
  needs,
  "emca whose directory does not start again after the swap is taken back whole",
  async () => {
    const { id } = await basis();
    site.change();
    const changed = site.places();
    const plan = await approved(site, id);
    const start = readFileSync(site.directory.start, "utf8");
    const once = `[ -e "$0.failed" ] || { : > "$0.failed"; echo "no certificate" >&2; exit 1; }\n`;
    writeFileSync(site.directory.start, start.replace("set -eu\n", `set -eu\n${once}`));
    const said = await site.world.run(...RESTORE);
    writeFileSync(site.directory.start, start);
    expect([said.code, said.stderr]).toEqual([8, expect.stringContaining("no certificate")]);
    expect(said.stdout).not.toContain("successfully");
    expect(sameAs(site.places(), changed)).toEqual(site.names);
    expect(site.directory.names()).toHaveLength(5);
    expect((await site.world.run("undo", plan.digits)).code).toBe(8); // nothing is left to undo
  },
  LIMIT,
);
