import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { type Ground, held, makeGround, SAVED, spoil } from "../command/hooks_ground.ts";
import { crash, type Ending, leftovers, stepsOf } from "./crash.ts";

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

/** A world of four sources with a backup, all changed since. */
interface Spoiled {
  readonly ground: Ground;
  readonly spoiled: Record<string, string>;
}

async function makeSpoiled(): Promise<Spoiled> {
  const ground = await makeGround();
  expect((await ground.world.run("backup")).code).toBe(0);
  return { ground, spoiled: spoil(ground) };
}

async function must({ world }: Ground, ...argv: string[]): Promise<string> {
  const said = await world.run(...argv);
  expect([argv, said.code, said.stderr]).toEqual([argv, 0, expect.anything()]);
  return said.stdout;
}

async function planned(ground: Ground): Promise<string> {
  const stdout = await must(ground, "plan", "latest", "--out", "plan.json");
  return /^Plan: ([0-9a-f]{16})$/m.exec(stdout)?.[1] as string;
}

/** What every command that works here must leave: all places of one moment, nothing paused. */
function expectWhole({ ground, spoiled }: Spoiled, step: string): "old" | "new" {
  const now = held(ground);
  const which = JSON.stringify(now) === JSON.stringify(spoiled) ? "old" : "new";
  expect([step, now]).toEqual([step, which === "old" ? spoiled : SAVED]);
  expect([step, readdirSync(ground.world.path("state/paused"))]).toEqual([step, []]);
  return which;
}

/** Whatever is paused was resumed after it: of each owner the last word is "resume". */
function expectRunning({ ran }: Ground, step: string): void {
  for (const owner of ["restore", "groups.vault", "sources.alone", "sources.mt4"]) {
    const last = ran().findLast(
      (line) => /\.(quiesce|resume)$/.test(line) && line.startsWith(owner),
    );
    expect([step, owner, last ?? `${owner}.resume`]).toEqual([step, owner, `${owner}.resume`]);
  }
}

/** Brings the old back and drops what is left, whatever became of the restore. */
async function clear(all: Spoiled, restore: string): Promise<void> {
  const { world } = all.ground;
  const path = world.path("state/restores", `${restore}.json`);
  const { state } = JSON.parse(readFileSync(path, "utf8")) as { state: string };
  if (state === "swapped") await must(all.ground, "undo", restore);
  if (state !== "settled") await must(all.ground, "settle", restore);
  expect(held(all.ground)).toEqual(all.spoiled);
  expect(leftovers(world).filter((name) => name !== "paused")).toEqual([]);
}

/** Of each name one occurrence: the last for a kill; for a signal the first, and of ours only. */
function pointsOf(signal: Ending, steps: readonly string[]): string[] {
  if (signal !== "SIGKILL") return steps.filter((step) => /^(hooks|restore): .*#1$/.test(step));
  const last = new Map(steps.map((step) => [step.split("#")[0], step]));
  return [...last.values()];
}

async function endRestore(signal: Ending): Promise<void> {
  const all = await makeSpoiled();
  const { ground } = all;
  let restore = await planned(ground);
  const steps = await stepsOf(ground.world, ...RESTORE);
  expect(steps).toEqual(
    expect.arrayContaining([
      "hooks: recorded#4",
      "hooks: paused#4",
      "restore: swapped one#4",
      "hooks: resumed#4",
      "restore: finished#1",
    ]),
  );
  await clear(all, restore);
  const found = new Set<string>();
  for (const step of pointsOf(signal, steps)) {
    restore = await planned(ground);
    ground.forget();
    await crash(ground.world, { step, signal }, ...RESTORE);
    await planned(ground); // the next command puts everything in order
    found.add(expectWhole(all, step));
    expectRunning(ground, step);
    await clear(all, restore);
  }
  expect([...found].sort()).toEqual(["new", "old"]);
}

test.each(["SIGKILL", "SIGTERM"] as const)(
  "a restore of four sources ended by %s at every named step: the next command brings all old or all new",
  async (signal) => {
    await endRestore(signal);
  },
  600_000,
);

test("an undo of four sources killed at every named step: the next command finishes it, under the same pauses", async () => {
  const all = await makeSpoiled();
  const { ground } = all;
  let restore = await planned(ground);
  await must(ground, ...RESTORE);
  const steps = await stepsOf(ground.world, "undo", restore);
  await must(ground, "settle", restore);
  expect(steps).toEqual(
    expect.arrayContaining(["hooks: paused#3", "undo: source#4", "hooks: resumed#3"]),
  );
  for (const step of pointsOf("SIGKILL", steps)) {
    restore = await planned(ground);
    await must(ground, ...RESTORE);
    ground.forget();
    await crash(ground.world, { step, signal: "SIGKILL" }, "undo", restore);
    await planned(ground);
    expectWhole(all, step);
    expectRunning(ground, step);
    await clear(all, restore);
  }
}, 600_000);
