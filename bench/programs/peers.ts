import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Order, prepare } from "../measure.ts";
import { locate, type Program, type Trial } from "./program.ts";

const PASSWORD = "only-for-the-bench";
const GET = "bash bench/peers.sh";

/** restic, with the compression it has by default (zstd). */
export const restic: Program = {
  name: "restic",
  get: GET,
  version: () => versionOf("restic", ["version"]),
  begin: (trial) => void prepare(ofRestic(trial, "init", "--quiet")),
  backup: (trial) => ofRestic(trial, "backup", "--quiet", trial.set),
  stored: ({ home }) => join(home, "store"),
  beforeRestore: ({ set, home }) => ({ tree: join(home, "out"), original: set }),
  restore: (trial) =>
    ofRestic(
      trial,
      "restore",
      "--quiet",
      `latest:${trial.set}`,
      "--target",
      join(trial.home, "out"),
    ),
  end: () => {},
};

/** kopia, told to compress with zstd (it does not by default). */
export const kopia: Program = {
  name: "kopia",
  get: GET,
  version: () => versionOf("kopia", ["--version"]),
  begin: (trial) => {
    const store = join(trial.home, "store");
    mkdirSync(store);
    const cache = join(trial.home, "cache");
    prepare(
      ofKopia(
        trial,
        "repository",
        "create",
        "filesystem",
        "--path",
        store,
        "--cache-directory",
        cache,
      ),
    );
    prepare(ofKopia(trial, "policy", "set", "--global", "--compression", "zstd"));
  },
  backup: (trial) => ofKopia(trial, "snapshot", "create", "--no-progress", trial.set),
  stored: ({ home }) => join(home, "store"),
  beforeRestore: ({ set, home }) => ({ tree: join(home, "out"), original: set }),
  restore: (trial) => {
    const listed = prepare(ofKopia(trial, "snapshot", "list", "--json", trial.set));
    const newest = (JSON.parse(listed) as { id: string }[]).at(-1)?.id ?? "";
    return ofKopia(trial, "restore", "--no-progress", newest, join(trial.home, "out"));
  },
  end: () => {},
};

/** borg, with zstd at level 3 and its fastest authenticated encryption. */
export const borg: Program = {
  name: "borg",
  get: `${GET} (Debian: borgbackup)`,
  version: () => versionOf("borg", ["--version"]),
  begin: (trial) => {
    mkdirSync(join(trial.home, "out"));
    prepare(ofBorg(trial, "init", "-e", "repokey-blake2", join(trial.home, "store")));
  },
  backup: (trial) => {
    const archive = `${join(trial.home, "store")}::{now:%s%f}`;
    return { ...ofBorg(trial, "create", "-C", "zstd,3", archive, "."), cwd: trial.set };
  },
  stored: ({ home }) => join(home, "store"),
  beforeRestore: ({ set, home }) => ({ tree: join(home, "out"), original: set }),
  restore: (trial) => {
    const store = join(trial.home, "store");
    const newest = prepare(ofBorg(trial, "list", "--last", "1", "--short", store)).trim();
    return { ...ofBorg(trial, "extract", `${store}::${newest}`), cwd: join(trial.home, "out") };
  },
  end: () => {},
};

function versionOf(name: string, args: readonly string[]): string | null {
  const found = locate(name);
  return found === null
    ? null
    : (/\d+\.\d[\d.]*/.exec(prepare({ argv: [found, ...args] }))?.[0] ?? "unknown");
}

function ofRestic({ home }: Trial, ...args: string[]): Order {
  return {
    argv: [
      locate("restic") ?? "restic",
      "--repo",
      join(home, "store"),
      "--cache-dir",
      join(home, "cache"),
      ...args,
    ],
    env: { RESTIC_PASSWORD: PASSWORD },
  };
}

function ofKopia({ home }: Trial, ...args: string[]): Order {
  return {
    argv: [
      locate("kopia") ?? "kopia",
      "--config-file",
      join(home, "kopia.config"),
      "--log-dir",
      join(home, "logs"),
      ...args,
    ],
    env: { KOPIA_PASSWORD: PASSWORD, KOPIA_CHECK_FOR_UPDATES: "false" },
  };
}

function ofBorg({ home }: Trial, ...args: string[]): Order {
  return {
    argv: [locate("borg") ?? "borg", ...args],
    env: { BORG_PASSPHRASE: PASSWORD, BORG_BASE_DIR: join(home, "base") },
  };
}
