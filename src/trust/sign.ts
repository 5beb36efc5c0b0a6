import { lstat, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine } from "../host/machine.ts";
import { cannotUse, judgeKey, keyError, openKeyFile, publicKeyOf, TEXT } from "./key_file.ts";
import { tidyKeyText } from "./private_key.ts";
import { type PublicKey, parsePublicKey, samePublicKey } from "./public_key.ts";
import { lastLine, runSsh } from "./ssh_tool.ts";
import { checkSignature, parseSignature } from "./sshsig.ts";

/** A key to sign with: the path of a private key, or of the `.pub` file of a key in an agent. */
export type SigningKey = { readonly path: string; readonly publicKey: PublicKey };

/** Where a signing key comes from: a file, or its text as a secret store gave it. */
export type KeyReference = { readonly file: string } | { readonly text: string };

/**
 * Signs with `ssh-keygen -Y sign`, so that keys in hardware and in agents work.
 *
 * @returns The armored signature, checked in this process before it is returned.
 * @throws HoldfastError seal/ssh-missing, seal/seal-failed, or seal/key-wrong when the file and the
 *   key differ.
 */
export async function sign(
  message: Uint8Array,
  options: { readonly namespace: string; readonly key: SigningKey; readonly machine: Machine },
): Promise<string> {
  const { key, machine, namespace } = options;
  if (key.publicKey.type.startsWith("sk-")) {
    machine.tell({ kind: "line", text: `Touch the security key ${key.publicKey.fingerprint}` });
  }
  const argv = ["-Y", "sign", "-n", namespace, "-f", key.path] as const;
  const ran = await runSsh(machine, ["ssh-keygen", ...argv], message);
  const what = `Cannot sign with key "${key.publicKey.fingerprint}"`;
  if (ran.code !== 0) {
    throw new HoldfastError("seal", `${what}: ssh-keygen said: ${lastLine(ran)}`, {
      code: "seal-failed",
      hint: "Is the key still there, and its agent or token ready?",
      thing: key.publicKey.fingerprint,
    });
  }
  const signature = parseSignature(ran.stdout);
  if (typeof signature !== "string" && !samePublicKey(signature.key, key.publicKey)) {
    throw new HoldfastError("seal", `${what}: "${signature.key.fingerprint}" signed instead`, {
      code: "key-wrong",
      hint: "Does the .pub file beside the private key belong to another key? Remove it.",
      thing: key.publicKey.fingerprint,
    });
  }
  const why =
    typeof signature === "string" ? signature : checkSignature(signature, message, namespace);
  if (why === null) return ran.stdout;
  throw new HoldfastError("seal", `${what}: what ssh-keygen made is not good: ${why}`, {
    code: "seal-failed",
    hint: "Is the agent or the token in order? Try another key.",
    thing: key.publicKey.fingerprint,
  });
}

/**
 * Makes a signing key ready. A key given as text is written, 0600, into `folder` (made 0700) and
 * removed when the result is disposed of; no message ever holds text of a key.
 *
 * @throws HoldfastError seal/key-missing, key-malformed, key-exposed or ssh-missing.
 */
export async function openSigningKey(
  reference: KeyReference,
  machine: Machine,
  folder: string,
): Promise<AsyncDisposable & SigningKey> {
  if ("file" in reference) {
    const path = resolve(machine.cwd, reference.file);
    const publicKey = await openKeyFile(path, machine);
    return { path, publicKey, [Symbol.asyncDispose]: async () => {} };
  }
  const text = tidyKeyText(reference.text);
  const name = Buffer.from(machine.random(8)).toString("hex");
  const path = join(resolve(machine.cwd, folder), `signing-${name}`);
  const remove = () => rm(path, { force: true });
  try {
    judgeKey(text, TEXT); // before anything is written
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
    const publicKey = await publicKeyOf(text, { path, name: TEXT, machine });
    return { path, publicKey, [Symbol.asyncDispose]: remove };
  } catch (cause) {
    await remove();
    throw cause instanceof HoldfastError ? cause : keyError(TEXT, cannotUse(cause), cause);
  }
}

/**
 * Makes an Ed25519 key without a passphrase: `signing` (0600) and `signing.pub` in `folder`.
 *
 * @throws HoldfastError policy/file-exists; nothing is ever replaced.
 */
export async function makeSigningKey(
  folder: string,
  machine: Machine,
  comment: string,
): Promise<PublicKey> {
  const path = join(resolve(machine.cwd, folder), "signing");
  for (const file of [path, `${path}.pub`]) {
    if (!(await lstat(file).catch(() => null))) continue;
    throw new HoldfastError("policy", `Cannot make key "${shown(file)}": it is already there`, {
      code: "file-exists",
      hint: "Choose an empty folder, or move the old key away: backups it signed still need it.",
      thing: shown(file),
    });
  }
  const ran = await runSsh(machine, [
    "ssh-keygen",
    ...["-q", "-t", "ed25519", "-N", "", "-C", shown(comment), "-f", path],
  ]);
  const line = ran.code === 0 ? await readFile(`${path}.pub`, "utf8") : "";
  const key = parsePublicKey(line);
  if (typeof key !== "string") return key;
  throw keyError(path, { why: lastLine(ran), hint: "May this user write into that folder?" });
}
