import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "../../../src/engine/command/mod.ts";
import type { CommandSettings } from "../../../src/engine/command/settings.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { testMachine } from "../../tools.ts";

/** Writes a program of the test's own; `text` is what sh reads. */
export function program(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Settings as a policy in `folder` gives them. */
export function settingsOf(
  folder: string,
  given: Partial<CommandSettings> & Pick<CommandSettings, "dump">,
): CommandSettings {
  return command.resolve({ format: "bin", run: [], env: {}, ...given }, folder);
}

/** An engine of this kind. @param env What the machine's environment holds besides this one's. */
export function engineOf(settings: CommandSettings, env: Record<string, string> = {}): Engine {
  return command.open(settings, testMachine({ env: { ...process.env, ...env } }));
}

/** A place that is a folder with some files, known to tar alone. */
export function tarPlace(root: string): {
  readonly place: string;
  readonly settings: CommandSettings;
} {
  const folder = mkdtempSync(join(root, "tar-"));
  const place = join(folder, "place");
  mkdirSync(join(place, "below"), { recursive: true });
  writeFileSync(join(place, "one"), "1\n");
  writeFileSync(join(place, "below/täglich\n\"'--"), "2\n");
  const hash = `cd '${place}' && find . -type f -print0 | sort -z | xargs -0r sha256sum --zero`;
  const line = `tr '\\n\\0' '?\\n' | sed 's/^\\([0-9a-f]*\\)  \\(.*\\)$/\\2\\t\\1/'`;
  return {
    place,
    settings: settingsOf(folder, {
      dump: ["tar", "-C", place, "--sort=name", "-cf", "-", "."],
      restore: ["tar", "-C", place, "-xf", "-"],
      clear: ["find", place, "-mindepth", "1", "-delete"],
      facts: [program(folder, "facts", `${hash} | ${line}`)],
      format: "tar",
    }),
  };
}
