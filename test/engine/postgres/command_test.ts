import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import { binOf, makeServer, PASSWORD, SERVERS, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { makeSample } from "./sample.ts";
import { needsOf, placesOf } from "./tools.ts";

const needs = needsOf(17);
const server = needs[0] === "sh" ? await makeServer(17) : (null as unknown as Server);
if (server !== null) {
  process.env["PG_URL"] = server.url("events");
  process.env["HOLDFAST_SERVERS"] = SERVERS;
  makeSample(server, "events");
}

const SOURCE = "\n  events: { engine: postgres, url: env:PG_URL }";
const count = () => server.sql("events", "SELECT count(*) FROM app.place");
const asides = () => placesOf(server).filter((place) => /\.(new|old)-/.test(place));

/** Folders of throwaway servers that a process of that number made; other tests have theirs. */
function lentBy(pid: number | undefined): string[] {
  const names = readdirSync("/var/tmp").filter((name) => name.startsWith("postgres.holdfast-"));
  return names.filter((name) => {
    try {
      const owner = readFileSync(join("/var/tmp", name, "owner.json"), "utf8");
      return (JSON.parse(owner) as { pid: number }).pid === pid;
    } catch {
      return false; // it went meanwhile
    }
  });
}

async function backedUp(world: World, ...more: string[]): Promise<string> {
  const said = await world.run("backup", ...more);
  expect(said).toMatchObject({ code: 0, stderr: expect.not.stringContaining(PASSWORD) });
  return (said.stdout.trim().split("\n").at(-1) as string).replace("Backup: ", "");
}

async function approved(world: World, id: string, ...more: string[]): Promise<string> {
  const planned = await world.run("plan", id, "--as", "people/ana", "--out", "plan.json", ...more);
  expect(planned).toMatchObject({ code: 0 });
  expect((await world.run("approve", "plan.json", "--key", "people/ben")).code).toBe(0);
  return (planned.stdout.trim().split("\n").at(-1) as string).replace("Plan: ", "");
}

testWith(
  needs,
  "postgres backup --prove, plan, approve, restore, undo and settle",
  async () => {
    const world = await makeWorld({ sources: SOURCE });
    expect(await world.run("check")).toMatchObject({ code: 0 });
    const id = await backedUp(world, "--prove");
    expect((await world.run("list")).stdout).toMatch(/proven/);
    const then = count();
    server.sql("events", "DELETE FROM app.place WHERE id % 3 = 0");
    const changed = count();
    const plan = await approved(world, id);
    const restored = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stdout.trim().split("\n").at(-1)).toBe("Restore successfully");
    expect(count()).toBe(then);
    expect(asides()).toHaveLength(1);
    expect((await world.run("undo", plan)).code).toBe(0);
    expect(count()).toBe(changed);
    expect((await world.run("settle", plan)).code).toBe(0);
    expect(asides()).toEqual([]);
    const beside = await world.restore(id, "--into", "events=events_copy");
    expect(beside).toMatchObject({ code: 0 });
    expect(server.sql("events_copy", "SELECT count(*) FROM app.place")).toBe(then);
    expect(count()).toBe(changed);
    server.sql("postgres", "DROP DATABASE events_copy");
    expect(lentBy(process.pid)).toEqual([]);
  },
  120_000,
);

testWith(needs, "postgres a plan counts the connections that the swap will end", async () => {
  const world = await makeWorld({ sources: SOURCE });
  const said = await world.run("backup");
  expect(said.stdout).toMatch(/^events {2}events: \d+ items, .*; globals: \d+ items, .* sealed$/m);
  const id = (said.stdout.trim().split("\n").at(-1) as string).replace("Backup: ", "");
  const line = ["-h", server.folder, "-p", String(server.port), "-U", "postgres", "events"];
  const child = spawn(join(binOf(17), "psql"), [...line, "-c", "SELECT pg_sleep(600)"]);
  const gone = new Promise((resolve) => child.once("close", resolve));
  const open = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'events' AND query ~ 'sleep'";
  while (server.sql("postgres", open) === "0") await delay(20);
  const plan = ["plan", id, "--as", "people/ana", "--out", "plan.json"];
  const planned = await world.run(...plan);
  expect(planned.stdout).toMatch(
    /events {2}\(postgres\).*\n.*\n.*\n {2}ends {11}1 open connection\n/,
  );
  const place = `127.0.0.1:${server.port}/events`;
  expect(planned.stdout).toContain(`events  (postgres)  →  ${place}\n`);
  // The server's files and a dump are two sizes, and roles are counted with the tables.
  expect(planned.stdout).toMatch(
    / {2}there now {6}\d+ tables and roles, [\d,]+ rows, .* on the server's disk\n {2}in the backup {2}\d+ tables and roles, [\d,]+ rows, .* as a dump\n/,
  );
  child.kill();
  await gone;
  server.sql(
    "postgres",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'",
  );
  while (server.sql("postgres", open) !== "0") await delay(20);
  expect((await world.run(...plan)).stdout).not.toContain("open connection");
});

