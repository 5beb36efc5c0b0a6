import { cpSync, readdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeWorld, type World } from "../world.ts";
import { crash, pointsFor, stepsOf } from "./crash.ts";

const NOW = "2026-11-20T02:00:00.000Z";
const PRUNER = '\n  host: { key: "file:keys/signing.pub", may: [backup, prune] }';
const DAYS = [1, 2, 3, 4];
const KEPT = [3, 4];

beforeAll(() => {
  process.env["HOLDFAST_TEST_NOW"] = NOW; // every process that is started here
});
afterAll(() => {
  delete process.env["HOLDFAST_TEST_NOW"];
});

const idOn = (day: number) => `Backup_2026110${day}_0200Z`;
const FOLDERS = ["store", "state"];

/** Four backups, of which two are to go, as they can be put there again. */
async function makeFull(): Promise<{ world: World; refill(): void }> {
  const world = await makeWorld({ signers: PRUNER, retention: "{ last: 2, floor: 1 }" });
  for (const day of DAYS) {
    const now = () => new Date(Date.UTC(2026, 10, day, 2));
    expect(await world.runWith({ now }, "backup")).toMatchObject({ code: 0 });
  }
  for (const folder of FOLDERS)
    cpSync(world.path(folder), world.path("full", folder), { recursive: true });
  const refill = () => {
    for (const folder of FOLDERS) {
      rmSync(world.path(folder), { recursive: true, force: true });
      cpSync(world.path("full", folder), world.path(folder), { recursive: true });
    }
  };
  return { world, refill };
}

/** What a store shows, without drafts. */
function shownIn(world: World): string[] {
  return readdirSync(world.path("store"))
    .filter((name) => !name.startsWith("."))
    .sort();
}

/** No command finds anything wrong, and what retention keeps is there and whole. */
async function expectSound(world: World, step: string): Promise<void> {
  for (const command of ["list", "verify"]) {
    const said = await world.runWith({ now: () => new Date(NOW) }, command, "--json");
    const { exit, findings } = JSON.parse(said.stdout);
    const wrong = findings.filter(({ weight }: { weight: string }) => weight !== "note");
    expect([step, command, exit, wrong]).toEqual([step, command, 0, []]);
  }
  expect(shownIn(world)).toEqual(expect.arrayContaining(KEPT.map(idOn)));
}

test("prune ended at any crash point leaves no gap, and the next prune goes on where it ended", async () => {
  const { world, refill } = await makeFull();
  const prune = ["prune", "--yes"];
  const steps = await stepsOf(world, ...prune);
  const done = shownIn(world);
  expect(done).toEqual([...[1, 2].map((day) => `${idOn(day)}.removed`), ...KEPT.map(idOn)]);
  const ours = steps.filter((step) => step.startsWith("prune: ") || step === "directory: hidden#1");
  expect(ours).toHaveLength(6);
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    for (const step of pointsFor(signal, steps)) {
      refill();
      await crash(world, { step, signal }, ...prune);
      await expectSound(world, step);
      const next = await world.spawn({}, ...prune);
      expect([step, next.code, next.stderr]).toEqual([step, 0, expect.anything()]);
      expect([step, shownIn(world)]).toEqual([step, done]);
      await expectSound(world, step);
    }
  }
}, 240_000);
