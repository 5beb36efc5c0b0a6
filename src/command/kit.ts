import { access, chmod, copyFile, cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { VERSION } from "../domain/version.ts";
import { recoveryText } from "./kit_text.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { written } from "./written.ts";

/** What a kit is made from. */
export interface KitInput {
  readonly folder: string;
  /** The folder of the bundle that runs. */
  readonly dist: string;
  /** The Node that runs. */
  readonly node: string;
}

const LAUNCHER = `#!/bin/sh
# Starts Holdfast from this folder, wherever it is and from anywhere.
here=$(CDPATH='' cd -P -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd) || exit 1
exec "$here/bin/node" "$here/dist/cli.js" "$@"
`;

/** Writes the break-glass folder: program, its Node, policy, the public files it names, and what to do. No private key. */
export async function kit(setup: Setup, input: KitInput): Promise<Outcome> {
  const folder = resolve(setup.machine.cwd, input.folder);
  await refuseFull(folder, input.folder);
  await refuseSource(input.dist);
  const files = publicFiles(setup);
  await written(input.folder, () => fill(folder, { setup, input, files }));
  return outcomeOf({
    command: "kit",
    entries: ["holdfast", "bin/node", "dist", "holdfast.yml", ...files, "RECOVERY.md"].map(
      (file) => ({ file }),
    ),
    totals: { version: VERSION, policy: setup.sha256 },
    lines: [
      `${input.folder}/holdfast starts Holdfast ${VERSION} on any Linux x64, from anywhere`,
      `${input.folder}/RECOVERY.md says what to do`,
      "No private key is in it; keep it on a drive with a copy of the store.",
    ],
  });
}

async function fill(
  folder: string,
  { setup, input, files }: { setup: Setup; input: KitInput; files: readonly string[] },
): Promise<void> {
  await mkdir(join(folder, "bin"), { recursive: true });
  await cp(input.dist, join(folder, "dist"), { recursive: true });
  for (const entry of await readdir(join(folder, "dist"))) {
    if (entry.endsWith(".js")) await chmod(join(folder, "dist", entry), 0o644);
  }
  await copyFile(input.node, join(folder, "bin/node"));
  await chmod(join(folder, "bin/node"), 0o755);
  await writeFile(join(folder, "holdfast.yml"), setup.text);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await copyFile(join(setup.folder, file), join(folder, file));
  }
  await writeFile(join(folder, "RECOVERY.md"), recoveryText(setup));
  await writeFile(join(folder, "holdfast"), LAUNCHER, { mode: 0o755 });
}

async function refuseFull(folder: string, name: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length === 0) return;
  throw new HoldfastError(
    "policy",
    `Cannot make a kit in "${shown(name)}": the folder is not empty`,
    {
      code: "file-exists",
      hint: "Choose a new folder; nothing is overwritten.",
      thing: shown(name),
    },
  );
}

async function refuseSource(dist: string): Promise<void> {
  const built = await access(join(dist, "cli.js")).then(
    () => true,
    () => false,
  );
  if (built) return;
  throw new HoldfastError("policy", "Cannot make a kit: this is not the bundled program", {
    code: "usage",
    hint: "Run it as node dist/cli.js kit DIR.",
    thing: "dist",
  });
}

/** The `file:` references of a policy that hold no secret, as paths below its folder. */
function publicFiles({ policy, folder }: Setup): string[] {
  const keys = [
    ...Object.values(policy.signers).map(({ key }) => key),
    ...Object.values(policy.people).flatMap((person) => person.keys),
  ];
  const named = [...policy.recipients, ...keys]
    .filter((entry) => entry.startsWith("file:"))
    .map((entry) => entry.slice(5));
  return [...new Set(named)].map((file) => {
    const inside = relative(folder, resolve(folder, file));
    if (!file.startsWith("/") && !inside.startsWith("..")) return inside;
    throw new HoldfastError(
      "policy",
      `Cannot make a kit: the policy names "${shown(file)}", which lies outside its folder`,
      {
        code: "policy-invalid",
        hint: "Put public keys and recipients beside the policy and name them by a relative path.",
        thing: shown(file),
      },
    );
  });
}