const points = [
  "restore: journalled",
  "postgres: created",
  "postgres: defined",
  "postgres: filled",
  "postgres: built",
  "restore: compared",
  "restore: swapping",
  "postgres: rename",
  "postgres: renamed",
  "restore: swapped one",
] as const;

testWith(
  needs,
  "postgres a restore killed at each point is taken back whole by the next command",
  async () => {
    // In two jobs, so that the points of a restore in sections are among them.
    const world = await makeWorld({ sources: SOURCE.replace(" }", ", jobs: 2 }") });
    const id = await backedUp(world);
    server.sql("events", "INSERT INTO app.place (note) VALUES ('later')");
    const changed = count();
    for (const point of points) {
      await approved(world, id);
      const env = { HOLDFAST_TEST_STEP: point };
      const killed = await world.spawn(
        env,
        "restore",
        "plan.json",
        "--identity",
        "keys/identity.txt",
      );
      expect(`${point} ${killed.signal}`).toBe(`${point} SIGKILL`);
      const next = await world.run("plan", id, "--as", "people/ana", "--out", "plan.json");
      expect(next).toMatchObject({ code: 0 });
      expect(`${point} ${count()}`).toBe(`${point} ${changed}`);
      expect(`${point} ${asides()}`).toBe(`${point} `);
    }
  },
  180_000,
);

testWith(
  needs,
  "postgres an undo killed at each point is completed by the next command",
  async () => {
    const world = await makeWorld({ sources: SOURCE });
    const id = await backedUp(world);
    server.sql("events", "INSERT INTO app.place (note) VALUES ('later')");
    const changed = count();
    for (const point of ["undo: journalled", "postgres: rename", "postgres: renamed"]) {
      const plan = await approved(world, id);
      const identity = ["--identity", "keys/identity.txt"];
      expect((await world.run("restore", "plan.json", ...identity)).code).toBe(0);
      expect(count()).not.toBe(changed);
      const killed = await world.spawn({ HOLDFAST_TEST_STEP: point }, "undo", plan);
      expect(`${point} ${killed.signal}`).toBe(`${point} SIGKILL`);
      expect((await world.run("undo", plan)).code).toBe(0);
      expect(`${point} ${count()}`).toBe(`${point} ${changed}`);
      expect((await world.run("settle", plan)).code).toBe(0);
      expect(asides()).toEqual([]);
    }
  },
  180_000,
);

/** A group of the database and a tree whose hooks write down that they ran. */
async function pausedWorld(): Promise<World> {
  const hook = (word: string) => `${word}: [sh, -c, "echo ${word} >>ran.txt"]`;
  return await makeWorld({
    sources: `
  events: { engine: postgres, url: env:PG_URL, group: both }
  settings: { engine: files, path: data/settings, group: both }`,
    groups: `{ both: { order: [events, settings], ${hook("quiesce")}, ${hook("resume")} } }`,
  });
}

