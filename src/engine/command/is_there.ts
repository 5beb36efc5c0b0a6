import { access, constants } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Machine } from "../../host/machine.ts";
import type { CommandSettings } from "./settings.ts";

/** Whether a program can be started here: a path from the policy's folder on, or a name on the PATH. */
export async function isThere(
  program: string,
  { folder }: CommandSettings,
  machine: Machine,
): Promise<boolean> {
  const folders = (machine.env["PATH"] ?? "").split(":").filter((one) => one !== "");
  const paths = program.includes("/")
    ? [resolve(folder ?? machine.cwd, program)]
    : folders.map((one) => join(one, program));
  for (const path of paths) {
    const can = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (can) return true;
  }
  return false;
}
