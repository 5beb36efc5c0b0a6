import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import { makeWorld, type World } from "../world.ts";
import { crash, leftovers } from "./crash.ts";

const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];

/** A restore into places that are not there, killed at a step; then somebody makes both anew. */
async function made(step: string): Promise<World> {
  const world = await makeWorld({ approval: "open" });
  expect((await world.run("backup")).code).toBe(0);
  rmSync(world.path("data/settings"), { recursive: true });
  rmSync(world.path("data/registry.db"));
  expect((await world.run("plan", "latest", "--out", "plan.json")).code).toBe(0);
  await crash(world, { step, signal: "SIGKILL" }, ...RESTORE);
  // Beside the place and moved in, as a person does who replaces what half came back.
  rmSync(world.path("data/settings"), { recursive: true, force: true });
  rmSync(world.path("data/registry.db"), { force: true });
  writeFileSync(world.path("mine"), "precious");
  renameSync(world.path("mine"), world.path("data/settings"));
  using database = new DatabaseSync(world.path("data/registry.db"));
  database.exec("CREATE TABLE precious (a); INSERT INTO precious VALUES (42)");
  return world;
}

test.each([
  "restore: journalled#1",
  "restore: built#1",
  "place: placed#1",
  "restore: swapped one#2",
])(
  "what somebody made in an empty place after a restore was killed at %s is left alone",
  async (step) => {
    const world = await made(step);
    expect((await world.run("plan", "latest", "--out", "other.json")).code).toBe(0);
    expect(readFileSync(world.path("data/settings"), "utf8")).toBe("precious");
    expect(existsSync(world.path("data/registry.db-wal"))).toBe(false);
    using database = new DatabaseSync(world.path("data/registry.db"));
    expect(database.prepare("SELECT a FROM precious").get()).toEqual({ a: 42 });
    expect(leftovers(world)).toEqual([]);
  },
  60_000,
);
