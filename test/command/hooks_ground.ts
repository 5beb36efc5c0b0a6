import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { makeWorld, type Said, type World } from "../world.ts";

/** A world of four sources, three of them a group, whose hooks write down that they ran. */
export interface Ground {
  readonly world: World;
  /** What ran so far, a line each; hooks by their label, dumps as "dump <source>". */
  ran(): string[];
  /** Forgets it. */
  forget(): void;
  /** The world's command line with a tar that writes down each dump. */
  run(...argv: string[]): Promise<Said>;
  /** Makes hooks fail, hang or say something: "<label>: <line of shell>". */
  does(label: string, shell: string): void;
}

/** Hooks as a policy has them: each logs its label, then does what the test says of it. */
export function hook(label: string, more = ""): string {
  return `{ run: [./hook, ${label}]${more === "" ? "" : `, ${more}`} }`;
}

/** All hooks of an owner in the policy's form. */
export function around(owner: string, ...words: string[]): string {
  return words.map((word) => `${word}: ${hook(`${owner}.${word}`)}`).join(", ");
}

/** Makes the ground; every hook there can be is in the policy. */
export async function makeGround(
  sections: Readonly<Record<string, string | null>> = {},
): Promise<Ground> {
  const all = ["before", "quiesce", "resume", "after"];
  const world = await makeWorld({
    approval: "open",
    sources: `
  alone: { engine: files, path: data/alone, ${around("sources.alone", ...all)} }
  config: { engine: files, path: data/config, group: vault }
  mt4: { engine: sqlite, path: data/mt4.db, group: vault, ${around("sources.mt4", ...all)} }
  senhasegura: { engine: files, path: data/senhasegura, group: vault }`,
    groups: `
  vault:
    order: [mt4, senhasegura, config]
    restore-order: [senhasegura, mt4]
    ${all.map((word) => `${word}: ${hook(`groups.vault.${word}`)}`).join("\n    ")}`,
    restore: `{ ${around("restore", ...all)} }`,
    ...sections,
  });
  for (const name of ["senhasegura", "config", "alone"]) makeTree(world, name);
  makeDatabase(world);
  const log = world.path("ran.txt");
  const lines = [
    "#!/bin/sh",
    `echo "$1" >> '${log}'`,
    `env | sort > '${world.path("env")}'.$1`,
    `if [ -e '${world.path("do")}'."$1" ]; then . '${world.path("do")}'."$1"; fi`,
  ];
  writeFileSync(world.path("hook"), `${lines.join("\n")}\n`);
  chmodSync(world.path("hook"), 0o755);
  makeSpy(world, log);
  return {
    world,
    ran: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
    forget: () => rmSync(log, { force: true }),
    run: (...argv) => world.runWith({ env: spying(world) }, ...argv),
    does: (label, shell) => writeFileSync(world.path(`do.${label}`), `${shell}\n`),
  };
}

/** What each source holds, in a word. */
export function held({ world }: Pick<Ground, "world">): Record<string, string> {
  using database = new DatabaseSync(world.path("data/mt4.db"), { readOnly: true });
  const [row] = database.prepare("SELECT group_concat(name) AS names FROM secret").all();
  const tree = (name: string) => readFileSync(world.path("data", name, "a.txt"), "utf8").trim();
  return {
    alone: tree("alone"),
    config: tree("config"),
    mt4: String(row?.["names"]),
    senhasegura: tree("senhasegura"),
  };
}

/** What they hold when a ground is made. */
export const SAVED = {
  alone: "alone as it was",
  config: "config as it was",
  mt4: "as it was",
  senhasegura: "senhasegura as it was",
};

/** Changes every source. @returns What they hold then. */
export function spoil({ world }: Pick<Ground, "world">): Record<string, string> {
  for (const name of ["alone", "config", "senhasegura"])
    appendFileSync(world.path("data", name, "a.txt"), "spoiled\n");
  using database = new DatabaseSync(world.path("data/mt4.db"));
  database.exec("INSERT INTO secret (name) VALUES ('spoiled')");
  return held({ world });
}

/** The environment of a command line on whose PATH tar writes down each tree that it reads. */
export function spying(world: World): Record<string, string> {
  return { PATH: `${world.path("spies")}:${process.env["PATH"]}`, HOME: world.folder };
}

function makeSpy(world: World, log: string): void {
  mkdirSync(world.path("spies"));
  const lines = [
    "#!/bin/sh",
    `case "$*" in *--create*) echo "dump $(basename "$(pwd -P)")" >> '${log}';; esac`,
    'exec /usr/bin/tar "$@"',
  ];
  writeFileSync(world.path("spies/tar"), `${lines.join("\n")}\n`, { mode: 0o755 });
}

function makeTree(world: World, name: string): void {
  mkdirSync(world.path("data", name));
  writeFileSync(world.path("data", name, "a.txt"), `${name} as it was\n`);
}

function makeDatabase(world: World): void {
  using database = new DatabaseSync(world.path("data/mt4.db"));
  database.exec("CREATE TABLE secret (id INTEGER PRIMARY KEY, name TEXT)");
  database.exec("INSERT INTO secret (name) VALUES ('as it was')");
}
