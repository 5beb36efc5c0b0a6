import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Order, prepare } from "../measure.ts";
import type { Program, Trial } from "./program.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const MAIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** Holdfast as it is shipped: one source, one directory store, and a restore that somebody else approved. */
export const holdfast: Program = {
  name: "Holdfast",
  get: "npm run build",
  version: () => (existsSync(CLI) ? versionOfPackage() : null),
  begin: (trial) => {
    makeKeys(trial.home);
    mkdirSync(join(trial.home, "store"), { mode: 0o700 });
    writeFileSync(join(trial.home, "holdfast.yml"), policyOf(trial));
  },
  backup: (trial) => run(trial, "backup"),
  stored: ({ home }) => join(home, "store"),
  beforeRestore: (trial) => {
    const { set, home } = trial;
    const plan = join(home, "plan.json");
    renameSync(set, asideOf(set)); // planned, approved and restored as after a loss
    prepare(run(trial, "plan", "latest", "--as", join(home, "people", "ana"), "--out", plan));
    prepare(run(trial, "approve", plan, "--key", join(home, "people", "ben")));
    return { tree: set, original: asideOf(set) };
  },
  restore: (trial) => {
    const identity = join(trial.home, "keys", "identity.txt");
    return run(trial, "restore", join(trial.home, "plan.json"), "--identity", identity);
  },
  end: ({ set }) => {
    if (!existsSync(asideOf(set))) return;
    rmSync(set, { recursive: true, force: true }); // what was restored
    renameSync(asideOf(set), set);
  },
};

/** One command of the program under test on a trial's policy. */
export function run({ home }: Trial, command: string, ...args: string[]): Order {
  return {
    argv: [process.execPath, CLI, command, "--policy", join(home, "holdfast.yml"), ...args],
    cwd: home,
  };
}

/** What a new user's `holdfast --help` runs. */
export function help(): Order {
  return { argv: [process.execPath, CLI, "--help"] };
}

/** The action's step, as far as its first own line; what it goes on to do is not waited for. */
export function firstLine(): Order {
  const script = 'read -r line < <(exec "$0" "$1" 2>/dev/null) && [[ $line == Holdfast* ]]';
  return { argv: ["bash", "-c", script, process.execPath, MAIN] };
}

/** Makes the keys of a host, `keys/`, and of two people, `people/ana` and `people/ben`. */
export function makeKeys(home: string): void {
  prepare({ argv: [process.execPath, CLI, "keygen", join(home, "keys")], cwd: home });
  mkdirSync(join(home, "people"), { mode: 0o700 });
  for (const person of ["ana", "ben"]) {
    const file = join(home, "people", person);
    prepare({ argv: ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person, "-f", file] });
  }
}

/** A policy with one source and one store; JSON is YAML, so no name needs care. */
export function policyOf({ set, home }: Trial): string {
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
    sources: { data: { engine: "files", path: set } },
    stores: { local: { kind: "directory", path: "store", layout: "folder" } },
  };
  return JSON.stringify(policy, null, 2);
}

function asideOf(set: string): string {
  return `${set}.aside`;
}

function versionOfPackage(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
