import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "../measure.ts";
import { locate, type Program } from "./program.ts";

const SAVE = `set -o pipefail
tar --format=posix --sort=name --numeric-owner --xattrs --acls --sparse -C "$1" -cf - . | zstd -q -3 -T0 | age -R "$2" >"$3"`;
const PUT_BACK = `set -o pipefail
age -d -i "$1" "$2" | zstd -q -dc | tar --numeric-owner --xattrs --acls -C "$3" -xpf -`;

/** What an experienced administrator types: tar, zstd and age in one pipe. It syncs and checks nothing. */
export const stock: Program = {
  name: "stock pipe",
  get: "Debian: tar zstd age (npm run engines)",
  version: () => {
    if (["tar", "zstd", "age", "age-keygen"].some((tool) => locate(tool) === null)) return null;
    const tar = /\d[\d.]+/.exec(prepare({ argv: ["tar", "--version"] }))?.[0];
    const zstd = /v(\d[\d.]+)/.exec(prepare({ argv: ["zstd", "--version"] }))?.[1];
    const age = prepare({ argv: ["age", "--version"] }).trim();
    return `tar ${tar}, zstd ${zstd}, age ${age}`;
  },
  begin: ({ home }) => {
    mkdirSync(join(home, "store"));
    mkdirSync(join(home, "out"));
    prepare({ argv: ["age-keygen", "-o", join(home, "identity")] });
    prepare({
      argv: [
        "sh",
        "-c",
        'age-keygen -y "$1" >"$2"',
        "sh",
        join(home, "identity"),
        join(home, "recipient"),
      ],
    });
  },
  backup: ({ set, home }) => ({
    argv: ["bash", "-c", SAVE, "bash", set, join(home, "recipient"), join(home, "store", "tree")],
  }),
  stored: ({ home }) => join(home, "store"),
  beforeRestore: ({ set, home }) => ({ tree: join(home, "out"), original: set }),
  restore: ({ home }) => ({
    argv: [
      "bash",
      "-c",
      PUT_BACK,
      "bash",
      join(home, "identity"),
      join(home, "store", "tree"),
      join(home, "out"),
    ],
  }),
  end: () => {},
};
