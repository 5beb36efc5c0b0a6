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
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(machine.cwd, path));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new HoldfastError(
      "seal",
      `Cannot read identity "${shown(path)}": ${code === "ENOENT" ? "there is no such file" : shown(message)}`,
      {
        code: "key-missing",
        hint: "Is the drive with the identity mounted?",
        thing: shown(path),
        cause,
      },
    );
  }
  const passphrase = machine.env[PASSPHRASE] ?? null;
  try {
    return await parseIdentities(bytes, passphrase);
  } catch (cause) {
    throw cause instanceof HoldfastError ? told(cause, { path, bytes, passphrase }) : cause;
  }
}

/** Names the file, and says what it is where it is something else. Never repeats a word of it. */
function told(
  error: HoldfastError,
  { path, bytes, passphrase }: { path: string; bytes: Uint8Array; passphrase: string | null },
): HoldfastError {
  const other = error.code === "key-malformed" ? otherKey(bytes) : null;
  const name = `identity "${shown(path)}"`;
  const message =
    other === null
      ? error.message.replace("the identity file", name)
      : `Cannot read ${name}: ${other}`;
  const hint =
    error.code === "key-wrong" && passphrase === null
      ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.`
      : (error.hint ?? "");
  return new HoldfastError(error.stage, message, {
    code: error.code,
    hint,
    thing: shown(path),
    cause: error.cause,
  });
}

function otherKey(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString("latin1");
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text))
    return "it is an SSH key, which signs or approves, not an age identity, which opens";
  if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text))
    return "it is an SSH key's public part, not an age identity, which opens";
  return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
}
