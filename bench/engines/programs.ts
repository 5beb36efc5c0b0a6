import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Order, prepare } from "../measure.ts";
import { makeKeys, run } from "../programs/holdfast.ts";
import { locate } from "../programs/program.ts";
import { BACK, DATABASE } from "./data.ts";
import { type BenchServer, type Kind, SERVERS } from "./server.ts";

/** One trial of one program on one database. */
export interface DatabaseTrial {
  readonly server: BenchServer;
  /** An empty folder of the program's own. */
  readonly home: string;
}

/** A way to save and put back a database. Only the two orders are timed. */
export interface DatabaseProgram {
  readonly name: string;
  readonly kind: Kind;
  /** Programs it wants beside the server's own. */
  readonly wants: readonly string[];
  begin(trial: DatabaseTrial): void;
  save(trial: DatabaseTrial): Order;
  /** Makes ready for the restore into another database. */
  beforeRestore(trial: DatabaseTrial): void;
  restore(trial: DatabaseTrial): Order;
}

const HOLDFAST = fromHere("../../dist/cli.js");
const PASSWORD = "only-for-the-bench";

const custom = pipe({
  name: "pg_dump -Fc",
  kind: "postgres",
  wants: [],
  save: `"$bin/pg_dump" "$@" -Fc -f "$home/store/dump" "$from"`,
  restore: `"$bin/pg_restore" "$@" --exit-on-error -d "$to" "$home/store/dump"`,
});

const folder = pipe({
  name: "pg_dump -Fd -j2",
  kind: "postgres",
  wants: [],
  save: `"$bin/pg_dump" "$@" -Fd -j2 -f "$home/store/dump" "$from"`,
  restore: `"$bin/pg_restore" "$@" -j2 --exit-on-error -d "$to" "$home/store/dump"`,
});

const piped = pipe({
  name: "pg_dump | zstd | age",
  kind: "postgres",
  wants: ["zstd", "age", "age-keygen"],
  save: `"$bin/pg_dump" "$@" -Fc -Z0 "$from" | zstd -q -3 -T0 | age -R "$home/recipient" >"$home/store/dump"`,
  restore: `age -d -i "$home/identity" "$home/store/dump" | zstd -q -dc | "$bin/pg_restore" "$@" --exit-on-error -d "$to"`,
});

const borg = pipe({
  name: "pg_dump | borg create",
  kind: "postgres",
  wants: ["borg"],
  begin: `borg init -e repokey-blake2 "$home/store/repo"`,
  save: `"$bin/pg_dump" "$@" -Fc -Z0 "$from" | borg create -C zstd,3 "$home/store/repo::one" -`,
  restore: `borg extract --stdout "$home/store/repo::one" | "$bin/pg_restore" "$@" --exit-on-error -d "$to"`,
});

const mariadb = pipe({
  name: "mariadb-dump | zstd | age",
  kind: "mariadb",
  wants: ["zstd", "age", "age-keygen"],
  save: `"$bin/mariadb-dump" "$@" --single-transaction --quick --routines --events --triggers --hex-blob "$from" | zstd -q -3 -T0 | age -R "$home/recipient" >"$home/store/dump"`,
  restore: `age -d -i "$home/identity" "$home/store/dump" | zstd -q -dc | "$bin/mariadb" "$@" "$to"`,
});

/** All programs, in the order of their turns. */
export const PROGRAMS: readonly DatabaseProgram[] = [
  custom,
  folder,
  piped,
  borg,
  holdfast("Holdfast", "postgres", { engine: "postgres" }),
  holdfast("Holdfast, jobs: 2", "postgres", { engine: "postgres", jobs: 2 }),
  mariadb,
  holdfast("Holdfast", "mariadb", { engine: "mysql" }),
];

/** What of the wanted programs is not on this machine. */
export function missing({ wants, name }: DatabaseProgram): readonly string[] {
  if (name.startsWith("Holdfast")) return existsSync(HOLDFAST) ? [] : ["dist (npm run build)"];
  return wants.filter((want) => locate(want) === null);
}

