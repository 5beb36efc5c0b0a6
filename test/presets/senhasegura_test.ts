import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { needsOf } from "../servers/mysql.ts";
import { testWith } from "../tools.ts";
import {
  bringsBackAlone,
  comesBackWhole,
  keepsTheOrder,
  manifestOf,
  refusesAnyDamage,
} from "./rehearsal.ts";
import { makeSenhasegura, type Senhasegura } from "./senhasegura_site.ts";
import { backedUp, basisOf, hasAll, LIMIT, NEEDS } from "./site.ts";

const needs = [...needsOf("mariadb"), ...NEEDS];
const site = hasAll(needs) ? await makeSenhasegura() : (null as unknown as Senhasegura);
const basis = basisOf(site);

testWith(
  needs,
  "senhasegura comes back whole onto an emptied server and folders",
  async () => {
    await comesBackWhole(site, basis, (moment) => {
      const [mt4, own] = ["mt4", "senhasegura"].map((name) => site.places()[name] ?? "");
      expect([moment, mt4?.includes("router-20"), own?.includes("ação 🔒 20")]).toEqual([
        moment,
        true,
        true,
      ]);
      // The account that the databases belong to came back with its rights.
      const rights = site.server.sql("mysql", "SHOW GRANTS FOR orbit@localhost");
      for (const name of ["mt4", "senhasegura"])
        expect(rights).toContain(`GRANT ALL PRIVILEGES ON \`${name}\`.*`);
    });
  },
  LIMIT,
);

testWith(
  needs,
  "senhasegura brings one item back and leaves all others untouched",
  async () => {
    await bringsBackAlone(site, basis, ["senhasegura", "config"]);
  },
  LIMIT,
);

testWith(
  needs,
  "senhasegura puts mt4 back first, then senhasegura, and undoes in reverse",
  async () => {
    await keepsTheOrder(site, basis);
  },
  LIMIT,
);

testWith(
  needs,
  "senhasegura with any one file of the set missing or damaged changes nothing",
  async () => {
    const files = await refusesAnyDamage(site, basis);
    // Manifest and signature; an archive and an inventory of each source; the accounts of two of them.
    expect(files).toBe(2 + 2 * site.names.length + 2);
  },
  LIMIT,
);

testWith(
  needs,
  "senhasegura leaves session files out by name until they are switched on, and a growing log is no failure",
  async () => {
    const id = (await basis()).id;
    expect(manifestOf(site, id).absent).toEqual([
      {
        name: "sessions",
        reason: "disabled",
        because: expect.stringContaining("somebody decides"),
      },
    ]);
    const policy = readFileSync(site.world.path("holdfast.yml"), "utf8");
    const switched = policy.replace(/\n {4}enabled: false\n {4}because: session .*/, "");
    expect(switched.length).toBeLessThan(policy.length);
    writeFileSync(site.world.path("holdfast.yml"), switched);
    const lines = `while :; do date >> '${join(site.logs, "app.log")}'; done`;
    const writer = spawn("sh", ["-c", lines], { stdio: "ignore" });
    try {
      const { sources, absent } = manifestOf(site, await backedUp(site));
      expect(sources.map(({ name }) => name).sort()).toEqual([...site.names, "sessions"].sort());
      expect(absent).toEqual([]);
    } finally {
      writer.kill();
      writeFileSync(site.world.path("holdfast.yml"), policy);
    }
  },
  LIMIT,
);
