import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files } from "../../../src/engine/files/mod.ts";
import type { FilesSettings } from "../../../src/engine/files/settings.ts";
import { tempFolder, testMachine } from "../../tools.ts";
import { type Exam, engineContract } from "../contract.ts";

const TEMP = tempFolder();

function settings(path: string | readonly string[]): FilesSettings {
  return { path, exclude: [], "may-change": [], devices: false, "one-file-system": true };
}

function fill(folder: string): void {
  mkdirSync(join(folder, "sub", "empty"), { recursive: true });
  writeFileSync(join(folder, "sub", "a.conf"), "a = 1\n", { mode: 0o640 });
  writeFileSync(join(folder, "sub.conf"), "x".repeat(200_000));
  linkSync(join(folder, "sub.conf"), join(folder, "twin"));
  symlinkSync("../../outside", join(folder, "link"));
}

async function exam(name: "one root" | "two roots" | "a file"): Promise<Exam> {
  const folder = mkdtempSync(join(TEMP, "exam-"));
  const machine = testMachine();
  const [first, second] = [join(folder, "conf"), join(folder, "conf-2")];
  if (name === "a file") {
    writeFileSync(first, "one = 1\n");
  } else {
    fill(first);
    fill(second);
  }
  return {
    folder,
    engine: files.open(settings(name === "two roots" ? [second, first] : first), machine),
    absent: files.open(settings(join(folder, "nothing")), machine),
    change: async () => {
      if (name === "a file") return writeFileSync(first, "two = 2\n");
      writeFileSync(join(first, "new"), "new");
      rmSync(join(first, "sub"), { recursive: true });
    },
  };
}

for (const name of ["one root", "two roots", "a file"] as const) {
  engineContract(`files, ${name}:`, () => exam(name));
}