interface Pipe {
  readonly name: string;
  readonly kind: Kind;
  readonly wants: readonly string[];
  readonly begin?: string;
  readonly save: string;
  readonly restore: string;
}

/** A program that is a line of shell, as an administrator types it. */
function pipe({ name, kind, wants, begin, save, restore }: Pipe): DatabaseProgram {
  return {
    name,
    kind,
    wants,
    begin: (trial) => {
      mkdirSync(join(trial.home, "store"));
      if (wants.includes("age")) makeAge(trial.home);
      if (begin !== undefined) prepare(shell(trial, begin));
    },
    save: (trial) => shell(trial, save),
    beforeRestore: ({ server }) => {
      server.sql(server.kind === "postgres" ? "postgres" : "", `CREATE DATABASE ${BACK}`);
    },
    restore: (trial) => shell(trial, restore),
  };
}

function shell({ server, home }: DatabaseTrial, line: string): Order {
  const head = `set -euo pipefail; bin=$1 home=$2 from=$3 to=$4; shift 4`;
  return {
    argv: [
      "bash",
      "-c",
      `${head}\n${line}`,
      "bash",
      server.bin,
      home,
      DATABASE,
      BACK,
      ...server.reach,
    ],
    env: { BORG_PASSPHRASE: PASSWORD, BORG_BASE_DIR: join(home, "base"), MYSQL_PWD: "" },
  };
}

function makeAge(home: string): void {
  const identity = join(home, "identity");
  prepare({ argv: ["age-keygen", "-o", identity] });
  prepare({
    argv: ["sh", "-c", 'age-keygen -y "$1" >"$2"', "sh", identity, join(home, "recipient")],
  });
}

/** Holdfast as it is shipped, with keys, a policy, a store and a restore that somebody else approved. */
function holdfast(
  name: string,
  kind: Kind,
  source: Readonly<Record<string, unknown>>,
): DatabaseProgram {
  const order = (trial: DatabaseTrial, command: string, ...args: string[]): Order => ({
    ...run({ set: "", home: trial.home }, command, ...args),
    env: { BENCH_URL: trial.server.url(DATABASE), HOLDFAST_SERVERS: SERVERS },
  });
  return {
    name,
    kind,
    wants: [],
    begin: ({ home }) => {
      makeKeys(home);
      mkdirSync(join(home, "store"), { mode: 0o700 });
      writeFileSync(join(home, "holdfast.yml"), policyOf(home, source));
    },
    save: (trial) => order(trial, "backup"),
    beforeRestore: (trial) => {
      const plan = join(trial.home, "plan.json");
      const person = (who: string) => join(trial.home, "people", who);
      prepare(
        order(
          trial,
          "plan",
          "latest",
          "--into",
          `data=${BACK}`,
          "--as",
          person("ana"),
          "--out",
          plan,
        ),
      );
      prepare(order(trial, "approve", plan, "--key", person("ben")));
    },
    restore: (trial) => {
      const identity = join(trial.home, "keys", "identity.txt");
      return order(trial, "restore", join(trial.home, "plan.json"), "--identity", identity);
    },
  };
}

function policyOf(home: string, source: Readonly<Record<string, unknown>>): string {
  const person = (name: string): { keys: string[] } => ({
    keys: [readFileSync(join(home, "people", `${name}.pub`), "utf8").trim()],
  });
  const policy = {
    holdfast: 1,
    name: "bench",
    recipients: ["file:keys/recipient.txt"],
    signers: { host: { key: "file:keys/signing.pub", may: ["backup"] } },
    "signing-key": "file:keys/signing",
    staging: "staging",
    state: "state",
    people: { ana: person("ana"), ben: person("ben") },
    approval: { approvers: ["ben"], needed: 1 },
    sources: { data: { url: "env:BENCH_URL", ...source } },
    stores: { local: { kind: "directory", path: "store", layout: "folder" } },
  };
  return JSON.stringify(policy, null, 2);
}

function fromHere(path: string): string {
  return new URL(path, import.meta.url).pathname;
}
