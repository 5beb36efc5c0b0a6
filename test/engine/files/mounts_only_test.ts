import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { files } from "../../../src/engine/files/mod.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";

const folder = tempFolder();

testWith(
  ["root rights", "mount"],
  "check(build) minds a mount only where a path alone would carry it off",
  async () => {
    const root = join(folder, "tree");
    await mkdir(join(root, "a/disk"), { recursive: true });
    await mkdir(join(root, "b"));
    await writeFile(join(root, "b/file"), "b");
    const machine = testMachine();
    await machine.run({ argv: ["mount", "-t", "tmpfs", "tmpfs", join(root, "a/disk")] });
    try {
      const engine = files.open(files.settings.parse({ path: root }), machine);
      const codes = async (only: string[]) =>
        (await engine.check("build", only)).map(({ code }) => code);
      expect(await codes([])).toEqual(["source-mount"]);
      expect(await codes(["b"])).toEqual([]);
      expect(await codes(["a"])).toEqual(["source-mount"]);
      expect(await codes(["a/disk/below"])).toEqual(["source-mount"]);
    } finally {
      await machine.run({ argv: ["umount", join(root, "a/disk")] });
    }
  },
);
