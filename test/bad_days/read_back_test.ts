import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import type { Receipt } from "../../src/domain/note.ts";
import { makeWorld, type World } from "../world.ts";
import { leftovers, once } from "./crash.ts";

/** Turns one bit in the middle of a file; nothing else of it changes. */
function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}

/** The one file of that name below a folder. */
function find(folder: string, name: string): string {
  const [found, ...more] = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith(`/${name}`) && !path.includes("/.staging/"))
    .filter((path) => statSync(path).isFile());
  expect([found, more]).toEqual([expect.any(String), []]);
  return found as string;
}

function receipts(world: World): string[] {
  return readdirSync(world.path("store")).filter((name) => name.includes(".proven"));
}

/** The sources that receipts name. */
function proven(world: World): string[] {
  return receipts(world).flatMap((name) => {
    const note = readFileSync(world.path("store", name, "note.json"), "utf8");
    return (JSON.parse(note) as Receipt).sources.map((one) => one.name);
  });
}

const files = ["tree.tar.zst.age", "database.sqlite.zst.age"] as const;
test.each(files)(
  "backup() whose %s is damaged in the store before it is read back: exit 6",
  async (file) => {
    const world = await makeWorld();
    const step = once("backup: published#1", () => flip(find(world.path("store"), file)));
    const said = await world.runWith({ step }, "backup", "--prove");
    expect([said.code, said.stderr]).toEqual([6, expect.stringContaining(file)]);
    expect(said.stderr.trimEnd().split("\n").at(-1)).toMatch(/^ {2}Use another store/);
    expect(said.stdout).toContain("In no store whole");
    expect(receipts(world)).toEqual([]);
    expect((await world.run("verify")).code).toBe(6);
    expect((await world.run("backup")).code).toBe(0);
  },
);

test.each(files)(
  "backup() --prove whose %s is damaged after it was read back: exit 6, no receipt of its source",
  async (file) => {
    const world = await makeWorld();
    const step = once("backup: read back#1", () => flip(find(world.path("store"), file)));
    const said = await world.runWith({ step }, "backup", "--prove");
    expect([said.code, said.stderr]).toEqual([6, expect.stringMatching(/^error: /m)]);
    expect(said.stderr).toContain(file);
    const other = file.startsWith("tree") ? "registry" : "settings";
    expect([proven(world), leftovers(world)]).toEqual([[other], []]);
  },
);

const built: [string, string, (world: World) => void, string][] = [
  ["a byte of a file", "prove: built#1", (world) => flip(findBuilt(world, "app.conf")), "app.conf"],
  [
    "another file",
    "prove: built#1",
    (world) => writeFileSync(join(findBuilt(world, "app.conf"), "../more.conf"), ""),
    "more.conf",
  ],
  [
    "a value of a row",
    "prove: built#2",
    (world) => {
      const [path] = foldersOf(world).filter((name) => name.startsWith("registry.db"));
      const folder = world.path("data", path ?? "none");
      const [file] = readdirSync(folder).filter((name) => name.endsWith(".new"));
      using database = new DatabaseSync(join(folder, file ?? "none"));
      database.exec("UPDATE event SET name = 'somebody' WHERE id = 50");
    },
    "event",
  ],
];

/** The scratch folders beside the sources. */
function foldersOf(world: World): string[] {
  return readdirSync(world.path("data")).filter((name) => name.endsWith(".tmp"));
}

function findBuilt(world: World, name: string): string {
  return find(world.path("data", foldersOf(world)[0] ?? "none"), name);
}

test.each(built)(
  "backup() --prove that finds %s changed: exit 8, no receipt of its source",
  async (_, moment, change, word) => {
    const world = await makeWorld();
    const step = once(moment, () => change(world));
    const said = await world.runWith({ step }, "backup", "--prove");
    expect([said.code, said.stderr]).toEqual([8, expect.stringContaining(word)]);
    expect(said.stderr).toContain("what came back is not what was saved");
    const other = word === "event" ? "settings" : "registry";
    expect([proven(world), leftovers(world)]).toEqual([[other], []]);
    const again = await world.run("backup", "--prove");
    expect([again.code, receipts(world).length]).toEqual([0, 2]);
  },
);