testWith(
  needs,
  "postgres SIGTERM between two places: what is paused goes on where no place was touched, else after the next command",
  async () => {
    const world = await pausedWorld();
    const id = await backedUp(world);
    server.sql("events", "INSERT INTO app.place (note) VALUES ('later')");
    const conf = world.path("data/settings/app.conf");
    writeFileSync(conf, "port = 1\n");
    const old = [count(), "port = 1\n"];
    const places = () => [count(), readFileSync(conf, "utf8")];
    const ran = (): string[] => {
      const lines = readFileSync(world.path("ran.txt"), "utf8").trim().split("\n");
      rmSync(world.path("ran.txt"));
      return lines;
    };
    const RESTORE = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    const stop = async (step: string, ...argv: string[]): Promise<string> => {
      ran();
      const said = await world.spawn(
        { HOLDFAST_TEST_STEP: step, HOLDFAST_TEST_SIGNAL: "SIGTERM" },
        ...argv,
      );
      expect([step, said.code]).toEqual([step, 130]);
      return said.stderr;
    };
    const put = async (): Promise<void> => {
      const next = await world.run("plan", id, "--as", "people/ana", "--out", "other.json");
      expect([next.code, places()]).toEqual([0, old]);
    };
    await approved(world, id);
    expect(await stop("restore: swapping", ...RESTORE)).not.toContain("Not resumed");
    expect([ran(), places()]).toEqual([["quiesce", "resume"], old]);
    writeFileSync(world.path("ran.txt"), "");
    await approved(world, id);
    expect(await stop("postgres: renamed", ...RESTORE)).toContain("Not resumed: groups.both");
    expect([ran(), places()]).toEqual([
      ["quiesce"],
      [expect.not.stringMatching(`^${old[0]}$`), old[1]],
    ]);
    await put();
    expect(ran()).toEqual(["quiesce", "resume"]);
    const plan = await approved(world, id);
    expect((await world.run(...RESTORE)).code).toBe(0);
    expect(await stop("undo: source#2", "undo", plan)).toContain("Not resumed: groups.both");
    expect(ran()).toEqual(["quiesce"]);
    await put();
    expect(ran()).toEqual(["quiesce", "resume"]);
    expect((await world.run("settle", plan)).code).toBe(0);
  },
  180_000,
);

testWith(
  needs,
  "postgres what is uncovered makes the run red, and the rest is published",
  async () => {
    server.sql("postgres", "CREATE DATABASE forgotten");
    const world = await makeWorld({ sources: SOURCE });
    const said = await world.run("backup");
    expect(said.code).toBe(3);
    expect(said.stdout).toContain("Backup: ");
    expect(`${said.stdout}${said.stderr}`).toContain("forgotten");
    await world.policy({
      disclose: "none",
      sources: `\n  events: { engine: postgres, url: env:PG_URL, excluded: { forgotten: scratch of the tests } }`,
    });
    const saved = await world.run("backup");
    expect(saved.code).toBe(0);
    expect(saved.stderr).toContain(
      'note: Source "events" is saved with 1 note: database forgotten (excluded: scratch of the tests)',
    );
    const id = saved.stdout.trim().split("\n").at(-1)?.replace("Backup: ", "") as string;
    const manifest = readFileSync(world.path("store", id, "manifest.json"), "utf8");
    expect(manifest).not.toContain("forgotten");
    server.sql("postgres", "DROP DATABASE forgotten");
  },
  60_000,
);

testWith(
  needs,
  "postgres an empty database is refused, and a killed proof leaves no server behind",
  async () => {
    server.sql("postgres", "CREATE DATABASE hollow");
    const sources = `\n  hollow: { engine: postgres, url: env:PG_URL, databases: [hollow], excluded: { events: no } }`;
    const hollow = await makeWorld({ sources });
    expect(await hollow.run("backup")).toMatchObject({ code: 3 });
    server.sql("postgres", "DROP DATABASE hollow");
    const world = await makeWorld({ sources: SOURCE });
    const { child, ended } = world.start(
      { HOLDFAST_TEST_STEP: "prove: built" },
      "backup",
      "--prove",
    );
    expect((await ended).signal).toBe("SIGKILL");
    // The kernel ends the server with the process that lent it; its folder goes at the next command.
    const folders = lentBy(child.pid);
    const running = () => {
      const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
      return folders.some((name) => all.includes(`-D /var/tmp/${name}`));
    };
    for (let turn = 0; turn < 200 && running(); turn++) await delay(25);
    expect(running()).toBe(false);
    await backedUp(world);
    expect(lentBy(child.pid)).toEqual([]);
  },
  120_000,
);

