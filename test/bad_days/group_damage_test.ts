import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { held, makeGround, SAVED, spoil } from "../command/hooks_ground.ts";
import { leftovers } from "./crash.ts";

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

/** Changes one byte in the middle of a file. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] as number) ^ 1;
  writeFileSync(file, bytes);
}

test("a restore of four sources with any one file missing or damaged touches nothing and runs no hook", async () => {
  const ground = await makeGround();
  const { world } = ground;
  expect((await world.run("backup")).code).toBe(0);
  const [id] = readdirSync(world.path("store")).filter((name) => name.endsWith("Z"));
  const folder = world.path("store", id as string);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
  expect(files).toHaveLength(4 * 2 + 2); // an archive and an inventory a source, manifest and signature
  const spoiled = spoil(ground);
  expect((await world.run("plan", "latest", "--out", "plan.json")).code).toBe(0);
  ground.forget();
  for (const file of files) {
    const whole = readFileSync(file);
    const attempts = [() => damage(file), () => renameSync(file, world.path("away"))];
    for (const [index, spoilFile] of attempts.entries()) {
      spoilFile();
      const said = await world.run(...RESTORE);
      expect([file, index, said.code > 0, said.stdout]).toEqual([file, index, true, ""]);
      expect([file, index, held(ground), ground.ran()]).toEqual([file, index, spoiled, []]);
      expect(leftovers(world).filter((name) => name !== "paused")).toEqual([]);
      writeFileSync(file, whole);
    }
  }
  expect((await world.run(...RESTORE)).code).toBe(0);
  expect(held(ground)).toEqual(SAVED);
}, 240_000);
