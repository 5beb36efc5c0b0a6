import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { parseIdentities } from "../pipe/identity.ts";
import type { Setup } from "./open_policy.ts";

/** The environment variable for the passphrase of an identity file that has one. */
export const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";

/** Reads an identity file. @param path What --identity says. @throws HoldfastError of stage "seal". */
export async function readIdentities(
  path: string | null,
  { machine }: Pick<Setup, "machine">,
): Promise<readonly string[]> {
  if (path === null) {
    throw new HoldfastError("seal", "Cannot open the backup: no identity was given", {
      code: "key-missing",
      hint: "Name the file that keygen called identity.txt with --identity FILE.",
      thing: "identity",
    });
  }
  let text: string;
  try {
    text = await readFile(resolve(machine.cwd, path), "latin1");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new HoldfastError(
      "seal",
      `Cannot read identity "${shown(path)}": ${code === "ENOENT" ? "there is no such file" : message}`,
      {
        code: "key-missing",
        hint: "Is the drive with the identity mounted?",
        thing: shown(path),
        cause,
      },
    );
  }
  return await parseIdentities(text, machine.env[PASSPHRASE] ?? null);
}
