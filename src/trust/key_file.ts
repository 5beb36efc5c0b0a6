import { readFile, stat } from "node:fs/promises";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine } from "../host/machine.ts";
import { type PrivateKeyText, parsePrivateKey, type Refusal, tidyKeyText } from "./private_key.ts";
import { type PublicKey, parsePublicKey, samePublicKey } from "./public_key.ts";
import { runSsh } from "./ssh_tool.ts";

/** The name of a key that came as text. */
export const TEXT = "given as text";

const MAX_KEY = 64 * 1024; // bytes of a key's file

/** Reads the public key of a private key's file, or of a `.pub` file whose key an agent holds. */
export async function openKeyFile(path: string, machine: Machine): Promise<PublicKey> {
  const info = await stat(path).catch((cause: unknown) => {
    throw keyError(path, cannotUse(cause), cause);
  });
  if (!info.isFile() || info.size > MAX_KEY) {
    throw keyError(path, { why: "it is no key file", hint: "Give the path of a private SSH key." });
  }
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw keyError(path, cannotUse(cause), cause);
  });
  const named = path.endsWith(".pub") ? parsePublicKey(text) : "";
  if (typeof named !== "string") return await inAgent(named, path, machine);
  if (named !== "" && !text.includes("PRIVATE KEY")) {
    throw keyError(path, { why: named, hint: "Give the .pub file of a key that an agent holds." });
  }
  judgeKey(tidyKeyText(text), path);
  if ((info.mode & 0o077) !== 0) {
    const mode = (info.mode & 0o777).toString(8).padStart(4, "0");
    throw new HoldfastError("seal", `${cannot(path)}: others may read it (mode ${mode})`, {
      code: "key-exposed",
      hint: `Run: chmod 600 "${shown(path)}". Who may have read it? Then make a new key.`,
      thing: shown(path),
    });
  }
  return await publicKeyOf(tidyKeyText(text), { path, name: path, machine });
}

/** Finds the public key of a private one. @param of `path` holds `text`; `name` is what messages call it. */
export async function publicKeyOf(
  text: string,
  of: { readonly path: string; readonly name: string; readonly machine: Machine },
): Promise<PublicKey> {
  const { isEncrypted, publicKey } = judgeKey(text, of.name);
  if (isEncrypted) return await unlocked(publicKey, of);
  // An empty passphrase keeps ssh-keygen from asking for one; it is no secret.
  const argv = ["ssh-keygen", "-y", "-P", "", "-f", of.path] as const;
  const ran = await runSsh(of.machine, argv);
  const found = ran.code === 0 ? parsePublicKey(ran.stdout) : "ssh-keygen cannot read it";
  if (typeof found !== "string") return found;
  throw keyError(of.name, {
    why: found,
    hint: "It must be a whole OpenSSH private key: ed25519, ecdsa, or rsa of 3072 bits or more.",
  });
}

/** A key behind a passphrase works through an agent that holds it or a program that asks for it. */
async function unlocked(
  publicKey: PublicKey | null,
  of: { readonly path: string; readonly name: string; readonly machine: Machine },
): Promise<PublicKey> {
  const beside = await readFile(`${of.path}.pub`, "utf8").catch(() => "");
  const key = publicKey ?? parsePublicKey(beside);
  if (typeof key !== "string") {
    const canAsk = (of.machine.env["SSH_ASKPASS"] ?? "") !== "";
    if (canAsk || (await agentHolds(key, of.machine))) return key;
  }
  throw new HoldfastError(
    "seal",
    `${cannot(of.name)}: a passphrase protects it and no agent holds it`,
    {
      code: "key-missing",
      hint: "Add it to an ssh-agent with ssh-add and set SSH_AUTH_SOCK, or use a key without one.",
      thing: shown(of.name),
    },
  );
}

async function inAgent(key: PublicKey, path: string, machine: Machine): Promise<PublicKey> {
  if (await agentHolds(key, machine)) return key;
  throw new HoldfastError("seal", `${cannot(path)}: no agent holds the key of that .pub file`, {
    code: "key-missing",
    hint: "Add it with ssh-add and set SSH_AUTH_SOCK, or give the path of the private key.",
    thing: shown(path),
  });
}

async function agentHolds(key: PublicKey, machine: Machine): Promise<boolean> {
  const { stdout } = await runSsh(machine, ["ssh-add", "-L"]);
  return stdout.split("\n").some((line) => {
    const held = parsePublicKey(line);
    return typeof held !== "string" && samePublicKey(held, key);
  });
}

/** Judges the text of a private key. @throws HoldfastError seal/key-malformed for what is none. */
export function judgeKey(text: string, name: string): PrivateKeyText {
  const judged = parsePrivateKey(text);
  if ("why" in judged) throw keyError(name, judged);
  return judged;
}

/** Why a key cannot be used; key-missing when `cause` says that there is no such file. */
export function keyError(name: string, refusal: Refusal, cause?: unknown): HoldfastError {
  const isMissing = (cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
  return new HoldfastError("seal", `${cannot(name)}: ${refusal.why}`, {
    code: isMissing ? "key-missing" : "key-malformed",
    hint: refusal.hint,
    thing: shown(name),
    cause,
  });
}

function cannot(name: string): string {
  return name === TEXT
    ? "Cannot use the signing key given as text"
    : `Cannot use key "${shown(name)}"`;
}

/** Words for what the file system said. */
export function cannotUse(cause: unknown): Refusal {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") {
    return {
      why: "it is not there",
      hint: "Is signing-key in the policy right? Make one: keygen.",
    };
  }
  return { why: `it cannot be read (${code ?? message})`, hint: "May this user read that file?" };
}
