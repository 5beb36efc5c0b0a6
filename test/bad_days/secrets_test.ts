import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import { Encrypter } from "age-encryption";
import type { Manifest } from "../../src/domain/manifest.ts";
import { sealedFiles } from "../../src/domain/manifest.ts";
import { openFileKey, readHeader } from "../../src/pipe/open.ts";
import { makeWorld, type Said, type World } from "../world.ts";
import { processesOf } from "./crash.ts";

const PLAIN = "PLAIN-5bb1c1f2-of-a-file";
const NAME = "NAME-8d0a77e1-of-a-file.conf";
const ROW = "ROW-31f6c0aa-of-a-table";
const PASSPHRASE = "PASSPHRASE-c41d-of-an-identity";

/** Something that must be nowhere, in every form that it could have. */
interface Secret {
  readonly name: string;
  readonly forms: readonly Buffer[];
}

function secret(name: string, bytes: Uint8Array | string): Secret {
  const raw = Buffer.from(bytes);
  const forms = [raw, raw.toString("hex"), raw.toString("base64").replace(/=+$/, "")];
  return { name, forms: forms.map((form) => Buffer.from(form)) };
}

/** Which of the secrets are in the bytes. */
function found(secrets: readonly Secret[], bytes: Buffer): string[] {
  return secrets
    .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
    .map(({ name }) => name);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

function keyBody(world: World, file: string): string {
  return readFileSync(world.path(file), "utf8").split("\n")[3] as string;
}

/** Everything that seals, signs or is sealed in this world. */
async function secretsOf(world: World): Promise<Secret[]> {
  const identity = /AGE-SECRET-KEY-1\w+/.exec(
    readFileSync(world.path("keys/identity.txt"), "utf8"),
  )?.[0] as string;
  const secrets = [
    secret("identity", identity),
    secret("signing key", keyBody(world, "keys/signing")),
    secret("person's key", keyBody(world, "people/ben")),
    secret("passphrase", PASSPHRASE),
    ...(await fileKeys(world, identity)),
  ];
  expect(secrets.length).toBe(4 + 4); // an archive and an inventory of each source
  return secrets;
}

const DATA = [
  secret("a file's content", PLAIN),
  secret("a file's name", NAME),
  secret("a row", ROW),
];

async function fileKeys(world: World, identity: string): Promise<Secret[]> {
  const [id] = readdirSync(world.path("store")).filter((name) => /Z$/.test(name));
  const folder = world.path("store", id as string);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  const keys: Secret[] = [];
  for (const file of sealedFiles(manifest)) {
    const bytes = readFileSync(join(folder, file.file));
    const read = async function* (range = { start: 0, length: bytes.length }) {
      yield bytes.subarray(range.start, range.start + range.length);
    };
    const header = await readHeader({ label: file.file, size: bytes.length, read }, file.header);
    keys.push(secret(`file key of ${file.file}`, await openFileKey(header, [identity])));
  }
  return keys;
}

/** Looks at every process of the world, over and over: Node itself is started past any PATH. */
function watch(world: World): { seen: Map<string, Buffer>; stop(): void } {
  const seen = new Map<string, Buffer>();
  const timer = setInterval(() => {
    for (const { command, environment } of processesOf(world)) {
      const isDoor = command.includes("/door.ts"); // the user's own environment, which may hold secrets
      seen.set(command, isDoor ? Buffer.alloc(0) : environment);
    }
  }, 2);
  return { seen, stop: () => clearInterval(timer) };
}

/** A PATH on which each program writes down its command line and environment before it begins. */
function spies(world: World): string {
  const folder = world.path("spies");
  mkdirSync(folder);
  for (const name of ["tar", "ssh-keygen", "xargs", "sync"]) {
    const lines = [
      "#!/bin/sh",
      `cat /proc/$$/cmdline /proc/$$/environ >> '${world.path("spied")}'`,
      `exec /usr/bin/${name} "$@"`,
    ];
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`, { mode: 0o755 });
  }
  return `${folder}:${process.env["PATH"]}`;
}

async function marked(): Promise<World> {
  const world = await makeWorld({ "signing-key": "env:SIGNING_KEY" });
  writeFileSync(world.path("data/settings", NAME), PLAIN);
  using database = new DatabaseSync(world.path("data/registry.db"));
  database.prepare("INSERT INTO event (name) VALUES (?)").run(ROW);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(8);
  const identity = readFileSync(world.path("keys/identity.txt"), "utf8");
  writeFileSync(world.path("locked.txt"), await encrypter.encrypt(identity));
  return world;
}

/** What a person types in a day, well and badly. Commands whose stdout is plain data are last. */
async function wholeDay(world: World, env: Readonly<Record<string, string>>): Promise<Said[]> {
  const all: Said[] = [];
  const run = async (code: number, more: Readonly<Record<string, string>>, ...argv: string[]) => {
    const said = await world.spawn({ ...env, ...more }, ...argv);
    expect([argv, said.code, said.stderr]).toEqual([argv, code, expect.anything()]);
    all.push(said);
    return said.stdout;
  };
  const snap = `cp -a '${world.path("store/.staging")}' '${world.path("staged")}'`;
  await run(0, { HOLDFAST_TEST_STEP: "backup: signed", HOLDFAST_TEST_DO: snap }, "backup");
  await run(0, {}, "backup", "--prove", "--json");
  await run(0, {}, "check");
  await run(0, {}, "list", "--json");
  await run(0, {}, "verify", "--deep", "--identity", "locked.txt");
  const plan = await run(0, {}, "plan", "latest", "--as", "people/ana", "--out", "plan.json");
  await run(0, {}, "approve", "plan.json", "--key", "people/ben");
  await run(0, {}, "restore", "plan.json", "--identity", "locked.txt", "--json");
  const restore = /^Plan: (\S+)$/m.exec(plan)?.[1] as string;
  await run(0, {}, "undo", restore);
  await run(0, {}, "settle", restore);

  const identity = readFileSync(world.path("keys/identity.txt"), "utf8");
  writeFileSync(world.path("mistyped.txt"), identity.replace(/.\n?$/, "Q\n"));
  writeFileSync(world.path("swapped.txt"), readFileSync(world.path("keys/signing")));
  const deep = ["verify", "--deep", "--identity"];
  for (const file of ["mistyped.txt", "swapped.txt", "people/ben"]) await run(5, {}, ...deep, file);
  await run(5, { HOLDFAST_IDENTITY_PASSPHRASE: `${PASSPHRASE}x` }, ...deep, "locked.txt");
  const key = env["SIGNING_KEY"] as string;
  for (const text of [key.slice(0, 200), key.replace(/^.*\n/, ""), identity]) {
    await run(5, { SIGNING_KEY: text }, "backup");
  }
  const pasted = /AGE-SECRET-KEY-1\w+/.exec(identity)?.[0];
  for (const change of [
    { recipients: `["${pasted}"]` },
    { staging: `"${pasted}"`, no: `"${pasted}"` },
  ]) {
    await world.policy(change);
    await run(2, {}, "check");
  }
  await world.policy({});
  const opened = await run(
    0,
    {},
    "open",
    "latest",
    "settings/tree.tar",
    "--identity",
    "locked.txt",
  );
  expect(opened).toContain(PLAIN);
  return all;
}

test("no secret and no plain data is anywhere but where it belongs", async () => {
  const world = await marked();
  const env = {
    PATH: spies(world),
    SIGNING_KEY: readFileSync(world.path("keys/signing"), "utf8"),
    HOLDFAST_IDENTITY_PASSPHRASE: PASSPHRASE,
  };
  const { seen, stop } = watch(world);
  const said = await wholeDay(world, env).finally(stop);
  const secrets = await secretsOf(world);
  const all = [...secrets, ...DATA];

  // They would be found where they are.
  expect(found(all, readFileSync(world.path("keys/identity.txt")))).toEqual(["identity"]);
  expect(found(all, readFileSync(world.path("data/settings", NAME)))).toEqual(["a file's content"]);

  for (const { stdout } of said.slice(0, -1)) expect(found(all, Buffer.from(stdout))).toEqual([]);
  for (const { stderr } of said) expect(found(all, Buffer.from(stderr))).toEqual([]);
  expect(found(secrets, Buffer.from(said.at(-1)?.stdout ?? ""))).toEqual([]);

  const spied = readFileSync(world.path("spied"));
  for (const word of ["--create", "--extract", "-Y\0sign", "holdfast-approval"]) {
    expect(spied.includes(word)).toBe(true);
  }
  expect(found(all, spied)).toEqual([]);
  expect([...seen.keys()].some((command) => command.includes("door('sqlite')"))).toBe(true);
  for (const [command, environment] of seen) {
    expect([command, found(all, Buffer.from(command, "latin1"))]).toEqual([command, []]);
    expect([command, found(all, environment)]).toEqual([command, []]);
  }

  const places = ["store", "state", "staged"].flatMap((name) => filesIn(world.path(name)));
  expect(places.some((path) => path.includes("/staged/run.holdfast-"))).toBe(true);
  for (const path of places) {
    expect([path, found(all, readFileSync(path))]).toEqual([path, []]);
    expect([path, found(DATA, Buffer.from(path))]).toEqual([path, []]);
  }
}, 120_000);
