import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "@jest/globals";
import type { Receipt } from "../../../src/domain/note.ts";
import { makeServer, SERVERS, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { makeWorld, type World } from "../../world.ts";
import { makeSample } from "./sample.ts";
import { needsOf } from "./tools.ts";

const needs = needsOf(15);
const server = needs[0] === "sh" ? await makeServer(15) : (null as unknown as Server);
if (server !== null) {
  process.env["PG_URL"] = server.url("events");
  process.env["HOLDFAST_SERVERS"] = SERVERS;
  makeSample(server, "events");
}

const IDENTITY = ["--identity", "keys/identity.txt"];
const LENT = "/var/tmp/postgres.holdfast-";
const CHECK = '{ ask: "SELECT count(*) FROM app.place", is: "> 10" }';
const source = (more = "", url = "env:PG_URL") => ({
  sources: `\n  events: { engine: postgres, url: "${url}"${more} }`,
});

/** Processes of throwaway servers that this process, or one of that number, started. */
function lentBy(folder: (path: string) => boolean): { pid: string; path: string }[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0");
      const data = words.find((word) => word.startsWith(LENT)) ?? "";
      const path = data.slice(0, LENT.length + "0123456789abcdef.tmp".length);
      return data !== "" && folder(path) ? [{ pid, path }] : [];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

function isOwnedBy(path: string, pid: number): boolean {
  try {
    const owner = readFileSync(join(path, "owner.json"), "utf8");
    return (JSON.parse(owner) as { pid: number }).pid === pid;
  } catch {
    return false; // another run's, and gone by now
  }
}

/** Throwaway servers' folders that a process left. */
function foldersOf(pid: number): string[] {
  return readdirSync("/var/tmp")
    .map((name) => join("/var/tmp", name))
    .filter((path) => path.startsWith(LENT) && isOwnedBy(path, pid));
}

/** The inodes of a process' sockets. */
function socketsOf(pid: string): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return []; // closed meanwhile
    }
  });
}

/** The inodes of every socket of this machine that speaks TCP or UDP. */
function networkSockets(): Set<string> {
  const rows = ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"].flatMap((name) =>
    existsSync(`/proc/net/${name}`)
      ? readFileSync(`/proc/net/${name}`, "utf8").trim().split("\n").slice(1)
      : [],
  );
  return new Set(rows.map((row) => row.trim().split(/\s+/)[9] as string));
}

function receiptsIn(world: World): Receipt[] {
  const names = readdirSync(world.path("store")).filter((name) => name.includes(".proven"));
  return names.map((name) =>
    JSON.parse(readFileSync(world.path("store", name, "note.json"), "utf8")),
  );
}

testWith(needs, "networkSockets() sees the server of the tests, which listens on TCP", () => {
  const pid = readFileSync(join(server.folder, "data/postmaster.pid"), "utf8").split("\n")[0];
  const network = networkSockets();
  expect(socketsOf(pid as string).some((inode) => network.has(inode))).toBe(true);
});

testWith(
  needs,
  "postgres a throwaway server listens on no network, only on a socket in a private folder",
  async () => {
    const world = await makeWorld(source());
    const seen: string[] = [];
    const step = (name: string): void => {
      if (!["prove: lent", "postgres: built", "prove: built"].includes(name)) return;
      const processes = lentBy((path) => isOwnedBy(path, process.pid));
      const network = networkSockets();
      expect(processes.length).toBeGreaterThan(0);
      for (const { pid } of processes)
        expect(socketsOf(pid).filter((inode) => network.has(inode))).toEqual([]);
      const folder = join(processes[0]?.path as string, "server");
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(lstatSync(join(folder, ".s.PGSQL.5432")).isSocket()).toBe(true);
      seen.push(name);
    };
    const said = await world.runWith({ step }, "backup", "--prove");
    expect(said).toMatchObject({ code: 0 });
    expect(seen).toEqual(["prove: lent", "postgres: built", "prove: built"]);
    expect(lentBy((path) => isOwnedBy(path, process.pid))).toEqual([]);
    expect(foldersOf(process.pid)).toEqual([]);
  },
  60_000,
);

testWith(
  needs,
  "postgres drill proves a backup far from its server, and asks the policy's checks",
  async () => {
    const world = await makeWorld(source(`, checks: [${CHECK}]`));
    expect((await world.run("backup")).code).toBe(0);
    await world.policy(source(`, checks: [${CHECK}]`, "postgres://nobody@127.0.0.1:1/events"));
    const said = await world.run("drill", ...IDENTITY);
    expect(said).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\nProven: Backup_\S+\n$/),
    });
    expect(said.stdout).toMatch(/^events {2}[\d,]+ facts equal, 1 check passed, RTO \d+ s/m);
    const [receipt] = receiptsIn(world);
    expect(receipt?.sources[0]).toMatchObject({
      name: "events",
      checks: { passed: 1, answers: [{ must: "> 10", passed: true }] },
    });
  },
  60_000,
);

const points = {
  SIGKILL: ["prove: lent", "postgres: created", "prove: built", "prove: compared"],
  SIGTERM: ["prove: lent", "prove: built"],
} as const;

for (const signal of ["SIGKILL", "SIGTERM"] as const) {
  testWith(
    needs,
    `postgres a drill ended by ${signal} leaves no server running, and the next command sweeps`,
    async () => {
      const world = await makeWorld(source());
      expect((await world.run("backup")).code).toBe(0);
      for (const point of points[signal]) {
        const env = { HOLDFAST_TEST_STEP: point, HOLDFAST_TEST_SIGNAL: signal };
        const { child, ended } = world.start(env, "drill", ...IDENTITY);
        const killed = await ended;
        const pid = child.pid as number;
        if (signal === "SIGKILL") expect([point, killed.signal]).toEqual([point, "SIGKILL"]);
        else expect([point, killed.code, foldersOf(pid)]).toEqual([point, 130, []]);
        const left = foldersOf(pid);
        const running = () => lentBy((path) => left.includes(path));
        for (let turn = 0; running().length > 0 && turn < 100; turn++) await delay(50);
        expect([point, running()]).toEqual([point, []]);
        expect((await world.run("drill", ...IDENTITY)).code).toBe(0);
        expect([point, foldersOf(pid)]).toEqual([point, []]);
      }
    },
    180_000,
  );
}
