import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { crash, stepsOf } from "../bad_days/crash.ts";
import {
  approved,
  type Basis,
  eachDamage,
  must,
  RESTORE,
  restored,
  type Site,
  sameAs,
} from "./site.ts";

/** Backed up and proven, everything lost, everything back; then taken back, and back once more. */
export async function comesBackWhole(
  site: Site,
  basis: Basis,
  look: (moment: "saved" | "restored") => void,
): Promise<void> {
  const { world, names } = site;
  await must(world, "check");
  const { id, saved } = await basis();
  expect((await must(world, "verify")).stdout).toContain("1 backups verified, 0 findings");
  expect((await must(world, "list")).stdout).toMatch(/trusted +proven/);
  look("saved");
  site.empty();
  const emptied = site.places();
  expect(emptied).toEqual(Object.fromEntries(names.map((name) => [name, ""])));
  const plan = await approved(site, id);
  expect(plan.stdout).toContain("ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA");
  expect(plan.stdout).toMatch(/^MIND: /m);
  await restored(site);
  expect(sameAs(site.places(), saved)).toEqual(names);
  look("restored");
  await must(world, "undo", plan.digits);
  expect(sameAs(site.places(), emptied)).toEqual(names);
  await must(world, "settle", plan.digits);
  await approved(site, id);
  await restored(site);
  expect(sameAs(site.places(), saved)).toEqual(names);
}

/** Each of these sources alone: it is as it was saved, all others as they were just now. */
export async function bringsBackAlone(
  site: Site,
  basis: Basis,
  alone: readonly string[],
): Promise<void> {
  const { id, saved } = await basis();
  site.change();
  const changed = site.places();
  expect(sameAs(changed, saved)).toEqual([]);
  for (const name of alone) {
    const plan = await approved(site, id, "--source", name);
    await restored(site);
    const now = site.places();
    expect([name, sameAs(now, saved)]).toEqual([name, [name]]);
    expect(sameAs(now, changed)).toEqual(site.names.filter((one) => one !== name));
    await must(site.world, "undo", plan.digits);
    expect([name, sameAs(site.places(), changed)]).toEqual([name, site.names]);
    await must(site.world, "settle", plan.digits);
  }
}

/** Looks at all places after each swap, and before each step of the undo. */
export async function keepsTheOrder(site: Site, basis: Basis): Promise<void> {
  const { world, names } = site;
  const { id, saved } = await basis();
  site.change();
  const changed = site.places();
  const plan = await approved(site, id);
  const seen: Record<string, string[][]> = { "restore: swapped one": [], "undo: source": [] };
  const step = (point: string): void => {
    seen[point]?.push(sameAs(site.places(), saved));
  };
  for (const argv of [RESTORE, ["undo", plan.digits]]) {
    const said = await world.runWith({ step }, ...argv);
    expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  }
  expect(seen).toEqual({
    "restore: swapped one": names.map((_, at) => names.slice(0, at + 1)),
    "undo: source": names.map((_, at) => names.slice(0, names.length - at)),
  });
  expect(sameAs(site.places(), changed)).toEqual(names);
  await must(world, "settle", plan.digits);
}

/** @returns How many files the backup has; each was taken away once and damaged once. */
export async function refusesAnyDamage(site: Site, basis: Basis): Promise<number> {
  const { id, saved } = await basis();
  site.change();
  const changed = site.places();
  const plan = await approved(site, id);
  const files = await eachDamage(site, id, async (what) => {
    const { code, stdout } = await site.world.run(...RESTORE);
    expect([what, code === 0, stdout.includes("successfully")]).toEqual([what, false, false]);
    expect([what, sameAs(site.places(), changed)]).toEqual([what, site.names]);
  });
  await restored(site); // with the same plan and approval: it was the files alone
  expect(sameAs(site.places(), saved)).toEqual(site.names);
  await must(site.world, "settle", plan.digits);
  return files;
}

/**
 * Kills restores of some sources, one at each named step and at every swap, and looks at the places after
 * the next command: an undo that has nothing to undo while the plan may still be used, else a new plan.
 *
 * @returns The steps.
 */
export async function killedAtEachStep(
  site: Site,
  basis: Basis,
  sources: readonly string[],
): Promise<string[]> {
  const { world, places, names } = site;
  const { id, saved } = await basis();
  site.change();
  const changed = places();
  const argv = sources.flatMap((name) => ["--source", name]);
  let plan = await approved(site, id, ...argv);
  const all = await stepsOf(world, ...RESTORE);
  const back = async (): Promise<void> => {
    await must(world, "undo", plan.digits);
    expect(sameAs(places(), changed)).toEqual(names);
    await must(world, "settle", plan.digits);
    plan = await approved(site, id, ...argv);
  };
  await back();
  const steps = all.filter((step) => step.endsWith("#1") || step.startsWith("restore: swapped"));
  const isBehind = (step: string, point: string): boolean =>
    steps.indexOf(step) >= steps.indexOf(point);
  const ends = new Map<string, string>();
  for (const step of steps) {
    const { digits } = plan;
    await crash(world, { step, signal: "SIGKILL" }, ...RESTORE);
    if (isBehind(step, "restore: spent#1")) plan = await approved(site, id, ...argv);
    else expect([step, (await world.run("undo", digits)).code]).toEqual([step, 8]);
    const [olds, news] = [changed, saved].map((then) => sameAs(places(), then)) as [
      string[],
      string[],
    ];
    const isNew = sources.every((name) => news.includes(name));
    ends.set(step, isNew ? "all new" : olds.length === names.length ? "all old" : `only ${olds}`);
    if (!isNew) continue;
    plan = { ...plan, digits };
    await back();
  }
  // From the last swap on the journal says that all is in place.
  const expected = (step: string): string =>
    isBehind(step, "restore: swapped all#1") ? "all new" : "all old";
  expect(Object.fromEntries(ends)).toEqual(
    Object.fromEntries(steps.map((step) => [step, expected(step)])),
  );
  return steps;
}

/** What a stored manifest says of its sources. */
export function manifestOf({ store }: Site, id: string) {
  return JSON.parse(readFileSync(join(store, id, "manifest.json"), "utf8")) as {
    sources: { name: string }[];
    absent: { name: string; reason: string; because?: string }[];
  };
}
