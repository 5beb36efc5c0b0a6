import { createReadStream } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Machine } from "../host/machine.ts";

/** Opens the settings' archive with `age`, `zstd` and `tar` alone, where they are installed. @returns What to say of it. */
export async function openByHand(
  folder: string,
  backup: string,
  machine: Machine,
): Promise<string> {
  const archive = join("store", backup, "settings/tree.tar.zst.age");
  const command = `age -d -i keys/identity.txt ${archive} | zstd -d | tar -t`;
  const opened = join(folder, "opened.tar.zst");
  try {
    const age = machine.start({
      argv: ["age", "-d", "-i", join(folder, "keys/identity.txt"), join(folder, archive)],
    });
    await using file = await openFile(opened, "w", 0o600);
    for await (const chunk of age.stdout) await file.write(chunk);
    const { stdout } = await machine.run({
      argv: ["zstd", "-d", "-c", "-q"],
      stdin: createReadStream(opened),
    });
    const listed = await machine.run({
      argv: ["tar", "-t"],
      stdin: one(Buffer.from(stdout, "utf8")),
    });
    return `${command}   lists ${listed.stdout.trim().split("\n").length} members`;
  } catch (error) {
    if (error instanceof HoldfastError && error.code === "tool-missing")
      return `${error.thing} is not installed here; where it is: ${command}`;
    throw error;
  }
}

async function* one(bytes: Uint8Array) {
  yield bytes;
}