testWith(
  [...needs, "age", "zstd"],
  "postgres recovery by hand of rows that several jobs dumped, as the page says it",
  async () => {
    const world = await makeWorld({
      sources: "\n  events: { engine: postgres, url: env:PG_URL, jobs: 2 }",
    });
    const id = await backedUp(world, "--prove");
    server.sql("postgres", "CREATE DATABASE events_back TEMPLATE template0");
    const page = readFileSync("docs/engines/postgres.md", "utf8");
    const said = [...page.matchAll(/```sh\n([^`]*)```/g)].map(([, text]) => text as string);
    const lines = said.find((text) => text.includes("--section=pre-data")) as string;
    const open = (said[0] as string)
      .split("\n")[0]
      ?.replace("identity.txt", "../../keys/identity.txt");
    const env = {
      PATH: `${binOf(17)}:${process.env["PATH"]}`,
      PGHOST: server.folder,
      PGPORT: String(server.port),
      PGUSER: "postgres",
    };
    const cwd = join(world.folder, "store", id);
    execFileSync("bash", ["-euc", `${open}\n${lines}`], { cwd, env, stdio: "pipe" });
    expect(readdirSync(join(cwd, "events")).sort()).toEqual([
      "events--data-1.pgdump.zst.age",
      "events.pgdump.zst.age",
      "globals.sql.zst.age",
      "inventory.ndjson.zst.age",
    ]);
    for (const all of [
      "SELECT count(*), sum(id) FROM app.event",
      "SELECT count(*), max(what) FROM app.log",
      "SELECT last_value FROM app.place_id_seq",
      "SELECT count(*) FROM pg_constraint",
      "SELECT relrowsecurity FROM pg_class WHERE oid = 'app.event'::regclass",
      "SELECT md5(string_agg(data, '' ORDER BY loid, pageno)) FROM pg_largeobject",
    ])
      expect(server.sql("events_back", all)).toBe(server.sql("events", all));
    server.sql("postgres", "DROP DATABASE events_back");
  },
  60_000,
);

testWith(
  [...needs, "age", "zstd"],
  "postgres recovery by hand needs age, zstd, psql and pg_restore alone",
  async () => {
    const world = await makeWorld({ sources: SOURCE });
    server.sql("postgres", "CREATE ROLE lost LOGIN CONNECTION LIMIT 3 IN ROLE app_owner");
    const id = await backedUp(world);
    server.sql("postgres", "DROP ROLE lost; ALTER ROLE app_user PASSWORD 'new' NOLOGIN");
    const digest =
      "SELECT rolpassword, rolcanlogin FROM pg_authid WHERE rolname = 'app_user' AND rolconnlimit = 5";
    const then = server.sql("postgres", digest);
    const bin = binOf(17);
    // The page's own commands; what is named there is called otherwise here.
    const page = readFileSync("docs/engines/postgres.md", "utf8");
    const [first = ""] =
      page.slice(page.indexOf("## Recovery by hand")).match(/(?<=```sh\n)[^`]*/) ?? [];
    const settings = /open … (\| pg_restore --create .*)`\./.exec(page)?.[1];
    const script = [
      first.replace("identity.txt", "../../keys/identity.txt").replaceAll("events_back", "by_hand"),
      `open events/events.pgdump.zst.age ${settings} > ../../settings.sql`,
    ].join("\n");
    const env = {
      PATH: `${bin}:${process.env["PATH"]}`,
      PGHOST: server.folder,
      PGPORT: String(server.port),
      PGUSER: "postgres",
    };
    const cwd = join(world.folder, "store", id);
    execFileSync("bash", ["-euc", script], { cwd, env, stdio: "pipe" });
    expect(readFileSync(join(world.folder, "settings.sql"), "utf8")).toContain(
      "ALTER DATABASE events SET extra_float_digits TO '0';",
    );
    expect(server.sql("postgres", digest)).toBe(then);
    const lost =
      "SELECT rolcanlogin, rolconnlimit, pg_has_role('lost', 'app_owner', 'MEMBER') FROM pg_roles WHERE rolname = 'lost'";
    expect(server.sql("postgres", lost)).toBe("t|3|t");
    const all = "SELECT count(*), sum(id) FROM app.event";
    expect(server.sql("by_hand", all)).toBe(server.sql("events", all));
    server.sql("postgres", "DROP DATABASE by_hand");
    expect(readdirSync(join(world.folder, "store", id, "events")).sort()).toEqual([
      "events.pgdump.zst.age",
      "globals.sql.zst.age",
      "inventory.ndjson.zst.age",
    ]);
  },
  60_000,
);
